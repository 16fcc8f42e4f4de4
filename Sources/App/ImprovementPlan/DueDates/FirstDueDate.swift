import Civil
import Inspections
import Kernel
import Markup
import Storage
import Web

/// A first due date is for ever. One that lies long before the plan is as a rule a slip, so it is
/// taken only from somebody who says that it is meant.
enum FirstDueDate {
  /// The tick that says so.
  static let field = "dueIsMeant"

  /// How many months before the plan and the reports it answers it may lie unasked. Our choice.
  private static let mostMonthsBefore = 12

  /// - Parameter beginnings: the day of the plan, and those of the reports that it answers.
  static func problem(_ due: CivilDate, beginnings: [CivilDate]) -> Problem? {
    guard let first = beginnings.min(), due < first.adding(months: -mostMonthsBefore) else {
      return nil
    }
    return Problem(
      "\(due.longForm) is more than a year before the plan and the reports that it answers, and a first due date stays for ever. Put it right, or tick that it is meant.",
      field: field)
  }

  /// The tick, once it is asked for.
  @HTMLBuilder static func tick(_ sheet: FormSheet) -> HTML {
    if sheet.value(field) != nil || sheet.problems.contains(where: { $0.field == field }) {
      sheet.checkbox(
        field, "This due date is meant", hint: "It lies more than a year before the plan.")
    }
  }
}

extension Transaction {
  /// What speaks against a first due date in a plan.
  ///
  /// - Parameter isMeant: whether it was said that it is meant.
  func firstDueProblems(
    _ due: CivilDate?, isMeant: Bool, in plan: Plan
  ) throws -> [Problem] {
    guard let due, !isMeant else { return [] }
    let published = try inspections(of: plan.id, in: plan.authority).compactMap {
      try inspection($0.inspection, of: plan.authority).publishedOn
    }
    return FirstDueDate.problem(due, beginnings: [plan.datedOn] + published).map { [$0] } ?? []
  }
}
