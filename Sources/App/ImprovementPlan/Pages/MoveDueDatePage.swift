import Civil
import Inspections
import Kernel
import Markup
import SiteMap
import Storage
import Web

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
  /// That it is expected later, where nobody has answered that yet.
  var question: LaterDate?

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
      if let question {
        insetText {
          p(question.phrase + ".")
          p {
            link(
              "The due date stands after all", to: .standingDueDate(ofAction: question.action))
          }
        }
      }
      sheet.form(to: target, submit: isFirst ? "Set the date" : "Move the date", cancel: back) {
        sheet.dateField("dueOn", isFirst ? "Due date" : "New due date")
        if isFirst { FirstDueDate.tick(sheet) }
        DecisionFields(
          sheet: sheet, held: held, who: "Who set it?",
          approver: isFirst ? nil : "Who approved it?"
        ).html
        sheet.textArea(
          "reason", isFirst ? "Why that day?" : "Why does it move?", rows: 3, maximum: 1000)
        sheet.hidden("number", ledger.last?.number ?? 0)
      }
      DueDateLedger(lines: ledger, dates: dates, entrants: entrants).html
    }
  }

  /// What was sent.
  static func read(_ form: Form) throws -> (number: Int, move: DueDateMove) {
    var entry = form.entry()
    let number = entry.version("number")
    let dueOn = entry.date("dueOn", "due date")
    var move = DueDateMove(
      to: dueOn,
      DecisionFields.read(
        &entry, "Say who set the date.",
        approval: number == 0 ? nil : "Say who approved the new date.", reason: "Say why."))
    move.dueIsMeant = entry.isChecked(FirstDueDate.field)
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
        held: try meetings.held(db, visit, since: db.earliestDecision(after: ledger)),
        dates: try PlanDates(world, db), target: .moveDueDate(ofAction: id), back: .action(id),
        breadcrumbs: [
          Breadcrumb("Plans", .plans), Breadcrumb(plan.title, .plan(plan.id)),
          Breadcrumb(action.reference, .action(id)),
        ],
        sheet: FormSheet(visit, problems: problems), question: try db.laterDate(of: action)
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
      let ledger = try db.ledger(of: recommendation, today: visit.today)
      return MoveDueDatePage(
        what: "\(recommendation.reference) \(recommendation.text)",
        ledger: ledger, entrants: try db.entrants(of: ledger, in: visit.authority),
        held: try meetings.held(db, visit, since: db.earliestDecision(after: ledger)),
        dates: try PlanDates(world, db),
        target: .moveDueDate(ofRecommendation: recommendationID, inPlan: id), back: .plan(id),
        breadcrumbs: [Breadcrumb("Plans", .plans), Breadcrumb(plan.title, .plan(id))],
        sheet: FormSheet(visit, problems: problems)
      ).page
    }
  }
}
