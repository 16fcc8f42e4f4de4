import Civil
import ImprovementPlan
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// One board: what it is for, when it meets next, who sits on it, what it has been shown.
struct BoardPage {
  let board: NamedBoard
  let members: [BoardMember]
  /// Who has something to do.
  let names: [Owner: OwnerName]
  /// Who sits on it; of those who do not sit today, when they last did, or first will.
  let seated: DatedOwnerNames
  let bodies: [Body.ID: String]
  let meetings: [Meeting]
  let packs: [BoardPack]
  let log: [LogEntry]
  let proposed: [CivilDate]
  let visit: Visit
  let problems: [Problem]

  private var mayManage: Bool { visit.user.may(.manageBoard) }
  private var today: CivilDate { visit.today }

  init(_ visit: Visit, problems: [Problem] = []) async throws {
    let visit = visit.asAsked(BoardSlice.tables)
    self.visit = visit
    self.problems = problems
    let (id, world): (ImprovementBoard.ID, World) = (try visit.id("board"), visit.world)
    let found = try await visit.read { db in
      let board = try db.board(id, for: visit.user, on: visit.today)
      let members = try db.members(of: id, in: visit.authority)
      let meetings = try db.meetings(of: id, in: visit.authority)
      let log = try db.log(of: id, in: visit.authority)
      return (
        board, members, meetings, log,
        try db.ownerNames(of: log.compactMap(\.owner), in: visit.authority, on: visit.today),
        try db.ownerNames(
          of: members.map { DatedOwner($0.who, on: $0.shownOn(visit.today)) },
          in: visit.authority),
        try db.bodyNames(of: visit.authority), try db.packs(of: id, in: visit.authority),
        Cadence.dates(
          everyWeeks: board.board.cadenceWeeks,
          after: meetings.first { $0.state != .cancelled }?.heldOn, today: visit.today, count: 4,
          calendar: try world.workingCalendar(db))
      )
    }
    (board, members, meetings, log, names, seated, bodies, packs, proposed) = found
  }

  var page: Page {
    Page(board.name, kicker: "Board", breadcrumbs: [Breadcrumb("Board", here(.board))]) {
      visit.asAtNote
      next
      about
      carried
      seats
      diary
      packList
      visit.asAtForm("The board as at another day")
    }
  }

  /// A page as at the day of this one.
  private func here(_ address: Address) -> Address { address.asAt(visit.shownDay) }

  private var upcoming: [Meeting] {
    meetings.filter { $0.heldOn >= today && $0.state == .planned }.reversed()
  }

  private var next: HTML {
    guard let meeting = upcoming.first else {
      return panel("No meeting is planned", tone: .caution) {
        p(
          mayManage
            ? "Plan the next ones below; dates are proposed from how often the board meets."
            : "Whoever keeps the board plans its meetings.")
      }
    }
    let pack = packs.first { $0.meeting == meeting.id }
    return panel("Next: \(meeting.when)") {
      p(meeting.place)
      buttonRow {
        buttonLink("Open the meeting", to: here(.meeting(meeting.id)))
        if let pack {
          buttonLink("Read the pack", to: .pack(pack.id), style: .secondary)
        } else if visit.user.may(.prepareBoard) {
          buttonLink("Make the pack", to: .meeting(meeting.id, "pack"), style: .secondary)
        }
      }
    }
  }

  private var about: HTML {
    let change = mayManage ? Address.board(board.id, "edit") : nil
    return part("What it is for", id: "terms") {
      prose(board.board.terms)
      summaryList([
        SummaryRow("Meets", board.board.cadence, change: change),
        SummaryRow("Usually at", "\(board.board.startsAt), \(board.board.place)", change: change),
      ])
    }
  }

  @HTMLBuilder private var carried: HTML {
    let open = log.filter { $0.doneOn == nil }
    if !open.isEmpty {
      part("Action log: \(open.count) still to do", id: "log") {
        LogTable(
          "Carried from meeting to meeting until done", entries: open, names: names, today: today,
          mayManage: mayManage
        ).html
      }
    }
  }

  private var seats: HTML {
    let sitting = members.filter { $0.sits(on: today) }
    let former = members.filter { !$0.sits(on: today) }
    return part("Members", id: "members") {
      if sitting.isEmpty {
        p("Nobody sits on it yet.")
      } else {
        memberTable("Members today", sitting)
      }
      if mayManage {
        buttonRow {
          buttonLink("Add a member", to: .board(board.id, "members"), style: .secondary)
        }
      }
      if !former.isEmpty {
        fold("\(former.count) who sat on it before, or will") {
          memberTable("Not sitting today", former)
        }
      }
    }
  }

  private func memberTable(_ title: String, _ members: [BoardMember]) -> HTML {
    dataTable(
      title, isCaptionHidden: true, columns: ["Member", "Role", "For", "Since"],
      rows: members.map { member in
        [
          HTML {
            named(seated[member.who, on: member.shownOn(today)])
            if mayManage { div { link("Change", to: .boardMember(member.id)) } }
          },
          HTML(member.role.title),
          member.agency.flatMap { bodies[$0] }.map { HTML($0) }
            ?? span("Independent", .class("muted")),
          HTML {
            shortDay(member.from)
            if let to = member.to {
              HTML(" to ")
              shortDay(to)
            }
          },
        ]
      })
  }

  private var diary: HTML {
    part("Meetings", id: "meetings") {
      if !meetings.isEmpty {
        dataTable(
          "Meetings, the latest first", isCaptionHidden: true,
          columns: ["Meeting", "State", "Public note"],
          rows: meetings.map { meeting in
            [
              link(meeting.when, to: here(.meeting(meeting.id))),
              tag(meeting.state.title, meeting.state.tone),
              meeting.notePublishedOn == nil
                ? span("Not published", .class("muted"))
                : link("Public note", to: .meeting(meeting.id, "note")),
            ]
          })
      }
      if mayManage { plan }
    }
  }

  private var plan: HTML {
    let sheet = FormSheet(visit, problems: problems)
    return HTML {
      buttonRow {
        buttonLink("Plan one meeting", to: .board(board.id, "meetings"), style: .secondary)
      }
      fold("Plan the next meetings, \(board.board.cadence.lowercasedFirst)") {
        sheet.form(to: .board(board.id, "dates"), submit: "Plan these meetings") {
          sheet.checkboxes(
            "dates", "Which of these dates?",
            proposed.map { Choice($0.description, $0.weekdayForm) },
            hint:
              "Each is a working day; where the usual day is none, the next one. At \(board.board.startsAt), \(board.board.place)."
          )
        }
      }
    }
  }

  @HTMLBuilder private var packList: HTML {
    if !packs.isEmpty {
      let days = Dictionary(meetings.map { ($0.id, $0.heldOn) }, uniquingKeysWith: { $1 })
      part("Packs", id: "packs") {
        dataTable(
          "Packs, the latest first", isCaptionHidden: true,
          columns: ["Pack", "Cited as", "Made by"],
          rows: packs.map { pack in
            [
              link(
                "Pack for \(days[pack.meeting]?.longForm ?? "a meeting")", to: .pack(pack.id)),
              HTML(pack.citation), HTML(pack.takenBy),
            ]
          })
      }
    }
  }
}
