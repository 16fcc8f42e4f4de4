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
  /// What became of the recommendations, for those who may read the plan.
  let fates: PlanLinks.Fates
  let paper: Paper?
  /// What was seen since, the last look first; only for those who work with inspections.
  let reviews: [FindingReview]

  init(_ id: ID<Finding>, for visit: Visit, plan: PlanLinks, in db: Transaction) throws {
    self.visit = visit
    finding = try db.finding(id, of: visit.authority)
    inspection = try visit.visible(finding.inspection, db)
    themes = try db.themes(of: visit.authority, asAt: visit.shownDay)
    recommendations = try db.recommendations(answering: finding)
    let framework = try db.framework(of: inspection)
    areas = try db.judgements(restingOn: finding).compactMap { framework.area($0.area)?.name }
    actions = try plan.actions(db, visit.user, recommendations.map(\.id), visit.shownDay)
    fates = try plan.became(db, visit.user, recommendations.map(\.id), visit.shownDay)
    paper = visit.seesDrafts ? try db.paper(of: inspection) : nil
    reviews = visit.seesDrafts ? try db.reviews(of: finding) : []
  }

  var page: Page {
    Page(
      "Finding \(finding.number)", kicker: finding.kind.title,
      breadcrumbs: [
        visit.inspectionsCrumb,
        Breadcrumb(inspection.title, inspectionAddress),
      ], thread: thread
    ) {
      visit.asAtNote
      quotation(finding.text, source: source, to: sourceAddress)
      if isReviewDue, visit.seesDrafts {
        warningText("The day has come to look again whether this made a difference.")
      }
      facts
      if visit.seesDrafts, finding.kind == .tooEarlyToJudge { looks }
      recommendationPart
      visit.asAtForm("The finding as at another day")
      if visit.mayManage {
        buttonRow {
          buttonLink("Correct this finding", to: .editFinding(finding.id), style: .secondary)
          link("History", to: .history(of: "finding", finding.id))
        }
      }
    }
  }

  private var isReviewDue: Bool { finding.isReviewDue(on: visit.today, after: reviews.first) }

  private var looks: HTML {
    part("Looked at again", id: "looks") {
      if reviews.isEmpty { p("Nobody has looked again yet.") }
      if !reviews.isEmpty {
        timeline(
          reviews.map { look in
            TimelineEntry(look.lookedOn, look.outcome.title) {
              prose(look.reason)
              if let next = look.nextLookOn { p("Look once more on \(next.longForm).") }
              muted("Written down by \(look.recordedBy).")
            }
          })
      }
      if visit.mayManage {
        buttonRow {
          buttonLink(
            "Record what is seen now", to: .lookAgain(atFinding: finding.id),
            style: isReviewDue ? .primary : .secondary)
        }
      }
    }
  }

  /// Whether it needs improving: as the inspectors said, or as was seen since.
  private var needsImproving: Bool {
    finding.kind == .needsImproving || reviews.first?.outcome == .needsImproving
  }

  private var source: String {
    let paper = finding.isInSummary ? ", summary for children and young people" : ""
    return "\(inspection.title)\(paper)\(finding.place.map { ", \($0)" } ?? "")"
  }

  /// The very page, when the report was read here; else the inspection.
  private var sourceAddress: Address {
    if let paper, let page = finding.page { return .paperView(paper.id, page) }
    return inspectionAddress
  }

  private var inspectionAddress: Address {
    Address.inspection(inspection.id).asAt(visit.shownDay)
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
    part("What is recommended because of it") {
      if recommendations.isEmpty {
        if needsImproving, visit.seesDrafts {
          insetText("This needs improving, and no recommendation answers it yet.")
        } else {
          muted("No recommendation answers this finding.")
        }
      }
      for recommendation in recommendations {
        card(
          recommendation.bothReferences,
          to: Address.recommendation(recommendation.id).asAt(visit.shownDay)
        ) {
          p(recommendation.text)
          p { day(fates.due(of: recommendation)?.on, else: "No date yet") }
          if let became = fates[recommendation.id] { p { became.tags } }
        }
      }
      if !recommendations.isEmpty { fates.note }
      if visit.mayManage, needsImproving {
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
    var steps = ThreadSteps(asAt: visit.shownDay)
    steps.add(inspection)
    steps.add(finding, isHere: true)
    for recommendation in recommendations {
      steps.add(recommendation, due: fates.due(of: recommendation))
      for action in actions[recommendation.id] ?? [] { steps.add(action) }
    }
    return steps.thread
  }
}
