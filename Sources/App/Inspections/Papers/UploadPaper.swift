import Foundation
import Kernel
import Storage
import Web

/// Takes a file: reads it first, and keeps it only when it is a report that can be read.
public struct UploadPaper: Sendable {
  public enum Outcome: Hashable, Sendable {
    case new(ID<Paper>)
    /// No report that can be read; kept all the same, as somebody wished.
    case filed(ID<Paper>)
    /// The same file was uploaded before: here it is.
    case known(Paper)
  }

  let acting: any Acting
  let reader: ReportReader

  public init(_ acting: any Acting, reader: ReportReader) {
    self.acting = acting
    self.reader = reader
  }

  /// - Parameter keepsAny: Whether a paper that is no report is kept too: filed away, with what is
  ///   wrong with it as the reason.
  /// - Throws: `Refusal` with one sentence for the field `file`; then nothing is stored.
  public func callAsFunction(_ file: Form.File, keepsAny: Bool = false) async throws -> Outcome {
    let user = acting.user
    try user.require(.manageInspections)
    let prepared = try prepare(file, for: user.authority)
    if let known = try await known(prepared.sha256, user.authority) { return .known(known) }
    let (reading, refused) = try await read(file.bytes, prepared, keepsAny: keepsAny)
    let text = try JSONText.of(reading)
    let documents = acting.world.documents
    do {
      let id = try await acting.write(because: "paper uploaded") { db in
        let document = try documents.keep(prepared, in: db)
        var paper = Paper(
          of: document, named: prepared.name, pages: reading.pages, uploadedBy: user.name,
          at: db.at)
        if let refused {
          paper.close(as: .filed, by: user.name, at: db.at)
          paper.filedBecause = refused
        }
        let kept = try db.insert(paper)
        try db.insert(StoredReading(authority: user.authority, paper: kept.id, reading: text))
        return kept.id
      }
      return refused == nil ? .new(id) : .filed(id)
    } catch let fault as DatabaseFault {
      // Somebody uploaded the same file in the meantime.
      guard case .constraint = fault.kind,
        let known = try await known(prepared.sha256, user.authority)
      else { throw fault }
      return .known(known)
    }
  }

  /// What is read, or why nothing is.
  private func read(
    _ bytes: [UInt8], _ prepared: PreparedDocument, keepsAny: Bool
  ) async throws -> (PaperReading, refused: String?) {
    do {
      return (try await reader.read(bytes, prepared.name), nil)
    } catch Refusal.invalid(let problems) where keepsAny {
      let reason = problems.map(\.message).joined(separator: " ")
      return (
        PaperReading(
          kind: "paper that could not be read as a report", pages: 0,
          framework: PaperReading.Value("")),
        ImportWork.withoutName(reason, prepared.name)
      )
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

  /// A paper with this content. One that was discarded is taken up again: whoever uploads it wants
  /// it.
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
