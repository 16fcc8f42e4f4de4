/// One row of a result. Columns are read by name; the type asked for decides how.
public struct Row: Sendable {
  /// The names of a result's columns, shared by all its rows.
  public final class Columns: Sendable {
    public let names: [String]
    @usableFromInline let missingAreNull: Bool
    /// Only for wide results: comparing a few short names is quicker than hashing one.
    private let positions: [String: Int]?

    /// - Parameter missingAreNull: for rows made of old images, which lack the columns that came
    ///   later.
    public init(_ names: [String], missingAreNull: Bool = false) {
      self.names = names
      self.missingAreNull = missingAreNull
      positions =
        names.count <= 24
        ? nil
        : Dictionary(
          names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Where a column stands; the first of two with one name.
    public func position(of name: String) -> Int? {
      positions.map { $0[name] } ?? names.firstIndex(of: name)
    }
  }

  public let columns: Columns
  public let values: [SQLValue]

  public init(columns: Columns, values: [SQLValue]) {
    self.columns = columns
    self.values = values
  }

  /// The value of a column. Throws ``DecodingFault`` when there is no such column, or it holds
  /// another type.
  @inlinable
  public func get<Value: SQLConvertible>(
    _ name: String, as type: Value.Type = Value.self
  ) throws -> Value {
    guard let position = columns.position(of: name) else {
      if columns.missingAreNull { return try Value(sqlValue: .null) }
      throw DecodingFault("the result has no column '\(name)'; it has \(columns.names)")
    }
    do {
      return try Value(sqlValue: values[position])
    } catch let fault as DecodingFault {
      throw DecodingFault("column '\(name)': \(fault)")
    }
  }

  public subscript<Value: SQLConvertible>(_ name: String) -> Value {
    @inlinable get throws { try get(name) }
  }
}

/// A type that one row of a result can become.
public protocol RowDecodable: Sendable {
  init(row: Row) throws
}
