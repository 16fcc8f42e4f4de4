import Civil
import Inspections
import Kernel
import SiteMap
import Storage
import TestKit
import Testing

@testable import ImprovementPlan

@Suite struct WithdrawalTests {
  private static let board = ID<Body>()
  private static let held = [
    HeldMeeting(
      id: "november", body: board, bodyName: "Improvement Board", heldOn: date("2026-11-19"),
      address: .board)
  ]
  private static let today = date("2026-11-23")
  private static let sam = Enterer(
    ["Sam Okafor", "sam.okafor@thornmere.example"], posts: ["Improvement Manager"],
    roles: [.improvementOfficer, .director], directory: ["Board Manager"])
  private static let good = DecisionEntry(
    setBy: .panel, setByName: "Improvement Board", setOn: date("2026-11-19"), paper: "Minute 7",
    approver: "Beatrix Orme, chair", reason: "Another council does it")

  /// Due on 6 November, which was decided on 8 October.
  private static let action: Action = {
    var action = Action(
      authority: PlanHouse.authority, plan: Plan.ID(), number: 12, title: "Audit")
    action.firstDueOn = date("2026-11-06")
    action.dueOn = date("2026-11-06")
    return action
  }()
  private static let ledger = [
    DueDateEntry(
      authority: PlanHouse.authority, subject: .action(action.id), number: 1,
      dueOn: date("2026-11-06"), setBy: .council, setByName: "Sam Okafor",
      setOn: date("2026-10-08"), reason: "Set with the action")
  ]

  private static func refused(_ decision: DecisionEntry) -> Set<String> {
    do {
      _ = try decision.checked(
        withdrawing: action, since: ledger.last?.setOn, in: held, by: sam, today: today)
      return []
    } catch Refusal.invalid(let problems) {
      return Set(problems.compactMap(\.field))
    } catch {
      return ["\(error)"]
    }
  }

  private static let faults: [(field: String, change: @Sendable (inout DecisionEntry) -> Void)] = [
    ("approver", { $0.approver = "" }), ("approver", { $0.approver = "Sam Okafor" }),
    ("approver", { $0.approver = "sam okafor, improvement officer" }),
    ("approver", { $0.approver = "S. Okafor" }),
    ("approver", { $0.approver = "improvement manager" }), ("approver", { $0.approver = "Me." }),
    ("approver", { $0.approver = "myself" }), ("approver", { $0.approver = "The writer" }),
    ("approver", { $0.approver = "the officer" }), ("approver", { $0.approver = "Officer." }),
    ("approver", { $0.approver = "the improvement officer" }),
    ("approver", { $0.approver = "The Director" }), ("approver", { $0.approver = "n/a" }),
    ("approver", { $0.approver = "OK." }), ("approver", { $0.approver = "-" }),
    ("approver", { $0.approver = "Nobody" }), ("approver", { $0.approver = "Not known yet" }),
    ("reason", { $0.reason = "" }), ("reason", { $0.reason = "agreed" }),
    ("minute", { $0.paper = "" }), ("minute", { $0.paper = "ok" }),
    ("meeting", { $0.meeting = "october" }),
    ("setOn", { $0.setOn = nil }), ("setOn", { $0.setOn = date("2026-11-24") }),
    ("setOn", { $0.setOn = date("2026-10-07") }),
    (
      "setByName",
      {
        $0.setBy = .council
        $0.setByName = ""
      }
    ),
    // Nobody can date a decision back to before the day it was due without saying where it stands.
    (
      "minute",
      {
        $0.setBy = .council
        $0.setOn = date("2026-11-06")
        $0.paper = ""
      }
    ),
  ]

  @Test(arguments: faults.indices)
  func `A withdrawal that nobody could look up, or that one approves oneself, is refused`(
    _ place: Int
  ) {
    let (field, change) = Self.faults[place]
    var decision = Self.good
    change(&decision)
    #expect(Self.refused(decision) == [field])
  }

  @Test(
    arguments: [
      "Simone Okaforth", "Head of the Improvement Manager’s office", "Sam Oke", "the board manager",
      "Ola Grant, director", "Director of Public Health", "the chair", "Chair",
      "DCS", "Li Wu",
    ])
  func `Somebody with a like name, or a post like one’s own, may approve`(approver: String) {
    var decision = Self.good
    decision.approver = approver
    #expect(Self.refused(decision).isEmpty)
  }

  @Test(arguments: StoreKind.available)
  func `M64: a decision from before the date that no meeting shows counts from when it was entered`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let action = try await house.action("Rota", serving: 4, in: plan, due: date("2012-10-05"))
      house.clock.set(date("2012-10-22"))
      var decision = house.decision("Another team does it")
      (decision.setOn, decision.paper) = (date("2012-10-04"), "Minute 3")
      let gone = try await WithdrawAction(house.acting())(
        action.id, readAt: action.version, by: decision)
      #expect(gone.withdrawnOn == date("2012-10-22") && gone.isWithdrawnLate)
      let page = try await house.get(.action(action.id)).text
      #expect(page.contains("said to have been decided on 4 October 2012, before that date"))
    }
  }

  @Test(
    arguments: [
      ("Sam Okafor", false), ("me", false), ("n/a", false), ("", false), ("nobody", false),
      ("Beatrix Orme, chair", true), ("chair", true),
    ])
  func `Nobody brings an action back on their own word, or on nobody’s`(
    approver: String, isTaken: Bool
  ) {
    var action = Self.action
    action.withdrawnOn = date("2026-11-19")
    var decision = Self.good
    decision.approver = approver
    func check() throws {
      _ = try decision.checked(
        bringingBack: action, in: Self.held, by: Self.sam, today: Self.today)
    }
    if isTaken {
      #expect(throws: Never.self) { try check() }
    } else {
      #expect(throws: Refusal.self) { try check() }
    }
  }

  @Test func `A board’s decision names its meeting; one from before the date stands in a paper`()
    throws
  {
    #expect(Self.refused(Self.good).isEmpty)
    var decision = Self.good
    (decision.meeting, decision.setOn, decision.paper, decision.setByName) =
      ("november", nil, "", "")
    let decided = try decision.checked(
      withdrawing: Self.action, since: Self.ledger.last?.setOn, in: Self.held, by: Self.sam,
      today: Self.today)
    #expect(
      decided
        == .init(
          name: "Improvement Board", day: date("2026-11-19"), paper: "at its meeting",
          meeting: "november"))
    decision = Self.good
    (decision.setBy, decision.setOn, decision.paper) =
      (.council, date("2026-11-06"), "Letter 3 to the board")
    #expect(Self.refused(decision).isEmpty)
  }

  @Test(
    arguments: [
      ("2012-11-09", nil, "2012-11-08", Timeliness.excluded, "dropped before its day"),
      ("2012-11-09", nil, "2012-11-09", .excluded, "dropped on its day"),
      ("2012-11-09", nil, "2012-11-10", .late, "dropped when the day had passed"),
      ("2012-11-09", nil, "2012-11-12", .late, "dropped late"),
      ("2012-11-09", "2012-11-09", "2012-11-12", .onTime, "done in time, and dropped since"),
      ("2012-11-09", "2012-11-12", "2012-11-30", .late, "done late, and dropped since"),
      (nil, nil, "2012-11-12", .excluded, "never due"),
    ] as [(String?, String?, String, Timeliness, Comment)])
  func `M64: what is withdrawn after its original due date stays among what was due, as it stood`(
    _ first: String?, _ done: String?, _ gone: String, _ expected: Timeliness, _ why: Comment
  ) {
    var action = Self.action
    action.firstDueOn = first.map(date)
    // Whatever it was moved to.
    action.dueOn = first.map { date($0).adding(days: 90) }
    action.completedOn = done.map(date)
    action.withdrawnOn = date(gone)
    let day = date("2012-12-03")
    #expect(Timeliness(of: action, on: day, calendar: .englandAndWales) == expected, why)
  }

  @Test(arguments: StoreKind.available)
  func `Whoever withdraws an action is told who will read the reason`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let action = try await house.action(
        "Visits", serving: 1, in: house.agreedPlan(), owner: .body(house.people.police.id),
        due: date("2012-10-05"))
      let form = try await house.get(.withdrawAction(action.id)).text
      #expect(form.contains("Agencies that the action is asked of read it too, word for word"))
      #expect(form.contains("anybody who has a link of theirs. It is not published."))
    }
  }

  @Test(arguments: StoreKind.available)
  func `To withdraw what is late mends no figure, and every page says that it was`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let late = try await house.action("Rota", serving: 4, in: plan, due: date("2012-10-05"))
      let done = try await house.action("Audit", serving: 5, in: plan, due: date("2012-10-05"))
      let early = try await house.action("Train", serving: 6, in: plan, due: date("2012-10-31"))
      _ = try await house.complete(done)
      house.clock.set(date("2012-10-22"))
      #expect(
        try await house.overview(of: plan).measures.value(.actionsOnTime).text == "1 of 2 (50 %)")
      try await house.withdraw(late, because: "Another team does it")
      try await house.withdraw(early, because: "Another team does it")
      let value = try await house.overview(of: plan).measures.value(.actionsOnTime)
      #expect(value.text == "1 of 2 (50 %; 1 withdrawn after its date)")
      house.clock.set(date("2012-11-30"))
      #expect(try await house.overview(of: plan).measures.value(.actionsOnTime) == value)

      let records = try await house.get(.figure("M64", ofPlan: plan.id)).text
      #expect(records.contains("ACT-01 Rota") && records.contains("Withdrawn 22 Oct 2012"))
      #expect(!records.contains("ACT-03 Train"))
      let slipped = try await house.get(
        Address.slippage(ofPlan: plan.id).with("format", "csv")
      ).text
      #expect(slipped.contains("ACT-01 Rota,No body yet,2012-10-05,2012-10-05,0,,11,2012-10-22"))
      #expect(!slipped.contains("ACT-03 Train"))
      let page = try await house.get(.action(late.id)).text
      #expect(page.contains("after its first due date, 5 October 2012"))
      #expect(page.contains("approved by Ola Grant, director"))
      let whole = try await house.get(.plan(plan.id)).text
      #expect(whole.ranges(of: "Withdrawn after its date").count == 1)
      #expect(whole.contains("actions are late; 1 was withdrawn after the first due date"))
      let short = try await house.get(.onePage(ofPlan: plan.id)).text
      #expect(short.contains("No exceptions; 1 was withdrawn after the first due date"))
      #expect(short.contains("ACT-01 Rota</a>: Another team does it"))
      #expect(short.ranges(of: "Withdrawn after its date").count == 1)
      #expect(!short.contains("ACT-03 Train"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `What was withdrawn late is told beside every rating of what it served`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let late = try await house.action("Rota", serving: 4, in: plan, due: date("2012-10-05"))
      try await house.action("Audit", serving: 4, in: plan, due: date("2013-01-10"))
      let early = try await house.action("Train", serving: 6, in: plan, due: date("2012-10-31"))
      house.clock.set(date("2012-10-22"))
      for action in [late, early] {
        try await house.withdraw(action, because: "Another team does it")
      }
      let items = try await house.overview(of: plan).items
      let all = try await house.recommendations
      let (served, other) = (all[3].id, all[5].id)
      let outcome = try #require(items.first { $0.recommendation.id == served }).outcome.id
      let calm = try #require(items.first { $0.recommendation.id == other }).outcome.id
      let note = "1 action was withdrawn after its date"
      for address in [
        Address.outcome(outcome, inPlan: plan.id), .ratings(ofPlan: plan.id),
        .onePage(ofPlan: plan.id), .coverage(ofPlan: plan.id), .plan(plan.id),
      ] {
        let text = try await house.get(address).text
        #expect(text.ranges(of: note).count == 1, "\(address)")
        #expect(
          address == .outcome(outcome, inPlan: plan.id) || text.contains("delivery=withdrawn-late"))
      }
      let own = try await house.get(.outcome(outcome, inPlan: plan.id)).text
      #expect(own.contains("ACT-01 Rota</a>: Another team does it"))
      let quiet = try await house.get(.outcome(calm, inPlan: plan.id)).text
      #expect(!quiet.contains("withdrawn after") && !quiet.contains("ACT-03"))
      let drawn = try await house.get(.timeline(ofPlan: plan.id)).text
      #expect(drawn.contains("Impact: Not judged yet. \(note)."))
      let (world, officer) = (house.world, house.officer)
      let fates = try await world.store.read {
        try ImprovementPlanSlice(world: world).planLinks.became(
          $0, officer, [served, other], nil)
      }
      #expect(fates[served]?.words.contains("not complete; \(note); whether") == true)
      #expect(fates[other]?.words.contains("withdrawn") == false)
    }
  }

  @Test(arguments: StoreKind.available)
  func `What was withdrawn is listed when it is asked for, and by those who may see it`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.agree(try await house.plan())
      let late = try await house.action(
        "Rota", serving: 4, in: plan, leadBody: house.people.police.id, due: date("2012-10-05"))
      try await house.action("Audit", serving: 4, in: plan, due: date("2013-01-10"))
      let early = try await house.action("Train", serving: 6, in: plan, due: date("2012-10-31"))
      house.clock.set(date("2012-10-22"))
      for action in [late, early] {
        try await house.withdraw(action, because: "Another team does it")
      }
      house.clock.set(date("2012-11-30"))
      func references(_ address: Address, as user: User? = nil) async throws -> [String] {
        let text = try await house.get(address, as: user).text
        return ["ACT-01", "ACT-02", "ACT-03"].filter { text.contains($0) }
      }
      let list = Address.actions.with("plan", plan.id.text)
      let (gone, lately) = (WithdrawnFilter.all.of(list), WithdrawnFilter.late.of(list))
      for format in [nil, "csv"] {
        for day in [nil, "2012-10-22"] {
          func asked(_ address: Address) -> Address {
            address.with("format", format).with("as-at", day)
          }
          #expect(try await references(asked(list)) == ["ACT-02"])
          #expect(try await references(asked(gone)) == ["ACT-01", "ACT-03"])
          #expect(try await references(asked(lately)) == ["ACT-01"])
        }
        #expect(try await references(gone.with("format", format).with("as-at", "2012-10-21")) == [])
      }
      let page = try await house.get(gone).text
      #expect(page.ranges(of: "on 22 Oct 2012").count == 2)
      #expect(page.ranges(of: "</span>Withdrawn after its date</strong>").count == 1)
      let file = try await house.get(gone.with("format", "csv")).text
      #expect(file.contains("2012-10-05,,2012-10-05,withdrawn,,2012-10-22,"))
      let police = house.user(.partnerLead, "Jo Marsh", body: house.people.police.id)
      #expect(try await references(Address.actions, as: police) == [])
      #expect(try await references(WithdrawnFilter.all.of(.actions), as: police) == ["ACT-01"])
      let whole = try await house.get(.plan(plan.id)).text
      #expect(whole.contains("delivery=withdrawn-late") && !whole.contains("due=late"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `What is brought back was withdrawn, on the day of a decision that came later`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let action = try await house.action("Rota", serving: 4, in: plan, due: date("2012-10-05"))
      house.clock.set(date("2012-10-22"))
      let withdraw = WithdrawAction(house.acting())
      await #expect(throws: Refusal.self, "it stands") {
        try await withdraw.undo(
          action.id, readAt: action.version, by: house.decision("It is ours after all"))
      }
      let gone = try await house.withdraw(action, because: "Another team does it")
      var decision = house.decision("It is ours after all")
      decision.setOn = date("2012-10-21")
      (decision.approver, decision.setByName) = ("", "")
      let found = try await problems {
        try await withdraw.undo(gone.id, readAt: gone.version, by: decision)
      }
      #expect(Set(found.keys) == ["setOn", "approver", "setByName"])
      decision = house.decision("It is ours after all")
      for words in ["the officer", "Sam Okafor"] {
        decision.approver = words
        let unnamed = decision
        let found = try await problems {
          try await withdraw.undo(gone.id, readAt: gone.version, by: unnamed)
        }
        #expect(
          found == [
            "approver":
              "Somebody else than whoever enters it approves that an action is brought back."
          ])
      }
      decision.approver = "Ola Grant, director"
      let back = try await withdraw.undo(gone.id, readAt: gone.version, by: decision)
      #expect(!back.isWithdrawn)
      let lines = try await house.world.store.read {
        try $0.shelf(of: PlanHouse.authority).withdrawals(of: action.id)
      }
      #expect(lines.map(\.kind) == [.withdrawn, .broughtBack] && lines.map(\.number) == [1, 2])
      #expect(
        try await house.overview(of: plan).measures.value(.actionsOnTime).text == "0 of 1 (0 %)")
    }
  }
}
