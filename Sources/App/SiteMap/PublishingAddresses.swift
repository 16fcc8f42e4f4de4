import Storage

/// Addresses of the slice Publishing.
extension Address {
  /// The editions of a plan, and what stands in the way of the next.
  public static func editions<T>(ofPlan id: ID<T>) -> Address {
    Address("plans", id.text, "editions")
  }
  public static func newEdition<T>(ofPlan id: ID<T>) -> Address {
    Address("plans", id.text, "editions", "new")
  }
  public static func edition<T>(_ id: ID<T>) -> Address { Address("editions", id.text) }
  /// One step with it: `edit`, `preview`, `propose`, `approve`, `return`, `withdraw`, `discard`.
  public static func edition<T>(_ id: ID<T>, _ step: String) -> Address {
    Address("editions", id.text, step)
  }
  /// The public words of one recommendation and of what is done about it.
  public static func editionWords<T, U>(of outcome: ID<U>, in id: ID<T>) -> Address {
    Address("editions", id.text, "words", outcome.text)
  }
  public static let publishingSettings = Address("settings", "publishing")

  // What everybody reads.
  public static let publishedPlans = Address("published-plans")
  public static func publishedPlan<T>(_ id: ID<T>) -> Address {
    Address("published-plans", id.text)
  }
  /// The version for children.
  public static func publishedPlanForChildren<T>(_ id: ID<T>) -> Address {
    Address("published-plans", id.text, "children")
  }
  /// What was published, byte for byte, so that anybody can check its SHA-256.
  public static func publishedPlanData<T>(_ id: ID<T>) -> Address {
    Address("published-plans", id.text, "data")
  }
  /// The public notes of the boards’ meetings.
  public static let publicNotes = Address("public-notes")
}
