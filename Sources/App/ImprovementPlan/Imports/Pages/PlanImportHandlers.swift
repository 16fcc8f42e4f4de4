import Civil
import Kernel
import SiteMap
import Storage
import Web

/// Takes the file of a plan in, asks what it means, and records it when all is answered.
struct PlanImportHandlers: Sendable {
  let reader: PlanFileReader

  @Sendable func upload(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      var entry = visit.form.entry()
      let file = entry.file("file", "Choose a file to upload.")
      let plan: Plan.ID? = entry.optionalID("plan")
      try entry.finish()
      let kept = try await UploadPlanFile(visit, reader: reader)(file, for: plan)
      return .redirect(
        .planImport(kept.id, "columns"),
        notice: "The file was read. Nothing is recorded yet: say first what its columns hold.")
    } onProblems: {
      try await UploadPlanPage.load(visit, problems: $0)
    }
  }

  @Sendable func show(_ visit: Visit) async throws -> Answer {
    let id: PlanImport.ID = try visit.id("import")
    let found = try await visit.store.read { try $0.planImport(id, of: visit.authority) }
    switch found.state {
    case .toMap: return .redirect(.planImport(id, "columns"))
    case .toRecord: return .page(try await ImportPreviewPage.load(visit))
    case .recorded, .undone, .discarded: return .page(try await ImportDonePage.load(visit))
    }
  }

  @Sendable func confirmColumns(_ visit: Visit) async throws -> Answer {
    let id: PlanImport.ID = try visit.id("import")
    return try await visit.retrying {
      let layout = try await visit.store.read { db in
        try db.layout(of: try db.openImport(id, of: visit.authority))
      }
      var entry = visit.form.entry()
      let mapping = ColumnsPage.read(&entry, layout)
      if visit.form["then"] == "look" {
        return .page(try await ColumnsPage.load(visit, showing: mapping))
      }
      try entry.finish()
      try await ConfirmColumns(visit, reader: reader)(id, readAt: entry.version(), as: mapping)
      return .redirect(
        .planImport(id), notice: "The rows were read. Check them below; nothing is recorded yet.")
    } onProblems: {
      try await ColumnsPage.load(visit, problems: $0)
    }
  }

  @Sendable func place(_ visit: Visit) async throws -> Answer {
    let id: PlanImport.ID = try visit.id("import")
    return try await visit.retrying {
      var entry = visit.form.entry()
      let place = ImportTargetPage.read(&entry, today: visit.today)
      try entry.finish()
      try await DecideImport(visit)(id, because: "a council’s own plan given its place") {
        try place.put(into: &$0, of: visit.authority, $1)
      }
      return .redirect(.planImport(id), notice: "Saved.")
    } onProblems: {
      try await ImportTargetPage.load(visit, problems: $0)
    }
  }

  @Sendable func answer(_ visit: Visit, _ step: ImportQuestions.Step) async throws -> Answer {
    let id: PlanImport.ID = try visit.id("import")
    let form = visit.form
    try await DecideImport(visit)(id, because: "choices about a council’s own plan") {
      choices, db in
      let digest = try db.digest(of: try db.openImport(id, of: visit.authority))
      step.take(form, into: &choices, digest)
    }
    if let next = form["then"].flatMap({ Int($0) }) {
      return .redirect(
        Address.planImport(id, step.rawValue).with("from", "\(next)"), notice: "Saved.")
    }
    return .redirect(.planImport(id), notice: "Saved.")
  }

  @Sendable func tickRows(_ visit: Visit) async throws -> Answer {
    let id: PlanImport.ID = try visit.id("import")
    var entry = visit.form.entry()
    let first = entry.integer("first", "first row", in: 1...10_000_000)
    let last = entry.integer("last", "last row", in: 1...10_000_000)
    try entry.finish()
    guard first <= last, last - first < ImportRowsPage.size else {
      throw Refusal.conflict("These rows do not belong together. Open the page again.")
    }
    let ticked = Set(visit.form.all("take").compactMap { Int($0) })
    return try await visit.retrying {
      let (lines, twins) = try await visit.store.read { db in
        let found = try db.openImport(id, of: visit.authority)
        return (
          try db.lines(of: found, after: first - 1, limit: last - first + 1),
          try ImportTwins(ImportDecisions(found, on: visit.today, db), db)
        )
      }
      var entry = visit.form.entry()
      let repairs = ImportChoices.readRepairs(&entry, of: lines)
      let decided = twins.read(entry.form, of: lines, ticked: ticked)
      try entry.finish()
      try await DecideImport(visit).rows(
        leavingOut: Set(first...last).subtracting(ticked).subtracting(decided.taken)
          .subtracting(decided.unticked),
        among: first...last, repairing: repairs, settling: decided.choices, of: id)
      if visit.form["then"] == "next" {
        return .redirect(
          Address.planImport(id, "rows").with("after", "\(last)"), notice: "Saved.")
      }
      return .redirect(.planImport(id), notice: "Saved.")
    } onProblems: {
      try await ImportRowsPage.load(visit, problems: $0)
    }
  }

  @Sendable func record(_ visit: Visit) async throws -> Answer {
    let id: PlanImport.ID = try visit.id("import")
    return try await visit.retrying {
      var entry = visit.form.entry()
      let reason = entry.text(
        "reason", "Say in a sentence what is being brought in, and why.", maximum: 500)
      try entry.finish()
      let plan = try await RecordPlanImport(visit)(id, readAt: entry.version(), because: reason)
      return .redirect(
        .plan(plan), notice: "The plan was brought in. Each action says which row it came from.")
    } onProblems: {
      try await ImportPreviewPage.load(visit, problems: $0)
    }
  }

  @Sendable func undo(_ visit: Visit) async throws -> Answer {
    let id: PlanImport.ID = try visit.id("import")
    return try await visit.retrying {
      var entry = visit.form.entry()
      let reason = entry.text("reason", "Say why it is taken back.", maximum: 500)
      try entry.finish()
      let undone = try await UndoPlanImport(visit)(id, readAt: entry.version(), because: reason)
      return .redirect(
        .planImport(id),
        notice: undone.left.isEmpty
          ? "Everything that was brought in was taken back."
          : "What nobody had changed was taken back; the rest stays and is named below.")
    } onProblems: {
      try await ImportDonePage.load(visit, problems: $0)
    }
  }

  @Sendable func discard(_ visit: Visit) async throws -> Answer {
    try await DecideImport(visit).discard(visit.id("import"))
    return .redirect(.planImports, notice: "The file was discarded. Nothing was recorded from it.")
  }

  @Sendable func file(_ visit: Visit) async throws -> Answer {
    let id: PlanImport.ID = try visit.id("import")
    return try await visit.store.read { db in
      let found = try db.planImport(id, of: visit.authority)
      let type = try db.find(found.document, of: visit.authority)?.mediaType ?? .unknown
      return .file(
        try visit.world.documents.bytes(of: found.document, in: visit.authority, db),
        type: type.rawValue, name: found.fileName, inline: false)
    }
  }
}
