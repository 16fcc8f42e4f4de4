import Crypto
import Foundation
import Storage

/// Keeps files: encrypted, in the database, typed by their content, addressed by their SHA-256.
///
///     // Outside the transaction:
///     let prepared = try documents.prepare(bytes, named: "report.pdf", for: authority)
///     let document = try await store.write(…) { db in try documents.keep(prepared, in: db) }
///     try await store.read { db in try documents.bytes(of: document.id, in: authority, db) }
public struct Documents: Sendable {
  /// Bytes in one chunk before encryption.
  static let chunkSize = 256 * 1024

  /// The most bytes a file may have.
  public let sizeLimit: Int
  let masterKey: DocumentKey
  private let key: SymmetricKey

  public init(key: DocumentKey, sizeLimit: Int = 50 << 20) {
    masterKey = key
    self.key = key.derived(for: "documents")
    self.sizeLimit = sizeLimit
  }

  /// Encrypts a file. Work for the processor: done before the transaction, which it need not hold
  /// up.
  ///
  /// - Parameter limit: the most bytes it may have; ``sizeLimit`` unless this kind of file may have
  ///   more.
  /// - Throws: `Refusal.tooLarge`; `Refusal.invalid` when the file is empty.
  public func prepare(
    _ bytes: [UInt8], named name: String, for authority: AuthorityID, limit: Int? = nil
  ) throws -> PreparedDocument {
    let limit = limit ?? sizeLimit
    guard bytes.count <= limit else {
      throw Refusal.tooLarge(
        "“\(name)” is larger than \(limit >> 20) MB, the most that is taken. "
          + "Make it smaller, for example by saving its pictures at a lower resolution.")
    }
    guard !bytes.isEmpty else {
      throw Refusal.invalid("“\(name)” is empty. Choose another file.", field: "file")
    }
    let id = ID<Document>()
    var chunks: [[UInt8]] = []
    for (number, start) in stride(from: 0, to: bytes.count, by: Self.chunkSize).enumerated() {
      let plain = bytes[start..<min(start + Self.chunkSize, bytes.count)]
      // A new random nonce for each; a document is far below the number of chunks that would
      // make two alike likely.
      let box = try AES.GCM.seal(
        plain, using: key, authenticating: Self.binding(id, number, of: authority))
      guard let combined = box.combined else {
        throw DocumentFault("the encrypted chunk has no combined form")
      }
      chunks.append(Array(combined))
    }
    return PreparedDocument(
      authority: authority, id: id, name: Self.cleanName(name),
      mediaType: MediaType(sniffing: bytes), size: bytes.count,
      sha256: Self.hexadecimal(SHA256.hash(data: bytes)), chunks: chunks)
  }

  /// Keeps a prepared file.
  @discardableResult
  public func keep(_ prepared: PreparedDocument, in db: WriteTransaction) throws -> Document {
    let document = try db.insert(
      Document(
        authority: prepared.authority, id: prepared.id, name: prepared.name,
        mediaType: prepared.mediaType, size: prepared.size, sha256: prepared.sha256,
        uploadedBy: db.author.name, uploadedAt: db.at))
    for (number, chunk) in prepared.chunks.enumerated() {
      try db.execute(
        """
        INSERT INTO document_chunk (authority_id, document_id, number, content)
        VALUES (\(prepared.authority), \(prepared.id), \(number), \(chunk))
        """)
    }
    return document
  }

  /// Encrypts and keeps a file.
  @discardableResult
  public func put(
    _ bytes: [UInt8], named name: String, for authority: AuthorityID, in db: WriteTransaction
  ) throws -> Document {
    try keep(prepare(bytes, named: name, for: authority), in: db)
  }

  /// The content of a file.
  ///
  /// - Throws: `Refusal.notFound`; ``DocumentFault`` when what is stored is not what was given.
  public func bytes(
    of id: ID<Document>, in authority: AuthorityID, _ db: Transaction
  ) throws -> [UInt8] {
    guard let document = try db.find(id, of: authority) else {
      throw Refusal.notFound("This file is not there.")
    }
    let chunks = try db.values(
      [UInt8].self,
      """
      SELECT content FROM document_chunk
      WHERE authority_id = \(authority) AND document_id = \(id) ORDER BY number
      """)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(document.size)
    for (number, chunk) in chunks.enumerated() {
      bytes += try open(chunk, number, of: document)
    }
    guard bytes.count == document.size,
      Self.hexadecimal(SHA256.hash(data: bytes)) == document.sha256
    else {
      throw DocumentFault(
        "document \(id) is not what was stored: its size or its SHA-256 differ; restore it from a backup"
      )
    }
    return bytes
  }

  private func open(_ chunk: [UInt8], _ number: Int, of document: Document) throws -> Data {
    do {
      let box = try AES.GCM.SealedBox(combined: chunk)
      return try AES.GCM.open(
        box, using: key,
        authenticating: Self.binding(document.id, number, of: document.authority))
    } catch {
      throw DocumentFault(
        "chunk \(number) of document \(document.id) was altered after it was stored; restore it from a backup"
      )
    }
  }

  /// Binds a chunk to its place: moved to another document, or to another place in its own, it does
  /// not open.
  private static func binding(
    _ id: ID<Document>, _ number: Int, of authority: AuthorityID
  ) -> [UInt8] {
    Array("\(authority) \(id) \(number)".utf8)
  }

  /// What stands after the last slash or backslash, without control characters.
  static func cleanName(_ name: String) -> String {
    let last = name.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
    let plain = String(
      last.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7f }.map(Character.init))
    return plain.isEmpty ? "file" : String(plain.prefix(200))
  }

  private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}

/// A file, encrypted and ready to be kept.
public struct PreparedDocument: Sendable {
  let authority: AuthorityID
  public let id: ID<Document>
  public let name: String
  public let mediaType: MediaType
  public let size: Int
  public let sha256: String
  let chunks: [[UInt8]]
}

/// What is stored is not what was given: somebody or something altered the database.
public struct DocumentFault: Error, Hashable, Sendable, CustomStringConvertible {
  public let description: String

  init(_ description: String) { self.description = description }
}
