import Civil
import ImprovementPlan
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// Lists, shows and keeps statements on their way to the public.
struct StatementHandlers: Sendable {
  @Sendable func list(_ visit: Visit) async throws -> Answer {
    let visit = visit.inRegisters
    let listing = try await visit.read { db in
      try StatementList.list(
        on: visit.today, asAt: visit.shownDay, languages: db.statementLanguages(of: visit.authority)
      ).load(for: visit, from: .statements(visit), in: db)
    }
    return try listing.answer {
      Page("Communications", breadcrumbs: [visit.registersCrumb]) {
        visit.asAtNote
        lead(
          "Messages and position statements: who wrote and approved them, for whom, and when they became public."
        )
        p { link("What the public reads", to: Address.statements.asAt(visit.shownDay)) }
        if visit.mayManageRegisters {
          buttonRow { buttonLink("Write a statement", to: .newStatement) }
        }
        listing.html
        visit.asAtForm("The statements as at another day")
      }
    }
  }

  @Sendable func show(_ visit: Visit) async throws -> Answer {
    .page(try await page(visit, []))
  }

  @Sendable func new(_ visit: Visit) async throws -> Answer {
    .page(try await form(visit, []) { $0.new(limit: $1) })
  }

  @Sendable func create(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      var entry = visit.form.entry()
      let words = Self.words(&entry)
      let facts = Self.facts(&entry)
      try entry.finish()
      let statement = try await WriteStatement(visit)(facts, words)
      return .redirect(
        .statementRecord(statement.id),
        notice: "The statement was saved. Somebody else approves it.")
    } onProblems: {
      try await form(visit, $0) { $0.new(limit: $1) }
    }
  }

  @Sendable func edit(_ visit: Visit) async throws -> Answer {
    .page(try await factsPage(visit, []))
  }

  @Sendable func update(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("statement", of: Statement.self)
    return try await visit.retrying {
      var entry = visit.form.entry()
      let facts = Self.facts(&entry)
      try entry.finish()
      try await WriteStatement(visit)(facts, over: id, readAt: entry.version())
      return .redirect(.statementRecord(id), notice: "The statement was saved.")
    } onProblems: {
      try await factsPage(visit, $0)
    }
  }

  /// - Throws: `Refusal.conflict` while the public reads it: a form that can only be refused is not
  ///   filled in.
  private func factsPage(_ visit: Visit, _ problems: [Problem]) async throws -> Page {
    try await fileForm(visit, problems) { forms, file, _ in
      try file.statement.requireUnpublished()
      return forms.facts(of: file)
    }
  }

  private static func facts(_ entry: inout FormEntry) -> StatementEntry {
    StatementEntry(
      kind: entry.choice("kind", "Say what it is."),
      audience: entry.text("audience", "Say whom it is for."),
      channel: entry.text("channel", "Say where it goes out."),
      plannedOn: entry.date("plannedOn", "planned day"),
      reason: entry.optionalText("reason") ?? "")
  }

  private static func words(_ entry: inout FormEntry) -> StatementWords {
    StatementWords(
      title: entry.text("title", "Give it a title."),
      text: entry.text("text", "Write the words.", maximum: 20_000),
      checker: entry.optionalText("checker") ?? "",
      checkedOn: entry.optionalDate("checkedOn", "day of the check"))
  }
}

// Words and languages.
extension StatementHandlers {
  @Sendable func words(_ visit: Visit) async throws -> Answer {
    .page(try await wordsPage(visit, []))
  }

  @Sendable func write(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("statement", of: Statement.self)
    let language = try Self.language(visit.parameters["language"])
    return try await visit.retrying {
      var entry = visit.form.entry()
      let words = Self.words(&entry)
      try entry.finish()
      try await WriteStatement(visit)(
        words, in: language, of: id, readAt: entry.version(),
        narrative: NarrativeAnswer(visit.form))
      return .redirect(
        Address.statementRecord(id).at("words-\(language.code)"),
        notice: "The words in \(language.name) were saved.")
    } onProblems: {
      try await wordsPage(visit, $0)
    }
  }

  private func wordsPage(_ visit: Visit, _ problems: [Problem]) async throws -> Page {
    let language = try Self.language(visit.parameters["language"])
    return try await fileForm(visit, problems) { forms, file, limit in
      if file.text(in: language)?.isApproved == true { try file.statement.requireUnpublished() }
      return forms.words(in: language, of: file, limit: limit)
    }
  }

  static func language(_ code: String?) throws -> StatementLanguage {
    guard let language = StatementLanguage(code: code ?? "") else {
      throw Refusal.notFound("This is none of the languages that are offered.")
    }
    return language
  }

  @Sendable func newLanguage(_ visit: Visit) async throws -> Answer {
    .page(try await fileForm(visit, []) { forms, file, _ in forms.language(for: file) })
  }

  /// The language is offered once its words are written.
  @Sendable func offerLanguage(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("statement", of: Statement.self)
    return try await visit.retrying {
      var entry = visit.form.entry()
      let code = entry.choice(
        "language", "Choose a language.", among: StatementLanguage.all.map(\.code))
      try entry.finish()
      return .redirect(.words(ofStatement: id, in: code))
    } onProblems: {
      try await fileForm(visit, $0) { forms, file, _ in forms.language(for: file) }
    }
  }

  @Sendable func dropLanguage(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("statement", of: Statement.self)
    let language = try Self.language(visit.parameters["language"])
    try await WriteStatement(visit).drop(language, from: id)
    return .redirect(
      .statementRecord(id), notice: "The statement is no longer offered in \(language.name).")
  }
}

// Approving, publishing, taking back.
extension StatementHandlers {
  @Sendable func approval(_ visit: Visit) async throws -> Answer {
    .page(try await approvalPage(visit, []))
  }

  @Sendable func approve(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("statement", of: Statement.self)
    return try await visit.retrying {
      var entry = visit.form.entry()
      let reason = entry.optionalText("reason", maximum: 1000) ?? ""
      try entry.finish()
      let seen = visit.form.all("seen").compactMap { text -> (String, Int)? in
        let parts = text.split(separator: " ")
        guard parts.count == 2, let edition = Int(parts[1]) else { return nil }
        return (String(parts[0]), edition)
      }
      try await ApproveStatement(visit)(
        id, seen: Dictionary(seen, uniquingKeysWith: { first, _ in first }), because: reason)
      return .redirect(.statementRecord(id), notice: "Thank you. The words are approved.")
    } onProblems: {
      try await approvalPage(visit, $0)
    }
  }

  private func approvalPage(_ visit: Visit, _ problems: [Problem]) async throws -> Page {
    try await fileForm(visit, problems) { forms, file, limit in
      forms.approval(of: file, limit: limit)
    }
  }

  @Sendable func publish(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("statement", of: Statement.self)
    return try await visit.retrying {
      try await ApproveStatement(visit).publish(id, readAt: visit.form.entry().version())
      return .redirect(
        .statementRecord(id), notice: "The statement is public. Anybody can read it.")
    } onProblems: {
      try await page(visit, $0)
    }
  }

  @Sendable func withdrawal(_ visit: Visit) async throws -> Answer {
    .page(try await fileForm(visit, []) { forms, file, _ in forms.withdrawal(of: file) })
  }

  @Sendable func withdraw(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("statement", of: Statement.self)
    return try await visit.retrying {
      var entry = visit.form.entry()
      let reason = entry.text("reason", "Say why it is withdrawn.", maximum: 1000)
      try entry.finish()
      try await ApproveStatement(visit).withdraw(id, readAt: entry.version(), because: reason)
      return .redirect(.statementRecord(id), notice: "The public can no longer read it.")
    } onProblems: {
      try await fileForm(visit, $0) { forms, file, _ in forms.withdrawal(of: file) }
    }
  }

  private func page(_ visit: Visit, _ problems: [Problem]) async throws -> Page {
    let visit = visit.inRegisters
    let (id, world): (ID<Statement>, World) = (try visit.id("statement"), visit.world)
    return try await visit.read { db in
      let file = try db.statementFile(id, of: visit.authority)
      return StatementPage(
        file: file, limit: try db.registerSettings(of: visit.authority).readingGradeLimit,
        visit: visit,
        // What to put right is for those who can: nobody, on a past day.
        disagreements: visit.shownDay != nil
          ? []
          : try db.disagreements(
            in: file.english?.text ?? "", withAnyOf: nil, in: world, for: visit.user),
        problems: problems
      ).page
    }
  }

  private func form(
    _ visit: Visit, _ problems: [Problem], _ page: (StatementForms, Int) throws -> Page
  ) async throws -> Page {
    let limit = try await visit.store.read {
      try $0.registerSettings(of: visit.authority).readingGradeLimit
    }
    return try page(StatementForms(visit: visit, problems: problems), limit)
  }

  private func fileForm(
    _ visit: Visit, _ problems: [Problem],
    _ page: (StatementForms, StatementFile, Int) throws -> Page
  ) async throws -> Page {
    let id = try visit.id("statement", of: Statement.self)
    let file = try await visit.store.read { try $0.statementFile(id, of: visit.authority) }
    return try await form(visit, problems) { try page($0, file, $1) }
  }
}
