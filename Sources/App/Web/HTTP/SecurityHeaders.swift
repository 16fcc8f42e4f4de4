import HTTPTypes

/// What every response tells the browser not to do.
struct SecurityHeaders: Sendable {
  let isSecure: Bool

  /// Pages load their own stylesheet, script and pictures; nothing else, from nowhere else, and
  /// nothing inline.
  static let pagePolicy = """
    default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
    form-action 'self'; frame-ancestors 'none'; base-uri 'none'
    """

  /// A file that somebody uploaded may be looked at, and may do nothing.
  static let filePolicy = """
    default-src 'none'; img-src 'self'; object-src 'self'; style-src 'unsafe-inline'; \
    form-action 'none'; frame-ancestors 'none'; base-uri 'none'
    """

  /// - Parameter hidesAddress: whether the address holds a secret, which no other page may be told
  ///   of.
  func add(to headers: inout HTTPFields, hidesAddress: Bool) {
    if headers[.contentSecurityPolicy] == nil { headers[.contentSecurityPolicy] = Self.pagePolicy }
    headers[.xContentTypeOptions] = "nosniff"
    headers[.frameOptions] = "DENY"
    // With `no-referrer` a browser would hide even from us where a form came from.
    headers[.referrerPolicy] = hidesAddress ? "strict-origin" : "same-origin"
    if hidesAddress { headers[.robots] = "noindex, nofollow" }
    headers[.openerPolicy] = "same-origin"
    headers[.resourcePolicy] = "same-origin"
    headers[.permissionsPolicy] =
      "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()"
    if headers[.cacheControl] == nil { headers[.cacheControl] = "no-store" }
    if isSecure { headers[.strictTransportSecurity] = "max-age=31536000; includeSubDomains" }
  }
}
