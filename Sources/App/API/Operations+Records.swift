import Civil
import Kernel
import SiteMap
import Storage
import Web

/// What is shown of some records: those that were found, as at a past day or now.
public typealias RecordView<Kept: Record, Shown: Sendable> =
  @Sendable (
    Visit, Transaction, [Kept], CivilDate?
  ) throws -> [Shown]

/// Which records of a table somebody may read, as conditions on the table; all that is the
/// council's when there are none.
public typealias RecordScope = @Sendable (Visit, Transaction) throws -> [SQL]

extension Operations {
  /// How many records stand on a page of a list.
  static let pageSize = 100

  /// The list of a table's records, in the order in which they were made, and each by itself; both
  /// as at a past day as well.
  ///
  /// - Parameters:
  ///   - path: of the list: "board/risks". One is at "board/risks/:risk".
  ///   - noun: for one and for several: ("risk", "risks").
  ///   - filters: the columns by which the list can be narrowed down.
  ///   - scope: what holds for every record that this visit may read.
  public mutating func records<Kept: Record>(
    _ path: String, as part: String, in group: String, noun: (one: String, many: String),
    about: String = "", for permission: Permission, filters: [RecordFilter] = [],
    _ shape: Shape<Kept>, scope: @escaping RecordScope = { _, _ in [] }
  ) {
    records(
      path, as: part, in: group, noun: noun, about: about, for: permission, filters: filters,
      shape, scope: scope
    ) { (_, _, found: [Kept], _) in found }
  }

  /// The same, with what is worked out of each record and of what stands beside it.
  ///
  /// - Parameter showing: gives one for each of the records, in their order.
  public mutating func records<Kept: Record, Shown: Sendable>(
    _ path: String, as part: String, in group: String, noun: (one: String, many: String),
    about: String = "", for permission: Permission, filters: [RecordFilter] = [],
    _ shape: Shape<Shown>, scope: @escaping RecordScope,
    showing: @escaping RecordView<Kept, Shown>
  ) {
    place(Kept.table.text, "\(path)/:\(part)")
    list(
      path, in: group, "List \(noun.many)", about: about, for: permission,
      query: filters.map(\.field) + [.asAt], shape
    ) { visit in
      let (store, day) = try Self.store(of: Kept.table, for: visit)
      return try await store.read { db in
        var conditions = try scope(visit, db)
        conditions += filters.compactMap { filter in
          visit.query(filter.field.name).map { filter.condition($0) }
        }
        if let after = visit.query("after") { conditions.append("id > \(after)") }
        let found: [Kept] = try Self.records(of: visit, db, where: conditions)
        let page = Array(found.prefix(Self.pageSize))
        return APIList(
          try showing(visit, db, page, day),
          nextAfter: found.count > page.count ? page.last?.id.text : nil)
      }
    }
    one(
      "\(path)/:\(part)", in: group, "Read one \(noun.one)", about: about, for: permission,
      query: [.asAt], shape
    ) { visit in
      let id: ID<Kept> = try visit.id(part)
      let (store, day) = try Self.store(of: Kept.table, for: visit)
      return try await store.read { db in
        let found: [Kept] = try Self.records(
          of: visit, db, where: try scope(visit, db) + ["id = \(id)"])
        guard let shown = try showing(visit, db, found, day).first else {
          throw Refusal.notFound(
            day.map { "There was no such \(noun.one) at the end of \($0.longForm)." }
              ?? "There is no such \(noun.one), or it is not for you to read.")
        }
        return shown
      }
    }
  }

  /// Where the records of a table are read: as they are, or as they were stored at the end of the
  /// past day that is asked for, which is named then.
  private static func store(
    of table: SQLName, for visit: Visit
  ) throws -> (store: Store, day: CivilDate?) {
    guard let day = try visit.pastDay else { return (visit.store, nil) }
    // Earlier words may be for fewer eyes than those of today.
    try visit.user.require(HistoryAccess.permission(toReadHistoryOf: table.text))
    return (visit.world.asAt(day, [table] + World.tables).store, day)
  }

  /// The next records for which all of this holds, one more than stand on a page.
  private static func records<Kept: Record>(
    of visit: Visit, _ db: Transaction, where conditions: [SQL]
  ) throws -> [Kept] {
    let all = (["authority_id = \(visit.authority)"] + conditions).map { "(\($0))" as SQL }
      .joined(separator: " AND ")
    return try db.all(
      Kept.self,
      "SELECT * FROM \(Kept.table) WHERE \(all) ORDER BY id LIMIT \(pageSize + 1)")
  }
}

/// A column by which a list of records can be narrowed down.
public struct RecordFilter: Sendable {
  let field: QueryField
  let condition: @Sendable (String) -> SQL

  /// By another record: `?plan=0190…`.
  public static func id(_ name: String, _ column: SQL, _ about: String) -> RecordFilter {
    RecordFilter(field: .id(name, about)) { "\(column) = \($0)" }
  }

  /// By a word of an enumeration.
  public static func word<Word: RawRepresentable & CaseIterable>(
    _ name: String, _ column: SQL, _ about: String, of type: Word.Type
  ) -> RecordFilter where Word.RawValue == String {
    RecordFilter(field: .word(name, about, type.allCases.map(\.rawValue))) { "\(column) = \($0)" }
  }

  /// By an answer that a condition knows: `?state=open`.
  public static func choice(
    _ name: String, _ about: String, _ answers: [(word: String, condition: SQL)]
  ) -> RecordFilter {
    RecordFilter(field: .word(name, about, answers.map(\.word))) { word in
      answers.first { $0.word == word }?.condition ?? "1 = 0"
    }
  }
}

extension Visit {
  /// The past day that a program asks about; nil for today.
  ///
  /// - Throws: `APIProblem` when the day has not come.
  public var pastDay: CivilDate? {
    get throws {
      guard let text = query("as-at"), let day = CivilDate(text) else { return nil }
      guard day <= today else {
        throw APIProblem(
          .unreadable, "\(day.longForm) has not come yet; nobody knows what will be stored then.")
      }
      return day == today ? nil : day
    }
  }
}
