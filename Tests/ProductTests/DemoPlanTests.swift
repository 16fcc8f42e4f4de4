import Civil
import ImprovementPlan
import Inspections
import Kernel
import Storage
import Testing

@testable import Product

@Suite struct DemoPlanTests {
  @Test func `S43: the plan of 2012 answers 13 of 13, the plan of 2026 shows its gap`() async throws
  {
    let world = try await thornmere()
    var sentences: [String] = []
    for plan in try await plans(in: world) {
      sentences.append(try await coverage(of: plan, in: world))
    }
    #expect(
      sentences == [
        "13 of 13 recommendations have an action.", "5 of 5 recommendations have an action.",
        "3 of 3 recommendations have an action.",
        "5 of 6 recommendations have an action: REC-2026-06 has none.",
      ])
  }

  @Test func `S40: the plan of October 2012 belongs to the improvement board and is closed`()
    async throws
  {
    let world = try await thornmere()
    let plan = try #require(try await plans(in: world).first)
    let authority = world.authority
    #expect(plan.versionLabel == "October 2012")
    #expect(plan.state == .closed)
    let owner = try await world.store.read { db in
      try plan.owningBody.flatMap { try db.find($0, of: authority) }
    }
    #expect(owner?.name == "Children’s Improvement Board")
  }

  @Test func `In November 2026 one action of the plan in progress is late`() async throws {
    let world = try await thornmere()
    let plan = try #require(try await plans(in: world).last)
    let standing = try await actions(of: plan, in: world).filter { !$0.isWithdrawn }
    let late = standing.filter { $0.delivery != .complete && ($0.dueOn ?? .latest) < demoToday }
    #expect(late.map(\.title) == ["What children say comes to every core group"])
    #expect(standing.count >= 12)
    for delivery in Action.Delivery.allCases {
      #expect(standing.filter { $0.delivery == delivery }.count >= 3, "\(delivery)")
    }
    #expect(Set(standing.compactMap { $0.owner?.kind }) == Set(Owner.Kind.allCases))
  }

  @Test func `One sentence disagrees with the plan of 2026, and is pointed out`() async throws {
    let world = try await thornmere()
    let plan = try #require(try await plans(in: world).last)
    let authority = world.authority
    let officer = User(
      account: ID(), authority: authority, name: "Reader", roles: [.improvementOfficer])
    let found = try await world.store.read { db in
      let notes = try db.all(
        ProgressUpdate.self,
        """
        SELECT * FROM progress_update WHERE authority_id = \(authority)
          AND action_id IN (SELECT id FROM action WHERE plan_id = \(plan.id))
        ORDER BY recorded_at, id
        """)
      return try notes.flatMap {
        try db.disagreements(in: $0.note, withPlan: plan.id, in: world, for: officer)
      }
    }
    #expect(
      found.map(\.sentence) == [
        "You wrote “all six”; the plan has 5 of 6 recommendations with an action today."
      ])
  }

  @Test func `Dates that were moved keep their first day, their reason and who approved`()
    async throws
  {
    let world = try await thornmere()
    let authority = world.authority
    let moves = try await world.store.read { db in
      try db.all(
        DueDateEntry.self,
        "SELECT * FROM due_date WHERE authority_id = \(authority) AND number > 1 ORDER BY id")
    }
    #expect(moves.count >= 8)
    #expect(moves.allSatisfy { !$0.reason.isEmpty && !$0.approver.isEmpty })
    #expect(moves.contains { $0.subject.recommendation != nil })
  }

  @Test func `S33: both statements of action were submitted within 70 working days of receipt`()
    async throws
  {
    let world = try await thornmere()
    let authority = world.authority
    let calendar = WorkingCalendar.englandAndWales
    let answers = try await world.store.read { db in
      try db.rows(
        """
        SELECT received_on, done_on FROM duty_answer
        JOIN plan_inspection ON plan_inspection.authority_id = duty_answer.authority_id
          AND plan_inspection.id = duty_answer.plan_inspection_id
        JOIN inspection ON inspection.authority_id = plan_inspection.authority_id
          AND inspection.id = plan_inspection.inspection_id
        WHERE duty_answer.authority_id = \(authority)
          AND duty = \(TimeRuleKey.statementOfAction.rawValue)
        ORDER BY received_on
        """
      ).map { row -> (CivilDate, CivilDate) in (try row["received_on"], try row["done_on"]) }
    }
    #expect(answers.count == 4)
    for (received, done) in answers {
      #expect(done <= calendar.adding(70, workingDaysTo: received))
    }
  }

  private func plans(in world: World) async throws -> [Plan] {
    let authority = world.authority
    return try await world.store.read { db in
      try db.all(
        Plan.self, "SELECT * FROM plan WHERE authority_id = \(authority) ORDER BY dated_on, id")
    }
  }

  private func actions(of plan: Plan, in world: World) async throws -> [Action] {
    try await world.store.read { db in
      try db.all(
        Action.self,
        """
        SELECT * FROM action WHERE authority_id = \(plan.authority) AND plan_id = \(plan.id)
        ORDER BY number
        """)
    }
  }

  private func coverage(of plan: Plan, in world: World) async throws -> String {
    let standing = Set(try await actions(of: plan, in: world).filter { !$0.isWithdrawn }.map(\.id))
    let authority = world.authority
    return try await world.store.read { db in
      let recommendations = try db.all(
        Recommendation.self,
        """
        SELECT recommendation.* FROM recommendation JOIN plan_outcome
          ON plan_outcome.authority_id = recommendation.authority_id
          AND plan_outcome.recommendation_id = recommendation.id
        WHERE recommendation.authority_id = \(authority) AND plan_outcome.plan_id = \(plan.id)
        ORDER BY plan_outcome.position, recommendation.id
        """)
      let links = try db.all(
        ActionRecommendation.self,
        "SELECT * FROM action_recommendation WHERE authority_id = \(authority) ORDER BY id")
      let counts = Dictionary(
        grouping: links.filter { standing.contains($0.action) }, by: \.recommendation
      ).mapValues(\.count)
      return Coverage(
        of: recommendations.map {
          Coverage.Gap(recommendation: $0.id, reference: $0.reference)
        }, actions: counts
      ).sentence
    }
  }
}
