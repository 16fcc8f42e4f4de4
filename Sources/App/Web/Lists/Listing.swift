import SiteMap
import Storage

/// A list with its rows, ready to be shown or taken away.
public struct Listing<Element: RowDecodable, Sort: ListSort>: Sendable {
  public let list: List<Element, Sort>
  let request: ListRequest<Sort>
  let address: Address
  /// The rows of this page.
  public internal(set) var elements: [Element] = []
  /// Their identifiers.
  var ids: [String] = []
  /// How many there are on all pages, with the filters that are set; one more than the list counts up
  /// to when there are more.
  public internal(set) var count = 0
  public internal(set) var hasEarlier = false
  public internal(set) var hasLater = false
  /// The place the address named is no longer in the list.
  var hasLostPlace = false
  var wantsCSV = false

  init(list: List<Element, Sort>, request: ListRequest<Sort>, address: Address) {
    self.list = list
    self.request = request
    self.address = address
  }

  public var isEmpty: Bool { elements.isEmpty }

  /// The page, or the file when the address asks for one.
  public func answer(_ page: () throws -> Page) rethrows -> Answer {
    if wantsCSV {
      return .file(csv, type: "text/csv; charset=utf-8", name: Self.fileName(list.title) + ".csv")
    }
    return .page(try page())
  }

  /// The address without the place in the list, which belongs to one order and one choice of filters.
  var base: Address {
    address.with(ListWord.after, nil).with(ListWord.before, nil).with(ListWord.format, nil)
  }

  private static func fileName(_ title: String) -> String {
    let words = title.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return words.isEmpty ? "list" : words.joined(separator: "-")
  }
}
