import Civil
import Kernel
import Storage

/// Who reads on a day what is told to persons, posts and bodies.
struct Inboxes: Sendable {
  let settings: ReminderSettings
  private let holders: [Post.ID: [PostHolder]]
  private let people: [Person.ID: Person]

  init(
    _ settings: ReminderSettings, of authority: AuthorityID, on day: CivilDate, _ db: Transaction
  ) throws {
    self.settings = settings
    holders = try db.holders(of: authority, on: day)
    people = Dictionary(
      try db.people(of: authority, on: day).map { ($0.id, $0) }, uniquingKeysWith: { $1 })
  }

  /// The people who are told what an owner is told.
  func people(behind owner: Owner) -> [Person] {
    switch inbox(of: owner) {
    case .person(let id): [people[id]].compactMap(\.self)
    case .post(let id): (holders[id] ?? []).compactMap { people[$0.person] }
    case .body: []
    }
  }

  /// A body has no inbox of its own; whoever holds the post above it has.
  private func inbox(of owner: Owner) -> Owner {
    guard case .body(let id) = owner, let post = settings.posts[.head(id)] else { return owner }
    return .post(post)
  }

  /// Whom a step is told to; nil when there is nobody, or nobody but whom the owner's own steps
  /// reach: a step that goes no higher is passed over.
  func recipient(of step: Reminder.Step, owner: Owner?, body: Body.ID?) -> Owner? {
    let own = owner ?? body.map { .body($0) }
    let place: ReminderSettings.Place? =
      switch step {
      case .dueSoon, .late, .update: nil
      case .headOfService: body.map { .head($0) }
      case .director: .director
      case .chair: .chair
      case .verify: .verifier
      }
    guard let place else { return [.dueSoon, .late, .update].contains(step) ? own : nil }
    guard let post = settings.posts[place].map({ Owner.post($0) }) else { return nil }
    return own.map { reaches(post, noMoreThan: $0) } == true ? nil : post
  }

  private func reaches(_ higher: Owner, noMoreThan own: Owner) -> Bool {
    let told = Set(people(behind: higher).map(\.id))
    return inbox(of: higher) == inbox(of: own)
      || !told.isEmpty && told.isSubset(of: people(behind: own).map(\.id))
  }
}
