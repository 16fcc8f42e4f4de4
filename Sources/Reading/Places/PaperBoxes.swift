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
  private let lines: [LinesOnPage]

  /// - Parameter text: the text of the same paper as `pdftotext -layout` gives it.
  init(pages: [PageBoxes], text: [UInt8]) {
    self.pages = pages
    lines = zip(text.split(separator: 0x0C, omittingEmptySubsequences: false), pages)
      .map { LinesOnPage(text: $0, words: $1.words) }
  }

  /// The rectangles of a place, one a row of print, over both pages where it goes on over the next;
  /// empty where its words are not found.
  public func boxes(of place: Place) -> [Placed] {
    guard lines.indices.contains(place.page - 1) else { return [] }
    var excerpt = place.excerpt.split(separator: "\n")[...]
    var placed: [Placed] = []
    for (page, range) in [(place.page, place.lines), (place.page + 1, nil)]
    where page <= lines.count && !excerpt.isEmpty {
      placed += lines[page - 1].boxes(of: &excerpt, in: range)
        .map { Placed(page: page, box: $0) }
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
