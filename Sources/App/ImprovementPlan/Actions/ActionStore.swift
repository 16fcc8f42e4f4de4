import Civil
import Inspections
import Kernel
import Storage

/// An action with what belongs to it, as a use case needs it.
struct ActionFile: Sendable {
  var action: Action
  var links: [ActionRecommendation]
  var partners: [ActionPartner]
}

extension Transaction {
  /// The action with its links and partners, or a refusal in words.
  func actionFile(_ id: Action.ID, of authority: AuthorityID) throws -> ActionFile {
    guard let action = try find(id, of: authority) else {
      throw Refusal.notFound("There is no such action. It may belong to another council.")
    }
    return try shelf(of: authority).file(of: action)
  }

  /// The actions of a plan by their numbers, withdrawn ones too.
  public func actions(ofPlan plan: Plan.ID, in authority: AuthorityID) throws -> [Action] {
    try all(
      Action.self,
      """
      SELECT * FROM action
      WHERE authority_id = \(authority) AND plan_id = \(plan) ORDER BY number
      """)
  }

  /// What was said about an action's progress, the latest first.
  func progress(of action: Action.ID, in authority: AuthorityID) throws -> [ProgressUpdate] {
    try all(
      ProgressUpdate.self,
      """
      SELECT * FROM progress_update
      WHERE authority_id = \(authority) AND action_id = \(action)
      ORDER BY recorded_at DESC, id DESC
      """)
  }

  /// How many actions that stand serve each recommendation of a plan. Actions of other plans count
  /// for those plans. The actions are named by a list and not by a join: SQLite would begin the
  /// join with all links of the authority.
  func actionCounts(
    inPlan plan: Plan.ID, of authority: AuthorityID
  ) throws -> [Recommendation.ID: Int] {
    try rows(
      """
      SELECT recommendation_id, count(*) AS actions FROM action_recommendation
      WHERE authority_id = \(authority) AND action_id IN (
        SELECT id FROM action
        WHERE authority_id = \(authority) AND plan_id = \(plan) AND withdrawn_on IS NULL)
      GROUP BY recommendation_id
      """
    ).reduce(into: [:]) { counts, row in
      counts[try row.get("recommendation_id", as: Recommendation.ID.self)] = try row["actions"]
    }
  }

  /// The day on which work on a recommendation first began, by the actions of a plan that stand.
  func firstStart(
    on recommendation: Recommendation.ID, inPlan plan: Plan.ID, of authority: AuthorityID
  ) throws -> CivilDate? {
    try value(
      CivilDate.self,
      """
      SELECT action.started_on FROM action_recommendation JOIN action
        ON action.authority_id = action_recommendation.authority_id
        AND action.id = action_recommendation.action_id
      WHERE action_recommendation.authority_id = \(authority)
        AND action_recommendation.recommendation_id = \(recommendation)
        AND action.plan_id = \(plan) AND action.withdrawn_on IS NULL
        AND action.started_on IS NOT NULL
      ORDER BY action.started_on, action.id LIMIT 1
      """)
  }

  /// How a person stands to an action on a day.
  func standing(of user: User, to file: ActionFile, posts: Set<Post.ID>) -> ActionStanding {
    ActionStanding(
      of: user, to: file.action, posts: posts, partners: file.partners.map(\.body))
  }
}

extension Shelf {
  /// An action of the shelf with what belongs to it there.
  func file(of action: Action) throws -> ActionFile {
    let id = action.id
    return ActionFile(
      action: action, links: try all(where: "action_id = \(id)") { $0.action == id },
      partners: try all(where: "action_id = \(id)") { $0.action == id })
  }
}

extension WriteTransaction {
  /// The next number for an action of a plan. Numbers are never given twice, not even when the
  /// action that had one is gone.
  func nextActionNumber(in plan: Plan.ID, of authority: AuthorityID) throws -> Int {
    let next = try value(
      Int.self,
      """
      INSERT INTO plan_numbering (authority_id, plan_id, last_number)
      VALUES (\(authority), \(plan), 1)
      ON CONFLICT (authority_id, plan_id)
      DO UPDATE SET last_number = plan_numbering.last_number + 1
      RETURNING last_number
      """)
    guard let next else { throw DecodingFault("no number was given to an action of plan \(plan)") }
    return next
  }
}
