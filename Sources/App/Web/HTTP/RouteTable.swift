import SiteMap

/// Which methods an address knows, for the answer to a wrong one.
struct RouteTable: Sendable {
  private let routes: [(parts: [Substring], method: Site.Method)]

  init(_ routes: [Site.Route]) {
    self.routes = routes.map { ($0.path.split(separator: "/"), $0.method) }
  }

  func methods(at address: Address) -> [String] {
    let given = address.path.split(separator: "/")
    var found: [String] = []
    for route in routes where Self.matches(route.parts, given) {
      found += route.method == .get ? ["GET", "HEAD"] : [route.method.rawValue]
    }
    return found
  }

  private static func matches(_ parts: [Substring], _ given: [Substring]) -> Bool {
    parts.count == given.count
      && zip(parts, given).allSatisfy { $0.0.hasPrefix(":") || $0.0 == $0.1 }
  }
}
