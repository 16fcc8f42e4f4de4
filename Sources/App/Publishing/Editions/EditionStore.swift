import ImprovementPlan
import Kernel
import Storage

extension Transaction {
  /// The edition, or a refusal in words.
  public func edition(_ id: PlanEdition.ID, of authority: AuthorityID) throws -> PlanEdition {
    guard let found = try find(id, of: authority) else {
      throw Refusal.notFound("There is no such edition of a plan. The link may be incomplete.")
    }
    return found
  }

  /// The editions of a plan, the latest first.
  public func editions(ofPlan plan: Plan.ID, in authority: AuthorityID) throws -> [PlanEdition] {
    try all(
      PlanEdition.self,
      """
      SELECT * FROM plan_edition WHERE authority_id = \(authority) AND plan_id = \(plan)
      ORDER BY number DESC, id
      """)
  }

  /// Every edition that is or was public, the latest first.
  func publicEditions(of authority: AuthorityID) throws -> [PlanEdition] {
    try all(
      PlanEdition.self,
      """
      SELECT * FROM plan_edition
      WHERE authority_id = \(authority) AND published_on IS NOT NULL
      ORDER BY published_on DESC, number DESC, id
      """)
  }

  /// The edition for anybody at all. That it is prepared is not said either.
  func publicEdition(_ id: PlanEdition.ID, of authority: AuthorityID) throws -> PlanEdition {
    guard let found = try find(id, of: authority), found.publishedOn != nil else {
      throw Refusal.notFound("There is no published plan here. It may not have been published yet.")
    }
    return found
  }

  func editionWords(of edition: PlanEdition) throws -> [EditionWords] {
    try all(
      EditionWords.self,
      """
      SELECT * FROM edition_words
      WHERE authority_id = \(edition.authority) AND edition_id = \(edition.id) ORDER BY id
      """)
  }

  func editionActions(of edition: PlanEdition) throws -> [EditionAction] {
    try all(
      EditionAction.self,
      """
      SELECT * FROM edition_action
      WHERE authority_id = \(edition.authority) AND edition_id = \(edition.id) ORDER BY id
      """)
  }

  /// What was frozen of an edition; nil while it is prepared.
  ///
  /// - Throws: `DocumentFault` when the bytes are not those that were hashed.
  func frozen(_ edition: PlanEdition, in world: World) throws -> EditionContent? {
    try edition.document.map {
      try EditionContent(document: world.documents.bytes(of: $0, in: edition.authority, self))
    }
  }

  /// What an edition shows: what was frozen, else what it would show today.
  func content(
    of edition: PlanEdition, in world: World, for user: User
  ) throws -> EditionContent {
    try frozen(edition, in: world)
      ?? EditionContent(of: edition, in: world, for: user, self)
  }

  /// The edition of the same plan that everybody reads now; nil where none is public.
  func holding(after edition: PlanEdition) throws -> PlanEdition? {
    try editions(ofPlan: edition.plan, in: edition.authority).first { $0.state == .published }
  }

  /// The published edition of the same plan before this one; nil for the first.
  func former(of edition: PlanEdition) throws -> PlanEdition? {
    try editions(ofPlan: edition.plan, in: edition.authority).first {
      $0.number < edition.number && $0.state == .published
    }
  }
}
