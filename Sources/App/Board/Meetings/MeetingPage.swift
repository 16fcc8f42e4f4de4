import Civil
import ImprovementPlan
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// One meeting, in the order in which a clerk and a chair go through it: pack, who is there, what
/// is carried over, the agenda with its minutes, decisions, challenges, and what the public may
/// read.
struct MeetingPage {
  let dossier: MeetingDossier
  let visit: Visit

  private var meeting: Meeting { dossier.meeting }
  private var isCancelled: Bool { meeting.state == .cancelled }
  private var mayManage: Bool { visit.user.may(.manageBoard) }
  private var mayPrepare: Bool { visit.user.may(.prepareBoard) }

  static func load(_ visit: Visit) async throws -> Page {
    let visit = visit.asAsked(BoardSlice.tables)
    let dossier = try await MeetingDossier(visit.id("meeting"), visit)
    return MeetingPage(dossier: dossier, visit: visit).page
  }

  var page: Page {
    Page(
      meeting.title, kicker: dossier.board.name, breadcrumbs: dossier.breadcrumbs
    ) {
      visit.asAtNote
      about
      places
      packs
      attendance
      carried
      agenda
      decisions
      if visit.user.may(.readPlan) { challenges }
      if mayManage { note }
      visit.asAtForm("The meeting as at another day")
    }
  }

  private func to(_ step: String) -> Address { .meeting(meeting.id, step) }

  private var about: HTML {
    HTML {
      summaryList([
        SummaryRow("When", meeting.when, change: mayManage ? to("edit") : nil),
        SummaryRow("Where", meeting.place, change: mayManage ? to("edit") : nil),
        SummaryRow("State", change: mayManage ? to("edit") : nil) {
          tag(meeting.state.title, meeting.state.tone)
        },
      ])
      if !meeting.remarks.isEmpty { prose(meeting.remarks) }
    }
  }

  /// A meeting's page is long, and in the meeting one jumps.
  private var places: HTML {
    let parts =
      [
        ("pack", "Pack"), ("attendance", "Who is there"), ("log", "Action log"),
        ("agenda", "Agenda and minutes"), ("decisions", "Decisions"),
      ] + (visit.user.may(.readPlan) ? [("challenges", "Challenges")] : [])
      + (mayManage ? [("note", "Public note")] : [])
    return p {
      parts.map { link($0.1, to: Address.meeting(meeting.id).asAt(visit.shownDay).at($0.0)) }
        .joined(by: HTML(" · "))
    }
  }

  private var packs: HTML {
    part("Pack", id: "pack") {
      for pack in dossier.packs {
        p {
          link("Read the pack", to: .pack(pack.id))
          HTML(" (\(pack.citation), made by \(pack.takenBy))")
        }
      }
      PackOrder(packs: dossier.packs, meeting: meeting, today: visit.today).html()
      if dossier.packs.isEmpty { p("No pack has been made for this meeting yet.") }
      if mayPrepare, !isCancelled {
        buttonRow {
          buttonLink(
            dossier.packs.isEmpty ? "Make the pack" : "Make it anew", to: to("pack"),
            style: dossier.packs.isEmpty ? .primary : .secondary)
        }
      }
    }
  }

  private var attendance: HTML {
    part("Who is there", id: "attendance") {
      if dossier.members.isEmpty {
        p("Nobody sits on the board on that day.")
      } else {
        dataTable(
          "Attendance", isCaptionHidden: true, columns: ["Member", "For", "Attendance"],
          rows: dossier.members.map(row))
        if mayManage, !isCancelled {
          buttonRow {
            buttonLink("Note who is there", to: to("attendance"), style: .secondary)
          }
        }
      }
    }
  }

  private func row(_ member: BoardMember) -> [HTML] {
    let noted = dossier.attendance[member.id]
    return [
      HTML {
        named(dossier.names[member.who])
        if member.role != .member { div(member.role.title, .class("muted")) }
        if !member.sits(on: meeting.heldOn) {
          div("Does not sit on the board on that day", .class("muted"))
        }
      },
      HTML(member.agency.flatMap { dossier.bodies[$0] } ?? "Independent"),
      noted.map { one in
        HTML {
          HTML(one.state.title)
          if !one.deputy.isEmpty { HTML(": \(one.deputy)") }
        }
      } ?? span("Not noted", .class("muted")),
    ]
  }

  private var carried: HTML {
    part("Action log", id: "log") {
      let earlier = dossier.log.filter { $0.meeting != meeting.id }
      let own = dossier.log.filter { $0.meeting == meeting.id }
      if !earlier.isEmpty { table("Carried from earlier meetings", earlier) }
      if !own.isEmpty { table("Asked for at this meeting", own) }
      if dossier.log.isEmpty { p("Nothing is open.") }
      if mayManage, !isCancelled {
        buttonRow {
          buttonLink("Add to the action log", to: to("log"), style: .secondary)
        }
      }
    }
  }

  private func table(_ title: String, _ entries: [LogEntry]) -> HTML {
    LogTable(
      title, entries: entries, names: dossier.names, today: visit.today, mayManage: mayManage
    ).html
  }

  private var agenda: HTML {
    part("Agenda and minutes", id: "agenda") {
      if dossier.agenda.isEmpty { p("The agenda is empty.") }
      for (index, item) in dossier.agenda.enumerated() { entry(item, index + 1) }
      if mayManage {
        buttonRow { buttonLink("Add an item", to: to("items"), style: .secondary) }
      }
    }
  }

  private func entry(_ item: AgendaItem, _ number: Int) -> HTML {
    article(.class("change"), .id("item-\(number)")) {
      h3("\(number). \(item.title)")
      if let words = item.privacy.words { p { tag(words, .caution) } }
      if !item.privacy.publicInterest.isEmpty {
        muted("The public interest: \(item.privacy.publicInterest)")
      }
      if item.minutes.isEmpty {
        muted("Nothing is minuted yet.")
      } else {
        prose(item.minutes)
      }
      p {
        item.openness.tag
        if mayManage {
          HTML(" ")
          link("Minute or mark item \(number)", to: .agendaItem(item.id))
        }
      }
      if item.openness.isPublic, !item.publicText.isEmpty {
        insetText("For the public: \(item.publicText)")
      }
    }
  }

  private var decisions: HTML {
    part("Decisions", id: "decisions") {
      if dossier.decisions.isEmpty {
        p("None is recorded.")
      } else {
        dataTable(
          "Decisions", isCaptionHidden: true, columns: ["Decision", "For the public"],
          rows: dossier.decisions.map { decision in
            [
              mayManage
                ? link("\(decision.reference) \(decision.text)", to: .decision(decision.id))
                : HTML("\(decision.reference) \(decision.text)"),
              decision.openness.tag,
            ]
          })
      }
      if mayManage, !isCancelled {
        if meeting.heldOn > visit.today {
          muted("What it decides is recorded from \(meeting.heldOn.longForm) on.")
        } else {
          buttonRow {
            buttonLink("Record a decision", to: to("decisions"), style: .secondary)
          }
        }
      }
    }
  }

  private var challenges: HTML {
    part("Challenges", id: "challenges") {
      if dossier.challenges.isEmpty {
        p("None was raised at this meeting.")
      } else {
        dataTable(
          "Challenges raised", isCaptionHidden: true, columns: ["Question", "Asked by", "State"],
          rows: dossier.challenges.map { challenge in
            [
              link(
                "\(challenge.reference) \(challenge.question)",
                to: Address.challenge(challenge.id).asAt(visit.shownDay)),
              named(challenge.asker(dossier.askers)),
              challenge.standing(on: visit.today, calendar: dossier.calendar).tag,
            ]
          })
      }
      if mayPrepare, !isCancelled, meeting.heldOn <= visit.today {
        buttonRow {
          buttonLink(
            "Write down a challenge",
            to: Address.newChallenge.with("meeting", meeting.id.text), style: .secondary)
        }
      }
    }
  }

  private var note: HTML {
    let note = dossier.note
    let waiting =
      dossier.agenda.count { $0.openness.isPublic && !$0.openness.isAgreed }
      + dossier.decisions.count { $0.openness.isPublic && !$0.openness.isAgreed }
    let agreed = note.items.count + note.decisions.count
    return part("Public note", id: "note") {
      p(
        "\(Words.count(agreed, "item or decision is", "items and decisions are")) agreed for the public; \(waiting) \(waiting == 1 ? "is marked and waits" : "are marked and wait") for the chair’s agreement."
      )
      if note.isEmpty, !note.inPrivate.isEmpty {
        muted(
          "That something was discussed in private is told in the note of what is agreed for everybody: agree an item or a decision first, for example who was there."
        )
      }
      NarrativeNote(dossier.disagreements).html
      if waiting > 0, !isCancelled {
        buttonRow {
          buttonLink("Record the chair’s agreement", to: to("agreement"), style: .secondary)
        }
      }
      if meeting.notePublishedOn != nil {
        p {
          link("The note as the public sees it", to: to("note"))
          HTML(
            ", published \(meeting.notePublishedOn?.longForm ?? "") by \(meeting.notePublishedBy).")
        }
        visit.sheet.button(
          "Take the note back", to: .withdrawNote(ofMeeting: meeting.id),
          values: ["version": meeting.version])
      } else if !note.isEmpty {
        fold("What the public would read") { NoteView(note: note).html }
        muted("Somebody else than who marked it as public has to publish it.")
        visit.sheet.button(
          "Publish the note", to: to("note"), style: .primary,
          values: ["version": meeting.version])
      }
    }
  }
}
