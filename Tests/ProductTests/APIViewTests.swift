import Civil
import HTTPTypes
import HummingbirdTesting
import Kernel
import Storage
import Testing
import Web

@testable import Product

/// Figures, changes, the timeline and search, as programs read them.
@Suite struct APIViewTests {
  /// The plan of the demonstration with the most actions.
  private static func plan(_ house: ProductHouse, _ key: String) async throws -> JSON {
    let plans = try await house.ask(.get, "/api/v1/plans", with: key).json["items"]?.items ?? []
    return try #require(plans.max { $0["actions"]?.number ?? 0 < $1["actions"]?.number ?? 0 })
  }

  @Test func `M64 to M66: a figure is the number of its records, and says how it has moved`()
    async throws
  {
    try await withDemo { house in
      let key = try await house.key(of: house.director())
      let path = "/api/v1/plans/\(try await Self.plan(house, key)["id"]?.text ?? "")/figures"
      let figures = try await house.ask(.get, path, with: key).json
      let measures = figures["measures"]?.items ?? []
      #expect(measures.compactMap { $0["code"]?.text } == ["M64", "M65", "M66"])
      for measure in measures {
        let code = measure["code"]?.text ?? ""
        let behind = try await house.ask(.get, "\(path)/\(code)", with: key).json
        let records = behind["records"]?.items ?? []
        #expect(records.count == measure["denominator"]?.number, "\(code)")
        #expect(
          records.count { $0["isMet"] == true } == measure["numerator"]?.number, "\(code)")
        #expect(measure["trend"]?.items.last?["text"] == measure["text"], "\(code)")
      }
      #expect(figures["forecast"]?["sentence"]?.text?.isEmpty == false)
      let nothing = try await house.ask(.get, path + "/M99", with: key)
      #expect(nothing.status == .notFound)
    }
  }

  @Test func `Slippage is told by action, by body and of all plans, and sorted as asked`()
    async throws
  {
    try await withDemo { house in
      let key = try await house.key(of: house.director())
      let plan = try await Self.plan(house, key)["id"]?.text ?? ""
      let actions = try await house.ask(.get, "/api/v1/plans/\(plan)/slippage", with: key).json
      let totals = actions["items"]?.items.compactMap { $0["total"]?.number } ?? []
      #expect(!totals.isEmpty && totals == totals.sorted(by: >))
      let bodies = try await house.ask(
        .get, "/api/v1/plans/\(plan)/slippage?by=body&sort=name&order=up", with: key
      ).json
      let names = bodies["items"]?.items.compactMap { $0["name"]?.text } ?? []
      #expect(!names.isEmpty && names == names.sorted())
      let sum = bodies["items"]?.items.compactMap { $0["total"]?.number }.reduce(0, +)
      #expect(sum == totals.reduce(0, +))
      let plans = try await house.ask(.get, "/api/v1/slippage", with: key).json
      let own = plans["items"]?.items.first { $0["id"]?.text == plan }
      #expect(own?["total"]?.number == sum)
    }
  }

  @Test func `What has changed since a day and the timeline say what their pages say`()
    async throws
  {
    try await withDemo { house in
      let key = try await house.key(of: house.director())
      let plan = "/plans/\(try await Self.plan(house, key)["id"]?.text ?? "")"
      let changes = try await house.ask(
        .get, "/api/v1\(plan)/changes?since=2026-09-01", with: key
      ).json
      let told = changes["changes"]?.items.compactMap { $0["words"]?.text } ?? []
      #expect(!told.isEmpty)
      let visitor = try await house.visitor(.director)
      let page = try await house.get(
        "\(plan)/changes?since=2026-09-01&format=csv", as: visitor
      ).text
      #expect(page.split(separator: "\r\n").count >= told.count + 1)
      let future = try await house.ask(
        .get, "/api/v1\(plan)/changes?since=2026-12-01", with: key)
      #expect(future.status.code == 400)
      let timeline = try await house.ask(.get, "/api/v1\(plan)/timeline", with: key).json
      let bars = timeline["groups"]?.items.flatMap { $0["bars"]?.items ?? [] } ?? []
      let standing = try await house.ask(.get, "/api/v1\(plan)", with: key).json["actions"]?.items
        .filter { $0["withdrawnOn"] == .null }
      // An action stands under all that it serves; from the second on it says that it is the same.
      let first = bars.filter { $0["sameAs"] == .null }
      #expect(!bars.isEmpty && first.count == standing?.count && bars.count > first.count)
      let nobody = try await house.ask(
        .get, "/api/v1\(plan)/timeline?body=01890000-0000-7000-8000-000000000000", with: key)
      #expect(nobody.status == .notFound)
    }
  }

  @Test func `Search finds for a key what its maker may read, and for nobody only what is public`()
    async throws
  {
    try await withDemo { house in
      let key = try await house.key(of: house.director())
      func kinds(_ key: String?) async throws -> [String] {
        try await house.ask(.get, "/api/v1/search?q=children", with: key).json["kinds"]?.items
          .compactMap { $0["kind"]?.text } ?? []
      }
      let (all, open) = (try await kinds(key), try await kinds(nil))
      #expect(all.contains("actions") && all.contains("recommendations"))
      #expect(!open.contains("actions") && !open.contains("evidence") && !open.contains("people"))
      let one = try await house.ask(.get, "/api/v1/search?q=children&kind=actions", with: key).json
      #expect(one["kinds"]?.items.count == 1)
      let unknown = try await house.ask(.get, "/api/v1/search?q=children&kind=cats", with: key)
      #expect(unknown.status.code == 400)
    }
  }

  @Test func `What waits for somebody, every step that was taken, and whom they are told to`()
    async throws
  {
    try await withDemo { house in
      let director = try await house.key(of: house.director())
      let made = try await house.ask(.get, "/api/v1/reminders/made", with: director).json
      let steps = Set(made["items"]?.items.compactMap { $0["step"]?.text } ?? [])
      #expect(steps.contains("late"), "\(steps)")
      let waiting = try await house.ask(.get, "/api/v1/reminders", with: director).json
      #expect(
        waiting["count"]?.number
          == [
            "reminders", "asked", "toVerify", "evidence", "laterDates", "signOffs", "doubts",
            "questions",
          ].map { waiting[$0]?.items.count ?? 0 }
          .reduce(0, +))
      let before = try await house.ask(.get, "/api/v1/reminders/settings", with: director).json
      let body = "{\"quietFrom\": \"21:00\", \"quietTo\": \"06:30\"}"
      let refused = try await house.ask(
        .put, "/api/v1/reminders/settings", with: director, body)
      #expect(refused.status == .forbidden)
      let administrator = try await house.key(of: house.user(.administrator))
      let wrong = try await house.ask(
        .put, "/api/v1/reminders/settings", with: administrator,
        "{\"quietFrom\": \"25:00\", \"quietTo\": \"06:30\", \"version\": 0}")
      #expect(wrong.status.code == 422)
      let heads = String(decoding: (before["heads"] ?? .null).bytes, as: UTF8.self)
      let said =
        "{\"quietFrom\": \"21:00\", \"quietTo\": \"06:30\", \"heads\": \(heads), \"version\": \(before["version"]?.number ?? -1)}"
      let set = try await house.ask(.put, "/api/v1/reminders/settings", with: administrator, said)
      // Who had read the same before that is told.
      let late = try await house.ask(.put, "/api/v1/reminders/settings", with: administrator, said)
      #expect(late.status == .conflict)
      #expect(late.text.contains("Somebody else has changed it in the meantime"), "\(late.text)")
      #expect(set.status == .ok, "\(set.text)")
      let after = try await house.ask(.get, "/api/v1/reminders/settings", with: director).json
      #expect(after["quietFrom"]?.text == "21:00")
      #expect(after["heads"] == before["heads"])
      #expect(after["director"] == .null)
    }
  }
}
