import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

enum CaseStudySort: String, ListSort {
  case title, shared

  var key: SQL {
    switch self {
    case .title: "lower(case_study.title)"
    case .shared: "coalesce(case_study.shared_on, '9999-12-31')"
    }
  }
}

/// Lists, shows, keeps and shares case studies.
struct CaseStudyHandlers: Sendable {
  @Sendable func list(_ visit: Visit) async throws -> Answer {
    let hidden: [SQL] = visit.mayManageRegisters ? [] : ["case_study.shared_on IS NOT NULL"]
    let visit = visit.inCaseStudies
    let day = visit.shownDay(for: HistoryAccess.ofCaseStudies)
    let listing = try await visit.read { db in
      try Self.studies(asAt: day).load(
        for: visit,
        from: ListQuery(
          select: "case_study.*", from: "case_study", id: "case_study.id",
          where: ["case_study.authority_id = \(visit.authority)"] + hidden), in: db)
    }
    return try listing.answer {
      Page("Case studies", breadcrumbs: [visit.registersCrumb]) {
        visit.asAtNote(for: HistoryAccess.ofCaseStudies)
        lead(
          "What happened to children and families, told so that nobody can be recognised. For partners to learn from, not for the public."
        )
        listing.html
        visit.asAtForm("The case studies as at another day", for: HistoryAccess.ofCaseStudies)
      }
    }
  }

  private static func studies(asAt day: CivilDate?) -> List<CaseStudy, CaseStudySort> {
    List(
      "Case studies", noun: ("case study", "case studies"), sortedBy: .shared,
      isDescending: true,
      columns: [
        ListColumn("Case study", sort: .title, text: \.title) {
          link($0.title, to: Address.caseStudy($0.id).asAt(day))
        },
        ListColumn("State", text: \.standing.words) { $0.standing.html },
        ListColumn("Shared", sort: .shared, text: { $0.sharedOn?.description ?? "" }) {
          $0.sharedOn.map { shortDay($0) } ?? HTML("Not yet")
        },
      ],
      filters: [
        .choice(
          "state", "State",
          [
            .init("shared", "Shared", "case_study.shared_on IS NOT NULL"),
            .init(
              "waiting", "To be confirmed",
              "case_study.shared_on IS NULL AND case_study.confirmer_id IS NULL"),
          ]),
        .search("words", "Words") { "lower(case_study.title) LIKE \($0) ESCAPE '\\'" },
      ], empty: "No case study is shared yet.")
  }

  @Sendable func show(_ visit: Visit) async throws -> Answer { .page(try await page(visit, [])) }

  @Sendable func new(_ visit: Visit) async throws -> Answer { .page(try await form(visit, [])) }

  @Sendable func create(_ visit: Visit) async throws -> Answer {
    let event = try visit.id("event", of: LearningEvent.self)
    return try await visit.retrying {
      let (title, text) = try Self.words(visit.form)
      let study = try await WriteCaseStudy(visit)(title, text, of: event)
      return .redirect(
        .caseStudy(study.id),
        notice: "The case study was saved. Somebody else confirms that it is anonymous.")
    } onProblems: {
      try await form(visit, $0)
    }
  }

  @Sendable func edit(_ visit: Visit) async throws -> Answer { .page(try await form(visit, [])) }

  @Sendable func update(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("study", of: CaseStudy.self)
    return try await visit.retrying {
      let (title, text) = try Self.words(visit.form)
      try await WriteCaseStudy(visit)(
        title, text, over: id, readAt: visit.form.entry().version())
      return .redirect(.caseStudy(id), notice: "The case study was saved.")
    } onProblems: {
      try await form(visit, $0)
    }
  }

  private static func words(_ form: Form) throws -> (String, String) {
    var entry = form.entry()
    let title = entry.text("title", "Give it a title.")
    let text = entry.text("text", "Write what happened.", maximum: 20_000)
    try entry.finish()
    return (title, text)
  }

  @Sendable func confirm(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("study", of: CaseStudy.self)
    return try await visit.retrying {
      var entry = visit.form.entry()
      let reason = entry.optionalText("despite", maximum: 1000) ?? ""
      let isConfirmed = entry.isChecked("anonymous")
      entry.check(
        isConfirmed, "Tick the box to confirm it, once you have read it all.",
        field: "anonymous")
      try entry.finish()
      try await WriteCaseStudy(visit).confirm(id, readAt: entry.version(), despite: reason)
      return .redirect(.caseStudy(id), notice: "Thank you. It can be shared with partners now.")
    } onProblems: {
      try await page(visit, $0)
    }
  }

  @Sendable func share(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("study", of: CaseStudy.self)
    try await WriteCaseStudy(visit).share(id, readAt: visit.form.entry().version())
    return .redirect(.caseStudy(id), notice: "Partners can read it now.")
  }

  @Sendable func withdraw(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("study", of: CaseStudy.self)
    try await WriteCaseStudy(visit).takeBack(id, readAt: visit.form.entry().version())
    return .redirect(.caseStudy(id), notice: "Partners can no longer read it.")
  }

  private func page(_ visit: Visit, _ problems: [Problem]) async throws -> Page {
    let (id, reader) = (try visit.id("study", of: CaseStudy.self), visit.user)
    let visit = visit.inCaseStudies
    return try await visit.read { db in
      let study = try db.caseStudy(id, of: visit.authority)
      guard study.isShown(to: reader) else {
        throw Refusal.notFound("There is no such case study. It may not be shared yet.")
      }
      return CaseStudyPage(
        study: study, event: try db.learningEvent(study.event, of: visit.authority),
        concerns: visit.mayManageRegisters
          ? try db.anonymityCheck(of: visit.authority).concerns(
            in: study.title + "\n" + study.text) : [],
        visit: visit, problems: problems
      ).page
    }
  }

  /// For a new one the address names the event, for one that is changed the case study.
  private func form(_ visit: Visit, _ problems: [Problem]) async throws -> Page {
    try await visit.store.read { db in
      let study = try visit.parameters["study"].map { _ in
        try db.caseStudy(visit.id("study"), of: visit.authority)
      }
      let event = try db.learningEvent(study?.event ?? visit.id("event"), of: visit.authority)
      return EventForms(visit: visit, problems: problems).caseStudy(study, of: event)
    }
  }
}

extension CaseStudy {
  var standing: Standing {
    if sharedOn != nil { return Standing("Shared with partners", .good) }
    return isConfirmed
      ? Standing("Confirmed, not shared", .info) : Standing("To be confirmed", .caution)
  }
}
