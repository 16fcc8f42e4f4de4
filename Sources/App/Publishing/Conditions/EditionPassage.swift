import ImprovementPlan
import Kernel
import SiteMap
import Storage

/// One text of an edition that people wrote: its summary, its words for children, for a
/// recommendation, for an action.
struct EditionPassage: Hashable, Sendable {
  /// The field of the form in which it is written.
  let field: String
  var outcome: PlanOutcome.ID?
  /// The action that it is about, if it is about one.
  var action: Action.ID?
  let text: String
}

extension EditionPassage {
  /// "the summary", "the words for REC-2026-03".
  func name(in content: EditionContent) -> String {
    if let action {
      let known = content.plan.actions.first { $0.id == action.text }
      return "the public words for \(known?.reference ?? "an action")"
    }
    if let outcome {
      let known = content.plan.recommendations.first { $0.outcome == outcome.text }
      return "the words for \(known?.reference ?? "a recommendation")"
    }
    return field == "summary" ? "the summary" : "the words for children"
  }

  /// Where it is written.
  func address(in edition: PlanEdition.ID) -> Address {
    if let outcome { return .editionWords(of: outcome, in: edition) }
    return action == nil
      ? Address.edition(edition, "edit").at(field) : Address.edition(edition).at("words")
  }
}

extension EditionEntry {
  var passages: [EditionPassage] {
    [
      EditionPassage(field: "summary", text: summary),
      EditionPassage(field: "childSummary", text: childSummary),
    ]
  }
}

extension EditionWordsEntry {
  func passages(of outcome: PlanOutcome.ID) -> [EditionPassage] {
    [
      EditionPassage(field: "asked", outcome: outcome, text: asked),
      EditionPassage(field: "promised", outcome: outcome, text: promised),
      EditionPassage(field: "because", outcome: outcome, text: because),
    ]
      + actions.sorted { $0.key.text < $1.key.text }.map { action, words in
        EditionPassage(
          field: EditionForms.field(of: action.text), outcome: outcome, action: action,
          text: words)
      }
  }
}

extension Transaction {
  /// All that people wrote for an edition, as it is stored.
  func passages(of edition: PlanEdition) throws -> [EditionPassage] {
    let entry = EditionEntry(
      label: edition.label, summary: edition.summary, childSummary: edition.childSummary)
    return entry.passages
      + (try editionWords(of: edition).flatMap { words in
        EditionWordsEntry(asked: words.asked, promised: words.promised, because: words.because)
          .passages(of: words.outcome)
      })
      + (try editionActions(of: edition).map {
        EditionPassage(
          field: EditionForms.field(of: $0.action.text), action: $0.action, text: $0.words)
      })
  }

  /// What in words of an edition disagrees with its plan as it stands.
  func disagreements(
    in passages: [EditionPassage], withPlan plan: Plan.ID, in world: World, for user: User
  ) throws -> [(passage: EditionPassage, disagreement: NarrativeDisagreement)] {
    try passages.flatMap { passage in
      let found =
        try passage.action.map { action in
          try disagreements(
            in: [(passage.field, passage.text)], about: action, in: world, for: user
          ).map(\.disagreement)
        }
        ?? disagreements(
          in: passage.text, withPlan: plan, isPublic: true, ofOutcome: passage.outcome, in: world,
          for: user)
      return found.map { (passage, $0) }
    }
  }

  /// What was kept as written in an edition, with the reasons; the latest first.
  func keptWords(of edition: PlanEdition) throws -> [KeptAsWritten] {
    try keptAsWritten(inPlan: edition.plan, of: edition.authority).filter {
      $0.table == PlanEdition.table.text && $0.record == edition.id.text
    }
  }
}

extension WriteTransaction {
  /// Compares words of an edition with its plan, warns whoever wrote them or keeps their reason.
  /// What they gave a reason for already, and the plan says the same still, is not asked again.
  ///
  /// - Parameter field: the field of the form in which a passage stands.
  /// - Throws: `Refusal.invalid` when they are to be warned; then nothing of the write is kept.
  func settle(
    _ passages: [EditionPassage], of edition: PlanEdition, _ answer: NarrativeAnswer,
    by user: User, in world: World, field: (EditionPassage) -> String = \.field
  ) throws {
    guard answer != .unasked else { return }
    let known = try keptWords(of: edition)
    let found = try disagreements(in: passages, withPlan: edition.plan, in: world, for: user)
      .filter { one in
        !known.contains {
          $0.quote == one.disagreement.quote && $0.said == one.disagreement.says
            && $0.action == one.passage.action
        }
      }
    try answer.settle(found.map { (field($0.passage), $0.disagreement) })
    for one in found {
      try keep(
        [one.disagreement], answer, in: edition.plan, action: one.passage.action,
        of: PlanEdition.table, edition.id.text, by: user)
    }
  }
}
