import Civil
import HTTPTypes
import HummingbirdTesting
import ImprovementPlan
import Kernel
import NIOCore
import Storage
import Synchronization
import TestKit
import Testing

@testable import Product

/// A council with two partners, an agreed plan that asks something of both, and an officer who sends
/// links; its clock is set by the tests.
struct LinkHouse: Sendable {
  let product: ProductHouse
  let clock: SetClock
  let officer: ProductHouse.Visitor
  let police: Body
  let health: Body
  let plan: Plan
  /// What is asked of the police.
  let patrols: Action
  /// What is asked of the health service, with which the police help.
  let clinics: Action

  var authority: AuthorityID { product.world.authority }

  /// Makes a link by the officer's form; answers its secret.
  ///
  /// - Parameter visitor: the officer who is signed in, where days have gone by.
  func link(
    until day: CivilDate = day("2026-12-20"), for body: Body? = nil,
    by visitor: ProductHouse.Visitor? = nil
  ) async throws -> String {
    let answer = try await product.post(
      "/partners/\((body ?? police).id)/links/new",
      [
        ("sentTo", "Superintendent Marsh"), ("expiresOn", "\(day.day)"),
        ("expiresOn-month", "\(day.month)"), ("expiresOn-year", "\(day.year)"),
      ], as: visitor ?? officer)
    let found = try #require(answer.text.firstMatch(of: /\/p\/([A-Za-z0-9_-]{43})/))
    return String(found.1)
  }

  /// Somebody without an account who opens a link in a browser of their own and says who they are.
  func holder(
    of secret: String, called name: String = "Jo Marsh", post: String = "Inspector"
  ) async throws -> Holder {
    let visitor = ProductHouse.Visitor(token: SessionToken())
    #expect(try await product.get("/p/\(secret)", as: visitor).status == .ok)
    let answer = try await product.post(
      "/p/\(secret)", [("name", name), ("post", post)], as: visitor)
    return Holder(visitor: visitor, page: try #require(answer.location))
  }

  /// Somebody who has come in by a link.
  struct Holder: Sendable {
    let visitor: ProductHouse.Visitor
    /// The page of all that is asked.
    let page: String

    func step(_ step: String, of action: Action) -> String {
      "\(page)/actions/\(action.id)/\(step)"
    }
  }

  func page(of holder: Holder) async throws -> TestResponse {
    try await product.get(holder.page, as: holder.visitor)
  }

  /// Says how the patrols are going.
  func say(
    _ note: String, by holder: Holder, knowing said: String = "", on action: Action? = nil,
    delivery: String = "inProgress", expected: CivilDate? = nil
  ) async throws -> TestResponse {
    try await product.post(
      holder.step("progress", of: action ?? patrols),
      [
        ("delivery", delivery), ("note", note), ("effectiveOn", "20"),
        ("effectiveOn-month", "11"), ("effectiveOn-year", "2026"), ("said", said),
        ("_label", "note:What was done"),
        ("expectedOn", expected.map { "\($0.day)" } ?? ""),
        ("expectedOn-month", expected.map { "\($0.month)" } ?? ""),
        ("expectedOn-year", expected.map { "\($0.year)" } ?? ""),
      ], as: holder.visitor)
  }

  func stored(_ action: Action) async throws -> Action {
    let authority = authority
    return try #require(
      try await product.world.store.read { try $0.find(action.id, of: authority) })
  }

  /// What officers read of the uses of a link: who and what, the first first.
  func uses(ofLinkTo body: Body? = nil) async throws -> [AccessEntry] {
    let (authority, body) = (authority, body ?? police)
    return try await product.world.store.read { db in
      let link = try db.value(
        String.self,
        """
        SELECT id FROM partner_link WHERE authority_id = \(authority) AND body_id = \(body.id)
        ORDER BY made_at DESC, id DESC LIMIT 1
        """)
      return try db.accesses(to: "partner_link", link ?? "", of: authority).reversed()
    }
  }
}

/// A clock that tests set.
final class SetClock: Sendable {
  private let instant: Mutex<Instant>

  /// Noon in London in winter on a day.
  init(_ date: CivilDate) { instant = Mutex(Self.noon(on: date)) }

  var now: Instant { instant.withLock { $0 } }

  func set(_ date: CivilDate) { instant.withLock { $0 = Self.noon(on: date) } }

  func pass(seconds: Int64) { instant.withLock { $0 = $0.adding(seconds: seconds) } }

  private static func noon(on date: CivilDate) -> Instant {
    Instant(milliseconds: (Int64(date.dayNumber) * 86_400 + 43_200) * 1000)
  }
}

func day(_ text: String) -> CivilDate {
  guard let date = CivilDate(text) else { preconditionFailure("'\(text)' is not a date") }
  return date
}

func withLinks(
  on kind: StoreKind, _ body: @escaping @Sendable (LinkHouse) async throws -> Void
) async throws {
  let clock = SetClock(day("2026-11-20"))
  let now: @Sendable () -> Instant = { clock.now }
  try await withProduct(on: kind, now: now) { product in
    let authority = product.world.authority
    let made = try await product.world.store.write(as: .system, because: "test") { db in
      let police = try db.insert(
        Body(authority: authority, name: "Thornmere Police", kind: .police))
      let health = try db.insert(
        Body(authority: authority, name: "Thornmere Health", kind: .health))
      let plan = try db.insert(
        Plan(
          authority: authority, title: "Plan of 2026", versionLabel: "1",
          datedOn: day("2026-10-01"), state: .agreed))
      var patrols = Action(
        authority: authority, plan: plan.id, number: 1, title: "Safe patrols",
        whatWillBeDone: "Walk past each school", measureOfSuccess: "Each school each week",
        owner: .body(police.id), leadBody: police.id)
      patrols.dueOn = day("2026-12-01")
      var clinics = Action(
        authority: authority, plan: plan.id, number: 2, title: "Open clinics",
        owner: .body(health.id), leadBody: health.id)
      clinics.dueOn = day("2026-11-10")
      let kept = (police, health, plan, try db.insert(patrols), try db.insert(clinics))
      try db.insert(ActionPartner(authority: authority, action: kept.4.id, body: police.id))
      return kept
    }
    try await body(
      LinkHouse(
        product: product, clock: clock, officer: try await product.visitor(.improvementOfficer),
        police: made.0, health: made.1, plan: made.2, patrols: made.3, clinics: made.4))
  }
}

extension ProductHouse {
  /// Sends a form with a file, as its page would.
  func upload(
    _ name: String, _ bytes: [UInt8], to address: String, _ fields: [(String, String)],
    as visitor: Visitor
  ) async throws -> TestResponse {
    let boundary = "thornmere-boundary"
    var body = ByteBuffer()
    for field in [("_token", visitor.token?.formToken ?? "")] + fields {
      body.writeString(
        "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(field.0)\"\r\n\r\n\(field.1)\r\n"
      )
    }
    body.writeString(
      "--\(boundary)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\nContent-Type: application/octet-stream\r\n\r\n"
    )
    body.writeBytes(bytes)
    body.writeString("\r\n--\(boundary)--\r\n")
    var headers: HTTPFields = [
      .contentType: "multipart/form-data; boundary=\(boundary)"
    ]
    if let token = visitor.token { headers[.cookie] = "goldthread=\(token.text)" }
    return try await client.execute(uri: address, method: .post, headers: headers, body: body)
  }
}
