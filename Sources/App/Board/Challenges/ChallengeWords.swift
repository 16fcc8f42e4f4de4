import Civil
import ImprovementPlan
import Kernel
import SiteMap
import Storage
import Web

extension Transaction {
  /// The answers to challenges about a plan that disagree with its figures. Each is compared with
  /// the plan at the end of the day on which it was given and of the day before: what agrees with
  /// either was right when it was said.
  ///
  /// - Parameter day: the past day whose end is asked for; nil for now.
  func answersThatDisagree(
    with plan: Plan, in world: World, for user: User, asAt day: CivilDate?
  ) throws -> [WordsBeside] {
    try challenges(of: plan.authority, asAt: day).compactMap { challenge in
      guard challenge.plan == plan.id, let said = challenge.answeredOn else { return nil }
      func wrong(on day: CivilDate?) throws -> [NarrativeDisagreement]? {
        do {
          return try disagreements(
            in: challenge.answer, withPlan: plan.id, asAt: day, in: world, for: user)
        } catch is Refusal {
          // There was no plan yet.
          return nil
        }
      }
      let past = said < world.today() ? said : nil
      guard var found = try wrong(on: past), !found.isEmpty else { return nil }
      if let past, let before = try wrong(on: past.adding(days: -1)) {
        found = found.filter { one in before.contains { $0.place == one.place } }
      }
      return found.isEmpty
        ? nil
        : WordsBeside(
          title: "\(challenge.reference): the answer",
          address: Address.challenge(challenge.id).asAt(day),
          by: "\(challenge.answeredBy), \(said.longForm)", day: past, found: found)
    }
  }
}
