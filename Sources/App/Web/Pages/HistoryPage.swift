import Civil
import Kernel
import Markup
import SiteMap
import Storage

/// Who changed a record, when, why, and what: the last change first.
struct HistoryPage {
  let visit: Visit
  let subject: HistorySubject
  let changes: [Change]
  /// The version of the last change; only that one can be undone.
  let latest: Int?
  let names: RecordNames

  var page: Page {
    Page("History", kicker: kicker, breadcrumbs: breadcrumbs) {
      lead("Everything that was changed, by whom and why. Nothing here can be altered or removed.")
      ol(.class("changes")) { for change in changes { li(.class("change")) { entry(change) } } }
      if changes.count == HistorySubject.most {
        muted("Only the last \(HistorySubject.most) changes are shown.")
      }
    }
  }

  private var kicker: String {
    names[subject.record].map { "\(subject.kind.title): \($0)" } ?? subject.kind.title
  }

  private var breadcrumbs: [Breadcrumb] {
    guard let address = subject.kind.address?(subject.record) else { return [] }
    return [Breadcrumb(subject.kind.title, address)]
  }

  @HTMLBuilder private func entry(_ change: Change) -> HTML {
    h2("\(change.reason.prefix(1).uppercased())\(change.reason.dropFirst())")
    p(.class("muted")) {
      "\(change.author.name), "
      time(change.at.forPeople, .datetime(change.at.dateInLondon.description))
      " · \(verb(change)) · version \(change.version)"
      if change.seal != nil { " · sealed" }
    }
    ChangeTable(kind: subject.kind, change: change, names: names).html
    undoing(change)
  }

  /// The button, or, for those who may undo such a record's changes, why this one cannot be.
  @HTMLBuilder private func undoing(_ change: Change) -> HTML {
    if mayUndo(change) {
      if let refusal = HistoryAccess.refusal(toUndo: change) {
        muted("This change cannot be undone here. \(refusal)")
      } else {
        visit.sheet.button(
          "Undo this change", to: Address("history", subject.table, subject.record, "undo"),
          values: ["change": String(change.sequence)])
      }
    }
  }

  private func verb(_ change: Change) -> String {
    switch change.kind {
    case .inserted: "made"
    case .updated: "changed"
    case .deleted: "taken away"
    }
  }

  private func mayUndo(_ change: Change) -> Bool {
    guard change.version == latest,
      let permission = HistoryAccess.permission(toUndoIn: subject.table)
    else { return false }
    return visit.user.may(permission)
  }
}

/// What a change did, field by field.
struct ChangeTable {
  let kind: RecordKind
  let change: Change
  let names: RecordNames

  var html: HTML {
    let differences = change.differences.filter { kind.isShown($0.column) }
    if differences.isEmpty { return muted("No field that is shown was changed.") }
    return change.kind == .inserted ? made(differences) : changed(differences)
  }

  private func made(_ differences: [FieldDifference]) -> HTML {
    dataTable(
      "What was entered", isCaptionHidden: true, columns: ["Field", "Value"],
      rows: differences.filter { $0.new != .null && $0.new != .text("") }.map {
        [HTML(kind.title(of: $0.column)), value($0.new, $0.column)]
      })
  }

  private func changed(_ differences: [FieldDifference]) -> HTML {
    dataTable(
      "What was changed", isCaptionHidden: true, columns: ["Field", "Before", "After"],
      rows: differences.flatMap(rows))
  }

  private func rows(_ difference: FieldDifference) -> [[HTML]] {
    let column = difference.column
    guard let answers = kind.answers[column] else {
      return [
        [
          HTML(kind.title(of: column)), value(difference.old, column),
          value(difference.new, column),
        ]
      ]
    }
    return answers.differences(difference.old, difference.new).map { title, old, new in
      [HTML(title), answer(old), answer(new)]
    }
  }

  private func answer(_ text: String) -> HTML {
    text.isEmpty ? span("as it was", .class("muted")) : HTML(text)
  }

  /// As people write it: a code by its words, another record by its name.
  private func value(_ value: SQLValue, _ column: String) -> HTML {
    switch value {
    case .null: return span("nothing", .class("muted"))
    case .boolean(let flag): return HTML(flag ? "yes" : "no")
    case .integer(let number):
      return HTML(
        column.hasSuffix("_at") ? Instant(milliseconds: number).forPeople : String(number))
    case .real(let number): return HTML(String(number))
    case .blob(let bytes): return HTML("\(bytes.count) bytes")
    case .text(let text):
      if text.isEmpty { return span("nothing", .class("muted")) }
      if let words = kind.words[column]?(text) { return HTML(words) }
      if let date = CivilDate(text) { return day(date) }
      if ID<Any>(text) != nil {
        return names[text].map { HTML($0) } ?? span("a record that has no name", .class("muted"))
      }
      return HTML(column == "login" ? text : text.asPlainWords)
    }
  }
}
