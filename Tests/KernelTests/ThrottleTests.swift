import Storage
import Testing

@testable import Kernel

@Suite struct ThrottleTests {
  @Test(arguments: [
    (0, 0), (1, 0), (4, 0), (5, 60), (6, 120), (7, 240), (8, 480), (9, 900), (10, 900), (60, 900),
    (4000, 900),
  ])
  func `An account's wait doubles up to a quarter of an hour`(failures: Int, seconds: Int64) {
    #expect(SignInThrottle.ofAccount.wait(afterFailures: failures) == seconds)
  }

  @Test(arguments: [(0, 0), (29, 0), (30, 900), (31, 900)])
  func `An address waits a quarter of an hour from the thirtieth failure`(
    failures: Int, seconds: Int64
  ) {
    #expect(SignInThrottle.ofAddress.wait(afterFailures: failures) == seconds)
  }

  @Test func `A wait is rounded up to whole seconds and ends on time`() {
    let last = Instant(milliseconds: 1_000_000)
    let record = SignInThrottle.Failures(count: 5, last: last)
    let rule = SignInThrottle.ofAccount
    #expect(rule.remaining(after: record, at: last) == 60)
    #expect(rule.remaining(after: record, at: Instant(milliseconds: 1_000_001)) == 60)
    #expect(rule.remaining(after: record, at: last.adding(seconds: 59)) == 1)
    #expect(rule.remaining(after: record, at: last.adding(seconds: 60)) == 0)
    #expect(rule.remaining(after: nil, at: last) == 0)
  }

  @Test func `Failures are forgotten a quarter of an hour after the last`() {
    let last = Instant(milliseconds: 0)
    let record = SignInThrottle.Failures(count: 4, last: last)
    #expect(!SignInThrottle.ofAccount.hasForgotten(record, at: last.adding(seconds: 899)))
    #expect(SignInThrottle.ofAccount.hasForgotten(record, at: last.adding(seconds: 900)))
  }
}
