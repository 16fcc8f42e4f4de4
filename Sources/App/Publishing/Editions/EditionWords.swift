import ImprovementPlan
import Kernel
import Storage

/// The plain words of an edition for one recommendation, for its version for children.
public struct EditionWords: Record, Hashable {
  public static let table: SQLName = "edition_words"

  public let authority: AuthorityID
  public let id: Storage.ID<EditionWords>
  public var version = 0
  public let edition: PlanEdition.ID
  public let outcome: PlanOutcome.ID
  /// What inspectors said, in words for children.
  public var asked: String
  /// What adults promise, in words for children.
  public var promised: String
  /// Why nothing is answered or done yet; empty where something is.
  public var because: String

  init(edition: PlanEdition, outcome: PlanOutcome.ID) {
    authority = edition.authority
    id = Storage.ID()
    self.edition = edition.id
    self.outcome = outcome
    (asked, promised, because) = ("", "", "")
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    edition = try row["edition_id"]
    outcome = try row["outcome_id"]
    asked = try row["asked"]
    promised = try row["promised"]
    because = try row["because"]
  }

  public var fields: Fields {
    [
      "edition_id": edition, "outcome_id": outcome, "asked": asked, "promised": promised,
      "because": because,
    ]
  }

  static let tables: [SQL] = [
    """
    CREATE TABLE edition_words (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      edition_id text NOT NULL, outcome_id text NOT NULL, asked text NOT NULL,
      promised text NOT NULL, because text NOT NULL,
      PRIMARY KEY (authority_id, id), UNIQUE (authority_id, edition_id, outcome_id),
      FOREIGN KEY (authority_id, edition_id) REFERENCES plan_edition (authority_id, id),
      FOREIGN KEY (authority_id, outcome_id) REFERENCES plan_outcome (authority_id, id))
    """
  ]
}

/// The public words of an edition for an action, in place of those it was given inside.
public struct EditionAction: Record, Hashable {
  public static let table: SQLName = "edition_action"

  public let authority: AuthorityID
  public let id: Storage.ID<EditionAction>
  public var version = 0
  public let edition: PlanEdition.ID
  public let action: Action.ID
  public var words: String

  init(edition: PlanEdition, action: Action.ID, words: String) {
    authority = edition.authority
    id = Storage.ID()
    self.edition = edition.id
    self.action = action
    self.words = words
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    edition = try row["edition_id"]
    action = try row["action_id"]
    words = try row["words"]
  }

  public var fields: Fields { ["edition_id": edition, "action_id": action, "words": words] }

  static let tables: [SQL] = [
    """
    CREATE TABLE edition_action (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      edition_id text NOT NULL, action_id text NOT NULL, words text NOT NULL,
      PRIMARY KEY (authority_id, id), UNIQUE (authority_id, edition_id, action_id),
      FOREIGN KEY (authority_id, edition_id) REFERENCES plan_edition (authority_id, id),
      FOREIGN KEY (authority_id, action_id) REFERENCES action (authority_id, id))
    """
  ]
}
