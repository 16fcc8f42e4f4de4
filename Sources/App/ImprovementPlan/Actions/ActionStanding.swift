import Kernel

/// How a person stands to an action.
public enum ActionStanding: Hashable, Sendable {
  case none
  /// Their agency helps with it: they may read it, and leave its progress to whoever leads.
  case contributes
  /// They, a post that they hold, or their agency owns it.
  case owns

  /// The relationship that `Access` is asked with.
  public var relationship: Relationship { self == .owns ? .own : .none }
}

extension ActionStanding {
  /// - Parameters:
  ///   - posts: the posts that the person holds on the day in question.
  ///   - partners: the bodies that help with the action.
  public init(of user: User, to action: Action, posts: Set<Post.ID>, partners: [Body.ID]) {
    // A partner's lead answers for all that is asked of the agency, whoever there owns it.
    let answersForLead = user.answersForBody && user.body == action.leadBody
    if answersForLead || user.relationship(to: action.owner, postsHeld: posts) == .own {
      self = .owns
    } else if let body = user.body, partners.contains(body) || action.leadBody == body {
      self = .contributes
    } else {
      self = .none
    }
  }

  /// Whether the person may read the action at all.
  func mayRead(_ user: User) -> Bool {
    user.may(.readPlan) || user.may(.readOwnActions) && self != .none
  }
}
