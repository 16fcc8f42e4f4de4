import Civil
import ImprovementPlan
import Kernel
import Markup
import SiteMap
import Storage
import Web

extension BoardSlice {
  /// What boards ask of a body or of its posts: challenges, and entries of the action log. For the
  /// page of all that is asked of it.
  public var askedElsewhere: AskedElsewhere {
    AskedElsewhere(tables: Self.tables) { db, body, today in
      let challenges = try db.challenges(askedOf: body.id, in: body.authority)
      let entries = try db.logEntries(askedOf: body.id, in: body.authority)
      let acts = try db.ownerNames(of: challenges.flatMap(\.acts), in: body.authority)
      let names = try db.ownerNames(
        of: entries.compactMap(\.owner), in: body.authority, on: today)
      let boards = Dictionary(
        try db.boards(of: body.authority).map { ($0.id, $0.name) }, uniquingKeysWith: { $1 })
      return challenges.map { AskedChallenge(challenge: $0, names: acts).asked }
        + (try entries.map { entry in
          AskedLogEntry(
            entry: entry, board: boards[entry.board] ?? "The board",
            meeting: try db.meeting(entry.meeting, of: body.authority), names: names
          ).asked
        })
    } open: { db, authority, _ in
      try db.openChallenges(of: authority) + db.openLogEntries(of: authority)
    }
  }
}

extension Transaction {
  /// The challenges that wait for an answer, of whomever they are asked.
  fileprivate func openChallenges(of authority: AuthorityID) throws -> [AskedElsewhere.Open] {
    let open = try all(
      Challenge.self,
      """
      SELECT * FROM challenge
      WHERE authority_id = \(authority) AND closed_on IS NULL AND asked_of_id IS NOT NULL
      ORDER BY due_on, number, id
      """
    ).filter(\.mayBeAnswered)
    let names = try ownerNames(of: open.flatMap(\.acts), in: authority)
    return open.compactMap { one in
      one.askedOf.map {
        AskedElsewhere.Open(
          kind: "challenge", id: one.id.text, version: one.version, owner: $0,
          title: one.reference, words: one.question, from: one.asker(names)?.name ?? "The board",
          dueOn: one.dueOn, address: .challenge(one.id))
      }
    }
  }

  /// What boards have asked for and is not done, of whomever they asked it.
  fileprivate func openLogEntries(of authority: AuthorityID) throws -> [AskedElsewhere.Open] {
    let boards = Dictionary(
      try boards(of: authority).map { ($0.id, $0.name) }, uniquingKeysWith: { $1 })
    return try all(
      LogEntry.self,
      """
      SELECT * FROM board_log
      WHERE authority_id = \(authority) AND done_on IS NULL AND owner_id IS NOT NULL
      ORDER BY due_on, number, id
      """
    ).compactMap { one in
      one.owner.map {
        AskedElsewhere.Open(
          kind: "log", id: one.id.text, version: one.version, owner: $0, title: one.reference,
          words: one.text, from: boards[one.board] ?? "The board", dueOn: one.dueOn,
          address: .meeting(one.meeting))
      }
    }
  }
}

extension Transaction {
  /// The challenges that are put to a body or to one of its posts and not closed, by the day on
  /// which they are due.
  func challenges(askedOf body: Body.ID, in authority: AuthorityID) throws -> [Challenge] {
    try all(
      Challenge.self,
      """
      SELECT * FROM challenge
      WHERE authority_id = \(authority) AND closed_on IS NULL
        AND (asked_of_kind = \(Owner.Kind.body) AND asked_of_id = \(body)
          OR asked_of_kind = \(Owner.Kind.post) AND asked_of_id IN (
            SELECT id FROM post WHERE authority_id = \(authority) AND body_id = \(body)))
      ORDER BY due_on, number, id
      """)
  }

  /// What boards have asked a body or one of its posts to do and is not done, by number.
  func logEntries(askedOf body: Body.ID, in authority: AuthorityID) throws -> [LogEntry] {
    try all(
      LogEntry.self,
      """
      SELECT * FROM board_log
      WHERE authority_id = \(authority) AND done_on IS NULL
        AND (owner_kind = \(Owner.Kind.body) AND owner_id = \(body)
          OR owner_kind = \(Owner.Kind.post) AND owner_id IN (
            SELECT id FROM post WHERE authority_id = \(authority) AND body_id = \(body)))
      ORDER BY number, id
      """)
  }
}

/// A challenge, as the body sees it that is asked.
private struct AskedChallenge {
  let challenge: Challenge
  let names: DatedOwnerNames

  var asked: AskedElsewhere.Question {
    AskedElsewhere.Question(
      kind: "challenge", id: challenge.id.text,
      kindTitle: "Question of the board" + toWhom(challenge.askedOf, challenge.asked(names)),
      title: challenge.reference, words: challenge.question,
      from: names.words(challenge.askedBy, on: challenge.askedOn) ?? "The board",
      askedOn: challenge.askedOn,
      dueOn: challenge.dueOn, said: said, state: state,
      tone: challenge.mayBeAnswered ? .caution : .good, isOpen: challenge.mayBeAnswered,
      answering: challenge.mayBeAnswered ? answering : nil,
      note:
        "It is answered. Whoever asked will say whether that satisfies; until then, tell the board’s manager if something is to be put right."
    )
  }

  private var state: String {
    if challenge.answeredOn == nil { return "Not answered yet" }
    return challenge.mayBeAnswered ? "Answered, not satisfied: asked again" : "Answered"
  }

  private var said: [(words: String, by: String)] {
    challenge.answeredOn.map {
      [(words: challenge.answer, by: "\(challenge.answeredBy), on \($0.longForm)")]
    } ?? []
  }

  private var answering: AskedElsewhere.Answering {
    let id = challenge.id
    return AskedElsewhere.Answering(
      title: "Answer the question", values: ["version": challenge.version]
    ) { sheet in
      HTML {
        sheet.textArea(
          "answer", "What do you answer?",
          hint: "Write no child’s name and nothing by which a child could be recognised.", rows: 6,
          maximum: 4000)
        sheet.hidden("version", sheet.value("version") ?? "0")
      }
    } take: { acting, form in
      var entry = form.entry()
      let answer = entry.text("answer", "Write your answer.", maximum: 4000)
      try entry.finish()
      try await AnswerForBody(acting)(answer, to: id, readAt: entry.version())
      return "Thank you. The board reads your answer."
    }
  }
}

/// An entry of a board's action log, as the body sees it that is to do it.
private struct AskedLogEntry {
  let entry: LogEntry
  let board: String
  let meeting: Meeting
  let names: [Owner: OwnerName]

  var asked: AskedElsewhere.Question {
    AskedElsewhere.Question(
      kind: "log", id: entry.id.text,
      kindTitle: "Asked by the board" + toWhom(entry.owner, entry.owner.flatMap { names[$0] }),
      title: entry.reference,
      words: entry.text, from: board, askedOn: meeting.heldOn, dueOn: entry.dueOn,
      said: entry.outcome.isEmpty ? [] : [(words: entry.outcome, by: "")],
      state: entry.outcome.isEmpty ? "To do" : "To do; something was said", tone: .caution,
      isOpen: true, answering: answering)
  }

  private var answering: AskedElsewhere.Answering {
    let id = entry.id
    return AskedElsewhere.Answering(
      title: "Say how it is going", values: ["version": entry.version]
    ) { sheet in
      HTML {
        sheet.textArea(
          "words", "What came of it so far?",
          hint: "The board says when it is done. Write no child’s name.", rows: 4, maximum: 1000)
        sheet.hidden("version", sheet.value("version") ?? "0")
      }
    } take: { acting, form in
      var entry = form.entry()
      let words = entry.text("words", "Say what came of it so far.", maximum: 1000)
      try entry.finish()
      try await SayForLog(acting)(words, about: id, readAt: entry.version())
      return "Thank you. The board reads what you said."
    }
  }
}

/// ", to the Chief Superintendent": where a post is asked, and not the whole body.
private func toWhom(_ owner: Owner?, _ name: OwnerName?) -> String {
  guard owner?.kind == .post, let name else { return "" }
  return ", to the post \(name.name)"
}
