import Kernel
import SiteMap
import Storage

extension ShellPages {
  func addHistory(to site: inout Site) {
    let kinds = site.kinds
    site.get("history/:table/:record", for: .manageOwnAccount) { visit in
      let subject = try HistorySubject(visit, kinds)
      return try await visit.store.read { db in
        let (changes, latest) = try subject.changes(db)
        if changes.isEmpty { throw HistorySubject.unknown }
        let names = try RecordNames(
          in: changes, and: [subject.record], kinds: kinds, for: visit.user, db)
        return .page(
          HistoryPage(
            visit: visit, subject: subject, changes: changes, latest: latest, names: names
          ).page)
      }
    }
    site.post("history/:table/:record/undo", for: .manageOwnAccount, bodyLimit: 1 << 14) { visit in
      let subject = try HistorySubject(visit, kinds)
      let permission = HistoryAccess.permission(toUndoIn: subject.table)
      try visit.user.require(permission ?? .undoChange)
      if permission == nil { throw Refusal.conflict(HistoryAccess.cannotBeUndone) }
      guard let sequence = visit.form["change"].flatMap({ Int64($0) }) else {
        throw HistorySubject.unknown
      }
      do {
        try await visit.write(because: "change undone") { db in
          let change = try subject.change(sequence, db)
          if let refusal = HistoryAccess.refusal(toUndo: change) {
            throw Refusal.conflict(refusal)
          }
          try db.undo(change: sequence)
        }
      } catch let refused as UndoRefused {
        throw Refusal.conflict(refused.forPeople)
      } catch let fault as DatabaseFault {
        guard case .constraint = fault.kind else { throw fault }
        throw Refusal.conflict(
          "Other records rest on this one as it is now, so this cannot be undone. Nothing was changed."
        )
      }
      return .redirect(
        visit.address.history, notice: "The change was undone. That is on record too.")
    }
  }
}

/// The record whose history is asked for. Reading it takes what `HistoryAccess` says for its table.
struct HistorySubject: Sendable {
  static let unknown = Refusal.notFound("There is no record with a history at this address.")
  /// More changes than this are not shown at once.
  static let most = 200

  let authority: AuthorityID
  let table: String
  let record: String
  let kind: RecordKind

  init(_ visit: Visit, _ kinds: [RecordKind]) throws {
    guard let table = visit.parameters["table"], let record = visit.parameters["record"],
      ID<Any>(record) != nil
    else { throw Self.unknown }
    try visit.user.require(HistoryAccess.permission(toReadHistoryOf: table))
    authority = visit.authority
    self.table = table
    self.record = record
    kind = kinds.first { $0.table == table } ?? RecordKind(of: table)
  }

  /// The latest changes, and the version of the last one, which alone can be undone.
  func changes(_ db: Transaction) throws -> (changes: [Change], latest: Int?) {
    let changes = try db.all(
      Change.self,
      """
      SELECT * FROM change
      WHERE authority_id = \(authority) AND table_name = \(table) AND record_id = \(record)
      ORDER BY version DESC LIMIT \(Self.most)
      """)
    return (changes, changes.first?.version)
  }

  /// A change named in a form has to be one of this record: the permission was for its table.
  func change(_ sequence: Int64, _ db: Transaction) throws -> Change {
    guard let change = try db.change(sequence), change.authority == authority,
      change.table == table, change.recordID == record
    else { throw Self.unknown }
    return change
  }
}

extension Address {
  /// The history page that an undo was asked from.
  fileprivate var history: Address {
    let parts = path.split(separator: "/").map(String.init)
    return Address(parts: Array(parts.prefix(3)))
  }
}

extension UndoRefused {
  /// In words for the person who wanted it.
  var forPeople: String {
    switch self {
    case .unknown: "This change is not on record, so it cannot be undone."
    case .changedSince(let later):
      "The record was changed again by \(later.author.name) on \(later.at.forPeople). Undo that change first."
    case .columnGone:
      "The record has been given another shape since, so it cannot be put back as it was. Change it by hand."
    }
  }
}
