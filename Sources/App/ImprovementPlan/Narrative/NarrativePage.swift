import Civil
import Inspections
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// Where what people wrote about a plan disagrees with its figures, for whoever reviews it: what
/// stands in it now, and what was kept as written, with the reason.
struct NarrativePage {
  /// A text that belongs to the plan as it stands, with what in it disagrees.
  struct Text: Sendable {
    let title: String
    let address: Address
    let action: Action.ID?
    /// Who wrote it, and when; empty for what the plan says of itself.
    let by: String
    let found: [NarrativeDisagreement]
  }

  let plan: Plan
  /// The day as at which it is, and of a past day the way back to today.
  let today: CivilDate
  let note: AsAtNote
  let texts: [Text]
  /// What is said beside the plan: in editions for the public, in answers to the board.
  let beside: [WordsBeside]
  /// What newer words have taken the place of, and was wrong when it was said.
  let earlier: [Text]
  let kept: [KeptAsWritten]

  var page: Page {
    Page(
      "Words and figures", kicker: plan.fullTitle,
      breadcrumbs: [
        Breadcrumb("Plans", Address.plans.asAt(note.day)),
        Breadcrumb(plan.title, Address.plan(plan.id).asAt(note.day)),
        Breadcrumb("Figures", Address.figures(ofPlan: plan.id).asAt(note.day)),
      ]
    ) {
      note.html
      lead(
        "Numbers and dates in what was written about the plan, where they disagree with it on \(today.longForm). What agrees, and what is about something else, is not shown."
      )
      disagreeing
      saidBeside
      saidEarlier
      part("Kept as written", id: "kept") {
        if kept.isEmpty {
          p("Nobody has kept words that disagreed with the plan.")
        } else {
          dataTable(
            "Kept as written, the latest first", isCaptionHidden: true,
            columns: ["Words", "What the plan said", "Why they were kept", "By"],
            rows: kept.map { row($0) })
        }
      }
    }
  }

  private var disagreeing: HTML {
    part(
      note.day == nil ? "Disagrees today" : "Disagreed on \(today.longForm)", id: "disagrees"
    ) {
      if texts.isEmpty {
        p(
          beside.isEmpty
            ? "Nothing: every figure that could be compared agrees with the plan."
            : "Nothing that stands in the plan itself.")
      }
      cards(texts)
    }
  }

  @HTMLBuilder private var saidBeside: HTML {
    if !beside.isEmpty {
      part("In editions for the public, and in answers to challenges", id: "beside") {
        p(
          "Each is compared with the plan of the day on which it was put forward or answered; an edition in preparation, with the plan as it stands."
        )
        for text in beside {
          card(text.title, to: text.address) {
            if !text.by.isEmpty { muted(text.by) }
            NarrativeList(
              found: text.found, plan: plan.id, action: text.action, asAt: text.day ?? note.day
            ).html
          }
        }
      }
    }
  }

  @HTMLBuilder private var saidEarlier: HTML {
    if !earlier.isEmpty {
      part("Said earlier, and wrong on its day", id: "earlier") {
        p(
          "Newer words have taken the place of these, but they still stand on the action’s page, and in packs and editions that were made since. Each is compared with the plan as it was on the day on which it was said; what was right then is not shown. A correction puts them right."
        )
        cards(earlier)
      }
    }
  }

  private func cards(_ texts: [Text]) -> HTML {
    HTML {
      for text in texts {
        card(text.title, to: text.address) {
          if !text.by.isEmpty { muted(text.by) }
          NarrativeList(found: text.found, plan: plan.id, action: text.action, asAt: note.day).html
        }
      }
    }
  }

  private func row(_ one: KeptAsWritten) -> [HTML] {
    [
      HTML {
        HTML("“\(one.quote)”")
        if let action = one.action {
          div { link("The action", to: Address.action(action).asAt(note.day)) }
        }
      },
      HTML(one.said), HTML(one.reason),
      HTML {
        HTML(one.keptBy)
        div { shortDay(one.keptOn) }
      },
    ]
  }
}

extension NarrativePage {
  static func load(_ visit: Visit, with registers: RegisterLinks) async throws -> Page {
    let overview = try await PlanOverview.load(visit)
    let today = overview.dates.today
    return try await visit.store.read { db in
      let logs = try db.progressLogs(
        of: overview.standing.map(\.action.id), in: visit.authority, upTo: overview.asAt)
      let check = NarrativeCheck(plan: PlanFacts(overview), on: overview.asAt)
      return NarrativePage(
        plan: overview.plan, today: today,
        note: AsAtNote(overview: overview, here: .narrative(ofPlan: overview.plan.id)),
        texts: texts(of: overview, logs.compactMapValues(\.last), check),
        beside: try registers.words(db, visit.user, overview.plan, overview.asAt),
        earlier: try EarlierWords(
          overview: overview, world: visit.world, user: visit.user, check: check
        ).texts(logs, db),
        kept: try db.keptAsWritten(inPlan: overview.plan.id, of: visit.authority)
          .filter { $0.keptOn <= today }
      ).page
    }
  }

  /// The texts of the plan that say how it stands: its ambition, its outcomes, and of each action
  /// that is open what was said last and its recovery plan.
  private static func texts(
    of overview: PlanOverview, _ said: [Action.ID: ProgressUpdate], _ check: NarrativeCheck
  ) -> [Text] {
    let plan = overview.plan
    var texts = [
      Text(
        title: "Ambition", address: overview.address(.plan(plan.id)), action: nil, by: "",
        found: check.disagreements(in: plan.ambition))
    ]
    texts += overview.items.map { item in
      Text(
        title: "Outcome for \(item.recommendation.reference)",
        address: overview.address(.outcome(item.outcome.id, inPlan: plan.id)), action: nil,
        by: "",
        found: check.disagreements(in: item.outcome.text))
    }
    for item in overview.standing where item.action.delivery != .complete {
      let action = item.action
      let check = check.about(ActionFacts(item, of: overview))
      if let update = said[action.id] {
        texts.append(
          Text(
            title: "\(action.reference) \(action.title): progress",
            address: overview.address(Address.action(action.id).at("progress")),
            action: action.id,
            by: "\(update.saidBy), \(update.recordedAt.dateInLondon.longForm)",
            found: check.disagreements(in: update.note)))
      }
      if let recovery = overview.ratings.recoveries[action.id] {
        texts.append(
          Text(
            title: "\(action.reference) \(action.title): recovery plan",
            address: overview.address(Address.action(action.id).at("recovery")),
            action: action.id,
            by: "\(recovery.saidBy), \(recovery.saidOn.longForm)",
            found: check.disagreements(in: recovery.whyLate)
              + check.disagreements(in: recovery.whatNow)))
      }
    }
    return texts.filter { !$0.found.isEmpty }
  }
}
