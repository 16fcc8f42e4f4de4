import Civil
import Inspections
import Kernel
import Storage

/// The earliest day on which anything of an action can have been done, as far as it is known: the
/// day on which an inspection began that its plan follows, the day of the plan, or the day on which
/// the work was planned to begin, whichever comes first.
///
/// Days before the action was entered are well after that, and stand, with the day on which they
/// were said.
struct WorkBeginning: Hashable, Sendable {
  let day: CivilDate
  /// What happened on that day: "the inspection began".
  let because: String

  /// - Parameter inspections: those that its plan follows.
  init(of action: Action, in plan: Plan, after inspections: [Inspection]) {
    var known = [(day: plan.datedOn, because: "the day of the plan “\(plan.title)”")]
    for inspection in inspections {
      if let day = inspection.visitStart ?? inspection.receivedOn ?? inspection.publishedOn {
        known.append((day, "the day of the inspection that its plan follows"))
      }
    }
    if let start = action.startOn {
      known.append((start, "the day on which its work was planned to begin"))
    }
    let first = known.min { $0.day < $1.day } ?? known[0]
    (day, because) = (first.day, first.because)
  }

  /// What is wrong with calling it complete on a day; nil when nothing is.
  func problem(completeOn day: CivilDate) -> Problem? {
    guard day < self.day else { return nil }
    return Problem(
      "It cannot have been complete on \(day.longForm), before \(self.day.longForm), \(because). Give the day on which it was done; it may lie before the day on which the action was entered here.",
      field: "effectiveOn")
  }
}

extension Transaction {
  func beginning(of action: Action) throws -> WorkBeginning {
    WorkBeginning(
      of: action, in: try plan(action.plan, of: action.authority),
      after: try all(
        Inspection.self,
        """
        SELECT * FROM inspection
        WHERE authority_id = \(action.authority) AND id IN (
          SELECT inspection_id FROM plan_inspection
          WHERE authority_id = \(action.authority) AND plan_id = \(action.plan))
        ORDER BY id
        """))
  }
}
