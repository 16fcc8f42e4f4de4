import Kernel
import Markup
import SiteMap
import Storage
import Web

/// All accounts, as a list to sort and narrow down.
enum AccountList {
  enum Sort: String, ListSort {
    case name, login

    var key: SQL {
      switch self {
      case .name: "lower(a.name)"
      case .login: "a.login"
      }
    }
  }

  struct Line: RowDecodable {
    let account: Account
    let body: String?

    init(row: Row) throws {
      account = try Account(row: row)
      body = try row["body_name"]
    }
  }

  static func answer(_ visit: Visit) async throws -> Answer {
    let listing = try await list.load(
      for: visit,
      from: ListQuery(
        select: "a.*, b.name AS body_name",
        from: """
          account a LEFT JOIN body b ON b.authority_id = a.authority_id AND b.id = a.body_id
          """,
        id: "a.id", where: ["a.authority_id = \(visit.authority)"]))
    return try listing.answer {
      Page("Accounts") {
        lead(
          "Who may sign in, and what they may do. An account is never deleted: its name stands beside what it did."
        )
        buttonRow { buttonLink("Make an account", to: .newUser) }
        listing.html
      }
    }
  }

  private static let list = List<Line, Sort>(
    "Accounts", noun: ("account", "accounts"), sortedBy: .name,
    columns: [
      ListColumn("Name", sort: .name, text: \.account.name) {
        link($0.account.name, to: .user($0.account.id))
      },
      ListColumn("Signs in with", sort: .login, text: \.account.login),
      ListColumn("Roles", text: { $0.account.roleTitles }),
      ListColumn("Works for", text: { $0.body ?? "" }),
      ListColumn("State", text: { $0.account.stateWord }) { $0.account.stateTag },
    ],
    filters: [
      .choice(
        "state", "State",
        [
          ListFilter.Option("on", "On", "a.is_disabled = \(false)"),
          ListFilter.Option("off", "Switched off", "a.is_disabled = \(true)"),
        ]),
      .choice(
        "role", "Role",
        Role.grantable.map { role in
          // Roles are words with spaces between; with one at either end a word is found whole.
          ListFilter.Option(
            role.rawValue, role.title,
            "' ' || a.roles || ' ' LIKE \("% \(role.rawValue) %")")
        }),
      .search("words", "Name") { pattern in
        "(lower(a.name) LIKE \(pattern) ESCAPE '\\' OR a.login LIKE \(pattern) ESCAPE '\\')"
      },
    ])
}

extension Account {
  /// "Improvement officer, Administrator", in the order of the catalogue.
  var roleTitles: String {
    Role.allCases.filter(roles.contains).map(\.title).joined(separator: ", ")
  }

  var stateWord: String { isDisabled ? "Switched off" : "On" }

  var stateTag: HTML { tag(stateWord, isDisabled ? .neutral : .good) }
}

extension Role {
  /// The roles that an account can have.
  static var grantable: [Role] { allCases.filter { $0 != .public } }
}
