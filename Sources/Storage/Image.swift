/// A record's columns as they stood at one moment: what the change log keeps before and after.
public struct Image: Hashable, Sendable {
  public struct Pair: Hashable, Sendable {
    public var name: SQLName
    public var value: SQLValue

    public init(name: SQLName, value: SQLValue) {
      self.name = name
      self.value = value
    }
  }

  /// In the order of the record's declaration; `authority_id`, `id` and `version` lead.
  public var pairs: [Pair]

  public init(pairs: [Pair]) { self.pairs = pairs }

  init(of record: some Record) {
    pairs = [
      Pair(name: "authority_id", value: record.authority.sqlValue),
      Pair(name: "id", value: record.id.sqlValue),
      Pair(name: "version", value: record.version.sqlValue),
    ]
    pairs += record.fields.pairs.map { Pair(name: $0.name, value: $0.value) }
  }

  /// The value of a column; nil when the image does not have it.
  public subscript(_ column: String) -> SQLValue? {
    pairs.first { $0.name.text == column }?.value
  }

  /// The image as a row, from which a record can be read. A column that the table got later reads
  /// as NULL.
  public var row: Row {
    Row(
      columns: Row.Columns(pairs.map(\.name.text), missingAreNull: true),
      values: pairs.map(\.value))
  }

  /// The columns whose values differ from another image of the same record, `version` left out.
  public func differences(from earlier: Image?) -> [FieldDifference] {
    let names = pairs.map(\.name.text)
    let gone = (earlier?.pairs ?? []).map(\.name.text).filter { !names.contains($0) }
    return (names + gone).compactMap { name in
      guard name != "version" else { return nil }
      let old = earlier?[name] ?? .null
      let new = self[name] ?? .null
      return old == new ? nil : FieldDifference(column: name, old: old, new: new)
    }
  }
}

/// One column of a record that a change has touched.
public struct FieldDifference: Hashable, Sendable {
  public let column: String
  public let old: SQLValue
  public let new: SQLValue

  public init(column: String, old: SQLValue, new: SQLValue) {
    self.column = column
    self.old = old
    self.new = new
  }
}
