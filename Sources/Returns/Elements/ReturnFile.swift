/// A return as it was read: its bytes, its tables, and what was odd about it.
public struct ReturnFile: Sendable {
  public let source: SourceText
  public internal(set) var tables: [ReturnTable]
  public internal(set) var warnings: [ReadWarning]
  /// How many warnings beyond the first two hundred kinds there were.
  public let warningsLeft: Int
  public let lines: LineIndex
  let oddValues: OddValues

  /// What a field of a row says, as it was written; dates as ISO 8601, flags as true and false.
  public func text(_ field: ReturnField, row: Int) -> String {
    let table = tables[Int(field.table)]
    guard row < table.count else { return "" }
    if let odd = oddValues.text(field, row: row) { return source.string(odd) }
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
    case .text: return source.string(table.texts(field)[row])
    case .marker: return ""
    }
  }

  /// Where a row begins.
  public func place(of row: Int, in table: Int) -> LinePlace {
    lines.place(of: Int(tables[table].positions[row]))
  }
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
    return "line \(place.line), column \(place.column): \(reason)"
  }
}
