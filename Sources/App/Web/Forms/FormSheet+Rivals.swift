import Markup

/// What somebody else made of fields that were changed here too.
public struct FormRivals: Sendable {
  /// Who that was.
  let others: String
  let fields: Set<String>
  let theirs: Form

  public init(others: String, fields: [String], values: FormValues) {
    self.others = others
    self.fields = Set(fields)
    theirs = Form(values.fields)
  }
}

extension FormSheet {
  /// What the form had shown, sent along with it, so that what others change in the meantime is
  /// brought together field by field (``FormMerge``).
  public var base: HTML {
    HTML(shown.map { hidden(FieldName.base, "\($0.name)=\($0.value)") })
  }

  /// What somebody else made of a field that was changed here too: beside one's own.
  func rival(_ name: String, _ choices: [Choice]) -> HTML {
    guard let rivals, rivals.fields.contains(name) else { return HTML() }
    return rivalWords(
      of: name, by: rivals.others, words: Self.words(name, in: rivals.theirs, choices))
  }

  private static func words(_ name: String, in form: Form, _ choices: [Choice]) -> String {
    if let year = form[name + "-year"] {
      return [form[name] ?? "", form[name + "-month"] ?? "", year].joined(separator: " ")
    }
    return form.all(name).map { value in
      choices.first { $0.value == value }?.title ?? value
    }.joined(separator: ", ")
  }
}

/// Somebody else's words for a field, with a box to take them instead of one's own.
public func rivalWords(of name: String, by others: String, words: String) -> HTML {
  div(.class("rival")) {
    p("\(others) wrote here", .class("rival-title"))
    div(words.isEmpty ? "Nothing" : words, .class("rival-words"))
    div(.class("option")) {
      input(.type(.checkbox), .id(name + "-theirs"), .name(FieldName.theirs), .value(name))
      Markup.label("Take this instead of mine", .for(name + "-theirs"))
    }
  }
}

extension Form {
  /// The fields in which what somebody else wrote is wanted.
  public var yielding: Set<String> { Set(all(FieldName.theirs)) }
}
