import Civil
import ImprovementPlan
import Inspections
import Kernel
import Storage

/// Makes a plan of the story and lets it run its course.
struct MakePlan {
  let plan: DemoPlan

  var scenes: [Scene] {
    let plan = plan
    var scenes = [Scene(plan.made) { stage in try await Self.make(plan, on: &stage) }]
    scenes += duties
    scenes.append(
      Scene(plan.agreed) { stage in
        try await Self.change(plan, edition: plan.editions.agreed, to: .agreed, on: &stage)
      })
    scenes += plan.moves.map { number, move in
      Scene(move.day) { stage in
        let id = try stage.found(stage.recommendations[plan.report]?[number], number)
        try await Self.move(.recommendation(id), move, plan, on: stage)
      }
    }
    for (index, action) in plan.actions.enumerated() { scenes += course(of: action, index + 1) }
    if let closed = plan.closed {
      scenes.append(
        Scene(closed) { stage in
          try await Self.change(plan, edition: plan.editions.agreed, to: .closed, on: &stage)
        })
    }
    return scenes
  }

  /// What the law asked for, entered on the day on which it was done or the plan was there.
  private var duties: [Scene] {
    let answers: [(TimeRuleKey, CivilDate)] = [
      (.reportPublication, plan.reportPublished), (.statementOfAction, plan.statementSubmitted),
    ]
    return answers.map { [plan] duty, done in
      Scene(max(done, plan.made)) { stage in
        let (id, authority) = (try stage.plan(plan.report), stage.world.authority)
        let source = try await stage.world.store.read { db in
          try db.first(
            PlanInspection.self,
            "SELECT * FROM plan_inspection WHERE authority_id = \(authority) AND plan_id = \(id)")
        }
        try await RecordDutyAnswer(stage.acting(as: plan.keeper))(
          duty, of: try stage.found(source, "plan inspection").id, done: done)
      }
    }
  }

  private func course(of action: DemoAction, _ number: Int) -> [Scene] {
    let plan = plan
    var scenes = action.progress.map { progress in
      Scene(progress.day) { stage in
        let action = try await stage.action(number, of: plan.report)
        _ = try await RecordProgress(stage.acting(as: progress.by))(
          ProgressEntry(
            delivery: progress.delivery, note: progress.note, effectiveOn: progress.since),
          on: action.id, readAt: action.version)
      }
    }
    scenes += action.moves.map { move in
      Scene(move.day) { stage in
        let action = try await stage.action(number, of: plan.report)
        try await Self.move(.action(action.id), move, plan, on: stage)
      }
    }
    if let decision = action.withdrawn, let day = decision.setOn {
      scenes.append(
        Scene(day) { stage in
          let action = try await stage.action(number, of: plan.report)
          _ = try await WithdrawAction(stage.acting(as: plan.keeper))(
            action.id, readAt: action.version, by: decision)
        })
    }
    return scenes
  }
}

extension MakePlan {
  private static func make(_ plan: DemoPlan, on stage: inout Stage) async throws {
    let acting = try stage.acting(as: plan.keeper)
    let report = plan.report
    let kept = try await CreatePlan(acting)(
      from: try stage.found(stage.inspections[report], report),
      try entry(of: plan, edition: plan.editions.draft, on: stage))
    stage.plans[report] = kept.id
    try await write(plan.outcomes, into: kept.id, as: acting)
    let recommendations = try stage.found(stage.recommendations[report], report)
    for (index, action) in plan.actions.enumerated() {
      let added = try await AddAction(acting)(
        ActionEntry(
          title: action.title, whatWillBeDone: action.what, measureOfSuccess: action.measure,
          startOn: action.start, owner: try stage.owner(action.owner),
          partners: try action.partners.map { try stage.found(stage.bodies[$0], $0) },
          recommendations: try action.serves.map { try stage.found(recommendations[$0], $0) }),
        due: action.due, toPlan: kept.id)
      stage.actions[report, default: [:]][index + 1] = added.id
    }
  }

  private static func write(
    _ outcomes: [String], into plan: ID<Plan>, as acting: ActingUser
  ) async throws {
    let authority = acting.world.authority
    let empty = try await acting.world.store.read { db in
      try db.all(
        PlanOutcome.self,
        """
        SELECT * FROM plan_outcome WHERE authority_id = \(authority) AND plan_id = \(plan)
        ORDER BY position, id
        """)
    }
    for (outcome, text) in zip(empty, outcomes) {
      _ = try await WriteOutcome(acting)(outcome.id, readAt: outcome.version, to: text)
    }
  }

  private static func entry(
    of plan: DemoPlan, edition: String, on stage: Stage
  ) throws -> PlanEntry {
    PlanEntry(
      title: plan.title, versionLabel: edition, datedOn: stage.day,
      owningBody: try stage.found(stage.bodies[plan.owner], plan.owner), ambition: plan.ambition)
  }

  private static func change(
    _ plan: DemoPlan, edition: String, to state: Plan.State, on stage: inout Stage
  ) async throws {
    let (id, authority) = (try stage.plan(plan.report), stage.world.authority)
    let known = try await stage.world.store.read { try $0.find(id, of: authority) }
    let stored = try stage.found(known, plan.title)
    var entry = try entry(of: plan, edition: edition, on: stage)
    if state == .closed { entry.datedOn = stored.datedOn }
    _ = try await ChangePlan(stage.acting(as: plan.keeper))(
      id, readAt: stored.version, to: entry, state: state)
  }

  private static func move(
    _ subject: DueDateEntry.Subject, _ move: DemoAction.Move, _ plan: DemoPlan, on stage: Stage
  ) async throws {
    let authority = stage.world.authority
    let lines = try await stage.world.store.read { db in
      switch subject {
      case .action(let id):
        try db.value(
          Int.self,
          "SELECT count(*) FROM due_date WHERE authority_id = \(authority) AND action_id = \(id)")
      case .recommendation(let id):
        try db.value(
          Int.self,
          """
          SELECT count(*) FROM due_date
          WHERE authority_id = \(authority) AND recommendation_id = \(id)
          """)
      }
    }
    try await MoveDueDate(stage.acting(as: plan.keeper))(
      of: subject, readAt: lines ?? 0,
      to: DueDateMove(
        dueOn: move.to, setBy: move.setBy, setByName: move.decidedBy, setOn: move.day,
        paper: move.setBy.meets ? "Minutes of \(move.day.longForm)" : "",
        approver: move.approver, reason: move.reason))
  }
}

extension Stage {
  func plan(_ report: DemoReport) throws -> ID<Plan> { try found(plans[report], report) }

  /// An action as it stands.
  func action(_ number: Int, of report: DemoReport) async throws -> Action {
    let id = try found(actions[report]?[number], "action \(number) of \(report)")
    let authority = world.authority
    return try found(try await world.store.read { try $0.find(id, of: authority) }, "\(id)")
  }
}
