import HTTPTypes
import Hummingbird

extension HTTPField.Name {
  static let forwardedFor = named("X-Forwarded-For")
  static let fetchSite = named("Sec-Fetch-Site")
  static let requestID = named("X-Request-Id")
  static let permissionsPolicy = named("Permissions-Policy")
  static let referrerPolicy = named("Referrer-Policy")
  static let openerPolicy = named("Cross-Origin-Opener-Policy")
  static let resourcePolicy = named("Cross-Origin-Resource-Policy")
  static let frameOptions = named("X-Frame-Options")
  static let robots = named("X-Robots-Tag")

  /// The names above are tokens; the fallback is one as well and is never used.
  private static func named(_ name: String) -> HTTPField.Name {
    HTTPField.Name(name) ?? .via
  }
}
