/// One value on its way into or out of a database.
public enum SQLValue: Hashable, Sendable {
  case null
  case integer(Int64)
  case real(Double)
  case boolean(Bool)
  case text(String)
  case blob([UInt8])
}

/// A type that can be bound to a statement and read back from a row.
public protocol SQLConvertible: Sendable {
  var sqlValue: SQLValue { get }

  /// Throws ``DecodingFault`` when the stored value is not one of this type's.
  init(sqlValue: SQLValue) throws
}

/// A stored value was not what the program expects: a fault, not something a person did.
public struct DecodingFault: Error, CustomStringConvertible {
  public var description: String

  public init(_ description: String) { self.description = description }

  public init(_ value: SQLValue, isNot type: Any.Type) {
    description = "the database holds \(value) where \(type) is expected"
  }
}

extension String: SQLConvertible {
  public var sqlValue: SQLValue { .text(self) }

  public init(sqlValue: SQLValue) throws {
    guard case .text(let text) = sqlValue else { throw DecodingFault(sqlValue, isNot: Self.self) }
    self = text
  }
}

extension Int64: SQLConvertible {
  public var sqlValue: SQLValue { .integer(self) }

  public init(sqlValue: SQLValue) throws {
    guard case .integer(let number) = sqlValue else {
      throw DecodingFault(sqlValue, isNot: Self.self)
    }
    self = number
  }
}

extension Int: SQLConvertible {
  public var sqlValue: SQLValue { .integer(Int64(self)) }

  public init(sqlValue: SQLValue) throws { self = Int(try Int64(sqlValue: sqlValue)) }
}

extension Double: SQLConvertible {
  public var sqlValue: SQLValue { .real(self) }

  public init(sqlValue: SQLValue) throws {
    switch sqlValue {
    case .real(let number): self = number
    case .integer(let number): self = Double(number)
    default: throw DecodingFault(sqlValue, isNot: Self.self)
    }
  }
}

extension Bool: SQLConvertible {
  public var sqlValue: SQLValue { .boolean(self) }

  public init(sqlValue: SQLValue) throws {
    switch sqlValue {
    case .boolean(let flag): self = flag
    case .integer(0): self = false  // SQLite keeps truth values as 0 and 1
    case .integer(1): self = true
    default: throw DecodingFault(sqlValue, isNot: Self.self)
    }
  }
}

extension [UInt8]: SQLConvertible {
  public var sqlValue: SQLValue { .blob(self) }

  public init(sqlValue: SQLValue) throws {
    guard case .blob(let bytes) = sqlValue else { throw DecodingFault(sqlValue, isNot: Self.self) }
    self = bytes
  }
}

extension Optional: SQLConvertible where Wrapped: SQLConvertible {
  public var sqlValue: SQLValue { self?.sqlValue ?? .null }

  public init(sqlValue: SQLValue) throws {
    self = sqlValue == .null ? nil : try Wrapped(sqlValue: sqlValue)
  }
}

/// Enumerations of words are stored as their words.
extension SQLConvertible where Self: RawRepresentable, RawValue == String {
  public var sqlValue: SQLValue { .text(rawValue) }

  public init(sqlValue: SQLValue) throws {
    guard case .text(let text) = sqlValue, let value = Self(rawValue: text) else {
      throw DecodingFault(sqlValue, isNot: Self.self)
    }
    self = value
  }
}
