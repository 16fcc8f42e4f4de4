import Kernel
import Markup
import Storage

extension FormSheet {
  /// Whom something is asked of, or who decided it: a post, a person or a body of the directory.
  public func ownerSelect(
    _ name: String, _ title: String, _ owners: [OwnerChoice], hint: String? = nil,
    isOptional: Bool = false, prompt: String? = "Choose one"
  ) -> HTML {
    select(
      name, title,
      owners.map { choice in
        Choice(
          choice.owner.formValue,
          choice.name.detail.map { "\(choice.name.name) (\($0))" } ?? choice.name.name)
      }, hint: hint, isOptional: isOptional, prompt: prompt)
  }
}

extension FormEntry {
  /// An owner that may be left out.
  public mutating func optionalOwner(_ name: String) -> Owner? {
    guard let sent = form[name], !sent.isEmpty else { return nil }
    if let owner = Owner(formValue: sent) { return owner }
    add("Choose one of the answers that are offered.", name)
    return nil
  }

  /// An owner that must be chosen. `missing` says what to do: "Choose who approved it".
  public mutating func owner(_ name: String, _ missing: String) -> Owner {
    if let owner = optionalOwner(name) { return owner }
    if !hasProblem(name) { add(missing, name) }
    // Never used: `finish` throws.
    return .body(Body.ID())
  }
}
