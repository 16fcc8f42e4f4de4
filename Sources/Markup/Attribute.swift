/// An attribute of an element: a name from this library and a value that is always escaped.
///
/// Attributes are made by the functions of this type only (`.class("late")`, `.href("/plans")`,
/// `.required`). There is none for `style` or for an event handler (`onclick`, …), and no way to
/// make one from a name of one's own: a page keeps to a Content-Security-Policy without inline code
/// because it cannot be written otherwise.
public struct Attribute: Sendable {
  enum Value: Sendable {
    case absent
    case flag
    case text(String)
    case group([Attribute])
  }

  /// What stands before the name.
  enum Prefix: Sendable {
    case none, aria, data

    var text: StaticString {
      switch self {
      case .none: ""
      case .aria: "aria-"
      case .data: "data-"
      }
    }
  }

  let name: StaticString
  let prefix: Prefix
  let value: Value

  private init(_ prefix: Prefix, _ name: StaticString, _ value: Value) {
    self.name = name
    self.prefix = prefix
    self.value = value
  }

  init(_ name: StaticString, _ text: String) {
    self.init(.none, name, .text(text))
  }

  init(_ name: StaticString, _ number: Int) {
    self.init(.none, name, .text(String(number)))
  }

  init(_ name: StaticString, _ number: Double) {
    self.init(.none, name, number.isFinite ? .text(decimal(number)) : .absent)
  }

  init(_ name: StaticString, _ address: WebAddress) {
    self.init(.none, name, .text(address.text))
  }

  init(_ name: StaticString, flag: Bool) {
    self.init(.none, name, flag ? .flag : .absent)
  }

  /// An attribute whose name the page gives in part. A name that is not of `a–z`, `0–9` and `-`
  /// could hold a second attribute, so it gives none.
  init(_ prefix: Prefix, named name: StaticString, _ text: String) {
    let isName = name.withUTF8Buffer { bytes in
      !bytes.isEmpty
        && bytes.allSatisfy { (0x61...0x7A ~= $0) || (0x30...0x39 ~= $0) || $0 == 0x2D }
    }
    self.init(prefix, name, isName ? .text(text) : .absent)
  }
}

extension Attribute {
  /// No attribute, where one has to be named.
  public static var none: Attribute { Attribute(.none, "", .absent) }

  /// The attribute if the condition holds, else none.
  public static func when(_ condition: Bool, _ attribute: @autoclosure () -> Attribute) -> Attribute
  {
    condition ? attribute() : .none
  }

  /// Several attributes at the place of one: how a component passes on those it was given.
  public static func all(_ attributes: [Attribute]) -> Attribute {
    Attribute(.none, "", .group(attributes))
  }
}
