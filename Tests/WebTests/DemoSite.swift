import Civil
import Kernel
import Logging
import Markup
import SiteMap
import Storage
import Web

/// A small service of its own for the tests of the shell: a list, a form, a record with its thread.
struct DemoSite {
  let world: World
  let server: WebServer

  static let authority = AuthorityID("E99999901")
  static let password = "lantern harbour quince"

  static let migrations =
    KernelMigrations.all + [
      Migration(
        name: "demo.1",
        statements: [
          """
          CREATE TABLE plan_outcome (
            authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
            title text NOT NULL, due_on date, status text NOT NULL, progress bigint NOT NULL,
            PRIMARY KEY (authority_id, id))
          """
        ])
    ]

  /// A service with an account for each of a few roles: `officer`, `partner`, `administrator`, `novice`
  /// (who must change the password first).
  static func make(
    on store: Store, isSecure: Bool = false, now: @escaping @Sendable () -> Instant = { .now }
  ) async throws -> DemoSite {
    let world = World(
      store: store, authority: authority, documents: Documents(key: DocumentKey()),
      logger: Logger(label: "demo", factory: { _ in SwiftLogNoOpLogHandler() }),
      passwords: PasswordHasher(parameters: .forTests), now: now)
    for (login, name, role) in [
      ("officer", "Rosalind Ashe", Role.improvementOfficer),
      ("partner", "Tobias Wren", .partnerLead),
      ("administrator", "Imogen Vale", .administrator),
    ] {
      try await CreateAccountAsOperator(world)(
        AccountEntry(login: login, name: name, roles: [role]), password: password,
        mustChange: false)
    }
    try await CreateAccountAsOperator(world)(
      AccountEntry(login: "novice", name: "Ned Hale", roles: [.improvementOfficer]),
      password: password, mustChange: true)
    var site = Site()
    DemoPages().addRoutes(to: &site)
    let shell = Shell(
      council: "Thornmere Borough Council",
      navigation: [
        NavigationItem("Inspections", Address("demo", "gallery"), for: .readPublished),
        NavigationItem("Actions", Address("demo", "actions"), for: .readPlan),
        NavigationItem("New action", Address("demo", "new"), for: .managePlan),
        NavigationItem("Accounts", Address("users"), for: .manageAccounts),
      ], isSecure: isSecure, contact: "improvement@thornmere.example")
    return DemoSite(world: world, server: WebServer(site: site, shell: shell, world: world))
  }
}

struct DemoAction: Record, Hashable {
  enum Status: String, CaseIterable, SQLConvertible, FormValue {
    case open, underWay, done

    var title: String {
      switch self {
      case .open: "Not started"
      case .underWay: "Under way"
      case .done: "Done"
      }
    }

    var tone: Tone {
      switch self {
      case .open: .neutral
      case .underWay: .gold
      case .done: .good
      }
    }
  }

  static let table: SQLName = "plan_outcome"
  let authority: AuthorityID
  let id: Storage.ID<DemoAction>
  var version = 0
  var title: String
  var dueOn: CivilDate?
  var status: Status
  var progress: Int

  init(
    authority: AuthorityID = DemoSite.authority, id: Storage.ID<DemoAction> = .init(),
    title: String, dueOn: CivilDate?, status: Status = .open, progress: Int = 0
  ) {
    self.authority = authority
    self.id = id
    self.title = title
    self.dueOn = dueOn
    self.status = status
    self.progress = progress
  }

  init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    title = try row["title"]
    dueOn = try row["due_on"]
    status = try row["status"]
    progress = try row["progress"]
  }

  var fields: Fields {
    ["title": title, "due_on": dueOn, "status": status, "progress": progress]
  }
}
