import Kernel
import Storage

extension Transaction {
  /// The evidence for an action or an outcome, the latest day first; withdrawn ones too.
  func evidence(for subject: Evidence.Subject, in authority: AuthorityID) throws -> [Evidence] {
    let condition: SQL =
      switch subject {
      case .action(let id): "action_id = \(id)"
      case .outcome(let id): "outcome_id = \(id)"
      }
    return try all(
      Evidence.self,
      """
      SELECT * FROM evidence WHERE authority_id = \(authority) AND (\(condition))
      ORDER BY effective_on DESC, id DESC
      """)
  }

  /// All evidence of a plan, the latest day first; withdrawn ones too.
  public func evidence(ofPlan plan: Plan.ID, in authority: AuthorityID) throws -> [Evidence] {
    try all(
      Evidence.self,
      """
      SELECT * FROM evidence WHERE authority_id = \(authority) AND plan_id = \(plan)
      ORDER BY effective_on DESC, id DESC
      """)
  }

  /// One piece of evidence, or a refusal in words.
  func evidence(_ id: Evidence.ID, of authority: AuthorityID) throws -> Evidence {
    guard let found = try find(id, of: authority) else {
      throw Refusal.notFound("There is no such evidence. The link may be incomplete.")
    }
    return found
  }

  /// How somebody stands to what evidence is about: the action's owner, or nobody in particular.
  func standing(
    of user: User, toSubject subject: Evidence.Subject, in world: World
  ) throws -> ActionStanding {
    guard let action = subject.action else { return .none }
    let file = try actionFile(action, of: user.authority)
    return standing(of: user, to: file, posts: try postsHeld(by: user, on: world.today()))
  }
}
