import Civil
import Kernel

extension DecisionEntry.Decided {
  /// Whether it is of a day by which the action was not due, and is entered after it was.
  func isBackdated(for action: Action, _ today: CivilDate) -> Bool {
    action.firstDueOn.map { day <= $0 && $0 < today } ?? false
  }
}

extension DecisionEntry {
  /// Looks up where it was decided that an action is withdrawn, and says what is wrong with it.
  ///
  /// - Parameters:
  ///   - earliest: the earliest day of which the decision can be; nil without a due date.
  ///   - held: the meetings that were held.
  /// - Throws: `Refusal.invalid` with all that is wrong.
  func checked(
    withdrawing action: Action, since earliest: CivilDate?, in held: [HeldMeeting],
    by enterer: Enterer, today: CivilDate
  ) throws -> Decided {
    var problems: [Problem] = []
    if Enterer.isNoName(approver) {
      problems.append(Problem("Say who approved that it is withdrawn.", field: "approver"))
    } else if enterer.isNamed(in: approver) {
      problems.append(
        Problem(
          "Somebody else than whoever enters it approves that an action is withdrawn.",
          field: "approver"))
    }
    problems += reasonProblems("Say why the action is withdrawn")
    let decided = lookedUp(in: held, today: today, &problems)
    if let decided, let earliest, decided.day < earliest {
      problems.append(
        Problem(
          "Its due date was set on \(earliest.longForm); nobody withdrew it before. Enter a decision of that day or later.",
          field: "setOn"))
    }
    if let decided { problems += backdated(decided, action, today) }
    guard problems.isEmpty, let decided else { throw Refusal.invalid(problems) }
    return decided
  }

  /// What was decided before its date need not have been done; but then it can be looked up,
  /// whoever decided it.
  private func backdated(_ decided: Decided, _ action: Action, _ today: CivilDate) -> [Problem] {
    guard let first = action.firstDueOn, decided.isBackdated(for: action, today),
      decided.meeting == nil, !BoardWord.canBeLookedUp(decided.paper)
    else { return [] }
    return [
      Problem(
        "It was first due on \(first.longForm), and you enter a decision from before that day. Say in which minute or letter it stands, for example “Minute 7”.",
        field: "minute")
    ]
  }

  /// The same of an action that is brought back.
  func checked(
    bringingBack action: Action, in held: [HeldMeeting], by enterer: Enterer, today: CivilDate
  ) throws -> Decided {
    var problems: [Problem] = []
    if Enterer.isNoName(approver) {
      problems.append(Problem("Say who approved that it is brought back.", field: "approver"))
    } else if enterer.isNamed(in: approver) {
      problems.append(
        Problem(
          "Somebody else than whoever enters it approves that an action is brought back.",
          field: "approver"))
    }
    problems += reasonProblems("Say why the action is brought back")
    let decided = lookedUp(in: held, today: today, &problems)
    if let decided, let gone = action.withdrawnOn, decided.day < gone {
      problems.append(
        Problem(
          "It was withdrawn on \(gone.longForm); nobody brought it back before. Enter a decision of that day or later.",
          field: "setOn"))
    }
    guard problems.isEmpty, let decided else { throw Refusal.invalid(problems) }
    return decided
  }

  private func reasonProblems(_ ask: String) -> [Problem] {
    if reason.isEmpty { return [Problem(ask + ".", field: "reason")] }
    return BoardWord.isMoreThanANod(reason)
      ? [] : [Problem(ask + " in a few words: a reason, not a nod.", field: "reason")]
  }
}
