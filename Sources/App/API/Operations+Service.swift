import Kernel
import SiteMap
import Storage
import Web

/// What belongs to the whole of the API: whose key it is, the history of any record, the document.
extension Operations {
  /// - Parameters:
  ///   - kinds: how the slices call their records.
  public mutating func addService(kinds: [RecordKind]) {
    let group = "Service"
    one(
      "me", in: group, "Read for whom the key acts", for: .manageOwnAccount, Self.caller
    ) { $0.user }
    list(
      "history/:table/:record", in: group, "Read the history of one record",
      about: "Who changed what, when and why: the last change first, at most 200.",
      for: .manageOwnAccount, Self.change(kinds)
    ) { visit in
      guard let table = visit.parameters["table"] else { throw Self.noHistory }
      try visit.user.require(HistoryAccess.permission(toReadHistoryOf: table))
      let record: ID<Any> = try visit.id("record")
      let changes = try await visit.store.read { db in
        try db.all(
          Change.self,
          """
          SELECT * FROM change
          WHERE authority_id = \(visit.authority) AND table_name = \(table)
            AND record_id = \(record.text)
          ORDER BY version DESC LIMIT 200
          """)
      }
      if changes.isEmpty { throw Self.noHistory }
      return APIList(changes)
    }
  }

  private static let noHistory = Refusal.notFound(
    "There is no record with a history at this address.")

  private static let caller = Shape<User>(
    "Caller", "For whom a key acts.",
    [
      .text("name", "The person.") { $0.name },
      .text("key", "What the key is called.") { $0.key },
      .texts("roles", "What the person may do rests on these.") { user in
        Role.allCases.filter(user.roles.contains).map(\.rawValue)
      },
      .id("body", "The body that they work for.") { $0.body },
    ])

  private static func change(_ kinds: [RecordKind]) -> Shape<Change> {
    Shape(
      "Change", "One change to a record. None is ever altered or removed.",
      [
        .text("table", "What kind of record.") { $0.table },
        .text("record", "Which record.") { $0.recordID },
        .number("version", "The version that it made.") { $0.version },
        .moment("at", "When.") { $0.at },
        .text("author", "Who, and by which key if it was one.") { $0.author.name },
        .text("reason", "Why.") { $0.reason },
        .text("kind", "Inserted, updated, or deleted.") { $0.kind.rawValue },
        .many("fields", "What, field by field.", field) { change in
          let kind = kinds.first { $0.table == change.table } ?? RecordKind(of: change.table)
          return change.fields(called: kind)
        },
      ])
  }

  private static let field = Shape<ChangedField>(
    "ChangedField", "What a change did to one field.",
    [
      .text("field", "The field.") { $0.field },
      .text("title", "What people call it.") { $0.title },
      .any("before", "What it held before.") { $0.before },
      .any("after", "What it holds since.") { $0.after },
    ])
}
