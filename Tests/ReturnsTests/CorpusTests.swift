import Foundation
import Testing

@testable import Returns

/// Invented returns with known faults, where they are: `GOLDTHREAD_CORPUS` names the folder that holds
/// `cin/`.
private enum Corpus {
  static let folder = ProcessInfo.processInfo.environment["GOLDTHREAD_CORPUS"].map {
    URL(fileURLWithPath: $0).appendingPathComponent("cin")
  }

  static var isHere: Bool {
    folder.map {
      FileManager.default.fileExists(atPath: $0.appendingPathComponent("rules.csv").path)
    }
      ?? false
  }

  static func bytes(_ name: String) throws -> [UInt8] {
    guard let folder else { return [] }
    return Array(try Data(contentsOf: folder.appendingPathComponent(name)))
  }
}

@Suite(.enabled(if: Corpus.isHere, "no returns: GOLDTHREAD_CORPUS is not set"))
struct CorpusTests {
  @Test(arguments: ["s1", "s2", "s3", "clean"], [1, 5])
  func `Exactly the expected issues are found`(in name: String, parts: Int) async throws {
    let cin = try await CINReturn(bytes: Corpus.bytes(name + ".xml"), parts: parts)
    let checked = await cin.check(year: CollectionYear("2025-26"))
    let found = Set(try Self.lines(await checked.jsonLines()))
    let expected = Set(try Self.lines(Corpus.bytes(name + ".spec.jsonl")))
    #expect(found.subtracting(expected) == [])
    #expect(expected.subtracting(found) == [])
  }

  /// Issues as texts that can be compared, whatever else a line says.
  private static func lines(_ bytes: [UInt8]) throws -> [String] {
    try bytes.split(separator: UInt8(ascii: "\n")).map { line in
      let issue = try JSONDecoder().decode(ExpectedIssue.self, from: Data(line))
      let row = issue.row.map(String.init) ?? "-"
      return "\(issue.rule) \(issue.child ?? "-") \(issue.table ?? "-") \(row) \(issue.fields)"
    }
  }

  private struct ExpectedIssue: Decodable {
    let rule: String
    let child: String?
    let table: String?
    let row: Int?
    let fields: [String]
  }

  @Test func `The rules are those of the list: code, level, years and fields`() throws {
    let text = String(decoding: try Corpus.bytes("rules.csv"), as: UTF8.self)
    let listed = CSVRows.rows(text).dropFirst().map { row in
      let years = row[2].split(separator: ";").compactMap { CollectionYear(String($0))?.ending }
      let fields = row[7].split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
      return "\(row[0]) \(row[1]) \(years) \(fields.filter { $0 != "(none)" }.sorted())"
    }
    let ours = CIN.rules.filter { $0.info.years.lowerBound < 2027 }.map { rule in
      let years = Array(rule.info.years.clamped(to: 2023...2026))
      let fields = rule.info.fields.map {
        "\(CIN.layouts[Int($0.table)].name).\($0.name)"
      }
      return "\(rule.info.code) \(rule.info.level.rawValue) \(years) \(fields.sorted())"
    }
    #expect(Set(listed).subtracting(ours) == [])
    #expect(Set(ours).subtracting(listed) == [])
  }
}

/// Enough of CSV for a list of rules: quotation marks, and commas and doubled marks within them.
private enum CSVRows {
  static func rows(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = ""
    var isQuoted = false
    for character in text.replacingOccurrences(of: "\r\n", with: "\n") {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        row.append(cell)
        cell = ""
      case "\n" where !isQuoted:
        rows.append(row + [cell])
        (row, cell) = ([], "")
      default: cell.append(character)
      }
    }
    return rows
  }
}
