import Civil
import HTTPTypes
import HummingbirdTesting
import ImprovementPlan
import Kernel
import Storage
import TestKit
import Testing

@testable import Registers

@Suite struct PeerTests {
  @Test(arguments: StoreKind.available)
  func `S67: LGA peer support and a critical friend, with learning linked to actions`(
    on kind: StoreKind
  ) async throws {
    try await withRegisters(on: kind) { house in
      let action = try await house.action()
      let fields =
        [
          ("organisation", "Local Government Association"),
          ("kind", "localGovernmentPeerSupport"), ("focus", "How leaders hear children"),
          ("learning", "Begin with what the child said"), ("actions", action.text),
        ] + dateFields("startOn", "2026-09-07") + dateFields("endOn", "2026-09-11")
      let form = try await house.get("/registers/peer-support/new")
      #expect(form.words.contains("ACT-01 See children alone"))
      let made = try await house.post("/registers/peer-support", fields)
      let page = try #require(made.location)
      let words = try await house.get(page, as: house.inspector).words
      for part in [
        "LGA peer support", "How leaders hear children", "7 September 2026",
        "Begin with what the child said", "ACT-01 See children alone",
      ] {
        #expect(words.contains(part))
      }
      let friend = try await KeepPeerActivity(house.acting())(
        PeerActivityEntry(
          organisation: "Vellbridge Council", kind: .criticalFriend, focus: "Supervision",
          startOn: date("2026-10-12")))
      let list = try await house.get("/registers/peer-support?learning=missing")
      #expect(list.words.contains("1 entry"))
      #expect(list.words.contains("Vellbridge Council Critical friend"))
      try await house.read { db in
        let bearing = try db.peerActivities(bearingOn: action, of: RegistersHouse.authority)
        #expect(bearing.map(\.organisation) == ["Local Government Association"])
      }
      // Taken off again.
      let id = try #require(ID<PeerActivity>(page.split(separator: "/").last ?? ""))
      _ = try await house.post(
        page, fields.filter { $0.0 != "actions" } + [("version", "1")])
      try await house.read { db in
        let bearing = try db.peerActivities(bearingOn: action, of: RegistersHouse.authority)
        #expect(bearing.isEmpty)
        let linked = try db.actions(of: db.peerActivity(id, of: RegistersHouse.authority))
        #expect(linked.isEmpty)
      }
      #expect(
        try await house.get("/registers/peer-support/\(friend.id)").words.contains("It goes on"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `It ends after it starts, and nothing bears on an action before it is learnt`(
    on kind: StoreKind
  ) async throws {
    try await withRegisters(on: kind) { house in
      let action = try await house.action()
      func entry(end: String?, actions: [Action.ID], learning: String) -> PeerActivityEntry {
        PeerActivityEntry(
          organisation: "X", kind: .other, focus: "Y", startOn: date("2026-10-12"),
          endOn: end.map(date), learning: learning, actions: actions)
      }
      let keep = KeepPeerActivity(house.acting())
      let backwards = try await problems {
        try await keep(entry(end: "2026-10-11", actions: [], learning: ""))
      }
      #expect(backwards.keys.contains("endOn"))
      let empty = try await problems {
        try await keep(entry(end: nil, actions: [action], learning: ""))
      }
      #expect(empty.keys.contains("learning"))
      // It begins on the day after.
      house.clock.set("2026-10-11")
      let early = try await problems {
        try await keep(entry(end: nil, actions: [], learning: "Much"))
      }
      #expect(early["learning"]?.hasPrefix("It begins on 12 October 2026") == true)
      let begun = try await keep(entry(end: nil, actions: [], learning: ""))
      let written = try await problems {
        try await keep(
          entry(end: nil, actions: [], learning: "Much"), over: begun.id, readAt: begun.version)
      }
      #expect(written.keys.contains("learning"))
      house.clock.set("2026-10-12")
      try await keep(
        entry(end: nil, actions: [], learning: "Much"), over: begun.id, readAt: begun.version)
      let unknown = try await problems {
        try await keep(entry(end: nil, actions: [ID()], learning: "Much"))
      }
      #expect(unknown.keys.contains("actions"))
      #expect(
        try await house.post("/registers/peer-support", [], as: house.police).status == .forbidden)
    }
  }
}

extension RegistersHouse {
  /// A plan of the autumn of 2012.
  func plan() async throws -> Plan.ID {
    try await world.store.write(as: .system, because: "test") { db in
      try db.insert(
        Plan(
          authority: Self.authority, title: "Improvement plan", versionLabel: "2012",
          datedOn: date("2012-10-01")))
    }.id
  }

  /// An action of a plan that is not closed.
  func action() async throws -> Action.ID {
    let plan = try await plan()
    return try await world.store.write(as: .system, because: "test") { db in
      try db.insert(
        Action(
          authority: Self.authority, plan: plan, number: 1, title: "See children alone"))
    }.id
  }
}
