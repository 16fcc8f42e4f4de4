import Civil
import Kernel
import Logging
import Markup
import PageKit
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import Administration

/// The slice's routes over a store of their own, asked as somebody, without HTTP around them.
struct AdministrationHouse: Sendable {
  static let authority = AuthorityID("X08000001")
  /// 9 September 2026, 10:00 in England.
  static let now = Instant(milliseconds: 1_788_944_400_000)

  let world: World
  let site: Site

  static let administrator = user(.administrator)
  static let officer = user(.improvementOfficer)

  static func user(_ role: Role) -> User {
    role == .public
      ? .anonymous(of: authority)
      : User(account: ID(), authority: authority, name: role.title, roles: [role])
  }

  func get(
    _ address: Address, as user: User = administrator, wantsCSV: Bool = false
  ) async throws -> Answer {
    try await answer(.get, address, user, Form(), wantsCSV)
  }

  func post(
    _ address: Address, _ fields: [(String, String)] = [], as user: User = administrator
  ) async throws -> Answer {
    try await answer(.post, address, user, Form(fields.map { (name: $0, value: $1) }), false)
  }

  /// The text of a page, as the browser gets its main part.
  func html(_ address: Address, as user: User = administrator) async throws -> String {
    try await get(address, as: user).html
  }

  private func answer(
    _ method: Site.Method, _ address: Address, _ user: User, _ form: Form, _ wantsCSV: Bool
  ) async throws -> Answer {
    try await site.answer(
      method, address, form, as: user, in: world, csrfToken: "token", wantsCSV: wantsCSV)
  }
}

extension Answer {
  var title: String {
    guard case .page(let page) = self else { return "" }
    return page.title
  }

  var html: String {
    guard case .page(let page) = self else { return "" }
    return page.content.description
  }

  var status: Int? {
    guard case .page(let page) = self else { return nil }
    return page.status
  }

  var destination: Address? {
    guard case .redirect(let address, _) = self else { return nil }
    return address
  }

  var notice: String? {
    guard case .redirect(_, let notice) = self else { return nil }
    return notice
  }
}

func withAdministration(
  _ kind: StoreKind, _ body: (AdministrationHouse) async throws -> Void
) async throws {
  let now = AdministrationHouse.now
  try await withStore(kind, migrations: KernelMigrations.all, now: { now }) { store in
    let world = World(
      store: store, authority: AdministrationHouse.authority,
      documents: Documents(key: DocumentKey()), logger: Logger(label: "test"),
      passwords: PasswordHasher(parameters: .forTests), now: { now })
    try await store.write(as: .system, because: "test") { db in
      try db.insert(
        Authority(
          authority: world.authority, name: "Thornmere Borough Council", shortName: "Thornmere"))
      _ = try db.seedTimeRules(of: world.authority)
    }
    var site = Site()
    AdministrationSlice(world: world).addRoutes(to: &site)
    try await body(AdministrationHouse(world: world, site: site))
  }
}

/// Three fields of a date.
func dateFields(_ name: String, _ text: String) throws -> [(String, String)] {
  let date = try #require(CivilDate(text))
  return [
    (name, "\(date.day)"), (name + "-month", "\(date.month)"), (name + "-year", "\(date.year)"),
  ]
}
