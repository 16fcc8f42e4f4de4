import Civil
import ImprovementPlan
import Kernel
import SiteMap
import Storage
import Web

/// Lists, shows and plans consultations.
struct ConsultationHandlers: Sendable {
  @Sendable func list(_ visit: Visit) async throws -> Answer {
    try await ConsultationList.answer(visit)
  }

  @Sendable func show(_ visit: Visit) async throws -> Answer {
    .page(try await ConsultationPage.load(visit))
  }

  @Sendable func new(_ visit: Visit) async throws -> Answer {
    .page(try await ConsultationForm.load(visit))
  }

  @Sendable func create(_ visit: Visit) async throws -> Answer {
    let plan = try ConsultationForm.plan(named: visit)
    return try await visit.retrying {
      let made = try await KeepConsultation(visit)(ConsultationForm.read(visit.form), about: plan)
      return .redirect(
        .consultation(made.id), notice: "The consultation is planned. Now name its groups.")
    } onProblems: {
      try await ConsultationForm.load(visit, $0)
    }
  }

  @Sendable func edit(_ visit: Visit) async throws -> Answer {
    .page(try await ConsultationForm.load(visit))
  }

  @Sendable func update(_ visit: Visit) async throws -> Answer {
    let id: Consultation.ID = try visit.id("consultation")
    return try await visit.retrying {
      try await KeepConsultation(visit)(
        ConsultationForm.read(visit.form), over: id, readAt: visit.form.entry().version())
      return .redirect(.consultation(id), notice: "The consultation was saved.")
    } onProblems: {
      try await ConsultationForm.load(visit, $0)
    }
  }

  /// Measure M67 over a period that the address names; the last twelve months unless it does.
  @Sendable func heldInTime(_ visit: Visit) async throws -> Answer {
    let visit = visit.asAsked(VoiceSlice.tables)
    let to = AskedDay("to", of: visit, else: visit.today)
    let from = AskedDay("from", of: visit, else: to.day.adding(months: -12).adding(days: 1))
    let consultations = try await visit.read { try $0.consultations(of: visit.authority) }
    let page = HeldInTimePage(visit: visit, from: from, to: to, consultations: consultations)
    return try page.file(visit.fileFormat) ?? .page(page.page)
  }
}
