import Civil
import Kernel

/// What a person enters about a decision on a plan: who took it, on which day, where that stands,
/// who approved it, and why. Moving a due date and withdrawing an action each take one.
public struct DecisionEntry: Hashable, Sendable {
  public var setBy: DueDateEntry.Setter
  /// Who decided it, by name: "Improvement Board".
  public var setByName: String
  /// The day on which it was decided; nil where the meeting gives it.
  public var setOn: CivilDate?
  /// The meeting at which a board or committee decided it, as the board's own records know it.
  public var meeting: String?
  /// The minute in which that stands: "Minute 7".
  public var paper: String
  /// Who approved it.
  public var approver: String
  public var reason: String

  public init(
    setBy: DueDateEntry.Setter, setByName: String, setOn: CivilDate?, meeting: String? = nil,
    paper: String = "", approver: String, reason: String
  ) {
    self.setBy = setBy
    self.setByName = setByName
    self.setOn = setOn
    self.meeting = meeting
    self.paper = paper
    self.approver = approver
    self.reason = reason
  }
}

extension DecisionEntry {
  /// Who decided it, on which day, and where that stands.
  struct Decided: Hashable {
    var name: String
    var day: CivilDate
    var paper = ""
    var meeting: String?
  }

  /// Where it was decided. A board decides at a meeting; of what the council or others decide, the
  /// day is enough.
  ///
  /// - Parameters:
  ///   - held: the meetings that were held.
  ///   - mustBeFound: whether a board has to name its meeting or its minute.
  func lookedUp(
    in held: [HeldMeeting], mustBeFound: Bool = true, today: CivilDate,
    _ problems: inout [Problem]
  ) -> Decided? {
    let decided = place(in: held, mustBeFound: mustBeFound, today: today, &problems)
    if let decided, decided.name.isEmpty {
      problems.append(Problem("Say who decided it.", field: "setByName"))
    }
    return decided
  }

  private func place(
    in held: [HeldMeeting], mustBeFound: Bool, today: CivilDate, _ problems: inout [Problem]
  ) -> Decided? {
    guard setBy.meets, mustBeFound || meeting != nil else {
      guard let setOn else {
        problems.append(Problem("Enter the day of the decision.", field: "setOn"))
        return nil
      }
      if setOn > today {
        problems.append(
          Problem("The day of the decision cannot lie in the future.", field: "setOn"))
      }
      return Decided(name: setByName, day: setOn, paper: paper)
    }
    let names = Dictionary(held.map { ($0.body, $0.bodyName) }, uniquingKeysWith: { $1 })
    let found = BoardWord(meeting: meeting, on: setOn, paper: paper).checked(
      in: held, of: { isNamed(names[$0] ?? "") }, on: today,
      BoardWord.Fields(
        day: "setOn", paper: "minute",
        paperMissing:
          "Choose the meeting, or say in which minute the decision stands, for example “Minute 7”."
      ), &problems)
    return found.map { found in
      let body = held.first { $0.id == found.meeting }?.bodyName
      return Decided(
        name: setByName.isEmpty ? body ?? "" : setByName, day: found.day, paper: found.paper,
        meeting: found.meeting)
    }
  }

  /// Whether it was set by a body of this name; a chosen meeting names it where nobody else does.
  private func isNamed(_ body: String) -> Bool {
    let (said, known) = (setByName.plainName, body.plainName)
    return said.isEmpty || said.contains(known) || known.contains(said)
  }
}
