/// What ``Store/verify(expecting:)`` found.
public struct VerificationReport: Sendable {
  /// How many changes and access entries the logs hold, and how many of both are not sealed yet.
  public internal(set) var changes = 0
  public internal(set) var accesses = 0
  public internal(set) var unsealed = 0
  public internal(set) var seals = 0
  /// How many records were compared with the log.
  public internal(set) var records = 0
  /// The number and hash of the last seal: note it elsewhere, and expect it next time.
  public internal(set) var head: (number: Int64, hash: String)?
  /// The first thousand.
  public private(set) var problems: [Problem] = []
  public private(set) var problemCount = 0

  public var isClean: Bool { problemCount == 0 }

  /// One thing that is not as it was written.
  public struct Problem: Hashable, Sendable, CustomStringConvertible {
    public enum Kind: String, Hashable, Sendable { case altered, deleted, inserted, reordered }

    public enum Place: String, Hashable, Sendable { case change, access, seal, record }

    public let kind: Kind
    public let place: Place
    public var table: String?
    public var recordID: String?
    /// Of the change or the access entry.
    public var sequence: Int64?
    public var seal: Int64?
    /// One sentence for people. It names columns, never what is in them.
    public let description: String
  }

  mutating func add(_ problem: Problem) {
    problemCount += 1
    if problems.count < 1000 { problems.append(problem) }
  }
}

extension Store {
  /// Proves that nothing sealed was altered, removed, inserted or moved, that the log of each
  /// record is whole, and that every record is what the log says of it. It reads everything once,
  /// from one state of the data, in bounded memory.
  ///
  /// - Parameter head: The hash of a seal that was noted earlier. Whoever can write to the database
  ///   could cut the end off, or make all seals anew; that hash would then be missing.
  public func verify(expecting head: String? = nil) async throws -> VerificationReport {
    try await read { db in
      var report = VerificationReport()
      try SealVerifier(db).verify(expecting: head, into: &report)
      try HistoryVerifier(db).verify(into: &report)
      try RecordVerifier(db).verify(into: &report)
      return report
    }
  }
}
