import Civil
import HTTPTypes
import HummingbirdTesting
import ImprovementPlan
import Kernel
import Storage
import TestKit
import Testing
import Web

@testable import Product

/// What partners say about actions, “not ours” too, is found again: on past days, with its answer,
/// and in what has changed.
@Suite struct PartnerSayingTests {
  private static let reason = "Schools walk it themselves."
  private static let word = "We need a date for the first meeting."

  /// On 23 November the police say that the patrols are not theirs, and a word about the clinics;
  /// on 25 November both are answered.
  private static func sayAndAnswer(_ house: LinkHouse) async throws {
    let api = house.product
    let link = try await house.link()
    house.clock.set(day("2026-11-23"))
    let police = try await house.holder(of: link)
    for (step, action, field, words) in [
      ("not-ours", house.patrols, "reason", reason), ("word", house.clinics, "word", word),
    ] {
      let sent = try await api.post(
        police.step(step, of: action), [(field, words)], as: police.visitor)
      #expect(sent.location == police.page, "\(sent.text)")
    }
    house.clock.set(day("2026-11-25"))
    let officer = try await api.visitor(.improvementOfficer)
    let page = try await api.get("/partners/\(house.police.id)", as: officer).text
    for (path, fields) in [
      ("partner-questions", [("answer", "stays"), ("text", "You drew the routes up.")]),
      ("partner-words", [("text", "On Friday at ten.")]),
    ] {
      let address = try #require(
        page.matches(of: /href="(\/partner-[a-z]+\/[0-9a-f-]+)"/).map { String($0.output.1) }
          .first { $0.hasPrefix("/\(path)/") })
      let done = try await api.post(address, fields + [("version", "1")], as: officer)
      #expect(done.status == .seeOther, "\(done.text)")
    }
    house.clock.set(day("2026-11-26"))
  }

  /// The number of the partner's row under "To answer".
  private static func toAnswer(_ house: LinkHouse, in page: String) throws -> Int? {
    let row = try #require(
      page.split(separator: "<tr").first { $0.contains("/partners/\(house.police.id)") })
    let cells = row.split(separator: "</tr>").first.map(String.init) ?? ""
    return cells.replacing(/<[^>]*>/, with: " ").split(whereSeparator: \.isWhitespace).last
      .flatMap { Int($0) }
  }

  @Test(arguments: StoreKind.available)
  func `What a partner has said counts on the days on which it waited, and is read with its answer`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let api = house.product
      try await Self.sayAndAnswer(house)
      let officer = try await api.visitor(.improvementOfficer)
      func get(_ path: String, asAt day: String?) async throws -> String {
        try await api.get(path + (day.map { "?as-at=\($0)" } ?? ""), as: officer).text.mainWords
      }
      let counts: [(day: String?, count: Int)] = [
        ("2026-11-20", 0), ("2026-11-23", 2), ("2026-11-24", 2), ("2026-11-25", 0), (nil, 0),
      ]
      for (day, count) in counts {
        let page = try await get("/partners", asAt: day)
        #expect(try Self.toAnswer(house, in: page) == count, "\(day ?? "today")")
      }

      let partner = "/partners/\(house.police.id)"
      let before = try await get(partner, asAt: "2026-11-20")
      #expect(!before.contains(Self.reason) && !before.contains("What it has said"))
      let waiting = try await get(partner, asAt: "2026-11-24")
      for words in [
        "It says that this is not its own", "It has said something that nobody has answered",
        Self.reason, Self.word, "Nobody has answered this yet.",
      ] { #expect(waiting.contains(words), "\(words)") }
      #expect(!waiting.contains("You drew the routes up."))
      #expect(!waiting.contains("/partner-questions/"), "nothing is answered on a past day")
      for day in ["2026-11-25", nil] {
        let answered = try await get(partner, asAt: day)
        for words in [
          "What it has said (2)", Self.reason, "It stays with you. You drew the routes up.",
          Self.word, "On Friday at ten.", "ACT-01 Safe patrols", "ACT-02 Open clinics",
        ] { #expect(answered.contains(words), "\(day ?? "today"): \(words)") }
        #expect(!answered.contains("It says that this is not its own"))
      }

      let action = "/actions/\(house.patrols.id)"
      #expect(try await !get(action, asAt: "2026-11-20").contains(Self.reason))
      let open = try await get(action, asAt: "2026-11-24")
      #expect(open.contains(Self.reason) && open.contains("Nobody has answered this yet."))
      let closed = try await get(action, asAt: nil)
      #expect(closed.contains(Self.reason) && closed.contains("You drew the routes up."))

      let key = try await api.key(of: api.user(.improvementOfficer), expiresOn: day("2026-12-20"))
      let answers: [(day: String, answer: JSON)] = [
        ("2026-11-24", .null), ("2026-11-25", .string("stays")),
      ]
      for (day, answer) in answers {
        let read = try await api.ask(
          .get, "/api/v1/partners/\(house.police.id)?asAt=\(day)", with: key
        ).json
        #expect(read["questions"]?.items.map { $0["answer"] ?? .null } == [answer])
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `“Not ours” stands on the action’s page for who keeps the plan and for who said it`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let api = house.product
      try await api.world.store.write(as: .system, because: "test") { db in
        try db.insert(
          ActionPartner(
            authority: house.authority, action: house.patrols.id, body: house.health.id))
      }
      let police = try await house.holder(of: try await house.link())
      _ = try await api.post(
        police.step("not-ours", of: house.patrols), [("reason", Self.reason)], as: police.visitor)
      let action = "/actions/\(house.patrols.id)"
      let officers = try await api.get(action, as: house.officer).text
      #expect(officers.contains(Self.reason) && officers.contains("/partner-questions/"))
      let own = try await api.visitor(.partnerLead, body: house.police.id)
      let theirs = try await api.get(action, as: own).text
      #expect(theirs.contains(Self.reason) && !theirs.contains("/partner-questions/"))
      let other = try await api.visitor(.partnerLead, body: house.health.id)
      let others = try await api.get(action, as: other)
      #expect(others.status == .ok && !others.text.contains(Self.reason))
    }
  }

  @Test(arguments: StoreKind.available)
  func `What has changed tells “not ours”, a word, and the answers to both`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let api = house.product
      try await Self.sayAndAnswer(house)
      let officer = try await api.visitor(.improvementOfficer)
      let said = [
        "Safe patrols</a>: Thornmere Police says that this is not its own: “\(Self.reason)”",
        "Open clinics</a>: “\(Self.word)”",
      ]
      let answered = [
        "Safe patrols</a>: Thornmere Police was told “It stays with you”: You drew the routes up.",
        "Open clinics</a>: Thornmere Police was answered: On Friday at ten.",
      ]
      let changes = "/plans/\(house.plan.id)/changes?since="
      let all = try await api.get(changes + "2026-11-20", as: officer).text
      #expect(all.contains("Said by partners (4)"))
      for words in said + answered { #expect(all.contains(words), "\(words)") }
      let then = try await api.get(changes + "2026-11-20&as-at=2026-11-24", as: officer).text
      #expect(then.contains("Said by partners (2)"))
      for words in said { #expect(then.contains(words), "\(words)") }
      let later = try await api.get(changes + "2026-11-24", as: officer).text
      #expect(later.contains("Said by partners (2)"))
      for words in answered { #expect(later.contains(words), "\(words)") }
    }
  }
}
