import Foundation
import Storage
import TestKit
import Testing

@testable import Kernel

@Suite struct DocumentTests {
  static let chunk = Documents.chunkSize

  @Test(arguments: StoreKind.available)
  func `What is kept comes back byte for byte, at every length around a chunk`(
    on kind: StoreKind
  ) async throws {
    try await withKernel(kind) { house in
      let documents = house.world.documents
      for size in [1, Self.chunk - 1, Self.chunk, Self.chunk + 1, 2 * Self.chunk + 7] {
        let bytes = SecretBytes.random(size)
        let prepared = try documents.prepare(bytes, named: "a.bin", for: KernelHouse.authority)
        let document = try await house.world.store.write(as: .system, because: "test") { db in
          try documents.keep(prepared, in: db)
        }
        #expect(document.size == size)
        let chunks = try await house.world.store.read { db in
          try db.values(
            [UInt8].self,
            "SELECT content FROM document_chunk WHERE document_id = \(document.id) ORDER BY number")
        }
        #expect(chunks.count == (size + Self.chunk - 1) / Self.chunk)
        let read = try await house.world.store.read { db in
          try documents.bytes(of: document.id, in: KernelHouse.authority, db)
        }
        #expect(read == bytes)
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `A document knows its name, type, content address and who gave it`(
    on kind: StoreKind
  ) async throws {
    try await withKernel(kind) { house in
      let document = try await house.keep(Array("abc".utf8), named: "C:\\papers\\note\u{7}.txt")
      #expect(document.name == "note.txt")
      #expect(document.mediaType == .text)
      #expect(
        document.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
      #expect(document.uploadedBy == Author.system.name)
      #expect(document.uploadedAt == someMorning)
      let (sha256, id) = (document.sha256, document.id)
      let (found, other) = try await house.world.store.read { db in
        (
          try db.document(sha256: sha256, of: KernelHouse.authority),
          try db.document(sha256: sha256, of: AuthorityID("X08000002"))
        )
      }
      #expect(found?.id == id)
      #expect(other == nil)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Nothing of a file is in the database in the clear, and alike files look different`(
    on kind: StoreKind
  ) async throws {
    try await withKernel(kind) { house in
      let text = Array("the words of a child".utf8)
      _ = try await house.keep(text, named: "a.txt")
      _ = try await house.keep(text, named: "b.txt")
      let chunks = try await house.world.store.read { db in
        try db.values([UInt8].self, "SELECT content FROM document_chunk ORDER BY document_id")
      }
      #expect(Set(chunks).count == 2)
      for chunk in chunks {
        #expect(!String(decoding: chunk, as: UTF8.self).contains("child"))
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `A chunk that was altered, moved, swapped or taken away is found and named`(
    on kind: StoreKind
  ) async throws {
    let bytes = SecretBytes.random(2 * Self.chunk)
    for tampering in Tampering.allCases {
      try await withKernel(kind) { house in
        let document = try await house.keep(bytes, named: "a.bin")
        let other = try await house.keep(bytes, named: "b.bin")
        try await house.world.store.write(as: .system, because: "test") { db in
          try tampering.apply(to: document.id, other.id, in: db)
        }
        let fault = await #expect(throws: DocumentFault.self) {
          try await house.world.store.read { db in
            try house.world.documents.bytes(of: document.id, in: KernelHouse.authority, db)
          }
        }
        #expect(fault?.description.contains(document.id.text) == true)
        #expect(fault?.description.contains("backup") == true)
      }
    }
  }

  enum Tampering: CaseIterable {
    case oneBit, cutShort, empty, swapped, ofAnotherDocument, takenAway

    func apply(to id: ID<Document>, _ other: ID<Document>, in db: WriteTransaction) throws {
      func content(_ id: ID<Document>, _ number: Int) throws -> [UInt8] {
        try db.value(
          [UInt8].self,
          "SELECT content FROM document_chunk WHERE document_id = \(id) AND number = \(number)")
          ?? []
      }
      func put(_ bytes: [UInt8], _ number: Int) throws {
        try db.execute(
          """
          UPDATE document_chunk SET content = \(bytes)
          WHERE document_id = \(id) AND number = \(number)
          """)
      }
      let (first, second) = (try content(id, 0), try content(id, 1))
      switch self {
      case .oneBit:
        var altered = first
        altered[100] ^= 1
        try put(altered, 0)
      case .cutShort: try put(Array(first.dropLast()), 0)
      case .empty: try put([], 0)
      case .swapped:
        try put(second, 0)
        try put(first, 1)
      case .ofAnotherDocument: try put(try content(other, 0), 0)
      case .takenAway:
        try db.execute("DELETE FROM document_chunk WHERE document_id = \(id) AND number = 1")
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `With another key the service says so at start, and no document opens`(
    on kind: StoreKind
  ) async throws {
    try await withKernel(kind) { house in
      let store = house.world.store
      try await house.world.documents.checkKey(in: store)
      let document = try await house.keep([1, 2, 3], named: "a.bin")
      try await house.world.documents.checkKey(in: store)
      let stranger = Documents(key: DocumentKey())
      let fault = await #expect(throws: DocumentKeyFault.self) {
        try await stranger.checkKey(in: store)
      }
      #expect(fault?.description.contains("GOLDTHREAD_KEY") == true)
      await #expect(throws: DocumentFault.self) {
        try await store.read { try stranger.bytes(of: document.id, in: KernelHouse.authority, $0) }
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `A document of another authority is not there`(on kind: StoreKind) async throws {
    try await withKernel(kind) { house in
      let document = try await house.keep([1, 2, 3], named: "a.bin")
      await #expect(throws: Refusal.self) {
        try await house.world.store.read { db in
          try house.world.documents.bytes(of: document.id, in: AuthorityID("X08000002"), db)
        }
      }
    }
  }

  @Test func `A file that is empty or too large is refused before anything is done`() throws {
    let documents = Documents(key: DocumentKey(), sizeLimit: 1 << 20)
    let most = [UInt8](repeating: 7, count: 1 << 20)
    #expect(try documents.prepare(most, named: "a", for: KernelHouse.authority).size == 1 << 20)
    #expect(throws: Refusal.self) {
      try documents.prepare(most + [7], named: "a", for: KernelHouse.authority)
    }
    #expect(throws: Refusal.self) {
      try documents.prepare([], named: "a", for: KernelHouse.authority)
    }
  }

  @Test(arguments: [
    ("report.pdf", "report.pdf"), ("../../etc/passwd", "passwd"), ("a/b/", "b"), ("", "file"),
    ("/", "file"), ("C:\\x\\y.doc", "y.doc"), ("two\nlines.txt", "twolines.txt"),
  ])
  func `A file's name is kept without folders and control characters`(given: String, kept: String) {
    #expect(Documents.cleanName(given) == kept)
  }
}

extension KernelHouse {
  func keep(_ bytes: [UInt8], named name: String) async throws -> Document {
    let documents = world.documents
    let prepared = try documents.prepare(bytes, named: name, for: Self.authority)
    return try await world.store.write(as: .system, because: "test") { db in
      try documents.keep(prepared, in: db)
    }
  }
}

@Suite struct MediaTypeTests {
  @Test(arguments: [
    ("%PDF-1.4\n%…", MediaType.pdf), ("\n\njunk before %PDF-1.7", .pdf),
    ("<!DOCTYPE html><html><body>Error</body></html>", .html), ("  \n<HTML>", .html),
    ("<html lang=en>named report.pdf", .html),
    ("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", .svg),
    ("\u{FEFF}<?xml version='1.0'?><!-- drawn by us --><s:SVG/>", .svg),
    ("<!-- \(String(repeating: "long ", count: 400)) --><svg/>", .svg),
    ("<!-- \(String(repeating: "long ", count: 400)) --><html>", .html),
    ("<script>alert(1)</script>", .html), ("<x><h:script/></x>", .html),
    ("<x>svg</x>", .text), ("1 < 2, and <svg> in a sentence", .text), ("plain words", .text),
    ("a,b\r\n1,2\r\n", .text),
    ("<x/>", .text), ("I wrote <html> in a sentence", .text), ("", .unknown), ("a\u{0}b", .unknown),
    ("PK\u{3}\u{4}…word/document.xml…", .word), ("PK\u{3}\u{4}…xl/workbook.xml…", .spreadsheet),
    ("PK\u{3}\u{4}…other…", .zip), ("%PD", .text),
  ])
  func `The content says what a file is`(content: String, type: MediaType) {
    #expect(MediaType(sniffing: Array(content.utf8)) == type)
  }

  @Test func `Pictures and bytes that are no text are known too`() {
    #expect(
      MediaType(sniffing: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]) == .png)
    #expect(MediaType(sniffing: [0xff, 0xd8, 0xff, 0xe0]) == .jpeg)
    #expect(MediaType(sniffing: [0xff, 0xfe, 0x00, 0x41]) == .unknown)
  }

  @Test func `Nothing that could carry a script is shown in the browser`() {
    #expect(MediaType.allCases.filter(\.maySafelyBeShown) == [.pdf, .png, .jpeg])
  }
}

@Suite struct DocumentKeyTests {
  @Test func `A key reads back from its text, in base64 and in hexadecimal`() {
    let key = DocumentKey()
    #expect(DocumentKey(text: key.text + "\n")?.checkValue == key.checkValue)
    let digits = String(repeating: "0f", count: 32)
    let base64 = Data(repeating: 15, count: 32).base64EncodedString()
    #expect(DocumentKey(text: digits)?.checkValue == DocumentKey(text: base64)?.checkValue)
    #expect(DocumentKey().checkValue != key.checkValue)
    #expect("\(key)" == "•••")
  }

  @Test(arguments: [
    "", "short", String(repeating: "0", count: 63), String(repeating: "g", count: 64), "+1",
  ])
  func `What has no 32 bytes is no key`(text: String) {
    #expect(DocumentKey(text: text) == nil)
  }

  @Test
  func `The environment comes before the secret file, that before the file beside the database`()
    throws
  {
    try withFolder { folder in
      let (secret, beside) = (folder + "/secret", folder + "/goldthread.key")
      let keys = [DocumentKey(), DocumentKey(), DocumentKey()]
      try Data(keys[1].text.utf8).write(to: URL(fileURLWithPath: secret))
      try Data(keys[2].text.utf8).write(to: URL(fileURLWithPath: beside))
      func load(_ environment: [String: String], _ secretFile: String?) throws -> String {
        try DocumentKey.load(
          environment: environment, secretFile: secretFile, besideDatabase: beside
        ).checkValue
      }
      let set = [DocumentKey.variable: keys[0].text]
      #expect(try load(set, secret) == keys[0].checkValue)
      #expect(try load([DocumentKey.variable: ""], secret) == keys[1].checkValue)
      #expect(try load([:], nil) == keys[2].checkValue)
    }
  }

  @Test func `The first start makes a file that only its owner can read, the next reads it`() throws
  {
    try withFolder { folder in
      let path = folder + "/goldthread.key"
      let made = try DocumentKey.load(environment: [:], secretFile: nil, besideDatabase: path)
      let rights = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
      #expect(rights as? Int == 0o600)
      let read = try DocumentKey.load(environment: [:], secretFile: nil, besideDatabase: path)
      #expect(read.checkValue == made.checkValue)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["goldthread.key"])
    }
  }

  @Test func `What is there but is no key is one clear sentence, never a new key`() throws {
    try withFolder { folder in
      let path = folder + "/goldthread.key"
      try Data("not a key".utf8).write(to: URL(fileURLWithPath: path))
      for (environment, secret, beside) in [
        ([DocumentKey.variable: "nonsense"], String?.none, String?.some(path)),
        ([:], folder + "/absent", path), ([:], nil, path), ([:], nil, nil),
        ([:], nil, folder + "/absent/goldthread.key"),
      ] {
        #expect(throws: DocumentKeyFault.self) {
          try DocumentKey.load(
            environment: environment, secretFile: secret, besideDatabase: beside)
        }
      }
      #expect(FileManager.default.contents(atPath: path) == Data("not a key".utf8))
    }
  }

  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + "goldthread-keys-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }
}
