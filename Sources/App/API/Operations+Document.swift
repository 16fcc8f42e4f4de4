import Kernel
import Web

/// The OpenAPI 3.1 document, made from the same operations as the routes.
extension Operations {
  /// - Parameters:
  ///   - council: whose service it is, for the description.
  public func document(of council: String) -> JSON {
    var components: [JSON.Member] = Self.shared
    for member in operations.flatMap(\.answer.components)
    where !components.contains(where: { $0.name == member.name }) {
      components.append(member)
    }
    let paths = Dictionary(grouping: operations, by: \.path)
    let order = operations.map(\.path).reduce(into: [String]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    let groups = operations.map(\.group).reduce(into: [String]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    return [
      "openapi": "3.1.0",
      "info": [
        "title": "Goldthread", "version": "1", "summary": .string("The service of \(council)."),
        "description": .string(Self.introduction),
      ],
      "servers": [["url": .string("/" + Self.root)]],
      "tags": .array(groups.map { ["name": .string($0)] }),
      "paths": .object(
        order.map { path in
          JSON.Member(Self.template(path), Self.item(path, paths[path] ?? []))
        }),
      "components": [
        "schemas": .object(components), "responses": .object(Self.problems),
        "securitySchemes": [
          "key": [
            "type": "http", "scheme": "bearer",
            "description":
              "A key of one’s own account, made on its page. The program may do what its maker may do, and is named beside it.",
          ]
        ],
      ],
    ]
  }

  private static let introduction = """
    What the pages offer, for programs: the same people may do the same things, by the same rules, and \
    all of it goes on record. Days are written as 2026-03-27, moments in universal time. A change says \
    which version it was made from, in the body or in `If-Match`; when somebody else was quicker, the \
    answer is 409 with what they changed. A request with an `Idempotency-Key` is done once, however \
    often the same body is sent with it within a day; another body is another request. Members and query names that are unknown are refused by name.
    """

  /// "plans/:plan" as the document writes it: "/plans/{plan}".
  static func template(_ path: String) -> String {
    "/"
      + path.split(separator: "/").map { $0.hasPrefix(":") ? "{\($0.dropFirst())}" : String($0) }
      .joined(separator: "/")
  }

  private static func item(_ path: String, _ operations: [Operation]) -> JSON {
    let names = path.split(separator: "/").filter { $0.hasPrefix(":") }.map { $0.dropFirst() }
    var members: [JSON.Member] = []
    if !names.isEmpty {
      members.append(
        .init(
          "parameters",
          .array(
            names.map {
              [
                "name": .string(String($0)), "in": "path", "required": true,
                "schema": parameterSchema(String($0)),
              ]
            })))
    }
    members += operations.map { .init($0.method.rawValue.lowercased(), $0.described) }
    return .object(members)
  }

  private static func parameterSchema(_ name: String) -> JSON {
    switch name {
    case "language": ["type": "string", "pattern": "^[a-z]{2,3}(-[A-Za-z]{2,4})?$"]
    case "figure": ["type": "string", "pattern": "^[A-Za-z0-9-]{1,60}$"]
    case "table": ["type": "string", "pattern": "^[a-z_]{1,40}$"]
    default: .object(Schema.id)
    }
  }
}

extension Operation {
  fileprivate var described: JSON {
    var members: [JSON.Member] = [
      .init("operationId", .string(name)), .init("tags", [.string(group)]),
      .init("summary", .string(summary)),
    ]
    if !about.isEmpty { members.append(.init("description", .string(about))) }
    // What is public may be asked with a key as well, and then more may be read.
    members.append(.init("security", isPublic ? [[:], ["key": []]] : [["key": []]]))
    let parameters =
      query.map { field -> JSON in
        [
          "name": .string(field.name), "in": "query", "description": .string(field.about),
          "schema": field.schema,
        ]
      } + headers
    if !parameters.isEmpty { members.append(.init("parameters", .array(parameters))) }
    if let body, !body.fields.isEmpty, method != .delete {
      members.append(.init("requestBody", requestBody(body)))
    }
    members.append(.init("responses", .object(responses)))
    return .object(members)
  }

  /// Whether anybody may ask it without a key.
  var isPublic: Bool {
    if case .read(.readPublished, _, _) = work { true } else { false }
  }

  private var headers: [JSON] {
    guard method != .get else { return [] }
    var headers: [JSON] = [
      [
        "name": "Idempotency-Key", "in": "header",
        "description":
          "A word of the program’s own for this request; with it the request is done once.",
        "schema": ["type": "string", "pattern": "^[A-Za-z0-9_-]{1,200}$"],
      ]
    ]
    if body?.fields.contains(where: { $0.name == "version" }) == true {
      headers.append([
        "name": "If-Match", "in": "header", "required": .bool(method == .delete),
        "description":
          "The ETag that came with the record. Where it is sent, `version` may be left out of the body.",
        "schema": ["type": "string", "pattern": "^\"[0-9]{1,9}(-[0-9a-z]{1,13})?\"$"],
      ])
    }
    return headers
  }

  private func requestBody(_ body: BodyFields) -> JSON {
    var content: [JSON.Member] = [
      .init("application/json", ["schema": body.schema, "example": body.example])
    ]
    if body.hasFile {
      content.append(.init("multipart/form-data", ["schema": body.multipartSchema]))
    }
    return [
      "required": .bool(body.fields.contains(where: \.isRequired)), "content": .object(content),
    ]
  }

  private var responses: [JSON.Member] {
    var responses: [JSON.Member] = [.init("200", success("What was asked for."))]
    if method == .get {
      responses.append(
        .init("304", ["description": "Nothing has changed since the tag in If-None-Match."]))
    } else {
      responses = [.init("200", success("It was done."))]
      if method == .post { responses.append(.init("201", success("It was made."))) }
    }
    var problems: [APIProblem.Kind] = [.unreadable, .unauthorised, .notPermitted, .notFound]
    if method != .get { problems += [.conflict, .tooLarge, .unsupportedType, .invalid] }
    problems += [.tooMany, .fault, .unavailable]
    return responses
      + problems.map {
        JSON.Member(String($0.status), ["$ref": .string("#/components/responses/\($0.rawValue)")])
      }
  }

  private func success(_ description: String) -> JSON {
    [
      "description": .string(description),
      "headers": .object(
        method == .get
          ? [
            JSON.Member(
              "ETag",
              [
                "description": "The version, and what tells this state from another.",
                "schema": ["type": "string"],
              ])
          ] : []),
      "content": answer.schema == .null
        ? ["*/*": ["schema": [:]]] : ["application/json": ["schema": answer.schema]],
    ]
  }
}

extension BodyFields {
  /// The schema of the same as form data: every value is text.
  fileprivate var multipartSchema: JSON {
    guard case .object(let members) = schema["properties"] ?? .null else { return schema }
    let files = Set(fields.compactMap { if case .file = $0.kind { $0.name } else { nil } })
    return [
      "type": "object", "additionalProperties": false,
      "required": .array(fields.filter(\.isRequired).map { .string($0.name) }),
      "properties": .object(
        members.map { member in
          if files.contains(member.name) {
            return JSON.Member(
              member.name, ["type": "string", "contentMediaType": "application/octet-stream"])
          }
          guard case .array(let types)? = member.value["type"], let first = types.first,
            case .object(let inner) = member.value
          else { return member }
          let rest = inner.filter { $0.name != "type" }.map { one -> JSON.Member in
            guard one.name == "enum", case .array(let words) = one.value else { return one }
            return JSON.Member("enum", .array(words.filter { $0 != .null }))
          }
          return JSON.Member(member.name, .object([JSON.Member("type", first)] + rest))
        }),
    ]
  }
}

extension Operations {
  /// What every operation shares: the answer to a change, and a problem.
  fileprivate static let shared: [JSON.Member] = [
    .init(
      "Done",
      [
        "type": "object", "description": "What came of a change.", "additionalProperties": false,
        "required": ["message", "isRepeated", "location", "page", "secret", "changes"],
        "properties": [
          "message": ["type": "string", "description": "What the page would say."],
          "isRepeated": [
            "type": "boolean", "description": "Whether the same request had been done before.",
          ],
          "location": [
            "type": ["string", "null"], "description": "Where the record can be read here.",
          ],
          "page": ["type": ["string", "null"], "description": "The page that shows it."],
          "secret": [
            "type": ["string", "null"],
            "description":
              "What is told only this once, as the address of a link; null everywhere else.",
          ],
          "changes": [
            "type": "array", "description": "Every record that was changed, with its new version.",
            "items": [
              "type": "object", "additionalProperties": false,
              "required": ["table", "record", "version", "kind"],
              "properties": [
                "table": ["type": "string"], "record": ["type": "string"],
                "version": ["type": "integer"],
                "kind": ["type": "string", "enum": ["inserted", "updated", "deleted"]],
              ],
            ],
          ],
        ],
      ]),
    .init(
      "Problem",
      [
        "type": "object", "description": "What went wrong, in words (RFC 9457).",
        "required": ["type", "title", "status", "detail", "request"],
        "properties": [
          "type": ["type": "string", "description": "Names the kind, and leads to what it means."],
          "title": ["type": "string"], "status": ["type": "integer"],
          "detail": ["type": "string", "description": "What happened, and what to do."],
          "request": ["type": "string", "description": "Names the request in the log."],
          "errors": [
            "type": "array", "description": "What is wrong, field by field.",
            "items": [
              "type": "object", "required": ["field", "message"],
              "properties": [
                "field": ["type": ["string", "null"]], "message": ["type": "string"],
              ],
            ],
          ],
          "changes": [
            "type": "array", "description": "What somebody else has changed since.",
            "items": ["type": "object"],
          ],
        ],
      ]),
  ]

  fileprivate static let problems: [JSON.Member] = APIProblem.Kind.allCases.map { kind in
    .init(
      kind.rawValue,
      [
        "description": .string(kind.title + "."),
        "content": [
          "application/problem+json": [
            "schema": Schema.reference("Problem"),
            "example": [
              "type": .string("/api#\(kind.rawValue)"), "title": .string(kind.title),
              "status": .integer(kind.status), "detail": .string(kind.title + "."),
              "request": "k7qm-2x9d",
            ],
          ]
        ],
      ])
  }
}
