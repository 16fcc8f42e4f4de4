import Civil
import Inspections
import Kernel
import Storage

/// Enters bodies, people, posts and their holders, each on the day on which it was so.
///
/// A day's changes are one write of records, in the name of whoever keeps the directory then: the
/// use case behind the pages of the directory takes one entry at a time from a form.
enum MakeDirectory {
  static let scenes: [Scene] = days.map { day in
    Scene(day) { stage in try await enter(day, on: &stage) }
  }

  /// Every day on which somebody or something came or went.
  private static var days: [CivilDate] {
    var days = Set(DemoBody.allCases.map(\.from))
    for person in DemoPerson.allCases where person.facts.body != nil {
      days.formUnion([person.facts.from, person.facts.left].compactMap(\.self))
    }
    for holder in DemoPost.allCases.flatMap(\.holders) {
      days.formUnion([holder.from, holder.to].compactMap(\.self))
    }
    return Set(days.map(recorded)).sorted()
  }

  /// What was before the service is entered on its first day.
  private static func recorded(_ day: CivilDate) -> CivilDate {
    day < DemoPerson.firstDay ? DemoPerson.firstDay : day
  }

  private static func enter(_ day: CivilDate, on stage: inout Stage) async throws {
    let keeper = day < on(2018, 6, 4) ? DemoPerson.prowse : .nwachukwu
    let acting = try stage.acting(as: keeper)
    try acting.user.require(.manageDirectory)
    var directory = Directory(stage)
    directory = try await acting.write(because: "directory brought up to date") { [directory] db in
      var directory = directory
      try directory.enter(day, db)
      return directory
    }
    stage.bodies = directory.bodies
    stage.people = directory.people
    stage.posts = directory.posts
  }

  /// The directory as it grows in one write.
  private struct Directory: Sendable {
    let authority: AuthorityID
    var bodies: [DemoBody: ID<Body>]
    var people: [DemoPerson: ID<Person>]
    var posts: [DemoPost: ID<Post>]

    init(_ stage: Stage) {
      authority = stage.world.authority
      bodies = stage.bodies
      people = stage.people
      posts = stage.posts
    }

    mutating func enter(_ day: CivilDate, _ db: WriteTransaction) throws {
      for body in DemoBody.allCases where recorded(body.from) == day {
        let facts = body.facts
        bodies[body] = try db.insert(
          Body(authority: authority, name: facts.name, shortName: facts.short, kind: facts.kind)
        ).id
      }
      for person in DemoPerson.allCases { try enter(person, on: day, db) }
      for post in DemoPost.allCases { try enter(post, on: day, db) }
    }

    private mutating func enter(
      _ person: DemoPerson, on day: CivilDate, _ db: WriteTransaction
    ) throws {
      let facts = person.facts
      guard let body = facts.body else { return }
      let hasLeft = facts.left.map { recorded($0) == day } ?? false
      if recorded(facts.from) == day {
        people[person] = try db.insert(
          Person(
            authority: authority, name: facts.name, jobTitle: facts.job, email: person.email,
            body: bodies[body], leftOn: hasLeft ? facts.left : nil)
        ).id
      } else if hasLeft, let id = people[person], var known = try db.find(id, of: authority) {
        known.leftOn = facts.left
        try db.update(known)
      }
    }

    private mutating func enter(
      _ post: DemoPost, on day: CivilDate, _ db: WriteTransaction
    ) throws {
      for holder in post.holders {
        guard let person = people[holder.person], let body = bodies[post.facts.body] else {
          continue
        }
        let hasEnded = holder.to.map { recorded($0) == day } ?? false
        if recorded(holder.from) == day {
          let id =
            try posts[post]
            ?? db.insert(
              Post(
                authority: authority, title: post.facts.title, body: body,
                isLeadership: post.isLeadership)
            ).id
          posts[post] = id
          try db.insert(
            PostHolding(
              authority: authority, post: id, person: person, start: holder.from,
              end: hasEnded ? holder.to : nil, isInterim: holder.isInterim))
        } else if hasEnded, let id = posts[post] {
          try end(id, person, holder, db)
        }
      }
    }

    private func end(
      _ post: ID<Post>, _ person: ID<Person>, _ holder: DemoPost.Holder, _ db: WriteTransaction
    ) throws {
      for var holding in try db.holdings(of: post, in: authority)
      where holding.person == person && holding.start == holder.from {
        holding.end = holder.to
        try db.update(holding)
      }
    }
  }
}
