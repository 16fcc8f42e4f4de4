import Civil
import ImprovementPlan
import Kernel
import Storage

/// A sign-off that an edition tells and that stands no more: the recommendation was opened again
/// after the edition was frozen.
struct ReopenedSignOff: Hashable, Sendable {
  let outcome: PlanOutcome.ID
  let reference: String
  let signedOffOn: CivilDate
  let reopenedOn: CivilDate

  /// "It tells that REC-2026-01 was signed off on 22 October 2026. That was opened again on …".
  var sentence: String {
    "It tells that \(reference) was signed off on \(signedOffOn.longForm). That was opened again on \(reopenedOn.longForm), after this was frozen."
  }
}

extension Transaction {
  /// The sign-offs that an edition tells and that stand no more, in the order of the edition.
  func reopenedSignOffs(
    toldBy content: EditionContent, of edition: PlanEdition
  ) throws -> [ReopenedSignOff] {
    let known = Dictionary(
      grouping: try all(
        SignOff.self,
        """
        SELECT * FROM sign_off
        WHERE authority_id = \(edition.authority) AND plan_id = \(edition.plan)
        ORDER BY decided_on, id
        """), by: \.outcome.text)
    return content.plan.recommendations.compactMap { one in
      let told = (known[one.outcome] ?? []).filter { $0.decidedOn == one.signedOffOn }
      guard let first = told.first, !told.contains(where: { $0.reopenedOn == nil }),
        let reopenedOn = told.compactMap(\.reopenedOn).max()
      else { return nil }
      return ReopenedSignOff(
        outcome: first.outcome, reference: one.reference, signedOffOn: first.decidedOn,
        reopenedOn: reopenedOn)
    }
  }

  /// What the public reads of each plan last and tells such a sign-off, the oldest first. Only
  /// where something was opened again since is an edition looked into.
  func publishedEditionsOutdated(
    in world: World
  ) throws -> [(edition: PlanEdition, reopened: [ReopenedSignOff])] {
    let published = PlanEdition.State.published
    return try all(
      PlanEdition.self,
      """
      SELECT * FROM plan_edition
      WHERE authority_id = \(world.authority) AND state = \(published)
        AND NOT EXISTS (
          SELECT 1 FROM plan_edition AS later
          WHERE later.authority_id = plan_edition.authority_id
            AND later.plan_id = plan_edition.plan_id AND later.state = \(published)
            AND later.number > plan_edition.number)
        AND EXISTS (
          SELECT 1 FROM sign_off
          WHERE sign_off.authority_id = plan_edition.authority_id
            AND sign_off.plan_id = plan_edition.plan_id
            AND sign_off.reopened_on >= plan_edition.frozen_on)
      ORDER BY published_on, id
      """
    ).compactMap { edition in
      guard let content = try frozen(edition, in: world) else { return nil }
      let reopened = try reopenedSignOffs(toldBy: content, of: edition)
      return reopened.isEmpty ? nil : (edition, reopened)
    }
  }
}
