import Hummingbird
import Kernel
import NIOCore
import SiteMap

/// A request on its way in: from where, by whom, to what address.
struct Arrival: Sendable {
  let address: Address
  let requestID: String
  let browser: Browser
  let user: User
  /// A sentence that the page before left for this one.
  let notice: String?
  /// The page of ours that it came from, when the browser says so.
  let cameFrom: Address?
  /// The browser's token, or a new one for a browser that has none.
  let token: SessionToken

  init(
    address: Address, requestID: String, browser: Browser, user: User, notice: String?,
    cameFrom: Address?
  ) {
    self.cameFrom = cameFrom
    self.address = address
    self.requestID = requestID
    self.browser = browser
    self.user = user
    self.notice = notice
    token = browser.token ?? SessionToken()
  }

  func visit(
    _ world: World, parameters: [String: String] = [:], form: Form = Form()
  ) -> Visit {
    Visit(
      world: world, user: user, address: address, parameters: parameters, form: form,
      csrfToken: token.formToken, notice: notice, requestID: requestID, browser: browser)
  }
}

extension Gate {
  /// Who stands behind a request. Throws when the store cannot say.
  func arrival(_ request: Request, _ context: WebContext, id: String) async throws -> Arrival {
    var browser = browser(request, context)
    if let token = browser.token {
      browser.session = try await sessions.user(forToken: token)
    }
    return Arrival(
      address: address(request), requestID: id, browser: browser,
      user: browser.session?.user ?? .anonymous(of: world.authority),
      notice: NoticeCookie.read(request), cameFrom: cameFrom(request))
  }

  /// The same for a page that says that something went wrong, when the store may be what went
  /// wrong.
  func strangerArrival(_ request: Request, _ context: WebContext, id: String) -> Arrival {
    Arrival(
      address: address(request), requestID: id, browser: browser(request, context),
      user: .anonymous(of: world.authority), notice: nil, cameFrom: cameFrom(request))
  }

  /// The address asked for; home when it cannot be read, which the edge has refused by then.
  private func address(_ request: Request) -> Address {
    Address(local: request.head.path ?? "/") ?? .home
  }

  private func cameFrom(_ request: Request) -> Address? {
    guard let referer = request.headers[.referer], let host = request.head.authority,
      let start = referer.firstRange(of: "://\(host)/")
    else { return nil }
    return Address(local: "/" + referer[start.upperBound...])
  }

  private func browser(_ request: Request, _ context: WebContext) -> Browser {
    Browser(
      token: cookie.read(request).flatMap { SessionToken($0) },
      remoteAddress: remoteAddress(request, context), userAgent: request.headers[.userAgent],
      origin: request.head.authority.map { "\(shell.isSecure ? "https" : "http")://\($0)" } ?? "")
  }

  /// Behind a proxy, the last address in `X-Forwarded-For` is the one the proxy itself saw; those
  /// before it are whatever the client claims.
  private func remoteAddress(_ request: Request, _ context: WebContext) -> String {
    if shell.trustsProxy, let forwarded = request.headers[.forwardedFor] {
      let last = forwarded.split(separator: ",").last.map { FormEntry.tidy(String($0)) } ?? ""
      if !last.isEmpty, last.utf8.count <= 45 { return last }
    }
    return context.remoteAddress?.ipAddress ?? "unknown"
  }
}
