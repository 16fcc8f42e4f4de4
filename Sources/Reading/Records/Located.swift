/// How sure the reading of a value is, and why it is not.
public enum Certainty: Hashable, Sendable {
  case certain
  /// The reason is a sentence for a person.
  case uncertain(String)

  /// The reason, where there is one.
  public var reason: String? {
    if case .uncertain(let reason) = self { reason } else { nil }
  }
}

/// A place in a paper.
public struct Place: Hashable, Sendable {
  /// 1 for the first page of the file (not the number printed on it).
  public var page: Int
  /// Lines of that page, 1 for the first, as `pdftotext -layout` gives them.
  public var lines: ClosedRange<Int>
  /// The words as printed, lines parted by line feeds; it may run on over the next page.
  public var excerpt: String

  public init(page: Int, lines: ClosedRange<Int>, excerpt: String) {
    self.page = page
    self.lines = lines
    self.excerpt = excerpt
  }
}

/// A value with where it was found and how sure that is.
public struct Located<Value: Sendable>: Sendable {
  public var value: Value
  public var place: Place
  public var certainty: Certainty
  /// Where the paper says otherwise; nil where nothing was read that does.
  public internal(set) var otherPlace: Place?

  public init(
    _ value: Value, at place: Place, certainty: Certainty = .certain, otherPlace: Place? = nil
  ) {
    self.value = value
    self.place = place
    self.certainty = certainty
    self.otherPlace = otherPlace
  }

  public var page: Int { place.page }
  public var excerpt: String { place.excerpt }

  /// The same place and certainty with another value.
  public func map<Other: Sendable>(_ transform: (Value) -> Other) -> Located<Other> {
    Located<Other>(transform(value), at: place, certainty: certainty, otherPlace: otherPlace)
  }

  /// The value is doubtful, since another place says otherwise.
  mutating func doubt(_ reason: String, saidAt place: Place) {
    certainty = .uncertain(reason)
    otherPlace = place
  }
}

extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}

extension Place {
  /// Whether a line of one is a line of the other.
  func overlaps(_ other: Place) -> Bool { page == other.page && lines.overlaps(other.lines) }

  /// The place of some lines; nil where there are none.
  init?(_ lines: some Collection<BodyLine>) {
    guard let first = lines.first else { return nil }
    let onPage = lines.lazy.filter { $0.line.page == first.line.page }
    let last = onPage.map(\.line.number).max() ?? first.line.number
    self.init(
      page: first.line.page, lines: min(first.line.number, last)...max(first.line.number, last),
      excerpt: lines.map(\.printed).joined(separator: "\n"))
  }

  /// The place of the fewest of some lines that still give a value: those before and after it are
  /// left out.
  init?(
    fewestOf lines: ArraySlice<BodyLine>, where givesValue: (ArraySlice<BodyLine>) -> Bool
  ) {
    var kept = lines
    while kept.count > 1, givesValue(kept.dropLast()) { kept = kept.dropLast() }
    while kept.count > 1, givesValue(kept.dropFirst()) { kept = kept.dropFirst() }
    self.init(kept)
  }

  init(_ line: BodyLine) { self.init(line.line) }

  init(_ line: PaperLine) {
    self.init(
      page: line.page, lines: line.number...line.number, excerpt: line.printed ?? line.text)
  }
}
