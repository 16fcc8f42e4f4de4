import Storage

/// The tables of work that nobody waits for at a page.
enum JobTables {
  static let all: [SQL] = [
    // One row for each kind of work; whoever has taken it holds it until `taken_until`.
    """
    CREATE TABLE job (
      authority_id text NOT NULL, name text NOT NULL, due_at bigint NOT NULL,
      taken_by text NOT NULL, taken_until bigint NOT NULL, done_at bigint, problem text NOT NULL,
      PRIMARY KEY (authority_id, name))
    """,
    """
    CREATE TABLE mail (
      authority_id text NOT NULL, id text NOT NULL, to_name text NOT NULL,
      to_address text NOT NULL, subject text NOT NULL, body text NOT NULL,
      made_at bigint NOT NULL, state text NOT NULL, attempts bigint NOT NULL,
      next_at bigint NOT NULL, problem text NOT NULL, sent_at bigint,
      PRIMARY KEY (authority_id, id))
    """,
    "CREATE INDEX mail_waiting ON mail (authority_id, next_at, id) WHERE state = 'waiting'",
  ]
}
