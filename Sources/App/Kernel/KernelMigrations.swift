import Storage

/// The tables of the Kernel.
public enum KernelMigrations {
  public static let all: [Migration] = [
    Migration(
      name: "kernel.1", statements: service + directory + accounts + documents + timeRules),
    Migration(
      name: "kernel.leaders",
      statements: ["ALTER TABLE post ADD COLUMN is_leadership boolean NOT NULL DEFAULT false"]),
    Migration(name: "jobs.1", statements: JobTables.all),
    Migration(name: "api-keys.1", statements: APIKey.tables),
    Migration(
      name: "kernel.form-words",
      statements: ["ALTER TABLE form_submission ADD COLUMN words_hash \(.bytesType)"]),
  ]

  private static let service: [SQL] = [
    """
    CREATE TABLE authority (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      name text NOT NULL, short_name text NOT NULL, website text,
      PRIMARY KEY (authority_id, id), UNIQUE (authority_id))
    """,
    """
    CREATE TABLE setting (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      setting_key text NOT NULL, value text NOT NULL,
      PRIMARY KEY (authority_id, id), UNIQUE (authority_id, setting_key))
    """,
  ]

  private static let directory: [SQL] = [
    """
    CREATE TABLE body (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      name text NOT NULL, short_name text, kind text NOT NULL,
      PRIMARY KEY (authority_id, id))
    """,
    """
    CREATE TABLE person (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      name text NOT NULL, job_title text, email text, body_id text, left_on date,
      PRIMARY KEY (authority_id, id),
      FOREIGN KEY (authority_id, body_id) REFERENCES body (authority_id, id))
    """,
    "CREATE INDEX person_body ON person (authority_id, body_id)",
    """
    CREATE TABLE post (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      title text NOT NULL, body_id text NOT NULL,
      PRIMARY KEY (authority_id, id),
      FOREIGN KEY (authority_id, body_id) REFERENCES body (authority_id, id))
    """,
    "CREATE INDEX post_body ON post (authority_id, body_id)",
    """
    CREATE TABLE post_holding (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      post_id text NOT NULL, person_id text NOT NULL, start_on date NOT NULL, end_on date,
      is_interim boolean NOT NULL,
      PRIMARY KEY (authority_id, id),
      FOREIGN KEY (authority_id, post_id) REFERENCES post (authority_id, id),
      FOREIGN KEY (authority_id, person_id) REFERENCES person (authority_id, id))
    """,
    "CREATE INDEX post_holding_post ON post_holding (authority_id, post_id, start_on)",
    "CREATE INDEX post_holding_person ON post_holding (authority_id, person_id, start_on)",
  ]

  private static let accounts: [SQL] = [
    """
    CREATE TABLE account (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      login text NOT NULL, name text NOT NULL, roles text NOT NULL, person_id text, body_id text,
      is_disabled boolean NOT NULL,
      PRIMARY KEY (authority_id, id), UNIQUE (authority_id, login),
      FOREIGN KEY (authority_id, person_id) REFERENCES person (authority_id, id),
      FOREIGN KEY (authority_id, body_id) REFERENCES body (authority_id, id))
    """,
    """
    CREATE TABLE credential (
      authority_id text NOT NULL, account_id text NOT NULL, password_hash text NOT NULL,
      changed_at bigint NOT NULL, must_change boolean NOT NULL,
      PRIMARY KEY (authority_id, account_id),
      FOREIGN KEY (authority_id, account_id) REFERENCES account (authority_id, id))
    """,
    """
    CREATE TABLE session (
      authority_id text NOT NULL, id text NOT NULL, token_hash \(.bytesType) NOT NULL,
      account_id text NOT NULL, created_at bigint NOT NULL, seen_at bigint NOT NULL,
      expires_at bigint NOT NULL, browser text NOT NULL,
      PRIMARY KEY (authority_id, id), UNIQUE (authority_id, token_hash),
      FOREIGN KEY (authority_id, account_id) REFERENCES account (authority_id, id))
    """,
    "CREATE INDEX session_account ON session (authority_id, account_id)",
    """
    CREATE TABLE sign_in_failure (
      authority_id text NOT NULL, subject \(.bytesType) NOT NULL, failures bigint NOT NULL,
      last_at bigint NOT NULL,
      PRIMARY KEY (authority_id, subject))
    """,
    """
    CREATE TABLE form_submission (
      authority_id text NOT NULL, token_hash \(.bytesType) NOT NULL, location text,
      created_at bigint NOT NULL,
      PRIMARY KEY (authority_id, token_hash))
    """,
  ]

  private static let documents: [SQL] = [
    """
    CREATE TABLE document (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      name text NOT NULL, media_type text NOT NULL, size bigint NOT NULL, sha256 text NOT NULL,
      uploaded_by text NOT NULL, uploaded_at bigint NOT NULL,
      PRIMARY KEY (authority_id, id))
    """,
    "CREATE INDEX document_content ON document (authority_id, sha256)",
    """
    CREATE TABLE document_chunk (
      authority_id text NOT NULL, document_id text NOT NULL, number bigint NOT NULL,
      content \(.bytesType) NOT NULL,
      PRIMARY KEY (authority_id, document_id, number),
      FOREIGN KEY (authority_id, document_id) REFERENCES document (authority_id, id))
    """,
    "CREATE TABLE document_key_check (name text PRIMARY KEY, value text NOT NULL)",
  ]

  private static let timeRules: [SQL] = [
    """
    CREATE TABLE time_rule (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      rule_key text NOT NULL, rule_version bigint NOT NULL, value bigint NOT NULL,
      unit text NOT NULL, basis text NOT NULL, tag text NOT NULL, source text NOT NULL,
      valid_from date, valid_to date,
      PRIMARY KEY (authority_id, id), UNIQUE (authority_id, rule_key, rule_version))
    """,
    """
    CREATE TABLE bank_holiday (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      held_on date NOT NULL, name text NOT NULL, replaces_on date,
      PRIMARY KEY (authority_id, id), UNIQUE (authority_id, held_on))
    """,
  ]
}
