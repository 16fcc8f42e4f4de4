import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// Lists, shows and keeps what partners are asked about their readiness.
struct ReadinessHandlers: Sendable {
  @Sendable func list(_ visit: Visit) async throws -> Answer {
    let visit = visit.inRegisters
    let listing = try await visit.read { try ReadinessList.listing(for: visit, in: $0) }
    return try listing.answer {
      Page("Partner readiness", breadcrumbs: [visit.registersCrumb]) {
        visit.asAtNote
        lead(
          visit.user.may(.readRegisters)
            ? "Each partner says for itself how ready it is, and what shows it."
            : "What your organisation is asked about its readiness.")
        if visit.mayManageRegisters {
          buttonRow { buttonLink("Ask partners something", to: .newReadinessQuestion) }
        }
        listing.html
        visit.asAtForm("How ready partners were on another day")
      }
    }
  }

  @Sendable func show(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("question", of: ReadinessQuestion.self)
    let visit = visit.inRegisters
    let standing = try await visit.read { try $0.readiness(id, of: visit.authority) }
    let page = try ReadinessPage(standing, for: visit)
    return try page.file(visit.fileFormat) ?? .page(page.page)
  }

  @Sendable func new(_ visit: Visit) async throws -> Answer { .page(try await form(visit, [])) }

  @Sendable func create(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      let question = try await AskReadiness(visit)(Self.question(visit.form))
      return .redirect(
        .readinessQuestion(question.id), notice: "The question was put to its partners.")
    } onProblems: {
      try await form(visit, $0)
    }
  }

  @Sendable func edit(_ visit: Visit) async throws -> Answer { .page(try await form(visit, [])) }

  @Sendable func update(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("question", of: ReadinessQuestion.self)
    return try await visit.retrying {
      try await AskReadiness(visit)(
        Self.question(visit.form, isKnown: true), over: id, readAt: visit.form.entry().version())
      return .redirect(.readinessQuestion(id), notice: "The question was saved.")
    } onProblems: {
      try await form(visit, $0)
    }
  }

  @Sendable func assessment(_ visit: Visit) async throws -> Answer {
    .page(try await assessmentPage(visit, []))
  }

  @Sendable func assess(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("question", of: ReadinessQuestion.self)
    let body = try visit.id("body", of: Body.self)
    return try await visit.retrying {
      let said = try ReadinessFields.read(visit.form)
      try await AssessReadiness(visit)(
        said, of: body, to: id, readAt: visit.form.entry().version("asked"),
        after: visit.form.entry().version("seen"))
      return .redirect(.readinessQuestion(id), notice: "Thank you. What you said is on record.")
    } onProblems: {
      try await assessmentPage(visit, $0)
    }
  }

  private static func question(
    _ form: Form, isKnown: Bool = false
  ) throws -> ReadinessQuestionEntry {
    var entry = form.entry()
    var question = ReadinessQuestionEntry(
      title: entry.text("title", "Say what partners should be ready for."),
      question: entry.text("question", "Write what is asked.", maximum: 2000),
      askedOn: entry.date("askedOn", "day on which it is asked"),
      answerBy: entry.optionalDate("answerBy", "day by which an answer is wanted"),
      partners: entry.ids("partners"))
    if isKnown { question.correction = entry.optionalText("correction", maximum: 500) ?? "" }
    try entry.finish()
    return question
  }

  private func form(_ visit: Visit, _ problems: [Problem]) async throws -> Page {
    try await visit.store.read { db in
      let standing = try visit.parameters["question"].map { _ in
        try db.readiness(visit.id("question"), of: visit.authority)
      }
      return ReadinessForms(visit: visit, problems: problems).question(
        standing, bodies: try db.bodies(of: visit.authority))
    }
  }

  private func assessmentPage(_ visit: Visit, _ problems: [Problem]) async throws -> Page {
    let id = try visit.id("question", of: ReadinessQuestion.self)
    let body = try visit.id("body", of: Body.self)
    let standing = try await visit.store.read { try $0.readiness(id, of: visit.authority) }
    try visit.user.require(.assessReadiness, as: visit.user.relationship(toBody: body))
    guard let partner = standing.partners.first(where: { $0.body.id == body }) else {
      throw Refusal.notFound("This body is not asked. The link may be old.")
    }
    return ReadinessForms(visit: visit, problems: problems).assessment(
      of: partner, to: standing.question)
  }
}

extension ReadinessAssessment.Rating: FormValue {
  var tone: Tone {
    switch self {
    case .ready: .good
    case .nearlyReady: .caution
    case .notReady: .urgent
    case .notYetAssessed: .neutral
    }
  }
}
