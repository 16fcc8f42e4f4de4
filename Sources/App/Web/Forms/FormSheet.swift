import Kernel
import Markup
import SiteMap

/// A form as it is shown: what was typed, else what is stored, and what is wrong with it.
///
///     let sheet = FormSheet(visit, problems: problems, values: ["title": plan.title])
///     return sheet.form(to: .plans, submit: "Create the plan", cancel: .plans) {
///       sheet.textField("title", "Title of the plan")
///       sheet.dateField("start", "When does it start?")
///     }
///
/// Every field has a label, its hint and its problem are tied to it for screen readers, and what
/// was typed is kept when the form comes back.
public struct FormSheet: Sendable {
  public let problems: [Problem]
  let fields: [(name: String, value: String)]
  /// What the form shows before anybody types, for whoever brings it together with others' changes.
  let shown: [(name: String, value: String)]
  let rivals: FormRivals?
  let csrfToken: String
  /// Lets the form be sent once: a second sending is answered with the first one's result.
  let onceToken: String

  /// - Parameters:
  ///   - values: what is shown unless the visit has sent something already.
  ///   - dispute: somebody else changed the same fields: both are shown, and `values` are theirs.
  public init(
    _ visit: Visit, problems: [Problem] = [], values: FormValues = [:],
    dispute: FormDispute? = nil
  ) {
    let sent = dispute?.merge.form ?? visit.form
    self.init(
      visit, problems: problems + (dispute?.problems ?? []),
      fields: sent.isSent ? sent.fields : values.fields,
      // Who has seen both goes on from what is kept now; who has not, from what they had seen.
      shown: dispute == nil && visit.form.hasBase ? visit.form.base.fields : values.fields,
      rivals: dispute.map {
        FormRivals(others: $0.others, fields: $0.merge.disputed, values: values)
      })
  }

  /// A form that shows just these values, whatever was sent.
  public init(
    _ visit: Visit, problems: [Problem] = [], showing values: FormValues, rivals: FormRivals?
  ) {
    self.init(
      visit, problems: problems, fields: values.fields, shown: values.fields, rivals: rivals)
  }

  private init(
    _ visit: Visit, problems: [Problem], fields: [(name: String, value: String)],
    shown: [(name: String, value: String)], rivals: FormRivals?
  ) {
    self.problems = problems
    self.fields = fields
    self.shown = shown
    self.rivals = rivals
    csrfToken = visit.csrfToken
    onceToken = RandomToken.make()
  }

  /// The form with its fields, what is wrong with them on top, and its buttons at the end.
  ///
  /// - Parameters:
  ///   - submit: what the button says: a verb and what happens, "Create the plan".
  ///   - cancel: where to go without saving.
  ///   - hasFiles: whether it has a file field.
  ///   - isGuarded: whether leaving the page with words typed and not sent asks first.
  ///   - more: further buttons, beside the first.
  public func form(
    to address: Address, submit: String, cancel: Address? = nil, hasFiles: Bool = false,
    style: ButtonStyle = .primary, isGuarded: Bool = true, more: HTML = HTML(),
    @HTMLBuilder content: () -> HTML
  ) -> HTML {
    HTML([
      ErrorSummary(problems: problems).html,
      bare(
        to: address, hasFiles: hasFiles,
        attributes: [.class("form"), .when(isGuarded, .data("guard", ""))]
      ) {
        content()
        buttons(submit: submit, style: style, cancel: cancel, more: more)
      },
    ])
  }

  /// A form of one button only, for what needs no words: "Undo this change".
  public func button(
    _ text: String, to address: Address, style: ButtonStyle = .secondary,
    values: FormValues = [:], describedBy id: String? = nil
  ) -> HTML {
    bare(to: address, hasFiles: false, attributes: [.class("form-inline")]) {
      for field in values.fields { input(.type(.hidden), .name(field.name), .value(field.value)) }
      submitButton(text, style: style, describedBy: id)
    }
  }

  /// The `form` element with what protects it, for pages that lay out their own fields and buttons.
  public func bare(
    to address: Address, hasFiles: Bool = false, attributes: [Attribute] = [],
    @HTMLBuilder content: () -> HTML
  ) -> HTML {
    Markup.form(
      .method(.post), .action(address.web), .novalidate,
      .when(hasFiles, .enctype(.multipart)), .data("once", ""), .all(attributes)
    ) {
      input(.type(.hidden), .name(FieldName.csrf), .value(csrfToken))
      input(.type(.hidden), .name(FieldName.once), .value(onceToken))
      content()
    }
  }

  /// A value that the person does not see: the version of a record, where they came from.
  public func hidden(_ name: String, _ value: String) -> HTML {
    input(.type(.hidden), .name(name), .value(value))
  }

  public func hidden(_ name: String, _ number: Int) -> HTML { hidden(name, String(number)) }

  /// What a field is called, sent along with it.
  func called(_ name: String, _ title: String) -> HTML {
    hidden(FieldName.label, "\(name):\(title)")
  }

  /// What stands in a field.
  public func value(_ name: String) -> String? { fields.first { $0.name == name }?.value }

  func values(_ name: String) -> Set<String> {
    Set(fields.lazy.filter { $0.name == name }.map(\.value))
  }

  func problem(_ name: String) -> String? { problems.first { $0.field == name }?.message }

  private func buttons(
    submit: String, style: ButtonStyle, cancel: Address?, more: HTML
  ) -> HTML {
    div(.class("buttons")) {
      submitButton(submit, style: style)
      more
      if let cancel { a("Cancel", .href(cancel.web), .class("cancel")) }
    }
  }
}

/// The names of the fields that the shell puts into every form.
enum FieldName {
  static let csrf = "_token"
  static let once = "_once"
  /// Names a field whose value is a secret, which no page may give back.
  static let secret = "_secret"
  /// Names a field and what the page calls it, "title:Title of the plan": when the form cannot be
  /// accepted, what was typed is given back under the words that people know.
  static let label = "_label"
  /// What a field had shown when the form was opened, "title=Audit referrals".
  static let base = "_base"
  /// Names a field in which what somebody else wrote is wanted.
  static let theirs = "_theirs"
  /// After the name of a field: which of two wordings of it stays.
  static let choice = ".choice"
  static let all: Set<String> = [csrf, once, secret, label]
}

extension Visit {
  /// The form with nothing typed into it yet, for buttons and small forms.
  public var sheet: FormSheet { FormSheet(self) }
}
