/// The places of a paper's values on its pages: rectangles in PDF points (72 an inch), from the
/// upper left corner of the page.
public struct PaperBoxes: Sendable {
  /// A rectangle with its page.
  public struct Placed: Hashable, Sendable {
    /// 1 for the first page of the file.
    public var page: Int
    public var box: Box
  }

  public let pages: [PageBoxes]
  private let heights: PlaceHeights

  /// - Parameter text: the text of the same paper as `pdftotext -layout` gives it.
  init(pages: [PageBoxes], text: [UInt8]) {
    self.pages = pages
    heights = PlaceHeights(text: text)
  }

  /// The rectangles of a place, one a line and column of print, over both pages where it goes on
  /// over the next; empty where its words are not found.
  public func boxes(of place: Place) -> [Placed] {
    guard pages.indices.contains(place.page - 1) else { return [] }
    let here = pages[place.page - 1].search(place.excerpt, near: heights.share(of: place))
    var placed = here.boxes.map { Placed(page: place.page, box: $0) }
    if let rest = here.rest, pages.indices.contains(place.page) {
      let next = pages[place.page].search(rest, near: 0.01)
      placed += next.boxes.map { Placed(page: place.page + 1, box: $0) }
    }
    return placed
  }
}

/// About how far down its page a place stands, guessed by the lines of the page as `pdftotext
/// -layout` gives them.
struct PlaceHeights: Sendable {
  private let lineCounts: [Int]

  init(text: [UInt8]) {
    lineCounts = text.split(separator: 0x0C, omittingEmptySubsequences: false)
      .map { page in page.count { $0 == 0x0A } }
  }

  /// A share of the page's height; 0 where nothing is known of the page.
  func share(of place: Place) -> Double {
    guard lineCounts.indices.contains(place.page - 1), lineCounts[place.page - 1] > 0 else {
      return 0
    }
    return Double(place.lines.lowerBound) / Double(lineCounts[place.page - 1])
  }
}

extension PaperReader {
  /// Where the words of all pages of a file stand.
  ///
  /// - Parameter text: the text of the file as it was extracted.
  func allBoxes(
    of file: PaperPath, text: [UInt8]
  ) async throws(ReadRefusal) -> PaperBoxes {
    // A rectangle takes some 100 bytes a word.
    let result = try await run(
      pdftotext, ["-bbox-layout", "-enc", "UTF-8", "-", "-"], on: file,
      outputLimit: limits.textBytes * 16)
    return PaperBoxes(pages: BoxLayoutParser.pages(result.output), text: text)
  }
}
