import HTTPTypes
import HummingbirdTesting
import Kernel
import Testing
import Web

@testable import Product

/// Every route, asked as every role. Who may use a route was decided by people, in `RouteDecisions`; a route
/// that is not there fails, and so does one that lets in or turns away somebody else than decided.
@Suite struct RouteMatrixTests {
  @Test func `Every route is decided, and no decision is left over`() async throws {
    try await withProduct { house in
      let routes = Set(house.server.site.routes.map(Self.name))
      let decided = Set(RouteDecisions.all.keys)
      #expect(routes.subtracting(decided).sorted() == [], "decide these in RouteDecisions.swift")
      #expect(decided.subtracting(routes).sorted() == [], "these routes are gone")
    }
  }

  @Test(arguments: Role.allCases)
  func `Check 3: each role gets in where that was decided, and nowhere else`(
    role: Role
  ) async throws {
    try await withProduct { house in
      let key = role == .public ? nil : try await house.key(of: house.user(role))
      for route in house.server.site.routes {
        // A visitor of its own for each route: signing out or ending sessions must not spoil the next.
        // No program can end a key.
        if route.isForPrograms {
          let mayAsk = RouteDecisions.all[Self.name(route)]?.contains(role) ?? false
          let status = try await house.ask(route.method, Self.address(route), with: key).status
          let isIn = status != .unauthorized && status != .forbidden
          #expect(isIn == mayAsk, "\(role.title) and \(Self.name(route)): \(status)")
          continue
        }
        let visitor =
          role == .public
          ? ProductHouse.Visitor(token: SessionToken()) : try await house.visitor(role)
        let mayEnter = RouteDecisions.all[Self.name(route)]?.contains(role) ?? false
        let answer = try await Self.ask(route, as: visitor, of: house)
        let isIn = !Self.isTurnedAway(answer)
        #expect(
          isIn == mayEnter,
          "\(role.title) and \(Self.name(route)): \(answer.status), \(answer.location ?? "")")
      }
    }
  }

  static func name(_ route: Site.Route) -> String { "\(route.method.rawValue) \(route.path)" }

  /// Named parts are filled with an identifier that nothing has: whoever is let in finds nothing there.
  private static func ask(
    _ route: Site.Route, as visitor: ProductHouse.Visitor, of house: ProductHouse
  ) async throws -> TestResponse {
    route.method == .get
      ? try await house.get(address(route), as: visitor)
      : try await house.post(address(route), as: visitor)
  }

  private static func address(_ route: Site.Route) -> String {
    "/"
      + route.path.split(separator: "/").map {
        $0.hasPrefix(":") ? "01890000-0000-7000-8000-000000000000" : String($0)
      }.joined(separator: "/")
  }

  /// Whoever must sign in first is sent there with the way back; whoever signs out goes there without.
  private static func isTurnedAway(_ answer: TestResponse) -> Bool {
    answer.status == .forbidden || answer.location?.hasPrefix("/sign-in?") == true
      || answer.status == .seeOther && answer.location == "/sign-in" && !answer.endsSession
  }
}

extension TestResponse {
  /// Whether the browser is told to forget its session.
  fileprivate var endsSession: Bool {
    headers[values: .setCookie].contains { $0.hasPrefix("goldthread=;") }
  }
}
