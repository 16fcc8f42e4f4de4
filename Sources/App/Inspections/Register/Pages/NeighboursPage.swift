import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// A council beside its statistical neighbours, under one framework: unlike scales never stand in
/// one column.
struct NeighboursPage {
  let visit: Visit
  let book: RegisterBook
  let council: EnglishCouncil
  let neighbours: [CouncilNeighbour]
  let judgements: [ID<NationalInspection>: [RegisterJudgement]]
  let framework: FrameworkVersion?
  let asAt: AsAt

  private struct Line {
    var council: EnglishCouncil
    var place: Int?
    var line: NationalInspection?
  }

  func answer() throws -> Answer {
    guard let format = visit.fileFormat else { return .page(page) }
    return try TableFile(
      "Neighbours \(council.code)",
      columns: ["Council", .number("Rank"), "Visit from", "Visit to", "Published", "Counts as"]
        + areas.map { TableFile.Column($0.name) },
      rows: lines.map { line in
        [
          line.council.name, line.place.map(String.init) ?? "",
          line.line?.visitStart?.description ?? "", line.line?.visitEnd?.description ?? "",
          line.line?.publishedOn?.description ?? "", line.line?.countsAs ?? "",
        ] + areas.map { grade($0, line)?.name ?? "" }
      }, asAt: asAt.pastDay
    ).answer(as: format)
  }

  private var page: Page {
    Page(
      "\(council.name) beside its statistical neighbours",
      breadcrumbs: [
        Breadcrumb("National register", .register),
        Breadcrumb(council.name, .registerCouncil(council.code)),
      ]
    ) {
      lead(
        "The latest inspection of each under one framework, as at a day. Councils of which the register has no report under it by then have no grade here."
      )
      asAt.form(to: .neighbours(ofCouncil: council.code), title: "As at") {
        AsAt.choice(
          "framework", "Framework",
          book.frameworks.filter(\.isGraded).map {
            ($0.framework.code, $0.framework.shortName)
          }, chosen: framework?.framework.code)
      }
      if neighbours.isEmpty {
        emptyState(
          "No list of statistical neighbours of \(council.name) is known for \(asAt.day.longForm)."
        ) {
          if visit.mayManage { p { buttonLink("Import a list", to: .importNeighbours) } }
        }
      } else {
        table
        if let first = neighbours.first {
          muted(
            "Neighbours as at \(first.asAt.longForm). Source: \(first.source). Rank 1 is the nearest; the order says how alike the councils are, not how good."
          )
        }
        downloadLinks(visit.address)
      }
    }
  }

  private var table: HTML {
    dataTable(
      "\(framework?.framework.shortName ?? "Inspections") by \(asAt.day.longForm)",
      columns: ["Council", .number("Rank"), "Published"] + areas.map { TableColumn($0.name) },
      rows: lines.map(row))
  }

  private func row(_ line: Line) -> [HTML] {
    let date = line.line.map { known in
      known.publishedOn.map { shortDay($0) }
        ?? HTML("not known; visit from \(known.visitStart?.shortForm ?? "a day not known")")
    }
    return [
      link(line.council.name, to: .registerCouncil(line.council.code)),
      HTML(line.place.map(String.init) ?? "–"), date ?? HTML("no report in this register"),
    ] + areas.map { area in grade(area, line).map { tag($0.name, $0.tone) } ?? HTML("–") }
  }

  private var areas: [FrameworkArea] { framework?.areas.filter { $0.part.isEmpty } ?? [] }

  private var lines: [Line] {
    let latest = framework.map { book.latest(under: $0, asAt: asAt.day) } ?? [:]
    let own = Line(council: council, place: nil, line: latest[council.code])
    return [own]
      + neighbours.compactMap { neighbour in
        book.councils.council(neighbour.neighbour).map {
          Line(council: $0, place: neighbour.place, line: latest[$0.code])
        }
      }
  }

  private func grade(_ area: FrameworkArea, _ line: Line) -> FrameworkGrade? {
    line.line.flatMap { judgements[$0.id]?.first { $0.area == area.id } }
      .flatMap { framework?.grade($0.grade) }
  }
}
