import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// What waits for somebody: what they were reminded of, what boards and registers ask, what waits
/// for their decision, what partners ask and say.
struct Waiting: Sendable {
  let reminders: [OpenReminder]
  let asked: [AskedElsewhere.Open]
  let toVerify: [Action]
  let evidence: [WaitingEvidence]
  let signOffs: [WaitingSignOff]
  let doubts: [WaitingSignOff]
  let laterDates: [LaterDate]
  let questions: [PartnerQuestion]
  /// What partners have said of actions that they lead or keep, and nobody has answered.
  let words: [OpenWord]
  private let counts: WaitingCounts

  var count: Int { counts.total }

  /// Of each kind of decision so many are listed; the count is of all.
  private static let most = 100

  init(
    for user: User, _ elsewhere: AskedElsewhere, in world: World, _ db: Transaction
  ) throws {
    let today = world.today()
    let owners = try db.owners(heldBy: user, on: today)
    let queries = try DecisionQueries(for: user, owners: owners, in: world, db)
    reminders = try db.openReminders(for: user, owners: owners, on: today)
    asked = try elsewhere.open(for: user, owners: owners, on: today, db)
    toVerify =
      user.may(.verifyWork)
      ? try db.all(
        Action.self,
        """
        SELECT action.* \(queries.completions)
        ORDER BY action.completed_on, action.id LIMIT \(Self.most)
        """) : []
    evidence =
      user.may(.verifyWork)
      ? try db.all(
        WaitingEvidence.self,
        """
        SELECT evidence.id, evidence.title, evidence.added_by, action.number,
          recommendation.reference
        \(queries.evidence) ORDER BY evidence.added_at, evidence.id LIMIT \(Self.most)
        """) : []
    func ofBoard(_ condition: SQL) throws -> [WaitingSignOff] {
      guard user.may(.signOff) else { return [] }
      return try db.all(
        WaitingSignOff.self,
        """
        SELECT plan_outcome.id, plan_outcome.plan_id, recommendation.reference,
          recommendation.text
        \(condition) ORDER BY judged.said_at, plan_outcome.id LIMIT \(Self.most)
        """)
    }
    signOffs = try ofBoard(queries.signOffs)
    doubts = try ofBoard(queries.doubts)
    laterDates =
      user.may(.managePlan)
      ? try db.all(
        LaterDate.self,
        """
        SELECT action.id, action.number, action.title, action.due_on, said.expected_on,
          said.recorded_by
        \(queries.laterDates) ORDER BY action.due_on, action.id LIMIT \(Self.most)
        """) : []
    questions = user.may(.managePlan) ? try db.openPartnerQuestions(of: user.authority) : []
    words = try db.openPartnerWords(for: user, owners: owners)
    counts = WaitingCounts(
      told: reminders.actionCount + asked.count + questions.count + words.count,
      decisions: try db.decisionCounts(queries))
  }
}

/// How much waits for somebody: as the home page says it.
struct WaitingCounts: Hashable, Sendable {
  /// What they were told or asked.
  let told: Int
  let decisions: DecisionCounts

  var total: Int { told + decisions.total }

  init(told: Int, decisions: DecisionCounts) {
    self.told = told
    self.decisions = decisions
  }

  init(
    for user: User, _ elsewhere: AskedElsewhere, in world: World, _ db: Transaction
  ) throws {
    let today = world.today()
    let owners = try db.owners(heldBy: user, on: today)
    told =
      try db.openReminders(for: user, owners: owners, on: today).actionCount
      + elsewhere.open(for: user, owners: owners, on: today, db).count
      + (user.may(.managePlan) ? db.openPartnerQuestions(of: user.authority).count : 0)
      + db.openPartnerWords(for: user, owners: owners).count
    decisions = try db.decisionCounts(
      DecisionQueries(for: user, owners: owners, in: world, db))
  }
}

extension Transaction {
  /// What somebody is told and nothing has answered, each action once. Who may verify reads of each
  /// completion among what waits for their decision. Some are told in the stead of those of whom
  /// nobody can be.
  fileprivate func openReminders(
    for user: User, owners: [Owner], on day: CivilDate
  ) throws -> [OpenReminder] {
    let inboxes = user.mayStandIn ? try inboxes(of: user.authority, on: day) : nil
    let untold = try inboxes.map { try untoldOwners($0, in: user.authority) } ?? [:]
    let open = try openReminders(to: owners + untold.keys, in: user.authority)
      .compactMap { one -> OpenReminder? in
        guard let inboxes, let why = untold[one.reminder.to] else { return one }
        guard
          inboxes.standIns(besides: one.action.answering).contains(where: {
            $0.id == user.account
          })
        else { return owners.contains(one.reminder.to) ? one : nil }
        var one = one
        one.untold = why
        return one
      }
    return (user.may(.verifyWork) ? open.filter { $0.reminder.step != .verify } : open).onceEach
  }
}

/// What waits for somebody's decision, on the home page: how much of each kind, with the way to it.
struct DecisionsPart {
  let decisions: DecisionCounts

  @HTMLBuilder var html: HTML {
    if decisions.total > 0 {
      part("Waits for your decision", id: "decisions") {
        taskList(
          [
            item(
              decisions.evidence, "piece of evidence to verify", "pieces of evidence to verify",
              "evidence"),
            item(
              decisions.completions, "action said to be complete, to verify",
              "actions said to be complete, to verify", "verify"),
            item(
              decisions.signOffs, "recommendation ready for the board’s sign-off",
              "recommendations ready for the board’s sign-off", "sign-off"),
            item(
              decisions.doubts, "sign-off of which the board has to say whether it stands",
              "sign-offs of which the board has to say whether they stand", "doubts"),
            item(
              decisions.laterDates, "action expected after its due date",
              "actions expected after their due dates", "dates"),
          ].compactMap(\.self))
      }
    }
  }

  private func item(
    _ count: Int, _ one: String, _ several: String, _ place: String
  ) -> TaskItem? {
    count == 0
      ? nil
      : TaskItem(
        "\(count) \(count == 1 ? one : several)", to: Address.reminders.at(place),
        status: tag("To decide", .caution))
  }
}
