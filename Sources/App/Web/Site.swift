import Kernel

/// The table of contents of the service: each slice adds its routes here, and each route names the
/// permission it needs. There is no way to add one without; `Access` is asked before the handler
/// runs.
public struct Site: Sendable {
  public typealias Handler = @Sendable (Visit) async throws -> Answer

  public enum Method: String, Sendable {
    case get = "GET"
    case post = "POST"
    /// For programs only: puts something else in the place of what is there.
    case put = "PUT"
    /// For programs only: takes something out.
    case delete = "DELETE"
  }

  public struct Route: Sendable {
    public let method: Method
    /// Without a leading slash: `plans/:plan/actions/new`.
    public let path: String
    public let permission: Permission
    /// How the person may have to stand to the record for the permission to hold. Anything but
    /// `.none` leaves it to the handler to ask `visit.user.require(_, as:)` with how they really
    /// stand.
    public let relationship: Relationship
    public let handler: Handler
    /// The most bytes a form to this route may have.
    public let bodyLimit: Int
    /// Whether programs ask for it, by a key and in JSON; else browsers, by a session and as pages.
    public let isForPrograms: Bool
  }

  public private(set) var routes: [Route] = []
  /// How the slices call their records.
  public private(set) var kinds: [RecordKind] = []

  public init() {}

  /// Says how a table's records are called, for their history.
  public mutating func describe(_ kind: RecordKind) { kinds.append(kind) }

  /// A page. Asking for it changes nothing.
  ///
  /// - Parameter relationship: `.own` for a page that those who own the record may open too; its
  ///   handler then asks whether they do.
  public mutating func get(
    _ path: String, for permission: Permission, as relationship: Relationship = .none,
    use handler: @escaping Handler
  ) {
    routes.append(
      Route(
        method: .get, path: path, permission: permission, relationship: relationship,
        handler: handler, bodyLimit: 0, isForPrograms: false))
  }

  /// A form. It is refused without the session's token, and answered with a redirect.
  public mutating func post(
    _ path: String, for permission: Permission, as relationship: Relationship = .none,
    bodyLimit: Int = 1 << 20, use handler: @escaping Handler
  ) {
    routes.append(
      Route(
        method: .post, path: path, permission: permission, relationship: relationship,
        handler: handler, bodyLimit: bodyLimit, isForPrograms: false))
  }

  /// What programs ask for, under `api/`: with a key instead of a session, so that no other site
  /// can ask in somebody's name; problems are answered in JSON.
  public mutating func forPrograms(
    _ method: Method, _ path: String, for permission: Permission,
    as relationship: Relationship = .none, bodyLimit: Int = 1 << 20, use handler: @escaping Handler
  ) {
    routes.append(
      Route(
        method: method, path: path, permission: permission, relationship: relationship,
        handler: handler, bodyLimit: method == .get ? 0 : bodyLimit, isForPrograms: true))
  }
}
