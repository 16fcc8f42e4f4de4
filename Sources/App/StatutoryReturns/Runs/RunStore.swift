import Kernel
import Returns
import Storage

extension Transaction {
  func returnRun(_ id: ID<ReturnRun>, of authority: AuthorityID) throws -> ReturnRun {
    guard let run = try find(id, of: authority) else {
      throw Refusal.notFound("This check is not here. It may have been deleted.")
    }
    return run
  }

  /// The last check of the same return and collection that ended, before a moment.
  func lastRun(before run: ReturnRun) throws -> ReturnRun? {
    try first(
      ReturnRun.self,
      """
      SELECT * FROM return_run
      WHERE authority_id = \(run.authority) AND return_code = \(run.code)
        AND year_ending = \(run.year.ending) AND state = \(ReturnRun.State.done)
        AND started_at <= \(run.startedAt) AND id <> \(run.id)
      ORDER BY started_at DESC, id DESC LIMIT 1
      """)
  }

  /// Checks that were begun before a moment.
  func returnRuns(of authority: AuthorityID, before moment: Instant) throws -> [ReturnRun] {
    try all(
      ReturnRun.self,
      """
      SELECT * FROM return_run WHERE authority_id = \(authority) AND started_at < \(moment)
      ORDER BY started_at, id
      """)
  }

  /// A check and those of the same return and collection before it, the latest first.
  func runs(upTo run: ReturnRun, limit: Int) throws -> [ReturnRun] {
    try all(
      ReturnRun.self,
      """
      SELECT * FROM return_run
      WHERE authority_id = \(run.authority) AND return_code = \(run.code)
        AND year_ending = \(run.year.ending) AND state = \(ReturnRun.State.done)
        AND started_at <= \(run.startedAt)
      ORDER BY started_at DESC, id DESC LIMIT \(limit)
      """)
  }

  /// What each rule found, in the order of the rules.
  func ruleCounts(of run: ReturnRun) throws -> [RuleCount] {
    try all(
      RuleCount.self,
      """
      SELECT * FROM return_rule_count
      WHERE authority_id = \(run.authority) AND run_id = \(run.id) ORDER BY place
      """)
  }
}

extension WriteTransaction {
  func insert(_ counts: [RuleCount], of run: ReturnRun) throws {
    for (place, count) in counts.enumerated() {
      try execute(
        """
        INSERT INTO return_rule_count (
          authority_id, run_id, place, code, level, issues, children, fixed, appeared)
        VALUES (\(run.authority), \(run.id), \(place), \(count.code), \(count.level.rawValue),
          \(count.issues), \(count.children), \(count.fixed), \(count.appeared))
        """)
    }
  }

  /// Takes a check away with all that was found and kept. Notes stay: they are for the next one.
  func remove(_ run: ReturnRun) throws {
    try execute(
      """
      DELETE FROM return_rule_count WHERE authority_id = \(run.authority) AND run_id = \(run.id)
      """)
    try delete(run)
    for document in [run.result, run.file].compactMap(\.self) {
      try forget(document, of: run.authority)
    }
  }
}
