extension Migration {
  /// Storage's own tables.
  static let storage = Migration(
    name: "storage.1",
    statements: [
      """
      CREATE TABLE change (
        sequence \(.risingKey),
        write_id text NOT NULL,
        at bigint NOT NULL,
        author_id text NOT NULL,
        author_name text NOT NULL,
        authority_id text NOT NULL,
        table_name text NOT NULL,
        record_id text NOT NULL,
        version bigint NOT NULL,
        before_image text,
        after_image text,
        reason text NOT NULL,
        seal bigint)
      """,
      // Unique: two changes can never have made the same version of a record.
      """
      CREATE UNIQUE INDEX change_record ON change (authority_id, table_name, record_id, version)
      """,
      "CREATE INDEX change_at ON change (at, sequence)",
      "CREATE INDEX change_unsealed ON change (sequence) WHERE seal IS NULL",
      """
      CREATE TABLE access (
        sequence \(.risingKey),
        at bigint NOT NULL,
        author_id text NOT NULL,
        author_name text NOT NULL,
        authority_id text NOT NULL,
        subject_table text NOT NULL,
        subject_id text NOT NULL,
        purpose text NOT NULL,
        allowed boolean NOT NULL,
        detail text NOT NULL,
        seal bigint)
      """,
      "CREATE INDEX access_subject ON access (authority_id, subject_table, subject_id, at)",
      "CREATE INDEX access_author ON access (author_id, at)",
      "CREATE INDEX access_unsealed ON access (sequence) WHERE seal IS NULL",
      """
      CREATE TABLE seal (
        number bigint PRIMARY KEY,
        at bigint NOT NULL,
        previous text NOT NULL,
        entries text NOT NULL,
        first_change bigint,
        last_change bigint,
        first_access bigint,
        last_access bigint,
        hash text NOT NULL)
      """,
    ])

  /// What was taken away, so that a past moment can be read without reading all that was done
  /// since.
  static let storageRemovals = Migration(
    name: "storage.2",
    statements: [
      """
      CREATE INDEX change_removal ON change (authority_id, table_name, at)
      WHERE after_image IS NULL
      """
    ])
}
