import Civil
import Kernel
import Storage
import Synchronization
import TestKit
import Testing

@Suite struct JobTests {
  private final class Tally: Sendable {
    private let count = Mutex(0)
    var value: Int { count.withLock { $0 } }
    func add() { count.withLock { $0 += 1 } }
  }

  @Test(arguments: StoreKind.available)
  func `A job is done once however many processes look, and again when its time comes`(
    on kind: StoreKind
  ) async throws {
    try await withKernel(kind) { house in
      let tally = Tally()
      let runners = (0..<8).map { _ in
        JobRunner(house.world, [Job("count", every: 300) { _ in tally.add() }])
      }
      func all() async {
        await withTaskGroup(of: Void.self) { group in
          for runner in runners { group.addTask { await runner.runDue() } }
        }
      }
      await all()
      #expect(tally.value == 1)
      house.clock.advance(seconds: 299)
      await all()
      #expect(tally.value == 1)
      house.clock.advance(seconds: 1)
      await all()
      #expect(tally.value == 2)
    }
  }

  @Test(arguments: StoreKind.available)
  func `A process that was thought dead changes nothing any more`(
    on kind: StoreKind
  ) async throws {
    try await withKernel(kind) { house in
      let done = Tally()
      let fast = JobRunner(
        house.world,
        [
          Job("work", every: 300) { turn in
            try await turn.write(because: "work") { _ in done.add() }
          }
        ])
      let slow = JobRunner(
        house.world,
        [
          Job("work", every: 300) { turn in
            // It is not heard of for longer than its lease; another does the work.
            house.clock.advance(seconds: 301)
            await fast.runDue()
            try await turn.write(because: "work") { _ in done.add() }
          }
        ])
      await slow.runDue()
      #expect(done.value == 1)
    }
  }

  @Test(arguments: StoreKind.available)
  func `A job that fails says why, and is tried again`(on kind: StoreKind) async throws {
    struct Broken: Error, CustomStringConvertible { let description = "the line was cut" }
    try await withKernel(kind) { house in
      let tally = Tally()
      let runner = JobRunner(
        house.world,
        [
          Job("line", every: 60) { _ in
            tally.add()
            if tally.value == 1 { throw Broken() }
          }
        ])
      await runner.runDue()
      let problem = try await house.world.store.read {
        try $0.value(String.self, "SELECT problem FROM job WHERE name = 'line'")
      }
      #expect(problem == "the line was cut")
      house.clock.advance(seconds: 60)
      await runner.runDue()
      #expect(tally.value == 2)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Mail that is not taken is tried again, later each time, then given up; one is sent once`(
    on kind: StoreKind
  ) async throws {
    try await withKernel(kind) { house in
      let authority = house.world.authority
      try await house.world.store.write(as: .system, because: "test") { db in
        try db.post(
          to: "Jo Marsh", at: "jo@police.example", subject: "One", body: "One", in: authority)
      }
      let tries = Tally()
      let broken = SendMail(house.world) { _ in
        tries.add()
        throw MailProblem("'sendmail' did not take it (exited with 75): busy")
      }
      try await broken()
      try await broken()
      #expect(tries.value == 1, "the second try waits")
      var troubled = try await house.world.store.read { try $0.troubledMail(of: authority) }
      #expect(troubled.map(\.problem) == ["'sendmail' did not take it (exited with 75): busy"])
      for _ in 0..<20 {
        house.clock.advance(seconds: 3 * 24 * 3600)
        try await broken()
      }
      #expect(tries.value == 10)
      troubled = try await house.world.store.read { try $0.troubledMail(of: authority) }
      #expect(troubled.map(\.state) == [.givenUp])

      try await house.world.store.write(as: .system, because: "test") { db in
        try db.post(
          to: "Jo Marsh", at: "jo@police.example", subject: "Two", body: "Two", in: authority)
      }
      let sent = Tally()
      let world = house.world
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<6 {
          group.addTask { try await SendMail(world) { _ in sent.add() }() }
        }
        try await group.waitForAll()
      }
      #expect(sent.value == 1)
    }
  }
}
