import Inspections
import Kernel
import SiteMap
import Storage
import TestKit
import Testing

@testable import ImprovementPlan

@Suite struct ImportProgressTests {
  private static let file = """
    Ref,Action,Owner,RAG,Progress
    1,Train health leads,Alma Reyes,Green,12 of 40
    2,Agree a rota,Alma Reyes,Amber,Rota drafted
    3,Audit plans,Alma Reyes,Green,Done
    4,Open a hub,Alma Reyes,Green,-

    """

  @Test(
    arguments: [
      ("progress:12 of 40", Action.Delivery.inProgress), ("progress:12/40 trained", .inProgress),
      ("progress:30%", .inProgress), ("progress:100% complete", .complete),
      ("progress:40 out of 40", .complete), ("progress:0 of 40", .notStarted),
      ("progress:done", .complete), ("status:12of40", .inProgress),
      ("progress:rota drafted", nil), ("progress:late", nil), ("progress:12 of 40 refused", nil),
      ("progress:41 of 40", nil), ("progress:", nil), ("progress:1 of 1", nil),
      ("progress:12 professionals", nil),
    ] as [(String, Action.Delivery?)])
  func `Words of progress are a state only where they say one`(
    _ key: String, _ expected: Action.Delivery?
  ) {
    #expect(DeliveryWords.proposal(key) == expected)
  }

  @Test(arguments: StoreKind.available)
  func `Words that name no state are kept as what was said, and asked about`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let found = try await house.readPlan(Self.file)
      try await house.decide(found) { $0.isPlaced = true }
      let preview = try await house.get(.planImport(found.id)).text
      #expect(preview.contains("1 action with words of progress that do not say how far"))
      let notes = try await house.get(.planImport(found.id, "problems")).text
      #expect(notes.contains("How far is the work? (1)") && notes.contains("Rota drafted"))
      let asked = try await house.get(.planImport(found.id, "ratings")).text
      #expect(asked.contains("Progress “Rota drafted”"))
      #expect(asked.contains("Progress “12 of 40”"))
      let plan = try await house.record(found)
      let actions = try await house.overview(of: plan).actions.map(\.action)
      #expect(actions.map(\.delivery) == [.inProgress, .notStarted, .complete, .notStarted])
      var said: [[String]] = []
      for action in actions {
        said.append(
          try await house.world.store.read {
            try $0.progress(of: action.id, in: PlanHouse.authority).map(\.note)
          })
      }
      #expect(said[0].first?.contains("12 of 40") == true)
      #expect(said[1].first?.contains("“Rota drafted”") == true)
      #expect(said[3] == [])
      #expect(
        !(try await house.get(.action(actions[1].id)).text.contains("Nobody has said anything")))
      let undone = try await house.undo(found)
      #expect(undone.left.isEmpty)
      #expect(try await house.count("progress_update") == 0)
    }
  }

  @Test(arguments: StoreKind.available)
  func `What a person says they mean is what is recorded`(_ kind: StoreKind) async throws {
    try await withPlanHouse(kind) { house in
      let found = try await house.readPlan(Self.file)
      try await house.decide(found) {
        $0.isPlaced = true
        $0.words["progress:rota drafted"] = Action.Delivery.inProgress.rawValue
      }
      let preview = try await house.get(.planImport(found.id)).text
      #expect(!preview.contains("do not say how far the work is"))
      let plan = try await house.record(found)
      let actions = try await house.overview(of: plan).actions.map(\.action)
      #expect(actions[1].delivery == .inProgress)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Of work that is done without a day is spoken only where there is some`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let done = try await house.readPlan(Self.file)
      #expect(
        try await house.get(.planImport(done.id)).text.contains(
          "1 action complete without a day"))
      let open = try await house.readPlan(
        "Ref,Action,Owner,Status\n1,Open a hub,Alma Reyes,In progress\n", named: "open.csv")
      #expect(!(try await house.get(.planImport(open.id)).text.contains("without a day")))
    }
  }
}
