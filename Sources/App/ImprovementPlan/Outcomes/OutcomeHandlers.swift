import Civil
import Inspections
import Kernel
import SiteMap
import Storage
import Web

/// What people do with a recommendation in a plan.
struct OutcomeHandlers: Sendable {
  let meetings: MeetingLinks

  private func here(_ visit: Visit) throws -> Address {
    .outcome(
      try visit.id("outcome", of: PlanOutcome.self), inPlan: try visit.id("plan", of: Plan.self))
  }

  @Sendable func answer(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      var entry = visit.form.entry()
      let response = ResponseEntry(
        answer: entry.choice("answer", "Say whether the council accepts it."),
        reason: entry.optionalText("reason", maximum: 2000) ?? "",
        answeredOn: entry.date("answeredOn", "day of the decision"),
        answeredBy: entry.text("answeredBy", "Say who decided it."))
      try entry.finish()
      try await AnswerRecommendation(visit)(
        response, to: visit.id("outcome"), readAt: entry.version(),
        narrative: NarrativeAnswer(visit.form))
      return .redirect(try here(visit), notice: "The answer was saved.")
    } onProblems: {
      try await OutcomeForms(visit, $0).response()
    }
  }

  @Sendable func judge(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      var entry = visit.form.entry()
      let rating: ImpactRating = entry.choice("rating", "Say whether it has helped children.")
      let reason = entry.text("reason", "Say what shows it.", maximum: 4000)
      let day = entry.date("effectiveOn", "day")
      try entry.finish()
      try await JudgeImpact(visit)(
        rating, reason: reason, from: day, of: visit.id("outcome"),
        afterReading: entry.version("count"), narrative: NarrativeAnswer(visit.form))
      return .redirect(try here(visit), notice: "The judgement is on record.")
    } onProblems: {
      try await OutcomeForms(visit, $0).impact()
    }
  }

  @Sendable func signOffForm(_ visit: Visit) async throws -> Answer {
    .page(try await signOffPage(visit, []))
  }

  private func signOffPage(_ visit: Visit, _ problems: [Problem]) async throws -> Page {
    let (bodies, held) = try await boards(visit)
    return try await OutcomeForms(visit, problems).signOff(bodies, held)
  }

  @Sendable func signOff(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      var entry = visit.form.entry()
      let body = entry.id("body", "Choose the body that signed it off.", of: Body.self)
      let word = Self.word(&entry)
      try entry.finish()
      try await SignOffRecommendation(visit, meetings: meetings)(
        visit.id("outcome"), by: body, word: word)
      return .redirect(try here(visit), notice: "The sign-off is on record.")
    } onProblems: {
      try await signOffPage(visit, $0)
    }
  }

  private static func word(_ entry: inout FormEntry) -> BoardWord {
    BoardWord(
      meeting: entry.optionalText("meeting"),
      on: entry.optionalDate("decidedOn", "day of the decision"),
      paper: entry.optionalText("minute") ?? "")
  }

  @Sendable func confirmForm(_ visit: Visit) async throws -> Answer {
    .page(try await confirmationPage(visit, []))
  }

  private func confirmationPage(_ visit: Visit, _ problems: [Problem]) async throws -> Page {
    let (bodies, held) = try await boards(visit)
    return try await OutcomeForms(visit, problems).confirmation(bodies, held)
  }

  @Sendable func confirm(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      var entry = visit.form.entry()
      let body = entry.id("body", "Choose the body that decided.", of: Body.self)
      let word = Self.word(&entry)
      let reason = entry.text("reason", "Say why the sign-off still stands.", maximum: 1000)
      try entry.finish()
      try await ConfirmSignOff(visit, meetings: meetings)(
        visit.id("outcome"), by: body, word: word, because: reason,
        afterReading: entry.version("count"))
      return .redirect(try here(visit), notice: "That the sign-off stands is on record.")
    } onProblems: {
      try await confirmationPage(visit, $0)
    }
  }

  @Sendable func reopen(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      var entry = visit.form.entry()
      let id = entry.id("signOff", "The sign-off is not named.", of: SignOff.self)
      let reason = entry.text("reason", "Say why it is opened again.", maximum: 1000)
      try entry.finish()
      _ = try await SignOffRecommendation(visit).reopen(
        id, readAt: entry.version(), because: reason)
      return .redirect(try here(visit), notice: "It is open again.")
    } onProblems: {
      try await OutcomeForms(visit, $0).reopen()
    }
  }

  @Sendable func rate(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      var entry = visit.form.entry()
      let rating: DeliveryRating = entry.choice("rating", "Choose a rating.")
      let reason = entry.text("reason", "Say why.", maximum: 1000)
      let word = BoardWord(
        meeting: entry.optionalText("meeting"),
        on: entry.optionalDate("saidOn", "day on which the chair said so"),
        paper: entry.optionalText("paper") ?? "")
      try entry.finish()
      try await OverrideRating(visit, meetings: meetings)(
        ofOutcome: visit.id("outcome"), to: rating, because: reason, word: word,
        narrative: NarrativeAnswer(visit.form))
      return .redirect(
        try here(visit), notice: "The chair’s rating shows now, as recorded on the chair’s behalf.")
    } onProblems: {
      try await ratingPage(visit, $0)
    }
  }

  @Sendable func ratingForm(_ visit: Visit) async throws -> Answer {
    .page(try await ratingPage(visit, []))
  }

  private func ratingPage(_ visit: Visit, _ problems: [Problem]) async throws -> Page {
    let (bodies, held) = try await boards(visit)
    return try await OutcomeForms(visit, problems).rating(bodies, held)
  }

  /// All bodies, of which some may decide, and the meetings that were held.
  private func boards(_ visit: Visit) async throws -> ([Body], [HeldMeeting]) {
    let meetings = meetings
    return try await visit.store.read { db in
      (try db.bodies(of: visit.authority), try meetings.held(db, visit.authority, visit.today))
    }
  }

  /// Lets the rule’s own rating show again, of an action or of a recommendation.
  @Sendable func endRating(_ visit: Visit) async throws -> Answer {
    let ended = try await OverrideRating(visit).end(
      visit.id("rating"), readAt: visit.form.entry().version())
    let address: Address =
      switch ended.subject {
      case .action(let id): .action(id)
      case .outcome(let id): .outcome(id, inPlan: ended.plan)
      }
    return .redirect(address, notice: "The rule’s own rating shows again.")
  }
}
