import Inspections
import Kernel
import Storage

/// What is still open in a plan: whoever closes it has read that, and says why it is closed all the
/// same. Nothing of it is closed with the plan.
struct PlanRemainder: Hashable, Sendable {
  /// The field in which the reason is given.
  static let field = "leftOpen"

  /// The references of the actions that stand and are not complete.
  let actions: [String]
  /// Of those that are called complete, and that nobody else has verified.
  let unverified: [String]
  /// Of the recommendations to which the council has given no answer.
  let unanswered: [String]
  /// Of those that the board has not signed off.
  let notSignedOff: [String]

  init(_ records: PlanRecords) {
    let verified = Set(records.completions.filter { $0.verifiedOn != nil }.map(\.action))
    let standing = records.actions.filter { !$0.isWithdrawn }
    actions = standing.filter { $0.delivery != .complete }.map(\.reference)
    unverified = standing.filter { $0.delivery == .complete && !verified.contains($0.id) }
      .map(\.reference)
    let answered = Set(records.responses.map(\.outcome))
    let signedOff = Set(records.signOffs.filter { $0.reopenedOn == nil }.map(\.outcome))
    func references(without done: Set<PlanOutcome.ID>) -> [String] {
      records.outcomes.filter { !done.contains($0.id) }.compactMap {
        records.recommendations[$0.recommendation]?.reference
      }
    }
    unanswered = references(without: answered)
    notSignedOff = references(without: signedOff)
  }

  var isEmpty: Bool { sentences.isEmpty }

  /// "3 actions are open: ACT-01, ACT-04 and ACT-07."
  var sentences: [String] {
    [
      Self.sentence(actions, "action", "open"),
      Self.sentence(unverified, "action", "complete, and not verified by somebody else"),
      Self.sentence(unanswered, "recommendation", "not answered by the council"),
      Self.sentence(notSignedOff, "recommendation", "not signed off by the board"),
    ].compactMap(\.self)
  }

  private static func sentence(_ references: [String], _ noun: String, _ how: String) -> String? {
    if references.isEmpty { return nil }
    return
      "\(Words.count(references.count, noun)) \(references.count == 1 ? "is" : "are") \(how): \(Words.list(references))."
  }

  /// - Throws: `Refusal.invalid`, naming what is open, where it is left so without a reason.
  func refuse(without reason: String) throws {
    guard !isEmpty, reason.isEmpty else { return }
    throw Refusal.invalid(
      "\(sentences.joined(separator: " ")) Say why the plan is closed all the same.",
      field: Self.field)
  }
}
