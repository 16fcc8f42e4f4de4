import Storage

extension BoardSlice {
  /// The tables of the slice. They refer to those of the kernel, of the improvement plan and of the
  /// registers, whose migrations run first.
  public static let migrations: [Migration] = [
    Migration(
      name: "board.1",
      statements: boardTables + meetingTables + challengeTables + riskTables + dependencyTables),
    Migration(name: "board.2", statements: privateItems),
    Migration(name: "board.3", statements: challengesOfEvents),
  ]

  /// Which items of an agenda are taken in private, and on which ground.
  private static let privateItems: [SQL] = [
    "ALTER TABLE agenda_item ADD COLUMN is_private boolean NOT NULL DEFAULT false",
    "ALTER TABLE agenda_item ADD COLUMN exempt_under text",
    "ALTER TABLE agenda_item ADD COLUMN public_interest text NOT NULL DEFAULT ''",
  ]

  /// Which learning event a challenge is about, and what was written down there that it takes up:
  /// that once only.
  private static let challengesOfEvents: [SQL] = [
    "ALTER TABLE challenge ADD COLUMN event_id text",
    "ALTER TABLE challenge ADD COLUMN event_challenge_id text",
    "CREATE INDEX challenge_by_event ON challenge (authority_id, event_id, id)",
    """
    CREATE UNIQUE INDEX challenge_by_event_challenge
      ON challenge (authority_id, event_challenge_id)
    """,
  ]

  private static let boardTables: [SQL] = [
    // The last number given to a challenge, a risk, a decision: a number is never given twice.
    """
    CREATE TABLE board_numbering (
      authority_id text NOT NULL, kind text NOT NULL, last_number bigint NOT NULL,
      PRIMARY KEY (authority_id, kind))
    """,
    """
    CREATE TABLE board (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      body_id text NOT NULL, terms text NOT NULL, cadence text NOT NULL,
      cadence_weeks bigint NOT NULL, starts_at text NOT NULL, place text NOT NULL,
      PRIMARY KEY (authority_id, id), UNIQUE (authority_id, body_id),
      FOREIGN KEY (authority_id, body_id) REFERENCES body (authority_id, id))
    """,
    """
    CREATE TABLE board_member (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      board_id text NOT NULL, owner_kind text NOT NULL, owner_id text NOT NULL,
      agency_id text, role text NOT NULL, from_on date NOT NULL, to_on date,
      PRIMARY KEY (authority_id, id),
      FOREIGN KEY (authority_id, board_id) REFERENCES board (authority_id, id),
      FOREIGN KEY (authority_id, agency_id) REFERENCES body (authority_id, id))
    """,
    "CREATE INDEX board_member_by_board ON board_member (authority_id, board_id, id)",
  ]

  private static let meetingTables: [SQL] = [
    """
    CREATE TABLE board_meeting (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      board_id text NOT NULL, held_on date NOT NULL, starts_at text NOT NULL,
      place text NOT NULL, state text NOT NULL, remarks text NOT NULL,
      note_published_on date, note_published_by text NOT NULL,
      PRIMARY KEY (authority_id, id),
      FOREIGN KEY (authority_id, board_id) REFERENCES board (authority_id, id))
    """,
    "CREATE INDEX board_meeting_by_board ON board_meeting (authority_id, board_id, held_on, id)",
    """
    CREATE TABLE board_attendance (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      meeting_id text NOT NULL, member_id text NOT NULL, state text NOT NULL,
      deputy text NOT NULL,
      PRIMARY KEY (authority_id, id), UNIQUE (authority_id, meeting_id, member_id),
      FOREIGN KEY (authority_id, meeting_id) REFERENCES board_meeting (authority_id, id),
      FOREIGN KEY (authority_id, member_id) REFERENCES board_member (authority_id, id))
    """,
    """
    CREATE TABLE agenda_item (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      meeting_id text NOT NULL, position bigint NOT NULL, title text NOT NULL,
      minutes text NOT NULL, public_text text NOT NULL, is_public boolean NOT NULL,
      marked_by text, agreed_on date, agreed_where text NOT NULL,
      PRIMARY KEY (authority_id, id),
      FOREIGN KEY (authority_id, meeting_id) REFERENCES board_meeting (authority_id, id))
    """,
    "CREATE INDEX agenda_item_by_meeting ON agenda_item (authority_id, meeting_id, position, id)",
    """
    CREATE TABLE board_decision (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      meeting_id text NOT NULL, number bigint NOT NULL, text text NOT NULL,
      is_public boolean NOT NULL, marked_by text, agreed_on date, agreed_where text NOT NULL,
      PRIMARY KEY (authority_id, id),
      FOREIGN KEY (authority_id, meeting_id) REFERENCES board_meeting (authority_id, id))
    """,
    "CREATE INDEX board_decision_by_meeting ON board_decision (authority_id, meeting_id, number, id)",
    """
    CREATE TABLE board_log (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      board_id text NOT NULL, meeting_id text NOT NULL, number bigint NOT NULL,
      text text NOT NULL, owner_kind text, owner_id text, due_on date, done_on date,
      outcome text NOT NULL,
      PRIMARY KEY (authority_id, id),
      FOREIGN KEY (authority_id, board_id) REFERENCES board (authority_id, id),
      FOREIGN KEY (authority_id, meeting_id) REFERENCES board_meeting (authority_id, id))
    """,
    "CREATE INDEX board_log_by_board ON board_log (authority_id, board_id, number, id)",
    """
    CREATE TABLE board_pack (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      board_id text NOT NULL, meeting_id text NOT NULL, document_id text NOT NULL,
      sha256 text NOT NULL, taken_at bigint NOT NULL, taken_on date NOT NULL,
      taken_by text NOT NULL,
      PRIMARY KEY (authority_id, id),
      FOREIGN KEY (authority_id, board_id) REFERENCES board (authority_id, id),
      FOREIGN KEY (authority_id, meeting_id) REFERENCES board_meeting (authority_id, id),
      FOREIGN KEY (authority_id, document_id) REFERENCES document (authority_id, id))
    """,
    "CREATE INDEX board_pack_by_board ON board_pack (authority_id, board_id, taken_at, id)",
  ]

  private static let challengeTables: [SQL] = [
    """
    CREATE TABLE challenge (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      number bigint NOT NULL, question text NOT NULL, owner_kind text NOT NULL,
      owner_id text NOT NULL, asked_of_kind text, asked_of_id text, asked_on date NOT NULL,
      meeting_id text, plan_id text, recommendation_id text, due_on date NOT NULL,
      rule_version bigint, answer text NOT NULL, answered_on date, answered_by text NOT NULL,
      is_satisfied boolean, outcome text NOT NULL, impact text NOT NULL, changed text,
      closed_on date, closed_by text NOT NULL,
      PRIMARY KEY (authority_id, id), UNIQUE (authority_id, number),
      FOREIGN KEY (authority_id, meeting_id) REFERENCES board_meeting (authority_id, id),
      FOREIGN KEY (authority_id, plan_id) REFERENCES plan (authority_id, id),
      FOREIGN KEY (authority_id, recommendation_id) REFERENCES recommendation (authority_id, id))
    """,
    "CREATE INDEX challenge_by_day ON challenge (authority_id, asked_on, id)",
    "CREATE INDEX challenge_by_meeting ON challenge (authority_id, meeting_id, id)",
    """
    CREATE TABLE challenge_evidence (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      challenge_id text NOT NULL, evidence_id text NOT NULL,
      PRIMARY KEY (authority_id, id), UNIQUE (authority_id, challenge_id, evidence_id),
      FOREIGN KEY (authority_id, challenge_id) REFERENCES challenge (authority_id, id),
      FOREIGN KEY (authority_id, evidence_id) REFERENCES evidence (authority_id, id))
    """,
  ]

  private static let riskTables: [SQL] = [
    """
    CREATE TABLE risk (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      number bigint NOT NULL, kind text NOT NULL, title text NOT NULL, cause text NOT NULL,
      event text NOT NULL, consequence text NOT NULL, mitigation text NOT NULL,
      owner_kind text, owner_id text, plan_id text, pressure text NOT NULL, pressure_on date,
      opened_on date NOT NULL, review_on date NOT NULL, closed_on date,
      closed_because text NOT NULL,
      PRIMARY KEY (authority_id, id), UNIQUE (authority_id, number),
      FOREIGN KEY (authority_id, plan_id) REFERENCES plan (authority_id, id))
    """,
    """
    CREATE TABLE risk_score (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      risk_id text NOT NULL, number bigint NOT NULL, scored_on date NOT NULL,
      likelihood bigint NOT NULL, impact bigint NOT NULL, reason text NOT NULL,
      scored_by text NOT NULL,
      PRIMARY KEY (authority_id, id), UNIQUE (authority_id, risk_id, number),
      FOREIGN KEY (authority_id, risk_id) REFERENCES risk (authority_id, id))
    """,
    """
    CREATE TABLE risk_link (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      risk_id text NOT NULL, action_id text, recommendation_id text,
      PRIMARY KEY (authority_id, id),
      CHECK ((action_id IS NULL) <> (recommendation_id IS NULL)),
      FOREIGN KEY (authority_id, risk_id) REFERENCES risk (authority_id, id),
      FOREIGN KEY (authority_id, action_id) REFERENCES action (authority_id, id),
      FOREIGN KEY (authority_id, recommendation_id) REFERENCES recommendation (authority_id, id))
    """,
    "CREATE INDEX risk_link_by_risk ON risk_link (authority_id, risk_id, id)",
  ]

  private static let dependencyTables: [SQL] = [
    """
    CREATE TABLE action_dependency (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      action_id text NOT NULL, needed_action_id text NOT NULL, reason text NOT NULL,
      said_by text NOT NULL,
      PRIMARY KEY (authority_id, id), UNIQUE (authority_id, action_id, needed_action_id),
      FOREIGN KEY (authority_id, action_id) REFERENCES action (authority_id, id),
      FOREIGN KEY (authority_id, needed_action_id) REFERENCES action (authority_id, id))
    """
  ]
}

extension WriteTransaction {
  /// The next number of a kind of record. Numbers are never given twice.
  func nextNumber(_ kind: String, of authority: AuthorityID) throws -> Int {
    let next = try value(
      Int.self,
      """
      INSERT INTO board_numbering (authority_id, kind, last_number) VALUES (\(authority), \(kind), 1)
      ON CONFLICT (authority_id, kind)
      DO UPDATE SET last_number = board_numbering.last_number + 1
      RETURNING last_number
      """)
    guard let next else { throw DecodingFault("no number was given to a \(kind)") }
    return next
  }
}
