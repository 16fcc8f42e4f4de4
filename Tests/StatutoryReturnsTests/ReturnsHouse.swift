import Civil
import Foundation
import Kernel
import Logging
import Markup
import PageKit
import Returns
import SiteMap
import Storage
import TestKit
import Web

@testable import StatutoryReturns

/// A council that checks its returns. Asks for pages as the gate does, without HTTP: finds the route,
/// asks `Access`, runs the handler.
struct ReturnsHouse: Sendable {
  let world: World
  let slice: StatutoryReturnsSlice
  let site: Site
  let officer: User

  var authority: AuthorityID { world.authority }

  /// Somebody of the same council.
  func user(_ role: Role, body: ID<Body>? = nil) -> User {
    User(account: ID(), authority: authority, name: "Somebody", roles: [role], body: body)
  }

  func get(_ address: Address, as user: User? = nil) async throws -> Answer {
    try await answer(.get, address, as: user, form: Form())
  }

  func post(
    _ address: Address, _ fields: [(name: String, value: String)] = [],
    file: Form.File? = nil, as user: User? = nil
  ) async throws -> Answer {
    try await answer(
      .post, address, as: user, form: Form(fields, files: file.map { ["file": $0] } ?? [:]))
  }

  /// The page as text.
  func html(_ address: Address, as user: User? = nil) async throws -> String {
    try await get(address, as: user).html
  }

  /// Sends a return, and waits until it was checked.
  func check(
    _ xml: String, year: String = "", keeping: Bool = false
  ) async throws -> ID<ReturnRun> {
    try await check(Array(xml.utf8), year: year, keeping: keeping)
  }

  func check(
    _ bytes: [UInt8], year: String = "", keeping: Bool = false
  ) async throws -> ID<ReturnRun> {
    let answer = try await post(
      .returns, [("return", "cin"), ("year", year)] + (keeping ? [("keep", "yes")] : []),
      file: Form.File(name: "cin.xml", bytes: bytes))
    guard let target = answer.target, let id = ID<ReturnRun>(target.path.split(separator: "/")[1])
    else { throw NotChecked(page: answer.html) }
    await slice.desk.wait(for: id)
    return id
  }

  func run(_ id: ID<ReturnRun>) async throws -> ReturnRun {
    let authority = authority
    return try await world.store.read { try $0.returnRun(id, of: authority) }
  }

  /// The places of the queries among the issues of a check.
  func queries(_ run: ID<ReturnRun>) async throws -> [Int] {
    let (run, authority, documents) = (try await self.run(run), authority, world.documents)
    let bytes = try await world.store.read { db in
      try run.result.map { try documents.bytes(of: $0, in: authority, db) } ?? []
    }
    let file = try IssueFile(bytes: bytes)
    return file.issues.indices.filter {
      file.rule(file.issues[$0]).level == .query && file.child(file.issues[$0]) != nil
    }
  }

  func accesses() async throws -> [AccessEntry] {
    let officer = officer.author.id
    return try await world.store.read { try $0.accesses(by: officer) }
  }

  private func answer(
    _ method: Site.Method, _ address: Address, as user: User?, form: Form
  ) async throws -> Answer {
    try await site.answer(method, address, form, as: user ?? officer, in: world)
  }
}

struct NotChecked: Error { let page: String }

extension Answer {
  var page: Page? { if case .page(let page) = self { page } else { nil } }
  var html: String { page.map { $0.title + "\n" + $0.content.description } ?? "" }
  var target: Address? { if case .redirect(let address, _) = self { address } else { nil } }
  var bytes: [UInt8]? { if case .file(let bytes, _, _, _, _) = self { bytes } else { nil } }
  var text: String { String(decoding: bytes ?? [], as: UTF8.self) }
}

/// Runs the body in a fresh council, at a time that it can set.
func withReturns(
  on kind: StoreKind, _ body: (ReturnsHouse, TestClock) async throws -> Void
) async throws {
  let clock = TestClock(Instant(milliseconds: 1_777_000_000_000))
  try await withStore(
    kind, migrations: KernelMigrations.all + StatutoryReturnsSlice.migrations,
    now: { clock.now }
  ) { store in
    let authority = AuthorityID("X08000001")
    let world = World(
      store: store, authority: authority, documents: Documents(key: DocumentKey()),
      logger: Logger(label: "test"), now: { clock.now })
    let slice = StatutoryReturnsSlice(world: world)
    var site = Site()
    slice.addRoutes(to: &site)
    let officer = User(
      account: ID(), authority: authority, name: "Nora Field", roles: [.improvementOfficer])
    try await body(
      ReturnsHouse(world: world, slice: slice, site: site, officer: officer), clock)
  }
}
