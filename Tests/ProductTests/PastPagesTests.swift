import HTTPTypes
import HummingbirdTesting
import Kernel
import Testing
import Web

@testable import Product

/// Every kind of page of the demonstration that can be asked for as at a past day.
@Suite struct PastPagesTests {
  private static let asked = "as-at=2026-11-01"
  private static let note = "As at 1 November 2026."

  /// Where the tour begins: what is found from there is looked at too.
  private static let first = [
    "/inspections", "/findings", "/recommendations", "/consultations", "/consultations/held",
    "/registers", "/statements", "/board", "/board/risks", "/board/challenges", "/plans",
    "/actions",
  ]

  /// What the council decided, with all that held before: told where it is decided too.
  private static let rules = ["/delivery-rule", "/figure-rule"]

  @Test func `A page of a past day offers nothing to change, and leads to pages of that day`()
    async throws
  {
    try await withDemo { house in
      let visitor = try await house.visitor(.director, .improvementOfficer, .administrator)
      func page(_ path: String, isLedTo: Bool) async throws -> String {
        let answer = try await house.get(Self.past(path), as: visitor)
        #expect(answer.status == .ok || !isLedTo && answer.status.code < 500, "\(path)")
        return answer.text
      }
      var waiting = Self.first
      var known = Set(Self.first)
      var kinds: [String: Int] = [:]
      var takesDay: [String: Bool] = [:]
      var looked = 0
      while let path = waiting.popLast() {
        let shown = Self.content(try await page(path, isLedTo: true))
        guard shown.contains(Self.note) else { continue }
        looked += 1
        #expect(!shown.contains("method=\"post\""), "\(path)")
        for link in Self.links(in: shown) {
          let (target, hasDay) = Self.withoutDay(link)
          // To the page itself as it is today, or narrowed down otherwise.
          if target.prefix(while: { $0 != "?" }) == path.prefix(while: { $0 != "?" }) { continue }
          guard kinds[Self.kind(of: target), default: 0] < 2 || takesDay[target] != nil else {
            continue
          }
          if !hasDay {
            if takesDay[target] == nil {
              kinds[Self.kind(of: target), default: 0] += 1
              let there = Self.content(try await page(target, isLedTo: false))
              takesDay[target] = there.contains(Self.note)
              #expect(
                Self.rules.contains(target) || !there.contains("method=\"post\""),
                "\(path) offers to change \(target)")
            }
            #expect(takesDay[target] == false, "\(path) leads to \(target) without its day")
          } else if known.insert(target).inserted {
            kinds[Self.kind(of: target), default: 0] += 1
            waiting.append(target)
          }
        }
      }
      #expect(looked > 50, "\(looked) pages were looked at")
    }
  }

  @Test func `No page passes over the day in its address in silence`() async throws {
    try await withDemo { house in
      let paths = house.server.site.routes
        .filter { $0.method == .get && !$0.isForPrograms && !$0.path.contains(":") }
        .map { "/" + $0.path }
      var told = 0
      for role in [Role.director, .administrator] {
        let visitor = try await house.visitor(role)
        for path in paths {
          let past = try await house.get(path + "?" + Self.asked, as: visitor)
          guard past.status == .ok, past.text.contains("<main") else { continue }
          told += 1
          let page = Self.content(past.text)
          #expect(
            page.contains("day-note") || page.contains("id=\"as-at\""), "\(path), \(role)")
          for wrong in ["as-at=31+November+2026", "\(Self.asked)&\(Self.asked)"] {
            let page = Self.content(try await house.get(path + "?" + wrong, as: visitor).text)
            #expect(
              page.contains("was not understood") || page.contains("names more than one day")
                || page.contains("This page is of today"), "\(path)?\(wrong), \(role)")
          }
        }
      }
      #expect(told > 80, "\(told) pages were looked at")
    }
  }

  @Test func `A list that asks for a day gives the file of that day, and any other gives none`()
    async throws
  {
    try await withDemo { house in
      let director = try await house.visitor(.director)
      let paths =
        house.server.site.routes
        .filter { $0.method == .get && !$0.isForPrograms && !$0.path.contains(":") }
        .map { "/" + $0.path } + ["/register/councils/E06990008/neighbours"]
      var counts = (past: 0, today: 0)
      for path in paths {
        let page = try await house.get(path + "?" + Self.asked, as: director)
        let content = Self.content(page.text)
        guard page.status == .ok, content.contains("format=csv") else { continue }
        let file = try await house.get(path + "?format=csv&" + Self.asked, as: director)
        if content.contains("id=\"as-at\"") {
          counts.past += 1
          #expect(file.status == .ok, "\(path)")
          let name = file.headers[.contentDisposition] ?? ""
          #expect(name.contains("-as-at-2026-11-01.csv"), "\(path): \(name)")
        } else {
          counts.today += 1
          #expect(file.status == .unprocessableContent, "\(path): \(file.status)")
        }
      }
      #expect(counts.past > 20 && counts.today > 5, "\(counts)")
    }
  }

  @Test(arguments: [
    "from=31+November+2026", "to=31+November+2026", "from=2026-11-20&to=2026-01-01",
    "from=2030-01-01", "since=31+November+2026", "since=2030-01-01",
    "since=2026-11-20&as-at=2026-11-01",
  ])
  func `A file between days that are none, or that end before they begin, is refused`(
    _ days: String
  ) async throws {
    try await withDemo { house in
      let director = try await house.visitor(.director)
      let plan = try #require(
        Self.links(in: Self.content(try await house.get("/plans", as: director).text))
          .first { Self.kind(of: $0) == "plans/:id" })
      let paths =
        days.hasPrefix("since")
        ? [plan + "/changes"]
        : ["/consultations/held", "/registers/policies/on-time", "/board/challenges"]
      for path in paths {
        let page = try await house.get("\(path)?\(days)", as: director)
        let isTold =
          page.text.contains("class=\"warning")
          || page.text.contains("last twelve months are shown")
        #expect(page.status == .ok && isTold, "\(path)")
        let refused = try await house.get("\(path)?\(days)&format=csv", as: director)
        #expect(refused.status == .unprocessableContent, "\(path)")
      }
    }
  }

  @Test func `Nothing about one record passes over the day in its address in silence`() async throws
  {
    try await withDemo { house in
      let routes = house.server.site.routes
        .filter { $0.method == .get && !$0.isForPrograms }.map { "/" + $0.path }
      var told = (pages: Set<String>(), files: Set<String>())
      for role in [Role.director, .administrator] {
        let visitor = try await house.visitor(role)
        var waiting = routes.filter { !$0.contains(":") }
        var known: [String: Int] = [:]
        while let path = waiting.popLast() {
          let today = try await house.get(path, as: visitor)
          guard today.status == .ok else { continue }
          let isPage = today.text.contains("<main")
          for link in isPage ? Self.addresses(in: today.text) : [] {
            guard let route = routes.first(where: { Self.leads(link, to: $0) }),
              route.contains(":"), known[route, default: 0] < 2, known[link] == nil
            else { continue }
            known[route, default: 0] += 1
            known[link] = 1
            waiting.append(link)
          }
          guard known[path] != nil,
            let route = routes.first(where: { Self.leads(path, to: $0) })
          else { continue }
          let past = try await house.get(Self.past(path), as: visitor)
          let wrong = try await house.get(path + "?as-at=31+November+2026", as: visitor)
          #expect(past.status.code < 500 && wrong.status.code < 500, "\(path)")
          if isPage {
            told.pages.insert(route)
            for answer in [past, wrong] where answer.status == .ok {
              let page = Self.content(answer.text)
              #expect(
                page.contains("day-note") || page.contains("id=\"as-at\"")
                  || page.contains("was not understood"), "\(path), \(role)")
            }
          } else {
            told.files.insert(route)
            let name = past.headers[.contentDisposition] ?? ""
            #expect(past.status != .ok || name.contains("-as-at-2026-11-01"), "\(path), \(role)")
            #expect(wrong.status == .unprocessableContent, "\(path), \(role)")
          }
        }
      }
      #expect(told.pages.count > 60 && told.files.count > 4, "\(told)")
    }
  }

  /// All addresses of the service that a page names, without what follows the path.
  private static func addresses(in text: String) -> Set<String> {
    Set(
      ["href=\"", "src=\""].flatMap { text.split(separator: $0).dropFirst() }
        .map { String($0.prefix { !"\"#?".contains($0) }) }
        .filter { $0.hasPrefix("/") })
  }

  private static func leads(_ path: String, to route: String) -> Bool {
    let (given, named) = (path.split(separator: "/"), route.split(separator: "/"))
    return given.count == named.count
      && zip(given, named).allSatisfy { $1.hasPrefix(":") || $0 == $1 }
  }

  private static func past(_ path: String) -> String {
    path + (path.contains("?") ? "&" : "?") + asked
  }

  /// What stands between the way here and the end of the page.
  private static func content(_ text: String) -> Substring {
    let start =
      text.firstRange(of: "<nav class=\"breadcrumbs\"") ?? text.firstRange(of: "<main")
    let end = text.firstRange(of: "</main>")
    guard let start, let end else { return "" }
    return text[start.lowerBound..<end.lowerBound]
  }

  /// The pages of the service to which it leads: no files, no places on the page itself.
  private static func links(in text: Substring) -> [String] {
    text.split(separator: "href=\"").dropFirst().map { part in
      String(part.prefix { $0 != "\"" && $0 != "#" }).replacing("&amp;", with: "&")
    }.filter { $0.hasPrefix("/") && !$0.contains("format=") }
  }

  private static func withoutDay(_ link: String) -> (path: String, hasDay: Bool) {
    let bare = link.replacing("?" + asked + "&", with: "?").replacing("?" + asked, with: "")
      .replacing("&" + asked, with: "")
    return (bare, bare != link)
  }

  /// The address without what names one record, or narrows a list down: pages of one kind are alike.
  private static func kind(of path: String) -> String {
    path.prefix { $0 != "?" }.split(separator: "/")
      .map { $0.count == 36 ? ":id" : String($0) }.joined(separator: "/")
  }
}
