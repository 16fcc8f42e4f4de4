import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

extension ReportDocument.Kind: FormValue {}

/// Documents of inspections: kept, linked, published, read.
struct ReportDocumentHandlers: Sendable {
  @Sendable func new(_ visit: Visit) async throws -> Answer { .page(try await form(visit, [])) }

  @Sendable func create(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      var entry = visit.form.entry()
      let document = ReportDocumentEntry(
        inspection: entry.optionalID("inspection"),
        kind: entry.choice(
          "kind", "Say what kind of document it is.", of: ReportDocument.Kind.self),
        title: entry.text("title", "Give the document a title."),
        language: entry.optionalText("language", maximum: 60) ?? "English",
        link: entry.optionalText("link", maximum: 2_000) ?? "",
        datedOn: entry.optionalDate("datedOn", "date of the document"))
      let file = entry.optionalFile("file")
      try entry.finish()
      let kept = try await RecordReportDocument(visit)(
        document, file: file.map { ($0.name, $0.bytes) })
      return .redirect(
        kept.inspection.map { Address.inspection($0).at("documents") } ?? .reportDocuments,
        notice: "“\(kept.title)” was kept. It is not public yet.")
    } onProblems: {
      try await form(visit, $0)
    }
  }

  /// Those that belong to no inspection.
  @Sendable func unlinked(_ visit: Visit) async throws -> Answer {
    .page(try await unlinkedPage(visit, []))
  }

  private func unlinkedPage(_ visit: Visit, _ problems: [Problem]) async throws -> Page {
    let (documents, inspections) = try await visit.store.read { db in
      try (db.unlinkedDocuments(of: visit.authority), db.inspections(of: visit.authority))
    }
    return Page(
      "Documents without an inspection", breadcrumbs: [Breadcrumb("Inspections", .inspections)]
    ) {
      for problem in problems { warningText(problem.message) }
      lead("Nothing is published from here: a document first needs the inspection it is about.")
      p { buttonLink("Add a document", to: .newReportDocument, style: .secondary) }
      if documents.isEmpty { emptyState("Every document belongs to its inspection.") }
      for document in documents {
        card(document.title, kicker: document.kind.title) {
          p { ReportDocumentLine(document: document, visit: visit).html }
          linking(document, inspections, visit)
        }
      }
    }
  }

  private func linking(
    _ document: ReportDocument, _ inspections: [Inspection], _ visit: Visit
  ) -> HTML {
    let sheet = visit.sheet
    return sheet.bare(to: .linkReportDocument(document.id), attributes: [.class("form")]) {
      sheet.hidden("version", document.version)
      sheet.field("inspection-\(document.id.text)", "Inspection it is about") { described in
        select(
          .id("inspection-\(document.id.text)"), .name("inspection"), .class("input select"),
          described
        ) {
          for inspection in inspections {
            option(inspection.title, .value(inspection.id.text))
          }
        }
      }
      submitButton("Link it", style: .secondary)
    }
  }

  @Sendable func link(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("document", of: ReportDocument.self)
    return try await visit.retrying {
      var entry = visit.form.entry()
      let inspection = entry.id(
        "inspection", "Choose the inspection it is about.", of: Inspection.self)
      try entry.finish()
      try await RecordReportDocument(visit).link(id, readAt: entry.version(), to: inspection)
      return .redirect(
        Address.inspection(inspection).at("documents"), notice: "The document was linked.")
    } onProblems: {
      try await unlinkedPage(visit, $0)
    }
  }

  @Sendable func publish(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("document", of: ReportDocument.self)
    return try await visit.retrying {
      let document = try await RecordReportDocument(visit).publish(
        id, readAt: visit.form.entry().version())
      return .redirect(
        document.inspection.map { Address.inspection($0).at("documents") } ?? .inspections,
        notice: "“\(document.title)” is public now.")
    } onProblems: {
      try await unlinkedPage(visit, $0)
    }
  }

  /// The file itself. The public gets it when it is published and its inspection is too.
  @Sendable func file(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("document", of: ReportDocument.self)
    return try await visit.store.read { db in
      let document = try db.reportDocument(id, of: visit.authority)
      if !visit.seesDrafts {
        guard document.isPublished, let inspection = document.inspection else {
          throw Refusal.notFound("This document is not here. It may not be published yet.")
        }
        _ = try visit.visible(inspection, db)
      }
      guard let file = document.document, let stored = try db.find(file, of: visit.authority) else {
        throw Refusal.notFound("Only the address of this document is known, not its file.")
      }
      return .file(
        try visit.world.documents.bytes(of: file, in: visit.authority, db),
        type: stored.mediaType.rawValue, name: stored.name,
        inline: stored.mediaType.maySafelyBeShown)
    }
  }

  private func form(_ visit: Visit, _ problems: [Problem]) async throws -> Page {
    let inspections = try await visit.store.read { try $0.inspections(of: visit.authority) }
    let sheet = FormSheet(
      visit, problems: problems,
      values: [
        "inspection": visit.query("inspection") ?? "", "language": "English",
        "kind": ReportDocument.Kind.youngPeoplesVersion,
      ])
    return Page("Add a document", breadcrumbs: [Breadcrumb("Inspections", .inspections)]) {
      sheet.form(
        to: .reportDocuments, submit: "Keep the document", cancel: .inspections,
        hasFiles: true
      ) {
        sheet.select(
          "inspection", "Inspection it is about",
          inspections.map { Choice($0.id.text, "\($0.council): \($0.title)") },
          hint: "It can be kept without one, but not published.", isOptional: true,
          prompt: "None yet")
        sheet.radios(
          "kind", "Kind", Choice.all(of: ReportDocument.Kind.self, titled: \.title))
        sheet.textField("title", "Title")
        sheet.textField("language", "Language", width: .third)
        sheet.dateField("datedOn", "Date of the document", isOptional: true)
        sheet.fileUpload("file", "File", isOptional: true)
        sheet.textField(
          "link", "Or its address", hint: "Begins with https://", isOptional: true, type: .url)
      }
    }
  }
}
