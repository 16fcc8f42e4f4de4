import Board
import Kernel
import Registers
import SiteMap
import Storage

extension SearchSource {
  /// Boards: insiders find what all of them decide, members what their own does.
  static let board: [SearchSource] = [
    SearchSource(
      group: .decisions, table: "board_decision", words: ["text"],
      columns: """
        board_meeting.id AS id, 'DEC-' || CASE WHEN board_decision.number < 10 THEN '0' ELSE '' END
          || board_decision.number AS name,
        board_decision.text AS text, '' AS state, CAST(board_meeting.held_on AS text) AS place
        """, joins: [ofMeeting("board_decision")], scope: seated,
      address: { .meeting($0.id(of: Meeting.self)) }),
    // Everybody else finds of a decision what its meeting's public note says.
    SearchSource(
      group: .decisions, table: "board_decision", words: ["text"],
      columns: """
        board_meeting.id AS id, 'DEC-' || CASE WHEN board_decision.number < 10 THEN '0' ELSE '' END
          || board_decision.number AS name,
        board_decision.text AS text, '' AS state, CAST(board_meeting.held_on AS text) AS place
        """, joins: [ofMeeting("board_decision")],
      scope: { reader in
        guard !reader.user.may(.readPlan) else { return nil }
        let elsewhere: SQL =
          reader.seats.isEmpty
          ? "1 = 1" : "NOT board_meeting.board_id IN \(list: reader.seats)"
        return """
          board_decision.is_public AND board_decision.agreed_on IS NOT NULL
          AND board_meeting.note_published_on IS NOT NULL AND \(elsewhere)
          """
      }, address: { .meeting($0.id(of: Meeting.self), "note") }),
    SearchSource(
      group: .decisions, table: "agenda_item", words: ["title", "minutes"],
      columns: """
        board_meeting.id AS id, agenda_item.title AS name, agenda_item.minutes AS text,
        '' AS state, CAST(board_meeting.held_on AS text) AS place
        """, joins: [ofMeeting("agenda_item")], scope: seated,
      address: { .meeting($0.id(of: Meeting.self)) }),
    SearchSource(
      group: .challenges, table: "challenge", words: ["question", "answer", "outcome"],
      columns: """
        challenge.id AS id, 'CH-' || CASE WHEN challenge.number < 10 THEN '0' ELSE '' END
          || challenge.number AS name,
        challenge.question || ' ' || challenge.answer AS text,
        CASE WHEN challenge.closed_on IS NOT NULL THEN 'closed'
          WHEN challenge.answered_on IS NOT NULL THEN 'answered' ELSE 'waiting' END AS state,
        '' AS place
        """, scope: { $0.all(if: .readPlan) },
      address: { .challenge($0.id(of: Challenge.self)) }),
    SearchSource(
      group: .risks, table: "risk",
      words: ["title", "cause", "event", "consequence", "mitigation", "pressure"],
      columns: """
        risk.id AS id, risk.title AS name,
        risk.cause || ' ' || risk.event || ' ' || risk.consequence || ' ' || risk.mitigation
          AS text,
        CASE WHEN risk.closed_on IS NULL THEN 'open' ELSE 'closed' END AS state,
        'RISK-' || CASE WHEN risk.number < 10 THEN '0' ELSE '' END || risk.number AS place
        """, scope: { $0.all(if: .readPlan) }, address: { .risk($0.id(of: Risk.self)) }),
  ]

  private static func ofMeeting(_ table: SQLName) -> Join {
    Join(
      table: "board_meeting",
      condition: """
        board_meeting.authority_id = \(table).authority_id
        AND board_meeting.id = \(table).meeting_id
        """)
  }

  static let seated: @Sendable (SearchReader) -> SQL? = { reader in
    if reader.user.may(.readPlan) { return "1 = 1" }
    return reader.user.may(.readBoard) && !reader.seats.isEmpty
      ? "board_meeting.board_id IN \(list: reader.seats)" : nil
  }

  /// Registers: insiders find all of them, everybody the statements that were published.
  static let registers: [SearchSource] = [
    SearchSource(
      group: .registers, table: "policy", words: ["title"],
      columns: """
        policy.id AS id, policy.title AS name, '' AS text, 'policy' AS state, '' AS place
        """, scope: { $0.all(if: .readRegisters) },
      address: { .policy($0.id(of: Policy.self)) }),
    SearchSource(
      group: .registers, table: "learning_event", words: ["title", "purpose"],
      columns: """
        learning_event.id AS id, learning_event.title AS name, learning_event.purpose AS text,
        'event' AS state, '' AS place
        """, scope: { $0.all(if: .readRegisters) },
      address: { .event($0.id(of: LearningEvent.self)) }),
    SearchSource(
      group: .registers, table: "peer_activity", words: ["organisation", "focus", "learning"],
      columns: """
        peer_activity.id AS id, peer_activity.organisation AS name,
        peer_activity.focus || ' ' || peer_activity.learning AS text, 'peer' AS state, '' AS place
        """, scope: { $0.all(if: .readRegisters) },
      address: { .peerActivity($0.id(of: PeerActivity.self)) }),
    SearchSource(
      group: .registers, table: "statement_text", words: ["title", "text"],
      columns: """
        statement.id AS id, statement_text.title AS name, statement_text.text AS text,
        CASE WHEN statement.published_on IS NOT NULL AND statement_text.approver_id IS NOT NULL
          THEN 'published' ELSE 'statement' END AS state,
        statement_text.language AS place
        """,
      joins: [
        Join(
          table: "statement",
          condition: """
            statement.authority_id = statement_text.authority_id
            AND statement.id = statement_text.statement_id
            """)
      ],
      scope: { reader in
        reader.user.may(.readRegisters)
          ? "1 = 1"
          : "statement.published_on IS NOT NULL AND statement_text.approver_id IS NOT NULL"
      },
      address: { hit in
        let id = hit.id(of: Statement.self)
        return hit.state == "published" ? .statement(id, in: hit.place) : .statementRecord(id)
      }),
  ]
}
