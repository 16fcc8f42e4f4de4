import Kernel
import Storage

/// Reads a form field by field and collects what is wrong, so that all of it is said at once.
///
/// Each reader gives a value of its type even when there is a problem (an empty text, the first of
/// the choices), so that the next field can be read; ``finish()`` then throws, and the value is
/// never used.
public struct FormEntry: Sendable {
  public let form: Form
  /// What is wrong, in the order of the fields that were read.
  public internal(set) var problems: [Problem] = []

  public init(form: Form) { self.form = form }

  /// Words that must be there. `missing` says what to do: "Give the plan a title".
  public mutating func text(_ name: String, _ missing: String, maximum: Int = 200) -> String {
    if let text = optionalText(name, maximum: maximum) { return text }
    add(missing, name)
    return ""
  }

  /// Words that may be there; nil when there are none.
  public mutating func optionalText(_ name: String, maximum: Int = 200) -> String? {
    let text = Self.tidy(form[name] ?? "")
    if text.isEmpty { return nil }
    if text.count > maximum {
      add("Shorten this to \(maximum) characters or fewer. It has \(text.count).", name)
    }
    return text
  }

  /// A secret, exactly as it was typed.
  public mutating func password(_ name: String, _ missing: String) -> String {
    let text = form[name] ?? ""
    if text.isEmpty { add(missing, name) }
    if text.utf8.count > 1000 { add("This is too long for a password.", name) }
    return text
  }

  /// A whole number. `what` names it in the messages: "number of children".
  public mutating func integer(
    _ name: String, _ what: String, in range: ClosedRange<Int> = 0...1_000_000_000
  ) -> Int {
    if let number = optionalInteger(name, what, in: range) { return number }
    if !hasProblem(name) { add("Enter the \(what).", name) }
    return range.lowerBound
  }

  /// A whole number that may be left out.
  public mutating func optionalInteger(
    _ name: String, _ what: String, in range: ClosedRange<Int> = 0...1_000_000_000
  ) -> Int? {
    let text = Self.tidy(form[name] ?? "").filter { $0 != "," && $0 != " " }
    if text.isEmpty { return nil }
    guard let number = Int(text) else {
      add("The \(what) must be a whole number, such as \(range.lowerBound).", name)
      return nil
    }
    guard range.contains(number) else {
      add("The \(what) must be between \(range.lowerBound) and \(range.upperBound).", name)
      return nil
    }
    return number
  }

  /// Whether a single check box is ticked.
  public func isChecked(_ name: String) -> Bool {
    guard let value = form[name] else { return false }
    return !value.isEmpty && value != "no"
  }

  /// A file that must be there.
  public mutating func file(_ name: String, _ missing: String) -> Form.File {
    if let file = optionalFile(name) { return file }
    if !hasProblem(name) { add(missing, name) }
    return Form.File(name: "", bytes: [])
  }

  /// A file that may be left out; nil when none was chosen. One that was chosen and came without a
  /// byte is a problem, never “no file”: phones send such for what lies in a cloud.
  public mutating func optionalFile(_ name: String) -> Form.File? {
    guard let file = form.files[name], !file.name.isEmpty || !file.bytes.isEmpty else {
      return nil
    }
    guard file.bytes.isEmpty else { return file }
    add(
      "\(file.name) is empty: nothing of it arrived. Open it on this device first, so that it is here and not in a cloud, then choose it again; or choose another file.",
      name)
    return nil
  }

  /// The version of the record that the form was opened with; 0 for a new record.
  public func version(_ name: String = "version") -> Int {
    form[name].flatMap { Int($0) } ?? 0
  }

  /// Adds a problem unless the condition holds or the field already has one.
  public mutating func check(
    _ condition: @autoclosure () -> Bool, _ message: String, field: String? = nil
  ) {
    if let field, hasProblem(field) { return }
    if !condition() { problems.append(Problem(message, field: field)) }
  }

  /// Throws `Refusal.invalid` with every problem, if there is one.
  public func finish() throws {
    if !problems.isEmpty { throw Refusal.invalid(problems) }
  }

  /// Whether something is wrong with this field already.
  public func hasProblem(_ name: String) -> Bool { problems.contains { $0.field == name } }

  mutating func add(_ message: String, _ name: String) {
    problems.append(Problem(message, field: name))
  }

  /// Without space around it, with line feeds for line ends, and without control characters, which
  /// nobody types and one engine refuses to keep, or which turn the words that follow them around.
  /// Empty where nothing would be seen: a name of such signs is nobody's.
  public static func tidy(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0D: scalars.append("\n")
      case 0x0A where previous == "\r": break
      case 0x09, 0x0A: scalars.append(scalar)
      case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: break
      default: scalars.append(scalar)
      }
      previous = scalar
    }
    var trimmed = String(scalars)[...]
    while trimmed.first?.isWhitespace == true { trimmed.removeFirst() }
    while trimmed.last?.isWhitespace == true { trimmed.removeLast() }
    return trimmed.unicodeScalars.allSatisfy(\.isUnseen) ? "" : String(trimmed)
  }
}

extension Unicode.Scalar {
  /// Whether nothing is seen of it by itself: white space, and what only joins or parts what stands
  /// around it, as other scripts and emoji need between their signs.
  public var isUnseen: Bool {
    properties.isWhitespace || properties.isDefaultIgnorableCodePoint
      || properties.generalCategory == .format || value == 0x2800
  }
}
