import Civil
import Inspections
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// One plan: what it is, how it is going, what is to be done; then every recommendation with its
/// actions.
struct PlanPage {
  let overview: PlanOverview
  let forecast: Forecast
  let user: User
  let sheet: FormSheet
  let asAt: AsAt
  /// What the registers show of it.
  let beside: HTML
  /// The version that was approved last, up to the day that is asked for.
  let approved: PlanVersion?

  private var plan: Plan { overview.plan }
  private var mayManage: Bool { overview.mayBeChanged(by: user) }

  var page: Page {
    Page(
      plan.title, kicker: "Improvement plan",
      breadcrumbs: [Breadcrumb("Plans", overview.address(.plans))],
      thread: thread
    ) {
      AsAtNote(overview: overview, here: .plan(plan.id)).html
      about
      figures
      if overview.sources.contains(where: { !$0.clocks.isEmpty }) { clocks }
      toDo
      outlook
      for group in overview.groups {
        TimescaleView(page: self, timescale: group.timescale, items: group.items).html
      }
      OwnHeadingsView(overview: overview).html
      withdrawn
      beside
      fold("The plan as at another day") {
        p("Every page of the plan can be seen as it was stored at the end of a past day.")
        asAt.form(to: .plan(plan.id), title: "As at")
      }
      ratingNotes(overview.ratings.rule)
      muted(DueDateNote.text)
    }
  }

  private var thread: GoldenThread {
    GoldenThread(
      overview.sources.map { source in
        GoldenThread.Step(
          kind: "Inspection", text: source.inspection.title,
          state: source.inspection.publishedOn?.shortForm,
          address: overview.address(.inspection(source.inspection.id)))
      } + [
        GoldenThread.Step(kind: "Improvement plan", text: plan.fullTitle, address: nil),
        GoldenThread.Step(
          kind: "Actions", text: "All actions of this plan",
          state: "\(overview.standing.count)",
          address: overview.actionsAddress),
      ])
  }

  private var about: HTML {
    HTML {
      if !plan.ambition.isEmpty { lead(plan.ambition) }
      summaryList([
        SummaryRow("Edition") {
          HTML(plan.versionLabel.isEmpty ? "Not named" : plan.versionLabel)
          if let approved {
            div(.class("muted")) {
              link(approved.title, to: .planVersion(approved.id, ofPlan: plan.id))
              HTML(" was \(approved.days)")
            }
          }
        },
        SummaryRow("Dated") { day(plan.datedOn) },
        SummaryRow("Answers") { answers },
        SummaryRow("Answered for by", overview.owningBody?.name ?? "Nobody is named yet"),
        SummaryRow(
          "State",
          change: user.may(.managePlan) && overview.asAt == nil ? .editPlan(plan.id) : nil
        ) {
          tag(plan.state.title, plan.state.tone)
        },
      ])
    }
  }

  @HTMLBuilder private var answers: HTML {
    for source in overview.sources {
      div {
        link(
          source.inspection.title, to: overview.address(.inspection(source.inspection.id)))
        if mayManage {
          HTML(" ")
          a(.href(Address.leaveInspection(source.link.id, ofPlan: plan.id))) {
            "Take it out"
            span(" of the plan: \(source.inspection.title)", .class("visually-hidden"))
          }
        }
      }
    }
    if overview.sources.isEmpty { span("No inspection yet", .class("muted")) }
    if mayManage {
      div {
        link("Another inspection this plan answers", to: .followInspection(inPlan: plan.id))
      }
    }
  }

  /// That nothing is late is said together with what was dropped when it was.
  private var dropped: String {
    WithdrawnLine.lateNote(overview.withdrawnLate.count).map { "; " + $0 } ?? ""
  }

  private var figures: HTML {
    let standing = overview.standing
    let complete = standing.count { $0.action.delivery == .complete }
    let coverage = overview.coverage
    let late = overview.late
    return keyFigures([
      coverage.total == 0
        ? KeyFigure("No", "recommendation of an inspection is taken up")
        : KeyFigure(
          "\(coverage.covered) of \(coverage.total)", "recommendations have an action",
          to: overview.address(.coverage(ofPlan: plan.id)),
          tone: coverage.isComplete ? .neutral : .caution),
      standing.isEmpty
        ? KeyFigure("No", "actions yet")
        : KeyFigure(
          "\(complete) of \(standing.count)", "actions are complete",
          to: overview.actionsAddress.with("delivery", "complete")),
      KeyFigure(
        "\(late.count)",
        (late.count == 1 ? "action is late" : "actions are late") + dropped,
        to: late.isEmpty && !overview.withdrawnLate.isEmpty
          ? WithdrawnFilter.late.of(overview.actionsAddress)
          : overview.actionsAddress.with("due", "late"),
        tone: late.isEmpty ? .neutral : .urgent),
    ])
  }

  private var clocks: HTML {
    part("What the law asks for", id: "clocks") {
      for source in overview.sources {
        if overview.sources.count > 1 { h3(source.inspection.title) }
        for clock in source.clocks {
          DutyClockView(
            clock: clock,
            answer: mayAnswer(clock)
              ? .dutyAnswer(
                clock.rule.key.rawValue, ofSource: source.link.id, inPlan: plan.id) : nil,
            doubt: source.inspection.doubt(of: clock.rule.key, doneOn: clock.doneOn)
          ).html
        }
      }
    }
  }

  /// What the law asks for is asked of the council, however its plan stands: in a closed plan too,
  /// until it is done.
  private func mayAnswer(_ clock: DutyClock) -> Bool {
    mayManage
      || overview.asAt == nil && user.may(.managePlan) && clock.doneOn == nil
  }

  private var toDo: HTML {
    part("What is to be done", id: "to-do") {
      p(overview.coverage.sentence)
      sides
      if overview.missing > 0 { missingNote }
      startChecks
      lateActions
      if overview.standing.isEmpty {
        p("The plan has no action yet.")
      } else if warned.isEmpty {
        p("Every action has an owner, a measure of success and a due date that fits.")
      } else {
        warnings
      }
      if mayManage {
        buttonRow {
          buttonLink("Add an action", to: .newAction(inPlan: plan.id))
          buttonLink(
            "Bring in a plan you already have",
            to: Address.newPlanImport.with("plan", plan.id.text), style: .secondary)
        }
      }
    }
  }

  /// The same plan from its other sides.
  private var sides: HTML {
    nav(.class("pages"), .aria("label", "This plan from other sides")) {
      link("See the coverage", to: overview.address(.coverage(ofPlan: plan.id)))
      link("See both ratings", to: overview.address(.ratings(ofPlan: plan.id)))
      link("See its figures", to: overview.address(.figures(ofPlan: plan.id)))
      link("See it along the days", to: overview.address(.timeline(ofPlan: plan.id)))
      link("The plan on a page", to: overview.address(.onePage(ofPlan: plan.id)))
      link("Versions", to: overview.address(.versions(ofPlan: plan.id)))
      link("What has changed", to: overview.address(.changes(ofPlan: plan.id)))
      link("See which actions wait for which", to: overview.address(.dependencies(ofPlan: plan.id)))
      link("Updates due", to: overview.address(.updatesDue.with("plan", plan.id.text)))
      // Of a past day there is none.
      if overview.asAt == nil {
        link("Deadlines for your calendar", to: .calendar(ofPlan: plan.id))
      }
    }
  }

  @HTMLBuilder private var outlook: HTML {
    if !overview.standing.isEmpty {
      part("When it may be complete", id: "forecast") {
        ForecastView(forecast: forecast, ofWhole: true).html
        p {
          link("Slippage in working days", to: overview.address(.slippage(ofPlan: plan.id)))
        }
      }
    }
  }

  private var missingNote: HTML {
    insetText {
      p(
        overview.missing == 1
          ? "1 recommendation of its inspections is not in this plan yet."
          : "\(overview.missing) recommendations of its inspections are not in this plan yet.")
      if mayManage {
        sheet.button("Take them up", to: .takeUpRecommendations(inPlan: plan.id))
      }
    }
  }

  @HTMLBuilder private var startChecks: HTML {
    let late = overview.items.filter { $0.start?.lateness.isLate == true }
    if !late.isEmpty {
      p("Recommendations to be met immediately:")
      ul {
        for item in late {
          li {
            link(
              item.recommendation.reference,
              to: overview.address(.recommendation(item.recommendation.id)))
            HTML(" \(item.start?.sentence ?? "")")
          }
        }
      }
    }
  }

  @HTMLBuilder private var lateActions: HTML {
    let late = overview.late
    if !late.isEmpty {
      p("Late, the longest first:")
      taskList(
        late.prefix(5).map { item in
          TaskItem(
            "\(item.action.reference) \(item.action.title)",
            to: overview.address(.action(item.action.id)),
            hint: item.owner?.name ?? "Nobody owns it yet", status: latenessTag(item.lateness))
        })
      if late.count > 5 {
        p {
          link(
            "All \(late.count) late actions",
            to: overview.actionsAddress.with("due", "late"))
        }
      }
    }
  }

  private static let mostWarned = 100

  private var warned: [PlanAction] { overview.standing.filter { !$0.warnings.isEmpty } }

  private var warnings: HTML {
    fold(
      warned.count == 1 ? "1 action needs a look" : "\(warned.count) actions need a look",
      isOpen: warned.count <= 5
    ) {
      ul {
        for item in warned.prefix(Self.mostWarned) {
          li {
            link(
              "\(item.action.reference) \(item.action.title)",
              to: overview.address(.action(item.action.id)))
            HTML(": " + item.warnings.map(\.sentence).joined(separator: " "))
          }
        }
      }
      if warned.count > Self.mostWarned {
        muted("And \(warned.count - Self.mostWarned) more; each says so on its own page.")
      }
    }
  }

  @HTMLBuilder private var withdrawn: HTML {
    let gone = overview.actions.filter(\.action.isWithdrawn)
    if !gone.isEmpty {
      fold(gone.count == 1 ? "1 action was withdrawn" : "\(gone.count) actions were withdrawn") {
        ul {
          for item in gone {
            li { WithdrawnLine(item.action, to: overview.address(.action(item.action.id))).html }
          }
        }
        p {
          link(
            "See what was withdrawn in the list of actions",
            to: WithdrawnFilter.all.of(overview.actionsAddress))
        }
      }
    }
  }
}

/// The council's note under whatever shows due dates.
enum DueDateNote {
  static let text =
    "A due date that falls on a day on which nobody works stays where it is; the last working day before it is shown beside it. Lateness is counted in working days of England and Wales."
}
