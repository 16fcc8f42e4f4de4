import Civil
import Foundation
import Kernel
import Storage
import Web

extension BodyField {
  /// Adds a value to a form; says what is wrong when it is of another kind.
  func add(_ value: JSON, to form: inout Form) -> String? {
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
    case (.words, .array(let values)), (.ids, .array(let values)), (.texts, .array(let values)),
      (.days, .array(let values)):
      return addAll(values, to: &form)
    case (.numbers(let range), .array(let values)):
      guard values.count <= 500 else { return "No more than 500 can be sent at once." }
      for value in values {
        guard case .integer(let number) = value, range.contains(number) else {
          return
            "Each has to be a whole number between \(range.lowerBound) and \(range.upperBound)."
        }
        form.fields.append((sentAs, String(number)))
      }
    case (.entries(let kind), .object(let members)):
      return add(entries: members, of: kind, to: &form)
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
      case .days where CivilDate(text) == nil:
        return "Write a day like 2026-03-27. “\(text.prefix(40))” is none."
      default: form.fields.append((sentAs, text))
      }
    }
    return nil
  }

  private func add(
    entries members: [JSON.Member], of kind: EntryValue, to form: inout Form
  ) -> String? {
    guard members.count <= 500 else { return "No more than 500 can be sent at once." }
    for member in members {
      guard Self.isEntryName(member.name) else {
        return
          "“\(member.name.prefix(40))” is no name here: letters, digits and “.”, “-”, “_”, at most 100."
      }
      if member.value == .null { continue }
      let one = BodyField(
        name, about, kind.field, isOptional: true, sentAs: sentAs + member.name)
      if let wrong = one.add(member.value, to: &form) { return "“\(member.name)”: \(wrong)" }
    }
    return nil
  }

  static let entryNamePattern = "^[A-Za-z0-9._-]{1,100}$"

  private static func isEntryName(_ name: String) -> Bool {
    (1...100).contains(name.utf8.count)
      && name.utf8.allSatisfy {
        switch $0 {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
          UInt8(ascii: "_"):
          true
        default: false
        }
      }
  }

  /// Whether the form has it under this name.
  func isSent(as name: String) -> Bool {
    sentAs == name || formNames.contains(name) || formPrefix.map(name.hasPrefix) ?? false
  }

  /// Which of several things a field of the form is about, before what is wrong with it: "“0-2”: ".
  func entry(in name: String) -> String {
    guard let formPrefix, name.count > formPrefix.count else { return "" }
    return "“\(name.dropFirst(formPrefix.count))”: "
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
  func json(of texts: [String]) throws -> JSON {
    let text = texts.first ?? ""
    switch kind {
    case .words, .ids, .texts, .days: return .array(texts.map { .string($0) })
    case .numbers:
      return .array(
        try texts.map { text in
          guard let number = Int(text) else {
            throw Refusal.invalid("These have to be whole numbers.", field: name)
          }
          return .integer(number)
        })
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

extension BodyField.EntryValue {
  /// One of them, as a field of its own.
  var field: BodyField.Kind {
    switch self {
    case .text(let most): .text(most: most)
    case .word(let words): .word(words)
    case .number(let range): .number(range)
    case .id: .id
    case .ids: .ids
    case .flag: .flag(yes: "yes")
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
    case .days: "a list of days"
    case .numbers: "a list of whole numbers"
    case .entries: "an object with a value for each name"
    case .file: "an object with a name and a content"
    }
  }
}

extension [String] {
  fileprivate var quoted: String { map { "“\($0)”" }.joined(separator: ", ") }
}
