import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The findings of an inspection, grouped by kind; what needs improving without a recommendation is
/// flagged.
struct FindingsPart {
  let dossier: InspectionDossier
  let visit: Visit

  var html: HTML {
    part("Findings", id: "findings") {
      if dossier.findings.isEmpty { muted("None are recorded.") }
      if visit.seesDrafts, !dossier.unanswered.isEmpty {
        insetText(
          "\(Words.count(dossier.unanswered.count, "finding needs", "findings need")) improving and no recommendation answers \(dossier.unanswered.count == 1 ? "it" : "them")."
        )
      }
      for waiting in dossier.waiting {
        insetText {
          p {
            "\(Words.count(waiting.count, "proposal waits", "proposals wait")) in \(waiting.paper.fileName): "
            link(
              waiting.count == 1 ? "look at it" : "look at them",
              to: .findingsOfPaper(waiting.paper.id))
          }
        }
      }
      for kind in Finding.Kind.allCases { group(kind) }
      if visit.mayManage {
        p {
          buttonLink(
            "Add a finding", to: .newFinding(inInspection: dossier.inspection.id),
            style: .secondary)
        }
      }
    }
  }

  @HTMLBuilder private func group(_ kind: Finding.Kind) -> HTML {
    let findings = dossier.findings.filter { $0.kind == kind }
    if !findings.isEmpty {
      h3("\(kind.title) (\(findings.count))")
      dataTable(
        kind.title, isCaptionHidden: true,
        columns: ["Finding", "Words", "Theme", "Told to", "Recommendation"],
        rows: findings.map(row))
    }
  }

  private func row(_ finding: Finding) -> [HTML] {
    [
      link("Finding \(finding.number)", to: Address.finding(finding.id).asAt(visit.shownDay)),
      HTML {
        HTML(finding.text)
        if let place = finding.place {
          div("\(ReportDocument.paper(isSummary: finding.isInSummary)), \(place)", .class("muted"))
        }
      },
      HTML(dossier.themes.name(finding.theme)),
      HTML(finding.toldTo),
      answers(finding),
    ]
  }

  @HTMLBuilder private func answers(_ finding: Finding) -> HTML {
    let recommendations = dossier.recommendations(answering: finding)
    for recommendation in recommendations {
      div {
        link(
          recommendation.bothReferences,
          to: Address.recommendation(recommendation.id).asAt(visit.shownDay))
      }
    }
    if visit.seesDrafts, finding.lacksRecommendation(recommendations.map(\.id)) {
      tag("None yet", .caution)
    }
  }
}
