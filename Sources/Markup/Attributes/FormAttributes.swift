// Forms.

extension Attribute {
  /// Where a form is sent.
  public static func action(_ address: WebAddress) -> Attribute { Attribute("action", address) }

  /// Where this button sends its form instead.
  public static func formaction(_ address: WebAddress) -> Attribute {
    Attribute("formaction", address)
  }

  /// How a form is sent.
  public static func method(_ method: FormMethod) -> Attribute {
    Attribute("method", method.rawValue)
  }

  /// How a form is packed; `.multipart` where files are sent.
  public static func enctype(_ encoding: FormEncoding) -> Attribute {
    Attribute("enctype", encoding.rawValue)
  }

  /// The form is checked by the server only, whose messages are better.
  public static var novalidate: Attribute { Attribute("novalidate", flag: true) }

  /// This button sends the form unchecked, as "save for later" does.
  public static var formnovalidate: Attribute { Attribute("formnovalidate", flag: true) }

  /// The id of the form a field belongs to, when it stands outside.
  public static func form(_ id: String) -> Attribute { Attribute("form", id) }

  /// The id of the field that a label names.
  public static func `for`(_ id: String) -> Attribute { Attribute("for", id) }

  /// The name under which a field is sent.
  public static func name(_ name: String) -> Attribute { Attribute("name", name) }

  /// What a field, an option or a button holds.
  public static func value(_ value: String) -> Attribute { Attribute("value", value) }

  /// A number that a field, an option, a meter or an entry of an ordered list holds.
  public static func value(_ number: Int) -> Attribute { Attribute("value", number) }

  /// The kind of a field or of a button.
  public static func type(_ kind: InputType) -> Attribute { Attribute("type", kind.rawValue) }

  /// The name of a group of options.
  public static func label(_ text: String) -> Attribute { Attribute("label", text) }

  /// Ticked.
  public static var checked: Attribute { .checked(true) }

  /// Whether it is ticked.
  public static func checked(_ on: Bool) -> Attribute { Attribute("checked", flag: on) }

  /// Chosen among the options.
  public static var selected: Attribute { .selected(true) }

  /// Whether it is chosen among the options.
  public static func selected(_ on: Bool) -> Attribute { Attribute("selected", flag: on) }

  /// Has to be filled in.
  public static var required: Attribute { .required(true) }

  /// Whether it has to be filled in.
  public static func required(_ on: Bool) -> Attribute { Attribute("required", flag: on) }

  /// Cannot be used, and is not sent.
  public static var disabled: Attribute { .disabled(true) }

  /// Whether it cannot be used.
  public static func disabled(_ on: Bool) -> Attribute { Attribute("disabled", flag: on) }

  /// Can be read and is sent, but cannot be changed.
  public static var readonly: Attribute { .readonly(true) }

  /// Whether it cannot be changed.
  public static func readonly(_ on: Bool) -> Attribute { Attribute("readonly", flag: on) }

  /// Takes several values.
  public static var multiple: Attribute { .multiple(true) }

  /// Whether it takes several values.
  public static func multiple(_ on: Bool) -> Attribute { Attribute("multiple", flag: on) }

  /// Holds the cursor when the page opens.
  public static var autofocus: Attribute { Attribute("autofocus", flag: true) }
}
