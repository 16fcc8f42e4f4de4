import Storage

/// Addresses of the slice Voice.
extension Address {
  public static let consultations = Address("consultations")
  public static func newConsultation<T>(ofPlan id: ID<T>) -> Address {
    Address("consultations", "new", query: [("plan", id.text)])
  }
  /// Measure M67: those held by the day they were planned for.
  public static let consultationsHeld = Address("consultations", "held")
  public static func consultation<T>(_ id: ID<T>) -> Address {
    Address("consultations", id.text)
  }
  /// One step with it: `edit`, `groups`, `held`, `said`, `cite`, `cancel`.
  public static func consultation<T>(_ id: ID<T>, _ step: String) -> Address {
    Address("consultations", id.text, step)
  }
  public static func consultationGroup<T>(_ id: ID<T>) -> Address {
    Address("consultation-groups", id.text)
  }
  public static func removeConsultationGroup<T>(_ id: ID<T>) -> Address {
    Address("consultation-groups", id.text, "remove")
  }
  public static func youSaid<T>(_ id: ID<T>) -> Address { Address("you-said", id.text) }
}
