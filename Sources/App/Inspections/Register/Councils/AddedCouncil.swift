import Civil
import Kernel
import Storage

/// A council that an administrator has added to those that ship with the program, or has corrected.
public struct AddedCouncil: Record, Hashable {
  public static let table: SQLName = "register_council"

  public let authority: AuthorityID
  public let id: Storage.ID<AddedCouncil>
  public var version: Int
  public var code: String
  public var name: String
  public var region: Region
  public var validFrom: CivilDate?
  public var validTo: CivilDate?
  /// Where this is known from.
  public var source: String

  init(authority: AuthorityID, entry: CouncilEntry) {
    self.authority = authority
    id = ID()
    version = 0
    code = entry.code
    name = entry.name
    region = entry.region
    validFrom = entry.validFrom
    validTo = entry.validTo
    source = entry.source
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    code = try row["code"]
    name = try row["name"]
    region = try row["region"]
    validFrom = try row["valid_from"]
    validTo = try row["valid_to"]
    source = try row["source"]
  }

  public var fields: Fields {
    [
      "code": code, "name": name, "region": region, "valid_from": validFrom,
      "valid_to": validTo, "source": source,
    ]
  }

  /// A corrected council keeps the other names it ships with.
  var facts: EnglishCouncil {
    EnglishCouncil(
      code: code, name: name, region: region, validFrom: validFrom, validTo: validTo,
      otherNames: CouncilCatalogue.all.first { $0.code == code }
        .map { $0.otherNames + ($0.name == name ? [] : [$0.name]) } ?? [])
  }
}

extension Transaction {
  func addedCouncils(of authority: AuthorityID) throws -> [AddedCouncil] {
    try all(
      AddedCouncil.self,
      "SELECT * FROM register_council WHERE authority_id = \(authority) ORDER BY name, id")
  }

  /// Every council that is known here, ours among them.
  func councils(of authority: AuthorityID) throws -> CouncilIndex {
    CouncilIndex(added: try addedCouncils(of: authority).map(\.facts))
  }
}
