import Civil
import Kernel
import Storage

/// What became of a plan between the day on which a body approved it and the moment at which it was
/// frozen as a version. A version is the plan as it stands when it is recorded, which may be long
/// after the meeting: whoever cites it is told both days.
struct SinceApproval: Hashable, Sendable {
  let approvedOn: CivilDate
  let frozenOn: CivilDate
  /// When the plan was made here, where that was after it had been approved.
  let madeOn: CivilDate?
  /// How often something in it was changed after the day of the approval.
  let changes: Int

  /// - Parameters:
  ///   - digest: the plan as it was frozen.
  ///   - end: when that was.
  init(
    of plan: Plan.ID, _ digest: PlanDigest, in authority: AuthorityID, approvedOn: CivilDate,
    frozenAt end: Instant, _ db: Transaction
  ) throws {
    self.approvedOn = approvedOn
    frozenOn = end.dateInLondon
    guard approvedOn < frozenOn else {
      (madeOn, changes) = (nil, 0)
      return
    }
    let made = try db.daysMade([plan], in: authority)[plan]
    madeOn = made.flatMap { approvedOn < $0 ? $0 : nil }
    let start = Instant.endOfDayInLondon(approvedOn)
    changes =
      try PlanChanges(plan, digest, of: authority, since: start, through: end, db)
      .all(before: nil).count + db.rewordings(of: plan, in: authority, since: start, through: end)
  }

  /// Whether what was approved is what was frozen, as far as anything here can tell.
  var isUntouched: Bool { madeOn == nil && changes == 0 }

  /// "1 change", "14 changes".
  private var count: String { Words.count(changes, "change") }

  /// What stands in the way of freezing it unseen, and what to do; nil where nothing does.
  var problem: Problem? {
    guard !isUntouched else { return nil }
    let words =
      if let madeOn {
        "The plan was made here on \(madeOn.longForm), after the approval of \(approvedOn.longForm). A version keeps the plan as it stands now: hold it against what was approved, then tick that it is kept so."
      } else {
        "The plan was changed since \(approvedOn.longForm), the day of the approval: \(count). A version keeps the plan as it stands now: look at what has changed, then tick that it is kept so, or enter an approval of the plan as it stands."
      }
    return Problem(words, field: "asItStands")
  }

  /// Both days, and what was changed between; nil where they are one.
  var sentence: String? {
    guard approvedOn < frozenOn else { return nil }
    let what =
      if let madeOn {
        ". The plan was made here on \(madeOn.longForm), after it was approved."
      } else if changes == 0 {
        ", unchanged."
      } else {
        ": \(count) that \(changes == 1 ? "was" : "were") made between \(changes == 1 ? "is" : "are") in it."
      }
    return "It was approved on \(approvedOn.longForm) and frozen on \(frozenOn.longForm)\(what)"
  }

  /// The same beside the day of the approval; nil where both days are one.
  var note: String? {
    guard approvedOn < frozenOn else { return nil }
    let what =
      if madeOn != nil {
        ": made here after the approval"
      } else if changes == 0 {
        ", unchanged"
      } else {
        ": \(count) after the approval"
      }
    return "Frozen on \(frozenOn.shortForm)\(what)"
  }
}

extension Transaction {
  /// How often what a version keeps of a plan was put in other words, of which the changes of a plan
  /// do not tell: its title, its ambition, whose it is, and what is to be different for children.
  fileprivate func rewordings(
    of plan: Plan.ID, in authority: AuthorityID, since start: Instant, through end: Instant
  ) throws -> Int {
    func count(_ changes: [Change], _ columns: [String]) -> Int {
      changes.count { change in
        guard let before = change.before, let after = change.after else { return false }
        return columns.contains { before[$0] != after[$0] }
      }
    }
    let own = try all(
      Change.self,
      """
      SELECT * FROM change
      WHERE authority_id = \(authority) AND table_name = \(Plan.table.text)
        AND record_id = \(plan) AND at > \(start) AND at <= \(end)
      ORDER BY sequence
      """)
    let outcomes = try changes(
      to: PlanOutcome.table, ofPlan: self.plan(plan, of: authority), since: start, through: end)
    return count(own, ["title", "ambition", "owning_body_id"]) + count(outcomes, ["text"])
  }
}
