import Storage
import StoragePostgres
import StorageSQLite

/// Where the data is kept: `sqlite:FILE`, `sqlite::memory:` or `postgresql://…`.
public enum DatabaseAddress: Hashable, Sendable, CustomStringConvertible {
  case file(String)
  case memory
  case postgres(String)

  /// - Throws: ``ConfigurationProblem`` when the text is none of the three.
  public init(_ text: String) throws {
    if text.hasPrefix("postgresql://") || text.hasPrefix("postgres://") {
      self = .postgres(text)
    } else if text == "sqlite::memory:" {
      self = .memory
    } else if text.hasPrefix("sqlite:"), text.count > "sqlite:".count {
      self = .file(String(text.dropFirst("sqlite:".count)))
    } else {
      throw ConfigurationProblem(
        "'\(text)' names no database; write sqlite:FILE or postgresql://USER@HOST/NAME")
    }
  }

  /// Opens the database; a file that is not there is made.
  public func open() throws -> any Database {
    switch self {
    case .file(let path): try SQLiteDatabase(path: path)
    case .memory: try SQLiteDatabase(.memory)
    case .postgres(let address): try PostgresDatabase(address)
    }
  }

  /// Where the first start makes the key for documents, if none is given: beside the file.
  var keyFile: String? {
    guard case .file(let path) = self else { return nil }
    return path + ".key"
  }

  /// For people and logs: an address may hold a password, which is left out.
  public var description: String {
    switch self {
    case .file(let path): return "sqlite:\(path)"
    case .memory: return "sqlite::memory:"
    case .postgres(let address):
      guard let at = address.lastIndex(of: "@") else { return address }
      return "postgresql://•••\(address[at...])"
    }
  }
}

/// Something in how the program was started that cannot work, in a sentence with its remedy.
public struct ConfigurationProblem: Error, Hashable, Sendable, CustomStringConvertible {
  public let description: String

  public init(_ description: String) { self.description = description }
}
