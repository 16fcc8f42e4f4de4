import Civil
import Kernel
import Storage

/// That a due date stands, though the action is expected after it. It answers the day that was
/// expected then: another one is asked about anew, and so is another due date.
public struct StandingDueDate: Record, Hashable {
  public static let table: SQLName = "standing_due_date"

  public let authority: AuthorityID
  public let id: Storage.ID<StandingDueDate>
  public var version = 0
  public let plan: Plan.ID
  public let action: Action.ID
  public let dueOn: CivilDate
  /// By when the action was expected.
  public let expectedOn: CivilDate
  public let reason: String
  public let saidAt: Instant
  public let saidBy: String

  init(
    of action: Action, dueOn: CivilDate, expectedOn: CivilDate, because reason: String,
    at instant: Instant, by user: User
  ) {
    authority = action.authority
    id = Storage.ID()
    plan = action.plan
    self.action = action.id
    self.dueOn = dueOn
    self.expectedOn = expectedOn
    self.reason = reason
    saidAt = instant
    saidBy = user.name
  }

  public init(row: Row) throws {
    authority = try row["authority_id"]
    id = try row["id"]
    version = try row["version"]
    plan = try row["plan_id"]
    action = try row["action_id"]
    dueOn = try row["due_on"]
    expectedOn = try row["expected_on"]
    reason = try row["reason"]
    saidAt = try row["said_at"]
    saidBy = try row["said_by"]
  }

  public var fields: Fields {
    [
      "plan_id": plan, "action_id": action, "due_on": dueOn, "expected_on": expectedOn,
      "reason": reason, "said_at": saidAt, "said_by": saidBy,
    ]
  }
}

extension StandingDueDate {
  static let tables: [SQL] = [
    """
    CREATE TABLE standing_due_date (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      plan_id text NOT NULL, action_id text NOT NULL, due_on date NOT NULL,
      expected_on date NOT NULL, reason text NOT NULL, said_at bigint NOT NULL,
      said_by text NOT NULL,
      PRIMARY KEY (authority_id, id),
      FOREIGN KEY (authority_id, plan_id) REFERENCES plan (authority_id, id),
      FOREIGN KEY (authority_id, action_id) REFERENCES action (authority_id, id))
    """,
    """
    CREATE INDEX standing_due_date_by_action
    ON standing_due_date (authority_id, action_id, said_at, id)
    """,
    "CREATE INDEX standing_due_date_by_plan ON standing_due_date (authority_id, plan_id, id)",
  ]

  /// "The due date of 10 November 2012 stands, though it is expected by 14 December 2012: …".
  var sentence: String {
    Words.sentence(
      "The due date of \(dueOn.longForm) stands, though it is expected by \(expectedOn.longForm): \(reason)"
    )
  }
}

extension Shelf {
  /// Each time that somebody said of an action that its due date stands, the first first.
  func standingDueDates(of action: Action.ID) throws -> [StandingDueDate] {
    try all(where: "action_id = \(action)") { $0.action == action }
      .sorted { ($0.saidAt, $0.id.text) < ($1.saidAt, $1.id.text) }
  }
}

/// Says that an action’s due date stands though it is expected later. To move the date is the other
/// answer (`MoveDueDate`).
public struct LetDueDateStand: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// - Parameter expected: by when the action was expected when the person read the page.
  /// - Throws: `Refusal.conflict` where nothing, or another day, is to be answered.
  @discardableResult
  public func callAsFunction(
    of id: Action.ID, expectedBy expected: CivilDate, because reason: String
  ) async throws -> StandingDueDate {
    let user = acting.user
    try user.require(.managePlan)
    return try await acting.write(because: "due date stands: \(reason)") { db in
      let action = try db.standingFile(id, of: user.authority).action
      guard let question = try db.laterDate(of: action) else {
        throw Refusal.conflict(
          "Nothing about this due date waits for an answer. Look at the action’s page.")
      }
      guard question.expectedOn == expected else {
        throw Refusal.conflict(
          "In the meantime \(question.saidBy) expects it by \(question.expectedOn.longForm). Look at that before you answer."
        )
      }
      guard BoardWord.isMoreThanANod(reason) else {
        throw Refusal.invalid("Say why the due date stands.", field: "reason")
      }
      return try db.insert(
        StandingDueDate(
          of: action, dueOn: question.dueOn, expectedOn: expected, because: reason, at: db.at,
          by: user))
    }
  }
}

extension Transaction {
  /// That an action is expected after the day on which it is due, and nobody has said yet that this
  /// day stands (`DecisionQueries.laterDates`).
  func laterDate(of action: Action) throws -> LaterDate? {
    guard action.delivery != .complete, !action.isWithdrawn, let due = action.dueOn,
      let said = ProgressLog(try progress(of: action.id, in: action.authority)).expectation,
      let expected = said.expectedOn, expected > due
    else { return nil }
    let isAnswered = try shelf(of: action.authority).standingDueDates(of: action.id).contains {
      $0.dueOn == due && $0.expectedOn == expected
    }
    return isAnswered ? nil : LaterDate(of: action, due: due, expected: expected, by: said)
  }
}
