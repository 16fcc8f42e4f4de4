import Civil
import Storage

extension Transaction {
  /// How owners are shown on a day: posts with who holds them then. Owners that no longer exist
  /// have no entry.
  ///
  /// - Parameter moment: the moment of the past at which the names were stored; nil for now.
  ///   Whoever is called something else since keeps, on a page of a past day, the name they had.
  public func ownerNames(
    of owners: some Sequence<Owner>, in authority: AuthorityID, on date: CivilDate,
    asAt moment: Instant? = nil
  ) throws -> [Owner: OwnerName] {
    var (people, posts, bodies): ([ID<Person>], [ID<Post>], [ID<Body>]) = ([], [], [])
    for owner in Set(owners) {
      switch owner {
      case .person(let id): people.append(id)
      case .post(let id): posts.append(id)
      case .body(let id): bodies.append(id)
      }
    }
    var names: [Owner: OwnerName] = [:]
    if !people.isEmpty {
      for person in try directory(people, of: authority, asAt: moment) {
        names[.person(person.id)] = OwnerName(person)
      }
    }
    if !bodies.isEmpty {
      for body in try directory(bodies, of: authority, asAt: moment) {
        names[.body(body.id)] = OwnerName(body)
      }
    }
    if !posts.isEmpty {
      let holders =
        if let moment {
          try self.holders(of: posts, in: authority, on: date, asAt: moment)
        } else {
          try self.holders(of: authority, on: date)
        }
      for post in try directory(posts, of: authority, asAt: moment) {
        names[.post(post.id)] = OwnerName(post, heldBy: holders[post.id] ?? [])
      }
    }
    return names
  }

  /// Everyone and everything that can be made an owner on a day: posts first, for they outlive
  /// people, then people, then bodies, each by name.
  ///
  /// - Parameter known: who owns it now, and stays a choice even where they have left.
  public func ownerChoices(
    in authority: AuthorityID, on date: CivilDate, keeping known: Owner? = nil
  ) throws -> [OwnerChoice] {
    let holders = try holders(of: authority, on: date)
    let posts = try posts(of: authority).map {
      OwnerChoice(owner: .post($0.id), name: OwnerName($0, heldBy: holders[$0.id] ?? []))
    }
    let people = try people(of: authority).filter {
      $0.isHere(on: date) || known == .person($0.id)
    }.map { person in
      let left = person.leftOn.flatMap { $0 < date ? "left on \($0.longForm)" : nil }
      return OwnerChoice(
        owner: .person(person.id),
        name: OwnerName(name: person.name, detail: left ?? person.jobTitle))
    }
    let bodies = try bodies(of: authority).map {
      OwnerChoice(owner: .body($0.id), name: OwnerName($0))
    }
    return posts + people + bodies
  }

  /// What speaks against asking something of an owner; nil when nothing does. What comes from a form
  /// may be made up, and of whoever has left nothing is asked any more.
  ///
  /// - Parameters:
  ///   - day: the day from which on it is asked of them.
  ///   - known: who had it before, and keeps it whether or not they have left since.
  ///   - unknown: what is said where nobody knows them: "Choose somebody who is in the directory."
  public func objection(
    to owner: Owner?, from day: CivilDate, keeping known: Owner? = nil, in authority: AuthorityID,
    unknown: String
  ) throws -> String? {
    guard let owner else { return nil }
    guard try exists(owner, in: authority) else { return unknown }
    guard owner != known, case .person(let id) = owner, let person = try find(id, of: authority),
      let left = person.leftOn, left < day
    else { return nil }
    return "\(person.name) left on \(left.longForm). Choose a post, or somebody who is there."
  }

  /// Whether there is such a person, post or body.
  public func exists(_ owner: Owner, in authority: AuthorityID) throws -> Bool {
    switch owner {
    case .person(let id): try find(id, of: authority) != nil
    case .post(let id): try find(id, of: authority) != nil
    case .body(let id): try find(id, of: authority) != nil
    }
  }
}

extension OwnerName {
  init(_ person: Person) { self.init(name: person.name, detail: person.jobTitle) }

  init(_ body: Body) { self.init(name: body.name, detail: body.kind.title) }

  init(_ post: Post, heldBy holders: [PostHolder]) {
    let names = holders.map(\.title)
    self.init(
      name: post.title, detail: names.isEmpty ? OwnerName.vacant : names.joined(separator: ", "))
  }
}
