import Civil
import ImprovementPlan
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// Which actions of a plan wait for which, in words and as a table, and what has run out.
struct DependenciesPage {
  let found: PlanDependencies
  /// What can wait, and what can be waited for; empty for who may only read.
  let own: [Choice]
  let all: [Choice]
  let visit: Visit
  let problems: [Problem]
  let asAt: AsAt

  init(_ visit: Visit, problems: [Problem] = []) async throws {
    let (id, world): (Plan.ID, World) = (try visit.id("plan"), visit.world)
    self.visit = visit
    self.problems = problems
    let asAt = AsAt(visit)
    self.asAt = asAt
    (found, own, all) = try await visit.store.read { db in
      let found = try PlanDependencies(id, in: world, of: visit.authority, asAt: asAt.pastDay, db)
      guard asAt.pastDay == nil, visit.user.may(.prepareBoard), found.plan.state != .closed else {
        return (found, [], [])
      }
      let bodies = try db.bodyNames(of: visit.authority)
      func choices(_ plan: Plan, isOwn: Bool) throws -> [Choice] {
        try db.actions(ofPlan: plan.id, in: visit.authority).filter { !$0.isWithdrawn }.map {
          let body = $0.leadBody.flatMap { bodies[$0] }.map { ", \($0)" } ?? ""
          let place = isOwn ? "" : " – \(plan.titleWithStanding)"
          return Choice($0.id.text, "\($0.reference) \($0.title)\(body)\(place)")
        }
      }
      let others = try db.plans(of: visit.authority).filter {
        $0.id != id && $0.state != .closed
      }
      let own = try choices(found.plan, isOwn: true)
      return (found, own, own + (try others.flatMap { try choices($0, isOwn: false) }))
    }
  }

  var page: Page {
    let plan = found.plan
    return Page(
      "Which actions wait for which", kicker: plan.title,
      breadcrumbs: [
        Breadcrumb("Plans", Address.plans.asAt(asAt.pastDay)),
        Breadcrumb(plan.title, Address.plan(plan.id).asAt(asAt.pastDay)),
      ]
    ) {
      AsAtNote(day: asAt.pastDay, here: .dependencies(ofPlan: plan.id)).html
      undecided
      pushed
      table
      runOut
      if !own.isEmpty { add }
      fold("What waits as at another day") {
        asAt.form(to: .dependencies(ofPlan: plan.id), title: "As at")
      }
    }
  }

  @HTMLBuilder private var undecided: HTML {
    let rows = found.rows.filter(\.asksForDecision)
    if !rows.isEmpty {
      insetText {
        p {
          strong(
            rows.count == 1
              ? "One action waits for what was withdrawn, and asks for a decision."
              : "\(rows.count) actions wait for what was withdrawn, and ask for a decision.")
        }
        ul { for row in rows { li(row.sentence) } }
      }
    }
  }

  @HTMLBuilder private var pushed: HTML {
    let rows = found.rows.filter(\.isPushed)
    if found.rows.isEmpty {
      p("Nobody has written down that an action of this plan waits for another.")
    } else if rows.isEmpty, !found.rows.contains(where: \.asksForDecision) {
      lead("Nothing that an action waits for pushes its date.")
    } else if !rows.isEmpty {
      lead(
        rows.count == 1
          ? "One wait pushes a date." : "\(rows.count) waits push a date.")
      ul { for row in rows { li(row.sentence) } }
      for hold in rows.holds { p(hold) }
    }
  }

  @HTMLBuilder private var table: HTML {
    if !found.rows.isEmpty {
      dataTable(
        "All that waits",
        columns: ["Action", "Waits for", "Which", "Would finish"]
          + (own.isEmpty ? [] : ["If it is wrong"]),
        rows: found.rows.map(row))
      muted(
        "An action is pushed by as many working days as what it waits for comes later than was known when its own date was set. Time that lay free between the two is used up first."
      )
    }
  }

  private func row(_ row: PlanDependencies.Row) -> [HTML] {
    [
      action(row.waiting, of: row.plans?.waiting), action(row.needed, of: row.plans?.needed),
      HTML {
        HTML(row.wait?.state.words ?? "")
        if !row.dependency.reason.isEmpty { div(row.dependency.reason, .class("muted")) }
      },
      finish(row),
      own.isEmpty
        ? HTML()
        : visit.sheet.button(
          "Take out: \(row.waiting.action.reference) on \(row.needed.action.reference)",
          to: .removeDependency(row.dependency.id), style: .quiet),
    ]
  }

  /// - Parameter plan: what its plan is called, where that is another than that of the action beside
  ///   it.
  private func action(_ schedule: ActionSchedule, of plan: String?) -> HTML {
    HTML {
      link(
        "\(schedule.action.reference) \(schedule.action.title)",
        to: Address.action(schedule.action.id).asAt(asAt.pastDay))
      if schedule.action.plan != found.plan.id, let plan { div("of “\(plan)”", .class("muted")) }
      if let body = schedule.body { div(body.name, .class("muted")) }
    }
  }

  private func finish(_ row: PlanDependencies.Row) -> HTML {
    if let done = row.waiting.action.completedOn { return HTML("Done \(done.shortForm)") }
    guard let due = row.waiting.action.dueOn else { return span("No date", .class("muted")) }
    return HTML {
      if row.forecast?.isUndecided ?? false {
        row.asksForDecision
          ? tag("Asks for a decision", .urgent) : span("Nobody can say yet", .class("muted"))
      } else {
        shortDay(row.finish ?? due)
      }
      if row.isPushed {
        div { tag("Pushed by \(Lateness.workingDays(row.wait?.pushes ?? 0))", .caution) }
      }
      if row.forecast?.finish == nil || row.finish != due {
        div("due \(due.shortForm)", .class("muted"))
      }
      if row.hold != nil, let all = row.forecast?.finish, all != row.finish {
        div("by all that holds it, \(all.shortForm)", .class("muted"))
      }
    }
  }

  private var runOut: HTML {
    part("Recovery plans that have run out", id: "run-out") {
      if found.runOut.isEmpty {
        p("None: every recovery plan still holds, or its action is done.")
      } else {
        dataTable(
          "Run out, the longest first",
          columns: ["Action", "Was to catch up by", "What was promised", "Said by"],
          rows: found.runOut.map { one in
            [
              action(one.schedule, of: nil),
              HTML {
                shortDay(one.recovery.byWhen)
                div { tag(one.ago, .urgent) }
              }, HTML(one.recovery.whatNow), HTML(one.recovery.saidBy),
            ]
          })
      }
    }
  }

  private var add: HTML {
    let sheet = FormSheet(visit, problems: problems)
    return part("Write down what waits", id: "add") {
      sheet.form(to: .dependencies(ofPlan: found.plan.id), submit: "Write it down") {
        sheet.select("action", "Which action waits?", own)
        sheet.select("needed", "For which?", all)
        sheet.textField("reason", "What exactly does it need?", isOptional: true)
      }
    }
  }

  @Sendable static func add(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      let plan: Plan.ID = try visit.id("plan")
      var entry = visit.form.entry()
      let action = entry.id("action", "Choose the action that waits.", of: Action.self)
      let needed = entry.id("needed", "Choose what it waits for.", of: Action.self)
      let reason = entry.optionalText("reason") ?? ""
      try entry.finish()
      try await LinkActions(visit)(action, waitsFor: needed, because: reason)
      return .redirect(.dependencies(ofPlan: plan), notice: "It is written down.")
    } onProblems: {
      try await DependenciesPage(visit, problems: $0).page
    }
  }

  @Sendable static func remove(_ visit: Visit) async throws -> Answer {
    let gone = try await LinkActions(visit).remove(visit.id("dependency"))
    let action = try await visit.store.read { try $0.find(gone.action, of: visit.authority) }
    return .redirect(
      action.map { .dependencies(ofPlan: $0.plan) } ?? .plans, notice: "The link was taken out.")
  }
}

extension PlanDependencies.RunOut {
  /// Over a weekend nobody has worked since.
  fileprivate var ago: String {
    workingDays == 0 ? "Has run out" : "\(Lateness.workingDays(workingDays)) ago"
  }
}
