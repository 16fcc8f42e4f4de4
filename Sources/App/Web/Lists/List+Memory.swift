import SiteMap

/// What a list shows when it is in memory and not in the database.
public struct ListSource<Element: Sendable, Sort: ListOrder> {
  /// In an order that decides among equals.
  public var elements: [Element]
  /// Names an element in the address, for paging; unique.
  let id: (Element) -> String
  /// Whether an element passes a filter with a value.
  let passes: (Element, _ filter: String, _ value: String) -> Bool
  /// Whether the first comes before the second, sorted upwards.
  let comesBefore: (Sort, Element, Element) -> Bool

  public init(
    _ elements: [Element], id: @escaping (Element) -> String,
    passes: @escaping (Element, _ filter: String, _ value: String) -> Bool = { _, _, _ in true },
    comesBefore: @escaping (Sort, Element, Element) -> Bool
  ) {
    self.elements = elements
    self.id = id
    self.passes = passes
    self.comesBefore = comesBefore
  }
}

extension List {
  /// What the address asks for of something in memory: a page of it, or all when it is taken away
  /// as a file.
  public func load(for visit: Visit, from source: ListSource<Element, Sort>) -> Listing<
    Element, Sort
  > {
    let request = ListRequest(self, visit)
    var listing = Listing(list: self, request: request, address: visit.address)
    listing.fileFormat = visit.fileFormat
    let found = source.sorted(
      by: request.sort, isDescending: request.isDescending,
      where: { element in
        request.filters.allSatisfy { source.passes(element, $0.filter.name, $0.value) }
      })
    listing.count = found.count
    let range = listing.range(of: found, id: source.id)
    listing.elements = Array(found[range])
    listing.ids = listing.elements.map(source.id)
    listing.hasEarlier = range.lowerBound > 0
    listing.hasLater = range.upperBound < found.count
    return listing
  }
}

extension ListSource {
  fileprivate func sorted(
    by sort: Sort, isDescending: Bool, where isWanted: (Element) -> Bool
  ) -> [Element] {
    elements.enumerated().filter { isWanted($0.element) }
      .sorted { first, second in
        let (one, other) = isDescending ? (second, first) : (first, second)
        if comesBefore(sort, one.element, other.element) { return true }
        if comesBefore(sort, other.element, one.element) { return false }
        return first.offset < second.offset
      }
      .map(\.element)
  }
}

extension Listing {
  /// The part of all that is on the page that the address asks for.
  fileprivate mutating func range(of found: [Element], id: (Element) -> String) -> Range<Int> {
    if fileFormat != nil { return found.indices }
    func page(from start: Int) -> Range<Int> { start..<min(start + list.pageSize, found.count) }
    let named: String
    switch request.place {
    case .start: return page(from: 0)
    case .after(let text), .before(let text): named = text
    }
    guard let place = found.firstIndex(where: { id($0) == named }) else {
      hasLostPlace = true
      return page(from: 0)
    }
    if case .after = request.place { return page(from: place + 1) }
    // Fewer than a page before here: begin at the beginning, so that the first page is a full one.
    return page(from: max(0, place - list.pageSize))
  }
}
