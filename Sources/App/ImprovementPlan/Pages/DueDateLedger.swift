import Civil
import Kernel
import Markup
import Web

/// The ledger of due dates: the first line is for ever. A correction is told apart from moves.
struct DueDateLedger {
  let lines: [DueDateEntry]
  let dates: PlanDates
  /// Who wrote each line down.
  let entrants: [DueDateEntry.ID: LedgerEntrant]

  var html: HTML {
    part("Due dates", id: "due-dates") {
      if lines.isEmpty {
        p("No due date has been set.")
      } else {
        if let corrected { p(corrected) }
        if let moved { p(moved) }
        dataTable(
          "Ledger of due dates",
          columns: ["Due", "Set by", "Decided on", "Approved by", "Why", "Entered by"],
          rows: lines.map { row($0) })
      }
    }
  }

  private var corrected: String? {
    guard let line = lines.last(where: \.isCorrection) else { return nil }
    if let first = line.correctedFirstOn {
      return
        "The first date was corrected to \(first.longForm) and not moved: the report’s publication date had been wrong. What was decided since stands. Slippage is counted from the corrected date."
    }
    return
      "The date was corrected to \(line.dueOn.longForm) and not moved: the report’s publication date had been wrong. Slippage is counted from the corrected date."
  }

  private var moved: String? {
    let moves = lines.dropFirst().count { !$0.isCorrection }
    guard let first = lines.firstThatCounts, let last = lines.last, moves > 0 else { return nil }
    let times = moves == 1 ? "once" : "\(moves) times"
    let days = dates.calendar.workingDaysAfter(first.dueOn, through: last.dueOn)
    let slip =
      last.dueOn > first.dueOn
      ? ", \(Lateness.workingDays(days)) after the first date" : ", to no later than the first date"
    return "The date was moved \(times)\(slip)."
  }

  private func row(_ line: DueDateEntry) -> [HTML] {
    [
      HTML {
        day(line.dueOn)
        if line.isCorrection {
          HTML(" ")
          tag("Correction", .info)
          if let first = line.correctedFirstOn {
            div("of the first date, to \(first.longForm)", .class("muted"))
          }
        } else if line.number == 1 {
          HTML(" ")
          tag("First date", .gold)
        }
        if let actBy = dates.actBy(line.dueOn) {
          span(" Not a working day: act by \(actBy.weekdayForm).", .class("muted"))
        }
      },
      HTML("\(line.setByName) (\(line.setBy.title))"), decided(line),
      line.approver.isEmpty ? span("Not needed", .class("muted")) : HTML(line.approver),
      HTML {
        HTML(line.reason)
        if let rule = line.rule { ruleNote(rule) }
      },
      entrants[line.id].map { HTML("\($0.name), \($0.at.dateInLondon.shortForm)") } ?? HTML(),
    ]
  }

  private func decided(_ line: DueDateEntry) -> HTML {
    HTML {
      shortDay(line.setOn)
      if !line.paper.isEmpty { div(line.paper, .class("muted")) }
    }
  }

  private func ruleNote(_ rule: TimeRuleVersion) -> HTML {
    guard let known = dates.rules.rule(rule) else {
      return span(" Rule “\(rule.key)”, version \(rule.version).", .class("muted"))
    }
    return span(
      " \(known.phrase.prefix(1).uppercased())\(known.phrase.dropFirst()). \(known.source) (\(known.tag.meaning)).",
      .class("muted"))
  }
}
