import Board
import Civil
import ImprovementPlan
import Inspections
import Kernel
import Publishing
import Storage
import Voice

/// Where the story is played: the world with its clock at the moment of the scene, and everything
/// that earlier scenes have made, by the name that the story gives it.
struct Stage: Sendable {
  /// The world as the caller gave it, with the real clock.
  private let real: World
  private(set) var day: CivilDate
  /// How many scenes of this day have been played.
  private var scene = 0

  let passwords: DemoPasswords
  var bodies: [DemoBody: ID<Body>] = [:]
  var people: [DemoPerson: ID<Person>] = [:]
  var posts: [DemoPost: ID<Post>] = [:]
  var users: [DemoPerson: User] = [:]
  var inspections: [DemoReport: ID<Inspection>] = [:]
  /// By number in the report, from 1.
  var recommendations: [DemoReport: [Int: ID<Recommendation>]] = [:]
  var plans: [DemoReport: ID<Plan>] = [:]
  /// By number in the plan, from 1.
  var actions: [DemoReport: [Int: ID<Action>]] = [:]
  var registers = DemoRegisters()
  /// By their titles.
  var consultations: [String: ID<Consultation>] = [:]
  /// By their labels.
  var editions: [String: ID<PlanEdition>] = [:]
  var board: ID<ImprovementBoard>?
  /// By their day.
  var meetings: [CivilDate: ID<Meeting>] = [:]

  init(_ world: World, passwords: DemoPasswords) {
    real = world
    day = .earliest
    self.passwords = passwords
  }

  mutating func play(_ scene: Scene) async throws {
    self.scene = scene.day == day ? self.scene + 1 : 0
    day = scene.day
    try await scene.play(&self)
  }

  /// The world at the moment of the scene.
  var world: World {
    let moment = day.officeHour(scene)
    return World(
      store: real.store.withClock { moment }, authority: real.authority,
      documents: real.documents, logger: real.logger, passwords: real.passwords,
      sessionLimits: real.sessionLimits, now: { moment })
  }

  /// Somebody who does something in this scene.
  func acting(as person: DemoPerson) throws -> ActingUser {
    ActingUser(try user(person), in: world)
  }

  func user(_ person: DemoPerson) throws -> User {
    guard let user = users[person] else {
      throw DemoFault("\(person) acts on \(day) but has no account yet")
    }
    return user
  }

  /// An owner by the name that the story gives it.
  func owner(_ owner: DemoOwner) throws -> Owner {
    switch owner {
    case .person(let person): .person(try found(people[person], person))
    case .post(let post): .post(try found(posts[post], post))
    case .body(let body): .body(try found(bodies[body], body))
    }
  }

  /// A record as it stands.
  func stored<Kept: Record>(_ id: ID<Kept>) async throws -> Kept {
    let authority = world.authority
    return try found(try await world.store.read { try $0.find(id, of: authority) }, "\(id)")
  }

  /// What an earlier scene has made.
  func found<Value>(_ value: Value?, _ name: some Any) throws -> Value {
    guard let value else { throw DemoFault("\(name) is needed on \(day) but was not made before") }
    return value
  }
}

/// The story contradicts itself: a fault of the data in this folder, found by its tests.
struct DemoFault: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// Whom an action is asked of.
enum DemoOwner: Hashable, Sendable {
  case person(DemoPerson)
  case post(DemoPost)
  case body(DemoBody)
}
