import HTTPTypes
import Hummingbird
import Kernel
import Logging
import SiteMap
import Storage

extension Gate {
  /// What went wrong, as a page that says what happened and what to do. Only faults of ours are
  /// logged.
  /// - Parameter form: what had been typed, which the page gives back.
  func failure(_ error: any Error, _ arrival: Arrival, typed form: Form = Form()) -> Response {
    switch error {
    case let refusal as Refusal: return response(refusal, arrival, form)
    case let malformed as MalformedBody:
      return reply.response(
        ErrorPages.malformed(malformed.message).leadingToAllThatIsAsked(from: arrival)
          .leadingBack(to: arrival.cameFrom), to: arrival)
    case let fault as DatabaseFault where fault.isOutage:
      log(error, arrival)
      var response = reply.response(
        ErrorPages.unavailable(arrival.requestID).keeping(form), to: arrival)
      response.headers[.retryAfter] = "30"
      return response
    case is CancellationError:
      return reply.response(ErrorPages.unavailable(arrival.requestID), to: arrival)
    default:
      log(error, arrival)
      let page = ErrorPages.fault(arrival.requestID, contact: shell.contact)
      return reply.response(page.keeping(form), to: arrival)
    }
  }

  private func response(_ refusal: Refusal, _ arrival: Arrival, _ form: Form) -> Response {
    if case .notPermitted = refusal, !arrival.user.isSignedIn, !arrival.address.holdsSecret {
      let back = arrival.address.description
      return reply.redirect(Address("sign-in", query: [("return", back)]), notice: nil, arrival)
    }
    let page = ErrorPages.page(for: refusal).leadingToToday(of: arrival.address)
      .leadingToAllThatIsAsked(from: arrival).leadingBack(to: arrival.cameFrom).keeping(form)
    var response = reply.response(page, to: arrival)
    if case .tooMany(_, let seconds) = refusal {
      response.headers[.retryAfter] = String(seconds)
    }
    return response
  }

  /// Constant words; what varies is metadata. An address is logged without its query, which may
  /// hold what somebody searched for.
  func log(_ error: any Error, _ arrival: Arrival) {
    world.logger.error(
      "a request failed",
      metadata: [
        "request.id": "\(arrival.requestID)", "path": "\(arrival.address.pathForRecords)",
        "error.type": "\(type(of: error))", "error": "\(error)",
      ])
  }
}

extension DatabaseFault {
  /// Whether it is the database that is away, and trying again later may help.
  var isOutage: Bool {
    if case .connection = kind { true } else { false }
  }
}
