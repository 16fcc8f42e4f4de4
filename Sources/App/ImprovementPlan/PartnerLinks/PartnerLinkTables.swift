import Storage

extension PartnerLink {
  /// The tables of links, of the visits that people pay by them, and of what they ask back.
  static let tables: [SQL] = [
    """
    CREATE TABLE partner_link (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      body_id text NOT NULL, secret_hash text NOT NULL, sent_to text NOT NULL,
      expires_on date NOT NULL, made_at bigint NOT NULL, made_by text NOT NULL,
      revoked_on date, revoked_by text NOT NULL, revoked_because text NOT NULL,
      PRIMARY KEY (authority_id, id), UNIQUE (authority_id, secret_hash),
      FOREIGN KEY (authority_id, body_id) REFERENCES body (authority_id, id))
    """,
    "CREATE INDEX partner_link_by_body ON partner_link (authority_id, body_id, made_at, id)",
    // Who is behind a browser that came by a link. No record: it ends, and is taken away.
    """
    CREATE TABLE partner_visit (
      authority_id text NOT NULL, id text NOT NULL, link_id text NOT NULL,
      browser_key text NOT NULL, name text NOT NULL, post text NOT NULL,
      begun_at bigint NOT NULL, ends_at bigint NOT NULL,
      PRIMARY KEY (authority_id, id),
      FOREIGN KEY (authority_id, link_id) REFERENCES partner_link (authority_id, id))
    """,
    "CREATE INDEX partner_visit_by_link ON partner_visit (authority_id, link_id, browser_key)",
    """
    CREATE TABLE partner_question (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      body_id text NOT NULL, action_id text NOT NULL, action_title text NOT NULL,
      reason text NOT NULL, asked_at bigint NOT NULL, asked_by text NOT NULL,
      answer text, answer_text text NOT NULL, answered_at bigint, answered_by text NOT NULL,
      PRIMARY KEY (authority_id, id),
      FOREIGN KEY (authority_id, body_id) REFERENCES body (authority_id, id),
      FOREIGN KEY (authority_id, action_id) REFERENCES action (authority_id, id))
    """,
    """
    CREATE INDEX partner_question_by_body
    ON partner_question (authority_id, body_id, asked_at, id)
    """,
    """
    CREATE INDEX partner_question_open ON partner_question (authority_id, asked_at, id)
    WHERE answer IS NULL
    """,
  ]
}
