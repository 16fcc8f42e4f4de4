import Civil
import Inspections
import Kernel
import Storage

/// From which days an impact can be judged, and what it is judged of signed off: nothing is proven
/// before there is something to prove it, and nobody decides on what is not there yet.
extension DeliveryRule {
  /// How strong the evidence for this impact has to be; nil where none is asked for.
  func strength(neededFor rating: ImpactRating) -> Evidence.Strength? {
    switch rating {
    case .tooEarly, .noChange, .worse: nil
    case .someChange: thresholds.someChangeStrength
    case .sustainedChange: thresholds.sustainedChangeStrength
    }
  }

  /// Of verified evidence the first that is strong enough for this impact: the day that it speaks
  /// of counts, not the day on which it was typed in.
  private func firstProof(of rating: ImpactRating, among verified: [Evidence]) -> Evidence? {
    guard let needed = strength(neededFor: rating) else { return nil }
    return verified.filter { $0.strength >= needed }
      .min { ($0.effectiveOn, $0.id.text) < ($1.effectiveOn, $1.id.text) }
  }

  /// That a judgement would hold from before the evidence that it rests on.
  func problem(
    judging rating: ImpactRating, from day: CivilDate, on verified: [Evidence]
  ) -> Problem? {
    guard let proof = firstProof(of: rating, among: verified), day < proof.effectiveOn else {
      return nil
    }
    return Problem(
      "The first evidence that shows “\(word(for: rating))”, “\(proof.title)”, is of \(proof.effectiveOn.longForm); the judgement cannot hold from before that. Enter that day or a later one, or add what showed it before.",
      field: "effectiveOn")
  }

  /// That the board would have signed off what nobody had judged yet, or what nothing had shown
  /// yet.
  func problem(
    signingOff judged: ImpactJudgement, on day: CivilDate, _ verified: [Evidence]
  ) -> Problem? {
    if day < judged.effectiveOn {
      return Problem(
        "Its impact was judged as at \(judged.effectiveOn.longForm); the board cannot have signed it off before.",
        field: "decidedOn")
    }
    let proof = firstProof(of: judged.rating, among: judged.ground(among: verified))
    guard let proof, day < proof.effectiveOn else { return nil }
    return Problem(
      "The first evidence that shows “\(word(for: judged.rating))”, “\(proof.title)”, is of \(proof.effectiveOn.longForm); the board cannot have signed it off before.",
      field: "decidedOn")
  }
}

extension Transaction {
  /// That what became of a recommendation would be judged as at a day before its report. What the
  /// council recommends itself comes with no report.
  func problem(judging outcome: PlanOutcome, from day: CivilDate) throws -> Problem? {
    let recommendation = try recommendation(outcome.recommendation, of: outcome.authority)
    guard recommendation.madeBy == .inspectors else { return nil }
    let inspection = try inspection(recommendation.inspection, of: outcome.authority)
    guard let first = inspection.publishedOn ?? inspection.visitEnd, day < first else { return nil }
    let came =
      inspection.publishedOn == nil
      ? "The inspectors’ visit ended on \(first.longForm)"
      : "The report was published on \(first.longForm)"
    return Problem(
      "\(came); what became of a recommendation of it cannot be judged from before that. Enter a later day, or correct the dates of the inspection.",
      field: "effectiveOn")
  }
}
