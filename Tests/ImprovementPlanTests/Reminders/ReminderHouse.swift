import Civil
import Kernel
import SiteMap
import Storage
import Synchronization
import TestKit
import Testing

@testable import ImprovementPlan

/// What was handed on to be sent.
final class Outbox: Sendable {
  private let kept = Mutex<[MailMessage]>([])

  var messages: [MailMessage] { kept.withLock { $0 } }

  func add(_ message: MailMessage) { kept.withLock { $0.append(message) } }
}

/// The posts that late actions climb to, and who holds the first of them.
struct LadderPosts: Sendable {
  let head: Post.ID
  let headsPerson: Person.ID
  let director: Post.ID
  let chair: Post.ID
}

/// Thornmere with its ladder: a head of service, a director, a chair who verifies as well.
func withLadder(
  _ kind: StoreKind, _ body: (PlanHouse, LadderPosts) async throws -> Void
) async throws {
  try await withPlanHouse(kind) { house in
    let authority = PlanHouse.authority
    let posts = try await house.world.store.write(as: .system, because: "test") { db in
      var head = house.people.head
      head.email = "alma@thornmere.example"
      try db.update(head)
      func post(_ title: String, heldBy name: String) throws -> (Post.ID, Person.ID) {
        let council = house.people.council.id
        let post = try db.insert(Post(authority: authority, title: title, body: council)).id
        let person = try db.insert(Person(authority: authority, name: name, body: council)).id
        try db.insert(
          PostHolding(
            authority: authority, post: post, person: person, start: date("2012-01-01")))
        return (post, person)
      }
      let (headsPost, headsPerson) = try post("Head of Service", heldBy: "Grace Obi")
      return LadderPosts(
        head: headsPost, headsPerson: headsPerson,
        director: try post("Director", heldBy: "Ravi Menon").0,
        chair: try post("Chair", heldBy: "Noor Haddad").0)
    }
    try await SetReminders(house.acting(house.user(.administrator, "Ada")))(
      posts: [
        .head(house.people.council.id): posts.head, .director: posts.director,
        .chair: posts.chair, .verifier: posts.chair,
      ])
    try await body(house, posts)
  }
}

extension PlanHouse {
  func agreedPlan() async throws -> Plan {
    var plan = try await plan()
    plan.state = .agreed
    let agreed = plan
    return try await world.store.write(as: .system, because: "test") { try $0.update(agreed) }
  }

  /// Gives somebody an account, an e-mail address and a post.
  func colleague(_ user: User) async throws -> (person: Person.ID, post: Post.ID) {
    let council = people.council.id
    return try await world.store.write(as: .system, because: "test") { db in
      let authority = PlanHouse.authority
      let login = String(user.name.prefix { $0 != " " }).lowercased()
      let person = try db.insert(
        Person(
          authority: authority, name: user.name, email: "\(login)@thornmere.example",
          body: council)
      ).id
      let post = try db.insert(
        Post(authority: authority, title: "Post of \(user.name)", body: council)
      ).id
      try db.insert(
        PostHolding(
          authority: authority, post: post, person: person, start: date("2012-01-01")))
      try db.insert(
        Account(
          authority: authority, id: user.account ?? ID(), login: login, name: user.name,
          roles: user.roles, person: person))
      return (person, post)
    }
  }

  /// Ends the holdings of posts before the tests' first day.
  func vacate(_ posts: Post.ID...) async throws {
    try await world.store.write(as: .system, because: "test") { db in
      let all = try db.all(
        PostHolding.self,
        "SELECT * FROM post_holding WHERE authority_id = \(PlanHouse.authority) ORDER BY id")
      for var holding in all where posts.contains(holding.post) {
        holding.end = date("2012-06-30")
        try db.update(holding)
      }
    }
  }

  func runner(
    _ send: (@Sendable (MailMessage) async throws -> Void)? = nil
  ) -> JobRunner {
    JobRunner(
      world,
      ImprovementPlanSlice(world: world).jobs(address: "https://goldthread.example", send: send))
  }

  /// Runs the jobs at noon of each day.
  func runReminders(
    from first: String, through last: String, sendingTo outbox: Outbox? = nil
  ) async throws {
    let runner =
      if let outbox { self.runner { outbox.add($0) } } else { self.runner() }
    var day = date(first)
    while day <= date(last) {
      clock.set(day)
      await runner.runDue()
      day = day.adding(days: 1)
    }
  }

  func reminders(of action: Action) async throws -> [Reminder] {
    try await world.store.read { try $0.reminders(of: [action.id], in: PlanHouse.authority) }
  }

  func open(to owner: Owner) async throws -> [OpenReminder] {
    try await world.store.read { try $0.openReminders(to: [owner], in: PlanHouse.authority) }
  }
}
