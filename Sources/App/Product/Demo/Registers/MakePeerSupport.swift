import Civil
import ImprovementPlan
import Kernel
import Registers
import Storage

/// Who looked at Thornmere from outside.
enum MakePeerSupport {
  static var scenes: [Scene] {
    [
      Scene(on(2013, 2, 18)) { stage in
        try await enter(
          PeerActivityEntry(
            organisation: "Local Government Association peer team",
            kind: .localGovernmentPeerSupport,
            focus: "How leaders know what children’s experience is, two months after the plan",
            startOn: on(2013, 2, 11), endOn: on(2013, 2, 15),
            learning:
              "Leaders know their figures well and children’s words little. Audits should begin with what the child said.",
            actions: try actions([3, 10], of: .protection2012, on: stage)),
          by: .prowse, on: &stage)
      },
      Scene(on(2013, 4, 15)) { stage in
        try await enter(
          PeerActivityEntry(
            organisation: "Calderhythe Council", kind: .criticalFriend,
            focus: "Conferences that parents understand", startOn: on(2013, 4, 8),
            endOn: on(2013, 10, 11),
            learning:
              "Their chairs write to the family the same evening, a page at most. We took up their letter.",
            actions: try actions([2, 4], of: .protection2012, on: stage)),
          by: .prowse, on: &stage)
      },
      Scene(on(2026, 5, 18)) { stage in
        try await enter(
          PeerActivityEntry(
            organisation: "Ferncliffe Council", kind: .sectorLed,
            focus: "Keeping one social worker for each child", startOn: on(2026, 5, 11),
            endOn: on(2026, 7, 17),
            learning:
              "Ferncliffe hands a child over at a visit together and never by a form. Their managers see every handover in a list each Monday.",
            actions: try actions([9], of: .services2026, on: stage)),
          by: .nwachukwu, on: &stage)
      },
      Scene(on(2026, 10, 12)) { stage in
        try await enter(
          PeerActivityEntry(
            organisation: "Vellbridge Council", kind: .criticalFriend,
            focus: "Whether supervision asks what has changed for the child",
            startOn: on(2026, 10, 12)), by: .nwachukwu, on: &stage)
      },
    ]
  }

  private static func actions(
    _ numbers: [Int], of report: DemoReport, on stage: Stage
  ) throws -> [ID<Action>] {
    try numbers.map { try stage.found(stage.actions[report]?[$0], "action \($0)") }
  }

  private static func enter(
    _ entry: PeerActivityEntry, by keeper: DemoPerson, on stage: inout Stage
  ) async throws {
    stage.registers.peers[entry.organisation] = try await KeepPeerActivity(
      stage.acting(as: keeper))(
        entry
      ).id
  }
}
