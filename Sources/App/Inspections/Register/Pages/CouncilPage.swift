import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// A council in the register: every inspection that is known, each with the grades of its own time.
struct CouncilPage {
  let visit: Visit
  let book: RegisterBook
  let slug: String
  let lines: [NationalInspection]
  let judgements: [ID<NationalInspection>: [RegisterJudgement]]
  /// The papers that lines were read from, for those who may open them.
  let papers: [ID<NationalInspection>: ID<Paper>]

  private var council: EnglishCouncil? { book.councils.council(slug) }
  private var name: String { council?.name ?? lines.first?.council ?? slug }

  func answer() throws -> Answer {
    if let format = visit.fileFormat {
      return try TableFile(
        "Register \(slug)",
        columns: [
          "Council", "Framework", "Visit from", "Visit to", "Published",
          "Place under the framework", "Area",
          "Grade", "Source",
        ], rows: lines.flatMap(fileRows)
      ).answer(as: format)
    }
    return .page(page)
  }

  private var page: Page {
    Page(name, kicker: kicker, breadcrumbs: [Breadcrumb("National register", .register)]) {
      lead(
        "Every inspection in the register, with the grades as they were printed. Frameworks changed what was looked at and what the words mean: a grade of one is neither better nor worse than a grade of another."
      )
      if let council {
        p {
          buttonLink(
            "Beside its statistical neighbours", to: .neighbours(ofCouncil: council.code),
            style: .secondary)
        }
      }
      if lines.isEmpty {
        emptyState("The register has no inspection of \(name).")
      } else {
        timeline(lines.compactMap(entry))
        for line in lines where line.placedOn == nil { detail(line) }
        downloadLinks(visit.address)
      }
      if let council, visit.user.may(.manageSettings) {
        p { link("Correct what is known of this council", to: .editRegisterCouncil(council.code)) }
      }
    }
  }

  private var kicker: String {
    guard let council else { return "Council, in no list yet" }
    let ended = council.validTo.map { " · until \($0.longForm)" } ?? ""
    return "\(council.region.title) · \(council.code)\(ended)"
  }

  private func entry(_ line: NationalInspection) -> TimelineEntry? {
    guard let day = line.placedOn, let framework = book.framework(line.framework) else {
      return nil
    }
    return TimelineEntry(
      day, framework.framework.shortName, to: line.inspection.map { .inspection($0) }
    ) { detail(line) }
  }

  @HTMLBuilder private func detail(_ line: NationalInspection) -> HTML {
    if let framework = book.framework(line.framework) {
      p { facts(line) }
      let grades = framework.grades(judgements[line.id] ?? [])
      if grades.isEmpty {
        muted(framework.isGraded ? "No grade is known." : "It gives no grades.")
      } else {
        definitions(grades.map { ($0.area.name, HTML($0.grade.name)) })
      }
      p(.class("muted")) { sources(line) }
    }
  }

  private func facts(_ line: NationalInspection) -> HTML {
    HTML(
      [
        book.placeInWords(line),
        line.publishedOn.map { "report published on \($0.longForm)" }
          ?? "day of publication not known",
      ].compactMap { $0 }.joined(separator: "; ") + ".")
  }

  @HTMLBuilder private func sources(_ line: NationalInspection) -> HTML {
    "Source: "
    if line.link.isEmpty { line.source } else { a(line.source, .href(WebAddress(line.link))) }
    if let paper = papers[line.id] {
      " · "
      link("What was read", to: .paper(paper))
    }
    if visit.mayManage, line.inspection == nil {
      " · "
      link("Correct this line", to: .editRegisterLine(line.id))
    }
  }

  private func fileRows(_ line: NationalInspection) -> [[String]] {
    guard let framework = book.framework(line.framework) else { return [] }
    let start = [
      line.council, framework.framework.shortName, line.visitStart?.description ?? "",
      line.visitEnd?.description ?? "", line.publishedOn?.description ?? "",
      book.placeInWords(line) ?? "",
    ]
    let grades = framework.grades(judgements[line.id] ?? [])
    if grades.isEmpty { return [start + ["", "", line.source]] }
    return grades.map { start + [$0.area.name, $0.grade.name, line.source] }
  }
}

extension FrameworkVersion {
  /// The grades of a line in the printed order of the areas.
  func grades(
    _ judgements: [RegisterJudgement]
  ) -> [(area: FrameworkArea, grade: FrameworkGrade)] {
    areas.compactMap { area in
      let judgement = judgements.first { $0.area == area.id }
      return judgement.flatMap { grade($0.grade) }.map { (area, $0) }
    }
  }
}
