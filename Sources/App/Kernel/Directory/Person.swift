import Civil
import Storage

/// Somebody who works for the council, for a partner, or sits on a board. Needs no account.
public struct Person: Record, Hashable {
  public static let table: SQLName = "person"

  public let authority: AuthorityID
  public let id: Storage.ID<Person>
  public var version: Int
  public var name: String
  public var jobTitle: String?
  public var email: String?
  /// The body that the person works for.
  public var body: Storage.ID<Body>?
  /// The last day on which the person was there; nil while they are.
  public var leftOn: CivilDate?

  public init(
    authority: AuthorityID, id: Storage.ID<Person> = .init(), name: String,
    jobTitle: String? = nil, email: String? = nil, body: Storage.ID<Body>? = nil,
    leftOn: CivilDate? = nil
  ) {
    self.authority = authority
    self.id = id
    version = 0
    self.name = name
    self.jobTitle = jobTitle
    self.email = email
    self.body = body
    self.leftOn = leftOn
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    name = try row["name"]
    jobTitle = try row["job_title"]
    email = try row["email"]
    body = try row["body_id"]
    leftOn = try row["left_on"]
  }

  public var fields: Fields {
    [
      "name": name, "job_title": jobTitle, "email": email, "body_id": body, "left_on": leftOn,
    ]
  }

  /// Whether the person was there on a day.
  public func isHere(on date: CivilDate) -> Bool { leftOn.map { date <= $0 } ?? true }
}
