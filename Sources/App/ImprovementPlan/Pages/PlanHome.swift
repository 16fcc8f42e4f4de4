import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

extension ImprovementPlanSlice {
  /// The slice's part of the home page: clocks that run, what is asked of the visitor, plans under
  /// way. Empty for those who may see none of it.
  public func home(_ visit: Visit) async throws -> HTML {
    guard visit.user.may(.readOwnActions) else { return HTML() }
    let (world, counted) = (world, counted)
    return try await visit.store.read {
      try PlanHome(visit, in: world, counted: counted, $0).html
    }
  }
}

/// What of the improvement plans concerns somebody who has just come in.
private struct PlanHome {
  let user: User
  let dates: PlanDates
  /// What is asked of this person and not complete, the earliest first; one more than is shown.
  let asked: [ActionRow]
  /// What this person is or holds, as owners.
  let owners: [Owner]
  let plans: [PlanSummary]
  /// The clocks that still run, the most urgent first.
  let clocks: [RunningClock]

  private static let most = 5

  init(_ visit: Visit, in world: World, counted: CountedPlans, _ db: Transaction) throws {
    user = visit.user
    let dates = try PlanDates(world, db)
    self.dates = dates
    owners = try db.owners(heldBy: user, on: dates.today)
    asked = try db.openActions(askedOf: user, owners: owners, limit: Self.most + 1)
    guard user.may(.readPlan) else {
      (plans, clocks) = ([], [])
      return
    }
    plans = try counted.plans(of: user.authority, in: world, asAt: nil, db)
      .filter { $0.plan.state != .closed }
    clocks = try db.runningClocks(of: user.authority, dates)
  }

  @HTMLBuilder var html: HTML {
    if !clocks.isEmpty { running }
    if !asked.isEmpty || !user.may(.readPlan) { tasks }
    if !plans.isEmpty {
      part("Plans under way", id: "plans") {
        cards { for plan in plans.prefix(Self.most) { PlanCard(summary: plan, level: 3).html } }
        if plans.count > Self.most { p { link("All plans", to: .plans) } }
      }
    }
  }

  private var running: HTML {
    part("Clocks that are running", id: "clocks") {
      for running in clocks.prefix(Self.most) {
        DutyClockView(clock: running.clock, answer: nil).html
        p { link(running.planTitle, to: .plan(running.plan)) }
      }
    }
  }

  private var tasks: HTML {
    part("Asked of you", id: "asked") {
      if asked.isEmpty {
        p {
          "Nothing that is asked of you or of your organisation is open. "
          link("See all actions", to: Address.actions.with("delivery", "all"))
        }
      } else {
        taskList(asked.prefix(Self.most).map(task))
        if asked.count > Self.most {
          p { link("All that is asked of you", to: everything) }
        }
      }
    }
  }

  private var everything: Address {
    user.may(.readPlan) ? Address.actions.with("owner", "me") : .actions
  }

  private func task(_ row: ActionRow) -> TaskItem {
    TaskItem(
      "\(row.reference) \(row.title)", to: .action(row.id),
      hint: [
        row.dueOn.map { "Due \($0.longForm)" }, row.part(of: user, owners: owners),
      ].compactMap(\.self).joined(separator: " · "),
      status: latenessTag(row.lateness(on: dates.today, dates.calendar)))
  }
}

extension Transaction {
  /// What agreed plans ask of somebody and is not complete, the earliest first.
  fileprivate func openActions(
    askedOf user: User, owners: [Owner], limit: Int
  ) throws -> [ActionRow] {
    try all(
      ActionRow.self,
      """
      SELECT \(ActionRow.columns) FROM action
      WHERE action.authority_id = \(user.authority) AND action.withdrawn_on IS NULL
        AND action.completed_on IS NULL AND \(ActionScope.agreed(in: user.authority))
        AND (\(ActionScope.own(user, owners: owners)))
      ORDER BY action.due_order, action.id LIMIT \(limit)
      """)
  }
}
