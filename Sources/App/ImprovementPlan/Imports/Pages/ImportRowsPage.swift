import Civil
import Inspections
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The rows as they would be recorded, each with a box to leave it out.
struct ImportRowsPage {
  /// Rows on one page.
  static let size = 100

  let decisions: ImportDecisions
  let lines: [ImportLine]
  let hasMore: Bool
  let twins: ImportTwins
  let sheet: FormSheet

  var page: Page {
    let found = decisions.planImport
    return Page("The rows", kicker: found.fileName, breadcrumbs: found.breadcrumbs()) {
      ErrorSummary.of(sheet.problems)
      lead("Each row as it would be recorded. Take the tick away from those to leave out.")
      if lines.contains(where: { $0.row.dateNotes?.contains(where: \.isUnread) == true }) {
        p("A date that could not be read is marked: enter the day that is meant, or leave it out.")
      }
      if lines.contains(where: { $0.row.looksShifted == true }) {
        p("Rows that look shifted are left out until you have compared them and tick them.")
      }
      if lines.contains(where: { $0.row.isSetAside == true }) {
        p(
          "Rows that look like notes, totals or the key of the colours are set aside: tick those that are actions after all."
        )
      }
      if lines.contains(where: { twins[$0] != nil }) {
        p(
          "Rows that the plan has already are left out, whether the file says other things of them now or not. Where it is not certain that it is the same action, the row is recorded: look at those, and choose."
        )
      }
      if let first = lines.first, let last = lines.last {
        sheet.bare(to: .planImport(found.id, "rows"), attributes: [.class("part")]) {
          ImportRowsTable(decisions: decisions, lines: lines, twins: twins, sheet: sheet).html
          sheet.hidden("first", first.number)
          sheet.hidden("last", last.number)
          div(.class("buttons")) {
            submitButton("Save and go back")
            if hasMore {
              submitButton(
                "Save and show the next rows", name: "then", value: "next", style: .secondary)
            }
            link("Cancel", to: .planImport(found.id), .class("cancel"))
          }
        }
      } else {
        emptyState("There are no further rows.") {
          buttonLink("Back to the preview", to: .planImport(found.id))
        }
      }
    }
  }

  static func load(_ visit: Visit, problems: [Problem] = []) async throws -> Page {
    let id: PlanImport.ID = try visit.id("import")
    let sent = visit.form["first"].flatMap { Int($0) }.map { $0 - 1 }
    let after = visit.query("after").flatMap { Int($0) } ?? sent ?? 0
    return try await visit.store.read { db in
      let found = try db.openImport(id, of: visit.authority)
      let decisions = try ImportDecisions(found, on: visit.today, db)
      let lines = try db.lines(of: found, after: after, limit: size + 1)
      let twins = try ImportTwins(decisions, db)
      return ImportRowsPage(
        decisions: decisions, lines: Array(lines.prefix(size)), hasMore: lines.count > size,
        twins: twins,
        sheet: FormSheet(
          visit, problems: problems, values: decisions.shown(of: lines.prefix(size), twins))
      ).page
    }
  }
}

extension Address {
  /// The page of the rows that begins with one of them.
  static func importRow(_ number: Int, of found: PlanImport.ID) -> Address {
    Address.planImport(found, "rows").with("after", "\(number - 1)")
  }
}

extension ImportDecisions {
  /// What stands in the fields of rows that the plan has, and of dates that can be repaired.
  fileprivate func shown(
    of lines: some Sequence<ImportLine>, _ twins: ImportTwins
  ) -> FormValues {
    var values = FormValues()
    for line in lines {
      if let twin = twins[line] {
        let decision = line.isLeftOut ? .leave : decision(twin, of: line.row)
        values.fields.append((ImportTwinCell.fieldName(line.number), decision.rawValue))
      }
      for column in ImportedRow.DateColumn.allCases {
        guard let day = choices.repairs?[line.row.key(column)].flatMap({ CivilDate($0.day) })
        else { continue }
        values.fields.append((ImportDateCell.fieldName(column, line.number), day.longForm))
      }
    }
    return values
  }
}

/// Rows of a file as they would be recorded.
struct ImportRowsTable {
  let decisions: ImportDecisions
  /// As the file has them.
  let lines: [ImportLine]
  let twins: ImportTwins
  /// The form that the table stands in, with a box for each row; nil where rows are only shown.
  var sheet: FormSheet?

  var html: HTML {
    let groups = Dictionary(
      decisions.digest.groups.map { ($0.key, self.words(of: $0)) },
      uniquingKeysWith: { first, _ in first })
    return dataTable(
      "Rows of the file", isCaptionHidden: true,
      columns: ["Row", "Under", "Action", "Owner", "Due", "Delivery"],
      rows: zip(lines, decisions.repaired(lines)).map { cells($0, $1.row, groups) })
  }

  private func cells(
    _ line: ImportLine, _ row: ImportedRow, _ groups: [String: HTML]
  ) -> [HTML] {
    [
      place(line),
      row.groupKey.flatMap { groups[$0] }
        ?? HTML(row.heading.shortened(to: 80)),
      action(row, line), owner(row),
      HTML {
        due(row)
        dateCell(.due, row, line).html
        dateCell(.revisedDue, row, line).html
        dateCell(.start, row, line).html
      },
      HTML {
        delivery(row)
        dateCell(.completed, row, line).html
      },
    ]
  }

  private func place(_ line: ImportLine) -> HTML {
    let words =
      lines.contains { $0.row.table != lines[0].row.table }
      ? line.row.place : "Row \(line.row.row)"
    let shifted = line.row.looksShifted == true
    guard let sheet else {
      return div {
        HTML(words)
        if shifted { div { tag("Looks shifted", .caution) } }
        if line.row.isSetAside == true { div { tag("Set aside", .caution) } }
      }
    }
    if let twin = twins[line] {
      let cell = ImportTwinCell(twin: twin, decision: decisions.decision(twin, of: line.row))
      return div {
        cell.field(line.number, row: line.row.row, sheet)
        if shifted { tag("Looks shifted", .caution) }
      }
    }
    let id = "row-\(line.number)"
    return div(.class("option")) {
      input(
        .type(.checkbox), .id(id), .name("take"), .value("\(line.number)"),
        .checked(!line.isLeftOut))
      Markup.label(words, .for(id))
      if shifted { tag("Looks shifted", .caution) }
      if line.row.isSetAside == true { tag("Set aside", .caution) }
    }
  }

  private func words(of group: ImportDigest.Group) -> HTML {
    switch decisions.decision(group) {
    case .own: HTML(group.text.shortened(to: 80))
    case .add:
      div {
        tag("New", .gold)
        HTML(" \(group.text.shortened(to: 80))")
      }
    case .serves(let id):
      div {
        if let found = decisions.recommendations.first(where: { $0.id == id }) {
          reference(found.reference, to: .recommendation(id))
          HTML(" \(found.text.onOneLine.shortened(to: 60))")
        }
      }
    }
  }

  @HTMLBuilder private func action(_ row: ImportedRow, _ line: ImportLine) -> HTML {
    if row.action == nil {
      span(
        row.looksShifted == true
          ? "Nothing stands where the action belongs"
          : "No action; the row names a recommendation only", .class("muted"))
    } else {
      HTML(row.title)
      milestones(row)
      if let twin = twins[line] {
        ImportTwinCell(twin: twin, decision: decisions.decision(twin, of: line.row)).html
      }
    }
  }

  @HTMLBuilder private func milestones(_ row: ImportedRow) -> HTML {
    for (title, day) in row.datedMilestones {
      div(.class("muted")) {
        HTML("Milestone: \(title.shortened(to: 80)), ")
        shortDay(day)
      }
    }
  }

  @HTMLBuilder private func owner(_ row: ImportedRow) -> HTML {
    if row.owners.isEmpty {
      Written.nobody
    } else {
      div { for name in row.owners { div { self.name(name) } } }
    }
  }

  @HTMLBuilder private func name(_ name: String) -> HTML {
    switch decisions.decision(name) {
    case .owner(let owner):
      HTML(decisions.owners.choices.first { $0.owner == owner }?.name.name ?? name)
    case .body:
      HTML(name)
      span(" (new organisation)", .class("muted"))
    case .text:
      HTML(name)
      span(" (as words)", .class("muted"))
    }
  }

  private func dateCell(
    _ column: ImportedRow.DateColumn, _ row: ImportedRow, _ line: ImportLine
  ) -> ImportDateCell {
    ImportDateCell(
      column: column, row: row, number: line.number,
      repair: decisions.choices.repairs?[row.key(column)],
      fix: sheet.map { .field($0) } ?? .link(.importRow(line.number, of: decisions.planImport.id)))
  }

  @HTMLBuilder private func due(_ row: ImportedRow) -> HTML {
    let days = row.ledger
    if let first = days.first {
      div {
        shortDay(first)
        for day in days.dropFirst() {
          HTML(", moved to ")
          shortDay(day)
        }
      }
    } else if let text = row.due?.text, !text.isEmpty {
      span("No day: “\(text.shortened(to: 40))”", .class("muted"))
    } else if row.dateNotes?.contains(where: { $0.column == .due && $0.isUnread }) != true {
      Written.noDate
    }
  }

  @HTMLBuilder private func delivery(_ row: ImportedRow) -> HTML {
    if row.action != nil {
      div {
        if let found = decisions.delivery(of: row) {
          deliveryTag(found.state)
          if found.state == .complete {
            HTML(" ")
            shortDay(found.since)
          }
        } else {
          deliveryTag(.notStarted)
          if let words = decisions.openWords(of: row) {
            span(
              " “\(words.onOneLine.shortened(to: 60))” is kept as what was said", .class("muted"))
          } else if let said = row.rating {
            span(" “\(said.onOneLine.shortened(to: 30))” stays as words", .class("muted"))
          }
        }
      }
    }
  }
}
