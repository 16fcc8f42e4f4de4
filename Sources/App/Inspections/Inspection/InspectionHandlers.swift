import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// Lists, shows, enters and publishes inspections.
struct InspectionHandlers: Sendable {
  let plan: PlanLinks

  @Sendable func list(_ visit: Visit) async throws -> Answer {
    let visit = visit.asAsked(InspectionsSlice.tables)
    let listing = try await visit.read { db in
      try InspectionList(visit: visit, frameworks: db.frameworks(of: visit.authority))
        .listing(in: db)
    }
    return try listing.answer {
      Page("Inspections") {
        visit.asAtNote
        lead("What inspectors said about services for children, and what follows from it.")
        buttonRow {
          if visit.mayManage {
            buttonLink("Upload a report", to: .uploadPaper)
            buttonLink("Enter by hand", to: .newInspection, style: .secondary)
          }
          link("Timeline", to: Address.timeline.asAt(visit.shownDay))
          link("Frameworks and what their grades mean", to: .frameworks)
          link("National register", to: .register)
        }
        listing.html
        visit.asAtForm("The inspections as at another day")
      }
    }
  }

  @Sendable func timeline(_ visit: Visit) async throws -> Answer {
    let visit = visit.asAsked(InspectionsSlice.tables)
    let page = try await visit.read { db in
      try TimelinePage(
        inspections: db.inspections(of: visit.authority, publicOnly: !visit.seesDrafts),
        judgements: db.judgements(of: visit.authority),
        frameworks: db.frameworks(of: visit.authority), visit: visit
      ).page
    }
    return .page(page)
  }

  @Sendable func show(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("inspection", of: Inspection.self)
    let plan = plan
    let visit = visit.asAsked(InspectionsSlice.tables + plan.tables)
    let dossier = try await visit.read { db in
      try InspectionDossier(id, for: visit, plan: plan, in: db)
    }
    return .page(InspectionPage(dossier: dossier, visit: visit).page)
  }

  @Sendable func new(_ visit: Visit) async throws -> Answer {
    .page(try await form(visit, nil, []))
  }

  @Sendable func create(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      var entry = visit.form.entry()
      let inspection = InspectionFields.entry(&entry)
      try entry.finish()
      let kept = try await RecordInspection(visit)(inspection)
      return .redirect(
        .inspection(kept.id), notice: "The inspection was entered as a draft. Now its judgements.")
    } onProblems: {
      try await form(visit, nil, $0)
    }
  }

  @Sendable func edit(_ visit: Visit) async throws -> Answer {
    .page(try await form(visit, try visit.id("inspection"), []))
  }

  @Sendable func update(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("inspection", of: Inspection.self)
    return try await visit.retrying {
      var entry = visit.form.entry()
      let inspection = InspectionFields.entry(&entry)
      try entry.finish()
      try await RecordInspection(visit)(inspection, over: id, readAt: entry.version())
      return .redirect(.inspection(id), notice: "The inspection was corrected.")
    } onProblems: {
      try await form(visit, id, $0)
    }
  }

  @Sendable func publish(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("inspection", of: Inspection.self)
    let plan = plan
    return try await visit.retrying {
      try await PublishInspection(visit)(id, readAt: visit.form.entry().version())
      return .redirect(
        .inspection(id), notice: "The inspection is published: everybody can see it now.")
    } onProblems: { problems in
      let dossier = try await visit.store.read { db in
        try InspectionDossier(id, for: visit, plan: plan, in: db)
      }
      return RefusedPublication(dossier: dossier, problems: problems).page
    }
  }

  @Sendable func publicationDate(_ visit: Visit) async throws -> Answer {
    .page(try await dateForm(visit, []))
  }

  @Sendable func correctPublicationDate(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("inspection", of: Inspection.self)
    return try await visit.retrying {
      var entry = visit.form.entry()
      let date = entry.date("publishedOn", "publication date")
      let reason = entry.text("reason", "Reason: say why the date is corrected.", maximum: 500)
      try entry.finish()
      try await CorrectPublicationDate(visit, plan: plan)(
        id, readAt: entry.version(), to: date, because: reason)
      return .redirect(
        .inspection(id),
        notice:
          "The publication date was corrected, and with it the due dates of the recommendations.")
    } onProblems: {
      try await dateForm(visit, $0)
    }
  }

  @Sendable func withdrawal(_ visit: Visit) async throws -> Answer {
    .page(try await withdrawalForm(visit, []))
  }

  @Sendable func withdraw(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("inspection", of: Inspection.self)
    return try await visit.retrying {
      var entry = visit.form.entry()
      let reason = entry.text(
        "reason", "Reason: say why the public should no longer see this.", maximum: 500)
      try entry.finish()
      try await PublishInspection(visit).withdraw(
        id, readAt: entry.version(), because: reason)
      return .redirect(.inspection(id), notice: "The inspection is a draft again.")
    } onProblems: {
      try await withdrawalForm(visit, $0)
    }
  }

  private func form(
    _ visit: Visit, _ id: ID<Inspection>?, _ problems: [Problem]
  ) async throws -> Page {
    try await visit.store.read { db in
      let inspection = try id.map { try db.inspection($0, of: visit.authority) }
      let report = try inspection.flatMap { own in
        try db.documents(of: own).first { $0.kind == .fullReport }
      }
      return InspectionForm(
        visit: visit, frameworks: try db.frameworks(of: visit.authority), inspection: inspection,
        link: report?.link ?? "",
        council: try db.authority(visit.authority)?.shortName ?? "", problems: problems
      ).page
    }
  }

  private func dateForm(_ visit: Visit, _ problems: [Problem]) async throws -> Page {
    let id = try visit.id("inspection", of: Inspection.self)
    let inspection = try await visit.store.read { try $0.inspection(id, of: visit.authority) }
    let sheet = FormSheet(
      visit, problems: problems,
      values: ["publishedOn": inspection.publishedOn, "version": inspection.version])
    return Page(
      "Correct the publication date", kicker: inspection.title,
      breadcrumbs: [
        Breadcrumb("Inspections", .inspections), Breadcrumb(inspection.title, .inspection(id)),
      ]
    ) {
      lead(
        "Every recommendation that is due so many months after publication gets a new due date. The old ones stay in the history, with your reason."
      )
      sheet.form(
        to: .correctPublicationDate(of: id), submit: "Correct the date",
        cancel: .inspection(id)
      ) {
        sheet.hidden("version", sheet.value("version") ?? "")
        sheet.dateField("publishedOn", "Day the report was published")
        sheet.textArea(
          "reason", "Reason", hint: "For example: the inspectorate’s page says the 21st.", rows: 3,
          maximum: 500)
      }
    }
  }

  private func withdrawalForm(_ visit: Visit, _ problems: [Problem]) async throws -> Page {
    let id = try visit.id("inspection", of: Inspection.self)
    let inspection = try await visit.store.read { try $0.inspection(id, of: visit.authority) }
    let sheet = FormSheet(
      visit, problems: problems, values: ["version": inspection.version])
    return Page(
      "Withdraw from the public", kicker: inspection.title,
      breadcrumbs: [
        Breadcrumb("Inspections", .inspections), Breadcrumb(inspection.title, .inspection(id)),
      ]
    ) {
      sheet.form(
        to: .withdrawInspection(id), submit: "Withdraw", cancel: .inspection(id), style: .warning
      ) {
        sheet.hidden("version", sheet.value("version") ?? "")
        sheet.textArea("reason", "Reason", rows: 3, maximum: 500)
      }
    }
  }
}
