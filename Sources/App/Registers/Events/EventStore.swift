import Civil
import ImprovementPlan
import Kernel
import Storage

/// An event with all that came of it.
struct EventFile: Sendable {
  let event: LearningEvent
  /// By the name of the body.
  let attendance: [(attendance: EventAttendance, body: Body)]
  let challenges: [EventChallenge]
  let studies: [CaseStudy]
  let priorities: [AgreedPriority]

  var people: Int { attendance.reduce(0) { $0 + $1.attendance.number } }

  /// What happened at it, in words: "who came, 2 challenges and 1 priority"; nil where nothing did.
  var recorded: String? {
    let all = [
      attendance.isEmpty ? nil : "who came",
      challenges.isEmpty ? nil : Words.count(challenges.count, "challenge"),
      studies.isEmpty ? nil : Words.count(studies.count, "case study", "case studies"),
      priorities.isEmpty ? nil : Words.count(priorities.count, "priority", "priorities"),
    ].compactMap(\.self)
    return all.isEmpty ? nil : Words.list(all)
  }
}

extension Transaction {
  /// The event, or a refusal in words.
  public func learningEvent(
    _ id: ID<LearningEvent>, of authority: AuthorityID
  ) throws -> LearningEvent {
    guard let found = try find(id, of: authority) else {
      throw Refusal.notFound("There is no such event. The link may be incomplete.")
    }
    return found
  }

  /// An event at which something can have happened by today, or a refusal in words.
  func learningEvent(
    _ id: ID<LearningEvent>, of authority: AuthorityID, heldBy today: CivilDate
  ) throws -> LearningEvent {
    let event = try learningEvent(id, of: authority)
    guard event.heldOn <= today else {
      throw Refusal.conflict(
        "The event is on \(event.heldOn.longForm). What happens there can be written down then.")
    }
    return event
  }

  /// The events held by a day, the latest first.
  public func learningEvents(
    of authority: AuthorityID, heldBy day: CivilDate
  ) throws -> [LearningEvent] {
    try all(
      LearningEvent.self,
      """
      SELECT * FROM learning_event WHERE authority_id = \(authority) AND held_on <= \(day)
      ORDER BY held_on DESC, id
      """)
  }

  /// What one body asked of another at an event, or a refusal in words.
  public func eventChallenge(
    _ id: EventChallenge.ID, of authority: AuthorityID
  ) throws -> EventChallenge {
    guard let found = try find(id, of: authority) else {
      throw Refusal.notFound(
        "No such challenge was raised at an event. The link may be incomplete.")
    }
    return found
  }

  func eventFile(_ id: ID<LearningEvent>, of authority: AuthorityID) throws -> EventFile {
    let event = try learningEvent(id, of: authority)
    let bodies = Dictionary(
      uniqueKeysWithValues: try bodies(of: authority).map { ($0.id, $0) })
    return EventFile(
      event: event,
      attendance: try attendance(at: event).compactMap { one in
        bodies[one.body].map { (one, $0) }
      }.sorted { ($0.1.name, $0.0.id.text) < ($1.1.name, $1.0.id.text) },
      challenges: try challenges(raisedAt: id, of: authority),
      studies: try all(
        CaseStudy.self,
        """
        SELECT * FROM case_study WHERE authority_id = \(authority) AND event_id = \(id)
        ORDER BY id
        """),
      priorities: try all(
        AgreedPriority.self,
        """
        SELECT * FROM agreed_priority WHERE authority_id = \(authority) AND event_id = \(id)
        ORDER BY id
        """))
  }

  func attendance(at event: LearningEvent) throws -> [EventAttendance] {
    try all(
      EventAttendance.self,
      """
      SELECT * FROM event_attendance
      WHERE authority_id = \(event.authority) AND event_id = \(event.id) ORDER BY id
      """)
  }

  /// The challenges that bodies raised with each other at an event, in their order: what the log of
  /// challenges takes over.
  public func challenges(
    raisedAt event: ID<LearningEvent>, of authority: AuthorityID
  ) throws -> [EventChallenge] {
    try all(
      EventChallenge.self,
      """
      SELECT * FROM event_challenge
      WHERE authority_id = \(authority) AND event_id = \(event) ORDER BY id
      """)
  }

  /// All challenges of all events, the latest event first.
  public func eventChallenges(of authority: AuthorityID) throws -> [EventChallenge] {
    try all(
      EventChallenge.self,
      """
      SELECT event_challenge.* FROM event_challenge JOIN learning_event
        ON learning_event.authority_id = event_challenge.authority_id
        AND learning_event.id = event_challenge.event_id
      WHERE event_challenge.authority_id = \(authority)
      ORDER BY learning_event.held_on DESC, event_challenge.id
      """)
  }

  /// What goes on from a plan or in it, in the order in which it was agreed.
  public func continuingPriorities(
    of plan: Plan.ID, in authority: AuthorityID
  ) throws -> [AgreedPriority] {
    try all(
      AgreedPriority.self,
      """
      SELECT * FROM agreed_priority
      WHERE authority_id = \(authority) AND (plan_id = \(plan) OR next_plan_id = \(plan))
      ORDER BY agreed_on, id
      """)
  }
}
