import Kernel
import SiteMap
import Web

/// No route of the site fits the address.
public struct NoRoute: Error {
  public let path: String
}

extension Site {
  /// What a person is answered, as the gate asks for it but without HTTP: the route, then whether
  /// the person may, then the handler.
  ///
  /// - Throws: `NoRoute`, what `Access` refuses, and what the handler throws.
  public func answer(
    _ method: Method, _ address: Address, _ form: Form = Form(), as user: User, in world: World,
    csrfToken: String = "", wantsCSV: Bool = false
  ) async throws -> Answer {
    let parts = address.path.split(separator: "/")
    let fitting = routes.filter { $0.method == method }.compactMap { route in
      Self.parameters(of: route, in: parts).map { (route, $0) }
    }
    // A part that is written out is preferred to one that is only named, as the router does.
    guard let (route, parameters) = fitting.min(by: { $0.1.count < $1.1.count }) else {
      throw NoRoute(path: address.path)
    }
    try user.require(route.permission, as: route.relationship)
    return try await route.handler(
      Visit(
        world: world, user: user, address: address, parameters: parameters, form: form,
        csrfToken: csrfToken, wantsCSV: wantsCSV))
  }

  private static func parameters(of route: Route, in parts: [Substring]) -> [String: String]? {
    let pattern = route.path.split(separator: "/")
    guard pattern.count == parts.count else { return nil }
    var parameters: [String: String] = [:]
    for (wanted, given) in zip(pattern, parts) {
      if wanted.hasPrefix(":") {
        parameters[String(wanted.dropFirst())] = String(given)
      } else if wanted != given {
        return nil
      }
    }
    return parameters
  }
}
