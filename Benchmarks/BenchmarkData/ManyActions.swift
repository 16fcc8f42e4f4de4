import Civil
import ImprovementPlan
import Inspections
import Kernel
import Storage

/// Fills an invented council's database with as many actions as a benchmark wants: plans after
/// inspections, thirteen recommendations each, owners of every kind, moved dates, progress.
///
/// Every row goes through `WriteTransaction` like any other, a thousand actions to a commit, so the
/// change log is as long as it would be and `verify` finds nothing odd. The same count gives the
/// same data, identifiers apart.
public struct ManyActions: Sendable {
  public var count: Int
  /// The actions are spread evenly over so many plans.
  public var plans: Int

  public init(count: Int = 20_000, plans: Int = 100) {
    self.count = count
    self.plans = plans
  }

  /// - Parameter world: a migrated store, with the council's time rules and frameworks seeded.
  public func fill(_ world: World) async throws {
    let author = User(
      account: ID(), authority: world.authority, name: "Benchmark", roles: [.improvementOfficer])
    let acting = ActingUser(author, in: world)
    let owners = try await acting.write(because: "benchmark data") { db in
      try ManyOwners(db, in: world.authority)
    }
    for number in 0..<plans {
      let (plan, recommendations) = try await Self.makePlan(
        number, published: world.today().adding(months: -1 * (number + 1)), recommendations: 13,
        acting)
      let share = count / plans + (number < count % plans ? 1 : 0)
      for start in stride(from: 0, to: share, by: 1000) {
        try await acting.write(because: "benchmark data") { db in
          for index in start..<min(start + 1000, share) {
            try Self.insert(
              index, of: plan, under: recommendations, owners, on: world.today(), db)
          }
        }
      }
      try await acting.write(because: "benchmark data") { db in
        _ = try db.execute(
          """
          INSERT INTO plan_numbering (authority_id, plan_id, last_number)
          VALUES (\(world.authority), \(plan.id), \(share))
          """)
      }
    }
  }

  static func makePlan(
    _ number: Int, published: CivilDate, recommendations count: Int, _ acting: ActingUser
  ) async throws -> (Plan, [Recommendation]) {
    let inspection = try await RecordInspection(acting)(
      InspectionEntry(
        framework: "PROT2012", council: "Thornmere", title: "Inspection \(number + 1)",
        receivedOn: published.adding(days: -5), publishedOn: published))
    let timescales: [Timescale] = [.immediate, .threeMonths, .sixMonths, .twelveMonths]
    let recommendations = try await RecordRecommendations(acting).importing(
      (0..<count).map { index in
        RecommendationEntry(
          text: "Make sure that children are seen, heard and safe, part \(index + 1)",
          timescale: timescales[index % timescales.count])
      }, into: inspection.id)
    let plan = try await CreatePlan(acting)(
      from: inspection.id,
      PlanEntry(
        title: "Improvement plan \(number + 1)", versionLabel: "Edition \(number + 1)",
        datedOn: published.adding(days: 40)))
    return (plan, recommendations)
  }

  /// - Parameter isNew: whether it is all to come; else it stands somewhere between not begun and long done.
  @discardableResult
  static func insert(
    _ index: Int, of plan: Plan, under recommendations: [Recommendation], _ owners: ManyOwners,
    on today: CivilDate, _ db: WriteTransaction, isNew: Bool = false
  ) throws -> Action {
    let lead = owners.bodies[index % 7 % owners.bodies.count]
    var action = Action(
      authority: plan.authority, plan: plan.id, number: index + 1,
      title: "\(verbs[index % verbs.count]) \(things[index / verbs.count % things.count])",
      whatWillBeDone: "What it takes, step by step, until it is done.",
      measureOfSuccess: "Nine of ten are seen within a day.",
      owner: index % 11 == 0 ? nil : owners.all[index % owners.all.count], leadBody: lead.id)
    let due = today.adding(days: index * 37 % 900 - (isNew ? -60 : 450))
    action.firstDueOn = due
    action.dueOn = index % 5 == 0 ? due.adding(days: 30) : due
    if isNew {
      action.dueOn = due
    } else if due < today, index % 3 != 0 {
      action.delivery = .complete
      action.startedOn = due.adding(days: -60)
      action.completedOn = due.adding(days: index % 20 - 10)
    } else if index % 4 == 0 {
      action.delivery = .inProgress
      action.startedOn = today.adding(days: -14)
    }
    action = try db.insert(action)
    for offset in 0...min(index % 3, recommendations.count - 1) {
      try db.insert(
        ActionRecommendation(
          authority: plan.authority, action: action.id,
          recommendation: recommendations[(index + offset) % recommendations.count].id))
    }
    try insertLedger(of: action, from: due, on: today, db)
    return action
  }

  private static func insertLedger(
    of action: Action, from due: CivilDate, on today: CivilDate, _ db: WriteTransaction
  ) throws {
    try db.insert(
      DueDateEntry(
        authority: action.authority, subject: .action(action.id), number: 1, dueOn: due,
        setBy: .council, setByName: "Benchmark", setOn: due.adding(days: -90), reason: "Set"))
    guard let moved = action.dueOn, moved != due else { return }
    try db.insert(
      DueDateEntry(
        authority: action.authority, subject: .action(action.id), number: 2, dueOn: moved,
        setBy: .panel, setByName: "Improvement Board", setOn: due.adding(days: -10),
        approver: "The chair", reason: "Moved"))
  }

  private static let verbs = [
    "Audit", "Review", "Publish", "Train", "Recruit", "Rewrite", "Agree", "Visit", "Measure",
  ]

  private static let things = [
    "referrals within a day", "the threshold guidance", "supervision records",
    "children’s own plans", "the out-of-hours team", "assessments of risk",
    "chronologies on every file", "visits to children seen alone", "the workforce strategy",
    "core group minutes", "missing-from-home interviews",
  ]
}

/// Bodies, posts and people of an invented council, for actions to be owned by.
struct ManyOwners: Sendable {
  let bodies: [Body]
  let all: [Owner]

  init(_ db: WriteTransaction, in authority: AuthorityID) throws {
    let kinds: [Body.Kind] = [.councilService, .police, .health, .school, .voluntary]
    let bodies = try (1...8).map { number in
      try db.insert(
        Body(
          authority: authority, name: "Thornmere body \(number)", shortName: "Body \(number)",
          kind: kinds[number % kinds.count]))
    }
    let posts = try (1...20).map { number in
      try db.insert(
        Post(
          authority: authority, title: "Head of Service \(number)",
          body: bodies[number % bodies.count].id))
    }
    let people = try (1...40).map { number in
      try db.insert(
        Person(
          authority: authority, name: "Person \(number)", body: bodies[number % bodies.count].id))
    }
    self.bodies = bodies
    all =
      posts.map { .post($0.id) } + people.map { .person($0.id) } + bodies.map { .body($0.id) }
  }
}
