import Kernel
import Storage

extension Transaction {
  func importBatch(
    _ id: ID<ImportBatch>, of authority: AuthorityID
  ) throws -> ImportBatch {
    guard let found = try find(id, of: authority) else {
      throw Refusal.notFound("This import is not here.")
    }
    return found
  }

  /// The files of a batch in the order they were sent.
  func files(of batch: ImportBatch) throws -> [ImportFile] {
    try all(
      ImportFile.self,
      """
      SELECT * FROM import_file
      WHERE authority_id = \(batch.authority) AND batch_id = \(batch.id) ORDER BY place, id
      """)
  }

  /// These lines of the register.
  func registerLines(
    _ ids: [ID<NationalInspection>], of authority: AuthorityID
  ) throws -> [ID<NationalInspection>: NationalInspection] {
    let lines = try all(
      NationalInspection.self,
      """
      SELECT * FROM national_inspection
      WHERE authority_id = \(authority) AND id IN \(list: Set(ids)) ORDER BY id
      """)
    return Dictionary(lines.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// A file that nobody is reading: it waits, or whoever took it up has not been heard of for too
  /// long.
  func nextImportFile(of authority: AuthorityID, at now: Instant) throws -> ImportFile? {
    try first(
      ImportFile.self,
      """
      SELECT * FROM import_file
      WHERE authority_id = \(authority)
        AND (state = \(ImportFile.State.waiting)
          OR state = \(ImportFile.State.reading) AND taken_until <= \(now))
      ORDER BY id LIMIT 1
      """)
  }
}

extension WriteTransaction {
  func insert(
    _ document: Document, into batch: ImportBatch, at place: Int
  ) throws {
    try execute(
      """
      INSERT INTO import_file (authority_id, id, batch_id, place, file_name, size, document_id,
        state, taken_by, attempts, outcome, detail)
      VALUES (\(batch.authority), \(ID<ImportFile>(at: at)), \(batch.id), \(place),
        \(document.name), \(document.size), \(document.id), \(ImportFile.State.waiting), '', 0, '',
        '')
      """)
  }

  /// A file that was refused before it was kept: it is named, and done.
  func insertRefused(
    _ name: String, size: Int, because reason: String, into batch: ImportBatch, at place: Int
  ) throws {
    try execute(
      """
      INSERT INTO import_file (authority_id, id, batch_id, place, file_name, size, document_id,
        state, taken_by, attempts, outcome, detail, finished_at)
      VALUES (\(batch.authority), \(ID<ImportFile>(at: at)), \(batch.id), \(place), \(name),
        \(size), NULL, \(ImportFile.State.done), '', 0, \(ImportOutcome.Kind.refused), \(reason),
        \(at))
      """)
  }

  /// Takes a file up for a while; false when somebody else was quicker.
  func take(_ file: ImportFile, as worker: String, until: Instant) throws -> Bool {
    try execute(
      """
      UPDATE import_file
      SET state = \(ImportFile.State.reading), taken_by = \(worker), taken_until = \(until),
        attempts = \(file.attempts + 1)
      WHERE authority_id = \(file.authority) AND id = \(file.id) AND attempts = \(file.attempts)
        AND state <> \(ImportFile.State.done)
      """) == 1
  }

  /// Says that it is still being read; false when somebody else has taken it up.
  func keepTaken(_ file: ImportFile, by worker: String, until: Instant) throws -> Bool {
    try execute(
      """
      UPDATE import_file SET taken_until = \(until)
      WHERE authority_id = \(file.authority) AND id = \(file.id) AND taken_by = \(worker)
        AND state = \(ImportFile.State.reading)
      """) == 1
  }

  /// Writes down what became of a file. In the same write as what was made from it, so that each
  /// file does its work once.
  ///
  /// - Throws: ``TakenByAnother`` when somebody else has taken it up in the meantime.
  func finish(
    _ file: ImportFile, by worker: String, _ outcome: ImportOutcome, paper: ID<Paper>? = nil,
    line: ID<NationalInspection>? = nil, keepsDocument: Bool
  ) throws {
    let document = keepsDocument ? file.document : nil
    let changed = try execute(
      """
      UPDATE import_file
      SET state = \(ImportFile.State.done), outcome = \(outcome.kind), detail = \(outcome.sentence),
        paper_id = \(paper), line_id = \(line), document_id = \(document), finished_at = \(at),
        taken_until = NULL
      WHERE authority_id = \(file.authority) AND id = \(file.id) AND taken_by = \(worker)
        AND state = \(ImportFile.State.reading)
      """)
    guard changed == 1 else { throw TakenByAnother() }
    // The content of a file that is no report is not kept.
    if !keepsDocument, let id = file.document { try forget(id, of: file.authority) }
  }

  /// Puts a file that failed back in the queue.
  func putBack(_ file: ImportFile) throws {
    try execute(
      """
      UPDATE import_file
      SET state = \(ImportFile.State.waiting), taken_by = '', taken_until = NULL, attempts = 0,
        outcome = '', detail = '', finished_at = NULL
      WHERE authority_id = \(file.authority) AND id = \(file.id)
        AND outcome = \(ImportOutcome.Kind.failed)
      """)
  }
}

/// Somebody else has taken up the file in the meantime; what was done here is rolled back.
struct TakenByAnother: Error {}
