import Civil
import ImprovementPlan
import Kernel
import Markup
import SiteMap
import Storage
import Web

extension VoiceSlice {
  /// What the plan shows of the consultations: those about it, those about an action, and what
  /// became of them.
  public var planParts: RegisterLinks {
    RegisterLinks(
      tables: [Consultation.table, ConsultationGroup.table, ConsultationLink.table, YouSaid.table],
      ofPlan: { db, visit, plan in
        guard visit.user.may(.readPlan) else { return HTML() }
        let files = try db.consultationFiles(ofPlan: plan.id, in: plan.authority)
        return consultationsPart(
          files, of: plan, for: visit)
      },
      ofAction: { db, visit, action in
        guard visit.user.may(.readPlan) else { return HTML() }
        let about = try db.consultations(about: action.id, of: action.authority)
        return about.isEmpty
          ? HTML()
          : part("What children and families say", id: "consultations") {
            taskList(about.map { item($0, for: visit) })
          }
      },
      changes: { db, plan, start, end in
        try db.consultationChanges(ofPlan: plan, since: start, through: end)
      })
  }
}

private func consultationsPart(
  _ files: [ConsultationFile], of plan: Plan, for visit: Visit
) -> HTML {
  part("Consultations with children and families", id: "consultations") {
    let outlook = ConsultationOutlook(files.map(\.consultation), on: visit.today)
    if plan.state != .closed, let missed = outlook.sentence { insetText(missed) }
    if files.isEmpty {
      p("None is planned yet. A plan is published only when it says when children are asked.")
    } else {
      taskList(
        files.map { file in
          var item = item(file.consultation, for: visit)
          item.hint = [
            file.groups.isEmpty
              ? "No group is named yet" : file.groups.map(\.words).joined(separator: "; "),
            item.hint,
          ].compactMap(\.self).joined(separator: " · ")
          return item
        })
    }
    if visit.user.may(.managePlan), plan.state != .closed {
      buttonRow {
        buttonLink(
          "Plan a consultation", to: .newConsultation(ofPlan: plan.id), style: .secondary)
      }
    }
  }
}

private func item(_ consultation: Consultation, for visit: Visit) -> TaskItem {
  let state = consultation.state(on: visit.today)
  let day =
    consultation.heldOn.map { "Held on \($0.longForm)" }
    ?? consultation.plannedOn.map { "Planned for \($0.longForm)" }
  return TaskItem(
    consultation.title, to: Address.consultation(consultation.id).asAt(visit.shownDay), hint: day,
    status: tag(state.title, state.tone))
}
