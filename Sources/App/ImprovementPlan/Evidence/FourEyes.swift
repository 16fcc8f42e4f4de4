import Civil
import Kernel
import Storage

/// What part somebody has in the work that is to be verified.
enum WorkShare: Hashable, Sendable {
  case none
  case owns
  /// Owned it while the work was done, or since it was said to be done: handing it over does not
  /// make one's own work somebody else's.
  case owned
  /// Owns or owned all the work behind a recommendation: what shows that it helped is said of their
  /// work.
  case ownsAll
  /// Wrote words of what was said, which somebody else published.
  case wrote
  /// Made the link by which it was said without an account: who made a link knows its secret.
  case madeLink
}

/// The rule that nobody marks their own work.
enum FourEyes {
  /// - Parameters:
  ///   - author: the account that said what is to be verified.
  ///   - share: what part the person has in the work.
  static func check(
    _ user: User, against author: Account.ID?, share: WorkShare
  ) throws {
    if let refusal = refusal(to: user, against: author, share: share) {
      throw Refusal.notPermitted(refusal)
    }
  }

  /// Why this person may not verify it, in words; nil when they may.
  static func refusal(
    to user: User, against author: Account.ID?, share: WorkShare
  ) -> String? {
    switch share {
    case .owns:
      return "You own this action, so somebody else has to verify it. Ask your board manager."
    case .owned:
      return
        "You owned this action while its work was done, so somebody else has to verify it. Ask your board manager."
    case .ownsAll:
      return
        "All the work on this recommendation is or was yours, so somebody else has to verify it. Ask your board manager."
    case .wrote:
      return
        "Words of yours stand in what was said, so somebody else has to verify it. Ask your board manager."
    case .madeLink:
      return
        "This was said by a link that you made, so somebody else has to verify it. Ask your board manager."
    case .none: break
    }
    if let author, author == user.account {
      return "You said this yourself, so somebody else has to verify it. Ask your board manager."
    }
    return nil
  }
}

extension Transaction {
  /// What part somebody has in the work behind evidence, or behind an action's completion.
  ///
  /// - Parameters:
  ///   - record: what holds it: the evidence, or the action that is said to be complete.
  ///   - said: when it was said. Who owned the action since then, or since its work began, has a
  ///     part in it.
  func share<Said: Record>(
    of user: User, in subject: Evidence.Subject, saidIn record: Storage.ID<Said>,
    at said: Instant, in world: World
  ) throws -> WorkShare {
    let own = try ownership(of: user, in: subject, since: said, in: world)
    guard own == .none, let account = user.account else { return own }
    var authors =
      try history(of: record, authority: user.authority).last { $0.at == said }
      .map { [$0.author.id] } ?? []
    if let action = record as? Action.ID {
      let writers = try progress(of: action, in: user.authority).filter { $0.recordedAt == said }
        .flatMap(\.writers)
      if writers.contains(account.text) { return .wrote }
      authors += writers
    }
    let links = authors.compactMap { Author(id: $0, name: "").link.flatMap { PartnerLink.ID($0) } }
    let isMaker = try links.contains { link in
      try history(of: link, authority: user.authority).first?.author.id == account.text
    }
    return isMaker ? .madeLink : own
  }

  /// The part that somebody has in the work because it is or was theirs, whoever said how it is; of
  /// a recommendation, when all the work behind it is.
  func ownership(
    of user: User, in subject: Evidence.Subject, since said: Instant, in world: World
  ) throws -> WorkShare {
    let id: Action.ID
    switch subject {
    case .action(let action): id = action
    case .outcome(let outcome):
      return try isAllOwn(
        behind: self.outcome(outcome, of: user.authority), of: user, since: said, in: world)
        ? .ownsAll : .none
    }
    let today = world.today()
    if try standing(of: user, toSubject: subject, in: world) == .owns { return .owns }
    let states = try states(Action.self, where: "id = \(id)", of: user.authority)
      .filter { $0.id == id }
    let began = states.last?.record?.startedOn.map {
      Instant.endOfDayInLondon($0.adding(days: -1))
    }
    let since = began.map { min($0, said) } ?? said
    let posts = try postsHeld(by: user, on: since.dateInLondon)
      .union(try postsHeld(by: user, on: today))
    let first = states.lastIndex { $0.at <= since } ?? states.startIndex
    let hasOwned = states[first...].compactMap(\.record).contains { action in
      ActionStanding(of: user, to: action, posts: posts, partners: []) == .owns
    }
    return hasOwned ? .owned : .none
  }
}
