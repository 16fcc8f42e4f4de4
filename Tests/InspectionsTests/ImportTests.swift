import Civil
import Kernel
import SiteMap
import Storage
import Synchronization
import TestKit
import Testing
import Web

@testable import Inspections

/// Many reports at once: kept, read in the background, each once, and each named with what became of it.
@Suite struct ImportTests {
  @Test(arguments: StoreKind.available)
  func `Of a batch for the register what is certain is entered and the rest waits`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let pages = PageHouse(house, reader: Self.reader)
      let sent = try await pages.post(
        .imports, [("target", "register")],
        uploads: ["good", "doubtful", "left", "damaged"].map(Self.upload)
          + [("files", Form.File(name: "page.pdf", bytes: Array("<!DOCTYPE html><html>".utf8)))]
          + [("files", Form.File(name: "empty.pdf", bytes: []))]
          + [
            (
              "files",
              Form.File(name: "cover.pdf", bytes: [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10])
            )
          ])
      let address = try #require(sent.target)
      #expect(try await pages.html(address).contains("2 of 7 files read"))
      #expect(try await pages.html(address).contains("data-live"))
      await pages.slice.imports.drain()
      let html = try await pages.html(address)
      #expect(html.contains("7 of 7 files read") && !html.contains("data-live"))
      #expect(
        try await kinds(in: house) == [
          .entered, .uncertain, .left, .refused, .refused, .refused, .refused,
        ])
      for words in [
        "This is no PDF but a web page", "is empty", "It is no report but a PNG picture",
        "Cut off in the middle", "Table and text differ",
        "Thornmere Borough Council in the register",
      ] {
        #expect(html.contains(words), "\(words)")
      }
      let papers = try await house.read {
        try $0.all(Paper.self, "SELECT * FROM paper ORDER BY file_name")
      }
      #expect(papers.map(\.fileName) == ["doubtful.pdf", "good.pdf"])
      #expect(papers.map(\.state) == [.toReview, .accepted])
      #expect(papers.map { $0.registerLine == nil } == [true, false])
      // What is no report is not kept: only the two papers have their content.
      #expect(try await house.read { try $0.value(Int.self, "SELECT count(*) FROM document") } == 2)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Of a batch for review each report waits as a paper`(on kind: StoreKind) async throws {
    try await withInspections(on: kind) { house in
      let pages = PageHouse(house, reader: Self.reader)
      let sent = try await pages.post(
        .imports, [("target", "papers")], uploads: ["good", "doubtful", "left"].map(Self.upload))
      await pages.slice.imports.drain()
      #expect(try await kinds(in: house) == [.toReview, .toReview, .toReview])
      let address = try #require(sent.target)
      #expect(try await pages.html(address).contains("Review it"))
      let batch = try #require(
        address.path.split(separator: "/").last.flatMap { ID<ImportBatch>($0) })
      _ = try await pages.post(.importFiles(batch), [], uploads: [Self.upload("good")])
      await pages.slice.imports.drain()
      #expect(try await kinds(in: house) == [.toReview, .toReview, .toReview, .known])
      #expect(try await house.read { try $0.register(of: house.authority) }.isEmpty)
    }
  }

  @Test(arguments: StoreKind.available)
  func `A paper that waits for its review, or was discarded, can still go into the register`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let pages = PageHouse(house, reader: Self.reader)
      let uploads = ["good", "doubtful"].map(Self.upload)
      _ = try await pages.post(.imports, [("target", "papers")], uploads: uploads)
      await pages.slice.imports.drain()
      let doubtful = try #require(
        try await house.read {
          try $0.first(Paper.self, "SELECT * FROM paper WHERE file_name = 'doubtful.pdf'")
        })
      try await AcceptPaper(house.acting).discard(doubtful.id, readAt: doubtful.version)
      _ = try await pages.post(.imports, [("target", "register")], uploads: uploads)
      await pages.slice.imports.drain()
      #expect(try await kinds(in: house) == [.toReview, .toReview, .entered, .uncertain])
      let papers = try await house.read {
        try $0.all(Paper.self, "SELECT * FROM paper ORDER BY file_name")
      }
      #expect(papers.map(\.state) == [.toReview, .accepted])
      #expect(try await house.read { try $0.register(of: house.authority) }.count == 1)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Several processes read each file once`(on kind: StoreKind) async throws {
    try await withInspections(on: kind) { house in
      let reads = Counter()
      let reader = ReportReader(
        read: { _, name in
          reads.add()
          return Self.reading(name)
        }, image: { _, _ in [] })
      let batch = try await StartImport(house.acting)(
        (1...12).map { Self.upload("good \($0)").file }, as: .papers)
      await withTaskGroup(of: Void.self) { group in
        for _ in 0..<3 {
          let queue = ImportQueue(world: house.world, reader: reader)
          group.addTask { await queue.drain() }
        }
      }
      #expect(reads.count == 12)
      #expect(try await kinds(in: house).count { $0 == .toReview } == 12)
      #expect(batch.sent == 12)
    }
  }

  @Test(arguments: StoreKind.available)
  func `What a process left unfinished is taken up again, and the dead one writes nothing more`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      try await StartImport(house.acting)([Self.upload("good").file], as: .register)
      let dead = ImportQueue(world: house.world, reader: Self.reader)
      let (file, worker) = try #require(try await dead.takeNext())
      // As long as it may be alive, nobody else takes it up.
      #expect(try await dead.takeNext() == nil)
      let later = World(
        store: house.world.store, authority: house.authority, documents: house.world.documents,
        logger: .quiet, now: { house.world.now().adding(seconds: ImportQueue.lease) })
      await ImportQueue(world: later, reader: Self.reader).drain()
      #expect(try await kinds(in: house) == [.entered])
      await ImportWork(queue: dead, file: file, worker: worker)()
      #expect(try await kinds(in: house) == [.entered])
      #expect(try await house.read { try $0.register(of: house.authority) }.count == 1)
    }
  }

  @Test func `A file that ends its reader again and again is given up`() async throws {
    try await withInspections(on: .sqlite) { house in
      try await StartImport(house.acting)([Self.upload("good").file], as: .papers)
      let start = house.world.now()
      for attempt in 0...ImportQueue.mostAttempts {
        let world = World(
          store: house.world.store, authority: house.authority, documents: house.world.documents,
          logger: .quiet, now: { start.adding(seconds: Int64(attempt) * ImportQueue.lease) })
        let queue = ImportQueue(world: world, reader: Self.reader)
        if attempt == ImportQueue.mostAttempts {
          await queue.drain()
        } else {
          #expect(try await queue.takeNext() != nil)
        }
      }
      #expect(try await kinds(in: house) == [.failed])
    }
  }

  @Test(arguments: StoreKind.available)
  func `A fault of ours is named, keeps the file, and it can be read again`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let broken = ReportReader(read: { _, _ in throw NotAPage() }, image: { _, _ in [] })
      let batch = try await StartImport(house.acting)([Self.upload("good").file], as: .register)
      let quiet = World(
        store: house.world.store, authority: house.authority, documents: house.world.documents,
        logger: .quiet, now: house.world.now)
      await ImportQueue(world: quiet, reader: broken).drain()
      #expect(try await kinds(in: house) == [.failed])
      let pages = PageHouse(house, reader: Self.reader)
      #expect(try await pages.html(.importBatch(batch.id)).contains("Read the failed files again"))
      _ = try await pages.post(.retryImport(batch.id), [])
      await pages.slice.imports.drain()
      #expect(try await kinds(in: house) == [.entered])
    }
  }

  @Test func `Nothing chosen, too much chosen, and somebody who may not`() async throws {
    try await withInspections(on: .sqlite) { house in
      let pages = PageHouse(house)
      let nothing = try await pages.post(.imports, [("target", "papers")])
      #expect(nothing.page?.status == 422)
      #expect(nothing.html.contains("Choose the files to import."))
      #expect(
        try await pages.post(.imports, [], uploads: [Self.upload("good")]).html.contains(
          "Say what is to become of the reports."))
      let many = await problems {
        try await StartImport(house.acting)(
          (0...StartImport.mostFiles).map { Self.upload("\($0)").file }, as: .papers)
      }
      #expect(many?.map(\.field) == ["files"])
      for role in Role.allCases where role != .improvementOfficer && role != .director {
        await #expect(throws: Refusal.self, "\(role)") {
          try await StartImport(ActingUser(house.user(role), in: house.world))(
            [Self.upload("good").file], as: .papers)
        }
      }
      #expect(
        try await house.read { try $0.value(Int.self, "SELECT count(*) FROM import_batch") } == 0)
    }
  }

  // MARK: -

  private static func upload(_ name: String) -> (name: String, file: Form.File) {
    ("files", Form.File(name: name + ".pdf", bytes: Array("%PDF-1.7 \(name)".utf8)))
  }

  private static func reading(_ name: String) -> PaperReading {
    var reading = PaperReading.thornmere2012
    if name.hasPrefix("doubtful") { reading.judgements[0].grade.doubt = "Table and text differ." }
    if name.hasPrefix("left") { reading.framework = PaperReading.Value("") }
    return reading
  }

  private static let reader = ReportReader(
    read: { bytes, name in
      if bytes.starts(with: Array("<!DOCTYPE".utf8)) {
        throw Refusal.invalid("“\(name)”: This is no PDF but a web page.", field: "file")
      }
      if name.hasPrefix("damaged") {
        throw Refusal.invalid("“\(name)”: Cut off in the middle.", field: "file")
      }
      return reading(name)
    }, image: { _, _ in [] })

  /// What became of the files, in the order they were sent.
  private func kinds(in house: InspectionsHouse) async throws -> [ImportOutcome.Kind?] {
    try await house.read { db in
      try db.all(ImportFile.self, "SELECT * FROM import_file ORDER BY batch_id, place")
        .map { $0.outcome?.kind }
    }
  }
}

private final class Counter: Sendable {
  private let value = Mutex(0)

  var count: Int { value.withLock { $0 } }

  func add() { value.withLock { $0 += 1 } }
}
