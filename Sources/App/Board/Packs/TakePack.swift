import Civil
import ImprovementPlan
import Kernel
import Storage

/// Makes the pack for a meeting: freezes one plan or several, the risks, the decisions and the
/// action log, and tells what has changed since the board's last pack.
public struct TakePack: Sendable {
  let acting: any Acting
  let changesBeside: RegisterLinks.Changes

  /// - Parameter changesBeside: what changed beside a plan: consultations, published editions.
  public init(
    _ acting: any Acting,
    changesBeside: @escaping RegisterLinks.Changes = { _, _, _, _ in [] }
  ) {
    self.acting = acting
    self.changesBeside = changesBeside
  }

  /// All of it is read and stored in one transaction, so that it stood so at one moment.
  ///
  /// - Parameters:
  ///   - highlights: what whoever makes the pack says in words; frozen with its figures.
  ///   - narrative: what is done when those words disagree with the figures that are frozen.
  /// - Throws: `Refusal.invalid` with what disagrees, when whoever wrote it is to be warned;
  ///   `Refusal.conflict` for a meeting that was held with its pack.
  @discardableResult
  public func callAsFunction(
    of plans: [Plan.ID], for id: Meeting.ID, highlights: String = "",
    narrative: NarrativeAnswer = .unasked
  ) async throws -> BoardPack {
    let (user, world) = (acting.user, acting.world)
    try user.require(.prepareBoard)
    return try await acting.write(because: "pack made") { [changesBeside] db in
      if plans.isEmpty {
        throw Refusal.invalid("Choose at least one plan for the pack.", field: "plans")
      }
      let meeting = try db.meeting(id, of: user.authority)
      guard meeting.state != .cancelled else {
        throw Refusal.conflict("The meeting is cancelled, so it needs no pack.")
      }
      guard try meeting.state != .held || !db.hasPack(meeting) else {
        throw Refusal.conflict(
          "The meeting was held on \(meeting.heldOn.longForm), and the pack that it had is what the next one is compared with. Make the pack for the next meeting."
        )
      }
      let former = try db.packBefore(meeting, on: world.today())
      var snapshot = try Snapshot(
        of: plans, for: meeting, since: former, changesBeside, at: db.at, by: user, in: world,
        db)
      if !highlights.isEmpty { snapshot.highlights = highlights }
      let found = snapshot.disagreementsInHighlights
      try narrative.settle(found.map { ("highlights", $0.disagreement) })
      let pack = BoardPack.ID(at: db.at)
      let document = try world.documents.put(
        snapshot.document(), named: "pack-\(meeting.heldOn).json", for: user.authority, in: db)
      for one in found {
        try db.keep(
          [one.disagreement], narrative, in: one.plan, of: BoardPack.table, pack.text, by: user)
      }
      return try db.insert(
        BoardPack(
          authority: user.authority, id: pack, meeting: meeting, document: document,
          takenAt: db.at, takenOn: world.today(), takenBy: user.name))
    }
  }
}

extension Transaction {
  fileprivate func hasPack(_ meeting: Meeting) throws -> Bool {
    try packs(of: meeting.board, in: meeting.authority).contains { $0.meeting == meeting.id }
  }

  /// The pack that the board had before it when it last met. One made anew for the same meeting, or
  /// afterwards for the last one, hides nothing that has changed since.
  fileprivate func packBefore(_ meeting: Meeting, on today: CivilDate) throws -> BoardPack? {
    let met = try meetings(of: meeting.board, in: meeting.authority).filter {
      $0.heldOn < meeting.heldOn && $0.state != .cancelled
        && ($0.state == .held || $0.heldOn < today)
    }.sorted { $0.heldOn > $1.heldOn }
    let packs = try packs(of: meeting.board, in: meeting.authority)
    return met.lazy.compactMap { packs.given(to: $0) }.first
  }
}

extension Snapshot {
  init(
    of plans: [Plan.ID], for meeting: Meeting, since former: BoardPack?,
    _ changesBeside: RegisterLinks.Changes, at instant: Instant, by user: User, in world: World,
    _ db: Transaction
  ) throws {
    let authority = user.authority
    let board = try db.board(meeting.board, for: user, on: world.today())
    let digests = try plans.map { try db.planDigest($0, in: world, for: user) }
    let before = try former.map { try db.snapshot(of: $0, in: world).snapshot }
    var changes: [ChangeLine] = []
    if let former, let before {
      for (id, digest) in zip(plans, digests) {
        let own = try PlanChanges(
          id, digest, of: authority, since: former.takenAt, through: instant, db
        ).all(before: before.plans.first { $0.id == digest.id })
        let plan = try db.plan(id, of: authority)
        let waits = try db.dependencyChanges(
          ofPlan: plan, since: former.takenAt, through: instant, in: world)
        let beside = try changesBeside(db, plan, former.takenAt, instant)
        changes += (own + waits + beside).map { ChangeLine($0, ofPlan: digest.id) }
      }
    }
    self.init(
      board: board.name, meetingOn: meeting.heldOn, takenOn: world.today(),
      takenAt: instant.milliseconds, takenBy: user.name,
      since: former.map {
        Former(pack: $0.id.text, sha256: $0.sha256, takenOn: $0.takenOn)
      },
      plans: digests, changes: changes,
      risks: try Self.risks(before: before, in: world, of: authority, db),
      decisions: try Self.decisions(for: meeting, since: former, db),
      log: try Self.log(for: meeting, in: world, db),
      meetings: try db.meetings(of: meeting.board, in: authority).filter {
        $0.state != .cancelled && $0.heldOn >= meeting.heldOn
      }.map(\.heldOn).sorted())
  }

  private static func risks(
    before: Snapshot?, in world: World, of authority: AuthorityID, _ db: Transaction
  ) throws -> [RiskLine] {
    let risks = try db.risks(of: authority).filter { $0.risk.closedOn == nil }
    let names = try db.ownerNames(
      of: risks.compactMap(\.risk.owner), in: authority, on: world.today())
    let former = Dictionary(
      (before?.risks ?? []).map { ($0.id, $0.score) }, uniquingKeysWith: { $1 })
    return risks.map { one in
      RiskLine(
        id: one.risk.id.text, reference: one.risk.reference, kind: one.risk.kind.rawValue,
        title: one.risk.title, consequence: one.risk.consequence,
        mitigation: one.risk.mitigation, owner: one.risk.owner.flatMap { names[$0]?.name },
        score: one.current?.score, scoreWords: one.current?.words ?? "Not scored",
        formerScore: former[one.risk.id.text] ?? nil, pressure: one.risk.pressure,
        pressureOn: one.risk.pressureOn, reviewOn: one.risk.reviewOn,
        isReviewDue: one.risk.isReviewDue(on: world.today()))
    }
  }

  /// What the board has decided at the meetings before this one that the last pack could not tell
  /// of.
  private static func decisions(
    for meeting: Meeting, since former: BoardPack?, _ db: Transaction
  ) throws -> [DecisionLine] {
    let meetings = try db.meetings(of: meeting.board, in: meeting.authority)
    let last = former.flatMap { pack in meetings.first { $0.id == pack.meeting } }
    return try meetings.reversed().filter { one in
      one.heldOn < meeting.heldOn && (last.map { one.heldOn >= $0.heldOn } ?? true)
    }.flatMap { one in
      try db.decisions(of: one.id, in: one.authority).map {
        DecisionLine(reference: $0.reference, decidedOn: one.heldOn, text: $0.text)
      }
    }
  }

  private static func log(
    for meeting: Meeting, in world: World, _ db: Transaction
  ) throws -> [LogLine] {
    let meetings = Dictionary(
      try db.meetings(of: meeting.board, in: meeting.authority).map { ($0.id, $0) },
      uniquingKeysWith: { $1 })
    let before = meetings.values.filter { $0.heldOn < meeting.heldOn }.map(\.heldOn).max()
    let entries = try db.log(of: meeting.board, in: meeting.authority).filter { entry in
      guard let done = entry.doneOn else { return true }
      return before.map { done >= $0 } ?? true
    }
    let names = try db.ownerNames(
      of: entries.compactMap(\.owner), in: meeting.authority, on: world.today())
    let calendar = try world.workingCalendar(db)
    return entries.map { entry in
      let late = Lateness(
        due: entry.dueOn, done: entry.doneOn, on: world.today(), calendar: calendar)
      let days = if case .late(let days) = late { days } else { 0 }
      return LogLine(
        reference: entry.reference, text: entry.text,
        owner: entry.owner.flatMap { names[$0]?.name },
        askedOn: meetings[entry.meeting]?.heldOn ?? meeting.heldOn, dueOn: entry.dueOn,
        doneOn: entry.doneOn, outcome: entry.outcome, workingDaysLate: days)
    }
  }
}
