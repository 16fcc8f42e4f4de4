import Storage

extension InspectionsSlice {
  /// The tables of this slice. Released steps are never edited; what comes next is another step.
  public static let migrations = [
    Migration(name: "inspections.1", statements: frameworkTables + inspectionTables + paperTables),
    Migration(
      name: "inspections.2", statements: registerTables + importTables,
      work: { try RegisterBackfill.run($0) }),
    Migration(name: "inspections.3", statements: FindingReview.statements),
    Migration(name: "inspections.4", statements: InspectionPromise.tables),
    Migration(name: "inspections.5", statements: filedPapers),
    Migration(
      name: "inspections.6",
      statements: ["ALTER TABLE national_inspection ADD COLUMN visit_end date"],
      work: { try RegisterBackfill.visitEnds($0) }),
    Migration(name: "inspections.7", statements: RecommendationLink.tables),
    Migration(name: "inspections.8", statements: sources),
  ]

  private static let frameworkTables: [SQL] = [
    """
    CREATE TABLE framework (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      code text NOT NULL, short_name text NOT NULL, name text NOT NULL, inspectorate text NOT NULL,
      purpose text NOT NULL, scope text NOT NULL, powers text NOT NULL, outcome text NOT NULL,
      valid_from date, valid_to date, source text NOT NULL, tag text NOT NULL,
      response_rules text NOT NULL,
      PRIMARY KEY (authority_id, id), UNIQUE (authority_id, code))
    """,
    """
    CREATE TABLE framework_area (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      framework_id text NOT NULL, code text NOT NULL, name text NOT NULL, part text NOT NULL,
      parent_code text NOT NULL, is_overall boolean NOT NULL, position bigint NOT NULL,
      PRIMARY KEY (authority_id, id), UNIQUE (authority_id, framework_id, code),
      FOREIGN KEY (authority_id, framework_id) REFERENCES framework (authority_id, id))
    """,
    """
    CREATE TABLE framework_grade (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      framework_id text NOT NULL, part text NOT NULL, code text NOT NULL, name text NOT NULL,
      also_printed text NOT NULL, definition text NOT NULL, is_rating boolean NOT NULL,
      position bigint NOT NULL,
      PRIMARY KEY (authority_id, id), UNIQUE (authority_id, framework_id, part, code),
      FOREIGN KEY (authority_id, framework_id) REFERENCES framework (authority_id, id))
    """,
    """
    CREATE TABLE finding_theme (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      code text NOT NULL, name text NOT NULL, position bigint NOT NULL,
      valid_from date, valid_to date,
      PRIMARY KEY (authority_id, id), UNIQUE (authority_id, code))
    """,
  ]

  private static let inspectionTables: [SQL] = [
    """
    CREATE TABLE inspection (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      framework_id text NOT NULL, council text NOT NULL, title text NOT NULL,
      visit_start date, visit_end date, received_on date, published_on date,
      lead_inspector text NOT NULL, not_looked_at text NOT NULL,
      declared_immediate bigint, declared_three_months bigint, declared_six_months bigint,
      declared_twelve_months bigint, state text NOT NULL,
      PRIMARY KEY (authority_id, id),
      FOREIGN KEY (authority_id, framework_id) REFERENCES framework (authority_id, id))
    """,
    "CREATE INDEX inspection_by_visit ON inspection (authority_id, visit_start)",
    """
    CREATE TABLE report_document (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      inspection_id text, kind text NOT NULL, title text NOT NULL, language text NOT NULL,
      document_id text, link text NOT NULL, dated_on date, is_published boolean NOT NULL,
      PRIMARY KEY (authority_id, id),
      FOREIGN KEY (authority_id, inspection_id) REFERENCES inspection (authority_id, id))
    """,
    "CREATE INDEX report_document_of ON report_document (authority_id, inspection_id)",
    """
    CREATE TABLE judgement (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      inspection_id text NOT NULL, area_id text NOT NULL, grade_id text NOT NULL,
      rationale text NOT NULL, page bigint,
      PRIMARY KEY (authority_id, id), UNIQUE (authority_id, inspection_id, area_id),
      FOREIGN KEY (authority_id, inspection_id) REFERENCES inspection (authority_id, id),
      FOREIGN KEY (authority_id, area_id) REFERENCES framework_area (authority_id, id),
      FOREIGN KEY (authority_id, grade_id) REFERENCES framework_grade (authority_id, id))
    """,
    """
    CREATE TABLE finding (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      inspection_id text NOT NULL, number bigint NOT NULL, kind text NOT NULL, text text NOT NULL,
      theme text NOT NULL, cohort text NOT NULL, community text NOT NULL, told_to text NOT NULL,
      partner_agency text NOT NULL, impact_review_on date, page bigint, paragraph text NOT NULL,
      PRIMARY KEY (authority_id, id), UNIQUE (authority_id, inspection_id, number),
      FOREIGN KEY (authority_id, inspection_id) REFERENCES inspection (authority_id, id))
    """,
    "CREATE INDEX finding_by_kind ON finding (authority_id, kind, theme)",
    "CREATE INDEX finding_by_review ON finding (authority_id, impact_review_on)",
    """
    CREATE TABLE recommendation (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      inspection_id text NOT NULL, reference text NOT NULL, number bigint NOT NULL,
      printed_number text NOT NULL, text text NOT NULL, timescale text, due_on date,
      rule_key text, rule_version bigint, section text NOT NULL, theme text NOT NULL,
      addressed_to text NOT NULL, page bigint,
      PRIMARY KEY (authority_id, id), UNIQUE (authority_id, reference),
      FOREIGN KEY (authority_id, inspection_id) REFERENCES inspection (authority_id, id))
    """,
    "CREATE INDEX recommendation_of ON recommendation (authority_id, inspection_id, number)",
    """
    CREATE TABLE judgement_finding (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      judgement_id text NOT NULL, finding_id text NOT NULL,
      PRIMARY KEY (authority_id, id), UNIQUE (authority_id, judgement_id, finding_id),
      FOREIGN KEY (authority_id, judgement_id) REFERENCES judgement (authority_id, id),
      FOREIGN KEY (authority_id, finding_id) REFERENCES finding (authority_id, id))
    """,
    "CREATE INDEX judgement_finding_back ON judgement_finding (authority_id, finding_id)",
    """
    CREATE TABLE recommendation_finding (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      recommendation_id text NOT NULL, finding_id text NOT NULL,
      PRIMARY KEY (authority_id, id), UNIQUE (authority_id, recommendation_id, finding_id),
      FOREIGN KEY (authority_id, recommendation_id) REFERENCES recommendation (authority_id, id),
      FOREIGN KEY (authority_id, finding_id) REFERENCES finding (authority_id, id))
    """,
    "CREATE INDEX recommendation_finding_back ON recommendation_finding (authority_id, finding_id)",
    """
    CREATE TABLE national_inspection (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      council text NOT NULL, framework_id text NOT NULL, visit_start date, published_on date,
      overall_grade_id text, source text NOT NULL, link text NOT NULL, inspection_id text,
      PRIMARY KEY (authority_id, id),
      FOREIGN KEY (authority_id, framework_id) REFERENCES framework (authority_id, id),
      FOREIGN KEY (authority_id, overall_grade_id) REFERENCES framework_grade (authority_id, id),
      FOREIGN KEY (authority_id, inspection_id) REFERENCES inspection (authority_id, id))
    """,
    """
    CREATE INDEX national_inspection_by_framework
    ON national_inspection (authority_id, framework_id, published_on)
    """,
  ]

  private static let paperTables: [SQL] = [
    """
    CREATE TABLE paper (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      sha256 text NOT NULL, file_name text NOT NULL, document_id text NOT NULL, pages bigint NOT NULL,
      state text NOT NULL, uploaded_by text NOT NULL, uploaded_at bigint NOT NULL,
      draft text NOT NULL, corrections text NOT NULL, closed_by text NOT NULL, closed_at bigint,
      inspection_id text, register_entry_id text,
      PRIMARY KEY (authority_id, id), UNIQUE (authority_id, sha256),
      FOREIGN KEY (authority_id, inspection_id) REFERENCES inspection (authority_id, id),
      FOREIGN KEY (authority_id, register_entry_id) REFERENCES national_inspection (authority_id, id))
    """,
    "CREATE INDEX paper_by_time ON paper (authority_id, uploaded_at)",
    """
    CREATE TABLE paper_reading (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      paper_id text NOT NULL, reading text NOT NULL,
      PRIMARY KEY (authority_id, id), UNIQUE (authority_id, paper_id),
      FOREIGN KEY (authority_id, paper_id) REFERENCES paper (authority_id, id))
    """,
  ]

  private static let filedPapers: [SQL] = [
    "ALTER TABLE paper ADD COLUMN filed_because text NOT NULL DEFAULT ''",
    "ALTER TABLE paper ADD COLUMN settled_findings text NOT NULL DEFAULT ''",
    "ALTER TABLE paper ADD COLUMN waiting_findings bigint",
    "CREATE INDEX paper_of_inspection ON paper (authority_id, inspection_id)",
  ]

  // From which paper a page is, and whose recommendation it is.
  private static let sources: [SQL] = [
    "ALTER TABLE finding ADD COLUMN in_summary boolean NOT NULL DEFAULT false",
    "ALTER TABLE judgement ADD COLUMN in_summary boolean NOT NULL DEFAULT false",
    "ALTER TABLE recommendation ADD COLUMN made_by text NOT NULL DEFAULT 'inspectors'",
  ]

  private static let registerTables: [SQL] = [
    """
    CREATE TABLE national_judgement (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      line_id text NOT NULL, area_id text NOT NULL, grade_id text NOT NULL, page bigint,
      PRIMARY KEY (authority_id, id), UNIQUE (authority_id, line_id, area_id),
      FOREIGN KEY (authority_id, line_id) REFERENCES national_inspection (authority_id, id),
      FOREIGN KEY (authority_id, area_id) REFERENCES framework_area (authority_id, id),
      FOREIGN KEY (authority_id, grade_id) REFERENCES framework_grade (authority_id, id))
    """,
    """
    CREATE TABLE register_council (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      code text NOT NULL, name text NOT NULL, region text NOT NULL, valid_from date, valid_to date,
      source text NOT NULL,
      PRIMARY KEY (authority_id, id), UNIQUE (authority_id, code))
    """,
    """
    CREATE TABLE council_neighbour (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      council_code text NOT NULL, neighbour_code text NOT NULL, place bigint NOT NULL,
      source text NOT NULL, as_at date NOT NULL,
      PRIMARY KEY (authority_id, id),
      UNIQUE (authority_id, council_code, as_at, neighbour_code))
    """,
  ]

  // The files of a batch are work to be done and no records: who takes one up writes so without a
  // history.
  private static let importTables: [SQL] = [
    """
    CREATE TABLE import_batch (
      authority_id text NOT NULL, id text NOT NULL, version bigint NOT NULL,
      target text NOT NULL, sent bigint NOT NULL, account_id text NOT NULL,
      started_by text NOT NULL, started_at bigint NOT NULL,
      PRIMARY KEY (authority_id, id))
    """,
    "CREATE INDEX import_batch_by_time ON import_batch (authority_id, started_at)",
    """
    CREATE TABLE import_file (
      authority_id text NOT NULL, id text NOT NULL, batch_id text NOT NULL, place bigint NOT NULL,
      file_name text NOT NULL, size bigint NOT NULL, document_id text,
      state text NOT NULL, taken_by text NOT NULL, taken_until bigint, attempts bigint NOT NULL,
      outcome text NOT NULL, detail text NOT NULL,
      paper_id text, line_id text, finished_at bigint,
      PRIMARY KEY (authority_id, id),
      FOREIGN KEY (authority_id, batch_id) REFERENCES import_batch (authority_id, id))
    """,
    "CREATE INDEX import_file_of ON import_file (authority_id, batch_id, place)",
    "CREATE INDEX import_file_by_state ON import_file (authority_id, state, taken_until)",
  ]
}
