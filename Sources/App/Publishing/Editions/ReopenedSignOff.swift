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

  /// What a published edition tells that is so no more: a sign-off that was opened again, or that
  /// something is better which is judged so no more or is shown by nothing. Sentences.
  func toldNoMore(
    by content: EditionContent, of edition: PlanEdition, in world: World, for user: User
  ) throws -> [String] {
    let reopened = try reopenedSignOffs(toldBy: content, of: edition)
    guard try isJudgedOtherwise(since: edition) else { return reopened.map(\.sentence) }
    let now = try EditionContent(of: edition, in: world, for: user, self)
    let named = Set(reopened.map(\.outcome.text))
    return reopened.map(\.sentence)
      + content.betterNoMore(by: now).filter { !named.contains($0.outcome) }.map(\.sentence)
  }

  /// Whether an impact of the plan was judged, or evidence withdrawn, since an edition was frozen.
  private func isJudgedOtherwise(since edition: PlanEdition) throws -> Bool {
    guard let frozenOn = edition.frozenOn else { return false }
    let judged = try first(
      ImpactJudgement.self,
      """
      SELECT * FROM impact_judgement
      WHERE authority_id = \(edition.authority) AND plan_id = \(edition.plan)
      ORDER BY said_at DESC, id DESC LIMIT 1
      """)
    if let judged, judged.saidAt.dateInLondon >= frozenOn { return true }
    return try value(
      String.self,
      """
      SELECT id FROM evidence
      WHERE authority_id = \(edition.authority) AND plan_id = \(edition.plan)
        AND withdrawn_on >= \(frozenOn) LIMIT 1
      """) != nil
  }

  /// What the public reads of each plan last and tells what is so no more, the oldest first.
  func publishedEditionsOutdated(
    in world: World, for user: User
  ) throws -> [(edition: PlanEdition, told: [String])] {
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
      ORDER BY published_on, id
      """
    ).compactMap { edition in
      guard let content = try frozen(edition, in: world) else { return nil }
      let told = try toldNoMore(by: content, of: edition, in: world, for: user)
      return told.isEmpty ? nil : (edition, told)
    }
  }
}

extension EditionContent {
  /// What was frozen as better and is judged so no more, or shown by nothing any more.
  func betterNoMore(by now: EditionContent?) -> [(outcome: String, sentence: String)] {
    let current = Dictionary(
      (now?.plan.recommendations ?? []).map { ($0.outcome, $0) }, uniquingKeysWith: { $1 })
    return plan.recommendations.compactMap { one in
      guard one.isShownBetter, let now = current[one.outcome], !now.isShownBetter,
        let impact = now.impact
      else { return nil }
      let since =
        now.isUnproven == true
        ? "the verified evidence behind that was withdrawn"
        : "its impact was judged “\(impact.word)”"
      return (
        one.outcome,
        "\(one.reference) stands here as better for children. Since this was frozen, \(since)."
      )
    }
  }
}
