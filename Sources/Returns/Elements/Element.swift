/// What an element of a return means: the message described once, as a tree.
struct Element: Sendable {
  enum Role: Sendable {
    /// Holds other elements.
    case group
    /// Begins a row of these tables.
    case row([UInt8])
    /// A value of the row that its parent, or the parent's parent, began.
    case value(ReturnField)
    /// Begins a row of the field's table, and is its value.
    case rowOfOne(ReturnField)
    /// Holds rows of one; when it holds none it makes a row itself, so that the fault has a place.
    case listOrEmptyRow(UInt8)
    /// Known, and of no use here.
    case ignored
  }

  /// What a second element of this name inside one parent means.
  enum Repetition: Sendable {
    /// Nothing unusual.
    case many
    /// A fault; it is read all the same, and said.
    case readAndSaid
    /// A fault; only the first counts, and it is said.
    case firstCounts
  }

  let name: StaticString
  let role: Role
  let repetition: Repetition
  let children: [Element]

  init(
    _ name: StaticString, _ role: Role = .group, _ repetition: Repetition = .many,
    _ children: [Element] = []
  ) {
    self.name = name
    self.role = role
    self.repetition = repetition
    self.children = children
  }

  static func value(_ field: ReturnField) -> Element {
    Element(field.name, .value(field), .firstCounts)
  }

  static func rowOfOne(_ field: ReturnField) -> Element { Element(field.name, .rowOfOne(field)) }

  static func ignored(_ name: StaticString) -> Element { Element(name, .ignored) }
}
