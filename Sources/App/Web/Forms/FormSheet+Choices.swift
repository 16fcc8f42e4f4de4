import Markup

/// One of the answers that a question offers.
public struct Choice: Hashable, Sendable {
  /// What the form sends.
  public var value: String
  /// What a person reads.
  public var title: String
  public var hint: String?

  public init(_ value: String, _ title: String, hint: String? = nil) {
    self.value = value
    self.title = title
    self.hint = hint
  }

  /// Every case of an enumeration: `Choice.all(of: Status.self, titled: \.title)`.
  public static func all<Value: RawRepresentable & CaseIterable>(
    of type: Value.Type, titled title: (Value) -> String, hint: (Value) -> String? = { _ in nil }
  ) -> [Choice] where Value.RawValue == String {
    Value.allCases.map { Choice($0.rawValue, title($0), hint: hint($0)) }
  }
}

extension FormSheet {
  /// One answer of a list that opens. With a `prompt` nothing is chosen at first.
  public func select(
    _ name: String, _ title: String, _ choices: [Choice], hint: String? = nil,
    isOptional: Bool = false, prompt: String? = "Choose one"
  ) -> HTML {
    let chosen = value(name)
    return field(name, title, hint: hint, isOptional: isOptional, choices: choices) { described in
      Markup.select(.id(name), .name(name), .class("input select"), described) {
        if let prompt { option(prompt, .value(""), .selected(chosen == nil || chosen == "")) }
        for choice in choices {
          option(choice.title, .value(choice.value), .selected(choice.value == chosen))
        }
      }
    }
  }

  /// One answer of a few, all in view.
  public func radios(
    _ name: String, _ title: String, _ choices: [Choice], hint: String? = nil,
    isOptional: Bool = false, isInline: Bool = false
  ) -> HTML {
    let chosen = value(name)
    return group(name, title, hint: hint, isOptional: isOptional, choices: choices) {
      div(.class("options"), .when(isInline, .class("options-inline"))) {
        for (index, choice) in choices.enumerated() {
          self.choice(.radio, name, choice, at: index, isTicked: choice.value == chosen)
        }
      }
    }
  }

  /// Any number of answers.
  public func checkboxes(
    _ name: String, _ title: String, _ choices: [Choice], hint: String? = nil,
    isOptional: Bool = false
  ) -> HTML {
    let chosen = values(name)
    return group(name, title, hint: hint, isOptional: isOptional, choices: choices) {
      div(.class("options")) {
        for (index, choice) in choices.enumerated() {
          self.choice(
            .checkbox, name, choice, at: index, isTicked: chosen.contains(choice.value))
        }
      }
    }
  }

  /// A single box to tick.
  public func checkbox(_ name: String, _ title: String, hint: String? = nil) -> HTML {
    let problem = problem(name)
    return div(.class("field"), .when(problem != nil, .class("is-wrong"))) {
      called(name, title)
      notes(name, hint: nil, problem: problem)
      choice(
        .checkbox, name, Choice("yes", title, hint: hint), at: 0,
        isTicked: value(name).map { !$0.isEmpty && $0 != "no" } ?? false)
    }
  }

  /// Fields that answer one question together, under its legend.
  public func group(
    _ name: String, _ title: String, hint: String? = nil, isOptional: Bool = false,
    choices: [Choice] = [], @HTMLBuilder content: () -> HTML
  ) -> HTML {
    let problem = problem(name)
    return fieldset(
      .class("field"), .when(problem != nil, .class("is-wrong")),
      description(name, hint: hint, problem: nil)
    ) {
      legend { caption(title, isOptional: isOptional) }
      called(name, title)
      notes(name, hint: hint, problem: problem)
      content()
      rival(name, choices)
    }
  }

  /// The first answer has the question's own name as its id, so that the error summary leads to it.
  private func choice(
    _ type: InputType, _ name: String, _ choice: Choice, at index: Int, isTicked: Bool
  ) -> HTML {
    let id = index == 0 ? name : "\(name)-\(index + 1)"
    let hintID = choice.hint.map { _ in id + "-note" }
    let describedBy = [hintID, problem(name).map { _ in name + "-problem" }].compactMap { $0 }
    return div(.class("option")) {
      input(
        .type(type), .id(id), .name(name), .value(choice.value), .checked(isTicked),
        describedBy.isEmpty ? .none : .aria("describedby", describedBy.joined(separator: " ")))
      Markup.label(choice.title, .for(id))
      if let hint = choice.hint { div(hint, .class("hint"), .id(hintID ?? id)) }
    }
  }
}
