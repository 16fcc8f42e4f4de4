import Civil
import Kernel
import Storage

/// That somebody was told of an action: who, at which step, when, and when it was answered. One row
/// for each time; none is ever taken away.
public struct Reminder: Record, Hashable {
  public static let table: SQLName = "reminder"

  /// Why somebody is told, from what presses least to what presses most.
  public enum Step: String, CaseIterable, Sendable, SQLConvertible {
    /// It is called complete, and somebody else has to look.
    case verify
    case dueSoon
    /// Something is to be said of it: its day of the council's rule has come.
    case update
    /// Somebody else opened it again that was called complete.
    case openedAgain
    // Those above its owner, to whom it climbs while the update does not come.
    case updateToHead, updateToDirector, updateToChair
    case late
    // The same, while it is late and nobody says how it is going.
    case headOfService, director, chair
  }

  public let authority: AuthorityID
  public let id: Storage.ID<Reminder>
  public var version = 0
  public let action: Action.ID
  public let step: Step
  public let to: Owner
  /// What they were called then.
  public let toName: String
  /// Why nobody of them could be told, and who was told instead; empty where somebody was.
  public let untold: String
  /// The due date that it is about, or the day since which it is complete: when that moves, it
  /// begins anew. Of an update, the day on which it was to come, or to be asked for again.
  public let aboutDay: CivilDate
  public let sentAt: Instant
  public var answeredAt: Instant?
  /// What answered it, in words.
  public var answer: String

  init(
    _ step: Step, of action: Action, to owner: Owner, called name: String, untold: String,
    aboutDay: CivilDate, at instant: Instant
  ) {
    authority = action.authority
    id = Storage.ID(at: instant)
    self.action = action.id
    self.step = step
    to = owner
    toName = name
    self.untold = untold
    self.aboutDay = aboutDay
    sentAt = instant
    answer = ""
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    action = try row["action_id"]
    step = try row["step"]
    to = try Owner(row.get("to_kind"), id: row.get("to_id"))
    toName = try row["to_name"]
    // The history has images from before there was this column.
    untold = try row.get("untold", as: String?.self) ?? ""
    aboutDay = try row["about_day"]
    sentAt = try row["sent_at"]
    answeredAt = try row["answered_at"]
    answer = try row["answer"]
  }

  public var fields: Fields {
    [
      "action_id": action, "step": step, "to_kind": to.kind, "to_id": to.idText,
      "to_name": toName, "untold": untold, "about_day": aboutDay, "sent_at": sentAt,
      "answered_at": answeredAt,
      "answer": answer,
    ]
  }
}

extension Reminder.Step: Comparable {
  /// The steps by which a late action climbs, and those by which an update does that does not come:
  /// from its owner to the head of service, the director and the chair.
  static let ofLateness: [Self] = [.late, .headOfService, .director, .chair]
  static let ofUpdate: [Self] = [.update, .updateToHead, .updateToDirector, .updateToChair]

  var isOfUpdate: Bool { Self.ofUpdate.contains(self) }

  /// Whether it is told to somebody above the owner.
  var isAboveOwner: Bool {
    Self.ofLateness.dropFirst().contains(self) || Self.ofUpdate.dropFirst().contains(self)
  }

  public static func < (lesser: Self, greater: Self) -> Bool {
    (allCases.firstIndex(of: lesser) ?? 0) < (allCases.firstIndex(of: greater) ?? 0)
  }

  /// What the person who is told reads above the action.
  var title: String {
    switch self {
    case .dueSoon: "Due soon"
    case .late: "Late"
    case .headOfService: "Late: told to the head of service"
    case .director: "Late: told to the director"
    case .chair: "Late: told to the chair"
    case .update: "An update is due"
    case .updateToHead: "No update came: told to the head of service"
    case .updateToDirector: "No update came: told to the director"
    case .updateToChair: "No update came: told to the chair"
    case .openedAgain: "Opened again: somebody found that it is not complete"
    case .verify: "Waits for somebody to verify it"
    }
  }
}

extension Reminder {
  /// What has answered it by now; nil while it is open.
  ///
  /// - Parameters:
  ///   - log: what was said about the action.
  func answer(
    by action: Action, log: ProgressLog?, isVerified: Bool, isClosed: Bool
  ) -> Answer? {
    if action.isWithdrawn { return Answer(words: "The action was withdrawn.") }
    if isClosed { return Answer(words: "The plan was closed.") }
    if step == .verify {
      if isVerified { return Answer(words: "It was verified.") }
      return action.delivery == .complete
        ? nil : Answer(words: "It was opened again.", at: action.deliveryChangedAt)
    }
    if action.delivery == .complete {
      return Answer(words: "It was called complete.", at: action.deliveryChangedAt)
    }
    if !step.isOfUpdate, step != .openedAgain, action.dueOn != aboutDay {
      return Answer(words: "Its due date was moved.")
    }
    guard let said = log?.answer(after: sentAt) else { return nil }
    let words =
      said.delivery == .complete
      ? "It was called complete." : "\(said.recordedBy) said how it is going."
    return Answer(words: words, at: said.recordedAt)
  }

  /// What is written down of its answer.
  var noted: Answer? { answer.isEmpty ? nil : Answer(words: answer, at: answeredAt) }

  /// What ended a reminder.
  struct Answer: Hashable, Sendable {
    let words: String
    /// When that was; nil where only the day on which it was noticed is known.
    var at: Instant?
  }
}
