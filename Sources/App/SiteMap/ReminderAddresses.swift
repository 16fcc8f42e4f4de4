import Storage

/// Addresses of reminders, and of deadlines for calendars.
extension Address {
  public static let reminders = Address("reminders")
  public static let remindersMade = Address("reminders", "made")
  public static let reminderSettings = Address("reminders", "settings")
  public static let makeCalendarFeed = Address("reminders", "calendar")
  public static let revokeCalendarFeed = Address("reminders", "calendar", "revoke")
  /// What a calendar fetches; only its secret tells whose deadlines.
  public static func calendarFeed(_ secret: String) -> Address { Address("calendar", secret) }
  public static func calendar<T>(ofPlan id: ID<T>) -> Address {
    Address("plans", id.text, "calendar")
  }
}
