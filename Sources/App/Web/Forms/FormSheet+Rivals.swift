import Markup

/// What somebody else made of fields that were changed here too.
public struct FormRivals: Sendable {
  /// Who that was.
  let others: String
  let fields: Set<String>
  let theirs: Form
  /// Whether nothing is taken for a choice that is not one.
  let mustChoose: Bool

  public init(others: String, fields: [String], values: FormValues, mustChoose: Bool = false) {
    self.mustChoose = mustChoose
    self.others = others
    self.fields = Set(fields)
    theirs = Form(values.fields)
  }
}

extension FormSheet {
  /// What the form had shown, sent along with it, so that what others change in the meantime is
  /// brought together field by field (``FormMerge``).
  public var base: HTML {
    // Where nothing was shown, that is said too.
    if shown.isEmpty { return hidden(FieldName.base, "") }
    return HTML(shown.map { hidden(FieldName.base, "\($0.name)=\($0.value)") })
  }

  /// What somebody else made of a field that was changed here too: beside one's own.
  func rival(_ name: String, _ choices: [Choice]) -> HTML {
    guard let rivals, rivals.fields.contains(name) else { return HTML() }
    let parts = [name, name + "-month", name + "-year"]
    return rivalWords(
      of: name, by: rivals.others, words: Self.words(name, in: rivals.theirs, choices),
      choosing: rivals.mustChoose
        ? parts.compactMap { part in rivals.theirs[part].map { (part, $0) } } : nil)
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
///
/// - Parameter theirs: where one has to choose between both, what their words are in the fields of
///   the form, for the script that puts them there.
public func rivalWords(
  of name: String, by others: String, words: String,
  choosing theirs: [(name: String, value: String)]? = nil
) -> HTML {
  div(.class("rival"), .when(theirs != nil, .data("rival", name)), .data("by", others)) {
    p("\(others) wrote here", .class("rival-title"))
    div(words.isEmpty ? "Nothing" : words, .class("rival-words"))
    if let theirs {
      for part in theirs { span("", .data("part", part.name), .data("value", part.value)) }
      div(.role("radiogroup"), .aria("label", "Which words stay")) {
        choice("mine", "Keep mine", of: name)
        choice("theirs", "Take theirs", of: name)
      }
    } else {
      div(.class("option")) {
        input(.type(.checkbox), .id(name + "-theirs"), .name(FieldName.theirs), .value(name))
        Markup.label("Take this instead of mine", .for(name + "-theirs"))
      }
    }
  }
}

private func choice(_ value: String, _ title: String, of name: String) -> HTML {
  let id = "\(name)-\(value)"
  return div(.class("option")) {
    input(.type(.radio), .id(id), .name(name + FieldName.choice), .value(value))
    Markup.label(title, .for(id))
  }
}

extension Form {
  /// Which of two wordings of a field was chosen, "mine" or "theirs"; nil where neither was.
  public func wordsChosen(of name: String) -> String? { self[name + FieldName.choice] }
}
