import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import SiteMap

extension Gate {
  /// A form: within its limit, readable, ours, and sent for the first time.
  func post(
    _ request: Request, _ arrival: Arrival, at route: Site.Route, _ parameters: [String: String]
  ) async throws -> Response {
    let form = try await body(of: request, limit: route.bodyLimit)
    guard isFromHere(request), arrival.browser.token != nil,
      arrival.token.accepts(formToken: form[FieldName.csrf] ?? "")
    else {
      return reply.response(
        ErrorPages.forged(form).leadingToAllThatIsAsked(from: arrival), to: arrival)
    }
    do {
      return try await act(on: form, arrival, at: route, parameters)
    } catch {
      throw FailedForm(error: error, form: form)
    }
  }

  private func act(
    on form: Form, _ arrival: Arrival, at route: Site.Route, _ parameters: [String: String]
  ) async throws -> Response {
    var visit = arrival.visit(world, parameters: parameters, form: form.withoutTokens)
    guard let token = form[FieldName.once], RandomToken.isOne(token) else {
      return reply.response(try await route.handler(visit), to: visit, arrival)
    }
    let key = FormKey(token, session: arrival.token)
    let sent = SentForm(key, saying: form.words(in: arrival.token))
    visit.sent = sent
    let complete = visit
    return try await once(sent, form, arrival) { (try await route.handler(complete), complete) }
  }

  /// Lets a form do its work once; a second sending goes where the first one went.
  private func once(
    _ sent: SentForm, _ form: Form, _ arrival: Arrival,
    _ work: () async throws -> (Answer, Visit)
  ) async throws -> Response {
    let key = sent.key
    switch try await submissions.begin(key, saying: sent.words) {
    case .first: break
    case .repeated(let address):
      return reply.redirect(address, notice: Self.sentTwice, arrival)
    case .reworded(let address): return reworded(form, arrival, ledTo: address)
    }
    do {
      let (answer, visit) = try await work()
      await submissions.end(key, ledTo: answer.destination)
      if let address = answer.destination { await submissions.keep(key, ledTo: address) }
      return reply.response(answer, to: visit, arrival)
    } catch let twice as FormSentTwice {
      // Another process did the work; where that led it has not written down yet.
      await submissions.end(key, ledTo: nil)
      let address = twice.location.flatMap { Address(local: $0) }
      if twice.isReworded { return reworded(form, arrival, ledTo: address) }
      return reply.redirect(address ?? .home, notice: Self.sentTwice, arrival)
    } catch {
      await submissions.end(key, ledTo: nil)
      throw error
    }
  }

  /// Sent again with something else: what was done is done, and the new words are not lost.
  private func reworded(_ form: Form, _ arrival: Arrival, ledTo address: Address?) -> Response {
    reply.response(
      ErrorPages.reworded(ledTo: address).leadingToAllThatIsAsked(from: arrival)
        .leadingBack(to: arrival.cameFrom).keeping(form), to: arrival)
  }

  private static let sentTwice = "This form had been sent already. It was acted on once."

  /// The form in a body. Of a body that is too large nothing is kept.
  func body(of request: Request, limit: Int) async throws -> Form {
    let tooLarge = Refusal.tooLarge(
      "What you sent is larger than the \(Self.inWords(limit)) that can be taken here. Nothing was saved. Send a smaller file, or less text."
    )
    let length = request.headers[.contentLength].flatMap { Int($0) }
    if let length, length > limit { throw tooLarge }
    if length == 0 { return Form() }
    let type = request.headers[.contentType] ?? ""
    let isMultipart = HeaderParameters(type).value.lowercased() == "multipart/form-data"
    var form =
      isMultipart ? try MultipartForm(contentType: type, expecting: length ?? 0) : nil
    var bytes: [UInt8] = []
    var count = 0
    for try await part in request.body {
      count += part.readableBytes
      guard count <= limit else { throw tooLarge }
      // A form with files is read as it comes, so that a large one is in memory once and not twice.
      if isMultipart {
        try part.withUnsafeReadableBytes { try form?.take($0) }
      } else {
        bytes += part.readableBytesView
      }
    }
    if count == 0 { return Form() }
    if let form { return try form.finish() }
    guard HeaderParameters(type).value.lowercased() == "application/x-www-form-urlencoded" else {
      throw MalformedBody.unreadable
    }
    return try URLEncodedForm.read(bytes)
  }

  /// Whether the form was on a page of ours, as far as the browser says. The token decides; this
  /// catches some forgeries before it.
  private func isFromHere(_ request: Request) -> Bool {
    if let site = request.headers[.fetchSite] { return site == "same-origin" || site == "none" }
    guard !shell.trustsProxy, let origin = request.headers[.origin] else { return true }
    guard let host = request.head.authority, let mark = origin.firstRange(of: "://") else {
      return false
    }
    return origin[mark.upperBound...] == host
  }

  static func inWords(_ bytes: Int) -> String {
    bytes >= 1 << 20 ? "\(bytes >> 20) MB" : "\(max(bytes >> 10, 1)) KB"
  }
}

/// What went wrong with a form, and what had been typed into it.
struct FailedForm: Error {
  let error: any Error
  let form: Form
}

extension Form {
  /// All that was typed, chosen or uploaded, in one hash; secrets are left out of it.
  fileprivate func words(in session: SessionToken) -> FormWords {
    let left = FieldName.all.union(all(FieldName.secret))
    var bytes: [UInt8] = []
    for field in fields where !left.contains(field.name) {
      bytes +=
        "\(field.name.utf8.count) \(field.name) \(field.value.utf8.count) \(field.value) ".utf8
    }
    for upload in uploads {
      bytes += "\(upload.name) \(upload.file.name) ".utf8
      bytes += FormWords.digest(upload.file.bytes)
    }
    return FormWords(bytes, session: session)
  }

  /// The form without the fields of the shell.
  var withoutTokens: Form {
    var form = self
    form.titles = Dictionary(
      all(FieldName.label).compactMap { text in
        text.firstIndex(of: ":").map {
          (String(text[..<$0]), String(text[text.index(after: $0)...]))
        }
      }, uniquingKeysWith: { first, _ in first })
    form.fields.removeAll { FieldName.all.contains($0.name) }
    form.isSent = true
    return form
  }
}

extension Answer {
  /// Where it leads; nil for what is shown at once.
  var destination: Address? {
    switch self {
    case .redirect(let address, _), .begin(_, let address, _), .end(let address, _): address
    case .data(let answer): answer.location
    case .page, .file: nil
    }
  }
}
