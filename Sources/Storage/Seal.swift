/// Vouches for a batch of log rows and, through the hash of the seal before it, for all that came
/// before.
///
/// Its entries name each row with a hash of its own, so that verification can say *which* row is
/// not what it was.
public struct Seal: Hashable, Sendable {
  /// 1, 2, 3, … without gaps.
  public let number: Int64
  public let at: Instant
  /// The hash of the seal before; 64 zeros before the first.
  public let previous: String
  /// One line of JSON for each row: kind, sequence, table, record, SHA-256.
  let entries: String
  /// First and last sequence number among the entries, of changes and of access entries.
  let changes: SealedRange
  let accesses: SealedRange
  /// SHA-256, 64 lower-case digits. Noted elsewhere, it proves later that nothing was cut off or
  /// rewritten.
  public let hash: String

  static let beginning = String(repeating: "0", count: 64)

  init(number: Int64, at: Instant, previous: String, entries: [SealEntry]) {
    self.number = number
    self.at = at
    self.previous = previous
    self.entries = entries.map(\.line).joined(separator: "\n")
    func range(_ kind: LogKind) -> SealedRange {
      let sequences = entries.filter { $0.kind == kind }.map(\.sequence)
      return SealedRange(first: sequences.min(), last: sequences.max())
    }
    changes = range(.change)
    accesses = range(.access)
    hash = Self.hash(
      number: number,
      content: Self.content(at, previous, self.entries, changes, accesses))
  }

  /// The hash that the contents give, which is ``hash`` when nobody has touched the seal.
  func computedHash(as number: Int64) -> String {
    Self.hash(number: number, content: Self.content(at, previous, entries, changes, accesses))
  }

  private static func content(
    _ at: Instant, _ previous: String, _ entries: String, _ changes: SealedRange,
    _ accesses: SealedRange
  ) -> String {
    ImageJSON.text(of: [
      at.sqlValue, .text(previous), .text(entries), changes.first.sqlValue,
      changes.last.sqlValue, accesses.first.sqlValue, accesses.last.sqlValue,
    ]).sha256
  }

  private static func hash(number: Int64, content: String) -> String {
    "goldthread seal 1 \(number) \(content)".sha256
  }
}

extension Seal: RowDecodable {
  public init(row: Row) throws {
    number = try row["number"]
    at = try row["at"]
    previous = try row["previous"]
    entries = try row["entries"]
    changes = SealedRange(first: try row["first_change"], last: try row["last_change"])
    accesses = SealedRange(first: try row["first_access"], last: try row["last_access"])
    hash = try row["hash"]
  }

  static let columns: SQL = """
    number, at, previous, entries, first_change, last_change, first_access, last_access, hash
    """
}

/// The part of a log that a seal's entries come from; nothing when it has none of that log.
struct SealedRange: Hashable, Sendable {
  let first: Int64?
  let last: Int64?
}

/// What a seal says of one row.
struct SealEntry: Hashable, Sendable {
  let kind: LogKind
  let sequence: Int64
  let table: String
  let recordID: String
  let digest: String

  init(_ kind: LogKind, _ row: LogRow) {
    self.kind = kind
    sequence = row.sequence
    table = row.table
    recordID = row.recordID
    digest = row.digest
  }

  /// Nil when the line is not one that a seal has.
  init?(line: some StringProtocol) {
    var parser = ImageJSONParser(String(line))
    guard let values = try? parser.array(), values.count == 5,
      case .text(let word) = values[0], let kind = LogKind(rawValue: word),
      case .integer(let sequence) = values[1], case .text(let table) = values[2],
      case .text(let recordID) = values[3], case .text(let digest) = values[4]
    else { return nil }
    (self.kind, self.sequence, self.table) = (kind, sequence, table)
    (self.recordID, self.digest) = (recordID, digest)
  }

  var line: String {
    ImageJSON.text(of: [
      .text(kind.rawValue), .integer(sequence), .text(table), .text(recordID), .text(digest),
    ])
  }
}
