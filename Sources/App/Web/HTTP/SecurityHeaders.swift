import HTTPTypes

/// What every response tells the browser not to do.
struct SecurityHeaders: Sendable {
  let isSecure: Bool

  /// Pages load their own stylesheet, script and pictures; nothing else, from nowhere else, and nothing
  /// inline.
  static let pagePolicy = """
    default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
    form-action 'self'; frame-ancestors 'none'; base-uri 'none'
    """

  /// A file that somebody uploaded may be looked at, and may do nothing.
  static let filePolicy = """
    default-src 'none'; img-src 'self'; object-src 'self'; style-src 'unsafe-inline'; \
    form-action 'none'; frame-ancestors 'none'; base-uri 'none'
    """

  func add(to headers: inout HTTPFields) {
    if headers[.contentSecurityPolicy] == nil { headers[.contentSecurityPolicy] = Self.pagePolicy }
    headers[.xContentTypeOptions] = "nosniff"
    headers[.frameOptions] = "DENY"
    headers[.referrerPolicy] = "same-origin"
    headers[.openerPolicy] = "same-origin"
    headers[.resourcePolicy] = "same-origin"
    headers[.permissionsPolicy] =
      "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()"
    if headers[.cacheControl] == nil { headers[.cacheControl] = "no-store" }
    if isSecure { headers[.strictTransportSecurity] = "max-age=31536000; includeSubDomains" }
  }
}
