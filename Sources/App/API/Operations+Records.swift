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

  /// The list of a table's records, in the order in which they were made, and each by itself; each
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
      query: filters.map(\.field), shape
    ) { visit in
      try await visit.store.read { db in
        var conditions: [SQL] = ["authority_id = \(visit.authority)"] + (try scope(visit, db))
        conditions += filters.compactMap { filter in
          visit.query(filter.field.name).map { filter.condition($0) }
        }
        if let after = visit.query("after") { conditions.append("id > \(after)") }
        let all = conditions.map { "(\($0))" as SQL }.joined(separator: " AND ")
        let found = try db.all(
          Kept.self,
          "SELECT * FROM \(Kept.table) WHERE \(all) ORDER BY id LIMIT \(Self.pageSize + 1)")
        let page = Array(found.prefix(Self.pageSize))
        return APIList(
          try showing(visit, db, page, nil),
          nextAfter: found.count > page.count ? page.last?.id.text : nil)
      }
    }
    one(
      "\(path)/:\(part)", in: group, "Read one \(noun.one)", about: about, for: permission,
      query: [.asAt], shape
    ) { visit in
      let id: ID<Kept> = try visit.id(part)
      let nothing = Refusal.notFound("There is no such \(noun.one), or it is not for you to read.")
      return try await visit.store.read { db in
        let conditions: [SQL] =
          ["authority_id = \(visit.authority)", "id = \(id)"] + (try scope(visit, db))
        let all = conditions.map { "(\($0))" as SQL }.joined(separator: " AND ")
        guard let now = try db.first(Kept.self, "SELECT * FROM \(Kept.table) WHERE \(all)") else {
          throw nothing
        }
        guard let day = try visit.pastDay else {
          return try showing(visit, db, [now], nil)[0]
        }
        // Earlier words may be for fewer eyes than those of today.
        try visit.user.require(HistoryAccess.permission(toReadHistoryOf: Kept.table.text))
        let then = try db.record(id, of: visit.authority, asAt: .endOfDayInLondon(day))
        guard let then else {
          throw Refusal.notFound("This \(noun.one) had not been made on \(day.longForm).")
        }
        return try showing(visit, db, [then], day)[0]
      }
    }
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
