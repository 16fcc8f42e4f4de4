import Civil
import Storage

/// Somebody who did something, or was asked to, on a day: a post means whoever held it then.
public struct DatedOwner: Hashable, Sendable {
  public let owner: Owner
  public let day: CivilDate

  public init(_ owner: Owner, on day: CivilDate) {
    self.owner = owner
    self.day = day
  }
}

/// What people, posts and bodies were called on the days on which they did something, and who held
/// a post then. Whoever asked a question asked it, whoever holds the post today.
///
/// What somebody was called is what was stored at the end of that day; of those who were entered
/// only afterwards, as when minutes are written, what they were called first. Who held a post is a
/// fact with days of its own, and counts however late it was written down.
public struct DatedOwnerNames: Sendable {
  private var names: [DatedOwner: OwnerName] = [:]

  /// Nil for an owner that was not asked about, or of whom nothing was ever stored.
  public subscript(owner: Owner?, on day: CivilDate) -> OwnerName? {
    owner.flatMap { names[DatedOwner($0, on: day)] }
  }

  /// The same in a line of text, a post with its holder: "Independent Chair, Jo Marsh".
  public func words(_ owner: Owner?, on day: CivilDate) -> String? {
    self[owner, on: day].map { name in
      owner?.kind == .post
        ? [name.name, name.detail].compactMap(\.self).joined(separator: ", ")
        : name.name
    }
  }

  init(_ acts: Set<DatedOwner>, in authority: AuthorityID, _ db: Transaction) throws {
    var (people, posts, bodies): (Set<ID<Person>>, Set<ID<Post>>, Set<ID<Body>>) = ([], [], [])
    for act in acts {
      switch act.owner {
      case .person(let id): people.insert(id)
      case .post(let id): posts.insert(id)
      case .body(let id): bodies.insert(id)
      }
    }
    let holdings = Dictionary(
      grouping: try db.shelf(of: authority).all("post_id", in: posts) { (one: PostHolding) in
        one.post
      }, by: \.post)
    people.formUnion(holdings.values.joined().map(\.person))
    let knownPeople = try Past<Person>(people, of: authority, db)
    let knownPosts = try Past<Post>(posts, of: authority, db)
    let knownBodies = try Past<Body>(bodies, of: authority, db)
    for act in acts {
      switch act.owner {
      case .person(let id): names[act] = knownPeople[id, on: act.day].map { OwnerName($0) }
      case .body(let id): names[act] = knownBodies[id, on: act.day].map { OwnerName($0) }
      case .post(let id):
        let holders = (holdings[id] ?? []).filter { $0.holds(on: act.day) }
          .sorted { $0.precedes($1) }
          .compactMap { one in
            knownPeople[one.person, on: act.day].map { PostHolder(one, name: $0.name) }
          }
        names[act] = knownPosts[id, on: act.day].map { OwnerName($0, heldBy: holders) }
      }
    }
  }
}

/// Every state that some records have had.
private struct Past<Kept: Record> {
  private let states: [ID<Kept>: [(at: Instant, record: Kept)]]

  init(_ ids: Set<ID<Kept>>, of authority: AuthorityID, _ db: Transaction) throws {
    var states: [ID<Kept>: [(at: Instant, record: Kept)]] = [:]
    if !ids.isEmpty {
      for state in try db.states(Kept.self, where: "id IN \(list: ids)", of: authority) {
        if let record = state.record { states[state.id, default: []].append((state.at, record)) }
      }
    }
    self.states = states
  }

  /// As it was stored at the end of a day; as it was stored first when that was later.
  subscript(id: ID<Kept>, on day: CivilDate) -> Kept? {
    let end = Instant.endOfDayInLondon(day)
    return (states[id]?.last { $0.at <= end } ?? states[id]?.first)?.record
  }
}

extension PostHolding {
  /// The substantive holder before an interim one, then by start.
  func precedes(_ other: PostHolding) -> Bool {
    (isInterim ? 1 : 0, start, id.text) < (other.isInterim ? 1 : 0, other.start, other.id.text)
  }
}

extension Transaction {
  /// How owners are shown who each did something on a day of its own.
  public func ownerNames(
    of acts: some Sequence<DatedOwner>, in authority: AuthorityID
  ) throws -> DatedOwnerNames {
    try DatedOwnerNames(Set(acts), in: authority, self)
  }
}

extension Transaction {
  /// What was done in the name of a post that, by the directory, nobody held on that day. Of a post
  /// whose holders are not on record by then, nobody can tell.
  public func vacancies(
    among acts: some Sequence<DatedOwner>, in authority: AuthorityID
  ) throws -> Set<DatedOwner> {
    let posts = Set(
      acts.compactMap { act -> Post.ID? in
        guard case .post(let post) = act.owner else { return nil }
        return post
      })
    let holdings = Dictionary(
      grouping: try shelf(of: authority).all("post_id", in: posts) { (one: PostHolding) in
        one.post
      }, by: \.post)
    return Set(
      acts.filter { act in
        guard case .post(let post) = act.owner else { return false }
        let known = holdings[post] ?? []
        return known.contains { $0.start <= act.day } && !known.contains { $0.holds(on: act.day) }
      })
  }
}
