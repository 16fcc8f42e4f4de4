import Civil
import Kernel

extension DueDateMove {
  /// Looks up where it was decided, and says what is wrong with it.
  ///
  /// - Parameters:
  ///   - ledger: the one that it would be added to.
  ///   - earliest: the earliest day of which the decision can be; nil for a first date.
  ///   - held: the meetings that were held.
  /// - Throws: `Refusal.invalid` with all that is wrong.
  func checked(
    after ledger: [DueDateEntry], since earliest: CivilDate?, in held: [HeldMeeting],
    by enterer: Enterer, today: CivilDate
  ) throws -> DecisionEntry.Decided {
    var problems: [Problem] = []
    if let current = ledger.last { problems += self.problems(moving: current, by: enterer) }
    if decision.reason.isEmpty {
      problems.append(Problem("Say why the date moves.", field: "reason"))
    }
    let decided = decision.lookedUp(
      in: held, mustBeFound: !ledger.isEmpty, today: today, &problems)
    if let decided {
      if dueOn < decided.day {
        problems.append(
          Problem("The new date lies before the day on which it was decided.", field: "dueOn"))
      }
      if let earliest, decided.day < earliest {
        problems.append(
          Problem(
            "The date that this one replaces was set on \(earliest.longForm); nobody moved it before. Enter a decision of that day or later.",
            field: "setOn"))
      }
    }
    guard problems.isEmpty, let decided else { throw Refusal.invalid(problems) }
    return decided
  }

  private func problems(moving current: DueDateEntry, by enterer: Enterer) -> [Problem] {
    var problems: [Problem] = []
    if current.dueOn == dueOn {
      problems.append(
        Problem("It is due on \(dueOn.longForm) already. Enter another day.", field: "dueOn"))
    }
    if Enterer.isNoName(decision.approver) {
      problems.append(Problem("Say who approved the new date.", field: "approver"))
    } else if dueOn > current.dueOn, enterer.isNamed(in: decision.approver) {
      problems.append(
        Problem("Somebody else approves a move of a date that you enter.", field: "approver"))
    }
    if !decision.reason.isEmpty, !BoardWord.isMoreThanANod(decision.reason) {
      problems.append(
        Problem("Say in a few words why the date moves: a reason, not a nod.", field: "reason"))
    }
    return problems
  }
}
