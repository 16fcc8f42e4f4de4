import Kernel
import Storage

/// A form with fields for each of several records, as of who was at a meeting: what was sent,
/// brought together with what is kept of each now. Whoever saves later keeps what others have
/// changed and they themselves have not.
///
/// A field is called by what it asks and by its record, "at-0190…"; the version of each record that
/// was read stands in "version-0190…".
public struct RowsMerge: Sendable {
  public static let version = "version-"

  /// The form as it would have been sent by somebody who had known of the others' changes.
  public let form: Form
  /// What others changed that is kept, to be told with the notice; empty when they changed nothing.
  public let sentence: String

  /// - Parameters:
  ///   - kept: the records, by what the names of their fields end with.
  ///   - values: the same as the form shows it.
  ///   - prefixes: what the names of the fields begin with; by the first a record is named.
  /// - Throws: ``FormDispute`` when both changed the same field to different things; `StaleRecord`
  ///   when a form that does not carry what it had shown says something of a record that is not at
  ///   the version it names.
  public init<Kept: Record>(
    _ visit: Visit, over kept: [(row: String, record: Kept)], shown values: FormValues,
    prefixes: [String], _ db: Transaction
  ) throws {
    let sent = visit.form
    let records = Dictionary(kept.map { ($0.row, $0.record) }, uniquingKeysWith: { $1 })
    func read(_ row: String) -> Int { sent.entry().version(Self.version + row) }
    guard sent.hasBase else {
      for field in sent.fields where field.name.hasPrefix(prefixes[0]) {
        let row = String(field.name.dropFirst(prefixes[0].count))
        let stored = records[row]
        guard stored?.version ?? 0 != read(row) else { continue }
        throw StaleRecord(
          table: Kept.table.text, id: stored?.id.text ?? "", read: read(row),
          stored: stored?.version)
      }
      (form, sentence) = (sent, "")
      return
    }
    var names: [String] = []
    for name in (values.fields + sent.fields).map(\.name)
    where prefixes.contains(where: { name.hasPrefix($0) }) && !names.contains(name) {
      names.append(name)
    }
    let merge = FormMerge(sent, stored: values, fields: names)
    let changes = try kept.flatMap { one -> [Change] in
      guard one.record.version > read(one.row) else { return [] }
      return try db.changes(
        of: one.record.id, authority: visit.authority, sinceVersion: read(one.row))
    }
    let others = Words.list(Set(changes.map(\.author.name)).sorted())
    if !merge.disputed.isEmpty { throw FormDispute(merge, others: others) }
    (form, sentence) = (merge.form, merge.sentence(others: others))
  }
}
