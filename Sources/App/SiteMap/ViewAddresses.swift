import Storage

/// Addresses of what looks at all records, or at a whole plan, from one side.
extension Address {
  public static let search = Address("search")

  public static func timeline<T>(ofPlan id: ID<T>) -> Address {
    Address("plans", id.text, "timeline")
  }
  public static func onePage<T>(ofPlan id: ID<T>) -> Address {
    Address("plans", id.text, "one-page")
  }
  public static func changes<T>(ofPlan id: ID<T>) -> Address {
    Address("plans", id.text, "changes")
  }

  /// What inspectors have said more than once.
  public static let toldBefore = Address("told-before")
  /// What inspectors said before one recommendation, or after it.
  public static func toldBefore<T>(_ recommendation: ID<T>) -> Address {
    Address("recommendations", recommendation.text, "told-before")
  }
  /// Takes a link between two recommendations back.
  public static func undoToldBefore<T>(_ link: ID<T>) -> Address {
    Address("told-before", link.text, "undo")
  }
}
