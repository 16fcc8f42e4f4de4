import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// One recommendation: the inspectors' words, by when and why then, and the thread through it.
struct RecommendationPage {
  let visit: Visit
  let recommendation: Recommendation
  let inspection: Inspection
  let themes: Themes
  let rules: TimeRules
  let calendar: WorkingCalendar
  let findings: [Finding]
  let actions: [PlanLinks.Action]
  let plan: PlanLinks.Plan?
  let paper: Paper?
  let told: ToldBefore
  let proposals: Int?
  /// What became of it, and of those that it is linked with.
  let fates: PlanLinks.Fates
  init(
    _ id: ID<Recommendation>, for visit: Visit, plan links: PlanLinks, in db: Transaction
  ) throws {
    self.visit = visit
    let past = visit.shownDay
    recommendation = try db.recommendation(id, of: visit.authority)
    inspection = try visit.visible(recommendation.inspection, db)
    themes = try db.themes(of: visit.authority, asAt: past)
    rules = try db.timeRules(of: visit.authority, asAt: past.map { .endOfDayInLondon($0) })
    calendar = try visit.world.workingCalendar(db)
    findings = try db.findings(answeredBy: recommendation)
    actions = try links.actions(db, visit.user, [id], past)[id] ?? []
    plan = try links.plan(db, visit.user, inspection.id, past)
    paper = visit.seesDrafts ? try db.paper(of: inspection) : nil
    told = try db.toldBefore(recommendation, for: visit.user)
    proposals =
      visit.mayManage
      ? try db.toldProposals(for: recommendation, in: inspection, except: told).count : nil
    fates = try links.became(
      db, visit.user, [id] + (told.earlier + told.later).map(\.other.recommendation.id), past)
  }

  var page: Page {
    Page(
      recommendation.reference, kicker: "Recommendation",
      breadcrumbs: [
        visit.inspectionsCrumb,
        Breadcrumb(inspection.title, inspectionAddress),
      ], thread: thread
    ) {
      visit.asAtNote
      quotation(recommendation.text, source: source, to: sourceAddress)
      ratings
      facts
      answered
      work
      ToldBeforePart(
        told, of: recommendation, fates: fates, asAt: visit.shownDay, proposals: proposals
      ).html
      fates.note
      visit.asAtForm("The recommendation as at another day")
      if visit.mayManage {
        buttonRow {
          buttonLink(
            "Correct this recommendation", to: .editRecommendation(recommendation.id),
            style: .secondary)
          link("History", to: .history(of: "recommendation", recommendation.id))
        }
      }
    }
  }

  private var source: String {
    if recommendation.madeBy == .council {
      return "\(Recommendation.Author.council.title) in: \(inspection.title)"
    }
    let section = recommendation.section.isEmpty ? "" : ", “\(recommendation.section)”"
    let page = recommendation.page.map { ", page \($0)" } ?? ""
    return inspection.title + section + page
  }

  private var sourceAddress: Address {
    if let paper, let page = recommendation.page { return .paperView(paper.id, page) }
    return inspectionAddress
  }

  private var inspectionAddress: Address {
    Address.inspection(inspection.id).asAt(visit.shownDay)
  }

  /// How the work is rated and whether it helped, apart from each other, and why.
  @HTMLBuilder private var ratings: HTML {
    if let became = fates[recommendation.id] {
      p { became.tags }
      muted("Delivery: \(became.delivery.because)")
      muted("Impact: \(became.impact.because)")
      if let answer = became.answer { muted("Council’s answer: \(answer.sentence)") }
      p {
        HTML(became.words + " ")
        link(became.plan, to: became.address)
      }
    } else if fates.ratingRule != nil {
      muted("It is in no improvement plan, so neither delivery nor impact is rated.")
    }
  }

  private var facts: HTML {
    summaryList([
      SummaryRow("Timescale", recommendation.timescale?.title ?? "None stated"),
      SummaryRow("Due") { due },
      SummaryRow("Number in the report", recommendation.printedNumber),
      SummaryRow("Addressed to", recommendation.addressedTo),
      SummaryRow("Theme", themes.name(recommendation.theme)),
    ])
  }

  @HTMLBuilder private var due: HTML {
    let inPlan = fates.dueInPlan(recommendation)
    let holding = fates.due(of: recommendation)?.on
    day(holding, else: "No date yet")
    if let due = holding, !calendar.isWorkingDay(due) {
      " (no working day: act by "
      day(calendar.previousWorkingDay(onOrBefore: due))
      ")"
    }
    if let inPlan { div(inPlan.sentence, .class("muted")) }
    // Why the report's date is what it is, wherever that is shown.
    if inPlan == nil || inPlan?.firstOn == recommendation.dueOn {
      div(recommendation.dueReason(rules: rules), .class("muted"))
    }
    if recommendation.timescale == .immediate, let published = inspection.publishedOn,
      let sentence = ImmediateRules(published: published, rules: rules, calendar: calendar).sentence
    {
      div(sentence, .class("muted"))
    }
  }

  private var answered: HTML {
    part("Findings it answers") {
      if findings.isEmpty { muted("No finding is linked to it.") }
      ul {
        for finding in findings {
          li {
            link(
              "Finding \(finding.number)", to: Address.finding(finding.id).asAt(visit.shownDay))
            ": \(ThreadSteps.short(finding.text, 200))"
          }
        }
      }
    }
  }

  @HTMLBuilder private var work: HTML {
    if !actions.isEmpty || visit.user.may(.readPlan) {
      part("What is being done about it") {
        if actions.isEmpty { muted("No action yet.") }
        ul {
          for action in actions {
            li {
              link(action.title, to: action.address)
              " – \(action.state) "
              namedTag("Delivery", action.delivery.words, action.delivery.tone)
              div(action.delivery.because, .class("muted"))
            }
          }
        }
        if let plan { p { link(plan.title, to: plan.address) } }
      }
    }
  }

  private var thread: GoldenThread {
    var steps = ThreadSteps(asAt: visit.shownDay)
    for one in told.earlier {
      steps.add(one, "Told before", fates[one.other.recommendation.id])
    }
    steps.add(inspection)
    for finding in findings { steps.add(finding) }
    steps.add(recommendation, due: fates.due(of: recommendation), isHere: true)
    for action in actions { steps.add(action) }
    for one in told.later {
      steps.add(one, "Told again", fates[one.other.recommendation.id])
    }
    return steps.thread
  }
}
