import Kernel
import Markup
import SiteMap
import Storage
import Web

/// A row of the list of imports.
struct ImportRow: RowDecodable {
  let batch: ImportBatch
  let done: Int
  let problems: Int

  init(row: Row) throws {
    batch = try ImportBatch(row: row)
    done = try row["done"]
    problems = try row["problems"]
  }
}

enum ImportSort: String, ListSort {
  case started

  var key: SQL { "batch.started_at" }
}

enum ImportList {
  static func listing(_ visit: Visit) async throws -> Listing<ImportRow, ImportSort> {
    let problems = ImportOutcome.Kind.allCases.filter(\.isProblem)
    return try await list.load(
      for: visit,
      from: ListQuery(
        select: """
          batch.*,
          (SELECT count(*) FROM import_file AS file
            WHERE file.authority_id = batch.authority_id AND file.batch_id = batch.id
              AND file.state = \(ImportFile.State.done)) AS done,
          (SELECT count(*) FROM import_file AS file
            WHERE file.authority_id = batch.authority_id AND file.batch_id = batch.id
              AND file.outcome IN \(list: problems)) AS problems
          """,
        from: "import_batch AS batch", id: "batch.id",
        where: ["batch.authority_id = \(visit.authority)"]))
  }

  private static let list = List<ImportRow, ImportSort>(
    "Imports", noun: ("import", "imports"), sortedBy: .started, isDescending: true,
    columns: [
      ListColumn("Started", sort: .started, text: { $0.batch.startedAt.forTables }) {
        link($0.batch.startedAt.forTables, to: .importBatch($0.batch.id))
      },
      ListColumn("By", text: \.batch.startedBy),
      ListColumn("What becomes of them", text: \.batch.target.title),
      ListColumn("Read", text: { "\($0.done) of \($0.batch.sent)" }),
      ListColumn("To look at", isNumber: true, text: { "\($0.problems)" }),
    ], empty: "Nothing was imported yet.")
}
