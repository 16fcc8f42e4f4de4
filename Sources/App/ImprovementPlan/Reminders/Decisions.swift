import Civil
import Inspections
import Kernel
import Storage

/// What others have done and somebody has to decide about, as conditions that are counted on the
/// home page and listed on the page of reminders. Nobody is told of their own work: what they said
/// themselves, or do on an action of theirs, somebody else looks at.
struct DecisionQueries {
  let user: User
  /// What this person is or holds, as owners.
  let owners: [Owner]
  /// What waits to be verified and is theirs in a way that would have them refused (`FourEyes`):
  /// they owned it while its work was done, own all the work behind it, or made the link by which
  /// it was said.
  private var ownedEvidence: [Evidence.ID] = []
  private var ownedActions: [Action.ID] = []

  init(for user: User, owners: [Owner], in world: World, _ db: Transaction) throws {
    self.user = user
    self.owners = owners
    guard user.may(.verifyWork) else { return }
    let once = Set(owners.map(\.idText)).union(try db.postsEverHeld(by: user).map(\.text)).sorted()
    let actions = try db.all(
      Action.self,
      """
      SELECT action.* \(completions)
        AND (\(saidByLink(Action.table, "action.id")) OR \(named(once, in: "action.id"))
          OR \(saidWithOthers))
      """)
    let shown = try db.all(
      Evidence.self,
      """
      SELECT evidence.* \(evidence)
        AND (\(saidByLink(Evidence.table, "evidence.id")) OR \(named(once, in: "action.id"))
          OR EXISTS (
            SELECT 1 FROM action_recommendation AS served
            WHERE served.authority_id = evidence.authority_id
              AND served.recommendation_id = plan_outcome.recommendation_id
              AND \(named(once, in: "served.action_id"))))
      """)
    ownedActions = try actions.filter {
      try db.share(
        of: user, in: .action($0.id), saidIn: $0.id, at: $0.deliveryChangedAt ?? world.now(),
        in: world) != .none
    }.map(\.id)
    ownedEvidence = try shown.filter {
      try db.share(of: user, in: $0.subject, saidIn: $0.id, at: $0.addedAt, in: world) != .none
    }.map(\.id)
  }

  /// That one of these owners was ever named in an action: few are handed over, and only of these
  /// is it asked when that was.
  private func named(_ owners: [String], in action: SQL) -> SQL {
    if owners.isEmpty { return "1 = 0" }
    let found = owners.map { owner -> SQL in
      let anywhere = "%" + owner + "%"
      return "once.after_image LIKE \(anywhere)"
    }
    return """
      EXISTS (
        SELECT 1 FROM change AS once
        WHERE once.authority_id = \(authority)
          AND once.table_name = \(Action.table.text) AND once.record_id = \(action)
          AND (\(found.joined(separator: " OR "))))
      """
  }

  /// That something of a record was said by a link: whoever made the link knows its secret.
  private func saidByLink(_ table: SQLName, _ record: SQL) -> SQL {
    let anyone = Author.linkPrefix + "%"
    return """
      EXISTS (
        SELECT 1 FROM change AS said
        WHERE said.authority_id = \(authority)
          AND said.table_name = \(table.text) AND said.record_id = \(record)
          AND said.author_id LIKE \(anyone))
      """
  }

  /// That what was said of an action's completion has words of others than whoever published it.
  private var saidWithOthers: SQL {
    """
    EXISTS (
      SELECT 1 FROM progress_update AS said
      WHERE said.authority_id = \(authority) AND said.action_id = action.id
        AND said.recorded_at = action.delivery_changed_at AND said.writer_ids <> '')
    """
  }

  private var account: String { user.account?.text ?? "nobody" }
  private var authority: AuthorityID { user.authority }

  /// Of plans that are agreed: a plan in the making waits for nobody, and a closed one no more.
  private var agreed: SQL {
    "SELECT id FROM plan WHERE authority_id = \(authority) AND state = \(Plan.State.agreed)"
  }

  private var othersOwnIt: SQL { none(of: owners.map(\.idText), "coalesce(action.owner_id, '')") }

  private func none(of values: [some SQLConvertible], _ column: SQL) -> SQL {
    values.isEmpty ? "1 = 1" : "\(column) NOT IN \(list: values)"
  }

  /// Evidence that others added and nobody has verified.
  var evidence: SQL {
    """
    FROM evidence
      LEFT JOIN action
        ON action.authority_id = evidence.authority_id AND action.id = evidence.action_id
      LEFT JOIN plan_outcome
        ON plan_outcome.authority_id = evidence.authority_id
        AND plan_outcome.id = evidence.outcome_id
      LEFT JOIN recommendation
        ON recommendation.authority_id = plan_outcome.authority_id
        AND recommendation.id = plan_outcome.recommendation_id
    WHERE evidence.authority_id = \(authority) AND evidence.verified_at IS NULL
      AND evidence.withdrawn_on IS NULL AND action.withdrawn_on IS NULL
      AND evidence.plan_id IN (\(agreed))
      AND coalesce(evidence.added_by_account, '') <> \(account) AND \(othersOwnIt)
      AND \(none(of: ownedEvidence, "evidence.id"))
    """
  }

  /// Actions that others call complete and nobody has verified.
  var completions: SQL {
    """
    FROM action_completion JOIN action
      ON action.authority_id = action_completion.authority_id
      AND action.id = action_completion.action_id
    WHERE action_completion.authority_id = \(authority)
      AND action_completion.verified_on IS NULL
      AND coalesce(action_completion.claimed_by_account, '') <> \(account) AND \(othersOwnIt)
      AND action.delivery = \(Action.Delivery.complete) AND action.withdrawn_on IS NULL
      AND action.plan_id IN (\(agreed))
      AND \(none(of: ownedActions, "action.id"))
    """
  }

  /// Actions that are expected after the day on which they are due (`ProgressLog.expectation`), and
  /// of which nobody has said that this day stands.
  var laterDates: SQL {
    """
    FROM progress_update AS said JOIN action
      ON action.authority_id = said.authority_id AND action.id = said.action_id
    WHERE said.authority_id = \(authority) AND said.expected_on > action.due_on
      AND said.delivery <> \(Action.Delivery.complete) AND \(holds("said"))
      AND action.completed_on IS NULL AND action.withdrawn_on IS NULL
      AND action.plan_id IN (\(agreed))
      AND NOT EXISTS (
        SELECT 1 FROM standing_due_date AS stands
        WHERE stands.authority_id = action.authority_id AND stands.action_id = action.id
          AND stands.due_on = action.due_on AND stands.expected_on = said.expected_on)
      AND NOT EXISTS (
        SELECT 1 FROM progress_update AS later
        WHERE later.authority_id = said.authority_id AND later.action_id = said.action_id
          AND (later.expected_on IS NOT NULL OR later.delivery = \(Action.Delivery.complete))
          AND (later.recorded_at > said.recorded_at
            OR later.recorded_at = said.recorded_at AND later.id > said.id)
          AND \(holds("later")))
    """
  }

  /// That nothing puts a word right that was said of an action.
  private func holds(_ word: SQLName) -> SQL {
    """
    NOT EXISTS (
      SELECT 1 FROM progress_update AS correction
      WHERE correction.authority_id = \(word).authority_id
        AND correction.action_id = \(word).action_id AND correction.corrects = \(word).id)
    """
  }

  /// Recommendations that have changed something for children, on verified evidence, by the
  /// judgement of somebody else, and that the board has not signed off: what was opened again is
  /// judged anew first (`SignOffRules`).
  var signOffs: SQL {
    """
    \(judgedByOthers)
      AND judged.rating IN \(list: Self.better) AND \(isShown)
      AND NOT EXISTS (
        SELECT 1 FROM sign_off
        WHERE sign_off.authority_id = plan_outcome.authority_id
          AND sign_off.plan_id = plan_outcome.plan_id
          AND sign_off.outcome_id = plan_outcome.id
          AND (sign_off.reopened_on IS NULL OR sign_off.reopened_at >= judged.said_at))
    """
  }

  /// Recommendations of which the board has to say whether its sign-off still stands
  /// (`PlanRatings.isSignOffInDoubt`).
  var doubts: SQL {
    """
    \(judgedByOthers)
      AND (judged.rating NOT IN \(list: Self.better) OR NOT \(isShown))
      AND EXISTS (
        SELECT 1 FROM sign_off
        WHERE sign_off.authority_id = plan_outcome.authority_id
          AND sign_off.plan_id = plan_outcome.plan_id
          AND sign_off.outcome_id = plan_outcome.id AND sign_off.reopened_on IS NULL
          AND NOT EXISTS (
            SELECT 1 FROM sign_off_confirmation AS said
            WHERE said.authority_id = sign_off.authority_id
              AND said.outcome_id = sign_off.outcome_id AND said.sign_off_id = sign_off.id
              AND said.said_at >= judged.said_at
              AND (judged.rating NOT IN \(list: Self.better) OR NOT \(lostSince))))
    """
  }

  /// That verified evidence was lost after the board said so: it was verified later, or went with
  /// an action that was withdrawn later.
  private var lostSince: SQL {
    let withdrawnSince: SQL = """
      evidence.verified_at IS NOT NULL AND evidence.withdrawn_on IS NOT NULL
      AND (evidence.verified_at > said.said_at OR evidence.withdrawn_on > said.decided_on)
      """
    let dropped: SQL = "\(served) AND action.withdrawn_on > said.decided_on"
    return """
      (\(hasEvidence(of: served, withdrawnSince))
        OR EXISTS (
          SELECT 1 FROM evidence
          WHERE evidence.authority_id = plan_outcome.authority_id
            AND evidence.plan_id = plan_outcome.plan_id AND evidence.verified_at IS NOT NULL
            AND evidence.withdrawn_on IS NULL AND evidence.action_id IN (\(dropped))))
      """
  }

  private static let better = ImpactRating.allCases.filter(\.isImprovement)

  /// Recommendations with the last judgement of their impact, which this person has never called
  /// better: who has does not record what the board says of it (`SignOffRules`).
  private var judgedByOthers: SQL {
    """
    FROM plan_outcome
      JOIN recommendation
        ON recommendation.authority_id = plan_outcome.authority_id
        AND recommendation.id = plan_outcome.recommendation_id
      JOIN impact_judgement AS judged
        ON judged.authority_id = plan_outcome.authority_id
        AND judged.outcome_id = plan_outcome.id
    WHERE plan_outcome.authority_id = \(authority) AND plan_outcome.plan_id IN (\(agreed))
      AND NOT EXISTS (
        SELECT 1 FROM impact_judgement AS own
        WHERE own.authority_id = judged.authority_id AND own.outcome_id = judged.outcome_id
          AND own.said_by_account = \(account) AND own.rating IN \(list: Self.better))
      AND NOT EXISTS (
        SELECT 1 FROM impact_judgement AS later
        WHERE later.authority_id = judged.authority_id AND later.plan_id = judged.plan_id
          AND later.outcome_id = judged.outcome_id
          AND (later.said_at > judged.said_at
            OR later.said_at = judged.said_at AND later.id > judged.id))
    """
  }

  /// That evidence stands behind a recommendation that was verified when it was judged: its own, or
  /// of an action that stands (`ImpactJudgement.ground`).
  private var isShown: SQL {
    hasEvidence(
      of: "\(served) AND action.withdrawn_on IS NULL",
      "evidence.verified_at <= judged.said_at AND evidence.withdrawn_on IS NULL")
  }

  /// The actions that serve a recommendation, withdrawn ones too.
  private var served: SQL {
    """
    SELECT action.id FROM action_recommendation AS served JOIN action
      ON action.authority_id = served.authority_id AND action.id = served.action_id
    WHERE served.authority_id = plan_outcome.authority_id
      AND served.recommendation_id = plan_outcome.recommendation_id
    """
  }

  /// That there is such evidence of a recommendation, or of some of its actions.
  private func hasEvidence(of actions: SQL, _ condition: SQL) -> SQL {
    """
    EXISTS (
      SELECT 1 FROM evidence
      WHERE evidence.authority_id = plan_outcome.authority_id
        AND evidence.plan_id = plan_outcome.plan_id AND \(condition)
        AND (evidence.outcome_id = plan_outcome.id OR evidence.action_id IN (\(actions))))
    """
  }
}

/// How much waits for somebody's decision, of each kind.
struct DecisionCounts: RowDecodable, Hashable {
  var evidence = 0
  var completions = 0
  var laterDates = 0
  var signOffs = 0
  var doubts = 0

  var total: Int { evidence + completions + laterDates + signOffs + doubts }

  init() {}

  init(row: Row) throws {
    evidence = try row["evidence"]
    completions = try row["completions"]
    laterDates = try row["later_dates"]
    signOffs = try row["sign_offs"]
    doubts = try row["doubts"]
  }
}

/// Evidence that waits to be verified.
struct WaitingEvidence: RowDecodable, Hashable {
  let id: Evidence.ID
  let title: String
  /// The action or the recommendation that it is evidence of.
  let about: String
  let addedBy: String

  init(row: Row) throws {
    id = try row["id"]
    title = try row["title"]
    let number: Int? = try row["number"]
    about = try number.map(Action.reference) ?? row.get("reference", as: String?.self) ?? ""
    addedBy = try row["added_by"]
  }
}

/// An action that is expected after the day on which it is due.
struct LaterDate: RowDecodable, Hashable {
  let action: Action.ID
  let reference: String
  let title: String
  let dueOn: CivilDate
  let expectedOn: CivilDate
  let saidBy: String

  init(row: Row) throws {
    action = try row["id"]
    reference = Action.reference(try row["number"])
    title = try row["title"]
    dueOn = try row["due_on"]
    expectedOn = try row["expected_on"]
    saidBy = try row["recorded_by"]
  }

  init(of action: Action, due: CivilDate, expected: CivilDate, by said: ProgressUpdate) {
    self.action = action.id
    reference = action.reference
    title = action.title
    dueOn = due
    expectedOn = expected
    saidBy = said.recordedBy
  }

  /// "Due 9 November 2012; Alma Reyes expects it by 14 December 2012".
  var phrase: String {
    "Due \(dueOn.longForm); \(saidBy) expects it by \(expectedOn.longForm)"
  }
}

/// A recommendation that waits for the board's word: its sign-off, or whether that still stands.
struct WaitingSignOff: RowDecodable, Hashable {
  let outcome: PlanOutcome.ID
  let plan: Plan.ID
  let reference: String
  let text: String

  init(row: Row) throws {
    outcome = try row["id"]
    plan = try row["plan_id"]
    reference = try row["reference"]
    text = try row["text"]
  }
}

extension Transaction {
  /// How much waits for the decision of whoever asks, in one query.
  func decisionCounts(_ queries: DecisionQueries) throws -> DecisionCounts {
    let user = queries.user
    func count(_ permission: Permission, _ from: SQL) -> SQL {
      user.may(permission) ? "(SELECT count(*) \(from))" : "0"
    }
    guard [Permission.verifyWork, .managePlan, .signOff].contains(where: { user.may($0) }) else {
      return DecisionCounts()
    }
    return try first(
      DecisionCounts.self,
      """
      SELECT \(count(.verifyWork, queries.evidence)) AS evidence,
        \(count(.verifyWork, queries.completions)) AS completions,
        \(count(.managePlan, queries.laterDates)) AS later_dates,
        \(count(.signOff, queries.signOffs)) AS sign_offs,
        \(count(.signOff, queries.doubts)) AS doubts
      """) ?? DecisionCounts()
  }
}
