import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// Entries of a board's action log.
struct LogTable {
  let title: String
  let entries: [LogEntry]
  let names: [Owner: OwnerName]
  let today: CivilDate
  let mayManage: Bool

  init(
    _ title: String, entries: [LogEntry], names: [Owner: OwnerName], today: CivilDate,
    mayManage: Bool
  ) {
    self.title = title
    self.entries = entries
    self.names = names
    self.today = today
    self.mayManage = mayManage
  }

  var html: HTML {
    dataTable(
      title, columns: ["To do", "Who", "Due", "State"],
      rows: entries.map { entry in
        [
          HTML {
            if mayManage {
              link("\(entry.reference) \(entry.text)", to: .logEntry(entry.id))
            } else {
              HTML("\(entry.reference) \(entry.text)")
            }
            if !entry.outcome.isEmpty { div(entry.outcome, .class("muted")) }
          },
          named(entry.owner.flatMap { names[$0] }),
          entry.dueOn.map { shortDay($0) } ?? span("No date", .class("muted")), state(entry),
        ]
      })
  }

  private func state(_ entry: LogEntry) -> HTML {
    if let done = entry.doneOn { return tag("Done \(done.shortForm)", .good) }
    if let due = entry.dueOn, due < today { return tag("Overdue", .urgent) }
    return tag("To do", .gold)
  }
}
