import Kernel
import Storage

/// A group that a consultation is held with, by its own name: "Care leavers’ council" (S35).
public struct ConsultationGroup: Record, Hashable {
  public static let table: SQLName = "consultation_group"

  /// The kinds that domain, section 11 names.
  public enum Kind: String, CaseIterable, Sendable, SQLConvertible {
    case childrenInCareCouncil, schoolCouncil, childProtectionExperienced, disabledChildren
    case romaOrSlovakFamilies, careLeavers, parents, other

    public var title: String {
      switch self {
      case .childrenInCareCouncil: "Children in care council"
      case .schoolCouncil: "School council"
      case .childProtectionExperienced: "Children who have had a child protection plan"
      case .disabledChildren: "Disabled children and young people"
      case .romaOrSlovakFamilies: "Roma or Slovak families"
      case .careLeavers: "Care leavers"
      case .parents: "Parents and carers"
      case .other: "Another group"
      }
    }
  }

  public let authority: AuthorityID
  public let id: Storage.ID<ConsultationGroup>
  public var version = 0
  public let consultation: Consultation.ID
  public let kind: Kind
  public let name: String
  /// Their ages, as people say them: "11 to 15"; empty when it does not matter.
  public let ages: String

  init(consultation: Consultation, kind: Kind, name: String, ages: String) {
    authority = consultation.authority
    id = Storage.ID()
    self.consultation = consultation.id
    self.kind = kind
    self.name = name
    self.ages = ages
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    consultation = try row["consultation_id"]
    kind = try row["kind"]
    name = try row["name"]
    ages = try row["ages"]
  }

  public var fields: Fields {
    ["consultation_id": consultation, "kind": kind, "name": name, "ages": ages]
  }

  /// "Care leavers’ council (aged 16 to 24)".
  public var words: String { ages.isEmpty ? name : "\(name) (aged \(ages))" }

  static let tables: [SQL] = [
    """
    CREATE TABLE consultation_group (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      consultation_id text NOT NULL, kind text NOT NULL, name text NOT NULL, ages text NOT NULL,
      PRIMARY KEY (authority_id, id),
      FOREIGN KEY (authority_id, consultation_id) REFERENCES consultation (authority_id, id))
    """,
    """
    CREATE INDEX consultation_group_of ON consultation_group (authority_id, consultation_id)
    """,
  ]
}
