import Markup
import SiteMap
import Storage

/// What a list may be sorted by; the cases' words stand in the address, so nothing else can.
public protocol ListOrder: RawRepresentable, CaseIterable, Hashable, Sendable
where RawValue == String {}

/// What a list of rows in the database may be sorted by.
public protocol ListSort: ListOrder {
  /// What it sorts by: a column or an expression that is never NULL, such as
  /// `"COALESCE(a.due_on, '9999-12-31')"`. Written without bound values, it can have an index of
  /// its own: `CREATE INDEX … ON action (authority_id, COALESCE(due_on, '9999-12-31'), id)`.
  var key: SQL { get }
}

/// A list as it is declared: its columns, its filters, what it says when it is empty. All of it is
/// in the address, so that a list as one sees it can be kept, sent, and taken away as CSV or as a
/// workbook.
///
///     let actions = List<ActionRow, ActionSort>(
///       "Actions", noun: ("action", "actions"), sortedBy: .due,
///       columns: [
///         ListColumn("Action", sort: .title, text: \.title) {
///           link($0.title, to: .action($0.id))
///         },
///         ListColumn("Due", sort: .due, text: { $0.dueOn.description }) { shortDay($0.dueOn) },
///       ],
///       filters: [.choice("status", "Status", [...])])
///     let listing = try await actions.load(
///       for: visit, from: ListQuery(select: "a.*", from: "action a", id: "a.id", where: [...]))
///     return try listing.answer { Page("Actions") { listing.html } }
public struct List<Element: Sendable, Sort: ListOrder>: Sendable {
  /// What it is called: the table's caption, and the name of the file when it is taken away.
  public var title: String
  /// What it counts, for one and for several: ("action", "actions").
  public var noun: (one: String, many: String)
  public var sort: Sort
  /// Whether the first look at it begins with the last.
  public var isDescending: Bool
  public var columns: [ListColumn<Element, Sort>]
  public var filters: [ListFilter]
  /// What is said when there is nothing at all; what to do about it.
  public var empty: String
  public var pageSize: Int
  /// Above this many, "more than" is said instead of counting them all, which takes longer than
  /// showing a page of them; nil counts always.
  public var countsUpTo: Int?
  /// What a script needs to know of a row.
  public var rowAttributes: @Sendable (Element) -> Attribute = { _ in .none }

  public init(
    _ title: String, noun: (one: String, many: String), sortedBy sort: Sort,
    isDescending: Bool = false, columns: [ListColumn<Element, Sort>], filters: [ListFilter] = [],
    empty: String? = nil, pageSize: Int = 50, countsUpTo: Int? = nil
  ) {
    self.title = title
    self.noun = noun
    self.sort = sort
    self.isDescending = isDescending
    self.columns = columns
    self.filters = filters
    self.empty = empty ?? "There are no \(noun.many) yet."
    self.pageSize = pageSize
    self.countsUpTo = countsUpTo
  }
}

/// A column of a list: how a value is shown, and how it is written to a file.
public struct ListColumn<Element: Sendable, Sort: ListOrder>: Sendable {
  public var title: String
  /// What the heading sorts by; nil for a column that cannot be sorted.
  public var sort: Sort?
  public var isNumber: Bool
  public let text: @Sendable (Element) -> String
  let html: @Sendable (Element) -> HTML

  /// - Parameters:
  ///   - text: the value in a file, where dates are written as 2013-03-27.
  ///   - html: the value on the page; the text when it is left out.
  public init(
    _ title: String, sort: Sort? = nil, isNumber: Bool = false,
    text: @escaping @Sendable (Element) -> String, html: (@Sendable (Element) -> HTML)? = nil
  ) {
    self.title = title
    self.sort = sort
    self.isNumber = isNumber
    self.text = text
    self.html = html ?? { HTML(text($0)) }
  }
}

/// Where a list's rows come from. Values in it are bound.
public struct ListQuery: Sendable {
  public var select: SQL
  public var from: SQL
  /// The unique column that decides among equals: `"a.id"`.
  public var id: SQL
  /// All of them hold; the first is the authority's.
  public var conditions: [SQL]
  /// What is counted once, however many rows it has; nil where each row is one.
  public var counted: SQL?

  public init(
    select: SQL, from: SQL, id: SQL, where conditions: [SQL], counting counted: SQL? = nil
  ) {
    self.select = select
    self.from = from
    self.id = id
    self.conditions = conditions
    self.counted = counted
  }
}
