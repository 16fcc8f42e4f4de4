import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// What the public reads: the list of published statements, and each in every language.
struct PublishedStatementHandlers: Sendable {
  @Sendable func list(_ visit: Visit) async throws -> Answer {
    let visit = visit.inRegisters
    let listing = try await visit.read { db in
      try Self.list(
        asAt: visit.shownDay,
        languages: db.statementLanguages(of: visit.authority, approvedOnly: true)
      ).load(
        for: visit, from: .statements(visit, where: ["statement.published_on IS NOT NULL"]),
        in: db)
    }
    return try listing.answer {
      Page("Statements", breadcrumbs: [visit.registersCrumb]) {
        visit.asAtNote
        lead("What the council and its partners say in public about keeping children safe.")
        listing.html
        visit.asAtForm("What was public on another day")
      }
    }
  }

  private static func list(
    asAt day: CivilDate?, languages: [ID<Statement>: [String]]
  ) -> List<StatementRow, StatementSort> {
    List(
      "Published statements", noun: ("statement", "statements"), sortedBy: .published,
      isDescending: true,
      columns: [
        ListColumn("Title", sort: .title, text: \.title) {
          link($0.title, to: Address.statement($0.statement.id).asAt(day))
        },
        ListColumn("Kind", text: \.statement.kind.title),
        ListColumn("For", text: \.statement.audience),
        ListColumn(
          "Published", sort: .published, text: { $0.statement.publishedOn?.description ?? "" }
        ) { $0.statement.publishedOn.map { shortDay($0) } ?? HTML() },
        ListColumn("Languages") { row in
          (languages[row.statement.id] ?? []).map { StatementLanguage(code: $0)?.name ?? $0 }
            .joined(separator: ", ")
        } html: { row in
          languageLinks(languages[row.statement.id] ?? [], of: row.statement.id, asAt: day)
        },
      ],
      filters: [
        .search("words", "Words") { pattern in
          """
          lower(english.title) LIKE \(pattern) ESCAPE '\\'
          OR lower(english.text) LIKE \(pattern) ESCAPE '\\'
          """
        }
      ], empty: "Nothing has been published here yet.")
  }

  /// In English unless the address names a language.
  @Sendable func show(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("statement", of: Statement.self)
    let language = try visit.parameters["language"].map { try StatementHandlers.language($0) }
    let visit = visit.inRegisters
    let file = try await visit.read { try $0.statementFile(id, of: visit.authority) }
    let wanted = language ?? .english
    guard let text = file.published.first(where: { $0.language == wanted.code }) else {
      throw Refusal.notFound("This statement is not here. It may not be published yet.")
    }
    return .page(
      PublishedStatementPage(file: file, text: text, language: wanted, visit: visit).page)
  }
}

/// A published statement in one language, as anybody reads it.
struct PublishedStatementPage {
  let file: StatementFile
  let text: StatementText
  let language: StatementLanguage
  let visit: Visit

  var page: Page {
    var page = Page(
      text.title, kicker: language.isEnglish ? file.statement.kind.title : nil,
      breadcrumbs: [Breadcrumb("Statements", Address.statements.asAt(visit.shownDay))]
    ) {
      if visit.query("as-at") != nil {
        div(.lang("en-GB"), .dir(.leftToRight)) { visit.asAtNote }
      }
      prose(text.text)
      around
    }
    page.language = language.page
    return page
  }

  /// What is English on every page: the day, the audience, the other languages.
  private var around: HTML {
    div(.lang("en-GB"), .dir(.leftToRight)) {
      hr()
      muted(
        "Published on \(file.statement.publishedOn?.longForm ?? ""). For: \(file.statement.audience)."
      )
      let others = file.published.map(\.language).filter { $0 != language.code }
      if !others.isEmpty {
        p {
          "Also in: "
          languageLinks(others, of: file.statement.id, asAt: visit.shownDay)
        }
      }
    }
  }
}

/// Links to a statement in several languages, each in its own words.
private func languageLinks(
  _ codes: [String], of id: ID<Statement>, asAt day: CivilDate?
) -> HTML {
  codes.compactMap { StatementLanguage(code: $0) }.map { language in
    let address =
      language == .english ? Address.statement(id) : .statement(id, in: language.code)
    return link(
      language.ownName, to: address.asAt(day), .lang(language.htmlCode), .dir(language.direction))
  }.joined(by: HTML(", "))
}
