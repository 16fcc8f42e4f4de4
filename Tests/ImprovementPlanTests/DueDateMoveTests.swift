import Civil
import Kernel
import SiteMap
import Storage
import TestKit
import Testing

@testable import ImprovementPlan

@Suite struct DueDateMoveTests {
  private static let board = ID<Body>()
  private static let held = [
    HeldMeeting(
      id: "october", body: board, bodyName: "Improvement Board", heldOn: date("2026-10-22"),
      address: .board)
  ]
  private static let today = date("2026-11-23")
  private static let sam = Enterer(["Sam Okafor", "sam.okafor@thornmere.example"])
  private static let first = DueDateEntry(
    authority: PlanHouse.authority, subject: .action(Action.ID()), number: 1,
    dueOn: date("2026-11-06"), setBy: .council, setByName: "Sam Okafor",
    setOn: date("2026-10-08"), reason: "Set with the action")
  private static let good = DueDateMove(
    dueOn: date("2027-02-26"), setBy: .panel, setByName: "Improvement Board",
    setOn: date("2026-10-22"), paper: "Minute 7", approver: "Beatrix Orme, chair",
    reason: "A nurse is ill")

  private static func refused(_ move: DueDateMove, after ledger: [DueDateEntry] = [first])
    -> Set<String>
  {
    do {
      _ = try move.checked(
        after: ledger, since: ledger.last?.setOn, in: held, by: sam, today: today)
      return []
    } catch Refusal.invalid(let problems) {
      return Set(problems.compactMap(\.field))
    } catch {
      return ["\(error)"]
    }
  }

  private static let faults: [(field: String, change: @Sendable (inout DueDateMove) -> Void)] = [
    ("setOn", { $0.decision.setOn = date("2026-10-01") }),
    ("setOn", { $0.decision.setOn = date("2026-11-24") }),
    ("setOn", { $0.decision.setOn = nil }),
    ("approver", { $0.decision.approver = "Sam Okafor" }),
    ("approver", { $0.decision.approver = "sam  okafor, improvement officer" }),
    ("approver", { $0.decision.approver = "Sam.Okafor@thornmere.example" }),
    ("approver", { $0.decision.approver = "" }),
    ("approver", { $0.decision.approver = "n/a" }), ("approver", { $0.decision.approver = "me" }),
    ("reason", { $0.decision.reason = "x" }), ("reason", { $0.decision.reason = "" }),
    ("reason", { $0.decision.reason = "agreed" }),
    ("minute", { $0.decision.paper = "" }), ("minute", { $0.decision.paper = "ok" }),
    ("meeting", { $0.decision.meeting = "november" }),
    (
      "meeting",
      {
        $0.decision.meeting = "october"
        $0.decision.setByName = "Scrutiny Committee"
      }
    ),
    ("dueOn", { $0.dueOn = date("2026-11-06") }),
    (
      "setByName",
      {
        $0.decision.setByName = ""
        $0.decision.setOn = date("2026-10-21")
      }
    ),
  ]

  @Test(arguments: faults.indices)
  func `A move that nobody could look up, or that one approves oneself, is refused`(_ place: Int) {
    let (field, change) = Self.faults[place]
    var move = Self.good
    change(&move)
    #expect(Self.refused(move) == [field])
  }

  @Test func `A board’s move names its meeting, which gives the day and the name`() throws {
    #expect(Self.refused(Self.good).isEmpty)
    var move = Self.good
    (move.decision.meeting, move.decision.setOn, move.decision.paper, move.decision.setByName) = (
      "october", nil, "", ""
    )
    let decided = try move.checked(
      after: [Self.first], since: Self.first.setOn, in: Self.held, by: Self.sam, today: Self.today)
    #expect(
      decided
        == .init(
          name: "Improvement Board", day: date("2026-10-22"), paper: "at its meeting",
          meeting: "october"))
  }

  @Test func `An earlier day may be one’s own, and the first date needs no approval and no minute`()
  {
    var move = Self.good
    (move.decision.setBy, move.decision.approver, move.dueOn) = (
      .council, "Sam Okafor", date("2026-10-30")
    )
    #expect(Self.refused(move).isEmpty)
    (move.decision.setBy, move.decision.approver, move.decision.paper, move.decision.reason) = (
      .panel, "", "", "Agreed"
    )
    #expect(Self.refused(move, after: []).isEmpty)
  }

  @Test(arguments: StoreKind.available)
  func `The ledger says who entered each line, and where it was decided`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let action = try await house.action("Move me", serving: 4, in: try await house.plan())
      try await MoveDueDate(house.acting())(
        of: .action(action.id), readAt: 1, to: .move(to: "2012-12-03"))
      let page = try await house.get(.action(action.id)).text
      #expect(page.contains("Minute 4"))
      #expect(page.ranges(of: "Sam Okafor, 1 Oct 2012").count >= 2)
    }
  }
}
