import Foundation
import Kernel
import Storage
import Web

/// Takes a file: reads it first, and keeps it only when it is a report that can be read.
public struct UploadPaper: Sendable {
  public enum Outcome: Hashable, Sendable {
    case new(ID<Paper>)
    /// The same file was uploaded before: here it is.
    case known(Paper)
  }

  let acting: any Acting
  let reader: ReportReader

  public init(_ acting: any Acting, reader: ReportReader) {
    self.acting = acting
    self.reader = reader
  }

  /// - Throws: `Refusal` with one sentence for the field `file`; then nothing is stored.
  public func callAsFunction(_ file: Form.File) async throws -> Outcome {
    let user = acting.user
    try user.require(.manageInspections)
    let prepared = try prepare(file, for: user.authority)
    if let known = try await known(prepared.sha256, user.authority) { return .known(known) }
    let reading = try await reader.read(file.bytes, prepared.name)
    let text = try JSONText.of(reading)
    let documents = acting.world.documents
    do {
      return .new(
        try await acting.write(because: "paper uploaded") { db in
          let document = try documents.keep(prepared, in: db)
          let paper = try db.insert(
            Paper(
              of: document, named: prepared.name, pages: reading.pages, uploadedBy: user.name,
              at: db.at))
          try db.insert(
            StoredReading(authority: user.authority, paper: paper.id, reading: text))
          return paper.id
        })
    } catch let fault as DatabaseFault {
      // Somebody uploaded the same file in the meantime.
      guard case .constraint = fault.kind,
        let known = try await known(prepared.sha256, user.authority)
      else { throw fault }
      return .known(known)
    }
  }

  private func prepare(
    _ file: Form.File, for authority: AuthorityID
  ) throws -> PreparedDocument {
    do {
      return try acting.world.documents.prepare(file.bytes, named: file.name, for: authority)
    } catch Refusal.tooLarge(let sentence) {
      throw Refusal.invalid(sentence, field: "file")
    }
  }

  /// A paper with this content. One that was discarded is taken up again: whoever uploads it wants it.
  private func known(_ sha256: String, _ authority: AuthorityID) async throws -> Paper? {
    guard
      var paper = try await acting.world.store.read({
        try $0.paper(sha256: sha256, of: authority)
      })
    else { return nil }
    guard paper.state == .discarded else { return paper }
    paper.takeUpAgain()
    let reopened = paper
    return try await acting.write(because: "discarded paper uploaded again") { db in
      try db.update(reopened)
    }
  }
}
