import Civil
import Kernel
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import Administration

@Suite struct SettingsPagesTests {
  @Test(arguments: StoreKind.available)
  func `The settings lead to the council’s rule for both ratings, whoever may read it`(
    on kind: StoreKind
  ) async throws {
    try await withAdministration(kind) { house in
      let link = "href=\"\(Address.deliveryRule)\""
      let officer = AdministrationHouse.user(.improvementOfficer)
      let own = try await house.html(.settings, as: officer)
      #expect(own.contains(link))
      let administrator = AdministrationHouse.user(.administrator)
      let theirs = try await house.html(.settings, as: administrator)
      #expect(!theirs.contains(link))
    }
  }

  @Test(arguments: StoreKind.available)
  func `Every rule is shown with its length, its tag and its source`(
    on kind: StoreKind
  ) async throws {
    try await withAdministration(kind) { house in
      let html = try await house.html(.timeRules, as: AdministrationHouse.user(.scrutinyOfficer))
      for key in Set(TimeRule.seeded.map(\.key)) { #expect(html.contains(key.title.escaped)) }
      #expect(html.contains("30 working days from receipt of the report"))
      #expect(html.contains("U: believed, not read at source"))
      #expect(html.contains("SI 2007/462, regulation 2"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A new version is added from its day, and the old one stays`(
    on kind: StoreKind
  ) async throws {
    try await withAdministration(kind) { house in
      let address = Address.timeRule("recommendation.immediate-start-evidence")
      let answer = try await house.post(
        address,
        [
          ("value", "3"), ("unit", "working-days"), ("tag", "P"),
          ("source", "Thornmere procedures 4.2"),
        ] + dateFields("validFrom", "2026-10-01"))
      #expect(answer.destination == address)
      #expect(answer.notice?.contains("1 October 2026") == true)
      let html = try await house.html(address)
      #expect(html.contains("5 working days from publication of the report"))
      #expect(html.contains("3 working days from publication of the report"))
      #expect(html.contains("30 Sep 2026"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A local choice does not replace the law, and bad entries come back with what is wrong`(
    on kind: StoreKind
  ) async throws {
    try await withAdministration(kind) { house in
      let address = Address.timeRule("inspection.report-publication")
      let local = try await house.post(
        address,
        [("value", "40"), ("unit", "working-days"), ("tag", "D"), ("source", "We would like to")]
          + dateFields("validFrom", "2026-10-01"))
      #expect(local.status == 422)
      #expect(local.html.contains("a local choice cannot replace"))
      #expect(local.html.contains("We would like to"))
      let early = try await house.post(
        address,
        [("value", "0"), ("unit", "working-days"), ("tag", "L"), ("source", "SI")]
          + dateFields("validFrom", "2001-01-01"))
      #expect(early.status == 422)
      #expect(early.html.contains("when this rule first applied"))
      let empty = try await house.post(address, [("value", "many")])
      #expect(empty.status == 422)
      for words in [
        "whole number", "Choose what is counted", "who says so", "Name the law", "first day",
      ] {
        #expect(empty.html.contains(words), "\(words)")
      }
      await #expect(throws: Refusal.self) { try await house.get(.timeRule("no.such-rule")) }
      await #expect(throws: Refusal.self) { try await house.post(.timeRule("no.such-rule")) }
    }
  }

  @Test(arguments: StoreKind.available)
  func `A bank holiday is added, shown as added, and taken away`(
    on kind: StoreKind
  ) async throws {
    try await withAdministration(kind) { house in
      let answer = try await house.post(
        .bankHolidays, [("name", "Council closed")] + dateFields("date", "2026-12-24"))
      #expect(answer.destination == Address.bankHolidays.with("year", "2026"))
      let html = try await house.html(.bankHolidays)
      #expect(html.contains("Council closed"))
      #expect(html.contains("Added here"))
      #expect(html.contains("Christmas Day"))
      let record = try #require(
        try await house.world.store.read {
          try $0.bankHolidays(of: AdministrationHouse.authority)
        }.first)
      _ = try await house.post(.removeBankHoliday(record.id))
      #expect(try await !house.html(.bankHolidays).contains("Council closed"))
    }
  }

  @Test(arguments: [
    ("year", "2022", "Platinum Jubilee"), ("year", "2012", "Diamond Jubilee"),
    ("year", "99999", "2026"), ("year", "x", "2026"),
  ])
  func `The holidays of a year are asked for in the address, nonsense shows this year`(
    name: String, value: String, words: String
  ) async throws {
    try await withAdministration(.sqlite) { house in
      let html = try await house.html(Address.bankHolidays.with(name, value))
      #expect(html.contains(words))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A wrong bank holiday comes back with what is wrong`(on kind: StoreKind) async throws {
    try await withAdministration(kind) { house in
      for (date, words) in [("2026-12-25", "holiday already"), ("2026-12-26", "no working day")] {
        let answer = try await house.post(
          .bankHolidays, [("name", "Closed")] + dateFields("date", date))
        #expect(answer.status == 422)
        #expect(answer.html.contains(words), "\(date)")
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `The council’s details are changed, a stale form is refused`(
    on kind: StoreKind
  ) async throws {
    try await withAdministration(kind) { house in
      let fields = [
        ("name", "Thornmere Council"), ("shortName", "Thornmere"),
        ("website", "https://thornmere.example"), ("version", "1"),
      ]
      #expect(try await house.post(.council, fields).destination == .settings)
      #expect(try await house.html(.settings).contains("https://thornmere.example"))
      #expect(try await house.html(.settings).contains("href=\"/settings/publishing\""))
      await #expect(throws: StaleRecord.self) {
        try await house.post(.council, [("name", "Other"), ("shortName", "O"), ("version", "1")])
      }
      let wrong = try await house.post(
        .council, [("name", ""), ("shortName", "T"), ("website", "javascript:alert(1)")])
      #expect(wrong.status == 422)
    }
  }

  @Test func `A rule that has no title of its own is called by the words of its key`() {
    #expect(TimeRuleKey(rawValue: "board.quorum-notice").title == "Board: quorum notice")
    for rule in TimeRule.seeded { #expect(!rule.key.title.contains(": ")) }
  }
}

@Suite struct AdministrationAccessTests {
  /// Each route of the slice that has no record in its path, asked as every role.
  @Test(arguments: Role.allCases)
  func `Each page opens for those who may, and for nobody else`(role: Role) async throws {
    try await withAdministration(.sqlite) { house in
      let user = AdministrationHouse.user(role)
      for route in house.site.routes where route.method == .get && !route.path.contains(":") {
        let parts = route.path.split(separator: "/").map(String.init)
        let address = try #require(Address(local: "/" + parts.joined(separator: "/")))
        if user.may(route.permission) {
          #expect(try await house.get(address, as: user).status == 200, "\(route.path)")
        } else {
          await #expect(throws: Refusal.self, "\(route.path)") {
            try await house.get(address, as: user)
          }
        }
      }
    }
  }

  @Test func `Nothing is changed without the permission to manage`() async throws {
    try await withAdministration(.sqlite) { house in
      for route in house.site.routes where route.method == .post {
        #expect(
          [.manageAccounts, .manageDirectory, .manageSettings].contains(route.permission),
          "\(route.path)")
      }
    }
  }
}

extension String {
  /// As it stands in a page.
  fileprivate var escaped: String {
    replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
