import Storage

extension StatutoryReturnsSlice {
  /// The tables of this slice. Released steps are never edited; what comes next is another step.
  public static let migrations = [
    Migration(name: "returns.1", statements: tables),
    Migration(name: "returns.2", statements: standings),
  ]

  /// What is still there with another value, and what is gone with its child.
  private static let standings: [SQL] = [
    "ALTER TABLE return_run ADD COLUMN changed bigint NOT NULL DEFAULT 0",
    "ALTER TABLE return_run ADD COLUMN departed bigint NOT NULL DEFAULT 0",
  ]

  private static let tables: [SQL] = [
    """
    CREATE TABLE return_run (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      return_code text NOT NULL, year_ending bigint NOT NULL, stated_year bigint,
      file_name text NOT NULL, file_size bigint NOT NULL, state text NOT NULL,
      account_id text NOT NULL, started_by text NOT NULL, started_at bigint NOT NULL,
      took_milliseconds bigint NOT NULL, children bigint NOT NULL,
      children_with_issues bigint NOT NULL, rules bigint NOT NULL, errors bigint NOT NULL,
      queries bigint NOT NULL, warnings bigint NOT NULL, compared_id text, fixed bigint NOT NULL,
      appeared bigint NOT NULL, remained bigint NOT NULL, result_id text, file_id text,
      PRIMARY KEY (authority_id, id))
    """,
    "CREATE INDEX return_run_started ON return_run (authority_id, started_at, id)",
    """
    CREATE TABLE return_rule_count (
      authority_id text NOT NULL, run_id text NOT NULL, place bigint NOT NULL, code text NOT NULL,
      level text NOT NULL, issues bigint NOT NULL, children bigint NOT NULL, fixed bigint NOT NULL,
      appeared bigint NOT NULL,
      PRIMARY KEY (authority_id, run_id, place),
      FOREIGN KEY (authority_id, run_id) REFERENCES return_run (authority_id, id))
    """,
    """
    CREATE TABLE return_note (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      return_code text NOT NULL, about text NOT NULL, rule_code text NOT NULL, text text NOT NULL,
      written_by text NOT NULL, written_at bigint NOT NULL,
      PRIMARY KEY (authority_id, id), UNIQUE (authority_id, return_code, about))
    """,
    """
    CREATE TABLE return_team_list (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      document_id text NOT NULL, children bigint NOT NULL, teams bigint NOT NULL,
      given_by text NOT NULL, given_at bigint NOT NULL,
      PRIMARY KEY (authority_id, id), UNIQUE (authority_id))
    """,
  ]
}
