/// A return as it was read: its bytes, its tables, and what was odd about it.
public struct ReturnFile: Sendable {
  public let source: SourceText
  public internal(set) var tables: [ReturnTable]
  public internal(set) var warnings: [ReadWarning]
  /// How many warnings there were of kinds beyond the first two hundred.
  public let warningsLeft: Int
  public let lines: LineIndex
  let oddValues: OddValues
  let layout: RecordLayout

  /// What a field of a row says, as it was written; dates as ISO 8601, flags as true and false.
  public func text(_ field: ReturnField, row: Int) -> String {
    let table = tables[Int(field.table)]
    guard row < table.count else { return "" }
    if let odd = oddValues.text(field, row: row) { return source.string(odd) }
    if case .text = field.kind { return source.string(table.texts(field)[row]) }
    return understood(field, row: row)
  }

  /// The same for people: a text that nobody would read to its end is cut, and its length said.
  public func shown(_ field: ReturnField, row: Int) -> String {
    let table = tables[Int(field.table)]
    guard row < table.count else { return "" }
    if let odd = oddValues.text(field, row: row) { return source.shortened(odd) }
    if case .text = field.kind { return source.shortened(table.texts(field)[row]) }
    return understood(field, row: row)
  }

  /// What a column has kept of a value that is no text.
  private func understood(_ field: ReturnField, row: Int) -> String {
    let table = tables[Int(field.table)]
    switch field.kind {
    case .day: return table.days(field)[row].description
    case .code(let list):
      return list.code(table.codes(field)[row]).map(String.init(describing:)) ?? ""
    case .flag:
      return switch table.codes(field)[row] {
      case YesNo.yes: "true"
      case YesNo.no: "false"
      default: ""
      }
    case .count: return SmallCount.value(table.codes(field)[row]).map(String.init) ?? ""
    case .text, .marker: return ""
    }
  }

  /// Where a row begins.
  public func place(of row: Int, in table: Int) -> LinePlace {
    lines.place(of: Int(tables[table].positions[row]))
  }

  /// The row of the child that a row of a table belongs to; `nil` where there is none.
  func record(ofRow row: Int, in table: Int) -> Int? {
    var (table, row) = (table, row)
    while table != Int(layout.records) {
      let above = Int(layout.parents[table])
      guard above != table, row < tables[table].count else { return nil }
      guard tables[table].parents[row] != ReturnTable.noParent else { return nil }
      row = Int(tables[table].parents[row])
      table = above
    }
    return row
  }

  /// The number of the child in a row, shortened where it is none; `nil` when it is missing.
  public func recordID(ofRow row: Int) -> String? {
    let text = shown(layout.recordID, row: row)
    return text.isEmpty ? nil : text
  }
}

/// How a return's tables hang together, and which of them holds the children.
struct RecordLayout: Sendable {
  /// What the return is called.
  let collection: String
  /// For each table the one above it; itself at the top.
  let parents: [UInt8]
  /// The table of children.
  let records: UInt8
  /// The field that names a child.
  let recordID: ReturnField
}

/// Why a file was not checked at all, in one sentence, with the place where that is known.
public struct ReturnRefusal: Error, Sendable, CustomStringConvertible {
  public let place: LinePlace?
  public let reason: String

  public init(_ reason: String, at place: LinePlace? = nil) {
    self.reason = reason
    self.place = place
  }

  public var description: String {
    guard let place else { return reason }
    return "\(place), column \(place.column): \(reason)"
  }
}
