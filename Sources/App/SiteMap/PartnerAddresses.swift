import Storage

/// Addresses of partners without an account, and of those who send them links.
extension Address {
  /// The door that a link opens; only its secret tells one link from another.
  public static func partnerDoor(_ secret: String) -> Address { Address("p", secret) }
  /// All that is asked of a body, for whoever came by its link: a visit in one browser.
  public static func asked<T>(_ visit: ID<T>) -> Address { Address("asked", visit.text) }
  /// All that is asked, of an address further behind the same link; nil of any other.
  public var allThatIsAsked: Address? {
    let parts = path.split(separator: "/")
    guard parts.count > 2, parts[0] == "asked", let visit = ID<Any>(String(parts[1])) else {
      return nil
    }
    return .asked(visit)
  }
  /// One step of an action behind a link: `progress`, `evidence`, `word`, `not-ours`.
  public static func asked<T, U>(_ visit: ID<T>, _ action: ID<U>, _ step: String) -> Address {
    Address("asked", visit.text, "actions", action.text, step)
  }
  /// A milestone of an action behind a link, to be marked as done or open.
  public static func asked<T, U, V>(
    _ visit: ID<T>, _ action: ID<U>, milestone: ID<V>
  ) -> Address {
    Address("asked", visit.text, "actions", action.text, "milestones", milestone.text)
  }
  /// Something that is asked of the body beside the plan, behind a link.
  public static func asked<T>(_ visit: ID<T>, question kind: String, _ id: String) -> Address {
    Address("asked", visit.text, "questions", kind, id)
  }
  /// The same for who has an account.
  public static func askedOfUs(question kind: String, _ id: String) -> Address {
    Address("asked-of-us", kind, id)
  }
  public static func askedLeave<T>(_ visit: ID<T>) -> Address {
    Address("asked", visit.text, "leave")
  }

  public static let partners = Address("partners")
  public static func partner<T>(_ body: ID<T>) -> Address { Address("partners", body.text) }
  public static func newPartnerLink<T>(forBody body: ID<T>) -> Address {
    Address("partners", body.text, "links", "new")
  }
  public static func partnerLink<T>(_ id: ID<T>) -> Address { Address("partner-links", id.text) }
  public static func revokePartnerLink<T>(_ id: ID<T>) -> Address {
    Address("partner-links", id.text, "revoke")
  }
  public static func partnerQuestion<T>(_ id: ID<T>) -> Address {
    Address("partner-questions", id.text)
  }
  public static func partnerWord<T>(_ id: ID<T>) -> Address { Address("partner-words", id.text) }
}
