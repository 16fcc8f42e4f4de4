import Civil
import Foundation
import HTTPTypes
import HummingbirdTesting
import Kernel
import Storage
import Testing
import Web

@testable import Product

/// A council's own plan brought in by a program: nothing is recorded before it is said, and all of it
/// can be taken back.
@Suite struct APIImportTests {
  private static let file = """
    Ref,Recommendation,Action,Lead,Due date,Status
    1.1,Our own idea,See every child alone,Head of Safeguarding,31/03/2027,On track
    1.2,Our own idea,Audit twelve plans a month,Somebody unknown,10.8.27,Complete
    1.3,Another idea,Train every social worker,Head of Safeguarding,31/11/2026,Delayed
    """

  /// Uploads it; answers where it is read.
  static func upload(
    _ house: ProductHouse, _ key: String, _ file: String = Self.file, into plan: String? = nil
  ) async throws -> String {
    let content = Data(file.utf8).base64EncodedString()
    let place = plan.map { ", \"plan\": \"\($0)\"" } ?? ""
    let sent = try await house.ask(
      .post, "/api/v1/plan-imports", with: key,
      "{\"file\": {\"name\": \"our plan.csv\", \"content\": \"\(content)\"}\(place)}")
    #expect(sent.status == .created, "\(sent.text)")
    return try #require(try sent.json["location"]?.text)
  }

  @Test func `A file is read, placed, answered, recorded, and taken back`() async throws {
    try await withDemo { house in
      let key = try await house.key(of: house.director())
      let path = try await Self.upload(house, key)
      func version() async throws -> Int {
        try await house.ask(.get, path, with: key).json["version"]?.number ?? 0
      }
      let read = try await house.ask(.get, path, with: key).json
      #expect(read["state"]?.text == "to_map" && read["preview"] == .null)
      let table = try #require(read["tables"]?.items.first)
      let columns = table["columns"]?.items ?? []
      #expect(columns.contains { $0["holds"]?.text == "action" })
      let holds = columns.compactMap { column -> String? in
        guard let word = column["holds"]?.text, let number = column["number"]?.number else {
          return nil
        }
        return "\"\(table["number"]?.number ?? 0)-\(number)\": \"\(word)\""
      }
      let confirmed = try await house.ask(
        .put, path + "/columns", with: key,
        "{\"take\": {\"0\": true}, \"headers\": {\"0\": \(table["headerRow"]?.number ?? 0)}, \"columns\": {\(holds.joined(separator: ", "))}, \"version\": \(try await version())}"
      )
      #expect(confirmed.status == .ok, "\(confirmed.text)")
      let preview = try #require(
        try await house.ask(.get, path, with: key).json["preview"])
      #expect(preview["actions"]?.number == 3)
      #expect(preview["noteCount"]?.number ?? 0 > 0)
      #expect(
        preview["notes"]?.items.contains {
          $0["message"]?.text?.contains("does not exist") ?? false
        }
          ?? false, "\(preview)")
      let early = try await house.ask(
        .post, path + "/record", with: key,
        "{\"reason\": \"Our plan.\", \"version\": \(try await version())}")
      #expect(early.status.code == 409 || early.status.code == 422, "\(early.text)")
      let placed = try await house.ask(
        .put, path + "/target", with: key,
        "{\"title\": \"Our own plan\", \"asAt\": \"2026-11-20\"}")
      #expect(placed.status == .ok, "\(placed.text)")
      let rows = try await house.ask(.get, path + "/rows", with: key).json["items"]?.items ?? []
      #expect(rows.map { $0["isLeftOut"] } == [false, false, false])
      let left = try await house.ask(
        .put, path + "/rows", with: key, "{\"first\": 1, \"last\": 3, \"take\": [1, 2]}")
      #expect(left.status == .ok, "\(left.text)")
      let recorded = try await house.ask(
        .post, path + "/record", with: key,
        "{\"reason\": \"Our plan.\", \"version\": \(try await version())}")
      #expect(recorded.status.code < 300, "\(recorded.text)")
      let done = try await house.ask(.get, path, with: key).json
      #expect(done["state"]?.text == "recorded" && done["actions"]?.number == 2)
      let plan = try await house.ask(
        .get, "/api/v1/plans/\(done["plan"]?.text ?? "")", with: key
      ).json
      #expect(plan["actions"]?.items.count == 2)
      let headings = plan["ownHeadings"]?.items ?? []
      #expect(headings.map { $0["heading"]?.text } == ["Our own idea"])
      #expect(
        headings.first?["actions"]?.items.map(\.text)
          == plan["actions"]?.items.map { $0["id"]?.text })
      let timeline = try await house.ask(
        .get, "/api/v1/plans/\(done["plan"]?.text ?? "")/timeline", with: key
      ).json
      #expect(timeline["groups"]?.items.map { $0["title"]?.text } == ["Our own idea"])
      let undone = try await house.ask(
        .post, path + "/undo", with: key,
        "{\"reason\": \"It was the wrong file.\", \"version\": \(try await version())}")
      #expect(undone.status == .ok, "\(undone.text)")
      let gone = try await house.ask(
        .get, "/api/v1/plans/\(done["plan"]?.text ?? "")", with: key)
      #expect(gone.status == .notFound)
    }
  }

  /// Confirms the columns as they were understood, and says where the plan goes.
  private static func place(
    _ path: String, _ target: String, in house: ProductHouse, _ key: String
  ) async throws {
    let read = try await house.ask(.get, path, with: key).json
    let table = try #require(read["tables"]?.items.first)
    let holds = (table["columns"]?.items ?? []).compactMap { column -> String? in
      guard let word = column["holds"]?.text, let number = column["number"]?.number else {
        return nil
      }
      return "\"0-\(number)\": \"\(word)\""
    }
    let confirmed = try await house.ask(
      .put, path + "/columns", with: key,
      "{\"take\": {\"0\": true}, \"headers\": {\"0\": \(table["headerRow"]?.number ?? 0)}, \"columns\": {\(holds.joined(separator: ", "))}, \"version\": \(read["version"]?.number ?? 0)}"
    )
    #expect(confirmed.status == .ok, "\(confirmed.text)")
    let placed = try await house.ask(.put, path + "/target", with: key, target)
    #expect(placed.status == .ok, "\(placed.text)")
  }

  private static func record(_ path: String, in house: ProductHouse, _ key: String) async throws {
    let version = try await house.ask(.get, path, with: key).json["version"]?.number ?? 0
    let recorded = try await house.ask(
      .post, path + "/record", with: key,
      "{\"reason\": \"Our plan.\", \"version\": \(version)}")
    #expect(recorded.status.code < 300, "\(recorded.text)")
  }

  @Test func `Next month’s file leaves, updates or adds, as the program says of each row`()
    async throws
  {
    try await withDemo { house in
      let key = try await house.key(of: house.director())
      let path = try await Self.upload(house, key)
      try await Self.place(
        path, "{\"title\": \"Our own plan\", \"asAt\": \"2026-11-20\"}", in: house, key)
      try await Self.record(path, in: house, key)
      let plan = try #require(try await house.ask(.get, path, with: key).json["plan"]?.text)

      let file = Self.file.replacing("31/03/2027", with: "30/04/2027")
        .replacing("Audit twelve plans", with: "Audit twenty plans")
      let next = try await Self.upload(house, key, file, into: plan)
      try await Self.place(
        next, "{\"plan\": \"\(plan)\", \"asAt\": \"2026-11-20\"}", in: house, key)
      func rows() async throws -> [JSON] {
        try await house.ask(.get, next + "/rows", with: key).json["items"]?.items ?? []
      }
      let read = try await rows()
      #expect(read.map { $0["mayUpdate"] }.first == true)
      #expect(read.first?["becomes"]?.text == "leave")
      #expect(
        read.first?["differences"]?.items.map { $0["field"]?.text } == ["Due"], "\(read)")
      #expect(read.last?["mayUpdate"] == false)
      let wrong = try await house.ask(
        .put, next + "/rows", with: key,
        "{\"first\": 1, \"last\": 3, \"take\": [], \"becomes\": {\"3\": \"update\"}}")
      #expect(wrong.status.code == 422, "\(wrong.text)")
      #expect(wrong.text.contains("Row 3 cannot update ACT-03"), "\(wrong.text)")
      let chosen = try await house.ask(
        .put, next + "/rows", with: key,
        "{\"first\": 1, \"last\": 3, \"take\": [], \"becomes\": {\"1\": \"update\", \"2\": \"leave\", \"3\": \"add\"}}"
      )
      #expect(chosen.status == .ok, "\(chosen.text)")
      #expect(try await rows().map { $0["becomes"]?.text } == ["update", "leave", "add"])
      try await Self.record(next, in: house, key)
      let actions = try await house.ask(.get, "/api/v1/plans/\(plan)", with: key).json["actions"]
      #expect(actions?.items.count == 4)
      #expect(actions?.items.first?["dueOn"]?.text == "2027-04-30")
    }
  }

  @Test func `Columns that cannot be are refused by their names, and nothing is lost`()
    async throws
  {
    try await withDemo { house in
      let key = try await house.key(of: house.director())
      let path = try await Self.upload(house, key)
      for (columns, words) in [
        ("{\"0-1\": \"action\", \"0-2\": \"action\"}", "cannot both be"),
        ("{\"0-2\": \"owner\"}", "which column"), ("{\"0-1\": \"cats\"}", "Choose one of"),
        ("{\"0 1\": \"action\"}", "no name here"),
      ] {
        let refused = try await house.ask(
          .put, path + "/columns", with: key,
          "{\"take\": {\"0\": true}, \"headers\": {\"0\": 1}, \"columns\": \(columns), \"version\": 1}"
        )
        #expect(refused.status.code == 422, "\(columns)")
        #expect(refused.text.contains(words), "\(refused.text)")
      }
      let empty = try await house.ask(.put, path + "/columns", with: key, "{\"version\": 1}")
      #expect(empty.status.code == 422)
      let problem = try #require(try empty.json["errors"]?.items.first)
      #expect(problem["field"]?.text == "take")
      #expect(
        problem["message"]?.text
          == "“0”: No table is taken. Take at least one, and say which of its columns holds the actions or the recommendations."
      )
      let partner = try await house.key(of: house.user(.partnerLead))
      let turned = try await house.ask(.get, path, with: partner)
      #expect(turned.status == .forbidden)
      let still = try await house.ask(.get, path, with: key).json
      #expect(still["state"]?.text == "to_map")
      let given = try await house.ask(.post, path + "/discard", with: key)
      #expect(given.status == .ok, "\(given.text)")
    }
  }
}
