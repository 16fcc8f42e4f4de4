import Civil
import ImprovementPlan
import Inspections
import Kernel
import Storage
import Synchronization

/// Fills a database with what many councils would have written in many years: for each council an
/// inspection and a plan a year, an action for each recommendation, and an update of each open action a
/// month. Written in the order of time, month by month and council by council, so that the rows of one
/// plan lie as far apart as they would.
public struct DecadeOfPlans: Sendable {
  public var councils: Int
  public var years: Int
  /// Updates of one action, a month apart.
  public var updates = 10
  let clock: MovableClock

  public init(councils: Int = 150, years: Int = 10, clock: MovableClock) {
    self.councils = councils
    self.years = years
    self.clock = clock
  }

  public struct Count: Sendable {
    public var recommendations = 0
    public var updates = 0
  }

  /// - Parameter world: a migrated store whose clock is `clock`. Its own council stays as it is.
  /// - Returns: how much was written.
  public func fill(_ world: World) async throws -> Count {
    let end = clock.now()
    defer { clock.set(end) }
    var count = Count()
    clock.set(end.adding(seconds: Int64(years) * -365 * 86_400))
    var houses: [House] = []
    for number in 1...councils { houses.append(try await House(number, beside: world)) }
    for month in 0..<years * 12 {
      clock.set(end.adding(seconds: Int64(month - years * 12) * 30 * 86_400))
      for index in houses.indices {
        if month % 12 == index % 12 {
          count.recommendations += try await houses[index].beginPlan(month / 12)
        }
        count.updates += try await houses[index].update(updates, on: world.today())
      }
    }
    return count
  }

  /// The code of one of the councils, from 1.
  public static func code(_ number: Int) -> AuthorityID {
    let digits = String(number)
    return AuthorityID("X09" + String(repeating: "0", count: 6 - digits.count) + digits)
  }
}

/// A clock that stands still until it is set.
public final class MovableClock: Sendable {
  private let time: Mutex<Instant>

  public init(_ time: Instant) { self.time = Mutex(time) }

  public func now() -> Instant { time.withLock { $0 } }

  public func set(_ instant: Instant) { time.withLock { $0 = instant } }
}

/// One council with the actions that it still reports on.
private struct House {
  let acting: ActingUser
  let owners: ManyOwners
  private var open: [(action: Action, updates: Int)] = []

  init(_ number: Int, beside world: World) async throws {
    let authority = DecadeOfPlans.code(number)
    let own = World(
      store: world.store, authority: authority, documents: world.documents, logger: world.logger,
      now: world.now)
    let author = User(
      account: ID(), authority: authority, name: "Benchmark", roles: [.improvementOfficer])
    acting = ActingUser(author, in: own)
    owners = try await world.store.write(as: .system, because: "benchmark data") { db in
      _ = try db.seedTimeRules(of: authority)
      try InspectionsSlice.seed(db, authority: authority)
      return try ManyOwners(db, in: authority)
    }
  }

  /// An inspection, its recommendations, a plan and an action for each: thirteen, fourteen in every third year.
  mutating func beginPlan(_ year: Int) async throws -> Int {
    let today = acting.world.today()
    let (plan, recommendations) = try await ManyActions.makePlan(
      year, published: today.adding(days: -40), recommendations: year % 3 == 2 ? 14 : 13, acting)
    let owners = owners
    let actions = try await acting.write(because: "benchmark data") { db in
      try recommendations.indices.map { index in
        let action = try ManyActions.insert(
          index, of: plan, under: [recommendations[index]], owners, on: today, db, isNew: true)
        return (action, 0)
      }
    }
    open += actions
    return recommendations.count
  }

  /// One update of every open action; the last completes it.
  mutating func update(_ times: Int, on today: CivilDate) async throws -> Int {
    guard !open.isEmpty else { return 0 }
    let reported = open
    let kept = try await acting.write(because: "progress recorded") { db in
      try reported.map { action, updates in
        var action = action
        action.delivery = updates + 1 == times ? .complete : .inProgress
        action.startedOn = action.startedOn ?? today
        action.completedOn = action.delivery == .complete ? today : nil
        let kept = try db.update(action)
        try db.insert(
          ProgressUpdate(
            authority: action.authority, action: action.id, delivery: action.delivery,
            note: "Step \(updates + 1): four of the five teams have been visited and seen.",
            effectiveOn: today, recordedAt: db.at, recordedBy: "Benchmark"))
        return (kept, updates + 1)
      }
    }
    open = kept.filter { $0.1 < times }
    return reported.count
  }
}
