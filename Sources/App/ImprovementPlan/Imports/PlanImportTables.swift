import Storage

extension PlanImport {
  /// The tables of imports. What is read from a file before it is recorded is working material: it
  /// is no record, and has no history.
  static let tables: [SQL] = [
    """
    CREATE TABLE plan_import (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      state text NOT NULL, file_name text NOT NULL, sha256 text NOT NULL,
      document_id text NOT NULL, uploaded_by text NOT NULL, uploaded_at bigint NOT NULL,
      mapping text NOT NULL, choices text NOT NULL, plan_id text, actions bigint NOT NULL,
      made text NOT NULL, closed_by text NOT NULL, closed_at bigint, left_over text NOT NULL,
      PRIMARY KEY (authority_id, id),
      FOREIGN KEY (authority_id, document_id) REFERENCES document (authority_id, id))
    """,
    "CREATE INDEX plan_import_by_time ON plan_import (authority_id, uploaded_at, id)",
    "CREATE INDEX plan_import_by_file ON plan_import (authority_id, sha256)",
    """
    CREATE TABLE plan_import_working (
      authority_id text NOT NULL, import_id text NOT NULL, layout text NOT NULL,
      digest text NOT NULL,
      PRIMARY KEY (authority_id, import_id),
      FOREIGN KEY (authority_id, import_id) REFERENCES plan_import (authority_id, id))
    """,
    """
    CREATE TABLE plan_import_line (
      authority_id text NOT NULL, import_id text NOT NULL, number bigint NOT NULL,
      is_left_out bigint NOT NULL, content text NOT NULL,
      PRIMARY KEY (authority_id, import_id, number),
      FOREIGN KEY (authority_id, import_id) REFERENCES plan_import (authority_id, id))
    """,
    // Which column held what, last time a table had these headers.
    """
    CREATE TABLE plan_import_headers (
      authority_id text NOT NULL, headers text NOT NULL, columns text NOT NULL,
      confirmed_at bigint NOT NULL,
      PRIMARY KEY (authority_id, headers))
    """,
    """
    CREATE TABLE action_origin (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      action_id text NOT NULL, import_id text NOT NULL, place text NOT NULL,
      heading text NOT NULL, words text NOT NULL, recorded_version bigint NOT NULL,
      made text NOT NULL,
      PRIMARY KEY (authority_id, id), UNIQUE (authority_id, action_id),
      FOREIGN KEY (authority_id, action_id) REFERENCES action (authority_id, id),
      FOREIGN KEY (authority_id, import_id) REFERENCES plan_import (authority_id, id))
    """,
    "CREATE INDEX action_origin_by_import ON action_origin (authority_id, import_id, action_id)",
  ]
}
