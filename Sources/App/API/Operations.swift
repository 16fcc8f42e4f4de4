import Kernel
import SiteMap
import Web

/// What programs may ask of the service: the table of contents of the API, to which each slice adds
/// its operations. The routes and the OpenAPI document are both made from it, so that neither can
/// say something else than the other.
public struct Operations: Sendable {
  /// Every operation lives under this.
  public static let root = "api/v1"

  public private(set) var operations: [Operation] = []
  /// Where a record of a table can be read: for the answer to what made it.
  private var places: [String: String] = [:]

  public init() {}

  public mutating func add(_ operation: Operation) { operations.append(operation) }

  /// Says where the records of a table are read: "actions/:action".
  public mutating func place(_ table: String, _ path: String) { places[table] = path }

  /// Adds the routes. An operation that speaks for a page takes that page's permission and handler,
  /// so it can do what the page can and no more.
  ///
  /// - Returns: The pages that operations speak for and that are not there; none, a test sees to
  ///   it.
  @discardableResult
  public func addRoutes(to site: inout Site) -> [String] {
    var missing: [String] = []
    let pages = site.routes.filter { $0.method == .post && !$0.isForPrograms }
    for operation in operations {
      switch operation.work {
      case .read(let permission, let relationship, let handler):
        site.forPrograms(
          operation.method, Self.root + "/" + operation.path, for: permission, as: relationship
        ) { visit in
          try operation.checkQuery(of: visit)
          return try await handler(visit)
        }
      case .page(let path):
        guard let page = pages.first(where: { $0.path == path }) else {
          missing.append(path)
          continue
        }
        let writing = Writing(operation: operation, page: page, places: places)
        site.forPrograms(
          operation.method, Self.root + "/" + operation.path, for: page.permission,
          as: page.relationship, bodyLimit: operation.bodyLimit(ofPage: page)
        ) { try await writing($0) }
      }
    }
    return missing
  }
}

/// One thing that a program can ask.
public struct Operation: Sendable {
  enum Work: Sendable {
    case read(Permission, Relationship, Site.Handler)
    /// What a page's form does, in JSON: the path of the form.
    case page(String)
  }

  public let method: Site.Method
  /// Under the API's root: "actions/:action/progress".
  public let path: String
  /// The group it stands in: "Actions".
  public let group: String
  /// In a few words, without a full stop: "Say how an action is going".
  public let summary: String
  public let about: String
  /// What the query may hold.
  public let query: [QueryField]
  /// What the body may hold; nil when there is none.
  public let body: BodyFields?
  let answer: AnswerShape
  let work: Work

  /// Names the operation in the document: "postActionsProgress".
  public var name: String {
    let parts = path.split(separator: "/").map { part in
      let word = part.hasPrefix(":") ? "by-" + part.dropFirst() : String(part)
      return word.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }
    return method.rawValue.lowercased() + parts.joined()
  }

  /// The page that it speaks for; nil for what only reads.
  public var page: String? { if case .page(let path) = work { path } else { nil } }

  func bodyLimit(ofPage page: Site.Route) -> Int {
    // A file grows by a third when it is written as base64.
    body?.hasFile == true ? page.bodyLimit / 3 * 4 + (1 << 16) : min(page.bodyLimit, 1 << 20)
  }
}

/// What an operation answers with, as the document says it.
struct AnswerShape: Sendable {
  var schema: JSON
  var components: [JSON.Member]
}
