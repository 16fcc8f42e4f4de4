import Civil
import Kernel
import Storage

/// A council's answer to one inspection or several: what it will do about each recommendation.
///
/// A council may have several plans at once. What a plan hopes to reach ("at least Good") is a text
/// of its own: completing every action changes no grade (domain, section 3).
public struct Plan: Record, Hashable {
  public static let table: SQLName = "plan"

  /// Where the plan stands with the body that answers for it.
  public enum State: String, CaseIterable, Sendable, SQLConvertible {
    case draft, agreed, closed
  }

  /// Of several plans that answer one inspection the greatest says how things stand: one that is
  /// agreed before one that is closed, and both before a draft, which is asked of nobody; then the
  /// later one.
  var precedence: (state: Int, datedOn: CivilDate, id: String) {
    let rank =
      switch state {
      case .draft: 0
      case .closed: 1
      case .agreed: 2
      }
    return (rank, datedOn, id.text)
  }

  public let authority: AuthorityID
  public let id: Storage.ID<Plan>
  public var version = 0
  public var title: String
  /// What the council calls this edition of it: "October 2012".
  public var versionLabel: String
  /// The day that this edition bears.
  public var datedOn: CivilDate
  /// The body that answers for the plan: an improvement board, a panel, the council itself.
  public var owningBody: Body.ID?
  /// What the council wants to become, in its own words. Never computed, never a promise of a
  /// grade.
  public var ambition: String
  public var state: State
  /// Why it is closed although something in it is open; nil of one that is not closed, and where
  /// nobody was asked.
  public var leftOpen: String?

  public init(
    authority: AuthorityID, id: Storage.ID<Plan> = Storage.ID(), title: String,
    versionLabel: String,
    datedOn: CivilDate, owningBody: Body.ID? = nil, ambition: String = "", state: State = .draft
  ) {
    self.authority = authority
    self.id = id
    self.title = title
    self.versionLabel = versionLabel
    self.datedOn = datedOn
    self.owningBody = owningBody
    self.ambition = ambition
    self.state = state
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    title = try row["title"]
    versionLabel = try row["version_label"]
    datedOn = try row["dated_on"]
    owningBody = try row["owning_body_id"]
    ambition = try row["ambition"]
    state = try row["state"]
    leftOpen = try row["left_open"]
  }

  public var fields: Fields {
    [
      "title": title, "version_label": versionLabel, "dated_on": datedOn,
      "owning_body_id": owningBody, "ambition": ambition, "state": state,
      "left_open": leftOpen,
    ]
  }
}

extension Plan {
  /// The title with its edition: "Children’s improvement plan (October 2012)".
  public var fullTitle: String {
    versionLabel.isEmpty ? title : "\(title) (\(versionLabel))"
  }
}
