import Civil
import Storage

extension Transaction {
  /// All people, by name; those who had left by a day are left out when one is given.
  public func people(
    of authority: AuthorityID, on date: CivilDate? = nil
  ) throws -> [Person] {
    let people = try all(
      Person.self,
      "SELECT * FROM person WHERE authority_id = \(authority) ORDER BY lower(name), id")
    guard let date else { return people }
    return people.filter { $0.isHere(on: date) }
  }

  /// All bodies, by name.
  ///
  /// - Parameter moment: the moment of the past at which they were stored; nil for now.
  public func bodies(
    of authority: AuthorityID, asAt moment: Instant? = nil
  ) throws -> [Body] {
    if let moment {
      return try all(Body.self, of: authority, asAt: moment)
        .sorted { ($0.name.lowercased(), $0.id.text) < ($1.name.lowercased(), $1.id.text) }
    }
    return try all(
      Body.self, "SELECT * FROM body WHERE authority_id = \(authority) ORDER BY lower(name), id")
  }

  /// All posts, by title.
  public func posts(of authority: AuthorityID) throws -> [Post] {
    try all(
      Post.self, "SELECT * FROM post WHERE authority_id = \(authority) ORDER BY lower(title), id")
  }

  /// Who held a post when, the latest first.
  public func holdings(
    of post: ID<Post>, in authority: AuthorityID
  ) throws -> [PostHolding] {
    try all(
      PostHolding.self,
      """
      SELECT * FROM post_holding WHERE authority_id = \(authority) AND post_id = \(post)
      ORDER BY start_on DESC, id
      """)
  }

  /// Which posts a person held when, the latest first.
  public func holdings(
    by person: ID<Person>, in authority: AuthorityID
  ) throws -> [PostHolding] {
    try all(
      PostHolding.self,
      """
      SELECT * FROM post_holding WHERE authority_id = \(authority) AND person_id = \(person)
      ORDER BY start_on DESC, id
      """)
  }

  /// Who held each post on a day: the substantive holder before an interim one, then by start.
  public func holders(
    of authority: AuthorityID, on date: CivilDate
  ) throws -> [ID<Post>: [PostHolder]] {
    let holders = try all(
      PostHolder.self,
      """
      SELECT post_holding.post_id, post_holding.is_interim, post_holding.start_on,
        post_holding.end_on, person.id AS person_id, person.name
      FROM post_holding
      JOIN person
        ON person.authority_id = post_holding.authority_id AND person.id = post_holding.person_id
      WHERE post_holding.authority_id = \(authority) AND post_holding.start_on <= \(date)
        AND (post_holding.end_on IS NULL OR post_holding.end_on >= \(date))
      ORDER BY post_holding.is_interim, post_holding.start_on, post_holding.id
      """)
    return Dictionary(grouping: holders, by: \.post)
  }

  /// Some of the directory's records as they are, or as they were stored at a moment of the past.
  ///
  /// - Parameter moment: the moment of the past; nil for now.
  public func directory<Found: Record>(
    _ ids: some Collection<ID<Found>>, of authority: AuthorityID, asAt moment: Instant? = nil
  ) throws -> [Found] {
    if let moment { return try all(Found.self, ids, of: authority, asAt: moment) }
    return try all(
      Found.self,
      """
      SELECT * FROM \(Found.table)
      WHERE authority_id = \(authority) AND id IN \(list: ids.map(\.text)) ORDER BY id
      """)
  }

  /// Who held each of these posts on a day, as it was known at a moment of the past: what is
  /// entered afterwards, and a name that was changed since, do not count.
  func holders(
    of posts: [ID<Post>], in authority: AuthorityID, on date: CivilDate, asAt moment: Instant
  ) throws -> [ID<Post>: [PostHolder]] {
    let wanted = Set(posts)
    let holdings = try all(
      PostHolding.self, where: "post_id IN \(list: posts.map(\.text))", of: authority, asAt: moment
    ).filter { wanted.contains($0.post) && $0.holds(on: date) }
    let people = Dictionary(
      try directory(holdings.map(\.person), of: authority, asAt: moment).map { ($0.id, $0.name) },
      uniquingKeysWith: { first, _ in first })
    let sorted = holdings.sorted { $0.precedes($1) }
    return Dictionary(
      grouping: sorted.compactMap { holding in
        people[holding.person].map { PostHolder(holding, name: $0) }
      }, by: \.post)
  }

  /// The posts that a user holds on a day.
  public func postsHeld(by user: User, on date: CivilDate) throws -> Set<ID<Post>> {
    guard let person = user.person else { return [] }
    return Set(
      try holdings(by: person, in: user.authority).filter { $0.holds(on: date) }.map(\.post))
  }

  /// The posts that a user holds, or has held at any time.
  public func postsEverHeld(by user: User) throws -> Set<ID<Post>> {
    guard let person = user.person else { return [] }
    return Set(try holdings(by: person, in: user.authority).map(\.post))
  }

  /// How a user stands, on a day, to what an owner owns.
  public func relationship(
    of user: User, to owner: Owner?, on date: CivilDate
  ) throws -> Relationship {
    guard case .post = owner else { return user.relationship(to: owner, postsHeld: []) }
    return user.relationship(to: owner, postsHeld: try postsHeld(by: user, on: date))
  }

  /// Everyone and everything that is a user's own on a day: to list the actions they own.
  public func owners(heldBy user: User, on date: CivilDate) throws -> [Owner] {
    var owners = try postsHeld(by: user, on: date).map(Owner.post)
    if let person = user.person { owners.append(.person(person)) }
    if let body = user.body { owners.append(.body(body)) }
    return owners
  }
}

/// Somebody in a post on a day.
public struct PostHolder: RowDecodable, Hashable, Sendable {
  public let post: ID<Post>
  public let person: ID<Person>
  public let name: String
  public let isInterim: Bool
  public let start: CivilDate
  public let end: CivilDate?

  public init(row: Row) throws {
    post = try row["post_id"]
    person = try row["person_id"]
    name = try row["name"]
    isInterim = try row["is_interim"]
    start = try row["start_on"]
    end = try row["end_on"]
  }

  init(_ holding: PostHolding, name: String) {
    post = holding.post
    person = holding.person
    self.name = name
    isInterim = holding.isInterim
    start = holding.start
    end = holding.end
  }

  /// "Jo Marsh" or "Jo Marsh (interim)".
  public var title: String { isInterim ? "\(name) (interim)" : name }
}
