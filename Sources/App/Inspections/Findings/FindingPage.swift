import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// One finding: the inspectors' words, whom they told, and what was asked for because of it.
struct FindingPage {
  let visit: Visit
  let finding: Finding
  let inspection: Inspection
  let themes: Themes
  let recommendations: [Recommendation]
  /// Names of the areas whose judgements rest on it.
  let areas: [String]
  let actions: [ID<Recommendation>: [PlanLinks.Action]]
  let paper: Paper?

  init(_ id: ID<Finding>, for visit: Visit, plan: PlanLinks, in db: Transaction) throws {
    self.visit = visit
    finding = try db.finding(id, of: visit.authority)
    inspection = try visit.visible(finding.inspection, db)
    themes = try db.themes(of: visit.authority)
    recommendations = try db.recommendations(answering: finding)
    let framework = try db.framework(of: inspection)
    areas = try db.judgements(restingOn: finding).compactMap { framework.area($0.area)?.name }
    actions = try plan.actions(db, visit.user, recommendations.map(\.id))
    paper = visit.seesDrafts ? try db.paper(of: inspection) : nil
  }

  var page: Page {
    Page(
      "Finding \(finding.number)", kicker: finding.kind.title,
      breadcrumbs: [
        Breadcrumb("Inspections", .inspections),
        Breadcrumb(inspection.title, .inspection(inspection.id)),
      ], thread: thread
    ) {
      quotation(finding.text, source: source, to: sourceAddress)
      if finding.isReviewDue(on: visit.today), visit.seesDrafts {
        warningText(
          "The day has come to look again whether this made a difference. Record what is seen now.")
      }
      facts
      recommendationPart
      if visit.mayManage {
        buttonRow {
          buttonLink("Correct this finding", to: .editFinding(finding.id), style: .secondary)
          link("History", to: .history(of: "finding", finding.id))
        }
      }
    }
  }

  private var source: String {
    "\(inspection.title)\(finding.place.map { ", \($0)" } ?? "")"
  }

  /// The very page, when the report was read here; else the inspection.
  private var sourceAddress: Address {
    if let paper, let page = finding.page { return .paperView(paper.id, page) }
    return .inspection(inspection.id)
  }

  private var facts: HTML {
    summaryList(
      [
        SummaryRow("Kind") { finding.kind.tag },
        SummaryRow("Theme", themes.name(finding.theme)),
        SummaryRow("Told to", finding.toldTo),
        SummaryRow("Children it is about", finding.cohort),
        SummaryRow("Community it is about", finding.community),
        SummaryRow("Partner agency named", finding.partnerAgency),
      ]
        + (finding.impactReviewOn.map { date in [SummaryRow("Look again on") { day(date) }] }
          ?? [])
        + (areas.isEmpty ? [] : [SummaryRow("Contributed to", Words.list(areas))]))
  }

  private var recommendationPart: HTML {
    part("What was asked for because of it") {
      if recommendations.isEmpty {
        if finding.lacksRecommendation([]), visit.seesDrafts {
          insetText("This needs improving, and no recommendation answers it yet.")
        } else {
          muted("No recommendation answers this finding.")
        }
      }
      for recommendation in recommendations {
        card(recommendation.reference, to: .recommendation(recommendation.id)) {
          p(recommendation.text)
          p { day(recommendation.dueOn, else: "No date yet") }
        }
      }
      if visit.mayManage, finding.kind == .needsImproving {
        p {
          buttonLink(
            "Create a recommendation from this finding",
            to: Address.newRecommendation(inInspection: inspection.id)
              .with("finding", finding.id.text),
            style: recommendations.isEmpty ? .primary : .secondary)
        }
      }
    }
  }

  private var thread: GoldenThread {
    var steps = ThreadSteps()
    steps.add(inspection)
    steps.add(finding, isHere: true)
    for recommendation in recommendations {
      steps.add(recommendation)
      for action in actions[recommendation.id] ?? [] { steps.add(action) }
    }
    return steps.thread
  }
}
