import Civil
import HTTPTypes
import HummingbirdTesting
import Kernel
import Storage
import Testing
import Web

@testable import Product

/// Editions and consultations by the API: the same conditions, the same four eyes.
@Suite struct APIEditionTests {
  /// The plan of which the demonstration has published an edition.
  private static func publishedPlan(_ house: ProductHouse) async throws -> String {
    let list = try await house.ask(.get, "/api/v1/published-plans").json
    return try #require(list["items"]?.items.last?["plan"]?.text)
  }

  @Test func `Whoever has prepared an edition cannot approve it, and somebody else publishes it`()
    async throws
  {
    try await withDemo { house in
      let writer = try await house.key(of: house.user(.improvementOfficer))
      let director = try await house.key(of: house.director())
      let plan = try await Self.publishedPlan(house)
      try await Self.giveUpOpenEditions(of: plan, house, director)
      let begun = try await house.ask(
        .post, "/api/v1/plans/\(plan)/editions", with: writer,
        "{\"label\": \"By a program\", \"summary\": \"We will see each child alone. We will write down what they say.\", \"childSummary\": \"Adults will listen to you.\"}"
      )
      #expect(begun.status == .created, "\(begun.text)")
      let path = try #require(try begun.json["location"]?.text)
      let conditions = try await house.ask(.get, path + "/conditions", with: writer).json
      let missing = conditions["conditions"]?.items.filter { $0["isMet"] == false } ?? []
      #expect(
        (conditions["passes"] == true)
          == missing.allSatisfy { $0["isWarning"] == true })
      func edition() async throws -> JSON {
        try await house.ask(.get, path, with: writer).json
      }
      let proposed = try await house.ask(
        .post, path + "/propose", with: writer,
        "{\"version\": \(try await edition()["version"]?.number ?? 0)}")
      guard conditions["passes"] == true else {
        #expect(proposed.status.code == 422)
        Issue.record("the demonstration’s plan does not meet the conditions: \(proposed.text)")
        return
      }
      #expect(proposed.status == .ok, "\(proposed.text)")
      let now = try await edition()
      let approval =
        "{\"sha256\": \"\(now["sha256"]?.text ?? "")\", \"reason\": \"They are names of places.\", \"version\": \(now["version"]?.number ?? 0)}"
      let own = try await house.ask(.post, path + "/approve", with: writer, approval)
      #expect(own.status == .conflict)
      #expect(own.text.contains("You have prepared this edition"), "\(own.text)")
      let unread = try await house.ask(
        .post, path + "/approve", with: director,
        "{\"sha256\": \"0\", \"version\": \(now["version"]?.number ?? 0)}")
      #expect(unread.status == .conflict)
      let unnamed = try await house.ask(
        .post, path + "/approve", with: director,
        "{\"version\": \(now["version"]?.number ?? 0)}")
      #expect(unnamed.status.code == 422)
      #expect(try unnamed.json["errors"]?.items.map { $0["field"]?.text } == ["sha256"])
      let hidden = try await house.ask(
        .get, path.replacing("/editions/", with: "/published-plans/"))
      #expect(hidden.status == .notFound)
      let approved = try await house.ask(.post, path + "/approve", with: director, approval)
      #expect(approved.status == .ok, "\(approved.text)")
      let open = try await house.ask(
        .get, path.replacing("/editions/", with: "/published-plans/"))
      #expect(open.status == .ok)
      #expect(try open.json["label"]?.text == "By a program")
      #expect(!open.text.contains("Jo Marsh"))
    }
  }

  private static func giveUpOpenEditions(
    of plan: String, _ house: ProductHouse, _ key: String
  ) async throws {
    let list = try await house.ask(.get, "/api/v1/editions?plan=\(plan)", with: key).json
    for edition in list["items"]?.items ?? [] {
      let path = "/api/v1/editions/\(edition["id"]?.text ?? "")"
      var version = edition["version"]?.number ?? 0
      if edition["state"]?.text == "proposed" {
        let sent = try await house.ask(
          .post, path + "/return", with: key,
          "{\"reason\": \"Another is prepared.\", \"version\": \(version)}")
        #expect(sent.status == .ok, "\(sent.text)")
        version += 1
      }
      if ["proposed", "draft"].contains(edition["state"]?.text) {
        let gone = try await house.ask(.delete, path, with: key)
        #expect(gone.status == .ok, "\(gone.text)")
      }
    }
  }

  @Test func `S34: a published day that is called off stands in the data and among the changes`()
    async throws
  {
    try await withDemo { house in
      let key = try await house.key(of: house.director())
      let editions = try await house.ask(.get, "/api/v1/published-plans").json["items"]?.items ?? []
      let edition = try #require(editions.first { $0["label"]?.text == "November 2026" })
      let path = "/published-plans/\(edition["id"]?.text ?? "")/data"
      let before = try await house.ask(.get, "/api/v1" + path).json
      let ahead = before["document"]?["consultations"]?.items.first {
        $0["heldOn"] == nil && ($0["plannedOn"]?.text ?? "") > "2026-11-23"
      }
      let consultation = try #require(ahead?["id"]?.text)
      func calledOff(_ data: JSON) -> [String] {
        (data["changedSincePublished"]?.items ?? []).filter { $0["isCalledOff"] == true }
          .compactMap { $0["consultation"]?.text }
      }
      #expect(!calledOff(before).contains(consultation))
      let version = try await house.ask(
        .get, "/api/v1/consultations/\(consultation)", with: key
      ).json["version"]?.number
      let gone = try await house.ask(
        .post, "/api/v1/consultations/\(consultation)/cancel", with: key,
        "{\"reason\": \"Snow.\", \"version\": \(version ?? 0)}")
      #expect(gone.status == .ok, "\(gone.text)")
      let after = try await house.ask(.get, "/api/v1" + path)
      #expect(try calledOff(after.json).contains(consultation))
      #expect(try after.json["document"] == before["document"])
      #expect(try after.json["sha256"] == edition["sha256"])
      // The page's own data are the frozen bytes by themselves, which stand in the answer.
      let frozen = try await house.ask(.get, path).text
      #expect(!frozen.contains("changedSincePublished") && after.text.contains(frozen))
      let changes =
        try await house.ask(
          .get, "/api/v1/plans/\(edition["plan"]?.text ?? "")/changes?since=2026-11-01", with: key
        ).json["changes"]?.items.filter { $0["topic"]?.text == "consultation" } ?? []
      #expect(
        changes.contains { $0["words"]?.text.map { $0.contains("was called off") } ?? false },
        "\(changes)")
    }
  }

  @Test func `A consultation is planned, held and answered, and its first day stays`()
    async throws
  {
    try await withDemo { house in
      let key = try await house.key(of: house.director())
      let plan = try await Self.publishedPlan(house)
      func words(_ planned: String, _ more: String = "") -> String {
        "{\"title\": \"What being listened to is like\", \"question\": \"Who listens?\", \"method\": \"Talks\", \"audience\": \"Children\", \"plannedOn\": \"\(planned)\"\(more)}"
      }
      let made = try await house.ask(
        .post, "/api/v1/consultations", with: key,
        words("2026-11-10", ", \"plan\": \"\(plan)\""))
      #expect(made.status == .created, "\(made.text)")
      let path = try #require(try made.json["location"]?.text)
      let moved = words("2026-11-20", ", \"version\": 1")
      let unexplained = try await house.ask(.put, path, with: key, moved)
      #expect(unexplained.status.code == 422, "\(unexplained.text)")
      let changed = try await house.ask(
        .put, path, with: key,
        words("2026-11-20", ", \"version\": 1, \"reason\": \"The school was closed.\""))
      #expect(changed.status == .ok, "\(changed.text)")
      let group = try await house.ask(
        .post, path + "/groups", with: key,
        "{\"kind\": \"careLeavers\", \"name\": \"Care leavers\"}")
      #expect(group.status == .created, "\(group.text)")
      let held = try await house.ask(
        .post, path + "/held", with: key,
        "{\"heldOn\": \"2026-11-20\", \"tookPart\": 7, \"heard\": \"Adults are in a hurry.\", \"version\": 2}"
      )
      #expect(held.status == .ok, "\(held.text)")
      let said = try await house.ask(
        .post, path + "/said", with: key, "{\"said\": \"Give us more time.\"}")
      #expect(said.status == .created, "\(said.text)")
      let now = try await house.ask(.get, path, with: key).json
      #expect(now["firstPlannedOn"]?.text == "2026-11-10")
      #expect(now["heldOn"]?.text == "2026-11-20")
      let measure = try await house.ask(
        .get, "/api/v1/consultations-held?from=2026-11-10&to=2026-11-10", with: key
      ).json
      #expect(measure["denominator"]?.number == 1 && measure["numerator"]?.number == 0)
    }
  }
}
