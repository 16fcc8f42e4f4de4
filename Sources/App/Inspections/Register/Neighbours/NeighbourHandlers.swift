import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The lists of statistical neighbours: what is there, and how a file of them comes in.
struct NeighbourHandlers: Sendable {
  @Sendable func list(_ visit: Visit) async throws -> Answer {
    let (lists, councils) = try await visit.store.read { db in
      (
        try db.neighbourLists(of: visit.authority),
        try db.councils(of: visit.authority)
      )
    }
    return .page(
      Page("Statistical neighbours", breadcrumbs: [Breadcrumb("National register", .register)]) {
        lead(
          "Which councils are alike, as somebody has published it. Nothing of it is worked out here."
        )
        if visit.mayManage {
          p { buttonLink("Import a file of neighbours", to: .importNeighbours) }
        }
        if lists.isEmpty {
          emptyState("No list of neighbours was imported yet.")
        } else {
          Self.table(lists, councils)
        }
      })
  }

  private static func table(_ lists: [NeighbourList], _ councils: CouncilIndex) -> HTML {
    dataTable(
      "Lists by council", isCaptionHidden: true,
      columns: ["Council", "As at", .number("Neighbours"), "Source"],
      rows: lists.map { list in
        [
          link(
            councils.council(list.council)?.name ?? list.council,
            to: Address.neighbours(ofCouncil: list.council)
              .with("as-at", list.asAt.description)), shortDay(list.asAt),
          HTML("\(list.length)"), HTML(list.source),
        ]
      })
  }

  @Sendable func form(_ visit: Visit) async throws -> Answer { .page(formPage(visit, [])) }

  /// Shows what the file would do; nothing is changed before that is confirmed.
  @Sendable func preview(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      var entry = visit.form.entry()
      let file = entry.file("file", "Choose a file.")
      let text = ImportNeighbours.text(of: file.bytes)
      entry.check(
        text != nil, "The file is no text in UTF-8. Save it as CSV (UTF-8).", field: "file")
      try entry.finish()
      let found = try await ImportNeighbours(visit).preview(text ?? "")
      return .page(previewPage(visit, file.name, text ?? "", found))
    } onProblems: {
      formPage(visit, $0)
    }
  }

  @Sendable func take(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      let done = try await ImportNeighbours(visit)(visit.form["content"] ?? "")
      return .redirect(
        .neighbourLists,
        notice:
          "\(Words.count(done.lines, "line")) of \(Words.count(done.lists, "list")) were imported.")
    } onProblems: {
      formPage(visit, $0)
    }
  }

  private func formPage(_ visit: Visit, _ problems: [Problem]) -> Page {
    let sheet = FormSheet(visit, problems: problems)
    return Page(
      "Import statistical neighbours",
      breadcrumbs: [
        Breadcrumb("National register", .register),
        Breadcrumb("Statistical neighbours", .neighbourLists),
      ]
    ) {
      lead("A file with a line for each neighbour of each council. You see what it would do first.")
      sheet.form(
        to: .previewNeighbours, submit: "See what it would do", cancel: .neighbourLists,
        hasFiles: true
      ) {
        sheet.fileUpload(
          "file", "The file",
          hint:
            "CSV in UTF-8 with the columns council, neighbour, rank, source, as at. At most 2 MB.",
          accept: ".csv,text/csv")
      }
      fold("How the file looks") {
        p { code("council,neighbour,rank,source,as at") }
        p { code("Averley,Brackwater,1,Published model 2024,2024-10-01") }
        p(
          "A council is named by its name or its code. A list, that is one council as at one day, takes the place of the one that was there."
        )
      }
    }
  }

  private func previewPage(
    _ visit: Visit, _ name: String, _ text: String, _ found: NeighbourImport
  ) -> Page {
    Page(
      "What “\(name)” would do",
      breadcrumbs: [
        Breadcrumb("National register", .register),
        Breadcrumb("Statistical neighbours", .neighbourLists),
      ]
    ) {
      keyFigures([
        KeyFigure(
          "\(found.lines)", found.lines == 1 ? "line was understood" : "lines were understood"),
        KeyFigure(
          "\(found.lists)", "\(found.lists == 1 ? "list" : "lists"): a council as at a day"),
        KeyFigure(
          "\(found.replaced)",
          found.replaced == 1
            ? "list that was there is replaced" : "lists that were there are replaced"),
        KeyFigure(
          "\(found.problems.count)", found.problems.count == 1 ? "problem" : "problems",
          tone: found.problems.isEmpty ? .neutral : .urgent),
      ])
      if !found.problems.isEmpty { problems(found) }
      part("The first lines, as they were understood") {
        ul { for example in found.examples { li(example) } }
      }
      if found.problems.isEmpty, found.lines > 0 {
        visit.sheet.button(
          "Import \(Words.count(found.lines, "line"))", to: .importNeighbours, style: .primary,
          values: ["content": text])
      }
      p { link("Choose another file", to: .importNeighbours) }
    }
  }

  private func problems(_ found: NeighbourImport) -> HTML {
    part("What is wrong") {
      warningText("Nothing is imported as long as a line is wrong.")
      dataTable(
        "Problems by line", isCaptionHidden: true, columns: ["Where", "Problem"],
        rows: found.problems.prefix(100).map {
          [HTML($0.line == 0 ? "The file" : "Line \($0.line)"), HTML($0.message)]
        })
      if found.problems.count > 100 { muted("And \(found.problems.count - 100) more.") }
    }
  }
}
