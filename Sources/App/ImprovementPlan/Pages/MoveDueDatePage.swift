import Civil
import Inspections
import Kernel
import Markup
import SiteMap
import Storage
import Web

extension DueDateEntry.Setter: FormValue {}

/// The page on which a due date is moved, with the ledger it adds to.
struct MoveDueDatePage {
  /// "ACT-03 Audit referrals".
  let what: String
  let ledger: [DueDateEntry]
  let entrants: [DueDateEntry.ID: LedgerEntrant]
  /// The meetings that were held, the latest first.
  let held: [HeldMeeting]
  let dates: PlanDates
  let target: Address
  let back: Address
  let breadcrumbs: [Breadcrumb]
  let sheet: FormSheet

  private var isFirst: Bool { ledger.isEmpty }

  var page: Page {
    Page(
      isFirst ? "Set a due date" : "Move the due date", kicker: what, breadcrumbs: breadcrumbs
    ) {
      if !isFirst {
        lead(
          "The first date stays on record for ever, and so does every move. Say who approved this one, and why. Somebody else than whoever enters it approves a later day, and a board decides at a meeting."
        )
      }
      sheet.form(to: target, submit: isFirst ? "Set the date" : "Move the date", cancel: back) {
        sheet.dateField("dueOn", isFirst ? "Due date" : "New due date")
        sheet.radios(
          "setBy", "Who set it?", Choice.all(of: DueDateEntry.Setter.self, titled: \.choice))
        sheet.textField(
          "setByName", "Their name", hint: "For example, Improvement Board",
          isOptional: !held.isEmpty)
        if !held.isEmpty {
          sheet.select(
            "meeting", "At which meeting of the board?",
            held.prefix(Self.mostMeetings).map { Choice($0.id, $0.title) }, isOptional: true,
            prompt: "It is not in this list")
        }
        sheet.textField(
          "minute", "In which minute does it stand?",
          hint:
            "For example, Minute 7. A panel or committee says so when the meeting is not in the list.",
          isOptional: true)
        sheet.dateField(
          "setOn", "When was that decided?",
          hint: "Can be left empty when you choose the meeting.", isOptional: !held.isEmpty)
        if !isFirst {
          sheet.textField("approver", "Who approved it?", hint: "Name and post, not your own")
        }
        sheet.textArea(
          "reason", isFirst ? "Why that day?" : "Why does it move?", rows: 3, maximum: 1000)
        sheet.hidden("number", ledger.last?.number ?? 0)
      }
      DueDateLedger(lines: ledger, dates: dates, entrants: entrants).html
    }
  }

  private static let mostMeetings = 60

  /// What was sent.
  static func read(_ form: Form) throws -> (number: Int, move: DueDateMove) {
    var entry = form.entry()
    let number = entry.version("number")
    let move = DueDateMove(
      dueOn: entry.date("dueOn", "due date"),
      setBy: entry.choice("setBy", "Say who set the date."),
      setByName: entry.optionalText("setByName") ?? "",
      setOn: entry.optionalDate("setOn", "day of the decision"),
      meeting: entry.optionalText("meeting"), paper: entry.optionalText("minute") ?? "",
      approver: number == 0
        ? entry.optionalText("approver") ?? ""
        : entry.text("approver", "Say who approved the new date."),
      reason: entry.text("reason", "Say why.", maximum: 1000))
    try entry.finish()
    return (number, move)
  }

  static func ofAction(
    _ visit: Visit, meetings: MeetingLinks, problems: [Problem] = []
  ) async throws -> Page {
    let id: Action.ID = try visit.id("action")
    let world = visit.world
    return try await visit.store.read { db in
      let action = try db.standingFile(id, of: visit.authority).action
      let plan = try db.plan(action.plan, of: visit.authority)
      let ledger = try db.dueDates(of: .action(id), in: visit.authority)
      return MoveDueDatePage(
        what: "\(action.reference) \(action.title)",
        ledger: ledger, entrants: try db.entrants(of: ledger, in: visit.authority),
        held: try meetings.held(db, visit.authority, visit.today),
        dates: try PlanDates(world, db), target: .moveDueDate(ofAction: id), back: .action(id),
        breadcrumbs: [
          Breadcrumb("Plans", .plans), Breadcrumb(plan.title, .plan(plan.id)),
          Breadcrumb(action.reference, .action(id)),
        ],
        sheet: FormSheet(visit, problems: problems)
      ).page
    }
  }

  static func ofRecommendation(
    _ visit: Visit, meetings: MeetingLinks, problems: [Problem] = []
  ) async throws -> Page {
    let id: Plan.ID = try visit.id("plan")
    let recommendationID: Recommendation.ID = try visit.id("recommendation")
    let world = visit.world
    return try await visit.store.read { db in
      let plan = try db.openPlan(id, of: visit.authority)
      let recommendation = try db.recommendation(recommendationID, of: visit.authority)
      let ledger = try db.dueDates(of: .recommendation(recommendationID), in: visit.authority)
      return MoveDueDatePage(
        what: "\(recommendation.reference) \(recommendation.text)",
        ledger: ledger, entrants: try db.entrants(of: ledger, in: visit.authority),
        held: try meetings.held(db, visit.authority, visit.today),
        dates: try PlanDates(world, db),
        target: .moveDueDate(ofRecommendation: recommendationID, inPlan: id), back: .plan(id),
        breadcrumbs: [Breadcrumb("Plans", .plans), Breadcrumb(plan.title, .plan(id))],
        sheet: FormSheet(visit, problems: problems)
      ).page
    }
  }
}

extension DueDateEntry.Setter {
  fileprivate var choice: String { title.prefix(1).uppercased() + title.dropFirst() }
}
