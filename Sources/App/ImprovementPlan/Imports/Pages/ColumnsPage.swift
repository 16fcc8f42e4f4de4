import Inspections
import Kernel
import Markup
import Reading
import SiteMap
import Storage
import Web

/// Where a person says what the columns of a file hold.
struct ColumnsPage {
  let planImport: PlanImport
  let layout: ImportLayout
  let mapping: ColumnMapping
  /// An earlier upload of the same file.
  let earlier: PlanImport?
  let sheet: FormSheet

  var page: Page {
    Page(
      "What do the columns hold?", kicker: planImport.fileName,
      breadcrumbs: planImport.breadcrumbs()
    ) {
      lead(introduction)
      if let earlier { SameFileNote(earlier: earlier).html }
      let rows = mapping.rowCount(layout)
      if rows > RecordPlanImport.mostActions { warningText(ConfirmColumns.tooManyRows(rows)) }
      for warning in layout.warnings.prefix(5) { insetText(warning) }
      sheet.form(
        to: .planImport(planImport.id, "columns"), submit: "Read the rows", cancel: .planImports,
        more: submitButton(
          "Look again with these header rows", name: "then", value: "look", style: .secondary)
      ) {
        for table in taken { self.table(table) }
        if !others.isEmpty {
          h2("Tables that seem to hold no plan")
          warningText(
            "\(counted(others.map(\.rowCount).reduce(0, +), "row")) in \(counted(others.count, "table")) will not be read. Take a table, and say what its columns hold, if actions stand in it."
          )
          for table in others { fold(heading(table)) { fields(table) } }
        }
        if layout.more > 0 {
          muted("\(counted(layout.more, "further table")) without headers of a plan are left.")
        }
        sheet.hidden("version", planImport.version)
      }
    }
  }

  private var introduction: String {
    let tables = counted(layout.tables.count + layout.more, "table")
    let encoding = layout.encoding.map { ", read as \($0)" } ?? ""
    return
      "The file has \(tables)\(encoding). Check what each column was taken for. Next time a table has the same headers, your answer is proposed."
  }

  private var taken: [ImportLayout.Table] {
    layout.tables.filter { entry(of: $0)?.isTaken == true }
  }

  private var others: [ImportLayout.Table] {
    layout.tables.filter { entry(of: $0)?.isTaken != true }
  }

  private func entry(of table: ImportLayout.Table) -> ColumnMapping.Table? {
    mapping.tables.first { $0.table == table.index }
  }

  private func heading(_ table: ImportLayout.Table) -> String {
    "\(table.name)\(table.isHidden ? " (hidden)" : ""), \(counted(table.rowCount, "row"))"
  }

  private func table(_ table: ImportLayout.Table) -> HTML {
    part(heading(table), id: "table-\(table.index)") {
      certainty(table)
      fields(table)
    }
  }

  @HTMLBuilder private func certainty(_ table: ImportLayout.Table) -> HTML {
    if let offers = table.monthFirst, !offers.isEmpty {
      let columns = offers.keys.sorted().map(PlanPlace.letters).joined(separator: ", ")
      p {
        tag("Needs a look", .caution)
        HTML(
          " Column \(columns) has days that make sense with the month first alone. Say beneath it whether all of its days are to be read so."
        )
      }
    }
    if let entry = entry(of: table) {
      if entry.isRemembered {
        p {
          tag("As last time", .good)
          HTML(" Somebody confirmed these headers before.")
        }
      } else if let doubt = entry.doubt {
        p {
          tag("Needs a look", .caution)
          HTML(" \(doubt)")
        }
      } else {
        p {
          tag("Clear", .good)
          HTML(" Every header that was recognised has only one meaning.")
        }
      }
    }
  }

  @HTMLBuilder private func fields(_ table: ImportLayout.Table) -> HTML {
    let header = entry(of: table)?.headerRow ?? 0
    sheet.checkbox("take-\(table.index)", "Take this table")
    sheet.select(
      "header-\(table.index)", "Which row is the last of the headers?",
      [Choice("0", "There are no headers")]
        + table.rows.map { Choice("\($0.number)", Self.words(of: $0)) }, prompt: nil)
    div(.class("cards")) {
      for column in table.columns { self.column(column, of: table, header: header) }
    }
  }

  private func column(
    _ column: Int, of table: ImportLayout.Table, header: Int
  ) -> HTML {
    let words = table.header(of: column, at: header)
    let title = "Column \(PlanPlace.letters(column))" + (words.isEmpty ? "" : ": \(words)")
    return div {
      sheet.select(
        Self.name(table.index, column), title,
        PlanColumn.allCases.map { Choice($0.rawValue, $0.title) },
        hint: Self.hint(
          table.samples(of: column, below: header),
          colours: table.colours(of: column, below: header)),
        prompt: "None of these; the words stay with the action")
      if let offer = table.monthFirst?[column] {
        sheet.checkbox(
          Self.monthName(table.index, column), Self.asked(offer), hint: Self.otherwise(offer))
      }
    }
  }

  /// What stands beneath the header of a column at first: words, or colours alone.
  private static func hint(_ samples: [String], colours: [String]) -> String {
    if !samples.isEmpty {
      return samples.map { "“\($0.shortened(to: 45))”" }.joined(separator: ", ")
    }
    guard !colours.isEmpty else { return "Nothing stands beneath it at first." }
    return "No words, but cells coloured \(Words.list(colours))."
  }

  private static func asked(_ offer: MonthFirstOffer) -> String {
    "Month first? “\(offer.sample)” can only be \(offer.day): read all days of this column so"
  }

  private static func otherwise(_ offer: MonthFirstOffer) -> String {
    offer.otherwise.map {
      "But “\($0)” has the day first; it could then not be read, and you would enter its day by hand."
    }
      ?? "Otherwise such days are not recorded until you enter them, and “05/06” is the 5th of June."
  }

  static func monthName(_ table: Int, _ column: Int) -> String { "month-\(table)-\(column)" }

  private static func words(of row: ImportLayout.Row) -> String {
    let cells = row.cells.sorted { $0.key < $1.key }.map(\.value).joined(separator: " | ")
    return "Row \(row.number): \(cells.shortened(to: 70))"
  }

  static func name(_ table: Int, _ column: Int) -> String { "column-\(table)-\(column)" }
}

extension ColumnsPage {
  /// - Parameter mapping: what was sent and is to be shown again, with other samples.
  static func load(
    _ visit: Visit, problems: [Problem] = [], showing sent: ColumnMapping? = nil
  ) async throws -> Page {
    let id: PlanImport.ID = try visit.id("import")
    return try await visit.store.read { db in
      let found = try db.openImport(id, of: visit.authority)
      let layout = try db.layout(of: found)
      var mapping = try JSONText.value(ColumnMapping.self, of: found.mapping)
      if let sent {
        mapping = sent
      } else if visit.form.isSent {
        var entry = visit.form.entry()
        mapping = read(&entry, layout)
      }
      return ColumnsPage(
        planImport: found, layout: layout, mapping: mapping,
        earlier: try db.earlierImport(of: found),
        sheet: FormSheet(visit, problems: problems, values: values(mapping))
      ).page
    }
  }

  private static func values(_ mapping: ColumnMapping) -> FormValues {
    var fields: [(name: String, value: String)] = []
    for table in mapping.tables {
      if table.isTaken { fields.append(("take-\(table.table)", "yes")) }
      fields.append(("header-\(table.table)", "\(table.headerRow)"))
      for column in table.monthFirst ?? [] {
        fields.append((monthName(table.table, column), "yes"))
      }
      for (holds, column) in table.columns { fields.append((name(table.table, column), holds)) }
    }
    return FormValues(fields)
  }

  /// What was sent. A thing that two columns are taken for is a problem of the second.
  static func read(_ entry: inout FormEntry, _ layout: ImportLayout) -> ColumnMapping {
    ColumnMapping(
      tables: layout.tables.map { table in
        var columns: [String: Int] = [:]
        let isTaken = entry.isChecked("take-\(table.index)")
        for column in table.columns {
          let field = name(table.index, column)
          let holds: PlanColumn? = entry.optionalChoice(field)
          guard let holds else { continue }
          if let other = columns[holds.rawValue], isTaken {
            entry.check(
              false,
              "Columns \(PlanPlace.letters(other)) and \(PlanPlace.letters(column)) cannot both be the “\(holds.title)”. Choose one.",
              field: field)
          } else {
            columns[holds.rawValue] = column
          }
        }
        let header = Int(entry.form["header-\(table.index)"] ?? "") ?? 0
        return ColumnMapping.Table(
          table: table.index, isTaken: isTaken,
          headerRow: table.rows.contains { $0.number == header } ? header : 0, columns: columns,
          monthFirst: (table.monthFirst ?? [:]).keys.sorted().filter {
            entry.isChecked(monthName(table.index, $0))
          })
      })
  }
}
