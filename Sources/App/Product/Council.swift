import Inspections
import Kernel
import Reading
import Storage

/// The council that a database is kept for.
public struct Council: Hashable, Sendable {
  public var code: AuthorityID
  public var name: String
  public var shortName: String

  public init(code: AuthorityID, name: String, shortName: String) {
    self.code = code
    self.name = name
    self.shortName = shortName
  }

  /// The council a store is kept for: the one that is named, which is entered when it is new; or
  /// the only one there.
  ///
  /// - Throws: ``ConfigurationProblem`` when none is named and there is none, or several.
  public static func find(
    in store: Store, code: String?, name: String?
  ) async throws -> AuthorityID {
    let known = try await store.read { db in
      try db.values(String.self, "SELECT authority_id FROM authority ORDER BY authority_id")
    }
    if let code {
      if !known.contains(code) {
        guard let name else {
          throw ConfigurationProblem(
            "the database has no council '\(code)' yet; give its name too: --council \"NAME\"")
        }
        try await enter(
          Council(code: AuthorityID(code), name: name, shortName: AuthorityName.short(name)),
          in: store)
      }
      return AuthorityID(code)
    }
    switch known.count {
    case 1: return AuthorityID(known[0])
    case 0:
      throw ConfigurationProblem(
        "the database has no council yet; name it once: --authority CODE --council \"NAME\"")
    default:
      throw ConfigurationProblem(
        "the database has \(known.count) councils (\(known.joined(separator: ", "))); "
          + "choose one: --authority CODE")
    }
  }

  static func enter(_ council: Council, in store: Store) async throws {
    try await store.write(as: .system, because: "council entered") { db in
      try db.insert(
        Authority(authority: council.code, name: council.name, shortName: council.shortName))
    }
  }
}
