import Kernel
import Markup
import SiteMap
import Storage
import Web

enum LookSort: String, ListSort {
  case at, person

  var key: SQL {
    switch self {
    case .at: "access.at"
    case .person: "lower(access.author_name)"
    }
  }
}

/// A look at what a check found, or one that was refused.
struct Look: RowDecodable, Sendable {
  let entry: AccessEntry
  /// When the check was begun; nil when it is deleted.
  let checkedAt: Instant?

  init(row: Row) throws {
    entry = try AccessEntry(row: row)
    checkedAt = try row["started_at"]
  }

  var check: String { checkedAt?.forTables ?? "deleted" }
}

/// Who looked at what checks of returns found, the latest first: by child and by person.
enum LooksPage {
  static func answer(_ visit: Visit) async throws -> Answer {
    let listing = try await visit.store.read { db in
      try list(try LookChoices(db, visit.authority)).load(
        for: visit,
        from: ListQuery(
          select: "access.*, run.started_at",
          from:
            "access LEFT JOIN return_run run ON run.authority_id = access.authority_id AND run.id = access.subject_id",
          id: "CAST(access.sequence AS text)",
          where: [
            "access.authority_id = \(visit.authority)",
            "access.subject_table = \(ReturnRun.table.text)",
          ]), in: db)
    }
    return try listing.answer {
      Page(
        "Who looked at what was found", breadcrumbs: [Breadcrumb("Statutory returns", .returns)]
      ) {
        lead(
          "Everybody who opened what a check of a return found, who read or wrote explanations of queries, and who was refused. A look at one child names the child; a look at a list says how many were in it."
        )
        listing.html
      }
    }
  }

  private static func list(_ choices: LookChoices) -> List<Look, LookSort> {
    List(
      "Looks at what was found in returns", noun: ("look", "looks"), sortedBy: .at,
      isDescending: true,
      columns: [
        ListColumn("When", sort: .at, text: { $0.entry.at.forTables }),
        ListColumn("Who", sort: .person, text: \.entry.author.name),
        ListColumn("What for", text: \.entry.purpose),
        ListColumn("At what", text: \.entry.detail),
        ListColumn(
          "Allowed", text: { $0.entry.wasAllowed ? "yes" : "refused" }
        ) { $0.entry.wasAllowed ? HTML("yes") : tag("Refused", .urgent) },
        ListColumn("Check of", text: \.check),
      ],
      filters: [
        .choice("person", "Person", choices.people), .choice("child", "Child", choices.children),
        .choice(
          "allowed", "Allowed",
          [
            ListFilter.Option("yes", "Allowed", "access.allowed = \(true)"),
            ListFilter.Option("no", "Refused", "access.allowed = \(false)"),
          ]),
        .choice(
          "explanations", "Explanations of queries",
          [
            ListFilter.Option("read", "Read", "access.purpose = \(LookRecord.noteRead)"),
            ListFilter.Option(
              "written", "Written or taken back",
              "access.purpose IN (\(LookRecord.noteWritten), \(LookRecord.noteTakenBack))"),
          ]),
      ], empty: "Nobody has looked at what was found yet.")
  }
}

/// Whom and which children the looks can be narrowed down to.
struct LookChoices {
  private(set) var people: [ListFilter.Option] = []
  private(set) var children: [ListFilter.Option] = []

  init(_ db: Transaction, _ authority: AuthorityID) throws {
    people = try db.all(
      Named.self,
      """
      SELECT DISTINCT author_id AS value, author_name AS name FROM access
      WHERE authority_id = \(authority) AND subject_table = \(ReturnRun.table.text)
      ORDER BY author_name, author_id
      """
    ).map { ListFilter.Option($0.value, $0.name, "access.author_id = \($0.value)") }
    let details = try db.all(
      Named.self,
      """
      SELECT DISTINCT detail AS value, detail AS name FROM access
      WHERE authority_id = \(authority) AND subject_table = \(ReturnRun.table.text)
        AND detail LIKE \(LookRecord.childWord + "%")
      """)
    let byChild = Dictionary(grouping: details.map(\.value)) { LookRecord.child(in: $0) ?? "" }
    // A child's number never stands in an address: its digest does.
    children = byChild.sorted { $0.key < $1.key }.map { child, _ in
      ListFilter.Option(
        String(IssueFile.digest(child), radix: 16), child,
        Self.names(child))
    }
  }

  private static func names(_ child: String) -> SQL {
    let (whole, start) = (LookRecord.child(child), LookRecord.child(child) + LookRecord.childEnd)
    return
      "(access.detail = \(whole) OR substr(access.detail, 1, CAST(\(start.unicodeScalars.count) AS integer)) = \(start))"
  }

  private struct Named: RowDecodable {
    let value: String
    let name: String

    init(row: Row) throws {
      value = try row["value"]
      name = try row["name"]
    }
  }
}
