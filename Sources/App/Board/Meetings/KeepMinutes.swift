import Civil
import ImprovementPlan
import Kernel
import Storage

/// Puts items on a meeting's agenda and minutes them; records decisions and what the board asks
/// for.
public struct KeepMinutes: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  @discardableResult
  public func addItem(_ title: String, to id: Meeting.ID) async throws -> AgendaItem {
    let user = acting.user
    try user.require(.manageBoard)
    return try await acting.write(because: "agenda item added: \(title)") { db in
      let meeting = try db.meeting(id, of: user.authority)
      if title.isEmpty { throw Refusal.invalid("Give the item a title.", field: "title") }
      let last = try db.agenda(of: id, in: user.authority).map(\.position).max() ?? 0
      return try db.insert(
        AgendaItem(
          authority: user.authority, meeting: meeting.id, position: last + 1, title: title))
    }
  }

  /// What is entered about an item.
  public struct ItemWords: Hashable, Sendable {
    public var title: String
    public var minutes: String
    public var publicText: String
    public var isPublic: Bool
    public var privacy: Privacy
    public var position: Int

    public init(
      title: String, minutes: String, publicText: String, isPublic: Bool,
      privacy: Privacy = Privacy(), position: Int
    ) {
      self.title = title
      self.minutes = minutes
      self.publicText = publicText
      self.isPublic = isPublic
      self.privacy = privacy
      self.position = position
    }
  }

  /// - Parameter narrative: what is done when the words for the public disagree with the plans.
  /// - Throws: `Refusal.conflict` when the public reads the words that would change.
  public func change(
    _ id: AgendaItem.ID, readAt version: Int, to words: ItemWords,
    narrative: NarrativeAnswer = .unasked
  ) async throws -> AgendaItem {
    let (user, world) = (acting.user, acting.world)
    try user.require(.manageBoard)
    return try await acting.write(because: "agenda item changed") { db in
      if words.title.isEmpty { throw Refusal.invalid("Give the item a title.", field: "title") }
      let problems = words.privacy.problems(isPublic: words.isPublic)
      if !problems.isEmpty { throw Refusal.invalid(problems) }
      if words.isPublic {
        try db.settle(
          words.publicText, field: "publicText", narrative, of: AgendaItem.table, id.text,
          by: user, in: world)
      }
      let before = try db.find(id, of: user.authority)
      let item = try db.merge(id, of: user.authority, readAt: version) {
        $0.take(words, by: user)
      } settle: { stored, merged in
        // What the chair agreed were the stored words, whoever came first.
        if stored.title != merged.title || stored.publicText != merged.publicText {
          merged.openness.agreedOn = nil
          merged.openness.agreedWhere = ""
        }
      }
      // Two people may each have set one of the two marks.
      let marked = item.privacy.problems(isPublic: item.openness.isPublic)
      if !marked.isEmpty { throw Refusal.invalid(marked) }
      try db.keepNote(
        of: item.meeting, from: before?.openness, to: item.openness, in: user.authority)
      if before?.privacy.told != item.privacy.told {
        try db.keepNote(of: item.meeting, in: user.authority)
      }
      return item
    }
  }

  /// - Throws: `Refusal.conflict` of a meeting that lies in the future or was cancelled.
  @discardableResult
  public func decide(
    _ text: String, isPublic: Bool = false, at id: Meeting.ID
  ) async throws -> Decision {
    let user = acting.user
    try user.require(.manageBoard)
    let today = acting.world.today()
    return try await acting.write(because: "decision recorded") { db in
      let meeting = try db.meeting(id, of: user.authority)
      try meeting.requireNotCancelled()
      if let undecided = meeting.undecided(on: today) { throw Refusal.conflict(undecided) }
      if text.isEmpty { throw Refusal.invalid("Say what was decided.", field: "text") }
      var decision = Decision(
        authority: user.authority, meeting: meeting.id,
        number: try db.nextNumber("decision", of: user.authority), text: text)
      decision.openness = decision.openness.marked(isPublic, by: user, wordsChanged: true)
      return try db.insert(decision)
    }
  }

  /// - Throws: `Refusal.conflict` when the public reads the words that would change.
  public func change(
    _ id: Decision.ID, readAt version: Int, to text: String, isPublic: Bool
  ) async throws -> Decision {
    let user = acting.user
    try user.require(.manageBoard)
    return try await acting.write(because: "decision changed") { db in
      if text.isEmpty { throw Refusal.invalid("Say what was decided.", field: "text") }
      let before = try db.find(id, of: user.authority)?.openness
      let decision = try db.merge(id, of: user.authority, readAt: version) {
        $0.openness = $0.openness.marked(isPublic, by: user, wordsChanged: $0.text != text)
        $0.text = text
      } settle: { stored, merged in
        if stored.text != merged.text {
          merged.openness.agreedOn = nil
          merged.openness.agreedWhere = ""
        }
      }
      try db.keepNote(
        of: decision.meeting, from: before, to: decision.openness, in: user.authority)
      return decision
    }
  }
}

extension Transaction {
  /// What the public reads of a meeting changes only after its note was taken back: else it would
  /// be gone from there, and nobody told.
  fileprivate func keepNote(
    of meeting: Meeting.ID, from before: Openness?, to after: Openness, in authority: AuthorityID
  ) throws {
    if before?.isAgreed == true, !after.isAgreed { try keepNote(of: meeting, in: authority) }
  }

  /// - Throws: `Refusal.conflict` while the note is public.
  fileprivate func keepNote(of meeting: Meeting.ID, in authority: AuthorityID) throws {
    guard try self.meeting(meeting, of: authority).notePublishedOn != nil else { return }
    throw Refusal.conflict(
      "The public reads this in the note of the meeting. Take the note back first; then it can be changed, agreed by the chair and published again."
    )
  }
}

extension AgendaItem {
  fileprivate mutating func take(_ words: KeepMinutes.ItemWords, by user: User) {
    openness = openness.marked(
      words.isPublic, by: user,
      wordsChanged: title != words.title || publicText != words.publicText)
    title = words.title
    minutes = words.minutes
    privacy = words.privacy
    publicText = words.publicText
    position = words.position
  }
}

/// Keeps the action log of a board.
public struct KeepLog: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  @discardableResult
  public func add(_ words: LogWords, at id: Meeting.ID) async throws -> LogEntry {
    let user = acting.user
    try user.require(.manageBoard)
    let today = acting.world.today()
    return try await acting.write(because: "action log: \(words.text)") { db in
      let meeting = try db.meeting(id, of: user.authority)
      try meeting.requireNotCancelled()
      try db.check(words, at: meeting, on: today)
      return try db.insert(
        LogEntry(
          authority: user.authority, meeting: meeting,
          number: try db.nextNumber("log", of: user.authority), entry: words))
    }
  }

  public func change(
    _ id: LogEntry.ID, readAt version: Int, to words: LogWords
  ) async throws -> LogEntry {
    let user = acting.user
    try user.require(.manageBoard)
    let today = acting.world.today()
    return try await acting.write(because: "action log changed") { db in
      guard let known = try db.find(id, of: user.authority) else {
        throw Refusal.notFound("There is no such entry. The link may be incomplete.")
      }
      try db.check(
        words, at: db.meeting(known.meeting, of: user.authority), keeping: known.owner, on: today)
      return try db.merge(id, of: user.authority, readAt: version) {
        $0.text = words.text
        $0.owner = words.owner
        $0.dueOn = words.dueOn
        $0.doneOn = words.doneOn
        $0.outcome = words.outcome
      }
    }
  }
}

extension Transaction {
  fileprivate func check(
    _ words: LogWords, at meeting: Meeting, keeping known: Owner? = nil, on today: CivilDate
  ) throws {
    var problems = words.problems(askedOn: meeting.heldOn, on: today)
    if let objection = try objection(
      to: words.owner, from: meeting.heldOn, keeping: known, in: meeting.authority,
      unknown: "Choose somebody who is in the directory.")
    {
      problems.append(Problem(objection, field: "owner"))
    }
    if !problems.isEmpty { throw Refusal.invalid(problems) }
  }
}
