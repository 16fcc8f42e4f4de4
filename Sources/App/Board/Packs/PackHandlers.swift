import Civil
import ImprovementPlan
import Kernel
import SiteMap
import Storage
import Web

/// What people do with packs.
struct PackHandlers: Sendable {
  let changesBeside: RegisterLinks.Changes

  @Sendable func make(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      var entry = visit.form.entry()
      let plans = entry.ids("plans", of: Plan.self)
      let highlights = entry.optionalText("highlights", maximum: 4000) ?? ""
      try entry.finish()
      let pack = try await TakePack(visit, changesBeside: changesBeside)(
        of: plans, for: visit.id("meeting"), highlights: highlights,
        narrative: NarrativeAnswer(visit.form))
      return .redirect(.pack(pack.id), notice: "The pack is frozen: \(pack.citation).")
    } onProblems: {
      try await PackForm(visit, $0).page
    }
  }

  @Sendable func show(_ visit: Visit) async throws -> Answer {
    let (pack, snapshot, _, order) = try await read(visit)
    if let format = visit.fileFormat {
      return try ExceptionsFile(pack: pack, snapshot: snapshot).table.answer(as: format)
    }
    return .page(
      PackPage(
        pack: pack, snapshot: snapshot, isInside: visit.user.may(.readPlan), order: order
      ).page)
  }

  @Sendable func data(_ visit: Visit) async throws -> Answer {
    let (pack, snapshot, bytes, _) = try await read(visit)
    return .file(
      bytes, type: "application/json",
      name: "pack-\(snapshot.meetingOn)-\(pack.sha256.prefix(8)).json")
  }

  private func read(
    _ visit: Visit
  ) async throws -> (pack: BoardPack, snapshot: Snapshot, bytes: [UInt8], order: PackOrder) {
    let (id, world): (BoardPack.ID, World) = (try visit.id("pack"), visit.world)
    return try await visit.store.read { db in
      let pack = try db.pack(id, for: visit.user, on: visit.today)
      let (snapshot, bytes) = try db.snapshot(of: pack, in: world)
      let packs = try db.packs(of: pack.board, in: pack.authority)
      let order = PackOrder(
        packs: packs.filter { $0.meeting == pack.meeting },
        meeting: try db.meeting(pack.meeting, of: pack.authority), today: visit.today)
      return (pack, snapshot, bytes, order)
    }
  }
}

/// The exceptions of a pack as a table to be taken away, each row citing the snapshot.
struct ExceptionsFile {
  let pack: BoardPack
  let snapshot: Snapshot

  var table: TableFile {
    TableFile(
      "Exceptions \(snapshot.meetingOn)",
      columns: [
        "Plan", "Action", "Title", "Owner", "Answered for by", "Delivery", "First due", "Due",
        "Expected by", .number("Working days late"), "Why late", "What now", "By when", "Snapshot",
      ],
      rows: snapshot.plans.flatMap { plan in
        let late =
          plan.exceptions.map { row($0, of: plan) }
          + plan.expectedLate.map { row($0, of: plan, unexplained: "") }
        return late + (plan.withdrawnLate ?? []).map { row($0, of: plan) }
      })
  }

  private func row(
    _ action: PlanDigest.ActionLine, of plan: PlanDigest, unexplained: String = "No recovery plan"
  ) -> [String] {
    [
      plan.title, action.reference, action.title, action.owner ?? "", action.body ?? "",
      action.word, action.firstDueOn?.description ?? "", action.dueOn?.description ?? "",
      action.expectedOn?.description ?? "", String(action.workingDaysLate),
      action.recovery?.whyLate ?? unexplained,
      action.recovery?.whatNow ?? "", action.recovery?.byWhen.description ?? "", pack.sha256,
    ]
  }

  private func row(_ action: PlanDigest.WithdrawnAction, of plan: PlanDigest) -> [String] {
    let what = "Withdrawn on \(action.withdrawnOn.longForm): \(action.because)"
    return [
      plan.title, action.reference, action.title, "", "", WithdrawnLine.lateTitle,
      action.firstDueOn.description, "", "", "", "", what, "", pack.sha256,
    ]
  }
}
