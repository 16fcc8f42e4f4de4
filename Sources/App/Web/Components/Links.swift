import Markup
import SiteMap

extension Address {
  /// The address as an attribute takes it.
  public var web: WebAddress { WebAddress(description) }
}

extension Attribute {
  /// Where a link within the service leads.
  public static func href(_ address: Address) -> Attribute { .href(address.web) }
}

/// A link within the service.
public func link(_ text: String, to address: Address, _ attributes: Attribute...) -> HTML {
  a(text, .href(address.web), .all(attributes))
}

/// What a button promises: the one thing to do here, something else one may do, or something that
/// takes away or cannot be taken back.
public enum ButtonStyle: String, Sendable {
  case primary, secondary, warning
  /// Looks like a link; for "Sign out" and the like.
  case quiet
}

/// A link that looks like a button: the start of a task.
public func buttonLink(
  _ text: String, to address: Address, style: ButtonStyle = .primary
) -> HTML {
  a(text, .href(address.web), .class("button button-" + style.rawValue))
}

/// The button that sends a form. With a name, the form also says by which button it was sent.
public func submitButton(
  _ text: String, name: String? = nil, value: String = "", style: ButtonStyle = .primary,
  describedBy id: String? = nil
) -> HTML {
  button(
    text, .type(.submit), .class("button button-" + style.rawValue),
    name.map { .name($0) } ?? .none, name.map { _ in .value(value) } ?? .none,
    id.map { .aria("describedby", $0) } ?? .none)
}

/// Buttons and links to start from, side by side.
public func buttonRow(@HTMLBuilder content: () -> HTML) -> HTML {
  div(.class("buttons"), content: content)
}
