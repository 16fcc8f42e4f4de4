import Kernel
import Markup
import Returns
import SiteMap
import Storage
import Web

/// Takes returns in and shows what becomes of them.
struct ReturnHandlers: Sendable {
  /// How long whoever sends a return waits for what was found before a page says how far it is.
  private static let patience = Duration.seconds(2)

  let desk: ReturnDesk

  private var loader: RunLoader { RunLoader(desk: desk) }

  @Sendable func list(_ visit: Visit) async throws -> Answer { try await RunsPage.answer(visit) }

  @Sendable func new(_ visit: Visit) async throws -> Answer {
    .page(UploadReturnPage(visit: visit, problems: []).page)
  }

  @Sendable func take(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      var entry = visit.form.entry()
      let file = entry.file("file", "Choose the return to check.")
      guard let kind = StatutoryReturn.named(visit.form["return"] ?? "") else {
        throw Refusal.invalid("Choose which return it is.", field: "return")
      }
      let year = try Self.year(visit.form["year"] ?? "", of: kind)
      try entry.finish()
      let several = visit.form.allFiles("file")
      let run = try await CheckReturn(visit, desk: desk)(
        several.isEmpty ? [file] : several, as: kind, year: year, keepsFile: entry.isChecked("keep")
      )
      await desk.wait(for: run, atMost: Self.patience)
      return .redirect(.returnRun(run))
    } onProblems: {
      UploadReturnPage(visit: visit, problems: $0).page
    }
  }

  private static func year(_ text: String, of kind: StatutoryReturn) throws -> CollectionYear? {
    if text.isEmpty { return nil }
    guard let year = CollectionYear(text), kind.years.contains(year) else {
      throw Refusal.invalid("Choose one of the years that are offered.", field: "year")
    }
    return year
  }

  @Sendable func show(_ visit: Visit) async throws -> Answer {
    let run = try await loader.run(visit)
    guard run.state == .done else {
      return .page(
        RunProgressPage(visit: visit, run: run, step: desk.step(of: run.id)).page)
    }
    // Whoever only asks whether it has ended sees nothing of any child, and leaves no look on
    // record.
    if visit.query("progress") != nil { return .redirect(.returnRun(run.id)) }
    let view = try await loader.view(visit)
    try await view.look(for: "issues by rule", at: view.found.issues.count, ("issue", "issues"))
    return try RunPage(view: view, canGiveTables: canGiveTables(run)).answer()
  }

  @Sendable func askToDelete(_ visit: Visit) async throws -> Answer {
    let run = try await loader.run(visit)
    return .page(DeleteRunPage(visit: visit, run: run).page)
  }

  @Sendable func delete(_ visit: Visit) async throws -> Answer {
    try await DeleteRun(acting: visit, desk: desk)(try visit.id("run", of: ReturnRun.self))
    return .redirect(.returns, notice: "The check was deleted, with all that was found and kept.")
  }

  /// Lets the return go from memory, where its tables wait to be taken away.
  @Sendable func forget(_ visit: Visit) async throws -> Answer {
    try visit.user.require(.manageReturns)
    let run = try await loader.run(visit)
    desk.forgetTables(of: run)
    return .redirect(
      .returnRun(run.id),
      notice: run.file == nil
        ? "The return is forgotten: its tables are not in memory any more."
        : "The return is not in memory any more. Its file is kept until this check is deleted.")
  }

  /// Whether the return is at hand: kept, or checked a moment ago.
  private func canGiveTables(_ run: ReturnRun) -> Bool {
    run.file != nil || desk.opened(run.id) != nil
  }

  // MARK: The return itself

  @Sendable func file(_ visit: Visit) async throws -> Answer {
    let run = try await loader.run(visit)
    guard let file = run.file else {
      throw Refusal.notFound("The file of this check was not kept.")
    }
    try await visit.world.recordAccess(to: run.id, by: visit.user, for: "the return itself")
    let documents = visit.world.documents
    let bytes = try await visit.store.read { try documents.bytes(of: file, in: run.authority, $0) }
    return .file(
      bytes, type: run.kind?.mediaType ?? "application/octet-stream", name: run.fileName)
  }

  @Sendable func table(_ visit: Visit) async throws -> Answer {
    let run = try await loader.run(visit)
    let name = visit.parameters["table"] ?? ""
    guard let opened = try await opened(run, visit) else {
      throw Refusal.notFound(
        "The return is not at hand any more: its file was not kept. Check it again, and take the tables away at once or tick “Keep the file”."
      )
    }
    let tables = try await CheckingThreads.run { opened.tables() }
    guard let table = tables.first(where: { $0.name == name }) else {
      throw Refusal.notFound("The return has no table of this name.")
    }
    try await visit.world.recordAccess(
      to: run.id, by: visit.user, for: "a table of the return", detail: name)
    return .file(
      [0xEF, 0xBB, 0xBF] + table.bytes, type: "text/csv; charset=utf-8",
      name: "\(run.code)-\(run.year)-\(name).csv")
  }

  private func opened(_ run: ReturnRun, _ visit: Visit) async throws -> OpenedReturn? {
    if let opened = desk.opened(run.id) { return opened }
    guard let file = run.file, let kind = run.kind else { return nil }
    let documents = visit.world.documents
    let bytes = try await visit.store.read { try documents.bytes(of: file, in: run.authority, $0) }
    let paper = ReturnPaper(name: run.fileName, bytes: bytes)
    return try await CheckingThreads.run { try await kind.open([paper]) }
  }

  /// The main counts, as a file.
  @Sendable func summary(_ visit: Visit) async throws -> Answer {
    let view = try await loader.view(visit)
    try visit.user.require(.manageReturns)
    try await view.look(for: "main counts", at: "no child")
    return try MeasuresTable.file(view).answer(as: visit.fileFormat ?? .csv)
  }

  /// What was odd about the file, as a file.
  @Sendable func warnings(_ visit: Visit) async throws -> Answer {
    let view = try await loader.view(visit)
    try visit.user.require(.manageReturns)
    let count = view.found.file.warnings.count
    try await view.look(
      for: "what was odd about the file", at: count, ("odd place", "odd places"))
    return try WarningTable.file(view).answer(as: visit.fileFormat ?? .csv)
  }

  // MARK: How long

  @Sendable func keeping(_ visit: Visit) async throws -> Answer {
    .page(try await KeepingPage(visit).page)
  }

  @Sendable func setKeeping(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      var entry = visit.form.entry()
      let days = entry.integer("days", "number of days", in: KeepingTime.range)
      let noteDays = entry.integer("note-days", "number of days", in: KeepingTime.range)
      try entry.finish()
      try await SetKeepingTime(visit)(days: days, noteDays: noteDays)
      return .redirect(
        .returns,
        notice:
          "Checks are now kept for \(Plain.count(days, "day")), explanations for \(Plain.count(noteDays, "day"))."
      )
    } onProblems: {
      try await KeepingPage(visit, problems: $0).page
    }
  }
}
