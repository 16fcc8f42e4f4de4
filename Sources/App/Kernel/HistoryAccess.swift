/// Who may see and undo the history of a record, by its table: a page that shows any record's
/// history must not show an account's to everybody, nor undo what a use case guards.
public enum HistoryAccess {
  /// What it takes to read the history of a table's records.
  public static func permission(toReadHistoryOf table: String) -> Permission {
    switch table {
    case "account": .manageAccounts
    case "authority", "setting": .manageSettings
    default: .readHistory
    }
  }

  /// What it takes to undo a change to a table's records; nil when nobody may, because the record
  /// has rules that undoing would go round (the last administrator, one rule valid on each day, a
  /// file's content, an action's due date that is the last line of its ledger, a first date that is
  /// for ever).
  public static func permission(toUndoIn table: String) -> Permission? {
    switch table {
    case "account", "time_rule", "document": nil
    case "action", "action_recommendation", "due_date", "progress_update": nil
    case "authority", "setting", "bank_holiday": .manageSettings
    case "person", "body", "post", "post_holding": .manageDirectory
    default: .undoChange
    }
  }
}
