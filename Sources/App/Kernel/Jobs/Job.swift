import Logging
import Storage

/// Work that comes round again, whether anybody asks for it or not: reminders, mail.
///
/// It is a row, so any number of processes may run it: one of them takes it for a while and does
/// it; when that one dies, another takes it up after the while.
public struct Job: Sendable {
  public let name: String
  /// Seconds from the end of one turn to the next.
  let every: Int64
  let work: @Sendable (JobTurn) async throws -> Void

  public init(
    _ name: String, every seconds: Int64, work: @escaping @Sendable (JobTurn) async throws -> Void
  ) {
    self.name = name
    every = seconds
    self.work = work
  }
}

/// A job in the hands of one process.
public struct JobTurn: Sendable {
  public let world: World
  let name: String
  let worker: String

  /// Makes a change only while the job is still in these hands: when another process has taken it
  /// up, nothing is changed, so that nothing is done twice.
  ///
  /// - Throws: ``JobLost``.
  @discardableResult
  public func write<Value: Sendable>(
    because reason: String, _ body: @escaping @Sendable (WriteTransaction) throws -> Value
  ) async throws -> Value {
    let (authority, name, worker) = (world.authority, name, worker)
    return try await world.store.write(as: .system, because: reason) { db in
      // It locks the row, so that no other process takes the job before this is committed.
      let kept = try db.execute(
        """
        UPDATE job SET taken_until = \(db.at.adding(seconds: JobRunner.lease))
        WHERE authority_id = \(authority) AND name = \(name) AND taken_by = \(worker)
        """)
      guard kept == 1 else { throw JobLost() }
      return try body(db)
    }
  }
}

/// Another process has taken the job up in the meantime.
public struct JobLost: Error {}

/// Does each job when its time has come.
public struct JobRunner: Sendable {
  /// Seconds after which a job whose process is not heard of is taken up by another.
  static let lease: Int64 = 300

  let world: World
  let jobs: [Job]

  public init(_ world: World, _ jobs: [Job]) {
    self.world = world
    self.jobs = jobs
  }

  /// Looks every half minute until the task is cancelled.
  public func run() async {
    while !Task.isCancelled {
      await runDue()
      try? await Task.sleep(for: .seconds(30))
    }
  }

  /// Does what is due now, and what nobody else is doing.
  public func runDue() async {
    for job in jobs {
      do {
        guard let turn = try await take(job) else { continue }
        do {
          try await job.work(turn)
          try await end(turn, job, problem: nil)
        } catch is JobLost {
          world.logger.notice("a job went on elsewhere", metadata: ["job": "\(job.name)"])
        } catch {
          try await end(turn, job, problem: "\(error)")
          throw error
        }
      } catch {
        world.logger.error(
          "a job failed", metadata: ["job": "\(job.name)", "error": "\(error)"])
      }
    }
  }

  /// Takes a job up; nil when it is not due or in other hands.
  func take(_ job: Job) async throws -> JobTurn? {
    let (authority, now) = (world.authority, world.now())
    let turn = JobTurn(world: world, name: job.name, worker: ID<JobTurn>().text)
    let isOurs = try await world.store.write(as: .system, because: "job begun") { db in
      try db.execute(
        """
        INSERT INTO job (authority_id, name, due_at, taken_by, taken_until, problem)
        VALUES (\(authority), \(job.name), 0, '', 0, '')
        ON CONFLICT (authority_id, name) DO NOTHING
        """)
      return try db.execute(
        """
        UPDATE job
        SET taken_by = \(turn.worker), taken_until = \(now.adding(seconds: Self.lease))
        WHERE authority_id = \(authority) AND name = \(job.name) AND due_at <= \(now)
          AND taken_until <= \(now)
        """) == 1
    }
    return isOurs ? turn : nil
  }

  private func end(_ turn: JobTurn, _ job: Job, problem: String?) async throws {
    let (authority, now) = (world.authority, world.now())
    try await world.store.write(as: .system, because: "job done") { db in
      _ = try db.execute(
        """
        UPDATE job
        SET taken_by = '', taken_until = 0, due_at = \(now.adding(seconds: job.every)),
          done_at = \(now), problem = \(problem ?? "")
        WHERE authority_id = \(authority) AND name = \(turn.name) AND taken_by = \(turn.worker)
        """)
    }
  }
}
