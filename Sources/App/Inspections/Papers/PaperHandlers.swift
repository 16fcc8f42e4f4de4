import Kernel
import Markup
import SiteMap
import Storage
import Web

/// Takes papers in, shows what was read, and records what was accepted.
struct PaperHandlers: Sendable {
  let reader: ReportReader
  let images: PageImageCache

  @Sendable func list(_ visit: Visit) async throws -> Answer {
    let listing = try await PaperList.listing(visit)
    return try listing.answer {
      Page("Papers", breadcrumbs: [Breadcrumb("Inspections", .inspections)]) {
        lead("Papers that were uploaded, and what became of them.")
        if visit.mayManage {
          buttonRow {
            buttonLink("Upload a report", to: .uploadPaper)
            buttonLink("Import many reports", to: .newImport, style: .secondary)
          }
        }
        listing.html
      }
    }
  }

  @Sendable func upload(_ visit: Visit) async throws -> Answer {
    .page(UploadPage(visit: visit, problems: []).page)
  }

  @Sendable func take(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      var entry = visit.form.entry()
      let file = entry.file("file", "Choose a file to upload.")
      try entry.finish()
      switch try await UploadPaper(visit, reader: reader)(
        file, keepsAny: visit.form["keep"] != nil)
      {
      case .filed(let id):
        return .redirect(
          .paper(id),
          notice: "The paper is kept, filed away: it could not be read as a report.")
      case .new(let id):
        return .redirect(.paper(id), notice: "The report was read. Now compare it.")
      case .known(let paper):
        return .redirect(
          .paper(paper.id),
          notice:
            "This same file was uploaded before, on \(paper.uploadedAt.forPeople) by \(paper.uploadedBy). Here it is, as it stands: \(paper.state.title.lowercased())."
        )
      }
    } onProblems: {
      UploadPage(visit: visit, problems: $0).page
    }
  }

  @Sendable func review(_ visit: Visit) async throws -> Answer {
    .page(try await page(visit, []))
  }

  /// One form with several buttons: accept, save, add a row, register only.
  @Sendable func answer(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("paper", of: Paper.self)
    let version = visit.form.entry().version()
    let accept = AcceptPaper(visit)
    return try await visit.retrying {
      switch visit.form["then"] {
      case "save":
        try await accept.save(id, readAt: version, form: visit.form)
        return .redirect(
          .papers, notice: "Your corrections are saved. Open the paper to go on.")
      case "keep":
        try await accept.save(id, readAt: version, form: visit.form)
        return .redirect(
          .paper(id), notice: "Your corrections are saved. Nothing is accepted yet.")
      case "add":
        try await accept.save(
          id, readAt: version, form: visit.form, addingRecommendation: true)
        return .redirect(Address.paper(id).at("recommendations"))
      case "propose":
        try await accept.save(id, readAt: version, form: visit.form, takingProposals: true)
        return .redirect(
          Address.paper(id).at("findings"),
          notice:
            "Every finding stands as what it seems to be. Correct them, then accept the paper."
        )
      case "register":
        let line = try await accept.inRegisterOnly(id, readAt: version, form: visit.form)
        return .redirect(
          .register, notice: "\(line.council) was entered in the national register.")
      default:
        let inspection = try await accept(id, readAt: version, form: visit.form)
        return .redirect(
          .inspection(inspection.id),
          notice: inspection.state == .accepted
            ? "The report was accepted and the inspection is public."
            : "The report was accepted. The inspection is a draft until you publish it.")
      }
    } onProblems: {
      try await page(visit, $0)
    }
  }

  @Sendable func doubts(_ visit: Visit) async throws -> Answer {
    guard let page = try await doubtsPage(visit, []) else {
      return .redirect(
        .paper(try visit.id("paper", of: Paper.self)), notice: "Nothing is left to check.")
    }
    return .page(page)
  }

  /// Keeps the answers to what was doubtful. They are checked with all others when the paper is
  /// accepted.
  @Sendable func settle(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("paper", of: Paper.self)
    let settled = visit.form.all("settled")
    return try await visit.retrying {
      let open = settled.filter { ["framework", "council"].contains($0) && visit.form[$0] == "" }
      guard open.isEmpty else {
        throw Refusal.invalid(
          open.map {
            Problem(
              $0 == "framework" ? "Choose the framework." : "Say which council it is about.",
              field: $0)
          })
      }
      try await AcceptPaper(visit).save(
        id, readAt: visit.form.entry().version(), form: visit.form, settled: settled)
      return .redirect(
        .paper(id),
        notice: "\(Words.count(settled.count, "value")) checked. Accept the paper below.")
    } onProblems: { problems in
      guard let doubts = try await doubtsPage(visit, problems) else {
        return try await page(visit, problems)
      }
      return doubts
    }
  }

  /// Nil when nothing is in doubt, or the paper is closed.
  private func doubtsPage(_ visit: Visit, _ problems: [Problem]) async throws -> Page? {
    let id = try visit.id("paper", of: Paper.self)
    return try await visit.store.read { db in
      let paper = try db.paper(id, of: visit.authority)
      let reading = try db.readingToReview(of: paper)
      let stored = try ReviewAnswers(reading: reading, draft: paper.draft)
      let framework = try db.framework(code: stored["framework"], of: visit.authority)
      let doubts = stored.openDoubts(of: reading, in: framework)
      guard paper.state == .toReview, !doubts.isEmpty else { return nil }
      let answers = visit.form.fields.isEmpty ? stored : stored.corrected(by: visit.form)
      return DoubtsPage(
        visit: visit, paper: paper, doubts: doubts,
        fields: ReviewFields(
          paper: paper, reading: reading,
          sheet: FormSheet(visit, problems: problems, values: FormValues(answers.form.fields)),
          answers: answers, frameworks: try db.frameworks(of: visit.authority),
          framework: try db.framework(code: answers["framework"], of: visit.authority),
          themes: try db.themes(of: visit.authority).inUse(on: visit.today))
      ).page
    }
  }

  @Sendable func discard(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("paper", of: Paper.self)
    try await AcceptPaper(visit).discard(id, readAt: visit.form.entry().version())
    return .redirect(.papers, notice: "The paper was discarded. Nothing was recorded from it.")
  }

  @Sendable func file(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("paper", of: Paper.self)
    return try await visit.store.read { db in
      let paper = try db.paper(id, of: visit.authority)
      let type = try db.find(paper.document, of: visit.authority)?.mediaType ?? .unknown
      return .file(
        try visit.world.documents.bytes(of: paper.document, in: visit.authority, db),
        type: type.rawValue, name: paper.fileName, inline: type.maySafelyBeShown)
    }
  }

  /// `…/pages/9.png`
  @Sendable func image(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("paper", of: Paper.self)
    let word = visit.parameters["page"] ?? ""
    guard word.hasSuffix(".png"), let page = Int(word.dropLast(4)) else { throw Self.noSuchPage }
    let paper = try await visit.store.read { try $0.paper(id, of: visit.authority) }
    guard (1...max(1, paper.pages)).contains(page) else { throw Self.noSuchPage }
    let name = "page-\(page).png"
    if let image = images.image(paper.document.text, page: page) {
      return .file(image, type: "image/png", name: name, inline: true)
    }
    let bytes = try await visit.store.read { db in
      try visit.world.documents.bytes(of: paper.document, in: visit.authority, db)
    }
    let image = try await reader.image(bytes, page)
    images.keep(image, paper.document.text, page: page)
    return .file(image, type: "image/png", name: name, inline: true)
  }

  @Sendable func view(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("paper", of: Paper.self)
    let (paper, reading, type) = try await visit.store.read { db in
      let paper = try db.paper(id, of: visit.authority)
      return (
        paper, try db.reading(of: paper),
        try db.find(paper.document, of: visit.authority)?.mediaType
      )
    }
    guard let page = visit.parameters["page"].flatMap({ Int($0) }),
      (1...max(1, paper.pages)).contains(page)
    else { throw Self.noSuchPage }
    return .page(
      PaperPageView(paper: paper, number: page, reading: reading, isPictured: type == .pdf).page)
  }

  private static let noSuchPage = Refusal.notFound("The report has no such page.")

  private func page(_ visit: Visit, _ problems: [Problem]) async throws -> Page {
    let id = try visit.id("paper", of: Paper.self)
    return try await visit.store.read { db in
      let paper = try db.paper(id, of: visit.authority)
      let reading = try db.readingToReview(of: paper)
      guard paper.state == .toReview else {
        let corrections =
          paper.corrections.isEmpty
          ? [] : try JSONText.value([Correction].self, of: paper.corrections)
        return ClosedPaperPage(
          visit: visit, paper: paper, reading: reading, corrections: corrections
        ).page
      }
      let inspections = try db.inspections(of: visit.authority)
      var stored = try ReviewAnswers(reading: reading, draft: paper.draft)
      stored.guessInspection(of: reading, among: inspections)
      return ReviewPage(
        visit: visit, paper: paper, reading: reading,
        answers: visit.form.fields.isEmpty ? stored : stored.corrected(by: visit.form),
        frameworks: try db.frameworks(of: visit.authority),
        themes: try db.themes(of: visit.authority),
        own: try db.authority(visit.authority)?.name ?? "", inspections: inspections,
        problems: problems
      ).page
    }
  }
}
