import Civil
import Kernel
import Storage
import TestKit
import Testing

@testable import ImprovementPlan

@Suite struct RatingDaysTests {
  /// Actions to which in turn everything happens that may change their rating.
  private func lives(in house: PlanHouse) async throws -> [Action] {
    let plan = try await house.agreedPlan()
    var actions: [Action] = []
    for (number, due) in ["2012-11-03", "2012-12-25", "2013-01-09", "2013-02-15"].enumerated() {
      actions.append(try await house.ownAction("Action \(number)", in: plan))
      try await MoveDueDate(house.acting())(
        of: .action(actions[number].id), readAt: 1,
        to: DueDateMove(
          dueOn: date(due), setBy: .panel, setByName: "Panel", setOn: date("2012-10-01"),
          paper: "Minute 4", approver: "Panel", reason: "At first"))
    }
    let milestones = ChangeMilestones(house.acting())
    let step = try await milestones.add("Advert out", due: nil, toAction: actions[1].id)
    _ = try await milestones.add("Interviews", due: nil, toAction: actions[2].id)
    house.clock.set(date("2012-10-17"))
    try await OverrideRating(house.acting(house.head))(
      ofAction: actions[3].id, to: .offTrack, because: "Nobody applied")
    house.clock.set(date("2012-11-07"))
    try await WriteRecoveryPlan(house.acting())(
      whyLate: "Two left", whatNow: "Cover", byWhen: date("2012-11-30"), forAction: actions[0].id)
    house.clock.set(date("2012-12-05"))
    _ = try await milestones.mark(step.id, done: date("2012-12-03"), readAt: step.version)
    try await MoveDueDate(house.acting())(
      of: .action(actions[2].id), readAt: 2,
      to: DueDateMove(
        dueOn: date("2013-03-28"), setBy: .panel, setByName: "Panel", setOn: date("2012-12-05"),
        paper: "Minute 4", approver: "Panel", reason: "Later than hoped"))
    var days = UpdateRule.Days()
    days.offTrack = 3
    days.onTrack = 0
    try await SetUpdateRule(house.acting())(
      every: days, source: "Board, minute 3", from: date("2012-12-10"))
    return actions
  }

  @Test(arguments: StoreKind.available)
  func `The few days on which something turns give what every day would`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let actions = try await lives(in: house)
      let past = try await house.world.store.read { db in
        try RatingDays(
          of: actions.map(\.id), on: db.shelf(of: PlanHouse.authority), .englandAndWales)
      }
      let first = date("2012-10-01")
      for stored in actions {
        let action = try await house.stored(stored)
        for (from, today) in stride(from: 0, to: 200, by: 7).flatMap({ start in
          stride(from: start, to: 260, by: 3).map {
            (first.adding(days: start), first.adding(days: $0))
          }
        }) {
          let turns = past.turns(of: action, after: from, through: today)
          func next(_ turns: [CivilDate]?) -> NextUpdate? {
            NextUpdate(
              every: { past.days(of: action, on: $0) }, turningOn: turns, from: from, on: today,
              calendar: .englandAndWales)
          }
          #expect(next(turns) == next(nil), "\(action.title) from \(from) on \(today)")
        }
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `Ten years of silence are looked at on a handful of days`(_ kind: StoreKind) async throws {
    try await withPlanHouse(kind) { house in
      let actions = try await lives(in: house)
      let past = try await house.world.store.read { db in
        try RatingDays(
          of: actions.map(\.id), on: db.shelf(of: PlanHouse.authority), .englandAndWales)
      }
      for action in actions {
        let turns = past.turns(
          of: action, after: date("2012-10-01"), through: date("2022-10-01"))
        #expect(turns.count < 20, "\(turns)")
      }
    }
  }
}
