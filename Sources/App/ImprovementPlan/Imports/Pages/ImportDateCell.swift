import Civil
import Kernel
import Markup
import Reading
import SiteMap
import Web

/// One date of a row as it would be recorded: the day, what the file said where that was wrong or
/// in doubt, and the field that puts another day in its place.
struct ImportDateCell {
  let column: ImportedRow.DateColumn
  /// The row with the days that were entered.
  let row: ImportedRow
  let number: Int
  let repair: ImportChoices.Repair?
  let fix: Fix

  /// How a date that needs a look is put right.
  enum Fix {
    case field(FormSheet)
    /// A link to the page that has the field.
    case link(Address)
  }

  static func fieldName(_ column: ImportedRow.DateColumn, _ number: Int) -> String {
    "date-\(column.rawValue)-\(number)"
  }

  private var notes: [ImportedRow.DateNote] {
    (row.dateNotes ?? []).filter { $0.column == column }
  }

  var needsLook: Bool { !notes.isEmpty }

  @HTMLBuilder var html: HTML {
    for note in notes {
      div {
        if repair != nil {
          span("Entered here in place of “\(words(note))”", .class("muted"))
        } else {
          tag(note.isUnread ? "Not recorded" : "Check", note.isUnread ? .urgent : .caution)
          HTML(" \(prefix)\(said(note))")
        }
      }
    }
    if needsLook { fixing }
  }

  @HTMLBuilder private var fixing: HTML {
    switch fix {
    case .field(let sheet):
      sheet.textField(
        Self.fieldName(column, number), "\(column.title) instead, row \(row.row)",
        hint: notes.contains(where: \.isUnread)
          ? "For example 30 November 2025. Empty: recorded without it."
          : "Only when it is another day.",
        isOptional: true)
    case .link(let address):
      div { link(repair == nil ? "Put it right" : "Change it", to: address) }
    }
  }

  private var prefix: String { column == .due ? "" : "\(column.title): " }

  private func words(_ note: ImportedRow.DateNote) -> String {
    note.text.onOneLine.shortened(to: 40)
  }

  /// The cell's words, unless what is said of them repeats them.
  private func said(_ note: ImportedRow.DateNote) -> String {
    note.text.isEmpty || note.message.contains("“\(words(note))”")
      ? note.message : "The file says “\(words(note))”. \(note.message)"
  }
}

extension ImportChoices {
  /// What a form says of the dates of the rows that it showed: the day in the place of each, nil
  /// where the file's own stands.
  static func readRepairs(
    _ entry: inout FormEntry, of lines: [ImportLine]
  ) -> [String: Repair?] {
    var found: [String: Repair?] = [:]
    for line in lines {
      for column in Set((line.row.dateNotes ?? []).map(\.column)) {
        let name = ImportDateCell.fieldName(column, line.number)
        guard let text = entry.optionalText(name, maximum: 40) else {
          found.updateValue(nil, forKey: line.row.key(column))
          continue
        }
        do throws(UnreadableDate) {
          let day = try CivilDate(reading: text)
          entry.check(
            PlanDate.years.contains(day.year),
            "Row \(line.row.row): the year of \(day.longForm) cannot be right.", field: name)
          found[line.row.key(column)] = Repair(day: day.description)
        } catch {
          entry.check(false, "Row \(line.row.row): \(error)", field: name)
        }
      }
    }
    return found
  }
}
