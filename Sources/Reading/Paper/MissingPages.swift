/// Where pages of a paper seem to be missing, told by the numbers in print: those of the pages, and
/// those of the paragraphs where the pages have none. And pages that are there and cannot be read,
/// or are there twice.
struct MissingPages: Sendable {
  /// The pages of the file before which others seem to be missing.
  private(set) var gaps: Set<Int> = []
  /// What is to be said of them.
  private(set) var warnings: [String] = []
  private var isShuffled = false

  init(_ numbers: PageNumbers, in body: [BodyLine], of text: PaperText) {
    let parts = Self.parts(of: numbers.printed)
    for (index, part) in parts.enumerated() {
      findGaps(in: part)
      let next = index + 1 < parts.count ? parts[index + 1][0].page : numbers.pageCount + 1
      compareWithTotal(part, endingBefore: next)
    }
    if let first = numbers.printed.first { compareWithCover(first) }
    findJumps(of: Self.paragraphs(in: body), numbers)
    findPagesWithoutText(text)
    findDoubledPages(text)
  }

  // MARK: Pages that are there

  private static let lettersOfAPage = 200

  private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x41 && byte != 0x5F }

  private static func letters(of lines: ArraySlice<PaperLine>) -> [UInt8] {
    lines.flatMap { $0.text.utf8.filter(isLetter) }
  }

  /// A page of a picture among pages of text has not even a number. The last one is often empty.
  private mutating func findPagesWithoutText(_ text: PaperText) {
    let empty = text.pages.indices.dropLast().filter { page in
      text.lines[text.pages[page]].allSatisfy { $0.text.utf8.allSatisfy { $0 <= 0x20 } }
    }.map { $0 + 1 }
    guard !empty.isEmpty, empty.count < text.pageCount - 1 else { return }
    gaps.formUnion(empty)
    let named = empty.map(String.init).joined(separator: ", ")
    warnings.append(
      (empty.count == 1
        ? "Page \(named) of the file has no text; it is empty, or only a picture."
        : "Pages \(named) of the file have no text; they are empty, or only pictures.")
        + " Compare what was read with the paper: nothing of what stands there was.")
  }

  private mutating func findDoubledPages(_ text: PaperText) {
    // By how many letters they have: few pages have as many as another.
    var known: [Int: [Int]] = [:]
    for (index, range) in text.pages.enumerated() {
      let lines = text.lines[range]
      let count = lines.reduce(0) { $0 + $1.text.utf8.count(where: Self.isLetter) }
      guard count >= Self.lettersOfAPage else { continue }
      let alike = known[count] ?? []
      known[count] = alike + [index + 1]
      guard !alike.isEmpty else { continue }
      let letters = Self.letters(of: lines)
      guard
        let first = alike.first(where: {
          Self.letters(of: text.lines[text.pages[$0 - 1]]) == letters
        })
      else { continue }
      gaps.insert(index + 1)
      warnings.append(
        "Page \(index + 1) of the file has the words of page \(first), so that they were read twice. "
          + "Take one of them out and read the paper again.")
    }
  }

  // MARK: Pages

  /// The numbers, cut where they begin again: an annex has its own.
  private static func parts(of printed: [PageNumbers.Printed]) -> [[PageNumbers.Printed]] {
    var parts: [[PageNumbers.Printed]] = []
    for one in printed {
      if let last = parts.last?.last, last.number <= one.number || one.number > 2 {
        parts[parts.count - 1].append(one)
      } else {
        parts.append([one])
      }
    }
    return parts
  }

  private mutating func findGaps(in part: [PageNumbers.Printed]) {
    var last: PageNumbers.Printed?
    for (index, one) in part.enumerated() {
      guard let before = last else {
        last = one
        continue
      }
      let between = one.number - before.number - (one.page - before.page)
      // One number that does not go with those on either side is misprinted, and one far off at the
      // end that stands elsewhere than the others is none of a page.
      let isOdd =
        index + 1 < part.count
        ? PageNumbers.follows(before, part[index + 1])
        : between > 3 && abs(one.column - before.column) > 15
      if between > 0, isOdd { continue }
      last = one
      guard between > 0, between <= 60 else { continue }
      let missing = (before.number + 1)..<one.number
      if part.contains(where: { missing.contains($0.number) }) {
        gaps.insert(one.page)
        if isShuffled { continue }
        isShuffled = true
        warnings.append(
          "The pages are not in the order of their numbers: page \(before.page) of the file is numbered "
            + "\(before.number), page \(one.page) is numbered \(one.number). Put them in order and "
            + "read the paper again.")
        continue
      }
      gaps.insert(before.page + 1)
      say(
        between,
        "page \(before.page) of the file is numbered \(before.number), page \(one.page) is numbered "
          + "\(one.number)")
    }
  }

  /// The page behind the cover cannot have the number 3.
  private mutating func compareWithCover(_ first: PageNumbers.Printed) {
    let between = first.number - first.page
    guard first.page > 1, between > 0, between <= 8 else { return }
    gaps.insert(2)
    say(
      between, "page 1 of the file has no number, page \(first.page) is numbered \(first.number)")
  }

  /// "Page 7 of 8" is not the last page.
  private mutating func compareWithTotal(
    _ part: [PageNumbers.Printed], endingBefore end: Int
  ) {
    guard let first = part.first, let last = part.last, let total = last.total,
      part.allSatisfy({ $0.total == total })
    else { return }
    let after = total - last.number - (end - 1 - last.page)
    if after > 0 {
      say(after, "page \(last.page) of the file is numbered \(last.number) of \(total)")
    }
    let before = first.number - first.page
    // Some begin with 2.
    if first.page == 1, before > 1, total > end - 1 {
      say(before, "page 1 of the file is numbered \(first.number) of \(total)")
    }
  }

  private mutating func say(_ count: Int, _ why: String) {
    warnings.append(
      "\(count == 1 ? "One page seems" : "\(count) pages seem") to be missing: \(why). Get the whole "
        + "paper and read that, or compare what was read with it.")
  }

  // MARK: Paragraphs

  private struct Numbered {
    var page: Int
    var number: Int
  }

  /// The numbers at the margin that open paragraphs.
  private static func paragraphs(in body: [BodyLine]) -> [Numbered] {
    var found: [Numbered] = []
    for line in body where line.opensBlock && line.indent <= 6 {
      guard let first = line.text.utf8.first, first >= 0x30, first <= 0x39,
        case .number(let number)? = ListMarker(line.line)?.kind
      else { continue }
      found.append(Numbered(page: line.line.page, number: number))
    }
    return found
  }

  /// "… 11, 12" at the end of a page, and "19, 20 …" on the next.
  private mutating func findJumps(of paragraphs: [Numbered], _ numbers: PageNumbers) {
    guard paragraphs.count >= 4 else { return }
    for index in 1..<(paragraphs.count - 2) {
      let (last, next) = (paragraphs[index], paragraphs[index + 1])
      guard next.page == last.page + 1, next.number > last.number + 2,
        paragraphs[index - 1].number == last.number - 1,
        paragraphs[index + 2].number == next.number + 1, !gaps.contains(next.page)
      else { continue }
      // The numbers of the pages know better.
      if let one = numbers.number(of: last.page), let two = numbers.number(of: next.page),
        two == one + 1
      {
        continue
      }
      gaps.insert(next.page)
      warnings.append(
        "Pages seem to be missing between page \(last.page) of the file, which ends with paragraph "
          + "\(last.number), and page \(next.page), which goes on with paragraph \(next.number). Get "
          + "the whole paper and read that, or compare what was read with it.")
    }
  }
}
