/// The places of a paper's values on its pages: rectangles in PDF points (72 an inch), from the upper
/// left corner of the page.
public struct PaperBoxes: Sendable {
  /// A rectangle with its page.
  public struct Placed: Hashable, Sendable {
    /// 1 for the first page of the file.
    public var page: Int
    public var box: Box
  }

  public let pages: [PageBoxes]
  /// Lines of each page as `pdftotext -layout` gives them, by which a height is guessed.
  private let lineCounts: [Int]

  /// - Parameter text: the text of the same paper as `pdftotext -layout` gives it.
  init(pages: [PageBoxes], text: [UInt8]) {
    self.pages = pages
    lineCounts = text.split(separator: 0x0C, omittingEmptySubsequences: false)
      .map { page in page.count { $0 == 0x0A } }
  }

  /// The rectangles of a place, one a line and column of print, over both pages where it goes on over
  /// the next; empty where its words are not found.
  public func boxes(of place: Place) -> [Placed] {
    guard pages.indices.contains(place.page - 1) else { return [] }
    var height = 0.0
    if lineCounts.indices.contains(place.page - 1), lineCounts[place.page - 1] > 0 {
      height = Double(place.lines.lowerBound) / Double(lineCounts[place.page - 1])
    }
    let here = pages[place.page - 1].search(place.excerpt, near: height)
    var placed = here.boxes.map { Placed(page: place.page, box: $0) }
    if let rest = here.rest, pages.indices.contains(place.page) {
      let next = pages[place.page].search(rest, near: 0.01)
      placed += next.boxes.map { Placed(page: place.page + 1, box: $0) }
    }
    return placed
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
