import Storage

/// The tables of what proves that something was done and that it helped: milestones, recovery
/// plans, evidence, completion, ratings, responses, impact, sign-off.
enum ProofTables {
  static let all = steps + proof + ratings + outcomes

  static let withdrawals: [SQL] = [
    "ALTER TABLE evidence ADD COLUMN withdrawn_by text NOT NULL DEFAULT ''",
    // What waits for a decision is counted on the home page: from these few rows, not from all.
    """
    CREATE INDEX evidence_to_verify ON evidence (authority_id, added_at, id)
    WHERE verified_at IS NULL AND withdrawn_on IS NULL
    """,
    """
    CREATE INDEX progress_expected ON progress_update (authority_id, action_id, expected_on)
    WHERE expected_on IS NOT NULL
    """,
    """
    CREATE INDEX completion_to_verify ON action_completion (authority_id, action_id)
    WHERE verified_on IS NULL
    """,
  ]

  /// That the evidence was withdrawn on which an action had been verified as complete.
  static let lostProof: [SQL] = [
    "ALTER TABLE action_completion ADD COLUMN unproven_on date"
  ]

  /// That a board has said that its sign-off stands.
  static let confirmations: [SQL] = [
    """
    CREATE TABLE sign_off_confirmation (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      plan_id text NOT NULL, outcome_id text NOT NULL, sign_off_id text NOT NULL,
      body_id text NOT NULL, decided_on date NOT NULL, minute text NOT NULL, meeting_id text,
      reason text NOT NULL, said_at bigint NOT NULL, recorded_by text NOT NULL,
      PRIMARY KEY (authority_id, id),
      FOREIGN KEY (authority_id, plan_id) REFERENCES plan (authority_id, id),
      FOREIGN KEY (authority_id, outcome_id) REFERENCES plan_outcome (authority_id, id),
      FOREIGN KEY (authority_id, sign_off_id) REFERENCES sign_off (authority_id, id),
      FOREIGN KEY (authority_id, body_id) REFERENCES body (authority_id, id))
    """,
    """
    CREATE INDEX sign_off_confirmation_by_plan
    ON sign_off_confirmation (authority_id, plan_id, said_at, id)
    """,
    """
    CREATE INDEX sign_off_confirmation_by_outcome
    ON sign_off_confirmation (authority_id, outcome_id, said_at, id)
    """,
  ]

  /// Who opened a recommendation again, and when exactly: what was judged by then counts no more.
  static let reopenings: [SQL] = [
    "ALTER TABLE sign_off ADD COLUMN reopened_at bigint",
    "ALTER TABLE sign_off ADD COLUMN reopened_by text NOT NULL DEFAULT ''",
  ]

  /// Where a board or its chair said what is recorded of them.
  static let boardWords: [SQL] = [
    "ALTER TABLE sign_off ADD COLUMN meeting_id text",
    "ALTER TABLE rating_override ADD COLUMN chairs_paper text NOT NULL DEFAULT ''",
    "ALTER TABLE rating_override ADD COLUMN chair_said_on date",
    "ALTER TABLE rating_override ADD COLUMN meeting_id text",
  ]

  private static let steps: [SQL] = [
    """
    CREATE TABLE milestone (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      plan_id text NOT NULL, action_id text NOT NULL, title text NOT NULL,
      due_on date, done_on date, said_by text NOT NULL,
      PRIMARY KEY (authority_id, id),
      FOREIGN KEY (authority_id, plan_id) REFERENCES plan (authority_id, id),
      FOREIGN KEY (authority_id, action_id) REFERENCES action (authority_id, id))
    """,
    "CREATE INDEX milestone_by_plan ON milestone (authority_id, plan_id, id)",
    "CREATE INDEX milestone_by_action ON milestone (authority_id, action_id, id)",
    """
    CREATE TABLE recovery_plan (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      plan_id text NOT NULL, action_id text NOT NULL, why_late text NOT NULL,
      what_now text NOT NULL, by_when date NOT NULL, said_on date NOT NULL, said_by text NOT NULL,
      PRIMARY KEY (authority_id, id),
      FOREIGN KEY (authority_id, plan_id) REFERENCES plan (authority_id, id),
      FOREIGN KEY (authority_id, action_id) REFERENCES action (authority_id, id))
    """,
    "CREATE INDEX recovery_plan_by_plan ON recovery_plan (authority_id, plan_id, said_on, id)",
  ]

  private static let proof: [SQL] = [
    """
    CREATE TABLE evidence (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      plan_id text NOT NULL, action_id text, outcome_id text, kind text NOT NULL,
      strength text NOT NULL, title text NOT NULL, text text NOT NULL,
      effective_on date NOT NULL, document_id text, added_at bigint NOT NULL,
      added_by text NOT NULL, added_by_account text, verified_at bigint, verified_by text,
      verification text NOT NULL, withdrawn_on date, withdrawn_because text NOT NULL,
      PRIMARY KEY (authority_id, id),
      CHECK ((action_id IS NULL) <> (outcome_id IS NULL)),
      FOREIGN KEY (authority_id, plan_id) REFERENCES plan (authority_id, id),
      FOREIGN KEY (authority_id, action_id) REFERENCES action (authority_id, id),
      FOREIGN KEY (authority_id, outcome_id) REFERENCES plan_outcome (authority_id, id),
      FOREIGN KEY (authority_id, document_id) REFERENCES document (authority_id, id))
    """,
    "CREATE INDEX evidence_by_plan ON evidence (authority_id, plan_id, effective_on, id)",
    "CREATE INDEX evidence_by_action ON evidence (authority_id, action_id, effective_on, id)",
    "CREATE INDEX evidence_by_outcome ON evidence (authority_id, outcome_id, effective_on, id)",
    """
    CREATE TABLE action_completion (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      plan_id text NOT NULL, action_id text NOT NULL, claimed_by text NOT NULL,
      claimed_by_account text, verified_on date, verified_by text NOT NULL,
      verification text NOT NULL, times_reopened bigint NOT NULL,
      PRIMARY KEY (authority_id, id),
      UNIQUE (authority_id, action_id),
      FOREIGN KEY (authority_id, plan_id) REFERENCES plan (authority_id, id),
      FOREIGN KEY (authority_id, action_id) REFERENCES action (authority_id, id))
    """,
    "CREATE INDEX action_completion_by_plan ON action_completion (authority_id, plan_id, id)",
  ]

  private static let ratings: [SQL] = [
    """
    CREATE TABLE delivery_rule (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      valid_from date NOT NULL, word_complete text NOT NULL, word_on_track text NOT NULL,
      word_at_risk text NOT NULL, word_off_track text NOT NULL, word_not_started text NOT NULL,
      look_ahead_days bigint NOT NULL, milestone_share bigint NOT NULL,
      recovery_days bigint NOT NULL, override_days bigint NOT NULL,
      some_change_strength text NOT NULL, sustained_change_strength text NOT NULL,
      source text NOT NULL,
      PRIMARY KEY (authority_id, id),
      UNIQUE (authority_id, valid_from))
    """,
    """
    CREATE TABLE rating_override (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      plan_id text NOT NULL, action_id text, outcome_id text, rating text NOT NULL,
      proposed text NOT NULL, reason text NOT NULL, evidence_id text, said_on date NOT NULL,
      said_by text NOT NULL, expires_on date NOT NULL, ended_on date,
      PRIMARY KEY (authority_id, id),
      CHECK ((action_id IS NULL) <> (outcome_id IS NULL)),
      FOREIGN KEY (authority_id, plan_id) REFERENCES plan (authority_id, id),
      FOREIGN KEY (authority_id, action_id) REFERENCES action (authority_id, id),
      FOREIGN KEY (authority_id, outcome_id) REFERENCES plan_outcome (authority_id, id),
      FOREIGN KEY (authority_id, evidence_id) REFERENCES evidence (authority_id, id))
    """,
    "CREATE INDEX rating_override_by_plan ON rating_override (authority_id, plan_id, said_on, id)",
  ]

  /// What is judged, signed off and overridden is looked up by outcome where recommendations of
  /// many plans stand side by side.
  static let byOutcome: [SQL] = [
    "CREATE INDEX impact_judgement_by_outcome ON impact_judgement (authority_id, outcome_id, id)",
    "CREATE INDEX sign_off_by_outcome ON sign_off (authority_id, outcome_id, id)",
    "CREATE INDEX rating_override_by_outcome ON rating_override (authority_id, outcome_id, id)",
  ]

  private static let outcomes: [SQL] = [
    """
    CREATE TABLE recommendation_response (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      outcome_id text NOT NULL, answer text NOT NULL, reason text NOT NULL,
      answered_on date NOT NULL, answered_by text NOT NULL,
      PRIMARY KEY (authority_id, id),
      UNIQUE (authority_id, outcome_id),
      FOREIGN KEY (authority_id, outcome_id) REFERENCES plan_outcome (authority_id, id))
    """,
    """
    CREATE TABLE impact_judgement (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      plan_id text NOT NULL, outcome_id text NOT NULL, rating text NOT NULL,
      reason text NOT NULL, effective_on date NOT NULL, said_at bigint NOT NULL,
      said_by text NOT NULL, said_by_account text,
      PRIMARY KEY (authority_id, id),
      FOREIGN KEY (authority_id, plan_id) REFERENCES plan (authority_id, id),
      FOREIGN KEY (authority_id, outcome_id) REFERENCES plan_outcome (authority_id, id))
    """,
    "CREATE INDEX impact_judgement_by_plan ON impact_judgement (authority_id, plan_id, said_at, id)",
    """
    CREATE TABLE sign_off (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      plan_id text NOT NULL, outcome_id text NOT NULL, body_id text NOT NULL,
      decided_on date NOT NULL, minute text NOT NULL, recorded_by text NOT NULL,
      reopened_on date, reopened_because text NOT NULL,
      PRIMARY KEY (authority_id, id),
      FOREIGN KEY (authority_id, plan_id) REFERENCES plan (authority_id, id),
      FOREIGN KEY (authority_id, outcome_id) REFERENCES plan_outcome (authority_id, id),
      FOREIGN KEY (authority_id, body_id) REFERENCES body (authority_id, id))
    """,
    "CREATE INDEX sign_off_by_plan ON sign_off (authority_id, plan_id, decided_on, id)",
  ]
}
