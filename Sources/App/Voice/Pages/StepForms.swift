import Civil
import ImprovementPlan
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The small forms of a consultation.
struct StepForms {
  let visit: Visit
  let problems: [Problem]

  init(_ visit: Visit, _ problems: [Problem] = []) {
    self.visit = visit
    self.problems = problems
  }

  func group() async throws -> Page {
    let consultation = try await consultation()
    let sheet = FormSheet(visit, problems: problems)
    return page("Name a group", consultation) {
      sheet.form(
        to: .consultation(consultation.id, "groups"), submit: "Name the group",
        cancel: .consultation(consultation.id)
      ) {
        sheet.textField(
          "name", "What is the group called?",
          hint: "Its own name, for example Care leavers’ council. No person is named.")
        sheet.radios(
          "kind", "What kind of group is it?",
          Choice.all(of: ConsultationGroup.Kind.self, titled: \.title))
        sheet.textField(
          "ages", "How old are they?", hint: "For example, 11 to 15", isOptional: true,
          width: .third)
      }
    }
  }

  func held() async throws -> Page {
    let consultation = try await consultation()
    let sheet = FormSheet(
      visit, problems: problems,
      values: [
        "heldOn": consultation.heldOn, "tookPart": consultation.tookPart,
        "heard": consultation.heard, "version": consultation.version,
      ])
    return page("Record that it was held", consultation) {
      sheet.form(
        to: .consultation(consultation.id, "held"), submit: "Save what was heard",
        cancel: .consultation(consultation.id)
      ) {
        sheet.dateField("heldOn", "Which day was it held?")
        sheet.numberField(
          "tookPart", "How many took part?",
          hint: "The public is not told a number from one to five.", isOptional: true)
        sheet.textArea(
          "heard", "What themes did you hear?",
          hint: "Write no name and nothing by which a child or family could be recognised.",
          rows: 8, maximum: 6000)
        sheet.hidden("version", sheet.value("version") ?? "0")
      }
    }
  }

  func cancel() async throws -> Page {
    let consultation = try await consultation()
    let sheet = FormSheet(visit, problems: problems, values: ["version": consultation.version])
    return page("Call the consultation off", consultation) {
      sheet.form(
        to: .consultation(consultation.id, "cancel"), submit: "Call it off",
        cancel: .consultation(consultation.id), style: .warning
      ) {
        sheet.textArea(
          "reason", "Why?",
          hint:
            "It stays on record that it was planned. Where the public was told of the day, it reads at once that it is called off, and not why.",
          rows: 3, maximum: 500)
        sheet.hidden("version", sheet.value("version") ?? "0")
      }
    }
  }

  func cite() async throws -> Page {
    let consultation = try await consultation()
    let (file, actions) = try await visit.store.read { db in
      (
        try db.consultationFile(consultation.id, of: visit.authority),
        try db.planActions(consultation.plan, of: visit.authority)
      )
    }
    let cited = file.citations.map(\.action)
    let first = file.actions.first { !cited.contains($0) }
    let sheet = FormSheet(visit, problems: problems, values: ["action": first])
    return page("Cite it as evidence", consultation) {
      lead(
        "What children and families say is the strongest evidence there is. It counts when somebody else has verified it."
      )
      quotation(consultation.heard, source: "What was heard")
      sheet.form(
        to: .consultation(consultation.id, "cite"), submit: "Cite it",
        cancel: .consultation(consultation.id)
      ) {
        sheet.select(
          "action", "For which action?",
          actions.filter { !cited.contains($0.id) }.map {
            Choice($0.id.text, "\($0.reference) \($0.title)")
          })
        sheet.textArea(
          "shows", "What does it show of this action?", rows: 3, maximum: 2000)
      }
    }
  }

  func said() async throws -> Page {
    let said = try await visit.store.read { db in
      try visit.parameters["said"].map { _ in
        try db.youSaid(visit.id("said"), of: visit.authority)
      }
    }
    let consultation = try await consultation(said?.consultation)
    let sheet = FormSheet(
      visit, problems: problems,
      values: [
        "said": said?.said, "answer": said?.answer, "response": said?.response,
        "toldOn": said?.toldOn, "version": said?.version ?? 0,
      ])
    return page("You said, we did", consultation) {
      sheet.form(
        to: said.map { .youSaid($0.id) } ?? .consultation(consultation.id, "said"),
        submit: "Save it", cancel: .consultation(consultation.id)
      ) {
        sheet.textArea("said", "What did they say?", rows: 3, maximum: 1000)
        sheet.radios(
          "answer", "What is our answer?", Choice.all(of: YouSaid.Answer.self, titled: \.title),
          isOptional: true)
        sheet.textArea(
          "response", "What changes because of it, or why can it not?", isOptional: true, rows: 3,
          maximum: 2000)
        sheet.dateField("toldOn", "When were they told?", isOptional: true)
        sheet.hidden("version", sheet.value("version") ?? "0")
      }
    }
  }

  private func consultation(_ id: Consultation.ID? = nil) async throws -> Consultation {
    let id = try id ?? visit.id("consultation")
    return try await visit.store.read { try $0.consultation(id, of: visit.authority) }
  }

  private func page(
    _ title: String, _ consultation: Consultation, @HTMLBuilder content: () -> HTML
  ) -> Page {
    Page(
      title, kicker: consultation.title,
      breadcrumbs: [
        Breadcrumb("Consultations", .consultations),
        Breadcrumb(consultation.title, .consultation(consultation.id)),
      ], content: content)
  }
}
