import Civil
import Kernel
import Storage

/// That one council is a statistical neighbour of another, as somebody has published it. Which
/// councils are alike is never worked out or known here: it is imported, with where it is from and
/// since when it holds.
public struct CouncilNeighbour: Record, Hashable {
  public static let table: SQLName = "council_neighbour"

  public let authority: AuthorityID
  public let id: Storage.ID<CouncilNeighbour>
  public var version: Int
  public let council: String
  public let neighbour: String
  /// 1 for the nearest.
  public var place: Int
  public var source: String
  public let asAt: CivilDate

  init(authority: AuthorityID, line: NeighbourLine) {
    self.authority = authority
    id = ID()
    version = 0
    council = line.council.code
    neighbour = line.neighbour.code
    place = line.place
    source = line.source
    asAt = line.asAt
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    council = try row["council_code"]
    neighbour = try row["neighbour_code"]
    place = try row["place"]
    source = try row["source"]
    asAt = try row["as_at"]
  }

  public var fields: Fields {
    [
      "council_code": council, "neighbour_code": neighbour, "place": place, "source": source,
      "as_at": asAt,
    ]
  }
}

extension Transaction {
  /// The neighbours of a council that held on a day, the nearest first: the latest list up to then.
  func neighbours(
    of council: String, in authority: AuthorityID, on day: CivilDate
  ) throws -> [CouncilNeighbour] {
    try all(
      CouncilNeighbour.self,
      """
      SELECT * FROM council_neighbour
      WHERE authority_id = \(authority) AND council_code = \(council)
        AND as_at = (SELECT max(as_at) FROM council_neighbour
          WHERE authority_id = \(authority) AND council_code = \(council) AND as_at <= \(day))
      ORDER BY place, id
      """)
  }

  /// The lists that were imported: whose, as at when, how long, from where.
  func neighbourLists(of authority: AuthorityID) throws -> [NeighbourList] {
    try all(
      NeighbourList.self,
      """
      SELECT council_code, as_at, min(source) AS source, count(*) AS length
      FROM council_neighbour WHERE authority_id = \(authority)
      GROUP BY council_code, as_at ORDER BY council_code, as_at DESC
      """)
  }
}

struct NeighbourList: RowDecodable {
  let council: String
  let asAt: CivilDate
  let source: String
  let length: Int

  init(row: Row) throws {
    council = try row["council_code"]
    asAt = try row["as_at"]
    source = try row["source"]
    length = try row["length"]
  }
}
