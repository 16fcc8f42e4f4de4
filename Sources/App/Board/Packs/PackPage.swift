import Civil
import ImprovementPlan
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// A pack as it is read on a screen and printed on A4. Its figures are those of the snapshot and
/// nothing else.
struct PackPage {
  let pack: BoardPack
  let snapshot: Snapshot
  /// Whether the reader may open the plan's own pages.
  let isInside: Bool
  /// How it stands among the packs of its meeting.
  let order: PackOrder

  var page: Page {
    Page(
      "Pack for \(snapshot.meetingOn.longForm)", kicker: snapshot.board,
      breadcrumbs: [
        Breadcrumb("Board", .board), Breadcrumb(snapshot.board, .board(pack.board)),
        Breadcrumb("Meeting of \(snapshot.meetingOn.longForm)", .meeting(pack.meeting)),
      ]
    ) {
      frozen
      order.html(on: pack)
      contents
      said
      for plan in snapshot.plans { Highlights(plan: plan, isOnly: isOnly, isInside: isInside).html }
      exceptionsPart
      changes
      PackRisks(snapshot: snapshot, citation: pack.citation, isInside: isInside).html
      decisions
      log
      foot
    }
  }

  private var isOnly: Bool { snapshot.plans.count == 1 }

  private var frozen: HTML {
    insetText {
      p {
        strong(pack.citation)
        HTML(
          ", made by \(snapshot.takenBy) at \(Instant(milliseconds: snapshot.takenAt).inLondon.timeOfDay). Its numbers stay as they were then."
        )
      }
    }
  }

  /// What whoever made the pack says first, and where it was kept although figures disagree.
  @HTMLBuilder private var said: HTML {
    if let words = snapshot.highlights {
      part("What the board should know first", id: "first") {
        prose(words)
        muted("Written by \(snapshot.takenBy) for this pack, and frozen with its figures.")
        let found = isInside ? snapshot.disagreementsInHighlights : []
        if !found.isEmpty {
          insetText { for one in found { p(one.disagreement.sentence) } }
        }
      }
    }
  }

  private var exceptions: [(plan: PlanDigest, action: PlanDigest.ActionLine)] {
    snapshot.plans.flatMap { plan in plan.exceptions.map { (plan, $0) } }
  }

  private var contents: HTML {
    let count = exceptions.count
    return p {
      link(count == 1 ? "1 exception" : "\(count) exceptions", to: here("exceptions"))
      HTML(" · ")
      link("What has changed", to: here("changes"))
      HTML(" · ")
      link("Risks", to: here("risks"))
      HTML(" · ")
      link("Decisions", to: here("decisions"))
      HTML(" · ")
      link("Action log", to: here("log"))
    }
  }

  private func here(_ part: String) -> Address { Address.pack(pack.id).at(part) }

  private var exceptionsPart: HTML {
    part("Exceptions", id: "exceptions") {
      p(pack.citation, .class("print-cite"))
      if exceptions.isEmpty {
        p("No action is at risk or off track.")
      } else {
        p(
          "Every action that is at risk or off track: why it is late, what is done now, and by when."
        )
        for one in exceptions {
          ExceptionView(
            action: one.action, plan: isOnly ? nil : one.plan.title, isInside: isInside,
            facts: one.plan.facts
          ).html
        }
      }
      expectedLate
      withdrawn
      if !exceptions.isEmpty || !expected.isEmpty || !dropped.isEmpty {
        downloadLinks(.pack(pack.id))
      }
    }
  }

  private var expected: [PlanDigest.ActionLine] { snapshot.plans.flatMap(\.expectedLate) }

  /// What is rated well, and will be late if its owner is right.
  @HTMLBuilder private var expectedLate: HTML {
    if !expected.isEmpty {
      p(PlanDigest.ActionLine.expectedLate)
      ul {
        for one in expected {
          li {
            if isInside, let id = Action.ID(one.id) {
              link("\(one.reference) \(one.title)", to: .action(id))
            } else {
              HTML("\(one.reference) \(one.title)")
            }
            HTML(". \(one.expectation)")
          }
        }
      }
    }
  }

  private var dropped: [PlanDigest.WithdrawnAction] {
    snapshot.plans.flatMap { $0.withdrawnLate ?? [] }
  }

  /// What is late no more because it was taken out of the plan.
  @HTMLBuilder private var withdrawn: HTML {
    if let note = WithdrawnLine.lateNote(dropped.count) {
      p("\(note):")
      ul {
        for one in dropped {
          li {
            WithdrawnLine(one, to: isInside ? Action.ID(one.id).map { .action($0) } : nil).html
          }
        }
      }
    }
  }

  private var changes: HTML {
    part("What has changed since the last pack", id: "changes") {
      p(pack.citation, .class("print-cite"))
      if let since = snapshot.since {
        p {
          HTML("Since ")
          if let id = BoardPack.ID(since.pack) {
            link(BoardPack.citation(since.sha256, since.takenOn), to: .pack(id))
          }
          HTML(", from the change log.")
        }
        if snapshot.changes.isEmpty { p("Nothing has changed.") }
        for plan in snapshot.plans {
          changes(of: plan)
          checked(plan)
        }
      } else {
        p("This is the board’s first pack, so there is nothing to compare it with.")
      }
    }
  }

  /// What people said stands here as they said it; where it disagreed is told beside the plan,
  /// since a note is right or wrong by the figures of its own day and not by those of the pack.
  @HTMLBuilder private func checked(_ plan: PlanDigest) -> HTML {
    if isInside, let id = Plan.ID(plan.id) {
      p {
        link(
          "Where words disagreed with the plan’s figures by then",
          to: Address.narrative(ofPlan: id).with("as-at", snapshot.takenOn.description))
      }
    }
  }

  @HTMLBuilder private func changes(of plan: PlanDigest) -> HTML {
    let own = snapshot.changes.filter { $0.plan == plan.id }
    if !own.isEmpty, !isOnly { h3(plan.title) }
    for topic in Snapshot.Topic.allCases {
      let lines = own.filter { $0.topic == topic }
      if !lines.isEmpty {
        if isOnly {
          h3("\(topic.title) (\(lines.count))")
        } else {
          h4("\(topic.title) (\(lines.count))")
        }
        ul {
          for line in lines {
            li {
              if let path = line.path {
                a(line.words, .href(WebAddress(path)))
              } else {
                HTML(line.words)
              }
              if !line.by.isEmpty {
                HTML(" ")
                span("\(line.by), \(line.on.shortForm)", .class("muted"))
              }
            }
          }
        }
      }
    }
  }

  private var decisions: HTML {
    part("Decisions of the last meeting", id: "decisions") {
      p(pack.citation, .class("print-cite"))
      if snapshot.decisions.isEmpty {
        p("None was recorded.")
      } else {
        dataTable(
          "Decisions", isCaptionHidden: true, columns: ["Decision", "Taken on"],
          rows: snapshot.decisions.map {
            [HTML("\($0.reference) \($0.text)"), shortDay($0.decidedOn)]
          })
      }
    }
  }

  private var log: HTML {
    part("Action log", id: "log") {
      p(pack.citation, .class("print-cite"))
      if snapshot.log.isEmpty {
        p("It is empty.")
      } else {
        dataTable(
          "Open, and done since the last meeting", isCaptionHidden: true,
          columns: ["To do", "Who", "Asked for", "Due", "State"],
          rows: snapshot.log.map(row))
      }
    }
  }

  private func row(_ line: Snapshot.LogLine) -> [HTML] {
    let state: HTML =
      if let done = line.doneOn {
        tag("Done \(done.shortForm)", .good)
      } else if line.workingDaysLate > 0 {
        tag("\(Lateness.workingDays(line.workingDaysLate)) late", .urgent)
      } else {
        tag("To do", .gold)
      }
    return [
      HTML {
        HTML("\(line.reference) \(line.text)")
        if !line.outcome.isEmpty { div(line.outcome, .class("muted")) }
      },
      HTML(line.owner ?? "Nobody yet"), shortDay(line.askedOn),
      line.dueOn.map { shortDay($0) } ?? span("No date", .class("muted")), state,
    ]
  }

  private var foot: HTML {
    HTML {
      muted("SHA-256 of the snapshot: \(pack.sha256)")
      p {
        link("The snapshot as data", to: .packData(pack.id))
        HTML(", for checking that it is the one that is cited.")
      }
    }
  }
}
