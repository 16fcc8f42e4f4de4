import Civil
import ImprovementPlan
import Inspections
import Kernel
import Markup
import Registers
import SiteMap
import Storage
import Web

/// The forms of the challenge log.
struct ChallengeForms {
  let visit: Visit
  let problems: [Problem]

  init(_ visit: Visit, _ problems: [Problem] = []) {
    self.visit = visit
    self.problems = problems
  }

  private func challenge() async throws -> Challenge {
    let id: Challenge.ID = try visit.id("challenge")
    return try await visit.store.read { try $0.challenge(id, of: visit.authority) }
  }

  private func page(
    _ title: String, _ challenge: Challenge, @HTMLBuilder content: () -> HTML
  ) -> Page {
    Page(
      title, kicker: challenge.reference,
      breadcrumbs: [
        Breadcrumb("Board", .board), Breadcrumb("Challenge log", .challenges),
        Breadcrumb(challenge.reference, .challenge(challenge.id)),
      ]
    ) {
      quotation(challenge.question, source: challenge.reference, to: .challenge(challenge.id))
      content()
    }
  }

  // MARK: The question

  func new() async throws -> Page {
    if let raised = (visit.form["eventChallenge"] ?? visit.query("eventChallenge")).flatMap({
      EventChallenge.ID($0)
    }) {
      return try await takeUp(raised)
    }
    let meeting = visit.query("meeting").flatMap { Meeting.ID($0) }
    let held = try await visit.store.read { db in
      try meeting.flatMap { try db.find($0, of: visit.authority) }
    }
    let sheet = FormSheet(
      visit, problems: problems,
      values: [
        "meeting": meeting, "event": visit.query("event"),
        "askedOn": min(held?.heldOn ?? visit.today, visit.today),
      ])
    let fields = try await fields(sheet, isNew: true)
    return Page("Write down a challenge", breadcrumbs: Self.trail) {
      sheet.form(to: .newChallenge, submit: "Write it down", cancel: .challenges) { fields }
    }
  }

  private static let trail = [
    Breadcrumb("Board", .board), Breadcrumb("Challenge log", .challenges),
  ]

  /// What was written down at a learning event, to be answered as every challenge is.
  private func takeUp(_ id: EventChallenge.ID) async throws -> Page {
    let (raised, event) = try await visit.store.read { db in
      let raised = try db.untakenEventChallenge(id, of: visit.authority)
      return (raised, try db.learningEvent(raised.event, of: visit.authority))
    }
    let sheet = FormSheet(
      visit, problems: problems,
      values: [
        "question": raised.text, "askedBy": Owner.body(raised.from).formValue,
        "askedOf": Owner.body(raised.to).formValue, "askedOn": event.heldOn,
      ])
    let fields = try await fields(sheet, isNew: true, hasEvent: false)
    return Page("Take a challenge to the log", kicker: event.title, breadcrumbs: Self.trail) {
      insetText(
        "It was raised at \(event.title) on \(event.heldOn.longForm). From here on it is answered and corrected in the log."
      )
      sheet.form(
        to: .newChallenge, submit: "Take it to the log",
        cancel: Address.event(event.id).at("challenges")
      ) {
        fields
        sheet.hidden("eventChallenge", id.text)
      }
    }
  }

  func edit() async throws -> Page {
    let known = try await challenge()
    try known.requireOpen()
    let sheet = FormSheet(
      visit, problems: problems,
      values: [
        "question": known.question, "askedBy": known.askedBy.formValue,
        "askedOf": known.askedOf?.formValue, "askedOn": known.askedOn, "meeting": known.meeting,
        "event": known.event, "about": Self.about(known), "dueOn": known.dueOn,
      ])
    let fields = try await fields(
      sheet, isNew: false, hasEvent: known.eventChallenge == nil)
    return page("Correct the question", known) {
      if let answeredOn = known.answeredOn {
        insetText(
          "It is answered, on \(answeredOn.longForm). Its words stay as they were answered, and it was asked on that day or before. If something else was asked, write it down as a challenge of its own."
        )
      }
      sheet.form(to: .challenge(known.id, "edit"), submit: "Save", cancel: .challenge(known.id)) {
        fields
        sheet.hidden("version", known.version)
      }
    }
  }

  /// A plan, or a recommendation within it, as one answer.
  static func about(_ challenge: Challenge) -> String? {
    challenge.plan.map { plan in
      challenge.recommendation.map { "\(plan.text) \($0.text)" } ?? plan.text
    }
  }

  /// - Parameter hasEvent: whether the learning event can be chosen: not of one raised there.
  private func fields(
    _ sheet: FormSheet, isNew: Bool, hasEvent: Bool = true
  ) async throws -> HTML {
    let authority = visit.authority
    let (owners, meetings, events, subjects, rule) = try await visit.store.read { db in
      let boards = try db.boards(of: authority)
      let subjects = try db.plans(of: authority).filter { $0.state != .closed }.flatMap { plan in
        [Choice(plan.id.text, plan.fullTitle)]
          + (try db.recommendations(inPlan: plan.id, of: authority).map {
            Choice(
              "\(plan.id.text) \($0.id.text)",
              "\(plan.title): \($0.reference) \($0.text.prefix(80))")
          })
      }
      return (
        try OwnerOptions(visit, db),
        try boards.flatMap { board in
          try db.meetings(of: board.id, in: authority).filter {
            $0.heldOn <= visit.today && $0.state != .cancelled
              || $0.id.text == sheet.value("meeting")
          }.map {
            Choice($0.id.text, "\(board.name), \($0.heldOn.longForm)")
          }
        },
        try db.learningEvents(of: authority, heldBy: visit.today).map {
          Choice($0.id.text, "\($0.title), \($0.heldOn.longForm)")
        }, subjects, try db.timeRule(.challengeResponse, on: visit.today, of: authority)
      )
    }
    return HTML {
      sheet.textArea("question", "What was asked, in their own words?", rows: 4, maximum: 4000)
      sheet.select(
        "askedBy", "Who asked?", owners.all, hint: "A person, a post, or the board itself.")
      sheet.dateField("askedOn", "When?")
      sheet.select(
        "meeting", "At which meeting?", meetings, isOptional: true, prompt: "Outside a meeting")
      if hasEvent {
        sheet.select(
          "event", "At or about which learning event?", events, isOptional: true,
          prompt: "None in particular")
      }
      sheet.select(
        "askedOf", "Who is to answer?", owners.all, isOptional: true,
        prompt: "Nobody in particular")
      sheet.select(
        "about", "About which plan or recommendation?", subjects, isOptional: true,
        prompt: "None in particular")
      sheet.dateField(
        "dueOn", "By when is the answer due?",
        hint: isNew ? "Leave it empty for the council’s own rule: \(rule.phrase)." : nil,
        isOptional: true)
    }
  }

  static func read(_ entry: inout FormEntry) -> ChallengeEntry {
    let about = (entry.form["about"] ?? "").split(separator: " ")
    return ChallengeEntry(
      question: entry.text("question", "Write the question as it was asked.", maximum: 4000),
      askedBy: entry.owner("askedBy", "Choose who asked."),
      askedOf: entry.optionalOwner("askedOf"), askedOn: entry.date("askedOn", "day"),
      meeting: entry.optionalID("meeting"), event: entry.optionalID("event"),
      eventChallenge: entry.optionalID("eventChallenge"), plan: about.first.flatMap { Plan.ID($0) },
      recommendation: about.count > 1 ? Recommendation.ID(about[1]) : nil,
      dueOn: entry.optionalDate("dueOn", "day by which the answer is due"))
  }

  // MARK: The answer

  func answer() async throws -> Page {
    let known = try await challenge()
    let (shown, offered) = try await visit.store.read { db in
      (
        try db.evidenceShown(for: known.id, in: visit.authority).map(\.evidence.id.text),
        try known.plan.map { try db.evidence(ofPlan: $0, in: visit.authority) } ?? []
      )
    }
    let satisfied = known.isSatisfied.map { $0 ? "yes" : "no" }
    let sheet = FormSheet(
      visit, problems: problems,
      values: [
        "answer": known.answer, "answeredBy": known.answeredBy,
        "answeredOn": known.answeredOn ?? visit.today, "evidence": shown, "satisfied": satisfied,
      ])
    let found = try await visit.store.read { db in
      problems.contains { $0.field == NarrativeAnswer.field }
        ? try db.disagreements(
          in: sheet.value("answer") ?? "", withAnyOf: known.plans, in: visit.world,
          for: visit.user) : []
    }
    return page("Record the answer", known) {
      sheet.form(
        to: .challenge(known.id, "answer"), submit: "Save the answer",
        cancel: .challenge(known.id)
      ) {
        sheet.textArea(
          "answer", "What was answered?",
          hint: "Its numbers and dates are compared with the plan before it is saved.", rows: 6,
          maximum: 8000)
        NarrativeAside(sheet, found).html
        sheet.textField("answeredBy", "Who answered?", hint: "Name and post")
        sheet.dateField("answeredOn", "When?")
        if !offered.isEmpty {
          sheet.checkboxes(
            "evidence", "Which evidence was shown?",
            offered.filter { $0.withdrawnOn == nil || shown.contains($0.id.text) }.map {
              Choice(
                $0.id.text, $0.title,
                hint:
                  "\($0.strength.title), \($0.effectiveOn.shortForm)\($0.counts ? ", verified" : "")"
              )
            }, isOptional: true)
        }
        sheet.radios(
          "satisfied", "Is who asked satisfied?", [Choice("yes", "Yes"), Choice("no", "No")],
          isOptional: true, isInline: true)
        sheet.hidden("version", known.version)
      }
    }
  }

  // MARK: The end

  func close() async throws -> Page {
    let known = try await challenge()
    let sheet = FormSheet(
      visit, problems: problems,
      values: ["outcome": known.outcome, "changed": known.changed, "impact": known.impact])
    return page("Close the challenge", known) {
      sheet.form(
        to: .challenge(known.id, "close"), submit: "Close it", cancel: .challenge(known.id)
      ) {
        sheet.textArea("outcome", "What came of it?", rows: 3, maximum: 4000)
        sheet.radios(
          "changed", "What has it changed?",
          Choice.all(of: Challenge.Changed.self, titled: \.title))
        sheet.textArea(
          "impact", "How does one see that?", hint: "Or why it has changed nothing.", rows: 3,
          maximum: 4000)
        sheet.hidden("version", known.version)
      }
    }
  }

  func reopen() async throws -> Page {
    let known = try await challenge()
    let sheet = FormSheet(visit, problems: problems)
    return page("Open it again", known) {
      sheet.form(
        to: .challenge(known.id, "reopen"), submit: "Open it again", cancel: .challenge(known.id),
        style: .warning
      ) {
        sheet.textArea("reason", "Why is it opened again?", rows: 3, maximum: 1000)
        sheet.hidden("version", known.version)
      }
    }
  }
}
