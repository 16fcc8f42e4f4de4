import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The page of what waits for somebody, and of their calendar.
struct RemindersPage {
  let visit: Visit
  let waiting: Waiting
  let dates: PlanDates
  let feed: CalendarFeed?
  /// For the files of deadlines; empty for those who do not read plans.
  let plans: [Plan]
  let quiet: QuietHours

  static func load(_ visit: Visit, _ elsewhere: AskedElsewhere) async throws -> Page {
    let (world, user) = (visit.world, visit.user)
    return try await visit.store.read { db in
      RemindersPage(
        visit: visit, waiting: try Waiting(for: user, elsewhere, in: world, db),
        dates: try PlanDates(world, db),
        feed: try user.account.flatMap { try db.calendarFeed(of: $0, in: user.authority) },
        plans: user.may(.readPlan)
          ? try db.all(
            Plan.self,
            """
            SELECT * FROM plan
            WHERE authority_id = \(user.authority) AND state <> \(Plan.State.closed)
            ORDER BY dated_on DESC, id
            """) : [],
        quiet: try ReminderSettings(user.authority, db).quiet
      ).page
    }
  }

  var page: Page {
    Page("Reminders") {
      lead(
        waiting.count == 0
          ? "Nothing waits for you."
          : waiting.count == 1
            ? "One thing waits for you." : "\(waiting.count) things wait for you.")
      for step in Reminder.Step.allCases.reversed() { told(step) }
      asked
      verifying
      evidence
      signOffs
      doubts
      laterDates
      questions
      words
      muted(
        (["Reminders are made once on each working day; quiet hours are \(quiet.phrase)."]
          + waiting.reminders.endings(
            verifying: !waiting.toVerify.isEmpty || !waiting.evidence.isEmpty,
            asked: !waiting.asked.isEmpty))
          .joined(separator: " "))
      calendar
      if visit.user.may(.managePlan) {
        p { link("All reminders that were made", to: .remindersMade) }
      }
      if visit.user.may(.readSettings) {
        p { link("Who is told of late actions and missing updates", to: .reminderSettings) }
      }
    }
  }

  @HTMLBuilder private func told(_ step: Reminder.Step) -> HTML {
    let found = waiting.reminders.filter { $0.reminder.step == step }
    if !found.isEmpty {
      part(step.title) {
        taskList(
          found.map { one in
            TaskItem(
              "\(one.action.reference) \(one.action.title)", to: .action(one.action.id),
              hint: hint(one),
              status: step.isOfUpdate
                ? actionLatenessTag(dates.lateness(of: one.action))
                : latenessTag(dates.lateness(of: one.action)))
          })
      }
    }
  }

  private func hint(_ one: OpenReminder) -> String {
    let (name, at) = (one.reminder.toName, one.reminder.sentAt.forPeople)
    // Who can be told now may not have been told then.
    let told =
      one.reminder.untold.isEmpty
      ? "Told to \(name) on \(at)"
      : "Nobody could be told on \(at) (\(name): \(one.reminder.untold))"
    let instead = one.untold.map { "You are told instead of \(name): \($0)" }
    let opened = one.openedAgain.map { "\($0.recordedBy) opened it again: “\($0.note)”" }
    return [instead ?? told, one.silence, opened].compactMap(\.self).joined(separator: "; ")
  }

  @HTMLBuilder private var verifying: HTML {
    if !waiting.toVerify.isEmpty {
      part("Waiting for somebody to verify", id: "verify") {
        taskList(
          waiting.toVerify.map { action in
            TaskItem(
              "\(action.reference) \(action.title)", to: .action(action.id),
              hint: action.deliveryChangedBy.map { "Called complete by \($0)" },
              status: tag("To verify", .caution))
          })
      }
    }
  }

  /// What boards and registers ask, each with its day.
  @HTMLBuilder private var asked: HTML {
    if !waiting.asked.isEmpty {
      part("Asked of you beside the plan", id: "asked") {
        taskList(
          waiting.asked.map { one in
            TaskItem(
              "\(one.title) \(one.words.onOneLine.shortened(to: 120))", to: one.address,
              hint: "Asked by \(one.from)",
              status: one.dueOn.map { due in
                latenessTag(
                  Lateness(due: due, done: nil, on: visit.today, calendar: dates.calendar))
              } ?? tag("No day is set", .neutral))
          })
      }
    }
  }

  @HTMLBuilder private var evidence: HTML {
    if !waiting.evidence.isEmpty {
      part("Evidence to verify", id: "evidence") {
        taskList(
          waiting.evidence.map {
            TaskItem(
              $0.title, to: .evidence($0.id), hint: "For \($0.about), added by \($0.addedBy)",
              status: tag("To verify", .caution))
          })
      }
    }
  }

  @HTMLBuilder private var signOffs: HTML {
    if !waiting.signOffs.isEmpty {
      part("Ready for the board’s sign-off", id: "sign-off") {
        taskList(
          waiting.signOffs.map {
            TaskItem(
              "\($0.reference) \($0.text.onOneLine.shortened(to: 160))",
              to: .outcome($0.outcome, inPlan: $0.plan),
              hint: "It changed something for children, on verified evidence.",
              status: tag("To sign off", .caution))
          })
      }
    }
  }

  @HTMLBuilder private var doubts: HTML {
    if !waiting.doubts.isEmpty {
      part("Whether the board’s sign-off still stands", id: "doubts") {
        taskList(
          waiting.doubts.map {
            TaskItem(
              "\($0.reference) \($0.text.onOneLine.shortened(to: 160))",
              to: Address.outcome($0.outcome, inPlan: $0.plan).at("closing"),
              hint:
                "After the board signed it off its evidence was withdrawn, or its impact judged no improvement.",
              status: tag("To answer", .caution))
          })
      }
    }
  }

  @HTMLBuilder private var laterDates: HTML {
    if !waiting.laterDates.isEmpty {
      part("Expected after the day on which they are due", id: "dates") {
        p(
          "Nothing moves by itself: move the date, with who approved it, or say on the same page that it stands. You are asked again when another day is expected."
        )
        taskList(
          waiting.laterDates.map {
            TaskItem(
              "\($0.reference) \($0.title)", to: .moveDueDate(ofAction: $0.action),
              hint: $0.phrase,
              status: tag("Date to decide", .caution))
          })
      }
    }
  }

  @HTMLBuilder private var questions: HTML {
    if !waiting.questions.isEmpty {
      part("Partners say that it is not theirs", id: "questions") {
        taskList(
          waiting.questions.map {
            TaskItem(
              $0.actionTitle, to: .partnerQuestion($0.id), hint: "\($0.askedBy): \($0.reason)",
              status: tag("To answer", .caution))
          })
      }
    }
  }

  @HTMLBuilder private var words: HTML {
    if !waiting.words.isEmpty {
      part("Partners say something about an action", id: "words") {
        taskList(
          waiting.words.map {
            TaskItem(
              $0.actionTitle, to: .partnerWord($0.word.id),
              hint: "\($0.word.saidBy): \($0.word.text)", status: tag("To answer", .caution))
          })
      }
    }
  }

  private var calendar: HTML {
    part("In your calendar", id: "calendar") {
      p("Your calendar can fetch the days on which what is asked of you is due.")
      if let feed {
        p("Your calendar’s address was made on \(feed.madeAt.forPeople).")
        buttonRow {
          visit.sheet.button("Make another address", to: .makeCalendarFeed)
          visit.sheet.button("Take the address back", to: .revokeCalendarFeed, style: .warning)
        }
      } else {
        buttonRow { visit.sheet.button("Make an address for it", to: .makeCalendarFeed) }
      }
      if !plans.isEmpty {
        p("The deadlines of a whole plan, as a file:")
        ul { for plan in plans { li { link(plan.title, to: .calendar(ofPlan: plan.id)) } } }
      }
    }
  }
}

/// Every reminder that was made, with what answered it.
struct RemindersMadePage {
  static func load(_ visit: Visit) async throws -> Page {
    let judged = try await visit.store.read { db in
      try db.judged(db.lastReminders(of: visit.authority))
    }
    return Page("Reminders that were made", breadcrumbs: [Breadcrumb("Reminders", .reminders)]) {
      if judged.isEmpty {
        emptyState("None was made yet. The first are made on the next working day.")
      } else {
        dataTable(
          "The last 200, the latest first",
          columns: ["Action", "Step", "Told to", "When", "Answer"],
          rows: judged.map { row($0.open, $0.answer) })
      }
    }
  }

  private static func row(_ one: OpenReminder, _ answer: Reminder.Answer?) -> [HTML] {
    let reminder = one.reminder
    return [
      link("\(one.action.reference) \(one.action.title)", to: .action(one.action.id)),
      HTML(reminder.step.title), toldTo(reminder), HTML(reminder.sentAt.forTables),
      (reminder.noted ?? answer).map { answer in
        HTML {
          HTML(answer.words)
          if let at = answer.at { div(at.forTables, .class("muted")) }
        }
      } ?? tag("None yet", .caution),
    ]
  }

  private static func toldTo(_ reminder: Reminder) -> HTML {
    reminder.untold.isEmpty
      ? HTML(reminder.toName)
      : HTML {
        tag("Nobody could be told", .urgent)
        div("\(reminder.toName): \(reminder.untold)")
      }
  }
}
