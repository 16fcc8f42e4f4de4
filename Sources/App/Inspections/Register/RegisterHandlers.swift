import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// A row of the national register.
struct RegisterRow: RowDecodable {
  let line: NationalInspection
  let framework: String
  let overall: String?

  init(row: Row) throws {
    line = try NationalInspection(row: row)
    framework = try row["framework_name"]
    overall = try row["overall_name"]
  }
}

enum RegisterSort: String, ListSort {
  case published, council, visit

  var key: SQL {
    switch self {
    case .published: "coalesce(line.published_on, '9999-12-31')"
    case .council: "lower(line.council)"
    case .visit: "coalesce(line.visit_start, '9999-12-31')"
    }
  }
}

/// The register of inspections in the whole country: the page, the file, and the form of a line.
struct RegisterHandlers: Sendable {
  @Sendable func list(_ visit: Visit) async throws -> Answer {
    let asAt = try Self.asAt(visit)
    let (listing, figures, problem) = try await visit.store.read { db in
      let frameworks = try db.frameworks(of: visit.authority)
      return (
        try Self.list(frameworks, mayManage: visit.mayManage).load(
          for: visit,
          from: ListQuery(
            select:
              "line.*, framework.short_name AS framework_name, grade.name AS overall_name",
            from: """
              national_inspection AS line
              JOIN framework ON framework.authority_id = line.authority_id
                AND framework.id = line.framework_id
              LEFT JOIN framework_grade AS grade ON grade.authority_id = line.authority_id
                AND grade.id = line.overall_grade_id
              """,
            id: "line.id",
            where: ["line.authority_id = \(visit.authority)"] + Self.hidden(from: visit)),
          in: db),
        try Self.figures(visit, frameworks, asAt.day, db), asAt.problem
      )
    }
    return listing.answer {
      Page("National register", breadcrumbs: [Breadcrumb("Inspections", .inspections)]) {
        lead("Which councils were inspected, when, and how the whole was judged.")
        if visit.mayManage {
          p { buttonLink("Enter a line", to: .newRegisterLine, style: .secondary) }
        }
        if let problem { warningText(problem) }
        Self.dayForm(visit, asAt.day)
        figures
        listing.html
      }
    }
  }

  /// A draft of our own is in the register, but not for the public yet.
  private static func hidden(from visit: Visit) -> [SQL] {
    visit.seesDrafts
      ? []
      : [
        """
        NOT EXISTS (SELECT 1 FROM inspection
          WHERE inspection.authority_id = line.authority_id
            AND inspection.id = line.inspection_id
            AND inspection.state = \(Inspection.State.draft))
        """
      ]
  }

  /// The day that counts are asked for; today when none is given or it cannot be read.
  private static func asAt(_ visit: Visit) throws -> (day: CivilDate, problem: String?) {
    guard let text = visit.query("as-at") else { return (visit.today, nil) }
    do throws(UnreadableDate) {
      return (try CivilDate(reading: text), nil)
    } catch {
      return (visit.today, "The day was not understood: \(error) Counts are as at today.")
    }
  }

  private static func dayForm(_ visit: Visit, _ day: CivilDate) -> HTML {
    Markup.form(.method(.get), .action(Address.register.web), .class("filters")) {
      if let framework = visit.query("framework") {
        input(.type(.hidden), .name("framework"), .value(framework))
      }
      div(.class("filter")) {
        label("Counts as at", .for("as-at"))
        input(
          .type(.text), .id("as-at"), .name("as-at"), .value(day.longForm), .class("input"),
          .autocomplete("off"))
      }
      div(.class("filter-buttons")) { submitButton("Show", style: .secondary) }
    }
  }

  private static func figures(
    _ visit: Visit, _ frameworks: [FrameworkVersion], _ day: CivilDate, _ db: Transaction
  ) throws -> HTML {
    let wanted = frameworks.filter {
      visit.query("framework") == nil || $0.framework.code == visit.query("framework")
    }
    let drafts =
      visit.seesDrafts
      ? []
      : Set(try db.inspections(of: visit.authority).filter { $0.state == .draft }.map(\.id))
    let rows: [[HTML]] = try wanted.compactMap { framework in
      let lines = try db.register(of: framework.id, in: visit.authority).filter { line in
        !(line.inspection.map(drafts.contains) ?? false)
      }
      let counts = RegisterFigures(lines).counts(asAt: day, scale: framework.scale)
      guard counts.published > 0 else { return nil }
      return [
        HTML(framework.framework.shortName), HTML("\(counts.published)"),
        HTML(counts.inWords(hasOverall: framework.overall != nil)),
      ]
    }
    if rows.isEmpty { return muted("No report was published by \(day.longForm).") }
    return dataTable(
      "Reports published by \(day.longForm)",
      columns: ["Framework", .number("Published"), "Overall grades"], rows: rows)
  }

  private static func list(
    _ frameworks: [FrameworkVersion], mayManage: Bool
  ) -> List<RegisterRow, RegisterSort> {
    List(
      "National register", noun: ("inspection", "inspections"), sortedBy: .published,
      isDescending: true,
      columns: [
        ListColumn("Council", sort: .council, text: \.line.council) { row in
          if let own = row.line.inspection { return link(row.line.council, to: .inspection(own)) }
          return mayManage
            ? link(row.line.council, to: .editRegisterLine(row.line.id)) : HTML(row.line.council)
        },
        ListColumn("Framework", text: \.framework),
        ListColumn("Visit from", sort: .visit, text: { $0.line.visitStart?.description ?? "" }) {
          $0.line.visitStart.map { shortDay($0) } ?? HTML("–")
        },
        ListColumn(
          "Published", sort: .published, text: { $0.line.publishedOn?.description ?? "" }
        ) { $0.line.publishedOn.map { shortDay($0) } ?? HTML("–") },
        ListColumn("Overall grade", text: { $0.overall ?? "" }),
        ListColumn("Source", text: \.line.source) { row in
          row.line.link.isEmpty
            ? HTML(row.line.source) : a(row.line.source, .href(WebAddress(row.line.link)))
        },
      ],
      filters: [
        .choice(
          "framework", "Framework",
          frameworks.map {
            ListFilter.Option(
              $0.framework.code, $0.framework.shortName, "line.framework_id = \($0.id)")
          }),
        .search("words", "Council") { "lower(line.council) LIKE \($0) ESCAPE '\\'" },
      ], empty: "The register is empty.")
  }

  @Sendable func new(_ visit: Visit) async throws -> Answer { .page(try await form(visit, [])) }

  @Sendable func create(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      let line = try await RecordRegisterLine(visit)(RegisterForm.entry(visit))
      return .redirect(.register, notice: "\(line.council) was entered in the register.")
    } onProblems: {
      try await form(visit, $0)
    }
  }

  @Sendable func edit(_ visit: Visit) async throws -> Answer { .page(try await form(visit, [])) }

  @Sendable func update(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("line", of: NationalInspection.self)
    return try await visit.retrying {
      let line = try await RecordRegisterLine(visit)(
        RegisterForm.entry(visit), over: id, readAt: visit.form.entry().version())
      return .redirect(.register, notice: "The line of \(line.council) was corrected.")
    } onProblems: {
      try await form(visit, $0)
    }
  }

  private func form(_ visit: Visit, _ problems: [Problem]) async throws -> Page {
    try await visit.store.read { db in
      let line: NationalInspection? = try visit.parameters["line"].map { _ in
        let id = try visit.id("line", of: NationalInspection.self)
        guard let found = try db.find(id, of: visit.authority) else {
          throw Refusal.notFound("This line of the register is not here.")
        }
        return found
      }
      return RegisterForm(
        visit: visit, frameworks: try db.frameworks(of: visit.authority), line: line,
        problems: problems
      ).page
    }
  }
}

extension RegisterCounts {
  /// "4 Inadequate, 3 Adequate" from the most; or that the framework has no overall grade.
  func inWords(hasOverall: Bool) -> String {
    guard hasOverall else { return "no overall grade" }
    var parts = grades.filter { $0.count > 0 }.sorted { $0.count > $1.count }
      .map { "\($0.count) \($0.grade.name)" }
    if withoutGrade > 0 { parts.append("\(withoutGrade) not known") }
    return parts.joined(separator: ", ")
  }
}
