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
    case .published: "coalesce(line.published_on, line.visit_end, line.visit_start, '9999-12-31')"
    case .council: "lower(line.council)"
    case .visit: "coalesce(line.visit_start, '9999-12-31')"
    }
  }
}

/// The register of inspections in the whole country: the page, the file, and the form of a line.
struct RegisterHandlers: Sendable {
  @Sendable func list(_ visit: Visit) async throws -> Answer {
    let asAt = AsAt(visit)
    let (listing, figures) = try await visit.store.read { db in
      let book = try db.registerBook(for: visit)
      return (
        try Self.list(book, asAt, mayManage: visit.mayManage).load(
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
            where: ["line.authority_id = \(visit.authority)"] + Self.hidden(from: visit)
              + Self.published(by: asAt)),
          in: db),
        Self.figures(visit, book, asAt.day)
      )
    }
    return try listing.asAt(asAt.pastDay).answer {
      Page("National register", breadcrumbs: [Breadcrumb("Inspections", .inspections)]) {
        lead("Which councils were inspected, when, and how the whole was judged.")
        if visit.mayManage {
          buttonRow {
            buttonLink("Import reports", to: Address.newImport.with("target", "register"))
            buttonLink("Enter a line", to: .newRegisterLine, style: .secondary)
          }
        }
        p {
          link("On a map", to: .registerMap)
          " · "
          link("All judgements", to: .registerJudgements)
          " · "
          link("Councils", to: .registerCouncils)
          " · "
          link("Statistical neighbours", to: .neighbourLists)
        }
        asAt.form(
          to: .register, title: "As at",
          keeping: [("framework", visit.query("framework"))])
        figures
        if asAt.isAsked {
          p {
            "The list below shows the same: published by \(asAt.day.longForm), or inspected by then with no day of publication known. "
            link(
              "Show the whole register",
              to: visit.query("framework").map { Address.register.with("framework", $0) }
                ?? .register)
          }
        }
        listing.html
      }
    }
  }

  /// The same reports that are counted, when a day is asked for.
  private static func published(by asAt: AsAt) -> [SQL] {
    asAt.isAsked
      ? ["coalesce(line.published_on, line.visit_end, line.visit_start) <= \(asAt.day)"] : []
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

  private static func figures(_ visit: Visit, _ book: RegisterBook, _ day: CivilDate) -> HTML {
    let wanted = book.frameworks.filter {
      visit.query("framework") == nil || $0.framework.code == visit.query("framework")
    }
    let counted = wanted.map { framework in
      let figures = RegisterFigures(book.lines(under: framework))
      return (framework, figures.counts(asAt: day, scale: framework.scale))
    }
    let inspected = counted.reduce(0) { $0 + $1.1.inspected.total }
    guard inspected + counted.reduce(0, { $0 + $1.1.published }) > 0 else {
      return muted("No report was published by \(day.longForm).")
    }
    return HTML {
      counts("Reports published by \(day.longForm)", "Published", counted, \.reports)
      if inspected > 0 {
        counts(
          "Inspected by \(day.longForm), day of publication not known", "Inspected", counted,
          \.inspected)
        muted(
          "\(Words.count(inspected, "report prints", "reports print")) no day of publication that is known here. Whether it had come out by then, the register cannot tell; each counts from the last day of its visit, or from the first where the last is not known."
        )
      }
    }
  }

  private static func counts(
    _ title: String, _ column: String, _ counted: [(FrameworkVersion, RegisterCounts)],
    _ part: (RegisterCounts) -> GradeCounts
  ) -> HTML {
    let rows: [[HTML]] = counted.compactMap { framework, counts in
      let counts = part(counts)
      guard counts.total > 0 else { return nil }
      return [
        HTML(framework.framework.shortName), HTML("\(counts.total)"),
        HTML(counts.inWords(hasOverall: framework.overall != nil)),
      ]
    }
    if rows.isEmpty { return muted("\(title): none that is known.") }
    return dataTable(
      title, columns: ["Framework", .number(column), "Overall grades"], rows: rows)
  }

  private static func list(
    _ book: RegisterBook, _ asAt: AsAt, mayManage: Bool
  ) -> List<RegisterRow, RegisterSort> {
    List(
      "National register", noun: ("inspection", "inspections"), sortedBy: .published,
      isDescending: true,
      columns: [
        ListColumn("Council", sort: .council, text: \.line.council) { row in
          link(row.line.council, to: .registerCouncil(book.councils.slug(row.line.council)))
        },
        ListColumn("Framework", text: \.framework),
        ListColumn("Visit from", sort: .visit, text: { $0.line.visitStart?.description ?? "" }) {
          $0.line.visitStart.map { shortDay($0) } ?? HTML("–")
        },
        ListColumn("Visit to", text: { $0.line.visitEnd?.description ?? "" }) {
          $0.line.visitEnd.map { shortDay($0) } ?? HTML("–")
        },
        ListColumn(
          "Published", sort: .published, text: { $0.line.publishedOn?.description ?? "" }
        ) { $0.line.publishedOn.map { shortDay($0) } ?? HTML("not known") },
        ListColumn("Counts as", text: \.line.countsAs) {
          HTML($0.line.publishedOn == nil ? "inspected" : "published")
        },
        ListColumn("Overall grade", text: { $0.overall ?? "" }),
        ListColumn("Source", text: \.line.source) { row in
          row.line.link.isEmpty
            ? HTML(row.line.source) : a(row.line.source, .href(WebAddress(row.line.link)))
        },
      ] + (mayManage ? [changeColumn] : []),
      filters: [
        .choice(
          "framework", "Framework",
          book.frameworks.map {
            ListFilter.Option(
              $0.framework.code, $0.framework.shortName, "line.framework_id = \($0.id)")
          }),
        .search("words", "Council") { "lower(line.council) LIKE \($0) ESCAPE '\\'" },
      ],
      empty: asAt.isAsked
        ? "The register has nothing by \(asAt.day.longForm)." : "The register is empty.")
  }

  /// A line that follows from an inspection recorded here is corrected there.
  private static var changeColumn: ListColumn<RegisterRow, RegisterSort> {
    ListColumn("Change", text: { _ in "" }) { row in
      if let own = row.line.inspection { return link("The inspection", to: .inspection(own)) }
      return link(
        "Correct", to: .editRegisterLine(row.line.id),
        .aria("label", "Correct the line of \(row.line.council)"))
    }
  }

  @Sendable func judgements(_ visit: Visit) async throws -> Answer {
    let listing = try await RegisterJudgementList.listing(visit, hidden: Self.hidden(from: visit))
    return try listing.answer {
      Page("All judgements", breadcrumbs: [Breadcrumb("National register", .register)]) {
        lead("Every judgement of every inspection in the register, as it was printed.")
        listing.html
      }
    }
  }

  @Sendable func new(_ visit: Visit) async throws -> Answer { .page(try await form(visit, [])) }

  @Sendable func create(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      let line = try await RecordRegisterLine(visit)(RegisterForm.entry(visit))
      let isGraded = try await Self.hasParts(line, visit)
      return .redirect(
        isGraded ? .editRegisterLine(line.id) : .register,
        notice: "\(line.council) was entered in the register."
          + (isGraded ? " Give its other judgements here, if you know them." : ""))
    } onProblems: {
      try await form(visit, $0)
    }
  }

  /// Whether its framework judges more than the whole.
  private static func hasParts(_ line: NationalInspection, _ visit: Visit) async throws -> Bool {
    let framework = try await visit.store.read {
      try $0.framework(line.framework, of: visit.authority)
    }
    return framework?.areas.contains { !$0.isOverall } ?? false
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
        judgements: try line.flatMap { try db.judgements(of: [$0])[$0.id] } ?? [],
        problems: problems
      ).page
    }
  }
}

extension GradeCounts {
  /// "4 Inadequate, 3 Adequate" from the most; or that the framework has no overall grade.
  func inWords(hasOverall: Bool) -> String {
    guard hasOverall else { return "no overall grade" }
    var parts = grades.filter { $0.count > 0 }.sorted { $0.count > $1.count }
      .map { "\($0.count) \($0.grade.name)" }
    if withoutGrade > 0 { parts.append("\(withoutGrade) not known") }
    return parts.joined(separator: ", ")
  }
}
