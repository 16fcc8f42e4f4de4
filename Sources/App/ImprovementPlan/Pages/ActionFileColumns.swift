import Civil
import Inspections
import Kernel
import Storage
import Web

/// What a file of actions says besides what the page shows: the words of the plan, who helps, the
/// milestones, and what was said last. Read only when a file is asked for.
struct ActionFileWords: Sendable {
  private var actions: [Action.ID: Action] = [:]
  private var partners: [Action.ID: [Body.ID]] = [:]
  private var milestones: [Action.ID: [Milestone]] = [:]
  private var said: [Action.ID: ProgressUpdate] = [:]
  /// The council's own headings over actions that were brought in.
  private var headings: [Action.ID: String] = [:]
  /// What the reports themselves call the recommendations that an action serves.
  private var printed: [Action.ID: [String]] = [:]

  /// - Parameters:
  ///   - plan: the one plan whose actions are asked for; nil for all.
  ///   - day: the day of the past on which it was so; nil for now.
  init(
    ofPlan plan: Plan.ID?, asAt day: CivilDate?, of authority: AuthorityID, _ db: Transaction
  ) throws {
    let shelf = db.shelf(of: authority, asAt: day.map { .endOfDayInLondon($0) })
    let found: [Action]
    let helpers: [ActionPartner]
    let steps: [Milestone]
    let updates: [ProgressUpdate]
    let links: [ActionRecommendation]
    if let plan {
      found = try shelf.all(where: "plan_id = \(plan)") { $0.plan == plan }
      let known = Set(found.map(\.id))
      let ofActions: SQL = """
        action_id IN (SELECT id FROM action WHERE authority_id = \(authority) AND plan_id = \(plan))
        """
      helpers = try shelf.all(where: ofActions) { known.contains($0.action) }
      steps = try shelf.all(where: ofActions) { known.contains($0.action) }
      updates = try shelf.all(where: ofActions) { known.contains($0.action) }
      links = try shelf.all(where: ofActions) { known.contains($0.action) }
      headings = try db.headings(inPlan: plan, of: authority, asAt: day)
    } else {
      found = try shelf.all()
      helpers = try shelf.all()
      steps = try shelf.all()
      updates = try shelf.all()
      links = try shelf.all()
      headings = try db.headings(of: authority, asAt: day)
    }
    actions = Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    partners = Dictionary(grouping: helpers, by: \.action).mapValues { $0.map(\.body) }
    milestones = Dictionary(grouping: steps, by: \.action)
    let numbers = Dictionary(
      try shelf.these(links.map(\.recommendation).uniqued()).map { ($0.id, $0.printedNumber) },
      uniquingKeysWith: { first, _ in first })
    printed = Dictionary(grouping: links, by: \.action).mapValues { links in
      links.compactMap { numbers[$0.recommendation] }.filter { !$0.isEmpty }.uniqued()
    }
    said = Dictionary(grouping: updates, by: \.action).compactMapValues { ProgressLog($0).last }
  }

  func whatWillBeDone(_ row: ActionRow) -> String { actions[row.id]?.whatWillBeDone ?? "" }

  func start(_ row: ActionRow) -> String { actions[row.id]?.startOn?.description ?? "" }

  func lastSaid(_ row: ActionRow) -> ProgressUpdate? { said[row.id] }

  /// What it serves; of a plan of the council's own, the heading it stands under.
  func serves(_ row: ActionRow) -> String {
    row.served.ours.isEmpty ? headings[row.id] ?? "" : row.served.ours
  }

  /// "3(b), 4": the numbers in the reports of what it serves.
  func printed(_ row: ActionRow) -> String {
    (printed[row.id] ?? []).joined(separator: ", ")
  }

  func partners(_ row: ActionRow, _ choices: ActionChoices) -> String {
    (partners[row.id] ?? []).compactMap { choices.name(of: $0.text) }.sorted()
      .joined(separator: "; ")
  }

  /// "Rota agreed, by 2012-05-01, done 2012-04-28; Rota in use".
  func milestones(_ row: ActionRow) -> String {
    (milestones[row.id] ?? [])
      .sorted { ($0.dueOn ?? .latest, $0.id.text) < ($1.dueOn ?? .latest, $1.id.text) }
      .map { step in
        step.title + (step.dueOn.map { ", by \($0)" } ?? "")
          + (step.doneOn.map { ", done \($0)" } ?? "")
      }
      .joined(separator: "; ")
  }
}

extension ListColumn where Element == ActionRow, Sort == ActionSort {
  /// The columns of a file. Their headers are those by which a council's plan is read
  /// (`ColumnWords`), so that a file that was taken away can be brought in again: what is read from
  /// it has such a header, and the rest has none.
  static func ofFile(
    _ words: ActionFileWords, _ facts: RowFacts
  ) -> [ListColumn<ActionRow, ActionSort>] {
    let choices = facts.choices
    return [
      Self("Reference", text: \.reference), Self("Action", text: \.title),
      Self("Recommendation", text: { words.serves($0) }),
      Self("Number in the report", text: { words.printed($0) }),
      Self("Plan", text: { choices.titleInFile(of: $0.plan) }),
      Self("Owner", text: { choices.owner(of: $0) ?? "" }),
      Self("Answered for by", text: { $0.leadBody.flatMap { choices.name(of: $0.text) } ?? "" }),
      Self("Status", text: \.delivery.title),
      Self("Delivery as rated", text: { facts.ratings.word(of: $0.id) }),
      Self("Why it is rated so", text: { facts.ratings[$0.id]?.because ?? "" }),
      Self(
        "Did it help children?",
        text: { facts.ratings.impact?.words(of: $0.id).joined(separator: "; ") ?? "" }),
      Self("Due", text: { $0.dueOn?.description ?? "" }),
      Self(
        "Act by",
        text: { ($0.withdrawnOn == nil ? facts.actBy($0) ?? $0.dueOn : nil)?.description ?? "" }),
      Self("First due", text: { $0.firstDueOn?.description ?? "" }),
      Self("Standing", text: { $0.withdrawnOn == nil ? facts.lateness($0).phrase : "withdrawn" }),
      Self("Completed on", text: { $0.completedOn?.description ?? "" }),
      Self("Withdrawn on", text: { $0.withdrawnOn?.description ?? "" }),
      Self("What will be done", text: { words.whatWillBeDone($0) }),
      Self("Measure of success", text: \.measure),
      Self("Can it be counted?", text: { $0.end.mark ?? "Can be counted" }),
      Self("Start", text: { words.start($0) }),
      Self("Partners", text: { words.partners($0, choices) }),
      Self("Progress", text: { words.lastSaid($0)?.note ?? "" }),
      Self("Said on", text: { words.lastSaid($0)?.effectiveOn.description ?? "" }),
      Self("Milestones and days", text: { words.milestones($0) }),
    ]
  }
}

extension Transaction {
  /// The council's own headings over all actions that were brought in.
  fileprivate func headings(
    of authority: AuthorityID, asAt day: CivilDate?
  ) throws -> [Action.ID: String] {
    if let day {
      let then = shelf(of: authority, asAt: .endOfDayInLondon(day))
      return Dictionary(
        try then.all(ActionOrigin.self).map { ($0.action, $0.heading) }, uniquingKeysWith: { $1 })
    }
    return try rows(
      "SELECT action_id, heading FROM action_origin WHERE authority_id = \(authority)"
    )
    .reduce(into: [:]) { found, row in
      found[try row.get("action_id", as: Action.ID.self)] = try row["heading"]
    }
  }
}
