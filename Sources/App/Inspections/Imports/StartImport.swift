import Kernel
import Storage
import Web

/// Takes many files at once and keeps them to be read in the background. Each is kept in a write of
/// its own: what has arrived stays, even when the connection breaks.
public struct StartImport: Sendable {
  /// Files of one sending; a batch may have more, sent one after the other.
  public static let mostFiles = 300

  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// - Throws: `Refusal.invalid` for the field `files`.
  @discardableResult
  public func callAsFunction(
    _ files: [Form.File], as target: ImportBatch.Target
  ) async throws -> ImportBatch {
    let user = acting.user
    try user.require(.manageInspections)
    try Self.check(files)
    let batch = try await acting.write(because: "import started") { db in
      try db.insert(
        ImportBatch(
          authority: user.authority, target: target, sent: files.count, startedBy: db.author,
          at: db.at))
    }
    try await keep(files, in: batch, after: 0)
    return batch
  }

  /// Sends more files after the first ones.
  @discardableResult
  public func add(_ files: [Form.File], to id: ID<ImportBatch>) async throws -> ImportBatch {
    let user = acting.user
    try user.require(.manageInspections)
    try Self.check(files)
    let (batch, place) = try await acting.write(because: "files added to an import") { db in
      var batch = try db.importBatch(id, of: user.authority)
      let place = batch.sent
      batch.sent += files.count
      return (try db.update(batch), place)
    }
    try await keep(files, in: batch, after: place)
    return batch
  }

  private static func check(_ files: [Form.File]) throws {
    if files.isEmpty { throw Refusal.invalid("Choose the files to import.", field: "files") }
    if files.count > mostFiles {
      throw Refusal.invalid(
        "You chose \(files.count) files. Send at most \(mostFiles) at once, and the others after them.",
        field: "files")
    }
  }

  private func keep(_ files: [Form.File], in batch: ImportBatch, after place: Int) async throws {
    let documents = acting.world.documents
    for (index, file) in files.enumerated() {
      let number = place + index + 1
      do {
        let prepared = try documents.prepare(file.bytes, named: file.name, for: batch.authority)
        // What nothing is ever read from need not be kept to be refused; the content says so, not
        // the name.
        if Self.isHopeless(prepared.mediaType) {
          try await refuse(
            file, number, batch,
            "It is no report but \(prepared.mediaType.titleWithArticle). Send the report as a PDF, or a summary for children as a web page or a text."
          )
          continue
        }
        try await acting.write(because: "file of an import kept") { db in
          try db.insert(try documents.keep(prepared, in: db), into: batch, at: number)
        }
      } catch Refusal.invalid(let problems) {
        try await refuse(
          file, number, batch, problems.map(\.message).joined(separator: " "))
      } catch Refusal.tooLarge(let reason) {
        try await refuse(file, number, batch, reason)
      }
    }
  }

  private static func isHopeless(_ type: MediaType) -> Bool {
    switch type {
    case .spreadsheet, .zip, .png, .jpeg, .svg: true
    // Text in some encodings is of no known kind.
    case .pdf, .html, .word, .text, .unknown: false
    }
  }

  private func refuse(
    _ file: Form.File, _ place: Int, _ batch: ImportBatch, _ reason: String
  ) async throws {
    let (name, size) = (file.name.isEmpty ? "file" : file.name, file.bytes.count)
    try await acting.write(because: "file of an import refused") { db in
      try db.insertRefused(name, size: size, because: reason, into: batch, at: place)
    }
  }
}
