import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// A row of the list of statements.
struct StatementRow: RowDecodable {
  let statement: Statement
  let title: String
  let approver: String?
  /// Codes of the languages it is offered in, with those that are approved.
  var languages: [String] = []

  init(row: Row) throws {
    statement = try Statement(row: row)
    title = try row["english_title"]
    approver = try row["english_approver"]
  }
}

enum StatementSort: String, ListSort {
  case planned, title, published

  var key: SQL {
    switch self {
    case .planned: "statement.planned_on"
    case .title: "lower(english.title)"
    case .published: "coalesce(statement.published_on, '9999-12-31')"
    }
  }
}

extension ListQuery {
  /// Statements with their English title.
  static func statements(_ visit: Visit, where conditions: [SQL] = []) -> ListQuery {
    ListQuery(
      select: "statement.*, english.title AS english_title, english.approver AS english_approver",
      from: """
        statement JOIN statement_text AS english
          ON english.authority_id = statement.authority_id
          AND english.statement_id = statement.id
          AND english.language = \(StatementLanguage.english.code)
        """,
      id: "statement.id", where: ["statement.authority_id = \(visit.authority)"] + conditions)
  }
}

/// All messages and statements, as those who keep them see them.
enum StatementList {
  static func list(
    on today: CivilDate, asAt day: CivilDate?, languages: [ID<Statement>: [String]]
  ) -> List<StatementRow, StatementSort> {
    List(
      "Communications", noun: ("statement", "statements"), sortedBy: .planned,
      isDescending: true,
      columns: [
        ListColumn("Title", sort: .title, text: \.title) {
          link($0.title, to: Address.statementRecord($0.statement.id).asAt(day))
        },
        ListColumn(
          "State",
          text: { $0.statement.marks(isApproved: $0.approver != nil, on: today).words }
        ) { $0.statement.marks(isApproved: $0.approver != nil, on: today).html },
        ListColumn("Kind", text: \.statement.kind.title),
        ListColumn("Audience", text: \.statement.audience),
        ListColumn("Planned", sort: .planned, text: { $0.statement.plannedOn.description }) {
          shortDay($0.statement.plannedOn)
        },
        ListColumn(
          "Published", sort: .published, text: { $0.statement.publishedOn?.description ?? "" }
        ) { $0.statement.publishedOn.map { shortDay($0) } ?? HTML("Not yet") },
        ListColumn("Languages", text: { Self.names($0, languages) }),
        ListColumn("Approved by", text: { $0.approver ?? "" }),
      ], filters: filters(on: today),
      empty: "No message or statement is in the register yet.")
  }

  private static func names(
    _ row: StatementRow, _ languages: [ID<Statement>: [String]]
  ) -> String {
    (languages[row.statement.id] ?? []).map { StatementLanguage(code: $0)?.name ?? $0 }
      .joined(separator: ", ")
  }

  private static func filters(on today: CivilDate) -> [ListFilter] {
    [
      .choice(
        "state", "State",
        [
          .init(
            "draft", "Not approved",
            "statement.published_on IS NULL AND english.approver_id IS NULL"),
          .init(
            "approved", "Approved, not public",
            "statement.published_on IS NULL AND english.approver_id IS NOT NULL"),
          .init(
            "overdue", "Overdue",
            "statement.published_on IS NULL AND statement.planned_on < \(today)"),
          .init("public", "Public", "statement.published_on IS NOT NULL"),
        ]),
      .choice(
        "kind", "Kind",
        Statement.Kind.allCases.map { .init($0.rawValue, $0.title, "statement.kind = \($0)") }),
      .search("words", "Words") { pattern in
        """
        lower(english.title) LIKE \(pattern) ESCAPE '\\'
        OR lower(english.text) LIKE \(pattern) ESCAPE '\\'
        OR lower(statement.audience) LIKE \(pattern) ESCAPE '\\'
        """
      },
    ]
  }
}

extension Statement {
  /// How it stands on a day: where it is on its way, and whether it is late there.
  func standings(isApproved: Bool, on today: CivilDate) -> [Standing] {
    if let publishedOn { return [Standing("Public since \(publishedOn.longForm)", .good)] }
    let way =
      isApproved ? Standing("Approved, not public", .info) : Standing("Not approved", .neutral)
    return isOverdue(on: today)
      ? [Standing("Overdue since \(plannedOn.longForm)", .urgent), way] : [way]
  }

  /// The same in few words, for a list that has the days in columns of their own.
  func marks(isApproved: Bool, on today: CivilDate) -> [Standing] {
    if publishedOn != nil { return [Standing("Public", .good)] }
    let way = isApproved ? Standing("Approved", .info) : Standing("Not approved", .neutral)
    return isOverdue(on: today) ? [Standing("Overdue", .urgent), way] : [way]
  }
}

extension Transaction {
  /// The languages that every statement is offered in, English first.
  func statementLanguages(
    of authority: AuthorityID, approvedOnly: Bool = false
  ) throws -> [ID<Statement>: [String]] {
    let approved: SQL = approvedOnly ? "AND approver_id IS NOT NULL" : ""
    let rows = try rows(
      """
      SELECT statement_id, language FROM statement_text
      WHERE authority_id = \(authority) \(approved)
      ORDER BY CASE WHEN language = \(StatementLanguage.english.code) THEN 0 ELSE 1 END, language,
        id
      """)
    return try rows.reduce(into: [:]) { found, row in
      found[try row.get("statement_id", as: ID<Statement>.self), default: []].append(
        try row["language"])
    }
  }
}
