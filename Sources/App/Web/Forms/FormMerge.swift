import Kernel
import Storage

/// A form that carries what it had shown (``FormSheet/base(_:)``), brought together with what is
/// kept now. A date is one field, although it is typed into three.
public struct FormMerge: Sendable {
  /// The form as it would have been sent by somebody who had known of the others' changes.
  public let form: Form
  public let adopted: [String]
  public let disputed: [String]

  /// - Parameters:
  ///   - fields: the names of the questions to bring together.
  ///   - sets: those of them that are answered by any number of boxes.
  public init(
    _ sent: Form, stored: FormValues, fields: [String], sets: Set<String> = []
  ) {
    let kept = Form(stored.fields)
    let merge = FieldMerge(
      mine: sent.answers(to: fields), base: sent.base.answers(to: fields),
      stored: kept.answers(to: fields), fields: fields, sets: sets,
      yielding: Set(sent.all(FieldName.theirs)))
    var form = sent
    form.fields.removeAll { $0.name == FieldName.theirs }
    for name in fields {
      let answer = merge.values[name] ?? []
      if answer == (sent.answers(to: [name])[name] ?? []) { continue }
      let parts = Form.parts(of: name)
      form.fields.removeAll { parts.contains($0.name) }
      form.fields +=
        answer == (kept.answers(to: [name])[name] ?? [])
        ? kept.fields.filter { parts.contains($0.name) } : answer.map { (name, $0) }
    }
    self.form = form
    adopted = merge.adopted
    disputed = merge.disputed
  }

  /// What the page calls a question; its name when the page did not say.
  public func title(of name: String) -> String { form.titles[name] ?? name }

  /// "Alma Reyes changed “Action” in the meantime; that is kept." Empty when nobody did.
  public func sentence(others: String) -> String {
    if adopted.isEmpty { return "" }
    let who = others.isEmpty ? "Somebody else" : others
    return " \(who) changed \(Words.list(adopted.map { "“\(title(of: $0))”" })) in the meantime;"
      + " that is kept."
  }
}

extension Form {
  /// What the form had shown when it was opened, as far as it carries it.
  public var base: Form {
    Form(
      all(FieldName.base).compactMap { text in
        guard let mark = text.firstIndex(of: "=") else { return nil }
        return (String(text[..<mark]), String(text[text.index(after: mark)...]))
      })
  }

  /// Whether it carries what it had shown, and so can be brought together with what others did.
  public var hasBase: Bool { self[FieldName.base] != nil }

  /// The answers to questions as they are compared: a date as one text, boxes in a fixed order.
  fileprivate func answers(to names: [String]) -> FieldMerge.Values {
    Dictionary(
      names.map { name in
        if self[name + "-year"] != nil {
          let date = Form.parts(of: name).map { FormEntry.tidy(self[$0] ?? "") }
          return (name, date.allSatisfy(\.isEmpty) ? [] : [date.joined(separator: " ")])
        }
        return (name, all(name).map(FormEntry.tidy).filter { !$0.isEmpty }.sorted())
      }, uniquingKeysWith: { $1 })
  }

  fileprivate static func parts(of name: String) -> [String] {
    [name, name + "-month", name + "-year"]
  }
}
