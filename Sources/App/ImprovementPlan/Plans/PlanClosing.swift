import Civil
import Kernel
import Storage

/// That a plan was closed: when and by whom, which its history keeps, and why although something in
/// it was open, which can be put right.
public struct PlanClosing: Hashable, Sendable {
  public let on: CivilDate
  public let by: String
  /// Empty where nothing was open, and where nobody was asked.
  public let because: String

  /// Where the reason stood before the plan kept it.
  private static let start = "improvement plan closed: "

  /// - Parameter change: the one that closed it.
  init(_ change: Change, of plan: Plan) {
    on = change.at.dateInLondon
    by = change.author.name
    because =
      plan.leftOpen
      ?? (change.reason.hasPrefix(Self.start)
        ? String(change.reason.dropFirst(Self.start.count)) : "")
  }

  static let column: [SQL] = ["ALTER TABLE plan ADD COLUMN left_open text"]
}

extension PlanClosing {
  /// "This plan was closed on 30 November 2026 by Jo Marsh, although something in it was open: …"
  var sentence: String {
    let why =
      because.isEmpty
      ? "." : ", although something in it was open: \(Words.sentence(because.onOneLine))"
    return "This plan was closed on \(on.longForm) by \(by)\(why)"
  }
}

extension Transaction {
  /// How a plan that is closed was closed last; nil while it is open.
  ///
  /// - Parameter moment: the past moment at which it is looked at; nil for now.
  public func closing(of plan: Plan, asAt moment: Instant? = nil) throws -> PlanClosing? {
    guard plan.state == .closed else { return nil }
    let closed = SQLValue.text(Plan.State.closed.rawValue)
    return try history(of: plan.id, authority: plan.authority).last { change in
      moment.map { change.at <= $0 } ?? true
        && change.after?["state"] == closed
        && change.before.map { $0["state"] != closed } ?? false
    }.map { PlanClosing($0, of: plan) }
  }
}
