import Civil
import Kernel
import Storage
import Web

/// Enters and changes people, bodies, posts and who holds them.
struct KeepDirectory {
  let visit: Visit

  init(_ visit: Visit) { self.visit = visit }

  @discardableResult
  func save(_ person: Person) async throws -> Person {
    try await write("person") { db in
      try Self.requireBody(person.body, of: person.authority, in: db)
      return try db.save(person)
    }
  }

  @discardableResult
  func save(_ body: Body) async throws -> Body {
    try await write("body") { db in
      let twin = try db.bodies(of: body.authority).first {
        $0.id != body.id && $0.name.lowercased() == body.name.lowercased()
      }
      guard twin == nil else {
        throw Refusal.invalid("There is a body with this name already", field: "name")
      }
      return try db.save(body)
    }
  }

  @discardableResult
  func save(_ post: Post) async throws -> Post {
    try await write("post") { db in
      try Self.requireBody(post.body, of: post.authority, in: db)
      return try db.save(post)
    }
  }

  /// Two people may share a post where somebody says so, and an interim holder may overlap with the
  /// next; one person cannot hold it twice on one day, and nobody after they have left.
  @discardableResult
  func save(_ holding: PostHolding, isShared: Bool) async throws -> PostHolding {
    try await write("holder of a post") { db in
      guard let person = try db.find(holding.person, of: holding.authority) else {
        throw Refusal.invalid("This person is no longer in the directory", field: "person")
      }
      if let problem = holding.problem(with: person) { throw Refusal.invalid([problem]) }
      let others = try db.holdings(of: holding.post, in: holding.authority)
      guard !holding.isTwice(among: others) else {
        throw Refusal.invalid(
          "This person holds the post on some of these days already. Change that entry instead.",
          field: "start")
      }
      if !isShared, let other = holding.unasked(among: others),
        let name = try db.find(other.person, of: holding.authority)?.name
      {
        throw Refusal.invalid(
          "\(name) holds the post \(other.daysInWords). Enter the last day of that first, or tick that they share the post.",
          field: "isShared")
      }
      return try db.save(holding)
    }
  }

  /// Takes away who held a post, as when it was entered by mistake; its history stays.
  func remove(_ holding: PostHolding) async throws {
    try visit.user.require(.manageDirectory)
    try await visit.write(because: "holder of a post taken away") { db in
      try db.delete(holding)
    }
  }

  private func write<Value: Sendable>(
    _ what: String, _ work: @escaping @Sendable (WriteTransaction) throws -> Value
  ) async throws -> Value {
    try visit.user.require(.manageDirectory)
    return try await visit.write(because: "\(what) entered", work)
  }

  private static func requireBody(
    _ body: ID<Body>?, of authority: AuthorityID, in db: Transaction
  ) throws {
    guard let body, try db.find(body, of: authority) == nil else { return }
    throw Refusal.invalid("This body is no longer in the directory", field: "body")
  }
}

extension PostHolding {
  /// What is wrong with it, by the day on which the person left.
  fileprivate func problem(with person: Person) -> Problem? {
    guard let left = person.leftOn, (end ?? .latest) > left else { return nil }
    return start > left
      ? Problem(
        "\(person.name) left on \(left.longForm) and can hold no post after that day.",
        field: "person")
      : Problem(
        "\(person.name) left on \(left.longForm). Enter that day, or one before it, as the last day.",
        field: "end")
  }

  /// Whoever holds the post on some of the same days without anybody having said that it is shared.
  /// Of days that were shared before, nobody is asked again.
  fileprivate func unasked(among others: [PostHolding]) -> PostHolding? {
    let stored = others.first { $0.id == id }
    return others.first { other in
      other.id != id && other.person != person && !isInterim && !other.isInterim
        && other.overlaps(self) && stored?.overlaps(other) != true
    }
  }

  /// "from 5 January 2026 on", "from 5 January 2026 to 31 March 2026".
  fileprivate var daysInWords: String {
    "from \(start.longForm) \(end.map { "to \($0.longForm)" } ?? "on")"
  }

  /// Whether the same person holds the post on some of the same days by another entry.
  func isTwice(among others: [PostHolding]) -> Bool {
    others.contains { $0.id != id && $0.person == person && $0.post == post && $0.overlaps(self) }
  }
}
