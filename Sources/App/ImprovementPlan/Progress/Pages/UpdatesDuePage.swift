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

  static func load(_ visit: Visit) async throws -> Answer {
    let world = visit.world
    return try await visit.store.read { db in
      let dates = try PlanDates(world, db)
      let owners = try db.owners(heldBy: visit.user, on: visit.today)
      let actions = try db.actionsToHearOf(visit.user, owners: owners)
      let due = try UpdatesDue(actions, of: visit.authority, dates, db)
      let all = try db.dueUpdates(actions, due, visit)
      return try UpdatesDuePage(
        visit: visit, all: all,
        listing: Self.list(due.words, all).load(
          for: visit, from: Self.source(all)), due: due
      ).answer()
    }
  }

  func answer() throws -> Answer {
    try listing.answer {
      Page("Updates due", breadcrumbs: [Breadcrumb("Actions", .actions)]) {
        AsAt.ofTodayOnly(visit)
        lead(summary)
        if visit.user.may(.updateAction, as: .own) {
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
      }
    }
  }

  private var summary: String {
    let late = all.count { $0.next.isBehind }
    if all.isEmpty { return "No update is asked for at the moment." }
    if late == 0 { return "No update is behind." }
    return "\(Words.count(late, "update")) of \(all.count) \(late == 1 ? "is" : "are") behind."
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
              link(owner, to: Address.updatesDue.with("owner", owner).with("due", "behind")),
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

  private static func list(
    _ words: DeliveryRule, _ all: [DueUpdate]
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
            link("\(one.action.reference) \(one.action.title)", to: .action(one.action.id))
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
      ], filters: filters, empty: "No update is asked for at the moment.", pageSize: 100)
  }
}

extension Transaction {
  /// The open actions of agreed plans of which somebody is to hear, or to say, how they are going.
  func actionsToHearOf(_ user: User, owners: [Owner]) throws -> [Action] {
    var conditions = ActionScope.toUpdate(by: user, owners: owners)
    if user.may(.readPlan), !user.may(.updateAction) { conditions.removeLast() }
    conditions += [
      "action.completed_on IS NULL",
      """
      action.plan_id IN (
        SELECT id FROM plan
        WHERE authority_id = \(user.authority) AND state = \(Plan.State.agreed))
      """,
    ]
    let all = conditions.map { condition -> SQL in "(\(condition))" }.joined(separator: " AND ")
    return try self.all(
      Action.self,
      "SELECT action.* FROM action WHERE \(all) ORDER BY action.due_order, action.id")
  }

  fileprivate func dueUpdates(
    _ actions: [Action], _ due: UpdatesDue, _ visit: Visit
  ) throws -> [DueUpdate] {
    let authority = visit.authority
    let names = try ownerNames(
      of: actions.compactMap(\.owner), in: authority, on: visit.today)
    let plans = Dictionary(
      try self.plans(of: authority).map { ($0.id, $0.title) }, uniquingKeysWith: { $1 })
    // A draft is for those who may write it.
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
    let drafts = try openDrafts(of: Array(mayWrite), in: authority)
    return actions.compactMap { action in
      guard let next = due.next[action.id], let rating = due.ratings[action.id] else { return nil }
      return DueUpdate(
        action: action, plan: plans[action.plan] ?? "",
        owner: action.owner.flatMap { names[$0]?.name } ?? "Nobody yet", rating: rating.shown,
        said: due.said[action.id], next: next, draft: drafts[action.id])
    }
  }
}
