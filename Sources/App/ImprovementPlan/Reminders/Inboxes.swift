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
  /// The improvement officers' accounts: they are told in the stead of those who cannot be.
  private let officers: [Account]

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
    officers = accounts.filter(\.user.isToldInOthersStead)
  }

  /// The improvement officers who can be written to.
  var officersToWriteTo: [Person] {
    officers.compactMap { $0.person.flatMap { people[$0] } }
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
  func untold(_ owner: Owner) -> String {
    guard let why = whyNobody(owner) else { return "" }
    let instead =
      officers.isEmpty
      ? "no improvement officer has an account"
      : "\(Words.list(officers.map(\.name))) told instead"
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
  /// reach: a step that goes no higher is passed over.
  func recipient(of step: Reminder.Step, owner: Owner?, body: Body.ID?) -> Owner? {
    let own = owner ?? body.map { .body($0) }
    let place: ReminderSettings.Place? =
      switch step {
      case .dueSoon, .late, .update, .openedAgain: nil
      case .headOfService: body.map { .head($0) }
      case .director: .director
      case .chair: .chair
      case .verify: .verifier
      }
    guard let place else { return own }
    guard let post = settings.posts[place].map({ Owner.post($0) }) else { return nil }
    return own.map { reaches(post, noMoreThan: $0) } == true ? nil : post
  }

  private func reaches(_ higher: Owner, noMoreThan own: Owner) -> Bool {
    let told = Set(people(behind: higher).map(\.id))
    return inbox(of: higher) == inbox(of: own)
      || !told.isEmpty && told.isSubset(of: people(behind: own).map(\.id))
  }
}

extension User {
  /// Whether somebody is told what could be told to nobody whom it is meant for.
  var isToldInOthersStead: Bool { roles.contains(.improvementOfficer) }
}

extension Transaction {
  /// Those to whom something open is told and of whom nobody can be told, with why.
  func untoldOwners(
    in authority: AuthorityID, on day: CivilDate
  ) throws -> [Owner: String] {
    let inboxes = try Inboxes(ReminderSettings(authority, self), of: authority, on: day, self)
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
