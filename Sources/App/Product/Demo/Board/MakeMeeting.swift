import Board
import Civil
import ImprovementPlan
import Kernel
import Storage

/// Holds a meeting of the board and writes its minutes.
struct MakeMeeting {
  let meeting: DemoMeeting

  var scenes: [Scene] {
    let meeting = meeting
    let done = meeting.asked.compactMap { asked in
      asked.done.map { done in
        Scene(done.day) { stage in
          try await Self.finish(asked.text, done.day, done.outcome, on: stage)
        }
      }
    }
    return [Scene(meeting.day) { stage in try await Self.hold(meeting, on: stage) }] + done
  }

  private static func hold(_ meeting: DemoMeeting, on stage: Stage) async throws {
    let (acting, id) = (try stage.acting(as: .quayle), try stage.meeting(meeting.day))
    let known = try await stage.stored(id)
    _ = try await KeepMeeting(acting).change(
      id, readAt: known.version,
      to: MeetingEntry(
        heldOn: known.heldOn, startsAt: known.startsAt, place: known.place, state: .held))
    try await attend(meeting, id, acting, on: stage)
    for item in meeting.items { try await minute(item, id, acting) }
    for decision in meeting.decisions {
      try await KeepMinutes(acting).decide(decision.text, isPublic: decision.isPublic, at: id)
    }
    for asked in meeting.asked {
      try await KeepLog(acting).add(
        LogWords(text: asked.text, owner: try stage.owner(asked.owner), dueOn: asked.due), at: id)
    }
  }

  private static func attend(
    _ meeting: DemoMeeting, _ id: ID<Meeting>, _ acting: ActingUser, on stage: Stage
  ) async throws {
    let (board, authority) = (try stage.found(stage.board, "board"), stage.world.authority)
    let members = try await stage.world.store.read { db in
      try db.all(
        BoardMember.self,
        "SELECT * FROM board_member WHERE authority_id = \(authority) AND board_id = \(board) ORDER BY id"
      )
    }
    var states: [ID<BoardMember>: (state: Attendance.State, deputy: String)] = [:]
    for member in members { states[member.id] = (.present, "") }
    for (who, state) in meeting.away {
      let owner = try stage.owner(who)
      if let member = members.first(where: { $0.who == owner }) { states[member.id] = state }
    }
    try await NoteAttendance(acting)(states, at: id)
  }

  private static func minute(
    _ item: DemoMeeting.Item, _ id: ID<Meeting>, _ acting: ActingUser
  ) async throws {
    let made = try await KeepMinutes(acting).addItem(item.title, to: id)
    _ = try await KeepMinutes(acting).change(
      made.id, readAt: made.version,
      to: KeepMinutes.ItemWords(
        title: item.title, minutes: item.minutes, publicText: item.publicText ?? "",
        isPublic: item.publicText != nil, position: made.position))
  }

  private static func finish(
    _ text: String, _ day: CivilDate, _ outcome: String, on stage: Stage
  ) async throws {
    let authority = stage.world.authority
    let known = try await stage.world.store.read { db in
      try db.first(
        LogEntry.self,
        "SELECT * FROM board_log WHERE authority_id = \(authority) AND text = \(text) ORDER BY id")
    }
    let entry = try stage.found(known, text)
    _ = try await KeepLog(stage.acting(as: .quayle)).change(
      entry.id, readAt: entry.version,
      to: LogWords(
        text: entry.text, owner: entry.owner, dueOn: entry.dueOn, doneOn: day, outcome: outcome))
  }
}

/// Makes the packs for the meetings, a week before each.
enum MakePacks {
  private static let highlights: [(meeting: CivilDate, words: String)] = [
    (
      on(2026, 10, 22),
      """
      A nurse takes part in urgent decisions now, and parents tell us that plans are clearer.

      What children say does not reach every core group yet. We ask the board how it should.
      """
    ),
    (
      on(2026, 11, 19),
      """
      What children say still does not reach every core group, and that action is late. The \
      recovery plan below says what we do about it.

      We ask the board to look at it first.
      """
    ),
  ]

  static let scenes = highlights.map { day, words in
    Scene(day.adding(days: -7)) { stage in
      let plan = try stage.plan(.services2026)
      try await TakePack(
        stage.acting(as: .nwachukwu),
        changesBeside: RegisterLinks.besidePlans(in: stage.world).changes)(
          of: [plan], for: try stage.meeting(day), highlights: words, narrative: .warn)
    }
  }
}

/// The public note of the October meeting: marked by the board manager, agreed by the chair,
/// published by the director.
enum MakeNote {
  private static let day = on(2026, 10, 22)

  static let agreement = Scene(on(2026, 11, 2)) { stage in
    let (id, authority) = (try stage.meeting(day), stage.world.authority)
    let (items, decisions) = try await stage.world.store.read { db in
      (
        try db.all(
          AgendaItem.self,
          "SELECT * FROM agenda_item WHERE authority_id = \(authority) AND meeting_id = \(id) ORDER BY id"
        ),
        try db.all(
          Decision.self,
          "SELECT * FROM board_decision WHERE authority_id = \(authority) AND meeting_id = \(id) ORDER BY id"
        )
      )
    }
    try await RecordAgreement(stage.acting(as: .quayle))(
      items: Dictionary(
        items.filter(\.openness.isPublic).map { ($0.id, $0.version) }, uniquingKeysWith: { $1 }),
      decisions: Dictionary(
        decisions.filter(\.openness.isPublic).map { ($0.id, $0.version) },
        uniquingKeysWith: { $1 }), on: on(2026, 10, 30),
      source: "Beatrix Ormesher’s letter of 30 October", at: id)
  }

  static let publication = Scene(on(2026, 11, 3)) { stage in
    let id = try stage.meeting(day)
    let known = try await stage.stored(id)
    _ = try await PublishNote(stage.acting(as: .adeyemiHolt))(id, readAt: known.version)
  }
}
