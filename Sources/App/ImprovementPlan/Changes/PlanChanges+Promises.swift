import Civil
import Kernel
import SiteMap
import Storage

/// What became of the plan itself, of what it promises, and of what is late in it, in words.
extension PlanChanges {
  /// That it was agreed, closed or opened again, and what it says of itself in other words than
  /// before.
  func tell(_ kept: Plan, _ change: Change) throws -> Told? {
    guard kept.id == plan, let before = try change.before.map({ try Plan(row: $0.row) }) else {
      return nil
    }
    let told = [
      before.state == kept.state ? nil : Self.standing(kept, after: before.state, change),
      Self.closedAnew(kept, after: before),
      before.title == kept.title ? nil : "was renamed: it was “\(before.title)” before",
      Self.reworded("ambition", article: "an", from: before.ambition, to: kept.ambition),
      before.owningBody == kept.owningBody
        ? nil : handedOver(from: before.owningBody, to: kept.owningBody),
    ].compactMap(\.self).map { Words.sentence("“\(kept.title)” \($0)") }
    return told.isEmpty
      ? nil : (.plan, told.joined(separator: " "), kept.title, Address.plan(kept.id))
  }

  private static func standing(
    _ kept: Plan, after former: Plan.State, _ change: Change
  ) -> String? {
    switch kept.state {
    case .draft: return "was opened again, as a draft"
    case .agreed: return former == .closed ? "was opened again" : "was agreed"
    case .closed:
      let why = PlanClosing(change, of: kept).because
      return "was closed" + (why.isEmpty ? "" : ": \(why.onOneLine)")
    }
  }

  /// That the reason for which it is closed was put right.
  private static func closedAnew(_ kept: Plan, after before: Plan) -> String? {
    guard before.state == .closed, let now = kept.leftOpen, now != before.leftOpen else {
      return nil
    }
    return before.leftOpen.map { reworded("reason for being closed", from: $0, to: now) }
      ?? "is closed for this reason: “\(now.onOneLine)”"
  }

  /// What is to be different for children, in other words than before.
  func tell(_ outcome: PlanOutcome, _ change: Change) throws -> Told? {
    guard let before = try change.before.map({ try PlanOutcome(row: $0.row) }),
      let name = name(of: outcome.id),
      let told = Self.reworded("outcome", article: "an", from: before.text, to: outcome.text)
    else { return nil }
    return (
      .plan, Words.sentence("\(name) \(told)"), name, .outcome(outcome.id, inPlan: plan)
    )
  }

  /// Why something is late and what is done about it now; one takes the place of another.
  func tell(_ recovery: RecoveryPlan) -> Told? {
    guard let name = actionName(recovery.action) else { return nil }
    let former = formerRecoveries[recovery.id]
    let verb = former == nil ? "has a recovery plan" : "has another recovery plan"
    let instead = former.map { ", where it was \($0.longForm)" } ?? ""
    let why = Words.sentence(recovery.whyLate.onOneLine.shortened(to: 300))
    let now = Words.sentence(recovery.whatNow.onOneLine.shortened(to: 300))
    return (
      .recovery,
      "\(name) \(verb), by \(recovery.byWhen.longForm)\(instead). Why it is late: \(why) What is done now: \(now)",
      name, .action(recovery.action)
    )
  }

  /// "has another ambition: “Good”, where it was “Outstanding”"; nil where the words are the same.
  static func reworded(
    _ noun: String, article: String = "a", from former: String, to now: String
  ) -> String? {
    func quoted(_ text: String) -> String { "“\(text.onOneLine.shortened(to: 300))”" }
    if former == now { return nil }
    if former.isEmpty { return "has \(article) \(noun), where it had none: \(quoted(now))" }
    return now.isEmpty
      ? "has no \(noun) any more; it was \(quoted(former))"
      : "has another \(noun): \(quoted(now)), where it was \(quoted(former))"
  }
}
