import Civil
import Kernel
import Storage
import Web

/// A record with what is linked to it, so that a program that writes back what it has read takes no
/// link away. It has every member of the record.
@dynamicMemberLookup
public struct Linked<Kept: Record, Link: Record>: Sendable {
  public let record: Kept
  public let links: [Link]

  public subscript<Member>(dynamicMember member: KeyPath<Kept, Member>) -> Member {
    record[keyPath: member]
  }

  /// What is linked, as far as this holds.
  public func only(_ isShown: (Link) -> Bool) -> Linked {
    Linked(record: record, links: links.filter(isShown))
  }
}

extension Linked {
  /// Shows records with what is linked to each, now or as at the past day that is asked about.
  ///
  /// - Parameters:
  ///   - column: names the record in the table of the links.
  ///   - name: what that column holds.
  public static func view(
    _ column: SQL, _ name: @escaping @Sendable (Link) -> ID<Kept>?
  ) -> RecordView<Kept, Linked> {
    { visit, db, found, day in
      let shelf = db.shelf(of: visit.authority, asAt: day.map { Instant.endOfDayInLondon($0) })
      let links: [Link] = try shelf.all(column, in: Set(found.map(\.id)), named: name)
      let byRecord = Dictionary(grouping: links, by: name)
      return found.map { Linked(record: $0, links: byRecord[$0.id] ?? []) }
    }
  }
}
