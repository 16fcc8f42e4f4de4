import Storage

/// Who may see and undo the history of a record, by its table: a page that shows any record's
/// history must not show an account's to everybody, nor undo what a use case guards.
public enum HistoryAccess {
  /// What it takes to look back on a case study: its earlier words may name a child.
  public static let ofCaseStudies = Permission.manageRegisters

  /// What it takes to read the history of a table's records.
  public static func permission(toReadHistoryOf table: String) -> Permission {
    switch table {
    case "account": .manageAccounts
    case "authority", "setting": .manageSettings
    case "return_run", "return_note", "return_team_list": .manageReturns
    // As their own pages: whom a link was sent to, who is reminded of what.
    case "partner_link", "partner_question", "partner_word", "partner_word_answer", "reminder":
      .managePlan
    case "case_study": ofCaseStudies
    default: .readHistory
    }
  }

  /// What it takes to undo a change to a table's records; nil when nobody may. Only what is named
  /// here can be undone: other records have rules that undoing would go round (the last
  /// administrator, one rule valid on each day, a file's content, a paper's reading, a due date's
  /// line in its ledger). Ask ``refusal(toUndo:in:changing:)`` as well: not every change of these
  /// can.
  public static func permission(toUndoIn table: String) -> Permission? {
    switch table {
    case "inspection", "judgement", "finding", "recommendation", "plan", "plan_outcome", "action":
      .undoChange
    case "authority", "setting", "bank_holiday": .manageSettings
    case "person", "body", "post", "post_holding": .manageDirectory
    default: nil
    }
  }

  /// What to say of a table in which nobody may undo anything.
  public static let cannotBeUndone =
    "Changes to this kind of record cannot be undone here. Change the record itself."

  /// The columns of an action that nothing else is derived from or keeps a ledger of. Whatever is
  /// not named here, as a column yet to come, cannot be undone.
  private static let plainColumnsOfAction: Set<String> = [
    "title", "what_will_be_done", "measure_of_success", "start_on", "owner_kind", "owner_id",
    "lead_body_id",
  ]

  /// Why a change cannot be undone, in words; nil when it can by those who have the permission.
  ///
  /// - Parameters:
  ///   - kind: What was done to the record.
  ///   - columns: The columns in which the record differs before and after.
  public static func refusal(
    toUndo kind: Change.Kind, in table: String, changing columns: Set<String>
  ) -> String? {
    guard permission(toUndoIn: table) != nil else {
      return cannotBeUndone
    }
    switch table {
    case "action":
      let isPlain = columns.subtracting(["version"]).isSubset(of: plainColumnsOfAction)
      return kind == .updated && isPlain ? nil : setAgain
    case "inspection":
      guard kind == .updated else { return nil }
      if columns.contains("state") { return publishAgain }
      return columns.isDisjoint(with: ["published_on", "received_on"]) ? nil : correctAgain
    case "authority": return kind == .updated ? nil : councilStays
    default: return nil
    }
  }

  private static let setAgain =
    "A due date or a state is put right by setting it again, so that the ledger keeps both."

  /// What the public sees never changes without a reason, and never without the rules of
  /// publication.
  private static let publishAgain =
    "To take an inspection back from the public, or to publish it again, use the buttons on its own page: a reason is asked for and kept."

  private static let correctAgain =
    "Due dates follow from this day. Correct it again on the inspection’s own page, and they are computed anew."

  private static let councilStays = "The council that this service is kept for stays."

  /// Why this change cannot be undone, in words; nil when it can.
  public static func refusal(toUndo change: Change) -> String? {
    refusal(
      toUndo: change.kind, in: change.table, changing: Set(change.differences.map(\.column)))
  }
}
