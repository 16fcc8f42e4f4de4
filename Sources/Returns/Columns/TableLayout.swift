/// What a table of a return is called and which fields it has.
public struct TableLayout: Sendable {
  public let name: StaticString
  public let fields: [ReturnField]

  /// For each field its place among the columns of its kind.
  let slots: [Int]
  let dayColumns: Int
  let codeColumns: Int
  let textColumns: Int

  /// The places of the fields in the order of their names.
  let alphabetical: [Int]

  init(_ name: StaticString, _ fields: [ReturnField]) {
    self.name = name
    self.fields = fields
    var days = 0
    var codes = 0
    var texts = 0
    slots = fields.map { field in
      func next(_ counter: inout Int) -> Int {
        counter += 1
        return counter - 1
      }
      return switch field.kind {
      case .day: next(&days)
      case .code, .flag, .count: next(&codes)
      case .text: next(&texts)
      case .marker: 0
      }
    }
    dayColumns = days
    codeColumns = codes
    textColumns = texts
    alphabetical = fields.indices.sorted {
      String(describing: fields[$0].name) < String(describing: fields[$1].name)
    }
  }

  /// The names of the fields whose bits are set, in alphabetical order.
  public func names(of bits: UInt32) -> [StaticString] {
    alphabetical.filter { bits & fields[$0].bit != 0 }.map { fields[$0].name }
  }
}
