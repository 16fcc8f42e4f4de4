import Civil
import Kernel
import Storage

extension Transaction {
  /// The link that a secret opens.
  func partnerLink(_ secret: LinkSecret, in authority: AuthorityID) throws -> PartnerLink? {
    let hash = secret.hash(for: PartnerLink.purpose)
    return try first(
      PartnerLink.self,
      """
      SELECT * FROM partner_link WHERE authority_id = \(authority) AND secret_hash = \(hash)
      """)
  }

  /// One link, or a refusal in words.
  func partnerLink(_ id: PartnerLink.ID, of authority: AuthorityID) throws -> PartnerLink {
    guard let found = try find(id, of: authority) else {
      throw Refusal.notFound("There is no such link. It may belong to another council.")
    }
    return found
  }

  /// The links of a body, the latest first.
  func partnerLinks(of body: Body.ID, in authority: AuthorityID) throws -> [PartnerLink] {
    try all(
      PartnerLink.self,
      """
      SELECT * FROM partner_link WHERE authority_id = \(authority) AND body_id = \(body)
      ORDER BY made_at DESC, id DESC
      """)
  }

  /// What a body has asked back, the latest first.
  func partnerQuestions(of body: Body.ID, in authority: AuthorityID) throws -> [PartnerQuestion] {
    try all(
      PartnerQuestion.self,
      """
      SELECT * FROM partner_question WHERE authority_id = \(authority) AND body_id = \(body)
      ORDER BY asked_at DESC, id DESC
      """)
  }

  /// What partners have asked and nobody has answered, the oldest first.
  func openPartnerQuestions(of authority: AuthorityID) throws -> [PartnerQuestion] {
    try all(
      PartnerQuestion.self,
      """
      SELECT * FROM partner_question WHERE authority_id = \(authority) AND answer IS NULL
      ORDER BY asked_at, id
      """)
  }

  /// A body of the directory, or a refusal in words.
  func body(_ id: Body.ID, of authority: AuthorityID) throws -> Body {
    guard let found = try find(id, of: authority) else {
      throw Refusal.notFound("There is no such body in the directory.")
    }
    return found
  }

  /// The actions of agreed plans that are asked of a body, whether it owns, leads or helps.
  func actions(askedOf body: Body.ID, in authority: AuthorityID) throws -> [Action] {
    try all(
      Action.self,
      """
      SELECT * FROM action
      WHERE authority_id = \(authority) AND withdrawn_on IS NULL
        AND \(Self.asked(of: body, in: authority))
      ORDER BY plan_id, due_order, id
      """)
  }

  /// The actions that were asked of a body until they were taken out of a plan that is agreed,
  /// the last first.
  func withdrawnActions(
    askedOf body: Body.ID, in authority: AuthorityID
  ) throws -> [Action] {
    try all(
      Action.self,
      """
      SELECT * FROM action
      WHERE authority_id = \(authority) AND withdrawn_on IS NOT NULL
        AND \(Self.asked(of: body, in: authority))
      ORDER BY withdrawn_on DESC, id DESC
      """)
  }

  /// Of plans that are agreed and not closed: what a draft holds is asked of nobody yet.
  private static func asked(of body: Body.ID, in authority: AuthorityID) -> SQL {
    """
    plan_id IN (
      SELECT id FROM plan WHERE authority_id = \(authority) AND state = \(Plan.State.agreed))
    AND (owner_kind = \(Owner.Kind.body) AND owner_id = \(body)
      OR \(ActionScope.condition(askedOf: body, in: authority)))
    """
  }
}
