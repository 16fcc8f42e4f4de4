import Civil
import Storage

extension Transaction {
  /// How owners are shown on a day: posts with who holds them then. Owners that no longer exist
  /// have no entry.
  public func ownerNames(
    of owners: some Sequence<Owner>, in authority: AuthorityID, on date: CivilDate
  ) throws -> [Owner: OwnerName] {
    let wanted = Dictionary(grouping: Set(owners), by: \.kind)
    var names: [Owner: OwnerName] = [:]
    if let people = wanted[.person] {
      let found = try all(
        Person.self,
        """
        SELECT * FROM person
        WHERE authority_id = \(authority) AND id IN \(list: people.map(\.idText))
        """)
      for person in found { names[.person(person.id)] = OwnerName(person) }
    }
    if let bodies = wanted[.body] {
      let found = try all(
        Body.self,
        """
        SELECT * FROM body
        WHERE authority_id = \(authority) AND id IN \(list: bodies.map(\.idText))
        """)
      for body in found { names[.body(body.id)] = OwnerName(body) }
    }
    if let posts = wanted[.post] {
      let found = try all(
        Post.self,
        """
        SELECT * FROM post
        WHERE authority_id = \(authority) AND id IN \(list: posts.map(\.idText))
        """)
      let holders = try holders(of: authority, on: date)
      for post in found {
        names[.post(post.id)] = OwnerName(post, heldBy: holders[post.id] ?? [])
      }
    }
    return names
  }

  /// Everyone and everything that can be made an owner on a day: posts first, for they outlive
  /// people, then people, then bodies, each by name.
  public func ownerChoices(
    in authority: AuthorityID, on date: CivilDate
  ) throws -> [OwnerChoice] {
    let holders = try holders(of: authority, on: date)
    let posts = try posts(of: authority).map {
      OwnerChoice(owner: .post($0.id), name: OwnerName($0, heldBy: holders[$0.id] ?? []))
    }
    let people = try people(of: authority, on: date).map {
      OwnerChoice(owner: .person($0.id), name: OwnerName($0))
    }
    let bodies = try bodies(of: authority).map {
      OwnerChoice(owner: .body($0.id), name: OwnerName($0))
    }
    return posts + people + bodies
  }

  /// Whether there is such a person, post or body: what comes from a form may be made up.
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
      name: post.title, detail: names.isEmpty ? "vacant" : names.joined(separator: ", "))
  }
}
