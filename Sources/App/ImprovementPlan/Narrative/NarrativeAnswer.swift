import Kernel
import Storage
import Web

/// What is to be done with words that disagree with the plan's figures.
public enum NarrativeAnswer: Hashable, Sendable {
  /// Nobody is there to be asked: they are saved, and shown where the plan is reviewed.
  case unasked
  /// Whoever wrote them is warned first; nothing is saved.
  case warn
  /// They have been warned, and keep them as written.
  case keep(because: String)
}

extension NarrativeAnswer {
  /// The field of a form in which somebody says why words are kept.
  public static let field = "keepBecause"

  /// What a form says.
  public init(_ form: Form) {
    let reason = (form[Self.field] ?? "").prefix(1000).split(whereSeparator: \.isWhitespace)
    self = reason.isEmpty ? .warn : .keep(because: reason.joined(separator: " "))
  }

  /// - Parameter found: what disagrees, with the field of the form in which it stands.
  /// - Throws: `Refusal.invalid` with a problem for each, when somebody is to be warned.
  public func settle(_ found: [(field: String, disagreement: NarrativeDisagreement)]) throws {
    guard self == .warn, !found.isEmpty else { return }
    throw Refusal.invalid(
      found.map { Problem($0.disagreement.sentence, field: $0.field) } + [
        Problem(
          "Correct the words, or say why you keep them as written.", field: Self.field,
          isAdvice: true)
      ])
  }
}

extension WriteTransaction {
  /// Compares what somebody wrote about an action with the plan, warns them or keeps their reason.
  ///
  /// - Throws: `Refusal.invalid` when they are to be warned; then nothing of the write is kept.
  func settle(
    _ texts: [(field: String, text: String)], _ answer: NarrativeAnswer, about action: Action,
    of table: SQLName, _ record: String, by user: User, in world: World
  ) throws {
    try settle(
      texts, answer, about: .action(action.id), in: action.plan, of: table, record, by: user,
      in: world)
  }

  /// The same of an action, or of a recommendation in a plan.
  func settle(
    _ texts: [(field: String, text: String)], _ answer: NarrativeAnswer,
    about subject: Evidence.Subject, in plan: Plan.ID, of table: SQLName, _ record: String,
    by user: User, in world: World
  ) throws {
    guard answer != .unasked else { return }
    let found = try disagreements(in: texts, about: subject, in: world, for: user)
    try answer.settle(found)
    try keep(
      found.map(\.disagreement), answer, in: plan, action: subject.action, of: table, record,
      by: user)
  }

  /// Compares words with the plans that they may be about, warns whoever wrote them or keeps their
  /// reason.
  ///
  /// - Parameters:
  ///   - field: the field of the form in which the words stand.
  ///   - plans: nil for all that are open.
  /// - Throws: `Refusal.invalid` when they are to be warned; then nothing of the write is kept.
  public func settle(
    _ text: String, field: String, _ answer: NarrativeAnswer, withAnyOf plans: [Plan.ID]? = nil,
    of table: SQLName, _ record: String, by user: User, in world: World
  ) throws {
    guard answer != .unasked else { return }
    let found = try disagreements(in: text, withAnyOf: plans, in: world, for: user)
    try answer.settle(found.map { (field, $0.disagreement) })
    for one in found {
      try keep([one.disagreement], answer, in: one.plan, of: table, record, by: user)
    }
  }

  /// Keeps on record why words were kept, when somebody said so.
  public func keep(
    _ found: [NarrativeDisagreement], _ answer: NarrativeAnswer, in plan: Plan.ID,
    action: Action.ID? = nil, of table: SQLName, _ record: String, by user: User
  ) throws {
    guard case .keep(let reason) = answer else { return }
    for one in found {
      try insert(
        KeptAsWritten(
          authority: user.authority, plan: plan, action: action, table: table, record: record,
          quote: one.quote, said: one.says, reason: reason, keptOn: at.dateInLondon,
          keptBy: user.name))
    }
  }
}
