import Civil
import ImprovementPlan
import Kernel
import Markup
import SiteMap
import Storage
import Web

extension VoiceSlice {
  /// What the plan shows of the consultations: those about it, and those about an action.
  public var planParts: RegisterLinks {
    let world = world
    return RegisterLinks(
      ofPlan: { db, user, plan in
        guard user.may(.readPlan) else { return HTML() }
        let files = try db.consultationFiles(ofPlan: plan.id, in: plan.authority)
        return consultationsPart(
          files, of: plan, today: world.today(), mayManage: user.may(.managePlan))
      },
      ofAction: { db, user, action in
        guard user.may(.readPlan) else { return HTML() }
        let about = try db.consultations(about: action.id, of: action.authority)
        return about.isEmpty
          ? HTML()
          : part("What children and families say", id: "consultations") {
            taskList(about.map { item($0, on: world.today()) })
          }
      })
  }
}

private func consultationsPart(
  _ files: [ConsultationFile], of plan: Plan, today: CivilDate, mayManage: Bool
) -> HTML {
  part("Consultations with children and families", id: "consultations") {
    let outlook = ConsultationOutlook(files.map(\.consultation), on: today)
    if plan.state != .closed, let missed = outlook.sentence { insetText(missed) }
    if files.isEmpty {
      p("None is planned yet. A plan is published only when it says when children are asked.")
    } else {
      taskList(
        files.map { file in
          var item = item(file.consultation, on: today)
          item.hint = [
            file.groups.isEmpty
              ? "No group is named yet" : file.groups.map(\.words).joined(separator: "; "),
            item.hint,
          ].compactMap(\.self).joined(separator: " · ")
          return item
        })
    }
    if mayManage, plan.state != .closed {
      buttonRow {
        buttonLink(
          "Plan a consultation", to: .newConsultation(ofPlan: plan.id), style: .secondary)
      }
    }
  }
}

private func item(_ consultation: Consultation, on today: CivilDate) -> TaskItem {
  let state = consultation.state(on: today)
  let day =
    consultation.heldOn.map { "Held on \($0.longForm)" }
    ?? consultation.plannedOn.map { "Planned for \($0.longForm)" }
  return TaskItem(
    consultation.title, to: .consultation(consultation.id), hint: day,
    status: tag(state.title, state.tone))
}
