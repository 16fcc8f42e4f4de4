import HTTPTypes
import Hummingbird
import Kernel
import Logging
import NIOCore
import SiteMap
import Storage

/// The way in for programs: the same order as for pages, with a key for the session, a word of the
/// program's own for the form's one-use token, and problems as JSON. Cookies are not looked at, so
/// no other site can make a browser ask in somebody's name.
extension Gate {
  static let operationsPath = "/api/"

  func respondToProgram(
    _ request: Request, _ context: WebContext, at route: Site.Route, id: String
  ) async -> Response {
    var arrival = strangerArrival(request, context, id: id).withoutToken
    do {
      let caller = try await caller(request, from: arrival.browser.remoteAddress)
      if let caller { arrival = arrival.by(caller.user) }
      guard arrival.user.may(route.permission, as: route.relationship) else {
        if caller == nil { throw APIProblem.unauthorised }
        try arrival.user.require(route.permission, as: route.relationship)
        throw APIProblem.unauthorised
      }
      let parameters = try Self.parameters(of: route, in: arrival.address)
      var visit = arrival.visit(world, parameters: parameters)
      visit.request = try await self.request(request, at: route)
      return try await answer(request, visit, arrival, caller, at: route)
    } catch {
      await note(error, arrival, at: route)
      return await problem(error, arrival)
    }
  }

  /// Who stands behind the key; nil when there is none. A key that opens nothing is refused, not
  /// overlooked.
  private func caller(_ request: Request, from address: String) async throws -> APICaller? {
    guard let header = request.headers[.authorization] else { return nil }
    let parts = header.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0].lowercased() == "bearer",
      let caller = try await APIKeys(world).caller(
        withKey: String(parts[1].drop { $0 == " " }), from: address)
    else { throw APIProblem.unauthorised }
    return caller
  }

  private func request(_ request: Request, at route: Site.Route) async throws -> APIRequest {
    let type = HeaderParameters(request.headers[.contentType] ?? "").value.lowercased()
    let isForm = type == "multipart/form-data"
    let isRead = route.method == .post || route.method == .put || route.method == .delete
    return APIRequest(
      method: route.method,
      body: isRead && !isForm ? try await bytes(of: request, limit: route.bodyLimit) : [],
      contentType: type,
      form: isRead && isForm ? try await body(of: request, limit: route.bodyLimit) : nil,
      ifMatch: request.headers[.ifMatch], ifNoneMatch: request.headers[.ifNoneMatch])
  }

  private func bytes(of request: Request, limit: Int) async throws -> [UInt8] {
    var bytes: [UInt8] = []
    for try await part in request.body {
      guard bytes.count + part.readableBytes <= limit else {
        throw Refusal.tooLarge(
          "The body is larger than the \(Self.inWords(limit)) that can be taken here. Nothing was saved."
        )
      }
      bytes += part.readableBytesView
    }
    return bytes
  }

  private func answer(
    _ request: Request, _ visit: Visit, _ arrival: Arrival, _ caller: APICaller?,
    at route: Site.Route
  ) async throws -> Response {
    guard route.method != .get, let caller, let word = request.headers[.idempotencyKey] else {
      return reply.response(try await route.handler(visit), to: visit, arrival)
    }
    guard (1...200).contains(word.utf8.count), word.utf8.allSatisfy(Self.isKeyLetter) else {
      throw APIProblem(
        .unreadable,
        "An Idempotency-Key has between 1 and 200 characters: letters, digits, - and _.")
    }
    // A version said in If-Match is part of what is sent, as one said in the body is.
    let version: [UInt8] = visit.request?.ifMatch.map { [0] + Array($0.utf8) } ?? []
    let sending = (visit.request?.body ?? []) + version
    let key = FormKey(
      request: word, to: "\(route.method.rawValue) \(visit.address.path)", sending: sending,
      by: caller.key)
    let sent = SentForm(key)
    var visit = visit
    visit.sent = sent
    switch try await submissions.begin(key) {
    case .first: break
    case .repeated(let address), .reworded(let address):
      return Reply.response(Self.doneBefore(address))
    }
    do {
      let answer = try await route.handler(visit)
      await submissions.end(key, ledTo: answer.destination)
      if let address = answer.destination { await submissions.keep(key, ledTo: address) }
      return reply.response(answer, to: visit, arrival)
    } catch let twice as FormSentTwice {
      await submissions.end(key, ledTo: nil)
      return Reply.response(Self.doneBefore(twice.location.flatMap { Address(local: $0) }))
    } catch {
      await submissions.end(key, ledTo: nil)
      throw error
    }
  }

  private static func isKeyLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// A request that was done already, and is not done again.
  private static func doneBefore(_ address: Address?) -> DataAnswer {
    DataAnswer(
      [
        "message": "This request was done before. It was done once.", "isRepeated": true,
        "location": address.map { .string($0.description) } ?? .null, "page": .null,
        "secret": .null, "changes": [],
      ], location: address)
  }

  /// What went wrong, as JSON. Only faults of ours are logged.
  func problem(_ error: any Error, _ arrival: Arrival) async -> Response {
    var response: Response
    switch error {
    case let problem as APIProblem: response = self.response(problem, arrival)
    case let refusal as Refusal:
      response = self.response(APIProblem(refusal), arrival)
      if case .tooMany(_, let seconds) = refusal {
        response.headers[.retryAfter] = String(seconds)
      }
    case let stale as StaleRecord:
      response = self.response(await staleProblem(stale, arrival), arrival)
    case let malformed as MalformedBody:
      response = self.response(APIProblem(.unreadable, malformed.message), arrival)
    case is CancellationError: response = unavailable(arrival)
    case let fault as DatabaseFault where fault.isOutage:
      log(error, arrival)
      response = unavailable(arrival)
    default:
      log(error, arrival)
      response = self.response(
        APIProblem(
          .fault,
          "It is not your fault, and what you did may not have been saved: look before you do it again. Tell the people who run the service, with this number: \(arrival.requestID)."
        ), arrival)
    }
    return response
  }

  private func unavailable(_ arrival: Arrival) -> Response {
    var response = response(
      APIProblem(
        .unavailable, "Nothing is lost that was saved before. Try again in half a minute."),
      arrival)
    response.headers[.retryAfter] = "30"
    return response
  }

  func response(_ problem: APIProblem, _ arrival: Arrival) -> Response {
    var response = Response(
      status: .init(code: problem.kind.status),
      headers: [.contentType: "application/problem+json"],
      body: ResponseBody(
        byteBuffer: ByteBuffer(bytes: problem.json(requestID: arrival.requestID).bytes)))
    if problem.kind == .unauthorised {
      response.headers[.wwwAuthenticate] = "Bearer realm=\"Goldthread\""
    }
    return response
  }

  private func staleProblem(_ stale: StaleRecord, _ arrival: Arrival) async -> APIProblem {
    guard arrival.user.may(HistoryAccess.permission(toReadHistoryOf: stale.table)) else {
      return APIProblem(.stale, Self.staleWords)
    }
    let (changes, _) = await changes(since: stale, for: arrival.user)
    let kind = kind(of: stale.table)
    return APIProblem(.stale, Self.staleWords, changes: changes.map { $0.json(called: kind) })
  }

  private static let staleWords =
    "It was changed after you had read it, so yours was not saved over it. Read it again, and send your change with its new version."
}

extension Arrival {
  /// The same without the browser's cookie.
  fileprivate var withoutToken: Arrival {
    var browser = browser
    browser.token = nil
    return Arrival(
      address: address, requestID: requestID, browser: browser, user: user, notice: nil,
      cameFrom: nil)
  }

  fileprivate func by(_ user: User) -> Arrival {
    Arrival(
      address: address, requestID: requestID, browser: browser, user: user, notice: nil,
      cameFrom: nil)
  }
}

extension Reply {
  static func response(_ answer: DataAnswer) -> Response {
    var response = Response(
      status: .init(code: answer.status), headers: [.contentType: answer.type],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.bytes)))
    if answer.status == 304 { response.body = ResponseBody() }
    if let location = answer.location { response.headers[.location] = location.description }
    if let tag = answer.tag { response.headers[.eTag] = "\"\(tag)\"" }
    // What a key may read is for its program alone; it may keep it and ask whether it still holds.
    response.headers[.cacheControl] = answer.isPublic ? "public, no-cache" : "private, no-cache"
    return response
  }
}

extension HTTPField.Name {
  static let idempotencyKey = HTTPField.Name("Idempotency-Key") ?? .via
}
