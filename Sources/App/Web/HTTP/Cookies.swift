import HTTPTypes
import Hummingbird
import Kernel

/// The cookie that holds a browser's token. Scripts cannot read it, other sites cannot make the
/// browser send it with a form, and where HTTPS is used it belongs to this host alone (`__Host-`).
struct SessionCookie: Sendable {
  let isSecure: Bool

  private var name: String { isSecure ? "__Host-goldthread" : "goldthread" }

  func read(_ request: Request) -> String? { request.cookies[name]?.value }

  func set(_ token: SessionToken) -> String { line(token.text, "") }

  var forget: String { line("", "; Max-Age=0") }

  private func line(_ value: String, _ more: String) -> String {
    "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax\(isSecure ? "; Secure" : "")\(more)"
  }
}

/// The cookie that carries a sentence to the next page. It lives for a minute, and the page that
/// shows it takes it away.
enum NoticeCookie {
  static let name = "goldthread-notice"
  static let mostBytes = 600

  static func set(_ notice: String, isSecure: Bool) -> String {
    let value = encoded(notice)
    return
      "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax; Max-Age=60\(isSecure ? "; Secure" : "")"
  }

  static func forget(isSecure: Bool) -> String {
    "\(name)=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0\(isSecure ? "; Secure" : "")"
  }

  static func read(_ request: Request) -> String? {
    guard let value = request.cookies[name]?.value, !value.isEmpty else { return nil }
    return decoded(value)
  }

  /// Two hexadecimal digits for each byte: nothing in it can end the cookie.
  static func encoded(_ notice: String) -> String {
    var short = notice[...]
    while short.utf8.count > mostBytes { short.removeLast() }
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: short.utf8.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
      as: UTF8.self)
  }

  static func decoded(_ value: String) -> String? {
    let digits = value.utf8.map { byte -> UInt8? in
      switch byte {
      case 0x30...0x39: byte - 0x30
      case 0x61...0x66: byte - 0x61 + 10
      default: nil
      }
    }
    guard digits.count.isMultiple(of: 2), digits.count <= 2 * mostBytes else { return nil }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: digits.count, by: 2) {
      guard let high = digits[index], let low = digits[index + 1] else { return nil }
      bytes.append(high << 4 | low)
    }
    return String(validating: bytes, as: UTF8.self).map(FormEntry.tidy)
  }
}
