import Foundation
import Inspections
import Kernel
import Logging
import Storage

/// What the person who starts the service may choose.
public struct ServiceSettings: Sendable {
  public var database: DatabaseAddress
  public var host = "127.0.0.1"
  public var port = 8080
  /// The code of the council; nil when the database knows only one.
  public var authority: String?
  /// Its name, needed once, with its code.
  public var council: String?
  /// A file that holds the key for documents.
  public var keyFile: String?
  /// Whether browsers reach the service by TLS, so that cookies are for TLS only.
  public var isBehindTLS = false

  public init(database: DatabaseAddress) { self.database = database }

  /// Opens everything that the service stands on.
  public func openWorld(
    logger: Logger, now: @escaping @Sendable () -> Instant = { .now }
  ) async throws -> World {
    let key = try documentKey()
    let store = try await Service.openStore(database, logger: logger, now: now)
    let authority = try await Council.find(in: store, code: authority, name: council)
    let documents = Documents(key: key)
    try await documents.checkKey(in: store)
    let world = World(
      store: store, authority: authority, documents: documents, logger: logger, now: now)
    try await Service.seed(world)
    return world
  }

  /// A database in memory ends with the process, and so may its key.
  func documentKey() throws -> DocumentKey {
    let environment = ProcessInfo.processInfo.environment
    if case .memory = database, keyFile == nil, environment[DocumentKey.variable] == nil {
      return DocumentKey()
    }
    return try DocumentKey.load(
      environment: environment, secretFile: keyFile, besideDatabase: database.keyFile)
  }
}

extension Service {
  /// Enters what ships with the product and is not there yet: time rules, frameworks with their
  /// grade scales.
  static func seed(_ world: World) async throws {
    let authority = world.authority
    try await world.store.write(as: .system, because: "rules that ship with the product") { db in
      try db.seedTimeRules(of: authority)
      try InspectionsSlice.seed(db, authority: authority)
    }
  }
}
