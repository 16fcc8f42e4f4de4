/// A field of a return's tables: what it is called, what it holds, and its place.
public struct ReturnField: Sendable {
  /// What a field holds, and so which kind of column keeps it.
  enum Kind: Sendable {
    /// A calendar date.
    case day
    /// One of a list of codes.
    case code(CodeList)
    /// 0 or 1, false or true.
    case flag
    /// A whole number from zero.
    case count
    /// Any text.
    case text
    /// Not a column: it stands for a list kept in a table of its own, or for the row as a whole.
    case marker
  }

  /// The element's name, as the return writes it.
  public let name: StaticString
  let kind: Kind
  /// The item's number in the department's data set; empty where it has none.
  public let item: StaticString
  let table: UInt8
  let place: UInt8

  init(
    _ name: StaticString, _ kind: Kind, _ item: StaticString = "", table: UInt8, place: UInt8
  ) {
    self.name = name
    self.kind = kind
    self.item = item
    self.table = table
    self.place = place
  }

  /// Whether it is a text of this name, as the field is that says which child a row is about.
  func isText(named name: StaticString) -> Bool {
    guard case .text = kind else { return false }
    return self.name.utf8CodeUnitCount == name.utf8CodeUnitCount
      && "\(self.name)" == "\(name)"
  }

  /// The field as one bit of a row's fields.
  var bit: UInt32 { 1 << UInt32(place) }
}
