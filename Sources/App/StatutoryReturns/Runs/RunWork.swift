import Kernel
import Logging
import Returns
import Storage

/// The work on one return that was read: check it, compare it, write down what was found.
struct RunWork: Sendable {
  let run: ReturnRun
  let kind: StatutoryReturn
  let opened: OpenedReturn
  let world: World
  /// The file as it came, when it is to be kept.
  let original: [UInt8]?
  /// How long reading took.
  let reading: Duration

  /// What is being done, in words for the page.
  enum Step: Int, CaseIterable, Sendable {
    case checking, comparing, keeping

    var title: String {
      switch self {
      case .checking: "Checking every rule"
      case .comparing: "Comparing with the last check"
      case .keeping: "Writing down what was found"
      }
    }
  }

  func callAsFunction(_ say: @Sendable (Step) -> Void) async {
    do {
      try await work(say)
    } catch {
      // Never what was in the file: a fault's words name tables and columns, not children.
      world.logger.error(
        "a check of a return failed",
        metadata: ["run.id": "\(run.id)", "error.type": "\(type(of: error))", "error": "\(error)"])
      try? await finish { $0.state = .failed }
    }
  }

  private func work(_ say: @Sendable (Step) -> Void) async throws {
    say(.checking)
    let start = ContinuousClock.now
    let checked = await opened.check(run.year)
    let took = reading + (ContinuousClock.now - start)
    var file = IssueFile(
      checked, hiding: HiddenValues(fields: kind.hiddenFields),
      measures: opened.summary().measures)
    say(.comparing)
    let before = try await lastFile()
    var comparison: IssueComparison?
    if let before {
      let children = Set((0..<checked.childCount).compactMap(checked.childID(ofRow:)))
      let found = IssueComparison(
        file, with: before.file, children: children, hasChildren: checked.childCount > 0)
      file = found.file
      comparison = found
    }
    say(.keeping)
    let (counts, documents) = (file.ruleCounts, world.documents)
    let result = try documents.prepare(
      file.bytes, named: "issues", for: run.authority, limit: CheckReturn.mostBytes)
    let kept = try original.map {
      try documents.prepare(
        $0, named: run.fileName, for: run.authority, limit: CheckReturn.mostKept)
    }
    let (whole, compared) = (file, comparison)
    try await finish { run, db in
      run.result = try documents.keep(result, in: db).id
      run.file = try kept.map { try documents.keep($0, in: db).id }
      run.state = .done
      run.milliseconds = took.inMilliseconds
      run.take(checked, whole)
      run.compared = before?.run.id
      run.fixed = compared?.fixed ?? 0
      run.departed = compared?.departed ?? 0
      run.changed = compared?.changed ?? 0
      run.appeared = compared?.appeared ?? 0
      run.remained = compared?.remained ?? 0
      try db.insert(counts, of: run)
    }
  }

  /// What the last check of this return and collection found.
  private func lastFile() async throws -> (run: ReturnRun, file: IssueFile)? {
    let (run, documents) = (run, world.documents)
    let found = try await world.store.read { db -> (ReturnRun, [UInt8])? in
      guard let last = try db.lastRun(before: run), let result = last.result else { return nil }
      return (last, try documents.bytes(of: result, in: run.authority, db))
    }
    return try found.map { ($0, try IssueFile(bytes: $1)) }
  }

  private func finish(
    _ change: @escaping @Sendable (inout ReturnRun, WriteTransaction) throws -> Void
  ) async throws {
    let (id, authority) = (run.id, run.authority)
    try await world.store.write(as: run.author, because: "return checked") { db in
      var run = try db.returnRun(id, of: authority)
      try change(&run, db)
      try db.update(run)
    }
  }

  private func finish(_ change: @escaping @Sendable (inout ReturnRun) -> Void) async throws {
    try await finish { run, _ in change(&run) }
  }
}

extension ReturnRun {
  /// The totals of what was found.
  fileprivate mutating func take(_ checked: CheckedReturn, _ file: IssueFile) {
    children = checked.childCount
    rules = checked.rules.count
    errors = checked.count(.error)
    queries = checked.count(.query)
    childrenWithIssues = checked.childrenWithIssues
    warnings = file.warnings.count + file.warningsLeft
  }
}

extension Duration {
  fileprivate var inMilliseconds: Int {
    Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000)
  }
}
