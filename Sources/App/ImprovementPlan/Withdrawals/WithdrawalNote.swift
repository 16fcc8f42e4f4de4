import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// What the page of an action says of its being withdrawn: now, or at an earlier time.
struct WithdrawalNote {
  let action: Action
  let lines: [ActionWithdrawal]
  /// Who wrote each line down.
  let entrants: [ActionWithdrawal.ID: LedgerEntrant]
  let mayBringBack: Bool

  @HTMLBuilder var html: HTML {
    if let gone = action.withdrawnOn {
      insetText {
        p("This action was withdrawn on \(gone.longForm): \(action.withdrawnBecause)")
        p(decided)
        if action.isWithdrawnLate, let first = action.firstDueOn {
          p(
            "That was after its first due date, \(first.longForm), so it stays among the actions that were due, as it stood (M64)."
          )
          if let last = lines.last, last.kind == .withdrawn, last.decidedOn <= first {
            p(
              "It is said to have been decided on \(last.decidedOn.longForm), before that date. No meeting in the board’s records shows that, so it counts from the day on which it was entered."
            )
          }
        }
        if mayBringBack {
          buttonLink("Bring it back", to: .restoreAction(action.id), style: .secondary)
        }
      }
    }
    if lines.count > 1 || (lines.count == 1 && !action.isWithdrawn) { ledger }
  }

  private var decided: String {
    guard let last = lines.last, last.kind == .withdrawn else {
      return "Who decided that is not on record."
    }
    return "\(last.sentence)\(entered(last).map { " Entered by \($0)." } ?? "")"
  }

  private var ledger: HTML {
    fold("Withdrawn and brought back") {
      dataTable(
        "Each time it was withdrawn or brought back", isCaptionHidden: true,
        columns: ["Decided on", "What", "By whom", "Why", "Entered by"],
        rows: lines.map { line in
          [
            shortDay(line.decidedOn), HTML(line.kind.title), HTML(line.sentence),
            HTML(line.reason), HTML(entered(line) ?? ""),
          ]
        })
    }
  }

  private func entered(_ line: ActionWithdrawal) -> String? {
    entrants[line.id].map { "\($0.name), \($0.at.dateInLondon.shortForm)" }
  }
}

extension WithdrawalNote {
  init(_ dossier: ActionDossier, _ user: User) {
    self.init(
      action: dossier.action, lines: dossier.withdrawals, entrants: dossier.withdrawalEntrants,
      mayBringBack: dossier.mayManage(user))
  }
}
