import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The page of one inspection: what it is, what was judged, found and recommended, what has to be
/// done.
struct InspectionPage {
  let dossier: InspectionDossier
  let visit: Visit

  private var inspection: Inspection { dossier.inspection }
  private var framework: Framework { dossier.framework.framework }

  var page: Page {
    Page(
      inspection.title, kicker: "Inspection of \(inspection.council)",
      breadcrumbs: [visit.inspectionsCrumb], thread: thread
    ) {
      visit.asAtNote
      if visit.mayManage { InspectionTasks(dossier: dossier, visit: visit).html }
      facts
      if !dossier.clocks.isEmpty { clocks }
      JudgementsPart(dossier: dossier, visit: visit).html
      notLookedAt
      recommendations
      FindingsPart(dossier: dossier, visit: visit).html
      PromisesPart(dossier: dossier).html
      publishedPlans
      documents
      visit.asAtForm("The inspection as at another day")
    }
  }

  private var thread: GoldenThread {
    var steps = ThreadSteps(asAt: visit.shownDay)
    steps.add(inspection, isHere: true)
    for recommendation in dossier.recommendations.prefix(3) {
      steps.add(recommendation, due: dossier.fates.due(of: recommendation))
    }
    if let plan = dossier.plan { steps.add(plan) }
    return steps.thread
  }

  private var facts: HTML {
    let change = visit.mayManage ? Address.editInspection(inspection.id) : nil
    return summaryList(
      [
        SummaryRow("Council", inspection.council, change: change),
        SummaryRow("Framework", change: change) {
          link(framework.shortName, to: .framework(framework.code))
        },
        SummaryRow("Visit", inspection.visit, change: change),
        SummaryRow("Report received", change: change) {
          day(inspection.receivedOn, else: "Not known yet: no clock runs before it is")
        },
        SummaryRow(
          "Published",
          change: visit.mayManage
            ? inspection.publishedOn == nil ? change : .correctPublicationDate(of: inspection.id)
            : nil
        ) { day(inspection.publishedOn, else: "Not known yet") },
        SummaryRow("Lead inspector", inspection.leadInspector, change: change),
        SummaryRow("Place in the national register") { place },
      ] + (visit.seesDrafts ? [SummaryRow("State") { inspection.state.tag }] : []))
  }

  private var place: HTML {
    guard let place = dossier.place else { return HTML("No date yet") }
    return HTML {
      "\(Words.ordinal(place)) inspected under this framework by the first day of the visit, "
      link(
        "of those in the register",
        to: Address.register.with("framework", framework.code))
    }
  }

  private var clocks: HTML {
    part("What has to be done by when", id: "clocks") {
      for clock in dossier.clocks {
        let doneOn = dossier.done[clock.rule.key]
        StatutoryClockView(
          clock: clock, doneOn: doneOn,
          doubt: inspection.doubt(of: clock.rule.key, doneOn: doneOn)
        ).html
      }
    }
  }

  @HTMLBuilder private var notLookedAt: HTML {
    part("What was not looked at", id: "not-looked-at") {
      if inspection.notLookedAt.isEmpty {
        muted("Nothing is recorded about this.")
      } else {
        prose(inspection.notLookedAt)
      }
    }
  }

  private var recommendations: HTML {
    part("Recommendations", id: "recommendations") {
      if dossier.recommendations.isEmpty { muted("None are recorded.") }
      for group in dossier.byTimescale {
        h3("\(group.title) (\(group.recommendations.count))")
        if group.title == Timescale.immediate.title, let words = dossier.immediately {
          muted(words)
        }
        dataTable(
          group.title, isCaptionHidden: true,
          columns: ["Reference", "Recommendation", "Due"]
            + (showsRatings ? ["Delivery", "Impact"] : []),
          rows: group.recommendations.map(row))
      }
      if !dossier.recommendations.isEmpty { dossier.fates.note }
      if visit.mayManage {
        p {
          buttonLink(
            "Add a recommendation", to: .newRecommendation(inInspection: inspection.id),
            style: .secondary)
        }
      }
    }
  }

  private var showsRatings: Bool { dossier.fates.ratingRule != nil }

  private func row(_ recommendation: Recommendation) -> [HTML] {
    let ratings = [
      dossier.fates.cell(recommendation) { $0.delivery },
      dossier.fates.cell(recommendation) { $0.impact },
    ]
    return facts(recommendation) + (showsRatings ? ratings : [])
  }

  private func facts(_ recommendation: Recommendation) -> [HTML] {
    [
      link(
        recommendation.bothReferences,
        to: Address.recommendation(recommendation.id).asAt(visit.shownDay)),
      HTML {
        HTML(recommendation.text)
        if let answer = dossier.fates[recommendation.id]?.answer { div { answer.html } }
        if recommendation.madeBy == .council {
          div(Recommendation.Author.council.title, .class("muted"))
        }
      },
      HTML {
        let due = dossier.fates.due(of: recommendation)
        day(due?.on, else: "no date")
        if let due {
          div("set by \(due.setBy)", .class("muted"))
          if let first = due.first { div("first \(first)", .class("muted")) }
        }
      },
    ]
  }

  /// What everybody may read of the council’s answer.
  @HTMLBuilder private var publishedPlans: HTML {
    if !dossier.published.isEmpty {
      part("What the council says it will do", id: "published-plans") {
        ul {
          for plan in dossier.published {
            li {
              link(plan.title, to: plan.address)
              HTML(", \(plan.state)")
            }
          }
        }
      }
    }
  }

  private var documents: HTML {
    part("Documents", id: "documents") {
      if dossier.documents.isEmpty, dossier.paper == nil { muted("None yet.") }
      ul {
        for document in dossier.documents {
          li { ReportDocumentLine(document: document, visit: visit).html }
        }
        if let paper = dossier.paper {
          li { link("How the report was read, and what was corrected", to: .paper(paper.id)) }
        }
      }
      if visit.mayManage {
        p {
          buttonLink(
            "Add a document",
            to: Address.newReportDocument.with("inspection", inspection.id.text),
            style: .secondary)
        }
      }
    }
  }
}
