import SiteMap
import Storage

/// What the address asks of a list.
struct ListRequest<Sort: ListOrder>: Sendable {
  enum Place: Hashable, Sendable {
    case start
    /// The rows after the one with this identifier, or before it.
    case after(String)
    case before(String)
  }

  var sort: Sort
  var isDescending: Bool
  var place: Place
  /// The filters that are set, with their values.
  var filters: [(filter: ListFilter, value: String, condition: SQL)]
  /// The filters for which the address says something that is none of their answers.
  var unknown: [ListFilter]

  init<Element>(_ list: List<Element, Sort>, _ visit: Visit) {
    sort = visit.query(ListWord.sort).flatMap { Sort(rawValue: $0) } ?? list.sort
    let order = visit.query(ListWord.order)
    let usual = sort == list.sort && list.isDescending
    isDescending = order == "down" || (order != "up" && usual)
    if let id = visit.query(ListWord.after) {
      place = .after(id)
    } else if let id = visit.query(ListWord.before) {
      place = .before(id)
    } else {
      place = .start
    }
    filters = list.filters.compactMap { filter in
      guard let value = filter.value(in: visit.address),
        let condition = filter.condition(for: value)
      else { return nil }
      return (filter, value, condition)
    }
    let known = Set(filters.map(\.filter.name))
    unknown = list.filters.filter { filter in
      guard let value = filter.value(in: visit.address) else { return false }
      return value != ListWord.all && !known.contains(filter.name)
    }
  }
}

/// The names a list uses in the address.
enum ListWord {
  static let sort = "sort"
  static let order = "order"
  static let after = "after"
  static let before = "before"
  static let format = "format"
  /// The answer "All" of a filter that usually has another.
  static let all = "all"
}
