import Kernel
import Markup
import SiteMap
import Storage
import Web

/// What is left to do on an inspection, for those who record it.
struct InspectionTasks {
  let dossier: InspectionDossier
  let visit: Visit

  private var inspection: Inspection { dossier.inspection }

  var html: HTML {
    HTML {
      for doubt in dossier.doubts { warningText(doubt) }
      if inspection.state == .draft {
        panel("Before this is published") {
          taskList(tasks)
          publish
        }
      } else {
        buttonRow {
          if dossier.plan == nil, !dossier.recommendations.isEmpty { takeUp }
          buttonLink(
            "Withdraw from the public", to: .withdrawInspection(inspection.id), style: .quiet)
          link("History", to: .history(of: "inspection", inspection.id))
        }
      }
    }
  }

  private var tasks: [TaskItem] {
    let areas = dossier.framework.areas
    let missing = areas.count { dossier.judgement(of: $0) == nil }
    var tasks: [TaskItem] = []
    if dossier.framework.isGraded {
      tasks.append(
        TaskItem(
          "Judgements", to: .judgements(of: inspection.id),
          hint: "\(areas.count - missing) of \(areas.count) entered",
          status: missing == 0 ? tag("Done", .good) : tag("To do")))
    }
    let isDated = inspection.visitEnd != nil && inspection.publishedOn != nil
    tasks.append(
      TaskItem(
        "Dates", to: .editInspection(inspection.id), hint: "Visit, receipt and publication",
        status: isDated ? tag("Done", .good) : tag("To do")))
    tasks.append(
      TaskItem(
        "Recommendations", to: .newRecommendation(inInspection: inspection.id),
        hint: Words.count(dossier.recommendations.count, "recommendation") + " so far",
        status: dossier.recommendations.isEmpty ? tag("To do") : tag("Started", .gold)))
    tasks.append(
      TaskItem(
        "Findings", to: .newFinding(inInspection: inspection.id),
        hint: Words.count(dossier.findings.count, "finding") + " so far",
        status: dossier.findings.isEmpty ? tag("To do") : tag("Started", .gold)))
    return tasks
  }

  private var publish: HTML {
    buttonRow {
      visit.sheet.button(
        "Publish this inspection here", to: .publishInspection(inspection.id), style: .primary,
        values: ["version": inspection.version])
      if dossier.plan == nil, !dossier.recommendations.isEmpty { takeUp }
      link("History", to: .history(of: "inspection", inspection.id))
    }
  }

  @HTMLBuilder private var takeUp: HTML {
    if visit.user.may(.managePlan) {
      buttonLink(
        "Take it up in a plan", to: .createPlan(fromInspection: inspection.id),
        style: .secondary)
    }
  }
}
