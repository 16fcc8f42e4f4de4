import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// A row of the list of events.
struct EventRow: RowDecodable {
  let event: LearningEvent
  let bodies: Int
  let people: Int
  let challenges: Int
  let priorities: Int

  init(row: Row) throws {
    event = try LearningEvent(row: row)
    bodies = try row["body_count"]
    people = try row["people_count"]
    challenges = try row["challenge_count"]
    priorities = try row["priority_count"]
  }
}

enum EventSort: String, ListSort {
  case held, title

  var key: SQL {
    switch self {
    case .held: "learning_event.held_on"
    case .title: "lower(learning_event.title)"
    }
  }
}

/// Lists, shows and keeps learning events.
struct EventHandlers: Sendable {
  /// Where what was asked at an event is answered.
  let log: ChallengeLog

  @Sendable func list(_ visit: Visit) async throws -> Answer {
    let visit = visit.inRegisters
    let listing = try await visit.read { db in
      try Self.events(asAt: visit.shownDay).load(for: visit, from: Self.query(visit), in: db)
    }
    return try listing.answer {
      Page("Learning events", breadcrumbs: [visit.registersCrumb]) {
        visit.asAtNote
        lead(
          "Where partners learn together: who came, what they asked of each other, and what they agreed."
        )
        p {
          link("All challenges", to: Address.eventChallenges.asAt(visit.shownDay))
          " · "
          link("Case studies", to: Address.caseStudies.asAt(visit.shownDay))
          " · "
          link("Priorities", to: Address.priorities.asAt(visit.shownDay))
        }
        if visit.mayManageRegisters {
          buttonRow { buttonLink("Add an event", to: .newEvent) }
        }
        listing.html
        visit.asAtForm("The events as at another day")
      }
    }
  }

  private static func query(_ visit: Visit) -> ListQuery {
    let same: SQL = "authority_id = learning_event.authority_id AND event_id = learning_event.id"
    return ListQuery(
      select: """
        learning_event.*,
        (SELECT count(*) FROM event_attendance WHERE \(same)) AS body_count,
        (SELECT coalesce(sum(number), 0) FROM event_attendance WHERE \(same)) AS people_count,
        (SELECT count(*) FROM event_challenge WHERE \(same)) AS challenge_count,
        (SELECT count(*) FROM agreed_priority WHERE \(same)) AS priority_count
        """,
      from: "learning_event", id: "learning_event.id",
      where: ["learning_event.authority_id = \(visit.authority)"])
  }

  private static func events(asAt day: CivilDate?) -> List<EventRow, EventSort> {
    List(
      "Learning events", noun: ("event", "events"), sortedBy: .held, isDescending: true,
      columns: [
        ListColumn("Event", sort: .title, text: \.event.title) {
          link($0.event.title, to: Address.event($0.event.id).asAt(day))
        },
        ListColumn("Held", sort: .held, text: { $0.event.heldOn.description }) {
          shortDay($0.event.heldOn)
        },
        ListColumn("Agencies", isNumber: true, text: { "\($0.bodies)" }),
        ListColumn("People", isNumber: true, text: { "\($0.people)" }),
        ListColumn("Challenges", isNumber: true, text: { "\($0.challenges)" }),
        ListColumn("Priorities", isNumber: true, text: { "\($0.priorities)" }),
      ],
      filters: [
        .search("words", "Words") { pattern in
          """
          lower(learning_event.title) LIKE \(pattern) ESCAPE '\\'
          OR lower(learning_event.purpose) LIKE \(pattern) ESCAPE '\\'
          """
        }
      ], empty: "No learning event is in the register yet.")
  }

  @Sendable func show(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("event", of: LearningEvent.self)
    let visit = visit.inRegisters(with: log)
    return .page(
      try await visit.read { db in
        let file = try db.eventFile(id, of: visit.authority)
        return EventPage(
          file: file, logged: try log.entries(db, visit, id),
          bodies: try db.bodyNames(of: visit.authority),
          plans: try db.planTitles(of: visit.authority), visit: visit
        ).page
      })
  }

  @Sendable func new(_ visit: Visit) async throws -> Answer { .page(try await form(visit, [])) }

  @Sendable func create(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      let event = try await KeepEvent(visit)(Self.entry(visit.form))
      return .redirect(
        .event(event.id), notice: "The event is in the register. Write down who came.")
    } onProblems: {
      try await form(visit, $0)
    }
  }

  @Sendable func edit(_ visit: Visit) async throws -> Answer { .page(try await form(visit, [])) }

  @Sendable func update(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("event", of: LearningEvent.self)
    return try await visit.retrying {
      try await KeepEvent(visit)(
        Self.entry(visit.form), over: id, readAt: visit.form.entry().version())
      return .redirect(.event(id), notice: "The event was saved.")
    } onProblems: {
      try await form(visit, $0)
    }
  }

  private static func entry(_ form: Form) throws -> EventEntry {
    var entry = form.entry()
    let event = EventEntry(
      title: entry.text("title", "Give the event a title."),
      heldOn: entry.date("heldOn", "day of the event"),
      place: entry.optionalText("place") ?? "",
      purpose: entry.optionalText("purpose", maximum: 2000) ?? "")
    try entry.finish()
    return event
  }

  private func form(_ visit: Visit, _ problems: [Problem]) async throws -> Page {
    let file = try await visit.store.read { db in
      try visit.parameters["event"].map { _ in
        try db.eventFile(visit.id("event"), of: visit.authority)
      }
    }
    return EventForms(visit: visit, problems: problems).event(
      file?.event, recorded: file?.recorded)
  }
}

// Who came, and what they asked of each other.
extension EventHandlers {
  @Sendable func attendance(_ visit: Visit) async throws -> Answer {
    .page(try await attendancePage(visit))
  }

  @Sendable func recordAttendance(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("event", of: LearningEvent.self)
    do {
      return try await visit.retrying {
        let note = try await KeepEvent(visit).mergeAttendance(at: id) { db, known in
          try EventForms.came(visit, over: known, db)
        }
        return .redirect(
          Address.event(id).at("attendance"), notice: "Who came was written down.\(note)")
      } onProblems: {
        try await attendancePage(visit, $0)
      }
    } catch let dispute as FormDispute {
      var page = try await attendancePage(visit, dispute: dispute)
      page.status = 409
      return .page(page)
    }
  }

  private func attendancePage(
    _ visit: Visit, _ problems: [Problem] = [], dispute: FormDispute? = nil
  ) async throws -> Page {
    let id = try visit.id("event", of: LearningEvent.self)
    let (event, known, bodies) = try await visit.store.read { db in
      let event = try db.learningEvent(id, of: visit.authority)
      return (event, try db.attendance(at: event), try db.bodies(of: visit.authority))
    }
    return EventForms(visit: visit, problems: problems).attendance(
      at: event, known: known, bodies: bodies, dispute: dispute)
  }

  @Sendable func newChallenge(_ visit: Visit) async throws -> Answer {
    .page(try await challengePage(visit, []))
  }

  @Sendable func recordChallenge(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("event", of: LearningEvent.self)
    return try await visit.retrying {
      var entry = visit.form.entry()
      let (text, from, to) = Self.challenge(&entry)
      try entry.finish()
      try await KeepEvent(visit).recordChallenge(text, from: from, to: to, at: id)
      return .redirect(
        Address.event(id).at("challenges"), notice: "The challenge was written down.")
    } onProblems: {
      try await challengePage(visit, $0)
    }
  }

  private func challengePage(_ visit: Visit, _ problems: [Problem]) async throws -> Page {
    let id = try visit.id("event", of: LearningEvent.self)
    let (event, bodies) = try await visit.store.read { db in
      (try db.learningEvent(id, of: visit.authority), try db.bodies(of: visit.authority))
    }
    return EventForms(visit: visit, problems: problems).challenge(nil, at: event, bodies: bodies)
  }

  private static func challenge(
    _ entry: inout FormEntry
  ) -> (text: String, from: Body.ID, to: Body.ID) {
    (
      entry.text("text", "Write down what was asked.", maximum: 4000),
      entry.id("from", "Choose who asked.", of: Body.self),
      entry.id("to", "Choose who was asked.", of: Body.self)
    )
  }

  @Sendable func editChallenge(_ visit: Visit) async throws -> Answer {
    .page(try await correctionPage(visit, []))
  }

  @Sendable func correctChallenge(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("challenge", of: EventChallenge.self)
    return try await visit.retrying {
      var entry = visit.form.entry()
      let (text, from, to) = Self.challenge(&entry)
      try entry.finish()
      let challenge = try await CorrectEventChallenge(visit, log: log)(
        text, from: from, to: to, over: id, readAt: entry.version())
      return .redirect(
        Address.event(challenge.event).at("challenges"), notice: "The challenge was saved.")
    } onProblems: {
      try await correctionPage(visit, $0)
    }
  }

  private func correctionPage(_ visit: Visit, _ problems: [Problem]) async throws -> Page {
    let id = try visit.id("challenge", of: EventChallenge.self)
    return try await visit.store.read { db in
      let challenge = try db.eventChallenge(id, of: visit.authority)
      try log.requireUntaken(challenge, db)
      return EventForms(visit: visit, problems: problems).challenge(
        challenge, at: try db.learningEvent(challenge.event, of: visit.authority),
        bodies: try db.bodies(of: visit.authority))
    }
  }

  @Sendable func challenges(_ visit: Visit) async throws -> Answer {
    let visit = visit.inRegisters(with: log)
    let listing = try await visit.read { try ChallengeList.listing(for: visit, log, in: $0) }
    return try listing.answer {
      Page(
        "Challenges raised at events",
        breadcrumbs: visit.eventsTrail
      ) {
        visit.asAtNote
        lead("What partners asked of each other, in the words that were written down.")
        listing.html
        visit.asAtForm("The challenges as at another day")
      }
    }
  }
}

extension Transaction {
  func bodyNames(of authority: AuthorityID) throws -> [Body.ID: String] {
    Dictionary(uniqueKeysWithValues: try bodies(of: authority).map { ($0.id, $0.name) })
  }
}
