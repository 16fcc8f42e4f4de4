import Web

extension BodyFields {
  /// The schema of the body, for the document.
  var schema: JSON {
    let required = fields.filter(\.isRequired).map { JSON.string($0.name) }
    var members: [JSON.Member] = [
      .init("type", "object"), .init("additionalProperties", false),
      .init("properties", .object(fields.map { JSON.Member($0.name, $0.schema) })),
    ]
    if !required.isEmpty { members.append(.init("required", .array(required))) }
    return .object(members)
  }

  /// A body that could be sent, for the document and the page about the API.
  public var example: JSON { example(of: fields.filter(\.isRequired)) }

  /// A body in which every field says something.
  public var fullExample: JSON { example(of: fields) }

  private func example(of fields: [BodyField]) -> JSON {
    .object(fields.map { JSON.Member($0.name, $0.example) })
  }
}

extension BodyField {
  fileprivate var schema: JSON {
    var members = kind.schema
    if isRequired { members += kind.leastSchema }
    if !isRequired, case .string(let type)? = members.first(where: { $0.name == "type" })?.value {
      members.removeAll { $0.name == "type" }
      members.insert(.init("type", [.string(type), "null"]), at: 0)
      if let index = members.firstIndex(where: { $0.name == "enum" }),
        case .array(let words) = members[index].value
      {
        members[index].value = .array(words + [.null])
      }
    }
    return .object(members + [.init("description", .string(about))])
  }

  fileprivate var example: JSON {
    switch kind {
    case .text(let most): .string(String("Audit of twelve plans in March".prefix(most)))
    case .day: "2026-03-27"
    case .number(let range): .integer(range.lowerBound)
    case .version: 1
    case .flag: true
    case .word(let words): .string(words.first ?? "")
    case .words(let words): .array(words.prefix(1).map { .string($0) })
    case .id: .string(Schema.exampleID)
    case .ids: [.string(Schema.exampleID)]
    case .texts: ["Audit of twelve plans in March"]
    case .days: ["2026-03-27"]
    case .numbers(let range): [.integer(range.lowerBound)]
    case .entries(let value):
      .object([
        JSON.Member("1", BodyField(name, about, value.field, isOptional: true).example)
      ])
    case .owner: .string("post:" + Schema.exampleID)
    case .file: ["name": "audit.txt", "content": "VHdlbHZlIHBsYW5zIHdlcmUgcmVhZC4="]
    }
  }
}

extension BodyField.Kind {
  /// What is at least said where something has to be: an empty list says nothing.
  fileprivate var leastSchema: [JSON.Member] {
    switch self {
    case .words, .ids, .texts, .days, .numbers: [.init("minItems", 1)]
    case .entries: [.init("minProperties", 1)]
    case .flag: [.init("const", true)]
    case .text, .day, .number, .version, .word, .id, .owner, .file: []
    }
  }

  fileprivate var schema: [JSON.Member] {
    switch self {
    case .text(let most): [.init("type", "string"), .init("maxLength", .integer(most))]
    case .day: Schema.day
    case .number(let range):
      [
        .init("type", "integer"), .init("minimum", .integer(range.lowerBound)),
        .init("maximum", .integer(range.upperBound)),
      ]
    case .version:
      [.init("type", "integer"), .init("minimum", 0), .init("maximum", 1_000_000_000)]
    case .flag: [.init("type", "boolean")]
    case .word(let words):
      [.init("type", "string"), .init("enum", .array(words.map { .string($0) }))]
    case .words(let words):
      [
        .init("type", "array"), .init("maxItems", 500),
        .init("items", ["type": "string", "enum": .array(words.map { .string($0) })]),
      ]
    case .id: Schema.id
    case .ids:
      [.init("type", "array"), .init("maxItems", 500), .init("items", .object(Schema.id))]
    case .texts:
      [
        .init("type", "array"), .init("maxItems", 500),
        .init("items", ["type": "string", "maxLength": 200]),
      ]
    case .days:
      [
        .init("type", "array"), .init("maxItems", 500), .init("items", .object(Schema.day)),
      ]
    case .numbers(let range):
      [
        .init("type", "array"), .init("maxItems", 500),
        .init(
          "items",
          [
            "type": "integer", "minimum": .integer(range.lowerBound),
            "maximum": .integer(range.upperBound),
          ]),
      ]
    case .entries(let value):
      [
        .init("type", "object"), .init("maxProperties", 500),
        .init("propertyNames", ["pattern": .string(BodyField.entryNamePattern)]),
        .init("additionalProperties", .object(value.field.schema)),
      ]
    case .owner:
      [
        .init("type", "string"),
        .init("pattern", .string("^(post|person|body):" + Schema.idPattern.dropFirst())),
      ]
    case .file:
      [
        .init("type", "object"), .init("additionalProperties", false),
        .init("required", ["name", "content"]),
        .init(
          "properties",
          [
            "name": ["type": "string", "minLength": 1, "maxLength": 200],
            "content": [
              "type": "string", "contentEncoding": "base64", "minLength": 4,
              "pattern": .string(base64Pattern),
              "description":
                "Base64 without line breaks. A large file is better sent as multipart/form-data.",
            ],
          ]),
      ]
    }
  }
}

/// Base64 as it is written: whole groups of four, of which the last may end in "=" or "==".
private let base64Pattern =
  "^([A-Za-z0-9+/]{4})*"
  + "([A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=|[A-Za-z0-9+/][AQgw]==)$"

/// Schemas that are used in many places.
enum Schema {
  static let exampleID = "01890000-0000-7000-8000-000000000001"
  static let idPattern = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
  static let id: [JSON.Member] = [
    .init("type", "string"), .init("pattern", .string(idPattern)),
  ]
  static let day: [JSON.Member] = [
    .init("type", "string"), .init("format", "date"),
    .init("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
  ]
  static let moment: [JSON.Member] = [.init("type", "string"), .init("format", "date-time")]

  static func reference(_ name: String) -> JSON {
    ["$ref": .string("#/components/schemas/\(name)")]
  }
}
