import Storage

/// Addresses of what is said about actions, before and after it is published.
extension Address {
  /// The grid in which many actions are updated at once.
  public static let updateActions = Address("actions", "update")
  /// Which updates are due, and who is behind.
  public static let updatesDue = Address("actions", "updates-due")
  public static let updateRule = Address("delivery-rule", "updates")
  /// The states of an action's drafts; where a draft is saved.
  public static func draft<T>(ofAction id: ID<T>) -> Address {
    Address("actions", id.text, "draft")
  }
  /// What is done with a draft: `restore`, `discard`.
  public static func draft<T>(ofAction id: ID<T>, _ step: String) -> Address {
    Address("actions", id.text, "draft", step)
  }
  public static func correctUpdate<T, U>(_ update: ID<U>, ofAction id: ID<T>) -> Address {
    recordProgress(ofAction: id).with("corrects", update.text)
  }
  public static func editMilestone<T>(_ id: ID<T>) -> Address {
    Address("milestones", id.text, "edit")
  }
}
