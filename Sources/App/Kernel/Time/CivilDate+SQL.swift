import Civil
import Storage

/// A date is a `date` column, written as ISO 8601; it never passes through a time zone.
extension CivilDate: SQLConvertible {
  public var sqlValue: SQLValue { .text(description) }

  public init(sqlValue: SQLValue) throws {
    guard case .text(let text) = sqlValue, let date = CivilDate(text) else {
      throw DecodingFault(sqlValue, isNot: Self.self)
    }
    self = date
  }
}
