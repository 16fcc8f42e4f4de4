import Civil
import Inspections
import Storage

/// That the council has done what the law asks of it after an inspection: published the report,
/// submitted its written statement of action. It stops that duty's clock.
///
/// Kept for each inspection of a plan and not on the plan: each report has its own day of receipt.
public struct DutyAnswer: Record, Hashable {
  public static let table: SQLName = "duty_answer"

  public let authority: AuthorityID
  public let id: Storage.ID<DutyAnswer>
  public var version = 0
  public let planInspection: PlanInspection.ID
  /// The time rule whose clock this stops.
  public let duty: TimeRuleKey
  /// The day on which it was done, which may be earlier than the day it was written down.
  public var doneOn: CivilDate

  public init(
    authority: AuthorityID, id: Storage.ID<DutyAnswer> = Storage.ID(),
    planInspection: PlanInspection.ID, duty: TimeRuleKey, doneOn: CivilDate
  ) {
    self.authority = authority
    self.id = id
    self.planInspection = planInspection
    self.duty = duty
    self.doneOn = doneOn
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    planInspection = try row["plan_inspection_id"]
    duty = TimeRuleKey(rawValue: try row["duty"])
    doneOn = try row["done_on"]
  }

  public var fields: Fields {
    ["plan_inspection_id": planInspection, "duty": duty.rawValue, "done_on": doneOn]
  }
}

extension Shelf {
  /// When the duties after some inspections were done. Whichever plan it was written down in, a
  /// duty is done once.
  func dutiesDone(
    after inspections: Set<Inspection.ID>
  ) throws -> [Inspection.ID: [TimeRuleKey: CivilDate]] {
    let links: [PlanInspection] = try all("inspection_id", in: inspections) { $0.inspection }
    let places = Dictionary(links.map { ($0.id, $0.inspection) }, uniquingKeysWith: { $1 })
    let answers: [DutyAnswer] = try all("plan_inspection_id", in: Set(places.keys)) {
      $0.planInspection
    }
    return answers.reduce(into: [:]) { done, answer in
      guard let inspection = places[answer.planInspection] else { return }
      let known = done[inspection]?[answer.duty] ?? .latest
      done[inspection, default: [:]][answer.duty] = min(known, answer.doneOn)
    }
  }
}
