/// The rows that one seal lists in one log, beside those that say it sealed them.
struct SealedBatch {
  let kind: LogKind
  let seal: Int64
  let entries: [SealEntry]
  let rows: [LogRow]

  /// - Parameter look: Finds a row by its sequence number, whatever its seal.
  func verify(
    into report: inout VerificationReport, look: (Int64) throws -> LogRow?
  ) throws {
    let found = Dictionary(rows.map { ($0.sequence, $0) }, uniquingKeysWith: { first, _ in first })
    let places = Dictionary(
      entries.map { ($0.digest, $0.sequence) }, uniquingKeysWith: { first, _ in first })
    for entry in entries {
      guard let row = found[entry.sequence] else {
        let moved = try look(entry.sequence)
        report.add(
          moved == nil
            ? problem(.deleted, entry, "was deleted after seal \(seal) had sealed it")
            : problem(.altered, entry, "was altered: it no longer says that seal \(seal) sealed it")
        )
        continue
      }
      guard row.digest != entry.digest else { continue }
      if let place = places[row.digest] {
        report.add(
          problem(.reordered, entry, "was moved: it holds what was sealed as \(kind.word) \(place)")
        )
      } else {
        report.add(problem(.altered, entry, "was altered after seal \(seal) had sealed it"))
      }
    }
    let listed = Set(entries.map(\.sequence))
    for row in rows where !listed.contains(row.sequence) {
      report.add(
        .row(
          kind, .inserted, row.sequence, row.table, row.recordID, seal,
          "was inserted: seal \(seal) does not list it"))
    }
  }

  private func problem(
    _ what: VerificationReport.Problem.Kind, _ entry: SealEntry, _ sentence: String
  ) -> VerificationReport.Problem {
    .row(kind, what, entry.sequence, entry.table, entry.recordID, seal, sentence)
  }
}
