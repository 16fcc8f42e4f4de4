import Kernel
import Returns
import Storage
import Web

/// What the pages do, for whoever has none: the demonstration.
extension StatutoryReturnsSlice {
  /// Checks a children in need return, and waits until that has ended.
  public static func checkCIN(
    _ bytes: [UInt8], named name: String, keepingFile keepsFile: Bool, as acting: any Acting
  ) async throws {
    let desk = ReturnDesk()
    let run = try await CheckReturn(acting, desk: desk)(
      [Form.File(name: name, bytes: bytes)], as: .cin, year: nil, keepsFile: keepsFile)
    await desk.wait(for: run)
  }

  /// Takes a list of teams, as CSV.
  public static func takeTeams(_ list: String, as acting: any Acting) async throws {
    try await TakeTeams(acting)(Form.File(name: "teams.csv", bytes: Array(list.utf8)))
  }

  /// Explains the query that a rule raised about a child in the last check.
  ///
  /// - Throws: `Refusal.notFound` when there is none.
  public static func explain(
    _ rule: String, about child: String, saying text: String, as acting: any Acting
  ) async throws {
    let (authority, documents) = (acting.user.authority, acting.world.documents)
    let soon = acting.world.now().adding(seconds: 1)
    let found = try await acting.world.store.read { db -> (ReturnRun, IssueFile)? in
      guard
        let run = try db.returnRuns(of: authority, before: soon).last(where: { $0.state == .done }),
        let result = run.result
      else { return nil }
      return (run, try IssueFile(bytes: documents.bytes(of: result, in: authority, db)))
    }
    guard let (run, file) = found,
      let issue = file.issues.first(where: {
        file.rule($0).code == rule && file.child($0) == child
      })
    else { throw Refusal.notFound("The last check has no such query.") }
    try await ExplainQuery(acting)(issue, in: file, of: run.code, text: text, readAt: 0)
  }

  /// Sets for how many days checks, and explanations of queries, are kept.
  public static func keepChecks(forDays days: Int, as acting: any Acting) async throws {
    try await SetKeepingTime(acting)(days: days, noteDays: days)
  }
}
