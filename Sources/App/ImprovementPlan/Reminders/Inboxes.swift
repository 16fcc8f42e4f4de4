import Civil
import Kernel
import Storage

/// Who reads on a day what is told to persons, posts and bodies.
struct Inboxes: Sendable {
  let settings: ReminderSettings
  private let holders: [Post.ID: [PostHolder]]
  private let people: [Person.ID: Person]
  /// The bodies of which somebody has an account, and reads there what the body is told.
  private let bodiesWithAccount: Set<Body.ID>
  /// The accounts that are told in the stead of those who cannot be, by role, the first role that
  /// has any before the next.
  private let standIns: [[Account]]

  init(
    _ settings: ReminderSettings, of authority: AuthorityID, on day: CivilDate, _ db: Transaction
  ) throws {
    self.settings = settings
    holders = try db.holders(of: authority, on: day)
    people = Dictionary(
      try db.people(of: authority, on: day).map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    let accounts = try db.accounts(of: authority).filter { !$0.isDisabled }
    bodiesWithAccount = Set(
      accounts.filter { $0.user.may(.readOwnActions) }.compactMap(\.body))
    standIns = User.standIns.map { role in accounts.filter { $0.roles.contains(role) } }
  }

  /// Who is told what is told of an action where nobody can be told whom it is meant for: an
  /// improvement officer or else a board manager, and never those whose own silence it is.
  func standIns(besides own: Owner?) -> [Account] {
    let silent = Set(own.map { people(behind: $0).map(\.id) } ?? [])
    return standIns.lazy.map { $0.filter { $0.person.map(silent.contains) != true } }
      .first { !$0.isEmpty } ?? []
  }

  /// Those of them who can be written to.
  func standInsToWriteTo(besides own: Owner?) -> [Person] {
    standIns(besides: own).compactMap { $0.person.flatMap { people[$0] } }
  }

  /// Why nobody can be told what an owner is told; nil where somebody can.
  func whyNobody(_ owner: Owner) -> String? {
    guard people(behind: owner).isEmpty else { return nil }
    switch owner {
    case .person: return "they have left"
    case .post: return "nobody holds the post"
    case .body(let id):
      guard !bodiesWithAccount.contains(id) else { return nil }
      let why =
        settings.posts[.head(id)] == nil
        ? "no post receives its mail" : "nobody holds the post that receives its mail"
      return "\(why), and nobody there has an account"
    }
  }

  /// What is put on record where nobody could be told: why, and who was told instead; else empty.
  func untold(_ owner: Owner, of action: Action) -> String {
    guard let why = whyNobody(owner) else { return "" }
    let others = standIns(besides: action.answering)
    let instead =
      others.isEmpty
      ? "no improvement officer or board manager has an account"
      : "\(Words.list(others.map(\.name))) told instead"
    return "\(why); \(instead)"
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
  /// reach: a step that goes no higher is passed over. Where nobody can be told, nor anybody
  /// instead, the next one up is.
  func recipient(of step: Reminder.Step, owner: Owner?, body: Body.ID?) -> Owner? {
    let own = owner ?? body.map { .body($0) }
    let places: [ReminderSettings.Place]
    switch step {
    case .dueSoon, .late, .update, .openedAgain: return own
    case .headOfService, .updateToHead:
      guard let body else { return nil }
      places = [.head(body), .director, .chair]
    case .director, .updateToDirector: places = [.director, .chair]
    case .chair, .updateToChair: places = [.chair]
    case .verify: places = [.verifier]
    }
    for place in places {
      guard let post = settings.posts[place].map({ Owner.post($0) }),
        own.map({ reaches(post, noMoreThan: $0) }) != true
      else { return nil }
      if whyNobody(post) == nil || !standIns(besides: own).isEmpty { return post }
    }
    return nil
  }

  private func reaches(_ higher: Owner, noMoreThan own: Owner) -> Bool {
    let told = Set(people(behind: higher).map(\.id))
    return inbox(of: higher) == inbox(of: own)
      || !told.isEmpty && told.isSubset(of: people(behind: own).map(\.id))
  }
}

extension User {
  /// The roles that are told what could be told to nobody whom it is meant for.
  static let standIns: [Role] = [.improvementOfficer, .boardManager]

  /// Whether somebody may be told in another's stead.
  var mayStandIn: Bool { Self.standIns.contains { roles.contains($0) } }
}

extension Action {
  /// Who is to say how it is going.
  var answering: Owner? { owner ?? leadBody.map { .body($0) } }
}

extension Transaction {
  /// The inboxes as they are on a day.
  func inboxes(of authority: AuthorityID, on day: CivilDate) throws -> Inboxes {
    try Inboxes(ReminderSettings(authority, self), of: authority, on: day, self)
  }

  /// Those to whom something open is told and of whom nobody can be told, with why.
  func untoldOwners(
    _ inboxes: Inboxes, in authority: AuthorityID
  ) throws -> [Owner: String] {
    let owners = try rows(
      """
      SELECT DISTINCT to_kind, to_id FROM reminder
      WHERE authority_id = \(authority) AND answered_at IS NULL
      """
    ).map { try Owner($0.get("to_kind"), id: $0.get("to_id")) }
    return Dictionary(
      owners.compactMap { owner in inboxes.whyNobody(owner).map { (owner, $0) } },
      uniquingKeysWith: { $1 })
  }
}
