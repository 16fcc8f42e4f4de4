import Civil
import Kernel
import Storage

/// Corrects the day a report was published, with the reason; every due date that follows from it is
/// computed anew in the same write (domain §2).
public struct CorrectPublicationDate: Sendable {
  let acting: any Acting
  let plan: PlanLinks

  public init(_ acting: any Acting, plan: PlanLinks) {
    self.acting = acting
    self.plan = plan
  }

  @discardableResult
  public func callAsFunction(
    _ id: ID<Inspection>, readAt version: Int, to date: CivilDate, because reason: String
  ) async throws -> Inspection {
    let user = acting.user
    try user.require(.manageInspections)
    guard reason.count >= 5 else {
      throw Refusal.invalid(
        "Reason: say why the publication date is corrected, in a few words. It stays in the history.",
        field: "reason")
    }
    let (plan, today) = (plan, acting.world.today())
    guard date <= today else {
      throw Refusal.invalid(
        "Published, \(date.longForm), lies in the future. Enter the day on which the report was published.",
        field: "publishedOn")
    }
    return try await acting.write(because: "publication date corrected: \(reason)") { db in
      var inspection = try db.inspection(id, of: user.authority)
      if let last = inspection.visitEnd ?? inspection.visitStart, date < last {
        throw Refusal.invalid(
          "Published, \(date.longForm), is before visit end, \(last.longForm).",
          field: "publishedOn")
      }
      let former = inspection.publishedOn.map { " from \($0.longForm)" } ?? ""
      inspection.version = version
      inspection.publishedOn = date
      if inspection.state == .accepted {
        try db.requireStillPublishable(inspection, of: inspection.council, today: today)
      }
      let kept = try db.update(inspection)
      try db.recomputeDueDates(of: kept)
      try db.registerOwn(kept)
      try plan.publicationDateCorrected(
        db, kept.id,
        "the report’s publication date\(former) to \(date.longForm): \(reason)")
      return kept
    }
  }
}

extension WriteTransaction {
  /// Computes the due date of every recommendation from the publication date as it is now. Dates
  /// that the report itself names stay.
  func recomputeDueDates(of inspection: Inspection) throws {
    let dates = try inspectionDates(of: inspection.authority)
    for var recommendation in try recommendations(of: inspection)
    where recommendation.timescale?.ruleKey != nil {
      let due = try dates.due(recommendation.timescale, published: inspection.publishedOn)
      recommendation.dueOn = due?.date
      recommendation.rule = due?.rule
      try update(recommendation)
    }
  }
}
