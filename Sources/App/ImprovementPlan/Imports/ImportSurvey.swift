import Civil
import Kernel
import Storage

/// The rows of a file, counted as they would be recorded if it were done now.
struct ImportSurvey: Sendable {
  let twins: ImportTwins
  /// Rows that become an action.
  private(set) var actions = 0
  /// Rows without an action, of which the heading is recorded.
  private(set) var headingsOnly = 0
  /// Rows that a person left out, or that nobody has compared yet though they look shifted.
  private(set) var leftOut = 0
  /// Those of them that look like notes, totals or keys.
  private(set) var setAside = 0
  /// Rows that are left out since the plan has them: those that say nothing new, and the others.
  private(set) var thereUnchanged = 0
  private(set) var thereDifferently = 0
  /// Rows by which an action of the plan is brought up to date.
  private(set) var updating = 0
  /// Rows that are taken although the plan may have them; somebody should look.
  private(set) var perhapsThere = 0
  /// Actions without a due date.
  private(set) var withoutDate = 0
  /// Complete actions of which the file names no day.
  private(set) var doneWithoutDay = 0
  /// Actions whose words about progress name no state.
  private(set) var withOpenWords = 0

  init(_ decisions: ImportDecisions, _ db: Transaction) throws {
    let lines = try db.lines(
      of: decisions.planImport, limit: RecordPlanImport.mostActions + 1)
    twins = try ImportTwins(lines, decisions, db)
    for line in decisions.repaired(lines) { count(line, decisions) }
  }

  private mutating func count(_ line: ImportLine, _ decisions: ImportDecisions) {
    if decisions.updated(by: line, twins) != nil {
      updating += 1
      return
    }
    guard decisions.takes(line, twins) else {
      if let twin = twins[line], !line.isLeftOut {
        if twin.differences.isEmpty { thereUnchanged += 1 } else { thereDifferently += 1 }
      } else {
        leftOut += 1
        if line.row.isSetAside == true { setAside += 1 }
      }
      return
    }
    if let twin = twins[line], !twin.isCertain { perhapsThere += 1 }
    guard line.row.action != nil else {
      headingsOnly += 1
      return
    }
    actions += 1
    if line.row.ledger.isEmpty { withoutDate += 1 }
    if decisions.openWords(of: line.row) != nil { withOpenWords += 1 }
    if let delivery = decisions.delivery(of: line.row), delivery.state == .complete,
      delivery.isDayOfFile
    {
      doneWithoutDay += 1
    }
  }
}
