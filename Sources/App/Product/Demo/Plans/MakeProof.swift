import Board
import Civil
import ImprovementPlan
import Kernel
import Storage

/// Plays what shows that the actions of a plan were done, and that they helped.
struct MakeProof {
  let proof: DemoProof

  var scenes: [Scene] {
    answers + steps + evidence + verifications + recoveries + judgements + signOffs
  }

  private var answers: [Scene] {
    proof.answers.map { [proof] answer in
      Scene(answer.day) { stage in
        let acting = try stage.acting(as: proof.keeper)
        for number in answer.recommendations {
          try await AnswerRecommendation(acting)(
            ResponseEntry(
              answer: answer.answer, reason: answer.reason, answeredOn: answer.day,
              answeredBy: answer.by),
            to: try await stage.outcome(number, of: proof.report), readAt: 0)
        }
      }
    }
  }

  private var steps: [Scene] {
    proof.steps.flatMap { [proof] step in
      let added = Scene(proof.made) { stage in
        let action = try await stage.action(step.action, of: proof.report)
        try await ChangeMilestones(stage.acting(as: proof.keeper)).add(
          step.title, due: step.due, toAction: action.id)
      }
      guard let done = step.done else { return [added] }
      let ticked = Scene(done) { stage in
        let action = try await stage.action(step.action, of: proof.report)
        let authority = stage.world.authority
        let milestone = try await stage.world.store.read { db in
          try db.first(
            Milestone.self,
            """
            SELECT * FROM milestone
            WHERE authority_id = \(authority) AND action_id = \(action.id)
              AND title = \(step.title)
            """)
        }
        let found = try stage.found(milestone, step.title)
        try await ChangeMilestones(stage.acting(as: proof.keeper)).mark(
          found.id, done: done, readAt: found.version)
      }
      return [added, ticked]
    }
  }

  private var evidence: [Scene] {
    proof.evidence.flatMap { [proof] shown in
      let added = Scene(shown.day) { stage in
        try await AddEvidence(stage.acting(as: shown.by))(
          shown.entry, to: try await stage.subject(shown.about, of: proof.report))
      }
      guard let (by, day, note) = shown.verified else { return [added] }
      let verified = Scene(day) { stage in
        let authority = stage.world.authority
        let found = try await stage.world.store.read { db in
          try db.first(
            Evidence.self,
            """
            SELECT * FROM evidence
            WHERE authority_id = \(authority) AND title = \(shown.entry.title)
            """)
        }
        let evidence = try stage.found(found, shown.entry.title)
        _ = try await VerifyEvidence(stage.acting(as: by))(
          evidence.id, readAt: evidence.version, note: note)
      }
      return [added, verified]
    }
  }

  private var verifications: [Scene] {
    proof.verified.map { [proof] number, by, day, note in
      Scene(day) { stage in
        let action = try await stage.action(number, of: proof.report)
        _ = try await VerifyCompletion(stage.acting(as: by))(
          of: action.id, readAt: action.version, note: note)
      }
    }
  }

  private var recoveries: [Scene] {
    proof.recoveries.map { [proof] plan in
      Scene(plan.day) { stage in
        let action = try await stage.action(plan.action, of: proof.report)
        try await WriteRecoveryPlan(stage.acting(as: plan.by))(
          whyLate: plan.whyLate, whatNow: plan.whatNow, byWhen: plan.byWhen,
          forAction: action.id)
      }
    }
  }

  private var judgements: [Scene] {
    proof.judged.enumerated().map { [proof] index, judged in
      let earlier = proof.judged[..<index].count { $0.recommendation == judged.recommendation }
      return Scene(judged.day) { stage in
        try await JudgeImpact(stage.acting(as: judged.by))(
          judged.impact, reason: judged.reason, from: judged.day,
          of: try await stage.outcome(judged.recommendation, of: proof.report),
          afterReading: earlier)
      }
    }
  }

  private var signOffs: [Scene] {
    proof.signedOff.map { [proof] signed in
      Scene(signed.day) { stage in
        let meetings = BoardSlice(world: stage.world).meetingLinks
        try await SignOffRecommendation(stage.acting(as: signed.by), meetings: meetings)(
          try await stage.outcome(signed.recommendation, of: proof.report),
          by: try stage.found(stage.bodies[.improvementBoard], "board"),
          word: BoardWord(on: signed.decided, paper: signed.minute))
      }
    }
  }
}

extension Stage {
  /// A recommendation in the plan that followed its report, by its number there.
  fileprivate func outcome(
    _ number: Int, of report: DemoReport
  ) async throws -> PlanOutcome.ID {
    let (plan, authority) = (try plan(report), world.authority)
    let recommendation = try found(recommendations[report]?[number], number)
    let outcome = try await world.store.read { db in
      try db.first(
        PlanOutcome.self,
        """
        SELECT * FROM plan_outcome
        WHERE authority_id = \(authority) AND plan_id = \(plan)
          AND recommendation_id = \(recommendation)
        """)
    }
    return try found(outcome, number).id
  }

  fileprivate func subject(
    _ about: DemoProof.About, of report: DemoReport
  ) async throws -> Evidence.Subject {
    switch about {
    case .action(let number): .action(try await action(number, of: report).id)
    case .recommendation(let number): .outcome(try await outcome(number, of: report))
    }
  }
}
