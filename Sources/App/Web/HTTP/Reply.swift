import HTTPTypes
import Hummingbird
import Kernel
import Markup
import NIOCore
import SiteMap

/// Answers as HTTP responses.
struct Reply: Sendable {
  let shell: Shell
  let world: World

  private var cookie: SessionCookie { SessionCookie(isSecure: shell.isSecure) }

  func response(_ answer: Answer, to visit: Visit, _ arrival: Arrival) -> Response {
    switch answer {
    case .page(let page): return response(page, visit, arrival)
    case .redirect(let address, let notice): return redirect(address, notice: notice, arrival)
    case .file(let bytes, let type, let name, let inline, _):
      return file(bytes, type: type, name: name, isInline: inline)
    case .data(let answer): return Self.response(answer)
    case .begin(let token, let address, let notice):
      var response = redirect(address, notice: notice, arrival)
      response.headers.append(HTTPField(name: .setCookie, value: cookie.set(token)))
      return response
    case .end(let address, let notice):
      var response = redirect(address, notice: notice, arrival)
      response.headers.append(HTTPField(name: .setCookie, value: cookie.forget))
      return response
    }
  }

  /// A page that no handler gave: errors.
  func response(_ page: Page, to arrival: Arrival) -> Response {
    response(page, arrival.visit(world), arrival)
  }

  private func response(_ page: Page, _ visit: Visit, _ arrival: Arrival) -> Response {
    let bytes = Layout(shell: shell, visit: visit).document(page).rendered()
    var response = Response(
      status: .init(code: page.status), headers: [.contentType: "text/html; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    if visit.notice != nil {
      response.headers.append(
        HTTPField(name: .setCookie, value: NoticeCookie.forget(isSecure: shell.isSecure)))
    }
    // A browser gets a token when there is a form to protect, not before.
    if arrival.browser.token == nil, bytes.contains(visit.csrfToken) {
      response.headers.append(HTTPField(name: .setCookie, value: cookie.set(arrival.token)))
    }
    return response
  }

  func redirect(_ address: Address, notice: String?, _ arrival: Arrival) -> Response {
    var response = Response(status: .seeOther, headers: [.location: address.description])
    if let notice {
      response.headers.append(
        HTTPField(
          name: .setCookie, value: NoticeCookie.set(notice, isSecure: shell.isSecure)))
    }
    return response
  }

  private func file(_ bytes: [UInt8], type: String, name: String, isInline: Bool) -> Response {
    let shows = isInline && Self.shownTypes.contains(HeaderParameters(type).value)
    return Response(
      status: .ok,
      headers: [
        .contentType: type,
        .contentDisposition: "\(shows ? "inline" : "attachment"); \(Self.named(name))",
        .contentSecurityPolicy: SecurityHeaders.filePolicy,
      ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  /// What a browser may show: nothing that could hold a script of our origin.
  private static let shownTypes: Set<String> = [
    "application/pdf", "image/png", "image/jpeg", "text/plain",
  ]

  /// The name of a file, for old browsers and for those that read UTF-8 (RFC 6266).
  private static func named(_ name: String) -> String {
    let plain = String(
      name.map { $0.isASCII && ($0.isLetter || $0.isNumber || "-_. ".contains($0)) ? $0 : "_" })
    let full = Address(name).path.dropFirst()
    return "filename=\"\(plain)\"; filename*=UTF-8''\(full)"
  }
}

extension [UInt8] {
  /// Whether a run of bytes stands anywhere in these.
  func contains(_ text: String) -> Bool {
    let wanted = Array(text.utf8)
    guard let first = wanted.first, count >= wanted.count else { return false }
    for start in 0...(count - wanted.count)
    where self[start] == first && self[start..<(start + wanted.count)].elementsEqual(wanted) {
      return true
    }
    return false
  }
}
