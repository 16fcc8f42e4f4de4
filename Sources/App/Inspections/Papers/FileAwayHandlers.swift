import Kernel
import SiteMap
import Storage
import Web

extension PaperHandlers {
  @Sendable func fileAwayForm(_ visit: Visit) async throws -> Answer {
    .page(try await fileAwayPage(visit, []))
  }

  @Sendable func fileAway(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("paper", of: Paper.self)
    return try await visit.retrying {
      var entry = visit.form.entry()
      let reason = entry.optionalText("filedBecause", maximum: 1_000) ?? ""
      let version = entry.version()
      try entry.finish()
      try await FilePaperAway(visit)(id, readAt: version, because: reason)
      return .redirect(
        .papers, notice: "The paper is filed away. It is in this list, with its reason.")
    } onProblems: {
      try await fileAwayPage(visit, $0)
    }
  }

  @Sendable func takeOut(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("paper", of: Paper.self)
    try await FilePaperAway(visit).takeOut(id, readAt: visit.form.entry().version())
    return .redirect(.paper(id), notice: "The paper is taken out again and waits to be reviewed.")
  }

  private func fileAwayPage(_ visit: Visit, _ problems: [Problem]) async throws -> Page {
    let id = try visit.id("paper", of: Paper.self)
    return try await visit.store.read { db in
      let paper = try db.paper(id, of: visit.authority)
      try paper.requireState(.toReview)
      return FileAwayPage(
        visit: visit, paper: paper, reading: try db.reading(of: paper), problems: problems
      ).page
    }
  }
}
