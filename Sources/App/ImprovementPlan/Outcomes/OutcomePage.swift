import Civil
import Inspections
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// One recommendation in a plan: what was recommended, what the council answers, what is done about
/// it, what shows that it helped, and whether the board has signed it off.
struct OutcomePage {
  let overview: PlanOverview
  let item: PlanItem
  let forecast: Forecast
  let user: User
  let sheet: FormSheet
  /// What inspectors said of it before and after.
  let told: ToldBeforePart
  /// The meetings at which it was signed off, or rated by the chair, by their identifiers.
  let cited: [String: Address]
  /// Asks for the page as at another day.
  let asAtForm: HTML

  private var plan: Plan { overview.plan }
  private var ratings: PlanRatings { overview.ratings }
  private var id: PlanOutcome.ID { item.outcome.id }
  private var isOpen: Bool { plan.state != .closed && overview.asAt == nil }

  var page: Page {
    Page(
      item.recommendation.reference, kicker: "Recommendation in the plan",
      breadcrumbs: [
        Breadcrumb("Plans", overview.address(.plans)),
        Breadcrumb(plan.title, overview.address(.plan(plan.id))),
      ],
      thread: thread
    ) {
      AsAtNote(overview: overview, here: .outcome(id, inPlan: plan.id)).html
      quotation(
        item.recommendation.text, source: item.recommendation.bothReferences,
        to: overview.address(.recommendation(item.recommendation.id)))
      p { ratings.tags(ofOutcome: id) }
      reasons
      buttons
      facts
      actions
      proof
      judgements
      closing
      outlook
      told.html
      asAtForm
      ratingNotes(ratings.rule)
    }
  }

  private var thread: GoldenThread {
    let above = overview.sources.filter {
      $0.inspection.id == item.recommendation.inspection
    }.map {
      GoldenThread.Step(
        kind: "Inspection", text: $0.inspection.title,
        state: $0.inspection.publishedOn?.shortForm,
        address: overview.address(.inspection($0.inspection.id)))
    }
    let here = [
      GoldenThread.Step(
        kind: item.recommendation.reference, text: item.recommendation.text,
        state: item.dueOn.map { "due \($0.shortForm)" },
        address: overview.address(.recommendation(item.recommendation.id))),
      GoldenThread.Step(
        kind: "In the plan", text: plan.fullTitle,
        state: ratings.impactShown(ofOutcome: id).judged, address: nil),
    ]
    let below = item.actions.map {
      GoldenThread.Step(
        kind: "Action \($0.action.reference)", text: $0.action.title,
        state: ratings.actions[$0.action.id].map { ratings.rule.word(for: $0.shown) },
        address: overview.address(.action($0.action.id)))
    }
    return GoldenThread(above + here + below)
  }

  @HTMLBuilder private var reasons: HTML {
    if let chair = ratings.chair(ofOutcome: id) {
      muted(
        "Its actions together say “\(ratings.rule.word(for: chair.proposed))”. What shows is \(chair.chairsWord(named: true)) on \(chair.saidOn.longForm), until \(chair.expiresOn.longForm): \(chair.reason)"
      )
      citation(chair.meeting)
      if user.may(.signOff), isOpen {
        sheet.button(
          "Let the actions’ own rating show again", to: .endRating(chair.id), style: .quiet,
          values: ["version": chair.version])
      }
    }
    if ratings.chair(ofOutcome: id) == nil, !item.actions.isEmpty {
      muted("Delivery: \(overview.because(item))")
    }
    muted(item.standing(ratings))
  }

  @HTMLBuilder private var buttons: HTML {
    let isClosed = ratings.signOff(ofOutcome: id) != nil
    if isOpen {
      buttonRow {
        if user.may(.managePlan) {
          step("Answer it", "response", .secondary)
          step("Add evidence", "evidence", .secondary)
        }
        if user.may(.verifyWork), !isClosed { step("Judge its impact", "impact", .secondary) }
        if user.may(.signOff), !isClosed {
          step("Record the board’s sign-off", "sign-off", .primary)
          if !item.actions.isEmpty { step("Record the chair’s rating", "rating", .quiet) }
        }
      }
    }
  }

  private func step(_ title: String, _ name: String, _ style: ButtonStyle) -> HTML {
    buttonLink(title, to: .outcome(id, inPlan: plan.id, name), style: style)
  }

  private var facts: HTML {
    summaryList([
      SummaryRow("The council’s answer") { response },
      SummaryRow("Due") {
        day(item.dueOn, else: "No date: the report states none")
        if let first = item.ledger.firstThatCounts?.dueOn, first != item.dueOn {
          span(" First due on \(first.longForm).", .class("muted"))
        }
        if let due = item.dueOn, let actBy = overview.dates.actBy(due) {
          span(" Not a working day: act by \(actBy.weekdayForm).", .class("muted"))
        }
        correctedDateNote(item)
      },
      SummaryRow(
        "Outcome for children",
        change: user.may(.managePlan) && isOpen ? .outcome(id, inPlan: plan.id, "edit") : nil
      ) {
        if item.outcome.text.isEmpty {
          span("Not written yet", .class("muted"))
        } else {
          prose(item.outcome.text)
        }
      },
    ])
  }

  @HTMLBuilder private var response: HTML {
    if let response = ratings.responses[id] {
      strong(response.answer.title)
      HTML(", \(response.answeredBy), ")
      day(response.answeredOn)
      if !response.reason.isEmpty { prose(response.reason) }
    } else {
      span("Not answered yet", .class("muted"))
    }
  }

  private var actions: HTML {
    part("What is being done", id: "actions") {
      if item.actions.isEmpty {
        p("No action serves this recommendation yet.")
      } else {
        dataTable(
          "Actions for \(item.recommendation.reference)",
          columns: ["Action", "Owner", "Delivery", "Due"],
          rows: item.actions.map { PlanActionCells($0, overview).cells })
      }
      withdrawn
      if user.may(.managePlan), isOpen {
        p {
          link(
            "Add an action for \(item.recommendation.reference)",
            to: Address.newAction(inPlan: plan.id)
              .with("recommendation", item.recommendation.id.text))
        }
      }
    }
  }

  /// What its rating no longer shows.
  @HTMLBuilder private var withdrawn: HTML {
    let gone = overview.withdrawnLate.filter { $0.serves.contains(item.recommendation.id) }
    if !gone.isEmpty {
      p("Taken out of the plan after the first due date, so no longer part of its rating:")
      ul {
        for one in gone {
          li { WithdrawnLine(one.action, to: overview.address(.action(one.action.id))).html }
        }
      }
    }
  }

  private var proof: HTML {
    let own = ratings.evidence[.outcome(id)] ?? []
    let fromActions = item.actions.flatMap { action in
      (ratings.evidence[.action(action.action.id)] ?? []).map { (action.action, $0) }
    }
    return part("What shows it", id: "evidence") {
      if own.isEmpty, fromActions.isEmpty { p("No evidence has been added yet.") }
      EvidenceTable(
        "Evidence for \(item.recommendation.reference)", own, asAt: overview.asAt
      ).html
      EvidenceTable(
        "Evidence of its actions", fromActions.map(\.1),
        of: Dictionary(
          fromActions.map { ($0.1.id, $0.0.reference) }, uniquingKeysWith: { first, _ in first }),
        asAt: overview.asAt
      ).html
    }
  }

  @HTMLBuilder private var judgements: HTML {
    let all = ratings.impact[id] ?? []
    part("Impact", id: "impact") {
      if all.isEmpty {
        p("Nobody has judged yet whether it helped children.")
      } else {
        if ratings.isUnproven(id) {
          insetText(
            "No verified evidence stands behind the last judgement any more. Have other evidence verified, or judge it again."
          )
        }
        timeline(
          all.reversed().map { judged in
            TimelineEntry(
              judged.effectiveOn, ratings.rule.word(for: judged.rating), tone: judged.rating.tone
            ) {
              prose(judged.reason)
              muted("\(judged.saidBy), written down on \(judged.saidAt.forPeople)")
            }
          })
      }
    }
  }

  private var closing: HTML {
    part("What closes it", id: "closing") {
      if let signOff = ratings.signOff(ofOutcome: id) {
        p("Signed off \(ratings.signedOff(id) ?? ""). Recorded by \(signOff.recordedBy).")
        citation(signOff.meeting)
        if let since = ratings.sinceSignOff(ofOutcome: id) { insetText(since) }
        citation(ratings.confirmation(ofOutcome: id)?.meeting)
        if user.may(.signOff), isOpen { answers }
      } else {
        p(
          "A recommendation closes when all three are there. Complete actions alone do not close it, and closing it changes no grade."
        )
        taskList(steps)
      }
      said
      if ratings.timesReopened(id) > 0 {
        muted(
          ratings.timesReopened(id) == 1
            ? "It was opened again once."
            : "It was opened again \(ratings.timesReopened(id)) times.")
      }
    }
  }

  /// What the board can say of its sign-off.
  @HTMLBuilder private var answers: HTML {
    if ratings.isSignOffInDoubt(id) {
      p { link("The sign-off still stands", to: .outcome(id, inPlan: plan.id, "confirm")) }
    }
    p { link("Open it again", to: .outcome(id, inPlan: plan.id, "reopen")) }
  }

  /// Each sign-off that was opened again, with why and by whom, and each time that the board said
  /// that its sign-off stands.
  @HTMLBuilder private var said: HTML {
    let given = (ratings.signOffs[id] ?? []).sorted {
      ($0.decidedOn, $0.id.text) > ($1.decidedOn, $1.id.text)
    }
    let all = given.flatMap {
      reopened($0) + confirmations(of: $0) + signedOff($0)
    }
    if !all.isEmpty { timeline(all) }
  }

  private func confirmations(of signOff: SignOff) -> [TimelineEntry] {
    (ratings.confirmations[id] ?? []).filter { $0.signOff == signOff.id }.reversed().map { one in
      TimelineEntry(one.decidedOn, "The sign-off stands") {
        prose(ratings.words(of: one))
        muted("\(one.recordedBy), written down on \(one.saidAt.forPeople)")
      }
    }
  }

  private func reopened(_ signOff: SignOff) -> [TimelineEntry] {
    signOff.reopenedOn.map { day in
      [
        TimelineEntry(day, "Opened again", tone: .caution) {
          prose(signOff.reopenedBecause)
          if let at = signOff.reopenedAt {
            muted("\(signOff.reopenedBy), written down on \(at.forPeople)")
          }
        }
      ]
    } ?? []
  }

  /// A sign-off that was opened again: the one that stands is told above.
  private func signedOff(_ signOff: SignOff) -> [TimelineEntry] {
    guard signOff.reopenedOn != nil else { return [] }
    return [
      TimelineEntry(signOff.decidedOn, "Signed off") {
        p("Signed off \(ratings.words(of: signOff)).")
        citation(signOff.meeting)
        muted("Recorded by \(signOff.recordedBy)")
      }
    ]
  }

  @HTMLBuilder private func citation(_ meeting: String?) -> HTML {
    if let address = meeting.flatMap({ cited[$0] }) {
      p { link("The meeting at which that was said", to: address.asAt(overview.asAt)) }
    }
  }

  @HTMLBuilder private var outlook: HTML {
    if !item.actions.isEmpty {
      part("When its actions may be complete", id: "forecast") {
        ForecastView(forecast: forecast, ofWhole: item.actions.count > 1).html
      }
    }
  }

  private var steps: [TaskItem] {
    let verified = ratings.verifiedEvidence(ofOutcome: id)
    let impact = ratings.impactShown(ofOutcome: id)
    return [
      TaskItem(
        "Evidence that somebody else has verified",
        to: overview.address(.outcome(id, inPlan: plan.id)).at("evidence"),
        status: verified.isEmpty ? tag("None yet", .caution) : tag("\(verified.count)", .good)),
      TaskItem(
        "A judgement that it changed something for children",
        to: overview.address(.outcome(id, inPlan: plan.id)).at("impact"),
        hint: ratings.notJudgedSinceReopening(id).map { "The recommendation \($0)." },
        status: tag(
          impact.word,
          impact.isShownBetter && ratings.notJudgedSinceReopening(id) == nil ? .good : .caution)),
      TaskItem("The board’s sign-off", to: nil, status: tag("Not yet", .neutral)),
    ]
  }

  static func load(_ visit: Visit, meetings: MeetingLinks) async throws -> Page {
    let (overview, item) = try await OutcomePage.item(visit)
    let world = visit.world
    return try await visit.store.read { db in
      let told = try db.toldBefore(item.recommendation, for: visit.user, asAt: overview.asAt)
      let rule = try db.figureRule(on: overview.dates.today, of: visit.authority)
      return OutcomePage(
        overview: overview, item: item,
        forecast: overview.forecaster(rule).forecast(ofAll: item.actions.map(\.action.id)),
        user: visit.user, sheet: visit.sheet,
        told: ToldBeforePart(
          told, of: item.recommendation,
          fates: try db.fates(
            of: (told.earlier + told.later).map(\.other.recommendation.id), for: visit.user,
            in: world, asAt: overview.asAt), asAt: overview.asAt),
        cited: try meetings.addresses(
          of: ((overview.ratings.signOffs[item.outcome.id] ?? []).map(\.meeting) + [
            overview.ratings.confirmation(ofOutcome: item.outcome.id)?.meeting,
            overview.ratings.chair(ofOutcome: item.outcome.id)?.meeting,
          ]).compactMap(\.self), visit, db),
        asAtForm: visit.asAtForm("The recommendation as at another day")
      ).page
    }
  }

  /// The recommendation in the plan that the address names.
  static func item(_ visit: Visit) async throws -> (PlanOverview, PlanItem) {
    let id: PlanOutcome.ID = try visit.id("outcome")
    let overview = try await PlanOverview.load(visit)
    guard let item = overview.items.first(where: { $0.outcome.id == id }) else {
      throw Refusal.notFound("The plan has no such recommendation. The link may be incomplete.")
    }
    return (overview, item)
  }
}
