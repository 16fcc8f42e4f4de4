import Civil
import Kernel
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import Administration

@Suite struct DirectoryPagesTests {
  @Test(arguments: StoreKind.available)
  func `A body, a post, a person and who holds the post are entered and shown`(
    on kind: StoreKind
  ) async throws {
    try await withAdministration(kind) { house in
      let made = try await house.directory()
      let entered = try await house.hold(made.post, made.person, from: "2026-01-05", to: nil)
      #expect(entered.destination == .post(made.post.id))
      for address in [Address.directory, .posts, .post(made.post.id), .body(made.body.id)] {
        let answer = try await house.get(address, as: AdministrationHouse.officer)
        #expect((answer.title + answer.html).contains("Head of Safeguarding"), "\(address)")
        #expect(answer.html.contains("Jo Marsh"), "\(address)")
      }
      let person = try await house.html(.person(made.person.id), as: AdministrationHouse.officer)
      #expect(person.contains("Head of Safeguarding"))
      #expect(person.contains("Holds it"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A post without a holder is vacant, with one who acts interim`(
    on kind: StoreKind
  ) async throws {
    try await withAdministration(kind) { house in
      let made = try await house.directory()
      _ = try await house.hold(made.post, made.person, from: "2025-01-05", to: "2026-09-08")
      #expect(try await house.html(.posts, as: AdministrationHouse.officer).contains("Vacant"))
      _ = try await house.hold(
        made.post, made.person, from: "2026-09-09", to: nil, isInterim: true)
      let html = try await house.html(.directory, as: AdministrationHouse.officer)
      #expect(!html.contains("Vacant"))
      #expect(html.contains("Interim"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `An end before the start, or the same person twice on a day, is refused`(
    on kind: StoreKind
  ) async throws {
    try await withAdministration(kind) { house in
      let made = try await house.directory()
      let backwards = try await house.hold(
        made.post, made.person, from: "2026-02-01", to: "2026-01-31")
      #expect(backwards.status == 422)
      #expect(backwards.html.contains("before the first day"))
      _ = try await house.hold(made.post, made.person, from: "2026-01-01", to: "2026-03-31")
      let twice = try await house.hold(made.post, made.person, from: "2026-03-31", to: nil)
      #expect(twice.status == 422)
      #expect(twice.html.contains("already"))
      let next = try await house.hold(made.post, made.person, from: "2026-04-01", to: nil)
      #expect(next.destination == .post(made.post.id))
    }
  }

  @Test(arguments: StoreKind.available)
  func `Whoever has left can hold a post until their last day and not after it`(
    on kind: StoreKind
  ) async throws {
    try await withAdministration(kind) { house in
      let made = try await house.directory()
      let officer = AdministrationHouse.officer
      _ = try await house.post(
        .people, [("name", "Sam Gone")] + (try dateFields("leftOn", "2026-03-31")), as: officer)
      let gone = try #require(try await house.person("Sam Gone"))
      let shown = "Sam Gone (left on 31 March 2026)"
      let new = Address.newHolder(ofPost: made.post.id)
      let form = try await house.html(new, as: officer)
      #expect(form.contains("Jo Marsh") && !form.contains("Sam Gone"))
      // Who held it before is still entered, by whoever asks for those who have left.
      let all = new.with("left", "too")
      #expect(form.contains("href=\"\(all)\""))
      let every = try await house.html(all, as: officer)
      let places = ["Jo Marsh", shown].map { every.firstRange(of: $0) }
      let (here, left) = (try #require(places[0]), try #require(places[1]))
      #expect(here.lowerBound < left.lowerBound)

      let after = try await house.hold(made.post, gone, from: "2026-04-01", to: "2026-04-30")
      #expect(after.status == 422)
      // Whoever was chosen stays chosen.
      #expect(after.html.contains(shown))
      #expect(
        after.html.contains(
          "Sam Gone left on 31 March 2026 and can hold no post after that day."))
      for end in [nil, "2026-04-01"] {
        let open = try await house.hold(made.post, gone, from: "2026-03-31", to: end)
        #expect(open.status == 422)
        #expect(
          open.html.contains(
            "Sam Gone left on 31 March 2026. Enter that day, or one before it, as the last day."))
      }
      #expect(try await house.holdings(of: made.post).isEmpty)
      let past = try await house.hold(made.post, gone, from: "2025-01-01", to: "2026-03-31")
      #expect(past.destination == .post(made.post.id))
      let holding = try #require(try await house.holdings(of: made.post).first)
      #expect(try await house.html(.holding(holding.id), as: officer).contains(shown))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A second holder beside one who is there is taken only where it is said that they share`(
    on kind: StoreKind
  ) async throws {
    try await withAdministration(kind) { house in
      let made = try await house.directory()
      let officer = AdministrationHouse.officer
      _ = try await house.post(.people, [("name", "Ada Second")], as: officer)
      let second = try #require(try await house.person("Ada Second"))
      _ = try await house.hold(made.post, made.person, from: "2026-01-05", to: nil)
      let unasked = try await house.hold(made.post, second, from: "2026-04-01", to: nil)
      #expect(unasked.status == 422)
      #expect(
        unasked.html.contains(
          "Jo Marsh holds the post from 5 January 2026 on. Enter the last day of that first, or tick that they share the post."
        ))
      let interim = try await house.hold(
        made.post, second, from: "2026-04-01", to: "2026-04-30", isInterim: true)
      #expect(interim.destination == .post(made.post.id))
      let shared = try await house.hold(
        made.post, second, from: "2026-05-01", to: nil, isShared: true)
      #expect(shared.destination == .post(made.post.id))
      // That they share it was said once.
      let known = try #require(
        try await house.holdings(of: made.post).first { $0.start.description == "2026-05-01" })
      let ended = try await house.post(
        .holding(known.id),
        [("person", second.id.text), ("version", "1")] + dateFields("start", "2026-05-01")
          + dateFields("end", "2026-06-30"), as: officer)
      #expect(ended.destination == .post(made.post.id))
    }
  }

  @Test(arguments: StoreKind.available)
  func `Who holds a post is changed, and taken away when it was a mistake`(
    on kind: StoreKind
  ) async throws {
    try await withAdministration(kind) { house in
      let made = try await house.directory()
      _ = try await house.hold(made.post, made.person, from: "2026-01-01", to: nil)
      let holding = try #require(try await house.holdings(of: made.post).first)
      let officer = AdministrationHouse.officer
      #expect(try await house.html(.holding(holding.id), as: officer).contains("value=\"2026\""))
      let changed = try await house.post(
        .holding(holding.id),
        [("person", made.person.id.text), ("version", "1")] + dateFields("start", "2026-01-01")
          + dateFields("end", "2026-06-30"), as: officer)
      #expect(changed.destination == .post(made.post.id))
      #expect(try await house.holdings(of: made.post).first?.end?.description == "2026-06-30")
      await #expect(throws: StaleRecord.self) {
        try await house.post(
          .holding(holding.id),
          [("person", made.person.id.text), ("version", "1")] + dateFields("start", "2026-01-02"),
          as: officer)
      }
      _ = try await house.post(.holding(holding.id), [("remove", "")], as: officer)
      #expect(try await house.holdings(of: made.post).isEmpty)
    }
  }

  @Test(arguments: StoreKind.available)
  func `What is wrong with an entry is said, and nothing is kept`(
    on kind: StoreKind
  ) async throws {
    try await withAdministration(kind) { house in
      let officer = AdministrationHouse.officer
      for (address, fields, words) in [
        (Address.people, [("name", " ")], "name of the person"),
        (.people, [("name", "Jo"), ("email", "jo at example")], "name@example.org"),
        (.people, [("name", "Jo"), ("body", ID<Body>().text)], "no longer in the directory"),
        (
          .people,
          [("name", "Jo"), ("leftOn", "31"), ("leftOn-month", "11"), ("leftOn-year", "2026")],
          "does not exist"
        ),
        (.bodies, [("name", "Police")], "what kind"),
        (.posts, [("title", "Head")], "Choose the body"),
        (.posts, [("title", "Head"), ("body", ID<Body>().text)], "no longer in the directory"),
      ] {
        let answer = try await house.post(address, fields, as: officer)
        #expect(answer.status == 422, "\(address)")
        #expect(answer.html.contains(words), "\(address) \(words)")
      }
      let empty = try await house.world.store.read { db in
        try db.people(of: AdministrationHouse.authority).isEmpty
          && db.bodies(of: AdministrationHouse.authority).isEmpty
          && db.posts(of: AdministrationHouse.authority).isEmpty
      }
      #expect(empty)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Two bodies cannot have one name, one body may keep its own`(
    on kind: StoreKind
  ) async throws {
    try await withAdministration(kind) { house in
      let made = try await house.directory()
      let officer = AdministrationHouse.officer
      let fields = [("name", "CHILDREN’S SOCIAL CARE"), ("kind", "councilService")]
      #expect(try await house.post(.bodies, fields, as: officer).status == 422)
      let renamed = try await house.post(
        .body(made.body.id), fields + [("version", "1")], as: officer)
      #expect(renamed.destination == .body(made.body.id))
    }
  }

  @Test(arguments: StoreKind.available)
  func `Those who only read are offered nothing to change`(on kind: StoreKind) async throws {
    try await withAdministration(kind) { house in
      let made = try await house.directory()
      _ = try await house.hold(made.post, made.person, from: "2026-01-01", to: nil)
      let reader = AdministrationHouse.user(.scrutinyOfficer)
      for address in [
        Address.directory, .people, .bodies, .posts, .person(made.person.id),
        .body(made.body.id), .post(made.post.id),
      ] {
        let html = try await house.html(address, as: reader)
        #expect(!html.contains("/edit"), "\(address)")
        #expect(!html.contains("/new"), "\(address)")
        #expect(!html.contains("/holdings/"), "\(address)")
      }
    }
  }

  @Test func `Somebody who has left is marked in the list and not offered for an account`()
    async throws
  {
    try await withAdministration(.sqlite) { house in
      let made = try await house.directory()
      _ = try await house.post(
        .person(made.person.id),
        [("name", "Jo Marsh"), ("version", "1")] + dateFields("leftOn", "2026-09-08"),
        as: AdministrationHouse.officer)
      #expect(try await house.html(.people, as: AdministrationHouse.officer).contains("Left"))
      #expect(try await !house.html(.newUser).contains("Jo Marsh"))
    }
  }

  @Test(arguments: [
    ("jo@example.org", true), ("jo.marsh@a.b.example", true), ("jo", false), ("jo@", false),
    ("@example.org", false), ("jo@example", false), ("jo@@example.org", false),
    ("jo@example.", false), ("jo marsh@example.org", false),
  ])
  func `An e-mail address has one @ and a full stop behind it`(text: String, holds: Bool) {
    #expect(EmailShape.holds(text) == holds)
  }
}

extension AdministrationHouse {
  /// A body with a post, and a person.
  func directory() async throws -> (body: Body, post: Post, person: Person) {
    let officer = Self.officer
    _ = try await post(
      .bodies, [("name", "Children’s Social Care"), ("kind", "councilService")], as: officer)
    let body = try #require(
      try await world.store.read { try $0.bodies(of: Self.authority) }.first)
    _ = try await post(
      .posts, [("title", "Head of Safeguarding"), ("body", body.id.text)], as: officer)
    _ = try await post(
      .people, [("name", "Jo Marsh"), ("email", "jo@thornmere.example")], as: officer)
    return try await world.store.read { db in
      (
        body, try #require(try db.posts(of: Self.authority).first),
        try #require(try db.people(of: Self.authority).first)
      )
    }
  }

  func hold(
    _ held: Post, _ person: Person, from start: String, to end: String?, isInterim: Bool = false,
    isShared: Bool = false
  ) async throws -> Answer {
    try await post(
      .holders(ofPost: held.id),
      [("person", person.id.text)] + dateFields("start", start)
        + (end.map { try dateFields("end", $0) } ?? [])
        + (isInterim ? [("isInterim", "yes")] : [])
        + (isShared ? [("isShared", "yes")] : []), as: Self.officer)
  }

  func person(_ name: String) async throws -> Person? {
    try await world.store.read { db in
      try db.people(of: Self.authority).first { $0.name == name }
    }
  }

  func holdings(of post: Post) async throws -> [PostHolding] {
    try await world.store.read { try $0.holdings(of: post.id, in: Self.authority) }
  }
}
