import ImprovementPlan
import Kernel
import Storage

extension Transaction {
  /// The entry, or a refusal in words.
  func peerActivity(_ id: ID<PeerActivity>, of authority: AuthorityID) throws -> PeerActivity {
    guard let found = try find(id, of: authority) else {
      throw Refusal.notFound("There is no such entry. The link may be incomplete.")
    }
    return found
  }

  func actionLinks(of activity: PeerActivity) throws -> [PeerActivityAction] {
    try all(
      PeerActivityAction.self,
      """
      SELECT * FROM peer_activity_action
      WHERE authority_id = \(activity.authority) AND peer_activity_id = \(activity.id)
      ORDER BY id
      """)
  }

  /// The actions that what was learnt bears on, by plan and number.
  func actions(of activity: PeerActivity) throws -> [Action] {
    try all(
      Action.self,
      """
      SELECT action.* FROM action JOIN peer_activity_action AS link
        ON link.authority_id = action.authority_id AND link.action_id = action.id
      WHERE link.authority_id = \(activity.authority) AND link.peer_activity_id = \(activity.id)
      ORDER BY action.plan_id, action.number, action.id
      """)
  }

  /// What was learnt from outside that bears on an action, the latest first.
  func peerActivities(
    bearingOn action: Action.ID, of authority: AuthorityID
  ) throws -> [PeerActivity] {
    try all(
      PeerActivity.self,
      """
      SELECT peer_activity.* FROM peer_activity JOIN peer_activity_action AS link
        ON link.authority_id = peer_activity.authority_id
        AND link.peer_activity_id = peer_activity.id
      WHERE link.authority_id = \(authority) AND link.action_id = \(action)
      ORDER BY peer_activity.start_on DESC, peer_activity.id
      """)
  }

  /// The actions that a form offers: those of plans that are not closed, the newest plan first.
  func actionsOffered(of authority: AuthorityID, limit: Int) throws -> [Action] {
    try all(
      Action.self,
      """
      SELECT action.* FROM action JOIN plan
        ON plan.authority_id = action.authority_id AND plan.id = action.plan_id
      WHERE action.authority_id = \(authority) AND action.withdrawn_on IS NULL
        AND plan.state <> \(Plan.State.closed)
      ORDER BY plan.dated_on DESC, plan.id DESC, action.number, action.id LIMIT \(limit)
      """)
  }
}
