import ImprovementPlan
import Kernel
import Storage

/// The public words for one recommendation and what is done about it.
public struct EditionWordsEntry: Hashable, Sendable {
  public var asked: String
  public var promised: String
  public var because: String
  /// By action; an empty text lets the action's own words stand.
  public var actions: [Action.ID: String]

  public init(
    asked: String, promised: String, because: String = "", actions: [Action.ID: String] = [:]
  ) {
    self.asked = asked
    self.promised = promised
    self.because = because
    self.actions = actions
  }
}

/// Writes the public words of an edition.
public struct WriteEditionWords: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// - Parameters:
  ///   - version: of the words that were open, 0 for none yet; nil to write over whatever is there.
  ///   - narrative: what is done when they disagree with the plan's figures.
  /// - Throws: `StaleRecord` when somebody else has changed them since.
  public func callAsFunction(
    _ entry: EditionWordsEntry, of outcome: PlanOutcome.ID, in id: PlanEdition.ID,
    readAt version: Int? = nil, narrative: NarrativeAnswer = .unasked
  ) async throws {
    let (user, world) = (acting.user, acting.world)
    try user.require(.managePlan)
    try await acting.write(because: "public words written") { db in
      var edition = try db.draftEdition(id, of: user.authority)
      guard try db.find(outcome, of: user.authority)?.plan == edition.plan else {
        throw Refusal.notFound("This recommendation is not in the plan.")
      }
      var words =
        try db.editionWords(of: edition).first { $0.outcome == outcome }
        ?? EditionWords(edition: edition, outcome: outcome)
      if let version, version != words.version {
        throw StaleRecord(
          table: EditionWords.table.text, id: words.id.text, read: version, stored: words.version)
      }
      (words.asked, words.promised, words.because) = (entry.asked, entry.promised, entry.because)
      try db.save(words)
      let known = try db.editionActions(of: edition)
      for (action, text) in entry.actions.sorted(by: { $0.key.text < $1.key.text }) {
        guard try db.find(action, of: user.authority)?.plan == edition.plan else {
          throw Refusal.notFound("This action is not in the plan.")
        }
        let old = known.first { $0.action == action }
        if text.isEmpty {
          if let old { try db.delete(old) }
        } else {
          var kept = old ?? EditionAction(edition: edition, action: action, words: text)
          kept.words = text
          try db.save(kept)
        }
      }
      try db.settle(entry.passages(of: outcome), of: edition, narrative, by: user, in: world)
      edition.wasPrepared(by: user.author)
      try db.update(edition)
    }
  }
}
