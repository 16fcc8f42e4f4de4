import Storage

/// How failures to sign in are slowed down. Pure: the clock is given.
struct SignInThrottle: Hashable, Sendable {
  /// Failures that cost nothing.
  let free: Int
  /// Seconds to wait after the first failure beyond those; doubled by each further one.
  let firstWait: Int64
  /// The most that one has to wait. Beyond it a stranger could shut the holder out for good.
  let longestWait: Int64
  /// Seconds without a failure after which all is forgotten.
  let memory: Int64

  /// Of one account: five failures in a quarter of an hour are free, then a minute, two, four, …
  static let ofAccount = SignInThrottle(
    free: 5, firstWait: 60, longestWait: 15 * 60, memory: 15 * 60)

  /// From one address, where a whole office may sit behind one router: thirty.
  static let ofAddress = SignInThrottle(
    free: 30, firstWait: 15 * 60, longestWait: 15 * 60, memory: 15 * 60)

  /// Seconds to wait since the last failure, after so many.
  func wait(afterFailures failures: Int) -> Int64 {
    let beyond = failures - free
    guard beyond >= 0 else { return 0 }
    return min(firstWait << Int64(min(beyond, 20)), longestWait)
  }

  /// Seconds that are left to wait.
  func remaining(after record: Failures?, at now: Instant) -> Int64 {
    guard let record else { return 0 }
    let until = record.last.adding(seconds: wait(afterFailures: record.count))
    guard now < until else { return 0 }
    return (until.milliseconds - now.milliseconds + 999) / 1000
  }

  /// Whether older failures no longer count.
  func hasForgotten(_ record: Failures, at now: Instant) -> Bool {
    now >= record.last.adding(seconds: max(memory, wait(afterFailures: record.count)))
  }

  /// What is known of failures: how many, and when the last one was.
  struct Failures: RowDecodable, Hashable, Sendable {
    var count: Int
    var last: Instant

    init(count: Int, last: Instant) {
      self.count = count
      self.last = last
    }

    init(row: Row) throws {
      count = try row["failures"]
      last = try row["last_at"]
    }
  }
}

/// What failures are counted for. Only a hash is stored: people type passwords where the name goes.
struct ThrottledSubject: Hashable, Sendable {
  let rule: SignInThrottle
  let key: [UInt8]

  static func account(_ login: String) -> ThrottledSubject {
    ThrottledSubject(
      rule: .ofAccount, key: SecretBytes.sha256(Array("account \(login)".utf8)))
  }

  /// Wrong secret addresses, counted apart from failures to sign in.
  static func secrets(from address: String) -> ThrottledSubject {
    ThrottledSubject(
      rule: .ofAddress, key: SecretBytes.sha256(Array("secrets \(address)".utf8)))
  }

  /// Wrong keys of programs, counted apart from both.
  static func keys(from address: String) -> ThrottledSubject {
    ThrottledSubject(
      rule: .ofAddress, key: SecretBytes.sha256(Array("keys \(address)".utf8)))
  }

  static func address(_ address: String) -> ThrottledSubject {
    ThrottledSubject(
      rule: .ofAddress, key: SecretBytes.sha256(Array("address \(address)".utf8)))
  }
}

extension WriteTransaction {
  /// Counts an attempt as failed until it proves to be none, so that attempts made at the same
  /// moment cannot slip through together; or says how many seconds are left to wait, and counts
  /// nothing.
  func admitSignIn(
    _ subjects: [ThrottledSubject], in authority: AuthorityID
  ) throws -> Int64 {
    var records: [SignInThrottle.Failures] = []
    var wait: Int64 = 0
    for subject in subjects {
      // The row is made first, so that there is one to lock.
      try execute(
        """
        INSERT INTO sign_in_failure (authority_id, subject, failures, last_at)
        VALUES (\(authority), \(subject.key), 0, \(at))
        ON CONFLICT (authority_id, subject) DO NOTHING
        """)
      let stored = try first(
        SignInThrottle.Failures.self,
        """
        SELECT failures, last_at FROM sign_in_failure
        WHERE authority_id = \(authority) AND subject = \(subject.key) \(.forUpdate)
        """)
      var record = stored ?? SignInThrottle.Failures(count: 0, last: at)
      if subject.rule.hasForgotten(record, at: at) { record.count = 0 }
      wait = max(wait, subject.rule.remaining(after: record, at: at))
      records.append(record)
    }
    guard wait == 0 else { return wait }
    for (subject, record) in zip(subjects, records) {
      try execute(
        """
        UPDATE sign_in_failure SET failures = \(record.count + 1), last_at = \(at)
        WHERE authority_id = \(authority) AND subject = \(subject.key)
        """)
    }
    return 0
  }

  /// Forgets the failures of an account, and takes this attempt off those of the address: somebody
  /// who can sign in to one account must not thereby get a fresh count for guessing at others.
  func forgiveSignIn(
    account: ThrottledSubject, address: ThrottledSubject, in authority: AuthorityID
  ) throws {
    try execute(
      """
      DELETE FROM sign_in_failure
      WHERE authority_id = \(authority) AND subject = \(account.key)
      """)
    try forgive(address, in: authority)
  }

  /// Takes one attempt off a count.
  func forgive(_ subject: ThrottledSubject, in authority: AuthorityID) throws {
    try execute(
      """
      UPDATE sign_in_failure SET failures = failures - 1
      WHERE authority_id = \(authority) AND subject = \(subject.key) AND failures > 0
      """)
  }

  /// Forgets the failures of an account, as when its password was reset.
  func forgetFailures(of account: Account) throws {
    try execute(
      """
      DELETE FROM sign_in_failure
      WHERE authority_id = \(account.authority)
        AND subject = \(ThrottledSubject.account(account.login).key)
      """)
  }
}
