import Civil
import Kernel
import Logging
import Storage

/// The work on one file of a batch, by whoever has taken it up.
struct ImportWork: Sendable {
  let queue: ImportQueue
  let file: ImportFile
  let worker: String

  private var world: World { queue.world }

  func callAsFunction() async {
    do {
      try await keepingTaken { try await work() }
    } catch is TakenByAnother, is CancellationError {
      // Another goes on with it, or this process will after its next start.
    } catch {
      world.logger.error(
        "a file of an import failed",
        metadata: ["import.file": "\(file.id)", "error": "\(error)"])
      let failed = ImportOutcome(
        .failed, "A fault of ours kept it from being read. Ask for it to be read again.")
      try? await finish(failed, keepsDocument: true)
    }
  }

  private func work() async throws {
    guard file.attempts < ImportQueue.mostAttempts else {
      let often = ImportOutcome(
        .failed, "It was begun \(file.attempts) times and never finished.")
      return try await finish(often, keepsDocument: true)
    }
    guard let (batch, document, bytes) = try await content() else {
      return try await finish(
        ImportOutcome(.failed, "Its content is no longer here. Send it again."),
        keepsDocument: false)
    }
    if let known = try await known(document) { return try await finish(known, of: batch) }
    do {
      let reading = try await queue.reader.read(bytes, file.name)
      try await keep(reading, document, batch)
    } catch Refusal.invalid(let problems) {
      let reason = problems.map(\.message).joined(separator: " ")
      try await finish(
        ImportOutcome(.refused, Self.withoutName(reason, file.name)), keepsDocument: false)
    } catch let fault as DatabaseFault {
      // Somebody else gave the same file in the meantime.
      guard case .constraint = fault.kind, let known = try await known(document) else {
        throw fault
      }
      try await finish(known, of: batch)
    }
  }

  private func content() async throws -> (ImportBatch, Document, [UInt8])? {
    guard let id = file.document else { return nil }
    let (file, documents) = (file, world.documents)
    return try await world.store.read { db in
      guard let document = try db.find(id, of: file.authority) else { return nil }
      return (
        try db.importBatch(file.batch, of: file.authority), document,
        try documents.bytes(of: id, in: file.authority, db)
      )
    }
  }

  private func known(_ document: Document) async throws -> Paper? {
    let authority = file.authority
    return try await world.store.read { db in
      try db.paper(sha256: document.sha256, of: authority)
    }
  }

  // MARK: What becomes of it

  private func keep(
    _ reading: PaperReading, _ document: Document, _ batch: ImportBatch
  ) async throws {
    let text = try JSONText.of(reading)
    let (file, worker) = (file, worker)
    try await write(as: batch.author, because: "report imported") { db in
      guard batch.target == .register else {
        let paper = try db.insert(
          batch.paper(of: document, named: file.name, pages: reading.pages))
        try db.insert(StoredReading(authority: paper.authority, paper: paper.id, reading: text))
        return try db.finish(
          file, by: worker, ImportOutcome(.toReview, reading.inWords), paper: paper.id,
          keepsDocument: true)
      }
      var paper = batch.paper(of: document, named: file.name, pages: reading.pages)
      let outcome = try db.take(reading, for: &paper, by: batch.startedBy)
      if outcome.kind == .left {
        return try db.finish(file, by: worker, outcome, keepsDocument: false)
      }
      paper = try db.insert(paper)
      try db.insert(StoredReading(authority: paper.authority, paper: paper.id, reading: text))
      try db.finish(
        file, by: worker, outcome, paper: paper.id, line: paper.registerLine, keepsDocument: true)
    }
  }

  /// The same content was here before. For the register it is entered now, unless somebody has
  /// begun to review it. A paper that was discarded is taken up again: whoever sends it wants it.
  private func finish(_ known: Paper, of batch: ImportBatch) async throws {
    let (file, worker) = (file, worker)
    try await write(as: batch.author, because: "known paper imported again") { db in
      var paper = try db.paper(known.id, of: known.authority)
      let outcome: ImportOutcome
      if batch.target == .register, [.toReview, .discarded].contains(paper.state),
        paper.draft.isEmpty
      {
        let before = paper
        outcome = try db.take(try db.reading(of: paper), for: &paper, by: batch.startedBy)
        if outcome.kind.isProblem, paper.state == .discarded { paper.takeUpAgain() }
        if paper != before { try db.update(paper) }
      } else if paper.state == .discarded {
        paper.takeUpAgain()
        try db.update(paper)
        outcome = ImportOutcome(.toReview, "It had been discarded, and waits again.")
      } else if paper.state == .filed {
        outcome = ImportOutcome(.known, "It is filed away already: \(paper.filedBecause)")
      } else {
        outcome = ImportOutcome(
          .known,
          "The same file came on \(paper.uploadedAt.dateInLondon.longForm) by \(paper.uploadedBy).")
      }
      try db.finish(
        file, by: worker, outcome, paper: paper.id, line: paper.registerLine,
        keepsDocument: paper.document == file.document)
    }
  }

  private func finish(_ outcome: ImportOutcome, keepsDocument: Bool) async throws {
    let (file, worker) = (file, worker)
    try await write(as: .system, because: "file of an import done") { db in
      try db.finish(file, by: worker, outcome, keepsDocument: keepsDocument)
    }
  }

  private func write(
    as author: Author, because reason: String,
    _ body: @escaping @Sendable (WriteTransaction) throws -> Void
  ) async throws {
    try await world.store.write(as: author, because: reason, body)
  }

  /// While the body runs, says now and then that the file is still being read.
  private func keepingTaken(_ body: @escaping @Sendable () async throws -> Void) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      let (file, worker) = (file, worker)
      group.addTask {
        while true {
          try await Task.sleep(for: .seconds(ImportQueue.lease / 3))
          let until = world.now().adding(seconds: ImportQueue.lease)
          let isOurs = try await world.store.write(as: .system, because: "import goes on") {
            try $0.keepTaken(file, by: worker, until: until)
          }
          if !isOurs { throw TakenByAnother() }
        }
      }
      group.addTask(operation: body)
      // The beat never ends by itself: the first to end is the work, or somebody else has it.
      try await group.next()
      group.cancelAll()
    }
  }

  /// The file's name stands beside it already.
  static func withoutName(_ reason: String, _ name: String) -> String {
    let start = "“\(name)”: "
    return reason.hasPrefix(start) ? String(reason.dropFirst(start.count)) : reason
  }
}

extension ImportBatch {
  fileprivate func paper(of document: Document, named name: String, pages: Int) -> Paper {
    Paper(
      of: document, named: name, pages: pages, uploadedBy: startedBy, at: document.uploadedAt)
  }
}
