import Kernel
import Markup
import SiteMap
import Storage
import Web

/// Takes many reports at once, and shows what becomes of them.
struct ImportHandlers: Sendable {
  /// The most bytes of one sending: a browser with the script sends more in several, one after the
  /// other.
  static let mostBytes = 101 << 20

  let queue: ImportQueue

  @Sendable func list(_ visit: Visit) async throws -> Answer {
    let listing = try await ImportList.listing(visit)
    return try listing.answer {
      Page("Imports", breadcrumbs: [Breadcrumb("Papers", .papers)]) {
        lead("Reports that were sent many at once, and how far each import is.")
        p { buttonLink("Import reports", to: .newImport) }
        listing.html
      }
    }
  }

  @Sendable func new(_ visit: Visit) async throws -> Answer {
    .page(ImportForm(visit: visit, problems: []).page)
  }

  @Sendable func create(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      var entry = visit.form.entry()
      let target = entry.choice(
        "target", "Say what is to become of the reports.", of: ImportBatch.Target.self)
      try entry.finish()
      let batch = try await StartImport(visit)(visit.form.allFiles("files"), as: target)
      queue.wake()
      return .redirect(.importBatch(batch.id))
    } onProblems: {
      ImportForm(visit: visit, problems: $0).page
    }
  }

  /// More files for a batch that is there.
  @Sendable func add(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("batch", of: ImportBatch.self)
    return try await visit.retrying {
      let batch = try await StartImport(visit).add(visit.form.allFiles("files"), to: id)
      queue.wake()
      return .redirect(.importBatch(batch.id))
    } onProblems: {
      try await page(visit, $0)
    }
  }

  @Sendable func retry(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("batch", of: ImportBatch.self)
    try await visit.write(because: "failed files of an import are read again") { db in
      let batch = try db.importBatch(id, of: visit.authority)
      for file in try db.files(of: batch) where file.document != nil { try db.putBack(file) }
    }
    queue.wake()
    return .redirect(.importBatch(id))
  }

  @Sendable func show(_ visit: Visit) async throws -> Answer {
    .page(try await page(visit, []))
  }

  private func page(_ visit: Visit, _ problems: [Problem]) async throws -> Page {
    let id = try visit.id("batch", of: ImportBatch.self)
    return try await visit.store.read { db in
      let batch = try db.importBatch(id, of: visit.authority)
      let files = try db.files(of: batch)
      return ImportPage(
        visit: visit, batch: batch, files: files,
        lines: try db.registerLines(files.compactMap(\.line), of: visit.authority),
        councils: try db.councils(of: visit.authority), problems: problems
      ).page
    }
  }
}
