import Kernel
import Markup
import SiteMap
import Storage
import Web

/// What a check found by team, with the file that each team mends its records by.
struct TeamsOfRunPage {
  let view: RunView

  private struct TeamRow {
    var name: String?
    var errors = 0
    var queries = 0
    var children: Set<Int> = []
  }

  var page: Page {
    let rows = self.rows
    return Page("By team", kicker: view.run.title, breadcrumbs: view.trail) {
      if !view.found.hasTeams {
        insetText {
          p {
            "The return does not say which team works with a child. "
            link("Give a list of teams", to: .returnTeams)
            ", and each team gets a file of its own."
          }
        }
      }
      if rows.isEmpty { emptyState("There is nothing to put right.") } else { table(rows) }
    }
  }

  private func table(_ rows: [TeamRow]) -> HTML {
    HTML {
      if view.found.hasTeams {
        p {
          link(
            "One workbook with a sheet for each team", to: .returnRun(view.run.id, "team-workbook"))
        }
      }
      dataTable(
        "Issues by team", isCaptionHidden: true,
        columns: [
          "Team", .number("Errors"), .number("Queries"), .number("Children"), "For the team",
        ], rows: rows.map(cells))
    }
  }

  private func cells(_ row: TeamRow) -> [HTML] {
    let address = Address.returnRun(view.run.id, "issues").with(
      "team", row.name ?? IssueList.noTeam)
    return [
      view.found.hasTeams
        ? link(row.name ?? IssueList.noTeamTitle, to: address) : HTML(IssueList.noTeamTitle),
      HTML(row.errors.grouped), HTML(row.queries.grouped), HTML(row.children.count.grouped),
      downloadLinks(view.found.hasTeams ? address : .returnRun(view.run.id, "issues")),
    ]
  }

  private var rows: [TeamRow] {
    var rows: [String?: TeamRow] = [:]
    for found in view.found.issues {
      var row = rows[found.team] ?? TeamRow(name: found.team)
      if found.isQuery { row.queries += 1 } else { row.errors += 1 }
      if let child = found.childPlace { row.children.insert(child) }
      rows[found.team] = row
    }
    return (view.found.teamNames.map(Optional.some) + [nil]).compactMap { rows[$0] }
  }
}

/// Where the list of teams is given.
struct TeamListPage {
  let visit: Visit
  let list: TeamList?
  /// Teams of the list that are no body of the directory.
  let strangers: [String]
  let problems: [Problem]

  var page: Page {
    let sheet = FormSheet(visit, problems: problems)
    return Page(
      "Teams of the children", breadcrumbs: [Breadcrumb("Statutory returns", .returns)]
    ) {
      lead(
        "A return does not say which team works with a child. With a list of both, what was found can be handed to the teams that put it right."
      )
      now
      sheet.form(
        to: .returnTeams, submit: list == nil ? "Take the list" : "Take the new list",
        cancel: .returns, hasFiles: true, isGuarded: false
      ) {
        sheet.fileUpload(
          "file", "The list",
          hint:
            "A CSV file whose first line is LAchildID,team, and then a line for each child. It takes the place of the list before it, whole or not at all.",
          accept: ".csv,text/csv")
      }
      if list != nil { sheet.button("Remove the list", to: .removeReturnTeams) }
    }
  }

  @HTMLBuilder private var now: HTML {
    if let list {
      insetText(
        "The list has \(Plain.count(list.children, "child", "children")) and \(Plain.count(list.teams, "team")). It was given by \(list.givenBy) on \(list.givenAt.forPeople), and is kept, encrypted, for the next checks."
      )
      if !strangers.isEmpty {
        warningText(
          "\(strangers.count == 1 ? "This team is" : "These teams are") no body of the directory, so that no manager sees what was found for \(strangers.count == 1 ? "its" : "their") children: \(strangers.map { "“\($0)”" }.joined(separator: ", ")). Call them in the list as the directory does, or enter them there."
        )
      }
    }
  }
}

/// The teams of the children.
struct TeamHandlers: Sendable {
  let loader: RunLoader

  init(desk: ReturnDesk) { loader = RunLoader(desk: desk) }

  @Sendable func list(_ visit: Visit) async throws -> Answer {
    .page(try await page(visit, []))
  }

  @Sendable func take(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      var entry = visit.form.entry()
      let file = entry.file("file", "Choose the list of teams.")
      try entry.finish()
      let book = try await TakeTeams(visit)(file)
      return .redirect(
        .returnTeams,
        notice:
          "The list was taken: \(Plain.count(book.count, "child", "children")), \(Plain.count(book.names.count, "team"))."
      )
    } onProblems: {
      try await page(visit, $0)
    }
  }

  @Sendable func remove(_ visit: Visit) async throws -> Answer {
    try await TakeTeams(visit).remove()
    return .redirect(.returnTeams, notice: "The list of teams was removed.")
  }

  @Sendable func ofRun(_ visit: Visit) async throws -> Answer {
    let view = try await loader.view(visit)
    try await view.look(for: "issues by team", at: view.found.issues.count, ("issue", "issues"))
    return .page(TeamsOfRunPage(view: view).page)
  }

  /// A sheet for each team that has issues.
  @Sendable func workbook(_ visit: Visit) async throws -> Answer {
    let view = try await loader.view(visit)
    let issues = view.found.issues
    try await view.look(
      for: "issues of children, a sheet for each team", at: issues.count, ("issue", "issues"))
    try await view.lookAtNotes(on: issues)
    let all = IssueList.table(view, issues, title: IssueList.noTeamTitle)
    let groups = Dictionary(grouping: zip(issues, all.rows), by: \.0.team)
    let names = view.found.teamNames.map(Optional.some) + [nil]
    let sheets = names.compactMap { name in
      groups[name].map { rows in
        TableFile(name ?? IssueList.noTeamTitle, columns: all.columns, rows: rows.map(\.1))
      }
    }
    return try TableFile.workbook(
      sheets.isEmpty ? [all] : sheets, named: "teams-\(view.run.code)-\(view.run.year)")
  }

  private func page(_ visit: Visit, _ problems: [Problem]) async throws -> Page {
    let documents = visit.world.documents
    return try await visit.store.read { db in
      let bodies = try db.bodies(of: visit.authority).map(\.name)
      return TeamListPage(
        visit: visit, list: try db.teamList(of: visit.authority),
        strangers: try db.teamBook(of: visit.authority, documents).strangers(among: bodies),
        problems: problems)
    }.page
  }
}
