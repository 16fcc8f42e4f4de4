import Storage

extension Reminder {
  /// The tables of reminders, of the days on which they were made, and of calendars' addresses.
  static let tables: [SQL] = [
    """
    CREATE TABLE reminder (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      action_id text NOT NULL, step text NOT NULL, to_kind text NOT NULL, to_id text NOT NULL,
      to_name text NOT NULL, about_day date NOT NULL, sent_at bigint NOT NULL,
      answered_at bigint, answer text NOT NULL,
      PRIMARY KEY (authority_id, id),
      UNIQUE (authority_id, action_id, step, about_day),
      FOREIGN KEY (authority_id, action_id) REFERENCES action (authority_id, id))
    """,
    """
    CREATE INDEX reminder_open ON reminder (authority_id, to_id, to_kind, sent_at, id)
    WHERE answered_at IS NULL
    """,
    "CREATE INDEX reminder_by_day ON reminder (authority_id, sent_at, id)",
    """
    CREATE INDEX action_completion_to_verify ON action_completion (authority_id, action_id)
    WHERE verified_on IS NULL
    """,
    // The days on which a digest was made: each is made once, by whichever process.
    """
    CREATE TABLE reminder_day (
      authority_id text NOT NULL, day date NOT NULL, made_at bigint NOT NULL,
      PRIMARY KEY (authority_id, day))
    """,
    """
    CREATE TABLE calendar_feed (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      account_id text NOT NULL, secret_hash text NOT NULL, made_at bigint NOT NULL,
      revoked_at bigint,
      PRIMARY KEY (authority_id, id), UNIQUE (authority_id, secret_hash),
      FOREIGN KEY (authority_id, account_id) REFERENCES account (authority_id, id))
    """,
    "CREATE INDEX calendar_feed_by_account ON calendar_feed (authority_id, account_id, id)",
  ]

  /// The table without the rule that a step is taken once for a due date: after an answer the steps
  /// are taken again. Not every engine can drop a rule of a table, so the table is made anew.
  static let again: [SQL] = [
    """
    CREATE TABLE reminder_again (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      action_id text NOT NULL, step text NOT NULL, to_kind text NOT NULL, to_id text NOT NULL,
      to_name text NOT NULL, about_day date NOT NULL, sent_at bigint NOT NULL,
      answered_at bigint, answer text NOT NULL,
      PRIMARY KEY (authority_id, id),
      FOREIGN KEY (authority_id, action_id) REFERENCES action (authority_id, id))
    """,
    """
    INSERT INTO reminder_again (
      authority_id, id, version, action_id, step, to_kind, to_id, to_name, about_day, sent_at,
      answered_at, answer)
    SELECT authority_id, id, version, action_id, step, to_kind, to_id, to_name, about_day, sent_at,
      answered_at, answer
    FROM reminder
    """,
    "DROP TABLE reminder",
    "ALTER TABLE reminder_again RENAME TO reminder",
    """
    CREATE INDEX reminder_open ON reminder (authority_id, to_id, to_kind, sent_at, id)
    WHERE answered_at IS NULL
    """,
    "CREATE INDEX reminder_by_day ON reminder (authority_id, sent_at, id)",
    "CREATE INDEX reminder_by_action ON reminder (authority_id, action_id, sent_at, id)",
  ]

  static let untold: [SQL] = ["ALTER TABLE reminder ADD COLUMN untold text NOT NULL DEFAULT ''"]
}
