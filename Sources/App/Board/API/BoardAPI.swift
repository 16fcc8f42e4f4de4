import API
import ImprovementPlan
import Kernel
import Storage
import Web

extension BoardSlice {
  /// What programs may ask of boards, challenges, risks and dependencies.
  public func addOperations(to api: inout Operations) {
    addBoards(to: &api)
    addMeetings(to: &api)
    addNotes(to: &api)
    addChallenges(to: &api)
    addRisks(to: &api)
    addDependencies(to: &api)
  }

  private func addBoards(to api: inout Operations) {
    let group = "Boards"
    api.records(
      "board/boards", as: "board", in: group, noun: ("board", "boards"),
      about: "Insiders read all of them, members those on which they sit.", for: .readBoard,
      BoardShapes.board, scope: { try Self.boards($0, $1, "id") })
    api.form(
      "board/boards", in: group, "Make a board", page: "board/new",
      BodyFields([.id("body", "The body that it is.")] + BoardForms.board.fields))
    api.form(
      .put, "board/boards/:board", in: group, "Change a board",
      page: "board/boards/:board/edit", BodyFields(BoardForms.board.fields + [.version()]))
    api.records(
      "board/members", as: "member", in: group, noun: ("seat", "seats"), for: .readBoard,
      filters: [.id("board", "board_id", "On one board.")], BoardShapes.member,
      scope: { try Self.boards($0, $1, "board_id") })
    api.form(
      "board/boards/:board/members", in: group, "Add somebody to a board",
      page: "board/boards/:board/members", BoardForms.member)
    api.form(
      .put, "board/members/:member", in: group, "Change a seat",
      page: "board/members/:member", BodyFields(BoardForms.member.fields + [.version()]))
  }

  private func addMeetings(to api: inout Operations) {
    let group = "Meetings and packs"
    let path = "board/meetings/:meeting"
    api.records(
      "board/meetings", as: "meeting", in: group, noun: ("meeting", "meetings"), for: .readBoard,
      filters: [
        .id("board", "board_id", "Of one board."),
        .word("state", "state", "How they stand.", of: Meeting.State.self),
      ], BoardShapes.meeting, scope: { try Self.boards($0, $1, "board_id") })
    api.form(
      "board/boards/:board/meetings", in: group, "Plan a meeting",
      page: "board/boards/:board/meetings", MeetingForms.planned)
    api.form(
      .put, path, in: group, "Change a meeting", page: path + "/edit",
      BodyFields(
        MeetingForms.planned.fields + [
          .word("state", "How it stands.", of: Meeting.State.self), .version(),
        ]))
    let ofMeetings = Self.ofMeetings
    let byMeeting = [RecordFilter.id("meeting", "meeting_id", "Of one meeting.")]
    api.records(
      "board/items", as: "item", in: group, noun: ("agenda item", "agenda items"),
      for: .readBoard, filters: byMeeting, BoardShapes.item, scope: ofMeetings)
    api.form(
      path + "/items", in: group, "Add an agenda item", page: path + "/items",
      [.text("title", "What it is.")])
    api.form(
      .put, "board/items/:item", in: group, "Write the minutes of an item",
      page: "board/items/:item", MeetingForms.item)
    api.records(
      "board/decisions", as: "decision", in: group, noun: ("decision", "decisions"),
      for: .readBoard, filters: byMeeting, BoardShapes.decision, scope: ofMeetings)
    api.form(
      path + "/decisions", in: group, "Record a decision", page: path + "/decisions",
      MeetingForms.decision)
    api.form(
      .put, "board/decisions/:decision", in: group, "Change a decision’s words",
      page: "board/decisions/:decision", BodyFields(MeetingForms.decision.fields + [.version()]))
    api.records(
      "board/log", as: "entry", in: group, noun: ("log entry", "log entries"),
      for: .readBoard,
      filters: byMeeting + [.id("board", "board_id", "Of one board.")], BoardShapes.entry,
      scope: { try Self.boards($0, $1, "board_id") })
    api.form(path + "/log", in: group, "Record a promise", page: path + "/log", MeetingForms.log)
    api.form(
      .put, "board/log/:entry", in: group, "Change a promise, or say what came of it",
      page: "board/log/:entry", BodyFields(MeetingForms.log.fields + [.version()]))
    api.records(
      "board/packs", as: "pack", in: group, noun: ("pack", "packs"), for: .readBoard,
      filters: byMeeting, BoardShapes.pack, scope: { try Self.boards($0, $1, "board_id") })
    api.form(
      path + "/pack", in: group, "Take a pack for a meeting", page: path + "/pack",
      [
        .ids("plans", "The plans that stand in it.", isOptional: false),
        .text("highlights", "What the board should know first.", most: 4000, isOptional: true),
        .keepBecause,
      ])
    api.file(
      "board/packs/:pack/snapshot", in: group, "Read the snapshot of a pack, as it was frozen",
      for: .readBoard, read: PackHandlers(changesBeside: changesBeside).data)
  }

  private func addChallenges(to api: inout Operations) {
    let group = "Challenges"
    let path = "board/challenges/:challenge"
    api.records(
      "board/challenges", as: "challenge", in: group, noun: ("challenge", "challenges"),
      for: .readPlan,
      filters: [
        .id("plan", "plan_id", "About one plan."),
        .id("event", "event_id", "At or about one learning event."),
        .choice(
          "state", "How they stand.",
          [
            ("open", "closed_on IS NULL"), ("closed", "closed_on IS NOT NULL"),
            ("unanswered", "answered_on IS NULL AND closed_on IS NULL"),
          ]),
      ], BoardShapes.challenge)
    api.form(
      "board/challenges", in: group, "Record a challenge", page: "board/challenges/new",
      ChallengeForms.asked)
    api.form(
      .put, path, in: group, "Correct a challenge", page: path + "/edit",
      BodyFields(ChallengeForms.asked.fields + [.version()]))
    api.form(
      path + "/answer", in: group, "Answer a challenge", page: path + "/answer",
      ChallengeForms.answered)
    api.form(
      path + "/close", in: group, "Close a challenge", page: path + "/close",
      ChallengeForms.closed)
    api.form(
      path + "/reopen", in: group, "Open a challenge again", page: path + "/reopen",
      [.text("reason", "Why.", most: 1000), .version()])
  }

  private func addRisks(to api: inout Operations) {
    let group = "Risks"
    let path = "board/risks/:risk"
    api.records(
      "board/risks", as: "risk", in: group, noun: ("risk", "risks"), for: .readPlan,
      filters: [
        .id("plan", "plan_id", "For one plan."),
        .word("kind", "kind", "Of one kind.", of: Risk.Kind.self),
        .choice(
          "state", "How they stand.",
          [
            ("open", "closed_on IS NULL"), ("closed", "closed_on IS NOT NULL"),
          ]),
      ], BoardShapes.risk, scope: { _, _ in [] }, showing: Linked.view("risk_id") { $0.risk })
    api.records(
      "board/risk-scores", as: "score", in: group, noun: ("score", "scores"),
      for: .readPlan, filters: [.id("risk", "risk_id", "Of one risk.")], BoardShapes.score)
    api.form(
      "board/risks", in: group, "Enter a risk", page: "board/risks/new",
      BodyFields(RiskForms.words.fields + RiskForms.score.fields))
    api.form(
      .put, path, in: group, "Change a risk", page: path + "/edit",
      BodyFields(RiskForms.words.fields + [.version()]))
    api.form(
      path + "/score", in: group, "Score a risk anew", page: path + "/score",
      BodyFields(
        RiskForms.score.fields + [
          .day("reviewOn", "When it is looked at next."),
          .version("count", "How many scores there were when they were read."),
        ]))
    api.form(
      path + "/close", in: group, "Close a risk", page: path + "/close",
      [.text("reason", "Why.", most: 1000), .version()])
    api.form(
      path + "/reopen", in: group, "Open a risk again", page: path + "/reopen",
      [.version()])
  }

  private func addDependencies(to api: inout Operations) {
    let group = "Dependencies"
    api.records(
      "dependencies", as: "dependency", in: group, noun: ("dependency", "dependencies"),
      about: "What waits for what, and the days that it costs.",
      for: .readPlan,
      filters: [
        .id("action", "action_id", "What one action waits for."),
        .id("needed", "needed_action_id", "What waits for one action."),
      ], BoardShapes.dependency, scope: { _, _ in [] }
    ) { (visit, db, found: [ActionDependency], day) in
      let rows = try ActionWaits(
        of: found.map(\.action), in: visit.world, of: visit.authority, asAt: day, db
      ).rows
      let rowOf = Dictionary(
        rows.map { ($0.dependency.id, $0) }, uniquingKeysWith: { row, _ in row })
      return found.map { WeighedDependency(dependency: $0, row: rowOf[$0.id]) }
    }
    api.form(
      "plans/:plan/dependencies", in: group, "Say that an action waits for another",
      page: "plans/:plan/dependencies",
      [
        .id("action", "What waits."), .id("needed", "What it waits for."),
        .text("reason", "Why.", isOptional: true),
      ])
    api.form(
      .delete, "dependencies/:dependency", in: group, "Take a dependency out",
      page: "dependencies/:dependency/remove")
  }

  /// What belongs to meetings of those boards.
  static let ofMeetings: RecordScope = { visit, db in
    let boards = try db.boards(seenBy: visit.user, on: visit.today).map(\.id)
    return [
      """
      meeting_id IN (SELECT id FROM board_meeting
        WHERE authority_id = \(visit.authority) AND board_id IN \(list: boards))
      """
    ]
  }

  /// The boards that a visit may see, as a condition on a column.
  private static func boards(_ visit: Visit, _ db: Transaction, _ column: SQL) throws -> [SQL] {
    let seen = try db.boards(seenBy: visit.user, on: visit.today).map(\.id)
    return ["\(column) IN \(list: seen)"]
  }
}
