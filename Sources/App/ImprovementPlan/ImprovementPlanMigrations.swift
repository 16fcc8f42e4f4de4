import Storage

extension ImprovementPlanSlice {
  /// The tables of the slice. They refer to those of the kernel (`body`) and of the inspections
  /// (`inspection`, `recommendation`), whose migrations run first.
  public static let migrations: [Migration] = [
    Migration(name: "improvement-plan.1", statements: planTables + actionTables + dueDateTable),
    Migration(name: "improvement-plan.2", statements: PlanImport.tables),
    Migration(name: "improvement-plan.3", statements: ProofTables.all),
    Migration(name: "partner-links.1", statements: PartnerLink.tables),
    Migration(name: "reminders.1", statements: Reminder.tables),
    Migration(
      name: "plan-figures.1", statements: FigureRule.tables + KeptAsWritten.tables),
    Migration(name: "progress.1", statements: ProgressTables.all),
    Migration(name: "partner-links.2", statements: PartnerWord.tables),
    Migration(name: "improvement-plan.4", statements: ProofTables.boardWords),
    Migration(name: "improvement-plan.5", statements: ProofTables.withdrawals),
    Migration(name: "plan-versions.1", statements: PlanVersion.tables),
    Migration(name: "due-dates.1", statements: DueDateEntry.boardWords),
    Migration(name: "withdrawals.1", statements: ActionWithdrawal.tables),
    Migration(name: "improvement-plan.6", statements: ProofTables.byOutcome),
    Migration(name: "reminders.2", statements: Reminder.again),
    Migration(name: "reminders.3", statements: Reminder.untold),
    Migration(name: "progress.2", statements: ProgressTables.openedAgain),
    Migration(name: "improvement-plan.7", statements: ProofTables.lostProof),
    Migration(name: "improvement-plan.8", statements: ProofTables.confirmations),
    Migration(name: "due-dates.2", statements: StandingDueDate.tables),
    Migration(name: "progress.3", statements: ProgressTables.writers),
    Migration(name: "improvement-plan.9", statements: ProofTables.reopenings),
    Migration(name: "partner-links.3", statements: PartnerWordAnswer.tables),
    Migration(name: "delivery-rule.1", statements: DeliveryRule.impactColumns),
    Migration(name: "due-dates.3", statements: DueDateEntry.corrections),
    Migration(name: "plan-closing.1", statements: PlanClosing.column),
    // It writes records as this program knows them: what changes their tables comes before it.
    Migration(name: "improvement-plan.10", statements: []) { db in
      try db.takeBackWhatRestedOnWithdrawnEvidence()
    },
  ]

  private static let planTables: [SQL] = [
    """
    CREATE TABLE plan (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      title text NOT NULL, version_label text NOT NULL, dated_on date NOT NULL,
      owning_body_id text, ambition text NOT NULL, state text NOT NULL,
      PRIMARY KEY (authority_id, id),
      FOREIGN KEY (authority_id, owning_body_id) REFERENCES body (authority_id, id))
    """,
    // The last number given to an action of a plan: a number is never given twice.
    """
    CREATE TABLE plan_numbering (
      authority_id text NOT NULL, plan_id text NOT NULL, last_number bigint NOT NULL,
      PRIMARY KEY (authority_id, plan_id),
      FOREIGN KEY (authority_id, plan_id) REFERENCES plan (authority_id, id))
    """,
    """
    CREATE TABLE plan_inspection (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      plan_id text NOT NULL, inspection_id text NOT NULL,
      PRIMARY KEY (authority_id, id),
      UNIQUE (authority_id, plan_id, inspection_id),
      FOREIGN KEY (authority_id, plan_id) REFERENCES plan (authority_id, id),
      FOREIGN KEY (authority_id, inspection_id) REFERENCES inspection (authority_id, id))
    """,
    """
    CREATE INDEX plan_inspection_by_inspection
    ON plan_inspection (authority_id, inspection_id, plan_id)
    """,
    """
    CREATE TABLE duty_answer (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      plan_inspection_id text NOT NULL, duty text NOT NULL, done_on date NOT NULL,
      PRIMARY KEY (authority_id, id),
      UNIQUE (authority_id, plan_inspection_id, duty),
      FOREIGN KEY (authority_id, plan_inspection_id)
        REFERENCES plan_inspection (authority_id, id))
    """,
    """
    CREATE TABLE plan_outcome (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      plan_id text NOT NULL, recommendation_id text NOT NULL, text text NOT NULL,
      position bigint NOT NULL,
      PRIMARY KEY (authority_id, id),
      UNIQUE (authority_id, plan_id, recommendation_id),
      FOREIGN KEY (authority_id, plan_id) REFERENCES plan (authority_id, id),
      FOREIGN KEY (authority_id, recommendation_id) REFERENCES recommendation (authority_id, id))
    """,
    """
    CREATE INDEX plan_outcome_by_recommendation
    ON plan_outcome (authority_id, recommendation_id, plan_id)
    """,
  ]

  private static let actionTables: [SQL] = [
    """
    CREATE TABLE action (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      plan_id text NOT NULL, number bigint NOT NULL, title text NOT NULL,
      what_will_be_done text NOT NULL, measure_of_success text NOT NULL, start_on date,
      owner_kind text, owner_id text, lead_body_id text,
      delivery text NOT NULL, delivery_changed_at bigint, delivery_changed_by text,
      started_on date, completed_on date, first_due_on date, due_on date,
      due_order bigint NOT NULL, withdrawn_on date, withdrawn_because text NOT NULL,
      PRIMARY KEY (authority_id, id),
      UNIQUE (authority_id, plan_id, number),
      FOREIGN KEY (authority_id, plan_id) REFERENCES plan (authority_id, id),
      FOREIGN KEY (authority_id, lead_body_id) REFERENCES body (authority_id, id))
    """,
    // One for each order and each filter of the list of all actions, so that a page of it reads a
    // hundred rows of twenty thousand and no more.
    // Its last columns let "asked of this body" and "asked of me" be decided in the index.
    """
    CREATE INDEX action_by_due
    ON action (authority_id, due_order, id, lead_body_id, owner_id, owner_kind)
    WHERE withdrawn_on IS NULL
    """,
    """
    CREATE INDEX action_open_by_due ON action (authority_id, due_order, id)
    WHERE withdrawn_on IS NULL AND completed_on IS NULL
    """,
    """
    CREATE INDEX action_by_title ON action (authority_id, lower(title), id)
    WHERE withdrawn_on IS NULL
    """,
    """
    CREATE INDEX action_by_delivery ON action (authority_id, delivery, due_order, id)
    WHERE withdrawn_on IS NULL
    """,
    // Its last two columns let the counts on the list of plans be read from the index alone.
    """
    CREATE INDEX action_by_plan
    ON action (authority_id, plan_id, due_order, id, withdrawn_on, completed_on)
    """,
    """
    CREATE INDEX action_by_owner ON action (authority_id, owner_id, owner_kind, due_order, id)
    WHERE withdrawn_on IS NULL
    """,
    """
    CREATE INDEX action_by_lead ON action (authority_id, lead_body_id, due_order, id)
    WHERE withdrawn_on IS NULL
    """,
    """
    CREATE TABLE action_recommendation (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      action_id text NOT NULL, recommendation_id text NOT NULL,
      PRIMARY KEY (authority_id, id),
      UNIQUE (authority_id, action_id, recommendation_id),
      FOREIGN KEY (authority_id, action_id) REFERENCES action (authority_id, id),
      FOREIGN KEY (authority_id, recommendation_id) REFERENCES recommendation (authority_id, id))
    """,
    """
    CREATE INDEX action_recommendation_by_recommendation
    ON action_recommendation (authority_id, recommendation_id, action_id)
    """,
    """
    CREATE TABLE action_partner (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      action_id text NOT NULL, body_id text NOT NULL,
      PRIMARY KEY (authority_id, id),
      UNIQUE (authority_id, action_id, body_id),
      FOREIGN KEY (authority_id, action_id) REFERENCES action (authority_id, id),
      FOREIGN KEY (authority_id, body_id) REFERENCES body (authority_id, id))
    """,
    "CREATE INDEX action_partner_by_body ON action_partner (authority_id, body_id, action_id)",
    """
    CREATE TABLE progress_update (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      action_id text NOT NULL, delivery text NOT NULL, note text NOT NULL,
      effective_on date NOT NULL, recorded_at bigint NOT NULL, recorded_by text NOT NULL,
      PRIMARY KEY (authority_id, id),
      FOREIGN KEY (authority_id, action_id) REFERENCES action (authority_id, id))
    """,
    """
    CREATE INDEX progress_update_by_action
    ON progress_update (authority_id, action_id, recorded_at, id)
    """,
  ]

  private static let dueDateTable: [SQL] = [
    """
    CREATE TABLE due_date (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      action_id text, recommendation_id text, number bigint NOT NULL,
      due_on date NOT NULL, set_by text NOT NULL, set_by_name text NOT NULL,
      set_on date NOT NULL, approver text NOT NULL, reason text NOT NULL,
      rule_key text, rule_version bigint,
      PRIMARY KEY (authority_id, id),
      UNIQUE (authority_id, action_id, number),
      UNIQUE (authority_id, recommendation_id, number),
      CHECK ((action_id IS NULL) <> (recommendation_id IS NULL)),
      FOREIGN KEY (authority_id, action_id) REFERENCES action (authority_id, id),
      FOREIGN KEY (authority_id, recommendation_id) REFERENCES recommendation (authority_id, id))
    """
  ]
}
