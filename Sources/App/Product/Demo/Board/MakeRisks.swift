import Board
import Civil
import ImprovementPlan
import Inspections
import Kernel
import Storage

/// The risk register of the board, and how two of its scores moved.
enum MakeRisks {
  static let scenes = [
    Scene(on(2026, 6, 11)) { stage in
      try await enter(
        RiskEntry(
          kind: .delivery, title: "Vacant posts are not filled",
          cause: "Neighbouring councils pay more for experienced social workers.",
          event: "Two of the eleven posts stay empty after December.",
          consequence: "The assessment teams cannot take on what the plan asks of them.",
          mitigation: "A retention payment for two years; the academy brings twelve beginners.",
          owner: try stage.owner(.post(.assistantDirector)),
          plan: try stage.plan(.services2026), reviewOn: on(2026, 12, 10),
          bearsOn: [.action(try action(8, on: stage)), .action(try action(10, on: stage))]),
        likelihood: 4, impact: 4, "Eleven posts are vacant.", on: stage)
    },
    Scene(on(2026, 7, 9)) { stage in
      try await enter(
        RiskEntry(
          kind: .child, title: "A child tells it all again to somebody new",
          cause: "Social workers change in the middle of a plan.",
          event: "A child is handed over without a visit together.",
          consequence: "The child stops talking, and what they said before is lost.",
          mitigation: "No handover without a joint visit; team managers sign each one.",
          owner: try stage.owner(.post(.headOfSafeguarding)),
          plan: try stage.plan(.services2026), reviewOn: on(2026, 11, 12),
          bearsOn: [
            .recommendation(try recommendation(3, on: stage)), .action(try action(9, on: stage)),
          ]), likelihood: 3, impact: 5, "Seven of 42 handovers in June had no joint visit.",
        on: stage)
    },
    Scene(on(2026, 10, 8)) { stage in
      try await score(
        "Vacant posts are not filled", likelihood: 3, impact: 4,
        "Eight of eleven posts are filled, two offers are out.", reviewOn: on(2026, 12, 10),
        on: stage)
    },
    Scene(on(2026, 11, 5)) { stage in
      try await enter(
        RiskEntry(
          kind: .child, title: "Families lose their home after the change of benefit rules",
          cause: "What families are given for rent changes on one day.",
          event: "More families with a child on a plan fall behind with their rent.",
          consequence: "Children move away from their school and from people who know them.",
          mitigation:
            "Housing and early help call every family with a child on a plan before the day.",
          owner: try stage.owner(.post(.housingManager)), plan: try stage.plan(.services2026),
          pressure: "Change of welfare benefit rules, as announced",
          pressureOn: on(2027, 1, 11), reviewOn: on(2026, 12, 14),
          bearsOn: [.recommendation(try recommendation(6, on: stage))]), likelihood: 4, impact: 4,
        "212 families would be affected; 31 have a child on a plan.", on: stage)
    },
    Scene(on(2026, 11, 12)) { stage in
      try await enter(
        RiskEntry(
          kind: .delivery, title: "The grant for family hubs ends",
          cause: "The grant was given for three years.",
          event: "Two of five hubs close in April.",
          consequence: "Early help cannot take what the front door passes on.",
          mitigation: "The director has asked the schools and health to share the cost.",
          owner: try stage.owner(.post(.director)), pressure: "End of the family hubs grant",
          pressureOn: on(2027, 3, 31), reviewOn: on(2027, 1, 14)), likelihood: 3, impact: 4,
        "Neither partner has answered yet.", on: stage)
    },
  ]

  private static func action(_ number: Int, on stage: Stage) throws -> ID<Action> {
    try stage.found(stage.actions[.services2026]?[number], "action \(number) of 2026")
  }

  private static func recommendation(
    _ number: Int, on stage: Stage
  ) throws -> ID<Recommendation> {
    try stage.found(stage.recommendations[.services2026]?[number], "recommendation \(number)")
  }

  private static func enter(
    _ entry: RiskEntry, likelihood: Int, impact: Int, _ reason: String, on stage: Stage
  ) async throws {
    try await KeepRisk(stage.acting(as: .nwachukwu))(
      entry,
      score: ScoreEntry(
        likelihood: likelihood, impact: impact, scoredOn: stage.day, reason: reason))
  }

  private static func score(
    _ title: String, likelihood: Int, impact: Int, _ reason: String, reviewOn: CivilDate,
    on stage: Stage
  ) async throws {
    let authority = stage.world.authority
    let risk = try await stage.world.store.read { db in
      try db.first(
        Risk.self,
        "SELECT * FROM risk WHERE authority_id = \(authority) AND title = \(title) ORDER BY id")
    }
    try await KeepRisk(stage.acting(as: .nwachukwu)).score(
      try stage.found(risk, title).id,
      ScoreEntry(likelihood: likelihood, impact: impact, scoredOn: stage.day, reason: reason),
      afterReading: 1, reviewOn: reviewOn)
  }
}
