import Civil
import Foundation
import Kernel
import Storage
import Web

/// What the body of an operation may hold: the fields of the page's form, in JSON.
///
/// It is the one description of them: the document's schema is made from it, a body is read by it, and
/// a test compares it with what the handler of the form really asks for.
public struct BodyFields: Sendable, ExpressibleByArrayLiteral {
  public var fields: [BodyField]

  public init(_ fields: [BodyField]) { self.fields = fields }

  public init(arrayLiteral fields: BodyField...) { self.fields = fields }

  var hasFile: Bool { fields.contains { if case .file = $0.kind { true } else { false } } }
}

/// One field of a body.
public struct BodyField: Sendable {
  enum Kind: Sendable {
    case text(most: Int)
    case day
    case number(ClosedRange<Int>)
    case version
    case flag(yes: String)
    case word([String])
    case words([String])
    case id, ids, owner, file, texts
  }

  /// What it is called in JSON.
  public let name: String
  /// What it means, in a sentence for the person who writes the program.
  public let about: String
  let kind: Kind
  let isRequired: Bool
  /// What the form calls it.
  let sentAs: String

  init(
    _ name: String, _ about: String, _ kind: Kind, isOptional: Bool, sentAs: String? = nil
  ) {
    self.name = name
    self.about = about
    self.kind = kind
    isRequired = !isOptional
    self.sentAs = sentAs ?? name
  }

  /// The fields of the form that it becomes.
  public var formNames: [String] {
    switch kind {
    case .day: [sentAs, sentAs + "-month", sentAs + "-year"]
    case .file: []
    default: [sentAs]
    }
  }
}

extension BodyField {
  public static func text(
    _ name: String, _ about: String, most: Int = 200, isOptional: Bool = false,
    sentAs: String? = nil
  ) -> BodyField {
    BodyField(name, about, .text(most: most), isOptional: isOptional, sentAs: sentAs)
  }

  public static func day(
    _ name: String, _ about: String, isOptional: Bool = false, sentAs: String? = nil
  ) -> BodyField {
    BodyField(name, about, .day, isOptional: isOptional, sentAs: sentAs)
  }

  public static func number(
    _ name: String, _ about: String, in range: ClosedRange<Int>, isOptional: Bool = false
  ) -> BodyField {
    BodyField(name, about, .number(range), isOptional: isOptional)
  }

  /// The version that was read, so that nothing is saved over what somebody else has changed since.
  /// `If-Match` says it as well.
  public static func version(
    _ name: String = "version",
    _ about: String = "The version that was read; `If-Match` may say it instead."
  ) -> BodyField {
    BodyField(name, about, .version, isOptional: name == "version")
  }

  /// - Parameter yes: what the form sends when it is true.
  public static func flag(
    _ name: String, _ about: String, yes: String = "yes", sentAs: String? = nil
  ) -> BodyField {
    BodyField(name, about, .flag(yes: yes), isOptional: true, sentAs: sentAs)
  }

  /// One of an enumeration's values.
  public static func word<Value: RawRepresentable & CaseIterable>(
    _ name: String, _ about: String, of type: Value.Type, isOptional: Bool = false
  ) -> BodyField where Value.RawValue == String {
    word(name, about, among: type.allCases.map(\.rawValue), isOptional: isOptional)
  }

  public static func word(
    _ name: String, _ about: String, among words: [String], isOptional: Bool = false
  ) -> BodyField {
    BodyField(name, about, .word(words), isOptional: isOptional)
  }

  public static func id(
    _ name: String, _ about: String, isOptional: Bool = false
  ) -> BodyField {
    BodyField(name, about, .id, isOptional: isOptional)
  }

  public static func ids(_ name: String, _ about: String, isOptional: Bool = true) -> BodyField {
    BodyField(name, about, .ids, isOptional: isOptional)
  }

  public static func texts(_ name: String, _ about: String) -> BodyField {
    BodyField(name, about, .texts, isOptional: true)
  }

  /// A post, a person or a body of the directory: "post:0190…".
  public static func owner(
    _ name: String, _ about: String, isOptional: Bool = false
  ) -> BodyField {
    BodyField(name, about, .owner, isOptional: isOptional)
  }

  public static func file(_ name: String, _ about: String, isOptional: Bool = true) -> BodyField {
    BodyField(name, about, .file, isOptional: isOptional)
  }
}

extension BodyFields {
  /// The form that a body says.
  ///
  /// - Throws: `Refusal.invalid` with every field that is unknown or of the wrong kind; what a field
  ///   says is judged by the page's own handler.
  public func form(from body: JSON) throws -> Form {
    guard case .object(let members) = body else {
      throw APIProblem(.unreadable, "The body has to be an object, and is \(body.kind).")
    }
    var (form, problems) = (Form(), [Problem]())
    for member in members {
      guard let field = fields.first(where: { $0.name == member.name }) else {
        let known = fields.map { "“\($0.name)”" }.joined(separator: ", ")
        problems.append(
          Problem(
            known.isEmpty ? "This takes no fields." : "This field is unknown. Known are \(known).",
            field: member.name))
        continue
      }
      if member.value == .null { continue }
      if let wrong = field.add(member.value, to: &form) {
        problems.append(Problem(wrong, field: field.name))
      }
    }
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    return form
  }

  /// The form that came as `multipart/form-data`: the same fields, each as text.
  func form(from sent: Form) throws -> Form {
    let members = try sent.fields.map { pair in
      guard let field = fields.first(where: { $0.name == pair.name }) else {
        return JSON.Member(pair.name, "")
      }
      return JSON.Member(pair.name, try field.json(of: sent.all(pair.name)))
    }
    var unique: [JSON.Member] = []
    for member in members where !unique.contains(where: { $0.name == member.name }) {
      unique.append(member)
    }
    var form = try form(from: .object(unique))
    for (name, file) in sent.files {
      guard let field = fields.first(where: { $0.name == name }), case .file = field.kind else {
        throw Refusal.invalid("This field is unknown, or takes no file.", field: name)
      }
      form.files[field.sentAs] = file
      form.uploads.append((field.sentAs, file))
    }
    return form
  }

  /// What is wrong, with the names that the program knows.
  func named(_ problems: [Problem]) -> [Problem] {
    problems.map { problem in
      guard let name = problem.field,
        let field = fields.first(where: { $0.formNames.contains(name) || $0.sentAs == name })
      else { return problem }
      return Problem(problem.message, field: field.name)
    }
  }
}

extension BodyField {
  /// Adds a value to a form; says what is wrong when it is of another kind.
  fileprivate func add(_ value: JSON, to form: inout Form) -> String? {
    switch (kind, value) {
    case (.text(let most), .string(let text)):
      guard text.unicodeScalars.count <= most else {
        return "Shorten this to \(most) characters or fewer. It has \(text.unicodeScalars.count)."
      }
      form.fields.append((sentAs, text))
    case (.day, .string(let text)):
      guard let day = CivilDate(text) else {
        return "Write a day like 2026-03-27. “\(text.prefix(40))” is none."
      }
      form.fields += day.formFields(named: sentAs)
    case (.number(let range), .integer(let number)):
      guard range.contains(number) else {
        return "The number must be between \(range.lowerBound) and \(range.upperBound)."
      }
      form.fields.append((sentAs, String(number)))
    case (.version, .integer(let number)):
      guard number >= 0 else { return "A version is never below 0." }
      form.fields.append((sentAs, String(number)))
    case (.flag(let yes), .bool(let flag)):
      if flag { form.fields.append((sentAs, yes)) }
    case (.word(let words), .string(let word)):
      guard words.contains(word) else { return "Choose one of \(words.quoted)." }
      form.fields.append((sentAs, word))
    case (.id, .string(let text)):
      guard ID<Any>(text) != nil else { return "This is no identifier." }
      form.fields.append((sentAs, text))
    case (.owner, .string(let text)):
      guard Owner(formValue: text) != nil else {
        return "Name a post, a person or a body, like “post:” and its identifier."
      }
      form.fields.append((sentAs, text))
    case (.file, .object): return addFile(value, to: &form)
    case (.words, .array(let values)), (.ids, .array(let values)), (.texts, .array(let values)):
      return addAll(values, to: &form)
    default: return "This has to be \(kind.inWords), and is \(value.kind)."
    }
    return nil
  }

  private func addAll(_ values: [JSON], to form: inout Form) -> String? {
    guard values.count <= 500 else { return "No more than 500 can be sent at once." }
    for value in values {
      guard case .string(let text) = value else {
        return "Each of the list has to be a text, and one is \(value.kind)."
      }
      switch kind {
      case .words(let words) where !words.contains(text): return "Choose from \(words.quoted)."
      case .ids where ID<Any>(text) == nil: return "“\(text.prefix(40))” is no identifier."
      default: form.fields.append((sentAs, text))
      }
    }
    return nil
  }

  private func addFile(_ value: JSON, to form: inout Form) -> String? {
    guard case .object(let members) = value,
      Set(members.map(\.name)).isSubset(of: ["name", "content"]),
      case .string(let name)? = value["name"], case .string(let content)? = value["content"]
    else { return "A file is {\"name\": …, \"content\": …}, both texts, and nothing else." }
    guard !name.isEmpty, name.unicodeScalars.count <= 200 else {
      return "Give the file a name of at most 200 characters."
    }
    guard let data = Data(base64Encoded: content), !data.isEmpty else {
      return "The content of the file has to be base64, and may not be empty."
    }
    let file = Form.File(name: name, bytes: [UInt8](data))
    form.files[sentAs] = file
    form.uploads.append((sentAs, file))
    return nil
  }

  /// What was sent as text, as the JSON that it stands for.
  fileprivate func json(of texts: [String]) throws -> JSON {
    let text = texts.first ?? ""
    switch kind {
    case .words, .ids, .texts: return .array(texts.map { .string($0) })
    case .flag: return .bool(text == "true" || text == "yes")
    case .number, .version:
      guard let number = Int(text) else {
        throw Refusal.invalid("This has to be a whole number.", field: name)
      }
      return .integer(number)
    case .text: return .string(text)
    default: return text.isEmpty ? .null : .string(text)
    }
  }
}

extension BodyField.Kind {
  fileprivate var inWords: String {
    switch self {
    case .text: "a text"
    case .day: "a day, as a text like “2026-03-27”"
    case .number, .version: "a whole number"
    case .flag: "true or false"
    case .word, .id, .owner: "a text"
    case .words, .ids, .texts: "a list of texts"
    case .file: "an object with a name and a content"
    }
  }
}

extension [String] {
  fileprivate var quoted: String { map { "“\($0)”" }.joined(separator: ", ") }
}
