import Kernel
import SiteMap
import Storage
import Synchronization

/// What a program sent, besides who it acts for and to what address.
public struct APIRequest: Sendable {
  public let method: Site.Method
  /// The bytes of the body, unless it was a form; empty for what has none.
  public let body: [UInt8]
  /// The type that the body says it has: "application/json".
  public let contentType: String
  /// The body when it came as `multipart/form-data`, as files do.
  public let form: Form?
  /// The version that the program had read, as its `If-Match` says it.
  public let ifMatch: String?
  /// What the program has already, as its `If-None-Match` says it.
  public let ifNoneMatch: String?
  let changes = MadeChanges()

  public init(
    method: Site.Method, body: [UInt8] = [], contentType: String = "", form: Form? = nil,
    ifMatch: String? = nil, ifNoneMatch: String? = nil
  ) {
    self.method = method
    self.body = body
    self.contentType = contentType
    self.form = form
    self.ifMatch = ifMatch
    self.ifNoneMatch = ifNoneMatch
  }
}

/// What a visit has changed so far, as the change log has it.
final class MadeChanges: Sendable {
  private let all = Mutex<[Change]>([])

  var list: [Change] { all.withLock { $0 } }

  func add(_ changes: [Change]) { all.withLock { $0 += changes } }
}

extension Visit {
  /// What this visit has changed so far; empty unless a program asks.
  public var changes: [Change] { request?.changes.list ?? [] }
}

/// An answer for a program.
public struct DataAnswer: Sendable {
  public var status: Int
  public var bytes: [UInt8]
  public var type: String
  /// Where what was made, or changed, can be read.
  public var location: Address?
  /// Tells one state of what is answered from another.
  public var tag: String?
  /// Whether anybody may keep it for a while.
  public var isPublic: Bool

  public init(
    status: Int = 200, _ json: JSON, location: Address? = nil, tag: String? = nil,
    isPublic: Bool = false
  ) {
    self.init(
      status: status, json.bytes, type: "application/json", location: location, tag: tag,
      isPublic: isPublic)
  }

  public init(
    status: Int = 200, _ bytes: [UInt8], type: String, location: Address? = nil,
    tag: String? = nil, isPublic: Bool = false
  ) {
    self.status = status
    self.bytes = bytes
    self.type = type
    self.location = location
    self.tag = tag
    self.isPublic = isPublic
  }
}
