import Foundation
import Storage
import StoragePostgres
import StorageSQLite

/// Writes until it is killed. Each write keeps three records that must agree, and is acknowledged by its number on
/// standard output, after the store has said that it is kept.
///
///     StorageWriter sqlite PATH FIRST
///     StorageWriter postgres ADDRESS SCHEMA FIRST
@main struct StorageWriter {
  static func main() async throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let store = try store(arguments)
    try await store.migrate([.pairs])
    var number = Int(arguments.last ?? "") ?? 0
    while true {
      do {
        try await write(number, to: store)
        FileHandle.standardOutput.write(Data("\(number)\n".utf8))
        // The death may come in the middle of sealing too.
        if number % 3 == 0 { try await store.seal() }
      } catch let fault as DatabaseFault where fault.isAboutConnection {
        // Not acknowledged: whether it was kept, nobody knows. The next one will tell.
      }
      number += 1
    }
  }

  private static func store(_ arguments: [String]) throws -> Store {
    switch (arguments.first, arguments.count) {
    case ("sqlite", 3): return Store(try SQLiteDatabase(path: arguments[1]))
    case ("postgres", 4):
      var options = PostgresOptions()
      options.schema = arguments[2]
      return Store(try PostgresDatabase(arguments[1], options: options))
    default:
      throw DatabaseFault(
        .other, "usage: StorageWriter sqlite PATH FIRST | postgres ADDRESS SCHEMA FIRST")
    }
  }

  private static func write(_ number: Int, to store: Store) async throws {
    try await store.write(as: .system, because: "pair \(number)") { db in
      try db.insert(Debit(number: number))
      var balance = try db.first(Balance.self, "SELECT * FROM balance") ?? Balance()
      balance.pairs += 1
      try db.save(balance)
      try db.insert(Credit(number: number))
    }
  }
}

extension DatabaseFault {
  fileprivate var isAboutConnection: Bool {
    if case .connection = kind { true } else { false }
  }
}
