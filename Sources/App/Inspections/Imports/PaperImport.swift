import Civil
import Foundation
import Kernel
import Reading
import Storage
import Web

/// What the command line does with a file that it keeps as a paper: a summary for children, which
/// joins its inspection with its file or waits for a person to say which one that is; and a report
/// of a kind that nobody has tried the reading on, which waits to be compared.
struct PaperImport: Sendable {
  let world: World
  let author: Author
  let isPreview: Bool

  init(_ world: World, as author: Author, isPreview: Bool) {
    self.world = world
    self.author = author
    self.isPreview = isPreview
  }

  func callAsFunction(
    _ reading: PaperReading, at path: PaperPath, named name: String, reader: PaperReader
  ) async throws -> ImportOutcome {
    let authority = world.authority
    if isPreview { return try await preview(reading) }
    guard let bytes = path.content else {
      return ImportOutcome(.refused, "It could be read once and then no more. Try again.")
    }
    let documents = world.documents
    do {
      let prepared = try documents.prepare(bytes, named: name, for: authority)
      // Read from these bytes: the file may be another one by now.
      let reading = try await ReportReader.live(reader).read(bytes, name)
      let text = try JSONText.of(reading)
      return try await world.store.write(as: author, because: "paper imported") { db in
        if let known = try db.paper(sha256: prepared.sha256, of: authority) {
          return try db.takeAgain(known, reading, by: author.name).waiting(reading)
        }
        let document = try documents.keep(prepared, in: db)
        var paper = Paper(
          of: document, named: prepared.name, pages: reading.pages, uploadedBy: author.name,
          at: db.at)
        let outcome = try db.take(reading, for: &paper, by: author.name)
        try db.insert(paper)
        try db.insert(StoredReading(authority: authority, paper: paper.id, reading: text))
        return outcome.waiting(reading)
      }
    } catch Refusal.invalid(let problems) {
      return ImportOutcome(.refused, problems.map(\.message).joined(separator: " "))
    } catch Refusal.tooLarge(let reason) {
      return ImportOutcome(.refused, reason)
    }
  }

  private func preview(_ reading: PaperReading) async throws -> ImportOutcome {
    let authority = world.authority
    return try await world.store.read { db in
      switch try db.place(ofSummary: reading, in: authority) {
      case .joins(let inspection): .joined(inspection)
      case .waits(let reason): .waiting(reading, reason, isKept: false)
      }
    }
  }
}

extension WriteTransaction {
  /// A paper that was here before: a summary joins now when it waits untouched, else stays as it
  /// is.
  fileprivate func takeAgain(
    _ known: Paper, _ reading: PaperReading, by name: String
  ) throws -> ImportOutcome {
    guard known.state == .toReview, known.draft.isEmpty else {
      return ImportOutcome(
        .known,
        "The same file came on \(known.uploadedAt.dateInLondon.longForm) by \(known.uploadedBy): \(known.state.title.lowercased())."
      )
    }
    var paper = known
    let outcome = try take(reading, for: &paper, by: name)
    if paper != known { try update(paper) }
    return outcome
  }
}

extension ImportOutcome {
  /// What is not certain of a report that was kept waits where papers are reviewed.
  fileprivate func waiting(_ reading: PaperReading) -> ImportOutcome {
    guard kind == .uncertain, !reading.isSummary else { return self }
    return ImportOutcome(kind, sentence + " It waits among the papers.")
  }
}
