import Civil
import Storage
import Web

/// What a record looks like in JSON: its members with their types, their meaning and where each
/// value comes from. The values and the document's schema are both made from it, so that they
/// cannot say different things.
public struct Shape<Value: Sendable>: Sendable {
  /// Names it in the document: "Action".
  public let name: String
  public let about: String
  public let properties: [Property<Value>]

  public init(_ name: String, _ about: String, _ properties: [Property<Value>]) {
    self.name = name
    self.about = about
    self.properties = properties
  }

  public func json(_ value: Value) -> JSON {
    .object(properties.map { JSON.Member($0.name, $0.value(value)) })
  }

  var schema: JSON {
    [
      "type": "object", "description": .string(about), "additionalProperties": false,
      "required": .array(properties.map { .string($0.name) }),
      "properties": .object(properties.map { JSON.Member($0.name, $0.schema) }),
    ]
  }

  /// This and all that stands within it, by name.
  var components: [JSON.Member] {
    [JSON.Member(name, schema)] + properties.flatMap(\.components)
  }
}

/// One member of a shape.
public struct Property<Value: Sendable>: Sendable {
  let name: String
  let schema: JSON
  let components: [JSON.Member]
  let value: @Sendable (Value) -> JSON

  fileprivate init(
    name: String, schema: JSON, components: [JSON.Member],
    value: @escaping @Sendable (Value) -> JSON
  ) {
    self.name = name
    self.schema = schema
    self.components = components
    self.value = value
  }

  init(
    _ name: String, _ about: String, _ schema: [JSON.Member], isNullable: Bool,
    components: [JSON.Member] = [], _ value: @escaping @Sendable (Value) -> JSON
  ) {
    self.name = name
    self.components = components
    self.value = value
    var members = schema
    if isNullable, let index = members.firstIndex(where: { $0.name == "type" }) {
      members[index].value = [members[index].value, "null"]
      if let words = members.firstIndex(where: { $0.name == "enum" }),
        case .array(let all) = members[words].value
      {
        members[words].value = .array(all + [.null])
      }
    } else if isNullable {
      members = [.init("anyOf", [.object(members), ["type": "null"]])]
    }
    self.schema = .object(members + [.init("description", .string(about))])
  }
}

extension Property {
  /// The same of something that has the value as a part.
  public func of<Whole>(_ part: @escaping @Sendable (Whole) -> Value) -> Property<Whole> {
    Property<Whole>(name: name, schema: schema, components: components) { value(part($0)) }
  }

  public static func id<Named>(
    _ name: String, _ about: String, _ value: @escaping @Sendable (Value) -> ID<Named>
  ) -> Property {
    Property(name, about, Schema.id, isNullable: false) { .string(value($0).text) }
  }

  public static func id<Named>(
    _ name: String, _ about: String, _ value: @escaping @Sendable (Value) -> ID<Named>?
  ) -> Property {
    Property(name, about, Schema.id, isNullable: true) {
      value($0).map { .string($0.text) } ?? .null
    }
  }

  public static func ids<Named>(
    _ name: String, _ about: String, _ value: @escaping @Sendable (Value) -> [ID<Named>]
  ) -> Property {
    Property(
      name, about, [.init("type", "array"), .init("items", .object(Schema.id))], isNullable: false
    ) { .array(value($0).map { .string($0.text) }) }
  }

  /// A text for each of several things, by their names, as ``BodyField/entries(_:_:of:sentAs:)``
  /// takes them.
  public static func entries(
    _ name: String, _ about: String,
    _ value: @escaping @Sendable (Value) -> [(name: String, text: String)]
  ) -> Property {
    Property(
      name, about,
      [.init("type", "object"), .init("additionalProperties", ["type": "string"])],
      isNullable: false
    ) { .object(value($0).map { JSON.Member($0.name, .string($0.text)) }) }
  }

  public static func text(
    _ name: String, _ about: String, _ value: @escaping @Sendable (Value) -> String
  ) -> Property {
    Property(name, about, [.init("type", "string")], isNullable: false) { .string(value($0)) }
  }

  public static func text(
    _ name: String, _ about: String, _ value: @escaping @Sendable (Value) -> String?
  ) -> Property {
    Property(name, about, [.init("type", "string")], isNullable: true) {
      value($0).map { .string($0) } ?? .null
    }
  }

  public static func texts(
    _ name: String, _ about: String, _ value: @escaping @Sendable (Value) -> [String]
  ) -> Property {
    Property(
      name, about, [.init("type", "array"), .init("items", ["type": "string"])], isNullable: false
    ) { .array(value($0).map { .string($0) }) }
  }

  public static func day(
    _ name: String, _ about: String, _ value: @escaping @Sendable (Value) -> CivilDate
  ) -> Property {
    Property(name, about, Schema.day, isNullable: false) { .string(value($0).description) }
  }

  public static func day(
    _ name: String, _ about: String, _ value: @escaping @Sendable (Value) -> CivilDate?
  ) -> Property {
    Property(name, about, Schema.day, isNullable: true) {
      value($0).map { .string($0.description) } ?? .null
    }
  }

  public static func moment(
    _ name: String, _ about: String, _ value: @escaping @Sendable (Value) -> Instant?
  ) -> Property {
    Property(name, about, Schema.moment, isNullable: true) { value($0)?.json ?? .null }
  }

  public static func number(
    _ name: String, _ about: String, _ value: @escaping @Sendable (Value) -> Int
  ) -> Property {
    Property(name, about, [.init("type", "integer")], isNullable: false) { .integer(value($0)) }
  }

  public static func number(
    _ name: String, _ about: String, _ value: @escaping @Sendable (Value) -> Int?
  ) -> Property {
    Property(name, about, [.init("type", "integer")], isNullable: true) {
      value($0).map { .integer($0) } ?? .null
    }
  }

  public static func flag(
    _ name: String, _ about: String, _ value: @escaping @Sendable (Value) -> Bool
  ) -> Property {
    Property(name, about, [.init("type", "boolean")], isNullable: false) { .bool(value($0)) }
  }

  public static func flag(
    _ name: String, _ about: String, _ value: @escaping @Sendable (Value) -> Bool?
  ) -> Property {
    Property(name, about, [.init("type", "boolean")], isNullable: true) {
      value($0).map { .bool($0) } ?? .null
    }
  }

  /// A plain value of any kind, or none.
  static func any(
    _ name: String, _ about: String, _ value: @escaping @Sendable (Value) -> JSON
  ) -> Property {
    let kinds: JSON = ["string", "number", "boolean", "null"]
    return Property(name, about, [.init("type", kinds)], isNullable: false, value)
  }

  /// A word of an enumeration, or none.
  public static func word<Word: RawRepresentable & CaseIterable & Sendable>(
    _ name: String, _ about: String, _ value: @escaping @Sendable (Value) -> Word?
  ) -> Property where Word.RawValue == String {
    Property(name, about, words(Word.self), isNullable: true) {
      value($0).map { .string($0.rawValue) } ?? .null
    }
  }

  /// A word of an enumeration.
  public static func word<Word: RawRepresentable & CaseIterable & Sendable>(
    _ name: String, _ about: String, _ value: @escaping @Sendable (Value) -> Word
  ) -> Property where Word.RawValue == String {
    Property(name, about, words(Word.self), isNullable: false) { .string(value($0).rawValue) }
  }

  private static func words<Word: RawRepresentable & CaseIterable>(
    _ type: Word.Type
  ) -> [JSON.Member] where Word.RawValue == String {
    [
      .init("type", "string"), .init("enum", .array(Word.allCases.map { .string($0.rawValue) })),
    ]
  }

  public static func one<Inner>(
    _ name: String, _ about: String, _ shape: Shape<Inner>,
    _ value: @escaping @Sendable (Value) -> Inner?
  ) -> Property {
    Property(
      name, about, [.init("$ref", .string("#/components/schemas/\(shape.name)"))],
      isNullable: true, components: shape.components
    ) { value($0).map { shape.json($0) } ?? .null }
  }

  public static func many<Inner>(
    _ name: String, _ about: String, _ shape: Shape<Inner>,
    _ value: @escaping @Sendable (Value) -> [Inner]
  ) -> Property {
    Property(
      name, about, [.init("type", "array"), .init("items", Schema.reference(shape.name))],
      isNullable: false, components: shape.components
    ) { .array(value($0).map { shape.json($0) }) }
  }
}
