import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The grid is shown, and what was typed in it is kept or published.
struct UpdateGridHandlers: Sendable {
  @Sendable func show(_ visit: Visit) async throws -> Answer {
    try await page(visit, outcomes: [:])
  }

  @Sendable func send(_ visit: Visit) async throws -> Answer {
    let ids = visit.form.all("row").compactMap { Action.ID($0) }
    guard ids.count <= UpdateGridPage.rowsAPage else {
      throw Refusal.tooLarge("These are more rows than one page has. Nothing was saved.")
    }
    let rows = ids.map { DraftSent(visit.form, on: $0, prefix: $0.text + ".") }
    let publishes = visit.form["do"] == "publish"
    let outcomes = try await UpdateMany(visit)(rows, publishes: publishes)
    let isSmooth = outcomes.values.allSatisfy {
      switch $0 {
      case .published, .kept: true
      case .heldBack, .refused: false
      }
    }
    guard isSmooth else { return try await page(visit, outcomes: outcomes) }
    return .redirect(
      visit.address, notice: Self.notice(outcomes, publishes: publishes))
  }

  private static func notice(_ outcomes: [Action.ID: RowOutcome], publishes: Bool) -> String {
    let published = outcomes.values.count { if case .published = $0 { true } else { false } }
    if publishes, published == 0 {
      return
        "No row was ready, so nothing was published. Tick “Ready” in the rows that may be; what somebody else has ticked is published by them, or by you once you have ticked it too."
    }
    let kept = outcomes.count - published
    if !publishes {
      return kept == 0
        ? "Nothing had been typed." : "\(Words.count(kept, "row")) kept as drafts."
    }
    return "\(Words.count(published, "update")) published"
      + (kept == 0 ? "." : ", \(Words.count(kept, "row")) kept as drafts.")
  }

  private func page(_ visit: Visit, outcomes: [Action.ID: RowOutcome]) async throws -> Answer {
    let world = visit.world
    return try await visit.store.read { db in
      let dates = try PlanDates(world, db)
      let owners = try db.owners(heldBy: visit.user, on: visit.today)
      let choices = try ActionChoices(visit, db)
      let query = ListQuery(
        select: "action.*", from: "action", id: "action.id",
        where: ActionScope.toUpdate(by: visit.user, owners: owners))
      let filters = choices.filters(
        visit, own: owners, lateBefore: dates.calendar.lateBefore(visit.today),
        today: visit.today)
      // The rows first: what their cells show is read for all of them together.
      let plain = try Self.list([], filters).load(for: visit, from: query, in: db)
      let desks = try UpdateDesks(
        plain.elements.map(\.action), by: visit.user.author, of: visit.authority, dates, db)
      let columns =
        visit.fileFormat != nil
        ? Self.fileColumns(desks, choices) : Self.columns(desks, outcomes, choices)
      let listing = plain.showing(columns)
      return try UpdateGridPage(
        visit: visit, listing: listing, desks: desks, outcomes: outcomes, choices: choices
      ).answer()
    }
  }

  private typealias Column = ListColumn<UpdateRow, ActionSort>

  private static func list(
    _ columns: [ListColumn<UpdateRow, ActionSort>], _ filters: [ListFilter]
  ) -> List<UpdateRow, ActionSort> {
    var list = List<UpdateRow, ActionSort>(
      "Updates", noun: ("action", "actions"), sortedBy: .due, columns: columns,
      filters: filters.map { filter in
        var filter = filter
        if filter.name == "delivery" { filter.usual = "open" }
        return filter
      },
      empty: "There is no action of which you may say how it is going.",
      pageSize: UpdateGridPage.rowsAPage, countsUpTo: 1000)
    list.rowAttributes = {
      .all([
        .data("autosave", Address.draft(ofAction: $0.id).description),
        .data("prefix", $0.id.text + "."),
      ])
    }
    return list
  }

  private static func columns(
    _ desks: UpdateDesks, _ outcomes: [Action.ID: RowOutcome], _ choices: ActionChoices
  ) -> [ListColumn<UpdateRow, ActionSort>] {
    let namesPlan = Set(desks.desks.values.map(\.action.plan)).count > 1
    let cells: @Sendable (UpdateRow) -> UpdateGridCells? = { row in
      desks.desks[row.id].map {
        UpdateGridCells(
          row: row, desk: $0, due: desks.due, outcome: outcomes[row.id],
          plan: namesPlan ? choices.name(of: row.action.plan.text) : nil,
          isDraft: choices.isDraft(row.action.plan))
      }
    }
    func column(
      _ title: String, sort: ActionSort? = nil,
      _ html: @escaping @Sendable (UpdateGridCells) -> HTML
    ) -> Column {
      Column(title, sort: sort, text: { $0.action.title }) { cells($0).map(html) ?? HTML() }
    }
    return [
      column("Action", sort: .title) { $0.what }, column("The work is") { $0.delivery },
      column("What was done, or stands in the way") { $0.note },
      column("Since") { $0.since }, column("Expected by") { $0.expected },
      column("Ready") { $0.ready }, column("Kept") { $0.state },
    ]
  }

  private static func fileColumns(
    _ desks: UpdateDesks, _ choices: ActionChoices
  ) -> [ListColumn<UpdateRow, ActionSort>] {
    func words(_ name: String) -> @Sendable (UpdateRow) -> String {
      { desks.desks[$0.id]?.draft?.words[name] ?? "" }
    }
    return [
      Column("Reference", text: \.action.reference), Column("Action", text: \.action.title),
      Column("Plan", text: { choices.titleInFile(of: $0.action.plan) }),
      Column("Work", text: \.action.delivery.title),
      Column("Last update", text: { desks.due.said[$0.id]?.note ?? "" }),
      Column(
        "Last update on",
        text: { desks.due.said[$0.id]?.recordedAt.dateInLondon.description ?? "" }),
      Column("Next update by", text: { desks.due.next[$0.id]?.dueOn.description ?? "" }),
      Column("Draft: the work is", text: words("delivery")),
      Column("Draft: note", text: words("note")),
      Column("Draft: since", text: words("effectiveOn")),
      Column("Draft: expected by", text: words("expectedOn")),
      Column("Draft: ready", text: words("ready")),
    ]
  }
}
