import Kernel
import Logging
import Storage

/// Reads the files of imports in the background, a few at a time. Several processes may do so on
/// one database: each file is taken up by one of them, and when that one dies another takes it up
/// again.
public struct ImportQueue: Sendable {
  /// Seconds after which a file whose reader is not heard of is taken up by another.
  static let lease: Int64 = 60
  /// A file that was begun so often and never finished is given up.
  static let mostAttempts = 3
  /// As many as the processes that extract text are allowed to be.
  static let width = 2

  let world: World
  let reader: ReportReader
  private let wishes: AsyncStream<Void>
  private let wish: AsyncStream<Void>.Continuation

  init(world: World, reader: ReportReader) {
    self.world = world
    self.reader = reader
    (wishes, wish) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  /// Says that there is something to read.
  func wake() { wish.yield() }

  /// Reads until the task is cancelled: at once what is there, then whenever something comes. Every
  /// half minute it looks for what another process has left.
  public func run() async {
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        while !Task.isCancelled {
          wake()
          try? await Task.sleep(for: .seconds(30))
        }
        wish.finish()
      }
      group.addTask {
        for await _ in wishes {
          if Task.isCancelled { break }
          await drain()
        }
      }
    }
  }

  /// Reads all that waits, a few at a time.
  func drain() async {
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<Self.width {
        group.addTask {
          while !Task.isCancelled {
            do {
              guard let (file, worker) = try await takeNext() else { return }
              await ImportWork(queue: self, file: file, worker: worker)()
            } catch {
              world.logger.error("an import cannot go on", metadata: ["error": "\(error)"])
              return
            }
          }
        }
      }
    }
  }

  /// Takes up a file; nil when none waits.
  func takeNext() async throws -> (ImportFile, worker: String)? {
    let (authority, now) = (world.authority, world.now())
    let worker = ID<ImportQueue>().text
    while true {
      guard
        let file = try await world.store.read({
          try $0.nextImportFile(of: authority, at: now)
        })
      else { return nil }
      let isOurs = try await world.store.write(as: .system, because: "import goes on") { db in
        try db.take(file, as: worker, until: now.adding(seconds: Self.lease))
      }
      if isOurs { return (file, worker) }
    }
  }
}
