import Civil
import Foundation
import Kernel
import Storage

/// What a file of neighbours would do, or has done.
public struct NeighbourImport: Hashable, Sendable {
  /// Lines that were understood.
  public var lines: Int
  /// Lists: a council and a day.
  public var lists: Int
  /// Lists that were there and are replaced by those of the file.
  public var replaced: Int
  public var problems: [LineProblem]
  /// The first few lines in words, to compare with the file.
  public var examples: [String]
}

/// Takes in a file of statistical neighbours. A list, that is one council as at one day, is taken
/// whole and takes the place of one that was there. As long as one line is wrong, nothing is taken.
public struct ImportNeighbours: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// What the file would do; nothing is changed.
  public func preview(_ text: String) async throws -> NeighbourImport {
    let authority = acting.user.authority
    try acting.user.require(.manageInspections)
    return try await acting.world.store.read { try $0.understood(text, of: authority).summary }
  }

  /// - Throws: `Refusal.invalid` with the first lines that are wrong.
  @discardableResult
  public func callAsFunction(_ text: String) async throws -> NeighbourImport {
    let authority = acting.user.authority
    try acting.user.require(.manageInspections)
    return try await acting.write(because: "statistical neighbours imported") { db in
      let (file, stored, summary) = try db.understood(text, of: authority)
      guard file.problems.isEmpty else {
        throw Refusal.invalid(
          file.problems.prefix(20).map { Problem($0.inWords, field: "file") })
      }
      for old in stored { try db.delete(old) }
      for line in file.lines {
        try db.insert(CouncilNeighbour(authority: authority, line: line))
      }
      return summary
    }
  }

  /// The text of a file that somebody gave; nil when it is no text in UTF-8.
  public static func text(of bytes: [UInt8]) -> String? {
    bytes.contains(0) ? nil : String(validating: bytes, as: UTF8.self)
  }
}

extension LineProblem {
  /// "Line 12: Averley cannot be its own neighbour."
  public var inWords: String { line == 0 ? message : "Line \(line): \(message)" }
}

extension Transaction {
  fileprivate func understood(
    _ text: String, of authority: AuthorityID
  ) throws -> (file: NeighbourFile, stored: [CouncilNeighbour], summary: NeighbourImport) {
    struct List: Hashable {
      var council: String
      var asAt: CivilDate
    }
    let file = NeighbourFile(text, councils: try councils(of: authority))
    let lists = Set(file.lines.map { List(council: $0.council.code, asAt: $0.asAt) })
    let stored = try all(
      CouncilNeighbour.self,
      "SELECT * FROM council_neighbour WHERE authority_id = \(authority) ORDER BY id"
    ).filter { lists.contains(List(council: $0.council, asAt: $0.asAt)) }
    let summary = NeighbourImport(
      lines: file.lines.count, lists: lists.count,
      replaced: Set(stored.map { List(council: $0.council, asAt: $0.asAt) }).count,
      problems: file.problems,
      examples: file.lines.prefix(5).map {
        "\($0.council.name): \(Words.ordinal($0.place)) \($0.neighbour.name), as at "
          + "\($0.asAt.longForm) (\($0.source))"
      })
    return (file, stored, summary)
  }
}
