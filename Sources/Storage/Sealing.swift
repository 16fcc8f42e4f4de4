import Logging

extension Store {
  /// How many rows one seal vouches for at most: a backlog is sealed in several, in bounded memory.
  private static let batch = 500

  /// Seals every change and access that is not sealed yet. When there is none, it writes nothing.
  ///
  /// Several processes may do so at once; they take turns.
  ///
  /// - Returns: How many rows were sealed.
  @discardableResult
  public func seal() async throws -> Int {
    var sealed = 0
    while try await read({ try $0.hasUnsealed() }) {
      let instant = now()
      let count = try await database.writeAlone(for: "seal") { connection in
        try SealWriter(connection).writeSeal(at: instant, limit: Self.batch)
      }
      // Zero: another process was quicker.
      if count == 0 { break }
      sealed += count
    }
    return sealed
  }

  /// Seals again and again until the task is cancelled. A failure is logged, and the next turn
  /// tries again.
  public func runSealer(every interval: Duration = .seconds(1)) async {
    var isFailing = false
    while !Task.isCancelled {
      do {
        try await seal()
        isFailing = false
      } catch is CancellationError {
        return
      } catch {
        // Once for a series of failures: the database that is away would fill the log.
        if !isFailing {
          logger.error("sealing failed", metadata: ["error": "\(error)"])
        }
        isFailing = true
      }
      try? await Task.sleep(for: interval)
    }
  }
}

extension Transaction {
  func hasUnsealed() throws -> Bool {
    for kind in LogKind.allCases
    where try value(Int.self, "SELECT 1 FROM \(kind.table) WHERE seal IS NULL LIMIT 1") != nil {
      return true
    }
    return false
  }

  /// The latest seal, if there is one: what to note elsewhere, and to give to
  /// ``Store/verify(expecting:)`` later.
  public func latestSeal() throws -> Seal? {
    try first(Seal.self, "SELECT \(Seal.columns) FROM seal ORDER BY number DESC LIMIT 1")
  }
}

/// Writes one seal. Whoever uses it is alone in doing so.
private struct SealWriter {
  let connection: any Connection
  let log: Transaction

  init(_ connection: any Connection) {
    self.connection = connection
    log = Transaction(connection)
  }

  func writeSeal(at instant: Instant, limit: Int) throws -> Int {
    var entries: [SealEntry] = []
    for kind in LogKind.allCases where entries.count < limit {
      let unsealed: SQL = """
        sequence IN (
          SELECT sequence FROM \(kind.table) WHERE seal IS NULL
          ORDER BY sequence LIMIT \(limit - entries.count))
        """
      entries += try log.logRows(kind, where: unsealed).map { SealEntry(kind, $0) }
    }
    guard !entries.isEmpty else { return 0 }
    let latest = try log.latestSeal()
    let seal = Seal(
      number: (latest?.number ?? 0) + 1, at: instant, previous: latest?.hash ?? Seal.beginning,
      entries: entries)
    for kind in LogKind.allCases { try mark(entries.filter { $0.kind == kind }, kind, seal) }
    try connection.execute(
      """
      INSERT INTO seal (\(Seal.columns))
      VALUES (
        \(seal.number), \(seal.at), \(seal.previous), \(seal.entries),
        \(seal.changes.first), \(seal.changes.last), \(seal.accesses.first),
        \(seal.accesses.last), \(seal.hash))
      """)
    return entries.count
  }

  private func mark(_ entries: [SealEntry], _ kind: LogKind, _ seal: Seal) throws {
    guard !entries.isEmpty else { return }
    let sequences = entries.map(\.sequence)
    let marked = try connection.execute(
      """
      UPDATE \(kind.table) SET seal = \(seal.number)
      WHERE seal IS NULL AND sequence IN \(list: sequences)
      """)
    guard marked == sequences.count else {
      throw DatabaseFault(
        .other, "\(sequences.count - marked) rows of '\(kind.table)' vanished while being sealed")
    }
  }
}
