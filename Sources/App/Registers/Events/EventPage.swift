import Civil
import ImprovementPlan
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// One learning event: who came, what was asked, what was learnt and what was agreed.
struct EventPage {
  let file: EventFile
  /// What the log of challenges holds about it.
  let logged: [ChallengeLog.Entry]
  let bodies: [Body.ID: String]
  let plans: [Plan.ID: String]
  let visit: Visit

  private var event: LearningEvent { file.event }
  private var mayManage: Bool { visit.mayManageRegisters }
  /// Before its day nothing has happened at it.
  private var mayRecord: Bool { mayManage && event.heldOn <= visit.today }

  var page: Page {
    Page(event.title, kicker: "Learning event", breadcrumbs: visit.eventsTrail) {
      visit.asAtNote
      summaryList([
        SummaryRow("Held on") { day(event.heldOn) },
        SummaryRow("Where", event.place),
        SummaryRow("What for", event.purpose),
      ])
      if mayManage {
        buttonRow {
          buttonLink("Change the event", to: .event(event.id, "edit"), style: .secondary)
        }
      }
      attendance
      challenges
      if visit.shownDay == nil { studies } else { studiesOfToday }
      priorities
      visit.asAtForm("The event as at another day")
      visit.historyLink("History of this event", of: LearningEvent.table, event.id)
    }
  }

  private var attendance: HTML {
    part("Who came", id: "attendance") {
      if file.attendance.isEmpty {
        p("Nothing is written down yet.")
      } else {
        p(
          "\(Words.count(file.people, "person", "people")) from \(Words.count(file.attendance.count, "agency", "agencies"))."
        )
        dataTable(
          "Who came", isCaptionHidden: true, columns: ["Agency", .number("People"), "Who"],
          rows: file.attendance.map {
            [HTML($0.body.name), HTML("\($0.attendance.number)"), HTML($0.attendance.names)]
          })
      }
      if mayRecord {
        buttonRow {
          buttonLink(
            file.attendance.isEmpty ? "Write down who came" : "Change who came",
            to: .event(event.id, "attendance"), style: .secondary)
        }
      }
    }
  }

  private var challenges: HTML {
    part("What partners asked of each other", id: "challenges") {
      if file.challenges.isEmpty, logged.isEmpty { p("Nothing is written down yet.") }
      let taken = logged.byRaised
      for challenge in file.challenges {
        if let entry = taken[challenge.id] { self.entry(entry) } else { untaken(challenge) }
      }
      for entry in logged where entry.raised == nil { self.entry(entry) }
      if mayRecord {
        buttonRow {
          buttonLink(
            "Write down a challenge", to: .newChallenge(atEvent: event.id), style: .secondary)
        }
      }
    }
  }

  /// A challenge that is in the log, in the words in which it stands there.
  private func entry(_ entry: ChallengeLog.Entry) -> HTML {
    HTML {
      quotation(entry.question, source: entry.source)
      p {
        link(entry.reference, to: entry.address.asAt(visit.shownDay))
        " "
        entry.tag
      }
    }
  }

  private func untaken(_ challenge: EventChallenge) -> HTML {
    HTML {
      quotation(
        challenge.text, source: "\(bodies[challenge.from] ?? "") to \(bodies[challenge.to] ?? "")")
      p {
        "Not in the challenge log yet."
        if visit.user.may(.prepareBoard) {
          " "
          step("Take it to the challenge log", challenge, .takeUpChallenge(raisedAs: challenge.id))
        }
        if mayManage {
          " "
          step("Correct it", challenge, .eventChallenge(challenge.id))
        }
        if challenge.version > 1, visit.user.may(.readHistory) {
          " "
          step(
            "See what it said before", challenge,
            .history(of: EventChallenge.table.text, challenge.id))
        }
      }
    }
  }

  /// A link that says to a screen reader which challenge it is about.
  private func step(_ words: String, _ challenge: EventChallenge, _ address: Address) -> HTML {
    a(.href(address)) {
      words
      span(": \(challenge.text)", .class("visually-hidden"))
    }
  }

  private var studies: HTML {
    part("Case studies", id: "case-studies") {
      let shown = file.studies.filter { $0.isShown(to: visit.user) }
      if shown.isEmpty { p("None is shared yet.") }
      taskList(
        shown.map { TaskItem($0.title, to: .caseStudy($0.id), status: $0.standing.html) })
      if mayRecord {
        buttonRow {
          buttonLink(
            "Write a case study", to: .newCaseStudy(ofEvent: event.id), style: .secondary)
        }
      }
    }
  }

  /// A former word of a case study may have named a child.
  private var studiesOfToday: HTML {
    part("Case studies", id: "case-studies") {
      p {
        "What a case study said on a past day is for those who keep the registers: see "
        link("the case studies as at that day", to: Address.caseStudies.asAt(visit.shownDay))
        ", or "
        link("the event today", to: .event(event.id))
        "."
      }
    }
  }

  private var priorities: HTML {
    part("What was agreed to matter next", id: "priorities") {
      if file.priorities.isEmpty { p("Nothing is written down yet.") }
      PriorityLines(
        priorities: file.priorities, plans: plans, mayManage: mayManage, asAt: visit.shownDay
      ).html
      if mayRecord {
        buttonRow {
          buttonLink(
            "Add a priority", to: Address.newPriority.with("event", event.id.text),
            style: .secondary)
        }
      }
    }
  }
}

/// Priorities, each with the plan that it comes from and the plan that it goes on in.
struct PriorityLines {
  let priorities: [AgreedPriority]
  let plans: [Plan.ID: String]
  let mayManage: Bool
  /// The past day that they are shown of; nil for today.
  var asAt: CivilDate?

  var html: HTML {
    if priorities.isEmpty { return HTML() }
    return ul {
      for priority in priorities {
        li {
          priority.text
          if let plan = priority.plan { way("Comes from", plan) }
          if let plan = priority.goesOnIn { way("Goes on in", plan) }
          if mayManage {
            " "
            a(.href(.priority(priority.id))) {
              priority.goesOnIn == nil ? "Make it a plan’s priority" : "Change"
              span(": \(priority.text)", .class("visually-hidden"))
            }
          }
        }
      }
    }
  }

  private func way(_ words: String, _ plan: Plan.ID) -> HTML {
    HTML {
      HTML(" \(words) ")
      link(plans[plan] ?? "a plan", to: Address.plan(plan).asAt(asAt))
      HTML(".")
    }
  }
}

extension Transaction {
  /// What plans are called, by their identifiers.
  func planTitles(of authority: AuthorityID) throws -> [Plan.ID: String] {
    Dictionary(
      uniqueKeysWithValues: try plansOffered(of: authority).map { ($0.id, $0.fullTitle) })
  }
}
