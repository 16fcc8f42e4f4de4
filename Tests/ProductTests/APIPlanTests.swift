import Civil
import HTTPTypes
import HummingbirdTesting
import ImprovementPlan
import Inspections
import Kernel
import Storage
import TestKit
import Testing
import Web

@testable import Product

/// A plan by the API: as at past days, refused in the words of its pages, links told once.
@Suite struct APIPlanTests {
  @Test func `As at a past day the list and the action tell what was stored then`() async throws {
    try await withLinks(on: .sqlite) { house in
      let api = house.product
      let key = try await api.key(of: api.user(.improvementOfficer), expiresOn: day("2026-12-20"))
      let path = "/api/v1/actions/\(house.patrols.id)"
      house.clock.set(day("2026-11-23"))
      let said = try await api.ask(
        .post, path + "/progress", with: key,
        "{\"delivery\": \"complete\", \"note\": \"Every school is walked past.\", \"effectiveOn\": \"2026-11-23\", \"version\": \(house.patrols.version)}"
      )
      #expect(said.status == .ok, "\(said.text)")
      let (then, now) = ("?asAt=2026-11-21", "")
      for (query, work) in [(then, "notStarted"), (now, "complete")] {
        let one = try await api.ask(.get, path + query, with: key).json
        #expect(one["work"]?.text == work)
        let list = try await api.ask(
          .get, "/api/v1/actions" + (query.isEmpty ? "?" : query + "&") + "sort=title", with: key
        ).json
        let row = list["items"]?.items.first { $0["id"]?.text == house.patrols.id.text }
        #expect(row?["work"]?.text == work)
        #expect(list["items"]?.items.count == 2)
      }
      let before = try await api.ask(.get, "/api/v1/actions?asAt=2026-11-19", with: key).json
      #expect(before["items"]?.items == [])
      let early = try await api.ask(.get, path + "?asAt=2026-11-19", with: key)
      #expect(early.status == .notFound)
      #expect(early.text.contains("had not been added on"), "\(early.text)")
      let late = try await api.ask(.get, "/api/v1/actions?asAt=2026-12-01", with: key)
      #expect(late.status.code == 400)
    }
  }

  @Test func `The council’s rules that are to come are read with the one that holds`() async throws
  {
    try await withLinks(on: .sqlite) { house in
      let api = house.product
      let key = try await api.key(of: api.user(.improvementOfficer))
      let (today, path) = (api.world.today(), "/api/v1/delivery-rule/updates")
      for days in [30, 10] {
        let set = try await api.ask(
          .put, path, with: key,
          """
          {"offTrack": \(days), "atRisk": 14, "onTrack": 30, "notStarted": 0,
          "validFrom": "\(today.adding(days: days))", "source": "Board, minute 4",
          "version": \(days == 30 ? 0 : 1)}
          """)
        #expect(set.status.code < 300, "\(set.text)")
      }
      let read = try await api.ask(.get, path, with: key).json
      #expect(read["offTrack"]?.number != 10)
      let toCome = read["toCome"]?.items ?? []
      #expect(toCome.map { $0["offTrack"]?.number } == [10, 30])
      #expect(toCome.first?["validFrom"]?.text == "\(today.adding(days: 10))")
      #expect(toCome.first?["source"]?.text == "Board, minute 4")
      let past = try await api.ask(
        .get, path + "?asAt=\(today.adding(days: -1))", with: key
      ).json
      #expect(past["toCome"]?.items == [])
      for other in ["/api/v1/delivery-rule", "/api/v1/figure-rule"] {
        #expect(try await api.ask(.get, other, with: key).json["toCome"]?.items == [])
      }
    }
  }

  @Test func `Why a plan is closed is read as it was put right, and stays where it is left out`()
    async throws
  {
    try await withLinks(on: .sqlite) { house in
      let api = house.product
      let key = try await api.key(of: api.user(.improvementOfficer))
      let path = "/api/v1/plans/\(house.plan.id)"
      var version = house.plan.version
      func close(_ besides: String) async throws -> String? {
        let put = try await api.ask(
          .put, path, with: key,
          """
          {"title": "Our plan", "datedOn": "2026-11-02", "state": "closed", \(besides)
          "version": \(version)}
          """)
        #expect(put.status.code < 300, "\(put.text)")
        let read = try await api.ask(.get, path, with: key).json
        version = read["version"]?.number ?? 0
        return read["leftOpen"]?.text
      }
      #expect(try await close("\"leftOpen\": \"The next takes it up\",") == "The next takes it up")
      #expect(try await close("\"leftOpen\": \"The board asked\",") == "The board asked")
      #expect(try await close("") == "The board asked")
      #expect(try await close("\"leftOpen\": null,") == "The board asked")
    }
  }

  @Test
  func `The council’s words for impact are set whole, and every word of a plan is one of them`()
    async throws
  {
    try await withLinks(on: .sqlite) { house in
      let api = house.product
      let key = try await api.key(of: api.user(.improvementOfficer), expiresOn: day("2026-12-20"))
      let path = "/api/v1/delivery-rule"
      func rule(_ impact: String) -> String {
        """
        {"wordComplete": "Done", "wordOnTrack": "In time", "wordAtRisk": "Shaky",
        "wordOffTrack": "In trouble", "wordNotStarted": "To come", \(impact)
        "lookAheadDays": 20, "milestoneShare": 75, "recoveryDays": 10, "overrideDays": 20,
        "someChangeStrength": "sampled", "sustainedChangeStrength": "seenInPractice",
        "validFrom": "\(api.world.today())", "source": "Board, minute 4", "version": 0}
        """
      }
      let partly = try await api.ask(.put, path, with: key, rule("\"wordWorse\": \"Harm\","))
      #expect(partly.status.code == 422 && partly.text.contains("wordTooEarly"), "\(partly.text)")
      let words = ["Open", "Nothing new", "A little", "For good", "Harm"]
      let fields = ["TooEarly", "NoChange", "SomeChange", "SustainedChange", "Worse"]
      let all = zip(fields, words).map { "\"word\($0)\": \"\($1)\"," }.joined(separator: " ")
      let alike = try await api.ask(
        .put, path, with: key, rule(all.replacing("Harm", with: "Not judged\\u200b yet")))
      #expect(alike.status.code == 422 && alike.text.contains("wordWorse"), "\(alike.text)")
      let kept = try await api.ask(.put, path, with: key, rule(all))
      #expect(kept.status.code < 300, "\(kept.text)")
      let read = try await api.ask(.get, path, with: key).json
      #expect(fields.compactMap { read["word\($0)"]?.text } == words)
      let plan = try await api.ask(.get, "/api/v1/plans/\(house.plan.id)", with: key).json
      let counts = plan["impact"]?.items ?? []
      #expect(
        Array(counts.compactMap { $0["code"]?.text }.prefix(5)) == [
          "tooEarly", "noChange", "someChange", "sustainedChange", "worse",
        ])
      #expect(Array(counts.compactMap { $0["word"]?.text }.prefix(5)) == words)
      #expect(plan["impactRule"]?.text?.contains("“For good” at least") == true)
    }
  }

  @Test func `A partner’s impact is told beside its delivery, as at a past day too`() async throws {
    try await withLinks(on: .sqlite) { house in
      let api = house.product
      let user = try await api.user(.improvementOfficer)
      let key = try await api.key(of: user, expiresOn: day("2026-12-20"))
      let acting = ActingUser(user, in: api.world)
      let later = try await RecordInspection(acting)(
        InspectionEntry(framework: "ILACS", council: "Thornmere", title: "Second look"))
      let found = try await RecordRecommendations(acting)(
        RecommendationEntry(text: "Visit every care leaver"), in: later.id)
      let joined = try await api.ask(
        .post, "/api/v1/plans/\(house.plan.id)/inspections", with: key,
        "{\"inspection\": \"\(later.id)\"}")
      #expect(joined.status.code < 300, "\(joined.text)")
      house.clock.set(day("2026-11-23"))
      try await api.world.store.write(as: .system, because: "test") { db in
        try db.insert(
          ActionRecommendation(
            authority: house.authority, action: house.patrols.id, recommendation: found.id))
      }
      for (query, count) in [("", 1), ("?asAt=2026-11-21", 0)] {
        let list = try await api.ask(.get, "/api/v1/partners" + query, with: key).json
        let listed = list["items"]?.items.first { $0["id"]?.text == house.police.id.text }
        let path = "/api/v1/partners/\(house.police.id)" + query
        let one = try await api.ask(.get, path, with: key).json
        for partner in [listed, one] {
          #expect(partner?["recommendations"]?.number == count, "\(query)")
          #expect(partner?["changeSeen"]?.number == 0)
        }
      }
    }
  }

  @Test func `Another inspection joins a running plan, once, and is taken out again with a reason`()
    async throws
  {
    try await withLinks(on: .sqlite) { house in
      let api = house.product
      let user = try await api.user(.improvementOfficer)
      let key = try await api.key(of: user, expiresOn: day("2026-12-20"))
      let acting = ActingUser(user, in: api.world)
      let later = try await RecordInspection(acting)(
        InspectionEntry(framework: "ILACS", council: "Thornmere", title: "Second look"))
      try await RecordRecommendations(acting)(
        RecommendationEntry(text: "Visit every care leaver"), in: later.id)
      let path = "/api/v1/plans/\(house.plan.id)"
      let body = "{\"inspection\": \"\(later.id)\"}"
      let joined = try await api.ask(.post, path + "/inspections", with: key, body)
      #expect(joined.status.code < 300, "\(joined.text)")
      let plan = try await api.ask(.get, path, with: key).json
      #expect(plan["sources"]?.items.map { $0["title"]?.text } == ["Second look"])
      #expect(plan["outcomes"]?.items.count == 1)
      let again = try await api.ask(.post, path + "/inspections", with: key, body)
      #expect(again.status.code == 422)
      #expect(again.text.contains("answers this inspection already"), "\(again.text)")
      let reader = try await api.key(of: api.user(.councillor))
      let refused = try await api.ask(.post, path + "/inspections", with: reader, body)
      #expect(refused.status == .forbidden)
      // It is taken out with what the document says that this takes.
      let source = try #require(plan["sources"]?.items.first?["id"]?.text)
      let leave = "\(path)/inspections/\(source)/leave"
      let left = try await api.ask(.post, leave, with: key, "{\"reason\": \"By mistake\"}")
      #expect(left.status.code < 300, "\(left.text)")
      let after = try await api.ask(.get, path, with: key).json
      #expect(after["sources"]?.items == [] && after["outcomes"]?.items == [])
    }
  }

  @Test func `What was withdrawn is listed when it is asked for, with its day and no rating`()
    async throws
  {
    try await withLinks(on: .sqlite) { house in
      let api = house.product
      let key = try await api.key(of: api.user(.improvementOfficer), expiresOn: day("2026-12-20"))
      let authority = house.authority
      try await api.world.store.write(as: .system, because: "test") { db in
        var action = try db.find(house.patrols.id, of: authority) ?? house.patrols
        action.withdrawnOn = day("2026-11-20")
        action.withdrawnBecause = "Another team does it"
        try db.update(action)
      }
      let standing = try await api.ask(.get, "/api/v1/actions", with: key).json
      #expect(standing["items"]?.items.count == 1)
      #expect(standing["items"]?.items.first?["withdrawnOn"] == JSON.null)
      let gone = try await api.ask(.get, "/api/v1/actions?delivery=withdrawn", with: key).json
      let rows = gone["items"]?.items ?? []
      #expect(rows.map { $0["id"]?.text } == [house.patrols.id.text])
      #expect(rows.first?["withdrawnOn"]?.text == "2026-11-20")
      #expect(rows.first?["delivery"] == JSON.null)
      let late = try await api.ask(.get, "/api/v1/actions?delivery=withdrawn-late", with: key)
      #expect(late.status == .ok, "\(late.text)")
    }
  }

  @Test func `Whoever owns an action cannot verify it by a program, whoever called it complete`()
    async throws
  {
    try await withLinks(on: .sqlite) { house in
      let api = house.product
      let authority = house.authority
      let person = try await api.world.store.write(as: .system, because: "test") { db in
        let person = try db.insert(
          Person(authority: authority, name: "Alma Reyes", body: house.police.id))
        var action = try db.find(house.patrols.id, of: authority) ?? house.patrols
        action.owner = .person(person.id)
        try db.update(action)
        return person
      }
      let officer = try await api.key(of: api.user(.improvementOfficer))
      let owner = try await api.key(of: api.user(.director, person: person.id))
      let path = "/api/v1/actions/\(house.patrols.id)"
      func version() async throws -> Int {
        try await api.ask(.get, path, with: officer).json["version"]?.number ?? 0
      }
      let said = try await api.ask(
        .post, path + "/progress", with: officer,
        "{\"delivery\": \"complete\", \"note\": \"Done.\", \"effectiveOn\": \"2026-11-20\", \"version\": \(try await version())}"
      )
      #expect(said.status == .ok, "\(said.text)")
      let refused = try await api.ask(
        .post, path + "/verify", with: owner,
        "{\"verification\": \"I looked at it.\", \"version\": \(try await version())}")
      #expect(refused.status == .forbidden, "\(refused.text)")
      #expect(
        try refused.json["detail"]?.text?.hasPrefix("You own this action") ?? false,
        "\(refused.text)")
      let after = try await api.ask(.get, path, with: officer).json
      #expect(after["completion"]?["verifiedOn"] == .null)
    }
  }

  @Test func `A circle of actions that wait for each other is refused with its chain`()
    async throws
  {
    try await withLinks(on: .sqlite) { house in
      let api = house.product
      let key = try await api.key(of: api.user(.director))
      let path = "/api/v1/plans/\(house.plan.id)/dependencies"
      func link(_ action: Action, _ needed: Action) async throws -> TestResponse {
        try await api.ask(
          .post, path, with: key, "{\"action\": \"\(action.id)\", \"needed\": \"\(needed.id)\"}")
      }
      let first = try await link(house.patrols, house.clinics)
      #expect(first.status == .created, "\(first.text)")
      let circle = try await link(house.clinics, house.patrols)
      #expect(circle.status.code == 422)
      let problem = try #require(try circle.json["errors"]?.items.first)
      #expect(problem["field"]?.text == "needed")
      #expect(problem["message"]?.text?.contains("go round in a circle") ?? false)
      #expect(problem["message"]?.text?.contains("ACT-02") ?? false)
      let itself = try await link(house.clinics, house.clinics)
      #expect(itself.status.code == 422)
      let kept = try await api.ask(.get, "/api/v1/dependencies", with: key).json
      #expect(kept["items"]?.items.count == 1)
    }
  }

  @Test(arguments: StoreKind.available)
  func `By when an action is expected is told with it, with what waits for it, and to its partner`(
    on kind: StoreKind
  ) async throws {
    try await withLinks(on: kind) { house in
      let api = house.product
      try await api.world.store.write(as: .system, because: "test") { db in
        for (action, due) in [(house.patrols, "2026-12-01"), (house.clinics, "2026-12-18")] {
          guard var kept = try db.find(action.id, of: house.authority) else { return }
          kept.dueOn = day(due)
          kept.firstDueOn = day(due)
          try db.update(kept)
          try db.insert(
            DueDateEntry(
              authority: house.authority, subject: .action(action.id), number: 1,
              dueOn: day(due), setBy: .council, setByName: "Director", setOn: day("2026-10-01"),
              reason: ""))
        }
      }
      let key = try await api.key(of: api.user(.director), expiresOn: day("2026-12-20"))
      func told(_ path: String) async throws -> JSON {
        try await api.ask(.get, "/api/v1/\(path)", with: key).json
      }
      let link = try await api.ask(
        .post, "/api/v1/plans/\(house.plan.id)/dependencies", with: key,
        "{\"action\": \"\(house.clinics.id)\", \"needed\": \"\(house.patrols.id)\"}")
      #expect(link.status == .created, "\(link.text)")
      #expect(try await told("actions/\(house.patrols.id)")["expectedOn"] == .null)
      #expect(try await told("dependencies")["items"]?.items.first?["pushedBy"]?.number == 0)

      let holder = try await house.holder(of: try await house.link())
      #expect(!(try await house.page(of: holder).text.contains("Expected by")))
      let sent = try await house.say(
        "Sampling is behind", by: holder, expected: day("2026-12-15"))
      #expect(sent.location == holder.page, "\(sent.text)")
      let page = try await house.page(of: holder).text
      #expect(page.contains("Expected by") && page.contains("15 December 2026"))
      let officers = try await api.get("/partners/\(house.police.id)", as: house.officer).text
      #expect(officers.contains("expected by 15 Dec 2026"))

      let action = try await told("actions/\(house.patrols.id)")
      #expect(action["expectedOn"]?.text == "2026-12-15")
      #expect(action["dueOn"]?.text == "2026-12-01")
      #expect(action["progress"]?.items.first?["expectedOn"]?.text == "2026-12-15")
      let plan = try await told("plans/\(house.plan.id)")
      #expect(
        plan["actions"]?.items.map { $0["expectedOn"]?.text } == ["2026-12-15", nil])
      // Ten working days, over Christmas and New Year.
      let waits = try await told("dependencies")["items"]?.items.first
      #expect(waits?["neededOn"]?.text == "2026-12-15")
      #expect(waits?["pushedBy"]?.number == 10)
      #expect(waits?["wouldFinishOn"]?.text == "2027-01-06")
      #expect(waits?["sentence"]?.text?.contains("would now finish on 6 January 2027") == true)
      let id = try #require(waits?["id"]?.text)
      #expect(try await told("dependencies/\(id)")["pushedBy"]?.number == 10)
      #expect(waits?["heldLongest"] == .null)
      // With a second wait each says what it does by itself, and one sentence says what both do.
      let third = try await api.world.store.write(as: .system, because: "test") { db in
        try db.insert(
          Action(authority: house.authority, plan: house.plan.id, number: 3, title: "Train"))
      }
      let other = try await api.ask(
        .post, "/api/v1/plans/\(house.plan.id)/dependencies", with: key,
        "{\"action\": \"\(house.clinics.id)\", \"needed\": \"\(third.id)\"}")
      #expect(other.status == .created, "\(other.text)")
      let first = try await told("dependencies/\(id)")
      #expect(
        first["sentence"]?.text?.contains(
          "that alone moves ACT-02 to 6 January 2027 instead of 18 December 2026 (pushed by 10 working days)"
        ) == true)
      #expect(
        first["heldLongest"]?.text
          == "Of all that ACT-02 waits for, ACT-01 holds it longest: ACT-02 would now finish on 6 January 2027 instead of 18 December 2026 (pushed by 10 working days)."
      )
      house.clock.set(day("2026-11-23"))
      let then = try await told("dependencies/\(id)?asAt=2026-11-20")
      #expect(then["wouldFinishOn"]?.text == "2027-01-06")
    }
  }

  @Test func `A link for a partner is told once, opens its door, and nothing once taken back`()
    async throws
  {
    try await withLinks(on: .sqlite) { house in
      let api = house.product
      let key = try await api.key(of: api.user(.improvementOfficer))
      let path = "/api/v1/partners/\(house.police.id)/links"
      let word = HTTPField.Name("Idempotency-Key")
      let headers: HTTPFields = word.map { [$0: "marsh"] } ?? [:]
      let body = "{\"sentTo\": \"Superintendent Marsh\", \"expiresOn\": \"2026-12-20\"}"
      let made = try await api.ask(.post, path, with: key, body, headers: headers)
      #expect(made.status == .created, "\(made.text)")
      let address = try #require(try made.json["secret"]?.text)
      let secret = try #require(address.split(separator: "/p/").last.map(String.init))
      let again = try await api.ask(.post, path, with: key, body, headers: headers).json
      #expect(again["isRepeated"] == true)
      #expect(again["secret"] == .null)
      let list = try await api.ask(.get, "/api/v1/partner-links", with: key)
      #expect(try list.json["items"]?.items.count == 1)
      #expect(!list.text.contains(secret))
      let holder = try await house.holder(of: secret)
      let seen = try await house.page(of: holder)
      #expect(seen.text.contains("Safe patrols"))
      let location = try #require(try made.json["location"]?.text)
      let link = try await api.ask(.get, location, with: key).json
      let uses = try await api.ask(.get, location + "/uses", with: key).json
      #expect(uses["items"]?.items.isEmpty == false)
      let version = link["version"]?.number ?? 0
      let without = try await api.ask(
        .post, location + "/revoke", with: key, "{\"reason\": \"\", \"version\": \(version)}")
      #expect(without.status.code == 422)
      let revoked = try await api.ask(
        .post, location + "/revoke", with: key,
        "{\"reason\": \"It went to the wrong inspector.\", \"version\": \(version)}")
      #expect(revoked.status == .ok, "\(revoked.text)")
      #expect(try revoked.json["secret"] == .null)
      for address in ["/p/\(secret)", holder.page] {
        let closed = try await api.get(address, as: holder.visitor)
        #expect(closed.status == .conflict, "\(address)")
        #expect(closed.text.contains("taken back"), "\(address)")
      }
      // Who tried to go on with a visit stands among the uses.
      let after = try await api.ask(.get, location + "/uses", with: key).text
      #expect(after.contains("go on with a visit") && after.contains("it no longer holds"))
    }
  }

  @Test func `A milestone is changed as a whole, and not over what somebody else has changed`()
    async throws
  {
    try await withLinks(on: .sqlite) { house in
      let api = house.product
      let key = try await api.key(of: api.user(.improvementOfficer))
      let path = "/api/v1/actions/\(house.patrols.id)"
      _ = try await api.ask(
        .post, path + "/milestones", with: key,
        "{\"title\": \"Routes are drawn\", \"dueOn\": \"2026-11-25\"}")
      func milestone() async throws -> JSON {
        try #require(
          try await api.ask(.get, path, with: key).json["milestones"]?.items.first)
      }
      let first = try await milestone()
      let one = "/api/v1/milestones/\(first["id"]?.text ?? "")"
      let body = "{\"title\": \"Routes are agreed\", \"version\": \(first["version"]?.number ?? 0)}"
      let changed = try await api.ask(.put, one, with: key, body)
      #expect(changed.status == .ok, "\(changed.text)")
      let now = try await milestone()
      #expect(now["title"]?.text == "Routes are agreed")
      #expect(now["dueOn"] == .null)
      let late = try await api.ask(.put, one, with: key, body)
      #expect(late.status == .conflict)
      #expect(try late.json["type"]?.text == "/api#stale")
    }
  }
}
