import Civil
import ImprovementPlan
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// Where one comes in: the boards one may see, and for those inside what has been asked, what is
/// feared, and what lies ahead.
struct BoardHome {
  struct Seen: Sendable {
    let board: NamedBoard
    let next: Meeting?
    let pack: BoardPack?
    let toDo: Int
  }

  let visit: Visit
  let boards: [Seen]
  let challenges: [Challenge]
  let risks: [ScoredRisk]
  let ahead: [ScoredRisk]
  let horizon: TimeRule?
  let plans: [Plan]
  let calendar: WorkingCalendar
  /// What stands beside the boards.
  let beside: HTML

  private var isInside: Bool { visit.user.may(.readPlan) }

  init(_ visit: Visit, beside links: BoardLinks) async throws {
    let visit = visit.asAsked(BoardSlice.tables + links.tables)
    self.visit = visit
    let (user, world) = (visit.user, visit.world)
    let found = try await visit.read { db in
      let boards = try db.boards(seenBy: user, on: visit.today).map { board in
        let meetings = try db.meetings(of: board.id, in: user.authority)
        return Seen(
          board: board,
          next: meetings.last { $0.heldOn >= visit.today && $0.state == .planned },
          pack: try db.packs(of: board.id, in: user.authority).first,
          toDo: try db.log(of: board.id, in: user.authority).count { $0.doneOn == nil })
      }
      let calendar = try world.workingCalendar(db)
      let beside = try links.part(db, visit)
      guard user.may(.readPlan) else {
        return (
          boards, [Challenge](), [ScoredRisk](), [ScoredRisk](), TimeRule?.none, [Plan](), calendar,
          beside
        )
      }
      let ahead = try db.pressuresAhead(
        in: world, of: user.authority, asAt: visit.shownDay)
      return (
        boards, try db.challenges(of: user.authority), try db.risks(of: user.authority),
        ahead.risks, ahead.rule, try db.plans(of: user.authority), calendar, beside
      )
    }
    (boards, challenges, risks, ahead, horizon, plans, calendar, beside) = found
  }

  var page: Page {
    Page("Board") {
      visit.asAtNote
      lead(
        "Who answers for improvement, what they are shown, what they ask, and what might stand in the way."
      )
      boardCards
      if isInside {
        figures
        PressuresAhead(risks: ahead, rule: horizon, today: visit.today, past: visit.shownDay).html
        waits
      }
      beside
      visit.asAtForm("The boards as at another day")
    }
  }

  /// A page as at the day of this one.
  private func here(_ address: Address) -> Address { address.asAt(visit.shownDay) }

  @HTMLBuilder private var boardCards: HTML {
    if boards.isEmpty {
      emptyState(
        isInside
          ? "No board is entered yet. A board is a body of the directory with terms of reference, members and meetings."
          : "You do not sit on a board. Whoever keeps the board adds its members."
      ) {
        if visit.user.may(.manageBoard) { buttonLink("Enter a board", to: .newBoard) }
      }
    } else {
      cards { for one in boards { card(one) } }
      if visit.user.may(.manageBoard) { p { link("Enter another board", to: .newBoard) } }
    }
  }

  private func card(_ one: Seen) -> HTML {
    Web.card(one.board.name, to: here(.board(one.board.id)), level: 2) {
      if let next = one.next {
        p {
          HTML("Next: ")
          link(next.when, to: here(.meeting(next.id)))
        }
      } else {
        p("No meeting is planned.")
      }
      if let pack = one.pack {
        p {
          link("Latest pack", to: .pack(pack.id))
          HTML(", \(pack.citation)")
        }
      }
      p(
        one.toDo == 1
          ? "1 entry of the action log to do" : "\(one.toDo) entries of the action log to do")
    }
  }

  private var figures: HTML {
    let open = challenges.filter { $0.closedOn == nil }
    let overdue = open.count { $0.standing(on: visit.today, calendar: calendar).isOverdue }
    let live = risks.filter { $0.risk.closedOn == nil }
    return HTML {
      keyFigures(
        [
          KeyFigure(
            "\(open.count)", open.count == 1 ? "challenge is open" : "challenges are open",
            to: here(.challenges).with("state", "open")),
          KeyFigure(
            "\(overdue)", overdue == 1 ? "answer is overdue" : "answers are overdue",
            to: here(.challenges).with("state", "overdue"), tone: overdue == 0 ? .neutral : .urgent
          ),
        ]
          + Risk.Kind.allCases.map { kind in
            let count = live.count { $0.risk.kind == kind }
            return KeyFigure(
              "\(count)", kind.noun(count), to: here(.risks).at(kind.rawValue))
          })
      p {
        link("Challenge log", to: here(.challenges))
        HTML(" · ")
        link("Risk register", to: here(.risks))
      }
    }
  }

  @HTMLBuilder private var waits: HTML {
    let open = plans.filter { $0.state != .closed }
    if !open.isEmpty {
      part("Which actions wait for which", id: "dependencies") {
        ul {
          for plan in open {
            li { link(plan.titleWithStanding, to: here(.dependencies(ofPlan: plan.id))) }
          }
        }
      }
    }
  }
}
