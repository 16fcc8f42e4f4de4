import Civil
import SiteMap
import Storage

/// A list with its rows, ready to be shown or taken away.
public struct Listing<Element: Sendable, Sort: ListOrder>: Sendable {
  public private(set) var list: List<Element, Sort>
  let request: ListRequest<Sort>
  let address: Address
  /// The rows of this page.
  public internal(set) var elements: [Element] = []
  /// Their identifiers.
  var ids: [String] = []
  /// How many there are on all pages, with the filters that are set; one more than the list counts
  /// up to when there are more.
  public internal(set) var count = 0
  public internal(set) var hasEarlier = false
  public internal(set) var hasLater = false
  /// The place the address named is no longer in the list.
  public internal(set) var hasLostPlace = false
  /// The kind of file that the address asks for; nil for a page.
  var fileFormat: TableFormat?
  /// The past day that its rows are as at; nil for today.
  var asAt: CivilDate?

  init(list: List<Element, Sort>, request: ListRequest<Sort>, address: Address) {
    self.list = list
    self.request = request
    self.address = address
  }

  public var isEmpty: Bool { elements.isEmpty }

  /// The same rows in other columns: where what they show is read for all rows of the page
  /// together.
  public func showing(_ columns: [ListColumn<Element, Sort>]) -> Listing {
    var listing = self
    listing.list.columns = columns
    return listing
  }

  /// The same rows, said to be as at a past day: the file then names it. Nil for today.
  public func asAt(_ day: CivilDate?) -> Listing {
    var listing = self
    listing.asAt = day
    return listing
  }

  /// Names the last row of this page, after which the next one begins; nil on the last page.
  public var nextAfter: String? { hasLater ? ids.last : nil }

  /// The page, or the file when the address asks for one.
  ///
  /// - Throws: what `page` throws; `WorkbookFault` when there is no room to write a workbook.
  public func answer(_ page: () throws -> Page) throws -> Answer {
    guard let fileFormat else { return .page(try page()) }
    return try file.answer(as: fileFormat)
  }

  /// All its rows, to be taken away.
  var file: TableFile {
    TableFile(
      list.title,
      columns: list.columns.map { TableFile.Column($0.title, isNumber: $0.isNumber) },
      rows: elements.map { element in list.columns.map { $0.text(element) } },
      asAt: asAt)
  }

  /// The address without the place in the list, which belongs to one order and one choice of
  /// filters.
  var base: Address {
    address.with(ListWord.after, nil).with(ListWord.before, nil).with(ListWord.format, nil)
  }
}
