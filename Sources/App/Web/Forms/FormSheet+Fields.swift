import Markup

/// How wide a field is drawn: about as wide as what goes in.
public enum FieldWidth: String, Sendable {
  case full
  case twoThirds = "two-thirds"
  case half, third, short, year
}

extension FormSheet {
  /// One line of text; in another language than English when one is given.
  public func textField(
    _ name: String, _ title: String, hint: String? = nil, isOptional: Bool = false,
    width: FieldWidth = .full, type: InputType = .text, autocomplete: String? = nil,
    inputmode: String? = nil, language: PageLanguage? = nil
  ) -> HTML {
    field(name, title, hint: hint, isOptional: isOptional) { described in
      input(
        .type(type), .id(name), .name(name), .value(value(name) ?? ""),
        .class("input width-" + width.rawValue),
        autocomplete.map { .autocomplete($0) } ?? .autocomplete("off"),
        inputmode.map { .inputmode($0) } ?? .none, .when(!isOptional, .aria("required", true)),
        language?.attributes ?? .none, described)
    }
  }

  /// A whole number.
  public func numberField(
    _ name: String, _ title: String, hint: String? = nil, isOptional: Bool = false
  ) -> HTML {
    textField(
      name, title, hint: hint, isOptional: isOptional, width: .short, inputmode: "numeric")
  }

  /// A password. What was typed is never sent back.
  public func passwordField(
    _ name: String, _ title: String, hint: String? = nil, autocomplete: String
  ) -> HTML {
    field(name, title, hint: hint, isOptional: false) { described in
      HTML {
        hidden(FieldName.secret, name)
        input(
          .type(.password), .id(name), .name(name), .class("input width-two-thirds"),
          .autocomplete(autocomplete), .spellcheck(false), .aria("required", true), described)
      }
    }
  }

  /// Several lines of text; with a maximum, how many characters are left is counted while typing.
  public func textArea(
    _ name: String, _ title: String, hint: String? = nil, isOptional: Bool = false,
    rows: Int = 5, maximum: Int? = nil, language: PageLanguage? = nil
  ) -> HTML {
    let limit = maximum.map { "You can enter up to \($0) characters." }
    let allHints = [hint, limit].compactMap { $0 }.joined(separator: " ")
    return field(
      name, title, hint: allHints.isEmpty ? nil : allHints, isOptional: isOptional
    ) { described in
      textarea(
        value(name) ?? "", .id(name), .name(name), .rows(rows), .class("input"),
        maximum.map { .data("maximum", String($0)) } ?? .none,
        .when(!isOptional, .aria("required", true)),
        language?.attributes ?? .none, described)
    }
  }

  /// A file to choose or to drop. Of a large one the script says how much has been sent.
  ///
  /// - Parameter mostBytes: how many it may have; a larger one is told before it is sent.
  public func fileUpload(
    _ name: String, _ title: String, hint: String? = nil, accept: String? = nil,
    mostBytes: Int? = nil, isOptional: Bool = false
  ) -> HTML {
    field(name, title, hint: hint, isOptional: isOptional, classes: "file-field") { described in
      input(
        .type(.file), .id(name), .name(name), .class("file"), .data("drop", ""),
        .data("upload", ""), mostBytes.map { .data("most", String($0)) } ?? .none,
        accept.map { .accept($0) } ?? .none, described)
    }
  }

  /// A label, a hint, a problem, and the control between; `content` is given what ties them to it.
  public func field(
    _ name: String, _ title: String, hint: String? = nil, isOptional: Bool = false,
    classes: String = "", choices: [Choice] = [], content: (Attribute) -> HTML
  ) -> HTML {
    let problem = problem(name)
    return div(
      .class("field"), .when(!classes.isEmpty, .class(classes)),
      .when(problem != nil, .class("is-wrong"))
    ) {
      called(name, title)
      Markup.label(.for(name)) { caption(title, isOptional: isOptional) }
      notes(name, hint: hint, problem: problem)
      content(description(name, hint: hint, problem: problem))
      rival(name, choices)
    }
  }

  /// What a field is called, for pages that lay out their own: so that words which cannot be
  /// accepted are given back under a name.
  public static func called(_ name: String, _ title: String) -> HTML {
    input(.type(.hidden), .name(FieldName.label), .value("\(name):\(title)"))
  }

  func caption(_ title: String, isOptional: Bool) -> HTML {
    isOptional
      ? HTML([HTML(title), HTML(" "), span("(optional)", .class("optional"))]) : HTML(title)
  }

  func notes(_ name: String, hint: String?, problem: String?) -> HTML {
    HTML {
      if let hint { div(hint, .class("hint"), .id(name + "-hint")) }
      if let problem { Self.problem(problem, of: name) }
    }
  }

  /// What is wrong with a field, beside it.
  static func problem(_ text: String, of name: String) -> HTML {
    p(.class("problem"), .id(name + "-problem")) {
      span("Error: ", .class("visually-hidden"))
      text
    }
  }

  /// Whether a part of a page says what is wrong with a form or with a field.
  static func hasProblem(in part: HTML) -> Bool {
    let bytes = part.rendered()
    return bytes.contains("class=\"problem\"") || bytes.contains("id=\"problems\"")
  }

  func description(_ name: String, hint: String?, problem: String?) -> Attribute {
    let ids = [hint.map { _ in name + "-hint" }, problem.map { _ in name + "-problem" }]
      .compactMap { $0 }
    return .all([
      ids.isEmpty ? .none : .aria("describedby", ids.joined(separator: " ")),
      .when(problem != nil, .aria("invalid", true)),
    ])
  }
}
