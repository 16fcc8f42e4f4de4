import Civil
import Kernel
import Storage

/// A word of the vocabulary that findings and recommendations are sorted by, with the days it was
/// in use.
public struct FindingTheme: Record, Hashable {
  public static let table: SQLName = "finding_theme"

  public let authority: AuthorityID
  public let id: Storage.ID<FindingTheme>
  public var version: Int
  public var code: String
  public var name: String
  public var position: Int
  public var validFrom: CivilDate?
  public var validTo: CivilDate?

  public init(
    authority: AuthorityID, id: Storage.ID<FindingTheme> = ID(), version: Int = 0, code: String,
    name: String, position: Int, validFrom: CivilDate? = nil, validTo: CivilDate? = nil
  ) {
    self.authority = authority
    self.id = id
    self.version = version
    self.code = code
    self.name = name
    self.position = position
    self.validFrom = validFrom
    self.validTo = validTo
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    code = try row["code"]
    name = try row["name"]
    position = try row["position"]
    validFrom = try row["valid_from"]
    validTo = try row["valid_to"]
  }

  public var fields: Fields {
    [
      "code": code, "name": name, "position": position, "valid_from": validFrom,
      "valid_to": validTo,
    ]
  }

  /// The vocabulary that ships; a council may end words and add its own.
  static let catalogue: [(code: String, name: String)] = [
    ("early-help", "Early help"),
    ("front-door", "Front door: contact, referral and thresholds"),
    ("assessment", "Assessment"),
    ("plans", "Plans for children"),
    ("visits", "Visits, seeing and hearing children"),
    ("conferences", "Child protection conferences and core groups"),
    ("children-in-care", "Children in care"),
    ("care-leavers", "Care leavers"),
    ("permanence", "Permanence and adoption"),
    ("exploitation", "Exploitation, missing and online risk"),
    ("domestic-abuse", "Domestic abuse"),
    ("disabled-children", "Disabled children"),
    ("communities", "Communities and identity"),
    ("voice", "Children’s and parents’ say"),
    ("supervision", "Management oversight and supervision"),
    ("workforce", "Workforce, workloads and training"),
    ("leadership", "Leadership and governance"),
    ("partnership", "Partnership and safeguarding board"),
    ("quality-assurance", "Performance and quality assurance"),
    ("records", "Records and information sharing"),
    ("other", "Other"),
  ]
}
