import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The judgements of an inspection, each with what its grade means, and the whole scale to read
/// beside them.
struct JudgementsPart {
  let dossier: InspectionDossier
  let visit: Visit

  var html: HTML {
    part("Judgements", id: "judgements") {
      if dossier.framework.isGraded { graded } else { muted(dossier.framework.framework.outcome) }
    }
  }

  @HTMLBuilder private var graded: HTML {
    dataTable(
      "What the inspectors judged", isCaptionHidden: true,
      columns: ["Area", "Grade", "What that means", "Why"], rows: dossier.framework.areas.map(row))
    if dossier.framework.overall == nil {
      muted("\(dossier.framework.framework.shortName) gives no grade for the whole.")
    }
    fold("All grades of \(dossier.framework.framework.shortName) explained") {
      GradeScale(framework: dossier.framework).html
    }
    if visit.mayManage {
      p {
        buttonLink(
          "Enter or correct judgements", to: .judgements(of: dossier.inspection.id),
          style: .secondary)
      }
    }
  }

  private func row(_ area: FrameworkArea) -> [HTML] {
    let judgement = dossier.judgement(of: area)
    let grade = judgement.flatMap { dossier.framework.grade($0.grade) }
    return [
      HTML(area.parentCode.isEmpty ? area.name : "– \(area.name)"),
      grade.map { strong($0.name) } ?? span("Not entered yet", .class("muted")),
      HTML(grade?.definition ?? ""),
      why(judgement),
    ]
  }

  @HTMLBuilder private func why(_ judgement: Judgement?) -> HTML {
    if let judgement {
      if !judgement.rationale.isEmpty { prose(judgement.rationale) }
      let findings = dossier.findings(under: judgement)
      if !findings.isEmpty {
        ul {
          for finding in findings {
            li {
              link(
                "Finding \(finding.number): \(ThreadSteps.short(finding.text, 70))",
                to: Address.finding(finding.id).asAt(visit.shownDay))
            }
          }
        }
      }
      if let page = judgement.page {
        let paper = ReportDocument.paper(isSummary: judgement.isInSummary)
        div("\(paper), page \(page)", .class("muted"))
      }
    }
  }
}

/// Every grade of a framework with its definition in plain English.
struct GradeScale {
  let framework: FrameworkVersion

  var html: HTML {
    HTML {
      definitions(framework.scale.map { ($0.name, HTML($0.definition)) })
      for part in framework.otherParts {
        h3(partTitle(part))
        definitions(
          framework.grades.filter { $0.part == part }.map { ($0.name, HTML($0.definition)) })
      }
    }
  }

  private func partTitle(_ part: String) -> String {
    let areas = framework.areas.filter { $0.part == part }.map(\.name)
    return areas.isEmpty ? part : Words.list(areas)
  }
}
