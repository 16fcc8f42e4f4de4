import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// An action with the day on which something is to be said of it.
struct DueUpdate: Sendable {
  let action: Action
  let plan: String
  let owner: String
  let rating: DeliveryRating
  let said: ProgressUpdate?
  let next: NextUpdate
  let draft: ProgressDraft?
}

/// What the list may be sorted by.
enum DueUpdateSort: String, ListOrder {
  case due, action, owner
}

/// Which updates are due: for whoever owns actions, theirs; for those who read the plan,
/// everybody's, with who is behind.
struct UpdatesDuePage {
  let visit: Visit
  let all: [DueUpdate]
  let listing: Listing<DueUpdate, DueUpdateSort>
  let due: UpdatesDue
  /// The past day that is shown; nil for today.
  let day: CivilDate?

  static func load(_ visit: Visit) async throws -> Answer {
    let world = visit.world
    let asAt = AsAt(ofStored: visit, for: .readOwnPast)
    return try await visit.store.read { db in
      let dates = try PlanDates(world, on: asAt.pastDay, db)
      let owners = try db.owners(heldBy: visit.user, on: asAt.day)
      let actions =
        if let day = asAt.pastDay {
          try db.shelf(of: visit.authority, asAt: .endOfDayInLondon(day))
            .actionsToHearOf(visit.user, owners: owners)
        } else {
          try db.actionsToHearOf(visit.user, owners: owners)
        }
      let due = try UpdatesDue(actions, of: visit.authority, dates, asAt: asAt.pastDay, db)
      let all = try db.dueUpdates(actions, due, visit, asAt: asAt.pastDay)
      if visit.fileFormat != nil { try asAt.requireOpen() }
      return try UpdatesDuePage(
        visit: visit, all: all,
        listing: Self.list(due.words, all, asAt: visit.shownDay).load(
          for: visit, from: Self.source(all)
        ).asAt(asAt.pastDay), due: due, day: asAt.pastDay
      ).answer()
    }
  }

  func answer() throws -> Answer {
    try listing.answer {
      Page("Updates due", breadcrumbs: [Breadcrumb("Actions", Address.actions.asAt(day))]) {
        visit.asAtNote(for: .readOwnPast)
        lead(summary)
        if day == nil, visit.user.may(.updateAction, as: .own) {
          buttonRow { buttonLink("Update many actions", to: .updateActions) }
        }
        if visit.user.may(.readPlan) { behind }
        listing.html
        muted(
          "\(due.rule.sentence(due.words)) The day is moved to the next working day. Where an action is rated worse, the shorter time counts from the day on which it was."
        )
        if visit.user.may(.readPlan) {
          p {
            link("How delivery is rated, and how often updates are asked for", to: .deliveryRule)
          }
        }
        visit.asAtForm("The updates due on another day", for: .readOwnPast)
      }
    }
  }

  private var summary: String {
    let late = all.count { $0.next.isBehind }
    if all.isEmpty { return Self.nothing(asAt: day) }
    if late == 0 { return "No update is behind." }
    return "\(Words.count(late, "update")) of \(all.count) \(late == 1 ? "is" : "are") behind."
  }

  private static func nothing(asAt day: CivilDate?) -> String {
    day.map { "No update was asked for on \($0.longForm)." }
      ?? "No update is asked for at the moment."
  }

  @HTMLBuilder private var behind: HTML {
    let late = Dictionary(grouping: all.filter { $0.next.isBehind }, by: \.owner)
    if !late.isEmpty {
      part("Who is behind", id: "behind") {
        dataTable(
          "Who is behind, most first", isCaptionHidden: true,
          columns: ["Owner", .number("Updates behind"), "The longest"],
          rows: late.sorted { (-$0.value.count, $0.key) < (-$1.value.count, $1.key) }.map {
            owner, updates in
            let worst = updates.min { $0.next.dueOn < $1.next.dueOn }
            return [
              link(
                owner,
                to: Address.updatesDue.with("owner", owner).with("due", "behind").asAt(day)),
              HTML("\(updates.count)"), HTML(worst?.next.lateness.phrase ?? ""),
            ]
          })
      }
    }
  }

  private static func source(_ all: [DueUpdate]) -> ListSource<DueUpdate, DueUpdateSort> {
    ListSource(
      all.sorted { ($0.next.dueOn, $0.action.id.text) < ($1.next.dueOn, $1.action.id.text) },
      id: { $0.action.id.text },
      passes: { one, filter, value in
        switch (filter, value) {
        case ("due", "behind"): one.next.isBehind
        case ("due", "now"): one.next.isDue
        case ("owner", let name): one.owner == name
        case ("plan", let id): one.action.plan.text == id
        default: true
        }
      },
      comesBefore: { sort, one, other in
        switch sort {
        case .due: one.next.dueOn < other.next.dueOn
        case .action: one.action.title.lowercased() < other.action.title.lowercased()
        case .owner: one.owner.lowercased() < other.owner.lowercased()
        }
      })
  }

  /// - Parameter day: the past day of which the pages of its actions are shown; nil for today.
  private static func list(
    _ words: DeliveryRule, _ all: [DueUpdate], asAt day: CivilDate?
  ) -> List<DueUpdate, DueUpdateSort> {
    var filters: [ListFilter] = [
      .choice("due", "Due", [.init("behind", "Behind"), .init("now", "Behind or due now")])
    ]
    let plans = Dictionary(
      all.map { ($0.action.plan.text, $0.plan) }, uniquingKeysWith: { first, _ in first })
    filters.append(
      .choice(
        "plan", "Plan",
        plans.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map { .init($0.key, $0.value) }))
    let names = Set(all.map(\.owner)).sorted()
    if names.count > 1 {
      filters.append(.choice("owner", "Owner", names.map { .init($0, $0) }))
    }
    return List(
      "Updates due", noun: ("action", "actions"), sortedBy: .due,
      columns: [
        ListColumn(
          "Action", sort: .action, text: { "\($0.action.reference) \($0.action.title)" }
        ) { one in
          HTML {
            link(
              "\(one.action.reference) \(one.action.title)",
              to: Address.action(one.action.id).asAt(day))
            div(one.plan, .class("muted"))
          }
        },
        ListColumn("Owner", sort: .owner, text: \.owner),
        ListColumn("Delivery", text: { words.word(for: $0.rating) }) { words.tag($0.rating) },
        ListColumn(
          "Said last", text: { $0.said?.recordedAt.dateInLondon.description ?? "" }
        ) { one in
          HTML {
            if let said = one.said {
              shortDay(said.recordedAt.dateInLondon)
            } else {
              span("Nothing yet", .class("muted"))
            }
            if let draft = one.draft { div("a draft of \(draft.savedBy) waits", .class("muted")) }
          }
        },
        ListColumn("Next update by", sort: .due, text: { $0.next.dueOn.description }) { one in
          HTML {
            shortDay(one.next.dueOn)
            if one.next.isBehind { div { tag(one.next.lateness.phrase, .urgent) } }
          }
        },
        ListColumn("How often", text: { $0.next.howOften }),
      ], filters: filters, empty: nothing(asAt: day), pageSize: 100)
  }
}

extension Transaction {
  /// The open actions of agreed plans of which somebody is to hear, or to say, how they are going.
  func actionsToHearOf(_ user: User, owners: [Owner]) throws -> [Action] {
    var conditions = ActionScope.toUpdate(by: user, owners: owners)
    if user.may(.readPlan), !user.may(.updateAction) { conditions.removeLast() }
    conditions += ["action.completed_on IS NULL", ActionScope.agreed(in: user.authority)]
    let all = conditions.map { condition -> SQL in "(\(condition))" }.joined(separator: " AND ")
    return try self.all(
      Action.self,
      "SELECT action.* FROM action WHERE \(all) ORDER BY action.due_order, action.id")
  }

  /// - Parameter day: the past day that is shown; nil for today.
  fileprivate func dueUpdates(
    _ actions: [Action], _ due: UpdatesDue, _ visit: Visit, asAt day: CivilDate?
  ) throws -> [DueUpdate] {
    let (authority, moment) = (visit.authority, day.map { Instant.endOfDayInLondon($0) })
    let names = try ownerNames(
      of: actions.compactMap(\.owner), in: authority, on: day ?? visit.today, asAt: moment)
    let plans = Dictionary(
      try shelf(of: authority, asAt: moment).agreedPlans().map { ($0.id, $0.title) },
      uniquingKeysWith: { $1 })
    let drafts = day == nil ? try draftsToWrite(of: actions, visit) : [:]
    return actions.compactMap { action in
      guard let next = due.next[action.id], let rating = due.ratings[action.id] else { return nil }
      return DueUpdate(
        action: action, plan: plans[action.plan] ?? "",
        owner: action.owner.flatMap { names[$0]?.name } ?? "Nobody yet", rating: rating.shown,
        said: due.said[action.id], next: next, draft: drafts[action.id])
    }
  }

  /// What is being written of them: a draft is for those who may write it.
  private func draftsToWrite(
    of actions: [Action], _ visit: Visit
  ) throws -> [Action.ID: ProgressDraft] {
    let mayWrite = Set(
      visit.user.may(.updateAction)
        ? actions.map(\.id)
        : try all(
          Action.self,
          """
          SELECT action.* FROM action
          WHERE \(ActionScope.toUpdate(by: visit.user, owners: owners(heldBy: visit.user, on: visit.today))
            .map { condition -> SQL in "(\(condition))" }.joined(separator: " AND "))
          ORDER BY action.id
          """
        ).map(\.id))
    return try openDrafts(of: Array(mayWrite), in: visit.authority)
  }
}

extension Shelf {
  /// The open actions of agreed plans of which somebody was to hear, or to say, how they were going.
  fileprivate func actionsToHearOf(_ user: User, owners: [Owner]) throws -> [Action] {
    try actions(of: agreedPlans()).filter { action in
      action.completedOn == nil
        && (user.may(.readPlan) || action.owner.map(owners.contains) ?? false
          || user.answersForBody && user.body != nil && action.leadBody == user.body)
    }
  }
}
