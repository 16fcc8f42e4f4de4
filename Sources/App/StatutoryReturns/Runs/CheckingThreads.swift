import Foundation
import Synchronization

/// Threads of their own for reading and checking returns. Those that answer requests are as few as
/// the machine has cores, and a large return would keep all of them busy for seconds: no other page
/// would be answered meanwhile. These work beside them, and step back where both want the same
/// core.
final class CheckingThreads: TaskExecutor, Sendable {
  static let shared = CheckingThreads(count: ProcessInfo.processInfo.activeProcessorCount)

  private let jobs = Mutex<[UnownedJob]>([])
  private let isWaiting = DispatchSemaphore(value: 0)

  /// They last as long as the process.
  init(count: Int) {
    for number in 1...max(1, count) {
      let thread = Thread { [self] in work() }
      thread.name = "returns \(number)"
      thread.qualityOfService = .utility
      thread.start()
    }
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    jobs.withLock { $0.append(job) }
    isWaiting.signal()
  }

  private func work() {
    #if os(Linux)
      // Of this thread alone, as Linux counts it: where both are ready, whoever answers a request
      // is first.
      _ = setpriority(__priority_which_t(bitPattern: PRIO_PROCESS.rawValue), 0, 10)
    #endif
    while true {
      isWaiting.wait()
      let job = jobs.withLock { $0.isEmpty ? nil : $0.removeFirst() }
      job?.runSynchronously(on: asUnownedTaskExecutor())
    }
  }
}

extension CheckingThreads {
  /// Runs work that is nothing but reckoning beside what answers requests.
  static func run<Value: Sendable>(
    _ work: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    try await withTaskExecutorPreference(shared) { try await work() }
  }
}
