import Kernel
import Returns
import SiteMap
import Storage
import Web

/// A check as one person sees it.
struct RunView: Sendable {
  let visit: Visit
  let run: ReturnRun
  let found: FoundIssues

  var mayManage: Bool { visit.user.may(.manageReturns) }

  /// What to say to the manager of a team of which nothing is known: nothing found would be a false
  /// all-clear. Nil for everybody else.
  var withoutTeam: String? {
    guard let team = found.onlyTeam, !found.teamNames.contains(team) else { return nil }
    return
      "No child is listed for your team, “\(team)”, so nobody can say here whether anything was found for its children. Ask \(run.startedBy), who checked this return, to enter your team in the list of teams by this name."
  }

  /// What an empty list says.
  var nothingToPutRight: String { withoutTeam ?? "There is nothing to put right." }

  /// The way to a page below that of the check.
  var trail: [Breadcrumb] {
    [Breadcrumb("Statutory returns", .returns), Breadcrumb(run.shortTitle, .returnRun(run.id))]
  }
}

extension ReturnRun {
  /// "Check of 12 April 2026 at 14:03".
  var shortTitle: String { "Check of \(startedAt.forPeople)" }
}

/// Finds checks and what was found in them, for whoever may see it.
struct RunLoader: Sendable {
  let desk: ReturnDesk

  func run(_ visit: Visit) async throws -> ReturnRun {
    let (id, authority) = (try visit.id("run", of: ReturnRun.self), visit.authority)
    return try await visit.store.read { try $0.returnRun(id, of: authority) }
  }

  /// What was found in the check that the address names. Whoever shows any of it puts that on
  /// record first; see ``RunView/look(for:at:)``.
  ///
  /// - Throws: `Refusal.conflict` when the check has not ended; `Refusal.notPermitted` for a team
  ///   manager without a team, which goes on record.
  func view(_ visit: Visit) async throws -> RunView {
    let run = try await run(visit)
    guard run.state == .done, let result = run.result else {
      throw Refusal.conflict(
        run.state == .failed
          ? "This check broke off. Send the file again."
          : "This check has not ended yet. Wait a moment and open it again.")
    }
    let team: String?
    do {
      team = try await scope(visit)
    } catch let refusal as Refusal {
      try await visit.world.recordAccess(
        to: run.id, by: visit.user, for: "what a check found", isAllowed: false,
        detail: "the account belongs to no team")
      throw refusal
    }
    let documents = visit.world.documents
    let cached = desk.cache.file(result.text)
    let (bytes, notes, teams) = try await visit.store.read { db in
      (
        cached == nil ? try documents.bytes(of: result, in: run.authority, db) : [],
        try db.notes(on: run.code, of: run.authority),
        try db.teamBook(of: run.authority, documents)
      )
    }
    let file: IssueFile
    if let cached {
      file = cached
    } else {
      file = try await CheckingThreads.run { try IssueFile(bytes: bytes) }
    }
    if cached == nil { desk.cache.keep(file, result.text) }
    return RunView(
      visit: visit, run: run,
      found: FoundIssues(
        file, notes: notes, teams: teams,
        onlyTeam: team.map { teams.name(like: $0) ?? $0 }))
  }

  /// The only team whose children somebody may see; nil for those who see all.
  private func scope(_ visit: Visit) async throws -> String? {
    if visit.user.may(.readReturnIssues) { return nil }
    try visit.user.require(.readReturnIssues, as: .team)
    let authority = visit.authority
    guard let body = visit.user.body,
      let found = try await visit.store.read({ try $0.find(body, of: authority) })
    else {
      throw Refusal.notPermitted(
        "Your account belongs to no team. Ask an administrator to enter the team you work for, as the list of teams calls it."
      )
    }
    return found.name
  }
}
