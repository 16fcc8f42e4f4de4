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
  /// - Parameter said: when what is to be verified was said. Who owned the action since then, or
  ///   since its work began, has a part in it.
  func share(
    of user: User, in subject: Evidence.Subject, since said: Instant, in world: World
  ) throws -> WorkShare {
    guard let id = subject.action else { return .none }
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
