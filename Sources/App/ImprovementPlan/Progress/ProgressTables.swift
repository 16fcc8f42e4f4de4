import Storage

/// The tables of drafts of what is said of an action, of every state in which one was kept, and of
/// how often something has to be said.
enum ProgressTables {
  static let openedAgain: [SQL] = [
    "ALTER TABLE progress_update ADD COLUMN opens_again boolean NOT NULL DEFAULT false"
  ]

  /// Who else wrote what somebody published; and of the states of a draft which of them chose
  /// between two wordings, and which brings an earlier one back.
  static let writers: [SQL] = [
    "ALTER TABLE progress_update ADD COLUMN words_of text NOT NULL DEFAULT ''",
    "ALTER TABLE progress_update ADD COLUMN writer_ids text NOT NULL DEFAULT ''",
    "ALTER TABLE progress_draft_state ADD COLUMN decides boolean NOT NULL DEFAULT false",
    "ALTER TABLE progress_draft_state ADD COLUMN restores_draft text NOT NULL DEFAULT ''",
    "ALTER TABLE progress_draft_state ADD COLUMN restores_number bigint NOT NULL DEFAULT 0",
  ]

  static let all: [SQL] = [
    // By when whoever said it expects the action to be done; and what it puts right.
    "ALTER TABLE progress_update ADD COLUMN expected_on date",
    "ALTER TABLE progress_update ADD COLUMN corrects text",
    // The words of a draft change with every pause in typing: they are no records with a history in
    // the change log, which is for ever, but have states of their own.
    """
    CREATE TABLE progress_draft (
      authority_id text NOT NULL, id text NOT NULL, action_id text NOT NULL,
      corrects text NOT NULL, number bigint NOT NULL, words text NOT NULL,
      saved_at bigint NOT NULL, saved_by text NOT NULL, saved_by_id text NOT NULL,
      ended_at bigint, ended_as text,
      PRIMARY KEY (authority_id, id),
      FOREIGN KEY (authority_id, action_id) REFERENCES action (authority_id, id))
    """,
    // One draft of an action at a time, and one of each correction: two people write in the same
    // one.
    """
    CREATE UNIQUE INDEX progress_draft_open ON progress_draft (authority_id, action_id, corrects)
    WHERE ended_at IS NULL
    """,
    "CREATE INDEX progress_draft_by_action ON progress_draft (authority_id, action_id, saved_at, id)",
    """
    CREATE TABLE progress_draft_state (
      authority_id text NOT NULL, draft_id text NOT NULL, number bigint NOT NULL,
      words text NOT NULL, is_beside boolean NOT NULL,
      saved_at bigint NOT NULL, saved_by text NOT NULL, saved_by_id text NOT NULL,
      saved_window text NOT NULL, turn bigint NOT NULL,
      PRIMARY KEY (authority_id, draft_id, number),
      FOREIGN KEY (authority_id, draft_id) REFERENCES progress_draft (authority_id, id))
    """,
    """
    CREATE TABLE update_rule (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      valid_from date NOT NULL, days_off_track bigint NOT NULL, days_at_risk bigint NOT NULL,
      days_on_track bigint NOT NULL, days_not_started bigint NOT NULL, source text NOT NULL,
      PRIMARY KEY (authority_id, id),
      UNIQUE (authority_id, valid_from))
    """,
    "CREATE INDEX recovery_plan_by_action ON recovery_plan (authority_id, action_id, said_on, id)",
    """
    CREATE INDEX rating_override_by_action ON rating_override (authority_id, action_id, said_on, id)
    """,
  ]
}
