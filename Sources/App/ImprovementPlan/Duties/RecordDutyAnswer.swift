import Civil
import Inspections
import Kernel
import Storage

/// Records the day on which the council did what the law asks after an inspection: published the
/// report, submitted its written statement of action. That stops the clock.
public struct RecordDutyAnswer: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// - Parameters:
  ///   - done: the day; nil to take back a day that was entered by mistake.
  ///   - seen: the day that was read, or that there was none; left out where nobody read it.
  /// - Throws: `StaleRecord` when somebody else has written down another day since.
  public func callAsFunction(
    _ duty: TimeRuleKey, of id: PlanInspection.ID, done: CivilDate?, over seen: CivilDate?? = nil
  ) async throws {
    let user = acting.user
    try user.require(.managePlan)
    let today = acting.world.today()
    let reason = done == nil ? "taken back" : "recorded"
    try await acting.write(because: "\(duty.dutyTitle): \(reason)") { db in
      guard let source = try db.find(id, of: user.authority) else {
        throw Refusal.notFound("The plan does not follow this inspection.")
      }
      let inspection = try db.inspection(source.inspection, of: user.authority)
      if let problem = Self.problem(with: done, after: inspection, today: today) {
        throw Refusal.invalid([problem])
      }
      try db.keep(done, duty, of: source, over: seen)
    }
  }

  static func problem(
    with done: CivilDate?, after inspection: Inspection, today: CivilDate
  ) -> Problem? {
    guard let done else { return nil }
    if done > today { return Problem("That day lies in the future.", field: "doneOn") }
    if let received = inspection.receivedOn, done < received {
      return Problem(
        "The report was received on \(received.longForm); this cannot have been done before.",
        field: "doneOn")
    }
    return nil
  }
}

extension WriteTransaction {
  /// In whichever plan it was written down before, the duty has one answer.
  fileprivate func keep(
    _ done: CivilDate?, _ duty: TimeRuleKey, of source: PlanInspection, over seen: CivilDate??
  ) throws {
    var known = try dutyAnswers(after: source.inspection, of: source.authority).filter {
      $0.duty == duty
    }
    let first = known.min { $0.doneOn < $1.doneOn }
    if let seen, seen != first?.doneOn {
      throw StaleRecord(
        table: DutyAnswer.table.text, id: first?.id.text ?? "", read: (first?.version ?? 1) - 1,
        stored: first?.version)
    }
    if let done {
      if var answer = known.popLast() {
        answer.doneOn = done
        try update(answer)
      } else {
        try insert(
          DutyAnswer(
            authority: source.authority, planInspection: source.id, duty: duty, doneOn: done))
      }
    }
    for answer in known { try delete(answer) }
  }
}
