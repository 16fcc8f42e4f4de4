import Civil
import ImprovementPlan
import Kernel
import SiteMap
import Storage
import Web

extension ConsultationGroup.Kind: FormValue {}
extension YouSaid.Answer: FormValue {}

/// What is done with a consultation, a step each: naming groups, holding it, answering what was
/// said, citing it, calling it off.
struct ConsultationSteps: Sendable {
  @Sendable func newGroup(_ visit: Visit) async throws -> Answer {
    .page(try await StepForms(visit).group())
  }

  @Sendable func addGroup(_ visit: Visit) async throws -> Answer {
    let id: Consultation.ID = try visit.id("consultation")
    return try await visit.retrying {
      var entry = visit.form.entry()
      let kind: ConsultationGroup.Kind = entry.choice("kind", "Say what kind of group it is.")
      let name = entry.text("name", "Give the group its name.")
      let ages = entry.optionalText("ages", maximum: 60) ?? ""
      try entry.finish()
      try await KeepGroups(visit).add(kind, named: name, ages: ages, to: id)
      return .redirect(Address.consultation(id).at("groups"), notice: "The group is named.")
    } onProblems: {
      try await StepForms(visit, $0).group()
    }
  }

  @Sendable func removeGroup(_ visit: Visit) async throws -> Answer {
    let consultation = try await KeepGroups(visit).remove(visit.id("group"))
    return .redirect(
      Address.consultation(consultation).at("groups"), notice: "The group was taken off.")
  }

  @Sendable func holding(_ visit: Visit) async throws -> Answer {
    .page(try await StepForms(visit).held())
  }

  @Sendable func hold(_ visit: Visit) async throws -> Answer {
    let id: Consultation.ID = try visit.id("consultation")
    return try await visit.retrying {
      var entry = visit.form.entry()
      let day = entry.date("heldOn", "day on which it was held")
      let tookPart = entry.optionalInteger("tookPart", "number of people", in: 0...100_000)
      let heard = entry.text("heard", "Say what themes were heard.", maximum: 6000)
      try entry.finish()
      try await KeepConsultation(visit).hold(
        id, readAt: entry.version(), on: day, tookPart: tookPart, heard: heard)
      return .redirect(
        .consultation(id), notice: "It is on record. Now what changes because of it.")
    } onProblems: {
      try await StepForms(visit, $0).held()
    }
  }

  @Sendable func cancelling(_ visit: Visit) async throws -> Answer {
    .page(try await StepForms(visit).cancel())
  }

  @Sendable func cancel(_ visit: Visit) async throws -> Answer {
    let id: Consultation.ID = try visit.id("consultation")
    return try await visit.retrying {
      var entry = visit.form.entry()
      let reason = entry.text("reason", "Say why it is called off.", maximum: 500)
      try entry.finish()
      try await KeepConsultation(visit).cancel(id, readAt: entry.version(), because: reason)
      return .redirect(.consultation(id), notice: "The consultation is called off.")
    } onProblems: {
      try await StepForms(visit, $0).cancel()
    }
  }

  @Sendable func citing(_ visit: Visit) async throws -> Answer {
    .page(try await StepForms(visit).cite())
  }

  @Sendable func cite(_ visit: Visit) async throws -> Answer {
    let id: Consultation.ID = try visit.id("consultation")
    return try await visit.retrying {
      var entry = visit.form.entry()
      let action = entry.id("action", "Choose the action.", of: Action.self)
      let shows = entry.text("shows", "Say what it shows.", maximum: 2000)
      try entry.finish()
      let evidence = try await CiteConsultation(visit)(id, for: action, shows: shows)
      return .redirect(
        .evidence(evidence.id),
        notice: "The consultation is cited. It counts when somebody else has verified it.")
    } onProblems: {
      try await StepForms(visit, $0).cite()
    }
  }

  @Sendable func newSaid(_ visit: Visit) async throws -> Answer {
    .page(try await StepForms(visit).said())
  }

  @Sendable func addSaid(_ visit: Visit) async throws -> Answer {
    let id: Consultation.ID = try visit.id("consultation")
    return try await visit.retrying {
      try await AnswerYouSaid(visit)(Self.said(visit.form), at: id)
      return .redirect(Address.consultation(id).at("you-said"), notice: "It was written down.")
    } onProblems: {
      try await StepForms(visit, $0).said()
    }
  }

  @Sendable func editSaid(_ visit: Visit) async throws -> Answer {
    .page(try await StepForms(visit).said())
  }

  @Sendable func changeSaid(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      let said = try await AnswerYouSaid(visit)(
        Self.said(visit.form), over: visit.id("said"), readAt: visit.form.entry().version())
      return .redirect(
        Address.consultation(said.consultation).at("you-said"), notice: "It was saved.")
    } onProblems: {
      try await StepForms(visit, $0).said()
    }
  }

  private static func said(_ form: Form) throws -> YouSaidEntry {
    var entry = form.entry()
    let said = YouSaidEntry(
      said: entry.text("said", "Say what they said.", maximum: 1000),
      answer: entry.optionalChoice("answer"),
      response: entry.optionalText("response", maximum: 2000) ?? "",
      toldOn: entry.optionalDate("toldOn", "day on which they were told"))
    try entry.finish()
    return said
  }
}
