import Kernel
import Storage

/// What goes wrong with a request of a program, as `application/problem+json` (RFC 9457): a stable
/// type, and the same words that a page would say.
public struct APIProblem: Error, Sendable {
  /// The kinds of problem; each is explained on the page about the API, at its own place.
  public enum Kind: String, CaseIterable, Sendable {
    case unreadable, unauthorised, notPermitted, notFound, wrongMethod, notAcceptable, conflict
    case stale, tooLarge, unsupportedType, invalid, tooMany, fault, unavailable

    public var status: Int {
      switch self {
      case .unreadable: 400
      case .unauthorised: 401
      case .notPermitted: 403
      case .notFound: 404
      case .wrongMethod: 405
      case .notAcceptable: 406
      case .conflict, .stale: 409
      case .tooLarge: 413
      case .unsupportedType: 415
      case .invalid: 422
      case .tooMany: 429
      case .fault: 500
      case .unavailable: 503
      }
    }

    public var title: String {
      switch self {
      case .unreadable: "The request could not be read"
      case .unauthorised: "A key is needed"
      case .notPermitted: "This is not permitted"
      case .notFound: "There is nothing at this address"
      case .wrongMethod: "The address does not know this method"
      case .notAcceptable: "Only JSON is spoken here"
      case .conflict: "This cannot be done now"
      case .stale: "Somebody else has changed it in the meantime"
      case .tooLarge: "This is too large"
      case .unsupportedType: "This type of body is not read here"
      case .invalid: "Something has to be put right"
      case .tooMany: "Too often in a short time"
      case .fault: "Something went wrong on our side"
      case .unavailable: "The service is not available at the moment"
      }
    }
  }

  public var kind: Kind
  public var detail: String
  /// What is wrong, field by field.
  public var problems: [Problem]
  /// What somebody else has changed since the program read the record.
  public var changes: [JSON]

  public init(_ kind: Kind, _ detail: String, problems: [Problem] = [], changes: [JSON] = []) {
    self.kind = kind
    self.detail = detail
    self.problems = problems
    self.changes = changes
  }

  /// - Parameter requestID: the name of the request, which stands in the log.
  public func json(requestID: String) -> JSON {
    var members: [JSON.Member] = [
      .init("type", .string("/api#\(kind.rawValue)")), .init("title", .string(kind.title)),
      .init("status", .integer(kind.status)), .init("detail", .string(detail)),
      .init("request", .string(requestID)),
    ]
    if !problems.isEmpty {
      members.append(
        .init(
          "errors",
          .array(
            problems.map {
              ["field": $0.field.map { .string($0) } ?? .null, "message": .string($0.message)]
            })))
    }
    if kind == .stale { members.append(.init("changes", .array(changes))) }
    return .object(members)
  }
}

extension APIProblem {
  public init(_ refusal: Refusal) {
    switch refusal {
    case .notPermitted(let text): self.init(.notPermitted, text)
    case .notFound(let text): self.init(.notFound, text)
    case .conflict(let text): self.init(.conflict, text)
    case .tooLarge(let text): self.init(.tooLarge, text)
    case .tooMany(let text, _): self.init(.tooMany, text)
    case .invalid(let problems):
      self.init(
        .invalid, problems.map(\.message).joined(separator: " "), problems: problems)
    }
  }

  static let unauthorised = APIProblem(
    .unauthorised,
    "Send a key that is good today as “Authorization: Bearer goldthread_…”. Keys are made on the page of one’s own account."
  )
}
