import Kernel
import Storage
import Synchronization

/// What this process is checking now, how far it is, and the return that was checked last.
///
/// A file is in memory while it is checked and nowhere else, so a check ends with the process; its
/// page then says that it broke off.
final class ReturnDesk: Sendable {
  /// Returns in memory at once.
  static let most = 3
  /// How long the last return stays in memory, so that its tables can be taken away.
  static let tablesStayMinutes = 15
  /// Returns larger than this do not stay, in bytes.
  static let mostToStay = 128 << 20

  private struct State {
    var entered = 0
    var steps: [ID<ReturnRun>: RunWork.Step] = [:]
    var waiting: [ID<ReturnRun>: [CheckedContinuation<Void, Never>]] = [:]
    var last: (run: ID<ReturnRun>, opened: OpenedReturn)?
  }

  let cache = IssueCache()
  private let state = Mutex(State())

  /// Makes room for a return.
  ///
  /// - Throws: `Refusal.tooMany` when as many as can be are being checked.
  func enter() throws {
    try state.withLock { state in
      guard state.entered < Self.most else {
        throw Refusal.tooMany(
          "Other returns are being checked at the moment. Wait a minute and send yours again. Nothing was kept.",
          retryAfterSeconds: 60)
      }
      state.entered += 1
    }
  }

  func leave() { state.withLock { $0.entered -= 1 } }

  /// Goes on with a return for which room was made.
  func start(_ work: RunWork) {
    let id = work.run.id
    state.withLock { $0.steps[id] = .checking }
    Task(executorPreference: CheckingThreads.shared) {
      await work { step in self.state.withLock { $0.steps[id] = step } }
      self.stay(work)
      let waiting = self.state.withLock { state in
        state.entered -= 1
        state.steps[id] = nil
        return state.waiting.removeValue(forKey: id) ?? []
      }
      for one in waiting { one.resume() }
    }
  }

  /// What is being done for a check; nil when it has ended or is another process's.
  func step(of id: ID<ReturnRun>) -> RunWork.Step? { state.withLock { $0.steps[id] } }

  /// Waits until a check of this process has ended.
  func wait(for id: ID<ReturnRun>) async {
    await withCheckedContinuation { continuation in
      let isRunning = state.withLock { state in
        guard state.steps[id] != nil else { return false }
        state.waiting[id, default: []].append(continuation)
        return true
      }
      if !isRunning { continuation.resume() }
    }
  }

  /// Waits until a check has ended, but not for longer than that: most are done before anybody has
  /// seen a page that says to wait.
  func wait(for id: ID<ReturnRun>, atMost limit: Duration) async {
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await self.wait(for: id) }
      group.addTask { try? await Task.sleep(for: limit) }
      await group.next()
      group.cancelAll()
      // The waiting one has no way to be cancelled; it is woken here.
      self.wake(id)
    }
  }

  /// The return of a check, while it is in memory.
  func opened(_ id: ID<ReturnRun>) -> OpenedReturn? {
    state.withLock { $0.last?.run == id ? $0.last?.opened : nil }
  }

  func forget(_ run: ReturnRun) {
    if let result = run.result { cache.forget(result.text) }
    forgetTables(of: run)
  }

  /// Lets the return of a check go from memory before its time.
  func forgetTables(of run: ReturnRun) {
    state.withLock { if $0.last?.run == run.id { $0.last = nil } }
  }

  private func wake(_ id: ID<ReturnRun>) {
    let waiting = state.withLock { $0.waiting.removeValue(forKey: id) ?? [] }
    for one in waiting { one.resume() }
  }

  private func stay(_ work: RunWork) {
    guard work.run.fileSize <= Self.mostToStay else { return }
    let id = work.run.id
    state.withLock { $0.last = (id, work.opened) }
    Task {
      try? await Task.sleep(for: .seconds(Self.tablesStayMinutes * 60))
      state.withLock { if $0.last?.run == id { $0.last = nil } }
    }
  }
}
