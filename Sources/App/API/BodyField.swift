import Civil
import Kernel
import Storage
import Web

/// What the body of an operation may hold: the fields of the page's form, in JSON.
///
/// It is the one description of them: the document's schema is made from it, a body is read by it,
/// and a test compares it with what the handler of the form really asks for.
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
    case days
    case numbers(ClosedRange<Int>)
    case entries(EntryValue)
  }

  /// What stands behind each name of ``entries(_:_:of:sentAs:)``.
  public enum EntryValue: Sendable {
    case text(most: Int)
    case word([String])
    case number(ClosedRange<Int>)
    case id, ids
    /// A thing that is there or not; the form sends "yes".
    case flag
  }

  /// What it is called in JSON.
  public let name: String
  /// What it means, in a sentence for the person who writes the program.
  public let about: String
  let kind: Kind
  let isRequired: Bool
  /// What the form calls it; for ``entries(_:_:of:sentAs:)`` what each of its names begins with.
  let sentAs: String
  /// What the form says when a program says nothing.
  let otherwise: String?

  init(
    _ name: String, _ about: String, _ kind: Kind, isOptional: Bool, sentAs: String? = nil,
    otherwise: String? = nil
  ) {
    self.name = name
    self.about = about
    self.kind = kind
    isRequired = !isOptional
    self.sentAs = sentAs ?? name
    self.otherwise = otherwise
  }

  /// What the names of the form's fields begin with, when the form has one for each of several
  /// things; nil for a field of one name.
  public var formPrefix: String? { if case .entries = kind { sentAs } else { nil } }

  /// The fields of the form that it becomes.
  public var formNames: [String] {
    switch kind {
    case .day: [sentAs, sentAs + "-month", sentAs + "-year"]
    case .file, .entries: []
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
    _ name: String, _ about: String, in range: ClosedRange<Int>, isOptional: Bool = false,
    sentAs: String? = nil
  ) -> BodyField {
    BodyField(name, about, .number(range), isOptional: isOptional, sentAs: sentAs)
  }

  public static func numbers(
    _ name: String, _ about: String, in range: ClosedRange<Int>, sentAs: String? = nil
  ) -> BodyField {
    BodyField(name, about, .numbers(range), isOptional: true, sentAs: sentAs)
  }

  /// An object with a value for each of several things, by their names: where a form has a field
  /// for each of them.
  ///
  /// - Parameter sentAs: what the names of the form's fields begin with: "action-".
  public static func entries(
    _ name: String, _ about: String, of value: EntryValue, sentAs: String, isOptional: Bool = true
  ) -> BodyField {
    BodyField(name, about, .entries(value), isOptional: isOptional, sentAs: sentAs)
  }

  /// The version that was read, so that nothing is saved over what somebody else has changed since.
  /// A program that says it in `If-Match` may leave `version` out.
  public static func version(
    _ name: String = "version", _ about: String = "The version that was read."
  ) -> BodyField {
    BodyField(name, about, .version, isOptional: false)
  }

  /// - Parameters:
  ///   - yes: what the form sends when it is true.
  ///   - isOptional: whether it may be false; else it is a confirmation.
  public static func flag(
    _ name: String, _ about: String, yes: String = "yes", sentAs: String? = nil,
    isOptional: Bool = true
  ) -> BodyField {
    BodyField(name, about, .flag(yes: yes), isOptional: isOptional, sentAs: sentAs)
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

  /// Any of an enumeration's values.
  public static func words<Value: RawRepresentable & CaseIterable>(
    _ name: String, _ about: String, of type: Value.Type
  ) -> BodyField where Value.RawValue == String {
    BodyField(name, about, .words(type.allCases.map(\.rawValue)), isOptional: true)
  }

  /// - Parameter otherwise: what the form says when a program says nothing: "new".
  public static func id(
    _ name: String, _ about: String, isOptional: Bool = false, otherwise: String? = nil
  ) -> BodyField {
    BodyField(name, about, .id, isOptional: isOptional, otherwise: otherwise)
  }

  public static func ids(_ name: String, _ about: String, isOptional: Bool = true) -> BodyField {
    BodyField(name, about, .ids, isOptional: isOptional)
  }

  /// Several days, each as the form's box has it.
  public static func days(_ name: String, _ about: String) -> BodyField {
    BodyField(name, about, .days, isOptional: false)
  }

  public static func texts(
    _ name: String, _ about: String, isOptional: Bool = true
  ) -> BodyField {
    BodyField(name, about, .texts, isOptional: isOptional)
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
  /// - Throws: `Refusal.invalid` with every field that is unknown or of the wrong kind; what a
  ///   field says is judged by the page's own handler.
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
    for field in fields {
      if let usual = field.otherwise, form[field.sentAs] == nil {
        form.fields.append((field.sentAs, usual))
      }
    }
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
        let field = fields.first(where: { $0.isSent(as: name) })
      else { return problem }
      return Problem(field.entry(in: name) + problem.message, field: field.name)
    }
  }
}
