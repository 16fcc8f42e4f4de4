import Civil
import Kernel
import SiteMap
import Storage
import Web

/// A page of a list, for a program.
public struct APIList<Element: Sendable>: Sendable {
  public var items: [Element]
  /// Names the last of them, when there are more.
  public var nextAfter: String?

  public init(_ items: [Element], nextAfter: String? = nil) {
    self.items = items
    self.nextAfter = nextAfter
  }

  /// What a page's list has loaded.
  public init<Sort: ListOrder>(_ listing: Listing<Element, Sort>) {
    self.init(listing.elements, nextAfter: listing.nextAfter)
  }
}

extension Operations {
  /// One thing to read.
  ///
  /// - Parameters:
  ///   - permission: what the page of it takes; the handler asks for more where the page does.
  public mutating func one<Value: Sendable>(
    _ path: String, in group: String, _ summary: String, about: String = "",
    for permission: Permission, as relationship: Relationship = .none, query: [QueryField] = [],
    _ shape: Shape<Value>, read: @escaping @Sendable (Visit) async throws -> Value
  ) {
    add(
      Operation(
        method: .get, path: path, group: group, summary: summary, about: about, query: query,
        body: nil,
        answer: AnswerShape(schema: Schema.reference(shape.name), components: shape.components),
        work: .read(permission, relationship) { visit in
          Self.answer(
            shape.json(try await read(Operation.translated(visit, query))), to: visit, permission)
        }))
  }

  /// A list to read, a page of it at a time.
  ///
  /// - Parameter after: what names the last of the page before.
  public mutating func list<Value: Sendable>(
    _ path: String, in group: String, _ summary: String, about: String = "",
    for permission: Permission, as relationship: Relationship = .none, query: [QueryField] = [],
    after: QueryField = .after, _ shape: Shape<Value>,
    read: @escaping @Sendable (Visit) async throws -> APIList<Value>
  ) {
    let schema: JSON = [
      "type": "object", "additionalProperties": false, "required": ["items", "next"],
      "properties": [
        "items": ["type": "array", "items": Schema.reference(shape.name)],
        "next": [
          "type": ["string", "null"],
          "description": "The address of the next page; null on the last.",
        ],
      ],
    ]
    let query = query + [after]
    add(
      Operation(
        method: .get, path: path, group: group, summary: summary, about: about, query: query,
        body: nil, answer: AnswerShape(schema: schema, components: shape.components),
        work: .read(permission, relationship) { visit in
          let list = try await read(Operation.translated(visit, query))
          let next = list.nextAfter.map { visit.address.with("after", $0) }
          return Self.answer(
            [
              "items": .array(list.items.map { shape.json($0) }),
              "next": next.map { .string($0.description) } ?? .null,
            ], to: visit, permission)
        }))
  }

  /// A file to read, as it was uploaded.
  public mutating func file(
    _ path: String, in group: String, _ summary: String, about: String = "",
    for permission: Permission, read: @escaping Site.Handler
  ) {
    add(
      Operation(
        method: .get, path: path, group: group, summary: summary, about: about, query: [],
        body: nil,
        answer: AnswerShape(schema: .null, components: []),
        work: .read(permission, .none, read)))
  }

  /// What a page's form does, by POST: the form's path, and its fields.
  public mutating func form(
    _ path: String, in group: String, _ summary: String, about: String = "", page: String,
    query: [QueryField] = [], _ body: BodyFields = []
  ) {
    form(.post, path, in: group, summary, about: about, page: page, query: query, body)
  }

  /// The same by another method.
  public mutating func form(
    _ method: Site.Method, _ path: String, in group: String, _ summary: String,
    about: String = "", page: String, query: [QueryField] = [], _ body: BodyFields = []
  ) {
    add(
      Operation(
        method: method, path: path, group: group, summary: summary, about: about, query: query,
        body: body, answer: AnswerShape(schema: Schema.reference("Done"), components: []),
        work: .page(page)))
  }

  private static func answer(_ json: JSON, to visit: Visit, _ permission: Permission) -> Answer {
    var version: Int?
    if case .integer(let number)? = json["version"] { version = number }
    let bytes = json.bytes
    let tag = EntityTag.tag(version: version, of: bytes)
    let isPublic = permission == .readPublished && !visit.user.isSignedIn
    if let known = visit.request?.ifNoneMatch, EntityTag.isAmong(known, tag) {
      return .data(
        DataAnswer(status: 304, [], type: "application/json", tag: tag, isPublic: isPublic))
    }
    return .data(DataAnswer(bytes, type: "application/json", tag: tag, isPublic: isPublic))
  }
}
