import Kernel
import Reading
import Storage

/// Builds the national register from many reports, as the command line asks for it: all are read,
/// with several processes, and each is entered as soon as it and all before it are read.
public struct RegisterImport: Sendable {
  /// One file and what became of it.
  public struct File: Sendable {
    public var name: String
    public var outcome: ImportOutcome
  }

  let world: World
  let author: Author
  let isPreview: Bool

  /// - Parameter isPreview: Nothing is changed; what is said is what would be done.
  public init(_ world: World, as author: Author = .system, isPreview: Bool = false) {
    self.world = world
    self.author = author
    self.isPreview = isPreview
  }

  /// - Parameters:
  ///   - files: Taken as they are needed; only a few are in memory. What is no file is refused like
  ///     a bad one.
  ///   - receive: Called once a file, in their order.
  public func callAsFunction(
    _ files: some Sequence<PaperPath>, reader: PaperReader = PaperReader(), processes: Int = 2,
    _ receive: nonisolated(nonsending) (File) async throws -> Void
  ) async throws {
    let authority = world.authority
    var paths = files.makeIterator()
    var preview: RegisterState? =
      isPreview ? try await world.store.read { try $0.registerState(of: authority) } : nil
    try await reader.read(paths: files, processes: processes) { read in
      let path = paths.next() ?? PaperPath(read.file)
      let outcome: ImportOutcome
      switch read.result {
      case .failure where path.isNoFile:
        outcome = ImportOutcome(
          .refused, "It is no file but a folder or a device, and was not read.")
      case .failure(let refusal):
        outcome = ImportOutcome(refusal.isOurs ? .failed : .refused, "\(refusal)")
      case .success(let report):
        let reading = ReadingTranslation(report: report).reading
        if reading.isSummary || (reading.reserve != nil && !isPreview) {
          outcome = try await PaperImport(world, as: author, isPreview: isPreview)(
            reading, at: path, named: read.file, reader: reader)
        } else if preview != nil {
          outcome = Self.preview(reading, named: read.file, in: &preview)
        } else {
          outcome = try await enter(reading, named: read.file)
        }
      }
      try await receive(File(name: read.file, outcome: outcome))
    }
  }

  private func enter(_ reading: PaperReading, named name: String) async throws -> ImportOutcome {
    let authority = world.authority
    return try await world.store.write(
      as: author, because: "national register: report imported"
    ) { db in
      try db.enter(reading, named: name, of: authority).outcome
    }
  }

  private static func preview(
    _ reading: PaperReading, named name: String, in state: inout RegisterState?
  ) -> ImportOutcome {
    guard var known = state else { return ImportOutcome(.failed, "There is no state.") }
    // Only the lines of its own framework count, as when it is entered.
    let decision = RegisterDecision(reading, source: "The report “\(name)”", in: known)
    let outcome = decision.outcome(in: known).saying(reading.remarkForRegister)
    known.take(decision)
    state = known
    return outcome
  }
}
