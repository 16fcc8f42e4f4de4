import Civil
import Kernel
import SiteMap
import Storage
import Web

/// The councils of the register: each with its inspections, beside its neighbours, on the map.
struct CouncilHandlers: Sendable {
  @Sendable func list(_ visit: Visit) async throws -> Answer {
    try await visit.store.read { db in
      try CouncilsPage(
        visit: visit, book: try db.registerBook(for: visit),
        added: Set(try db.addedCouncils(of: visit.authority).map(\.code))
      ).answer()
    }
  }

  @Sendable func show(_ visit: Visit) async throws -> Answer {
    let slug = visit.parameters["council"] ?? ""
    return try await visit.store.read { db in
      let book = try db.registerBook(for: visit)
      let lines = book.lines(of: slug)
      if lines.isEmpty, book.councils.council(slug) == nil {
        throw Refusal.notFound("The register knows no council by this name.")
      }
      return try CouncilPage(
        visit: visit, book: book, slug: slug, lines: lines,
        judgements: try db.judgements(of: lines),
        papers: visit.seesDrafts ? try db.papers(of: lines) : [:]
      ).answer()
    }
  }

  @Sendable func neighbours(_ visit: Visit) async throws -> Answer {
    let code = visit.parameters["council"] ?? ""
    let asAt = AsAt(visit)
    return try await visit.store.read { db in
      let book = try db.registerBook(for: visit)
      guard let council = book.councils.council(code), council.code == code else {
        throw Refusal.notFound("No council has this code.")
      }
      let neighbours = try db.neighbours(of: code, in: visit.authority, on: asAt.day)
      let framework =
        book.framework(code: visit.query("framework"))
        ?? Self.usual(book, for: code, asAt.day)
      let codes = Set([code] + neighbours.map(\.neighbour))
      let lines = framework.map { book.lines(under: $0) } ?? []
      return try NeighboursPage(
        visit: visit, book: book, council: council, neighbours: neighbours,
        judgements: try db.judgements(
          of: lines.filter { codes.contains(book.councils.slug($0.council)) }),
        framework: framework, asAt: asAt
      ).answer()
    }
  }

  @Sendable func map(_ visit: Visit) async throws -> Answer {
    let asAt = AsAt(visit)
    return try await visit.store.read { db in
      let book = try db.registerBook(for: visit)
      let framework =
        book.framework(code: visit.query("framework")) ?? Self.latest(book, asAt.day)
      return try MapPage(
        visit: visit, book: book, framework: framework,
        showsAll: visit.query("councils") == "all", asAt: asAt
      ).answer()
    }
  }

  /// The framework of the council's latest inspection with grades; else the latest there is.
  private static func usual(
    _ book: RegisterBook, for code: String, _ day: CivilDate
  ) -> FrameworkVersion? {
    let own = RegisterFigures(book.lines(of: code)).known(asAt: day)
      .sorted { ($0.placedOn ?? .earliest) > ($1.placedOn ?? .earliest) }
    return own.lazy.compactMap { book.framework($0.framework) }.first(where: \.isGraded)
      ?? latest(book, day)
  }

  /// The latest framework with an overall grade under which a council was inspected by a day.
  private static func latest(_ book: RegisterBook, _ day: CivilDate) -> FrameworkVersion? {
    let graded = book.frameworks.filter { $0.overall != nil }
    return graded.last { framework in
      !RegisterFigures(book.lines(under: framework)).known(asAt: day).isEmpty
    } ?? graded.last
  }

  // MARK: What an administrator adds

  @Sendable func new(_ visit: Visit) async throws -> Answer { .page(try await form(visit, [])) }

  @Sendable func edit(_ visit: Visit) async throws -> Answer { .page(try await form(visit, [])) }

  @Sendable func save(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      let council = try await RecordCouncil(visit)(
        CouncilForm.entry(visit), readAt: visit.form.entry().version())
      return .redirect(.registerCouncils, notice: "\(council.name) was saved.")
    } onProblems: {
      try await form(visit, $0)
    }
  }

  private func form(_ visit: Visit, _ problems: [Problem]) async throws -> Page {
    let code = visit.parameters["council"]
    return try await visit.store.read { db in
      let added = try db.addedCouncils(of: visit.authority)
      let known = try db.councils(of: visit.authority)
      let council = code.flatMap { code in known.all.first { $0.code == code } }
      if code != nil, council == nil { throw Refusal.notFound("No council has this code.") }
      return CouncilForm(
        visit: visit, council: council, added: added.first { $0.code == code },
        problems: problems
      ).page
    }
  }
}

extension Transaction {
  /// The papers that lines of the register were read from.
  func papers(of lines: [NationalInspection]) throws -> [ID<NationalInspection>: ID<Paper>] {
    guard let authority = lines.first?.authority else { return [:] }
    let papers = try all(
      Paper.self,
      """
      SELECT * FROM paper
      WHERE authority_id = \(authority) AND register_entry_id IN \(list: lines.map(\.id))
      ORDER BY uploaded_at, id
      """)
    return Dictionary(
      papers.compactMap { paper in paper.registerLine.map { ($0, paper.id) } },
      uniquingKeysWith: { first, _ in first })
  }
}
