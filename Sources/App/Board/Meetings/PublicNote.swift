import Civil
import Kernel
import Storage

/// What the public may read of a meeting: the items and decisions that are marked as public and
/// whose words the chair has agreed, that something was discussed in private, and nothing else of
/// it.
struct PublicNote: Sendable {
  /// What it tells of one item. Of one in private it knows the ground and no word.
  enum Line: Sendable {
    case item(AgendaItem)
    case inPrivate(Exemption?)
  }

  let board: String
  let meeting: Meeting
  /// In the order of the agenda.
  let lines: [Line]
  let decisions: [Decision]

  var items: [AgendaItem] {
    lines.compactMap { if case .item(let item) = $0 { item } else { nil } }
  }

  /// The grounds of what was discussed in private, in words.
  var inPrivate: [String] {
    lines.compactMap {
      if case .inPrivate(let exemption) = $0 { Privacy.publicWords(exemption) } else { nil }
    }
  }

  /// Whether nothing is agreed for everybody: that something was private is no note.
  var isEmpty: Bool { items.isEmpty && decisions.isEmpty }

  init(board: String, meeting: Meeting, items: [AgendaItem], decisions: [Decision]) {
    self.board = board
    self.meeting = meeting
    lines = items.compactMap { item in
      if item.privacy.isPrivate { return .inPrivate(item.privacy.exemption) }
      return item.openness.isAgreed ? .item(item) : nil
    }
    self.decisions = decisions.filter(\.openness.isAgreed)
  }
}

extension Transaction {
  /// The note as it would be or is.
  func note(of meeting: Meeting) throws -> PublicNote {
    let board = try boards(of: meeting.authority).first { $0.id == meeting.board }
    return PublicNote(
      board: board?.name ?? "", meeting: meeting,
      items: try agenda(of: meeting.id, in: meeting.authority),
      decisions: try decisions(of: meeting.id, in: meeting.authority))
  }

  /// The note for anybody at all. That there is a meeting is not said either while it has none.
  func publishedNote(_ id: Meeting.ID, of authority: AuthorityID) throws -> PublicNote {
    let meeting = try find(id, of: authority)
    guard let meeting, meeting.notePublishedOn != nil else {
      if let gone = try noteTakenBack(id, of: authority) { throw Refusal.notFound(gone.sentence) }
      throw Refusal.notFound("There is no public note here. It may not have been published yet.")
    }
    return try note(of: meeting)
  }
}

/// A note that everybody could read, and that was taken back since.
struct NoteTakenBack: Sendable {
  /// The meeting as it was while its note was public.
  let meeting: Meeting
  let on: CivilDate

  var sentence: String {
    let published =
      meeting.notePublishedOn.map { " It had been published on \($0.longForm)." } ?? ""
    return "This note was taken back on \(on.longForm).\(published)"
  }
}

extension Transaction {
  /// The notes that were public and are no more, the latest meeting first, told from the change
  /// log.
  ///
  /// - Parameter condition: of the meetings.
  func notesTakenBack(
    where condition: SQL = "1 = 1", of authority: AuthorityID
  ) throws -> [NoteTakenBack] {
    var last: [Meeting.ID: Meeting] = [:]
    var found: [Meeting.ID: NoteTakenBack] = [:]
    for state in try states(
      Meeting.self, where: "note_published_on IS NULL AND \(condition)", of: authority)
    {
      if let before = last[state.id], before.notePublishedOn != nil,
        state.record?.notePublishedOn == nil
      {
        found[state.id] = NoteTakenBack(meeting: before, on: state.at.dateInLondon)
      }
      last[state.id] = state.record
    }
    return found.values.sorted {
      ($0.meeting.heldOn, $0.meeting.id.text) > ($1.meeting.heldOn, $1.meeting.id.text)
    }
  }

  /// Nil where it was never public, and where it is.
  func noteTakenBack(_ id: Meeting.ID, of authority: AuthorityID) throws -> NoteTakenBack? {
    try notesTakenBack(where: "id = \(id)", of: authority).first { $0.meeting.id == id }
  }
}

/// Records that the chair has agreed the words of items and decisions for the public. A note that
/// is published already goes back: it has to be published anew, with what is in it now.
public struct RecordAgreement: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// - Parameters:
  ///   - items: what the chair has agreed, each at the version whose words the chair was shown.
  ///   - source: where that stands: "Chair’s letter of 3 December".
  /// - Returns: whether a note that was public went back.
  /// - Throws: `StaleRecord` when words were changed in the meantime.
  @discardableResult
  public func callAsFunction(
    items: [AgendaItem.ID: Int], decisions: [Decision.ID: Int], on day: CivilDate,
    source: String, at id: Meeting.ID
  ) async throws -> Bool {
    let user = acting.user
    try user.require(.manageBoard)
    let today = acting.world.today()
    return try await acting.write(because: "agreed by the chair: \(source)") { db in
      var meeting = try db.meeting(id, of: user.authority)
      try meeting.requireNotCancelled()
      var problems: [Problem] = []
      if items.isEmpty, decisions.isEmpty {
        problems.append(Problem("Choose what the chair has agreed.", field: "agreed"))
      }
      if source.isEmpty {
        problems.append(Problem("Say where the chair’s agreement stands.", field: "source"))
      }
      if day > today || day < meeting.heldOn {
        problems.append(
          Problem("The chair agrees after the meeting, and not in the future.", field: "agreedOn"))
      }
      if !problems.isEmpty { throw Refusal.invalid(problems) }
      for var item in try db.agenda(of: id, in: user.authority) {
        guard let version = items[item.id] else { continue }
        try Self.requirePublic(item.openness, item.title)
        item.version = version
        (item.openness.agreedOn, item.openness.agreedWhere) = (day, source)
        try db.update(item)
      }
      for var decision in try db.decisions(of: id, in: user.authority) {
        guard let version = decisions[decision.id] else { continue }
        try Self.requirePublic(decision.openness, decision.reference)
        decision.version = version
        (decision.openness.agreedOn, decision.openness.agreedWhere) = (day, source)
        try db.update(decision)
      }
      guard meeting.notePublishedOn != nil else { return false }
      // More may be in it now than the second pair of eyes has seen.
      (meeting.notePublishedOn, meeting.notePublishedBy) = (nil, "")
      try db.update(meeting)
      return true
    }
  }

  private static func requirePublic(_ openness: Openness, _ name: String) throws {
    if !openness.isPublic {
      throw Refusal.conflict("“\(name)” is not marked as public, so there is nothing to agree.")
    }
  }
}

/// Publishes the note of a meeting, with a second pair of eyes, and takes it back.
public struct PublishNote: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// - Throws: `Refusal.conflict` without an agreed item; `Refusal.notPermitted` for who marked
  ///   what it says as public: somebody else has to have looked.
  public func callAsFunction(_ id: Meeting.ID, readAt version: Int) async throws -> Meeting {
    let user = acting.user
    try user.require(.manageBoard)
    let today = acting.world.today()
    return try await acting.write(because: "public note published") { db in
      var meeting = try db.meeting(id, of: user.authority)
      let note = try db.note(of: meeting)
      guard meeting.state == .held else {
        throw Refusal.conflict("The meeting has not been held, so there is no note of it.")
      }
      guard !note.isEmpty else {
        throw Refusal.conflict(
          "Nothing of this meeting is agreed for the public. Mark items as public and record the chair’s agreement first."
        )
      }
      let markers = note.items.map(\.openness.markedBy) + note.decisions.map(\.openness.markedBy)
      if let account = user.account, markers.contains(account) {
        throw Refusal.notPermitted(
          "You marked something in this note as public, so somebody else has to publish it.")
      }
      meeting.version = version
      meeting.notePublishedOn = today
      meeting.notePublishedBy = user.name
      return try db.update(meeting)
    }
  }

  public func withdraw(_ id: Meeting.ID, readAt version: Int) async throws -> Meeting {
    let user = acting.user
    try user.require(.manageBoard)
    return try await acting.write(because: "public note taken back") { db in
      var meeting = try db.meeting(id, of: user.authority)
      meeting.version = version
      meeting.notePublishedOn = nil
      meeting.notePublishedBy = ""
      return try db.update(meeting)
    }
  }
}
