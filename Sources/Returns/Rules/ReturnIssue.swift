/// One fault: a rule, a row, and the fields of that row that are involved.
public struct ReturnIssue: Sendable, Hashable {
  /// Which rule, as its place in the list that was applied.
  public internal(set) var rule: UInt16
  /// Which table; ``wholeReturn`` when the fault is of the return as a whole.
  public let table: UInt8
  public let row: UInt32
  /// The fields, one bit each, by their place in the table.
  public internal(set) var fields: UInt32

  public static let wholeReturn: UInt8 = 255

  public var isOfWholeReturn: Bool { table == Self.wholeReturn }

  var order: UInt64 { UInt64(table) << 32 | UInt64(row) }
}

/// What a rule finds, as it finds it.
struct Flags: Sendable {
  private(set) var issues: [ReturnIssue] = []

  /// Flags fields of a row; all of one table.
  @inline(__always)
  mutating func add(_ row: Int, _ field: ReturnField) {
    append(row, field.table, field.bit)
  }

  @inline(__always)
  mutating func add(_ row: Int, _ one: ReturnField, _ two: ReturnField) {
    append(row, one.table, one.bit | two.bit)
  }

  @inline(__always)
  mutating func add(_ row: Int, _ one: ReturnField, _ two: ReturnField, _ three: ReturnField) {
    append(row, one.table, one.bit | two.bit | three.bit)
  }

  /// Flags the return as a whole.
  mutating func addReturn() {
    issues.append(ReturnIssue(rule: 0, table: ReturnIssue.wholeReturn, row: 0, fields: 0))
  }

  private mutating func append(_ row: Int, _ table: UInt8, _ bits: UInt32) {
    issues.append(
      ReturnIssue(rule: 0, table: table, row: UInt32(truncatingIfNeeded: row), fields: bits))
  }
}
