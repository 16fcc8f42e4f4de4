/// The numbers that the pages of a paper have in print.
struct PageNumbers: Sendable {
  /// The number of one page, as its head or foot prints it.
  struct Printed: Hashable, Sendable {
    /// 1 for the first page of the file.
    var page: Int
    var number: Int
    /// "Page 3 of 8"
    var total: Int?
    /// The column of its last figure, or of its first where it opens its line.
    var column: Int
  }

  /// The pages that have one, in the order of the file.
  private(set) var printed: [Printed] = []
  let pageCount: Int

  init(_ text: PaperText) {
    pageCount = text.pageCount
    var found: [Form: [Printed]] = [:]
    for (index, range) in text.pages.enumerated() {
      for edge in [Edge.foot, .head] {
        for (form, number) in Self.numbers(at: edge, of: range, in: text, page: index + 1)
        where found[form]?.last?.page != index + 1 {
          found[form, default: []].append(number)
        }
      }
    }
    let forms = found.filter { Self.arePageNumbers($0.value, form: $0.key, of: pageCount) }.values
      .sorted { (-$0.count, $0[0].page, $0[0].number) < (-$1.count, $1[0].page, $1[0].number) }
    var byPage: [Int: [(form: Int, number: Printed)]] = [:]
    for (form, numbers) in forms.enumerated() {
      for number in numbers { byPage[number.page, default: []].append((form, number)) }
    }
    var last: (form: Int, number: Printed)?
    for page in byPage.keys.sorted() {
      guard let found = byPage[page] else { continue }
      // A paper may have numbers of its own and those of the papers it was printed among.
      let chosen =
        found.first { $0.form == last?.form }
        ?? found.first { one in last.map { Self.follows($0.number, one.number) } ?? false }
        ?? found[0]
      printed.append(chosen.number)
      last = chosen
    }
  }

  /// The number of a page of the file.
  func number(of page: Int) -> Int? { printed.first { $0.page == page }?.number }

  /// Whether the pages between two are as many as their numbers say.
  static func follows(_ first: Printed, _ second: Printed) -> Bool {
    second.number - first.number == second.page - first.page
  }

  /// Whether the numbers begin again on a page: it is numbered 1, or has none and stands before a
  /// 2.
  func restarts(at page: Int) -> Bool {
    guard printed.contains(where: { $0.page < page && $0.number >= 2 }) else { return false }
    if let number = number(of: page) { return number <= 1 }
    return number(of: page + 1).map { $0 <= 2 } ?? false
  }

  // MARK: Lines

  private enum Edge { case head, foot }

  private struct Form: Hashable {
    enum Style { case alone, explicit, trailing, leading }
    var edge: Edge
    var style: Style
  }

  private static func numbers(
    at edge: Edge, of range: Range<Int>, in text: PaperText, page: Int
  ) -> [(Form, Printed)] {
    var found: [(Form, Printed)] = []
    var seen = 0
    for index in edge == .foot ? Array(range.reversed().prefix(40)) : Array(range.prefix(12))
    where text.lines[index].role != .blank {
      let line = text.lines[index]
      seen += 1
      // Of what is text, only the outermost line may be a number.
      guard seen == 1 || line.role == .furniture, seen <= 4 else { break }
      if let (style, number, total) = number(in: line.text) {
        let width = style == .leading ? 0 : line.text.unicodeScalars.count
        let printed = Printed(
          page: page, number: number, total: total, column: line.indent + width)
        found.append((Form(edge: edge, style: style), printed))
      }
    }
    return found
  }

  /// "3", "- 3 -", "Page 3", "Page 3 of 8", "3 of 8", "9 to 20 May 2022       3", "3     Report"
  private static func number(in text: String) -> (Form.Style, Int, total: Int?)? {
    guard text.utf8.count <= 200, text.utf8.contains(where: isDigit) else {
      return nil
    }
    let words = text.split(whereSeparator: { " \t|".contains($0) })
      .map { word in word.filter { !"-–—.:()[]".contains($0) }.lowercased() }
      .filter { !$0.isEmpty }
    if words.count == 1, let number = value(words[0]) { return (.alone, number, nil) }
    // Two pages on one sheet.
    if words.allSatisfy({ value($0) != nil }) { return nil }
    if let (number, total) = explicit(words) { return (.explicit, number, total) }
    let digits = text.utf8.reversed().prefix { isDigit($0) }.count
    if digits > 0, isApart(text.dropLast(digits).utf8.suffix(3)) {
      guard let number = value(text.suffix(digits)) else { return nil }
      return (.trailing, number, nil)
    }
    let opening = text.utf8.prefix { isDigit($0) }.count
    guard opening > 0, isApart(text.dropFirst(opening).utf8.prefix(3)),
      let number = value(text.prefix(opening))
    else { return nil }
    return (.leading, number, nil)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// Whether white space or a bar parts a number from the words beside it.
  private static func isApart(_ bytes: Substring.UTF8View) -> Bool {
    bytes.count == 3
      && (bytes.allSatisfy { $0 == 0x20 } || bytes.contains { $0 == 0x7C || $0 == 0x09 })
  }

  private static func explicit(_ words: [String]) -> (Int, total: Int?)? {
    if words.count == 3, words[1] == "of", let number = value(words[0]),
      let total = value(words[2])
    {
      return (number, total)
    }
    if words.count == 1, let (number, total) = fraction(words[0]) { return (number, total) }
    guard let page = words.lastIndex(of: "page"), page + 1 < words.count else { return nil }
    let rest = words[(page + 1)...]
    // "Page 3 of the plan says …" is a sentence.
    guard page == 0 || rest.count == 1 || rest.count == 3 else { return nil }
    if let (number, total) = fraction(words[page + 1]) { return (number, total) }
    guard let number = value(words[page + 1]) else { return nil }
    if rest.count >= 3, words[page + 2] == "of", let total = value(words[page + 3]) {
      return (number, total)
    }
    return rest.count == 1 ? (number, nil) : nil
  }

  /// "3/8"
  private static func fraction(_ word: String) -> (Int, total: Int)? {
    let parts = word.split(separator: "/")
    guard parts.count == 2, let number = value(parts[0]), let total = value(parts[1]),
      number <= total
    else { return nil }
    return (number, total)
  }

  private static func value(_ text: some StringProtocol) -> Int? {
    text.utf8.count <= 3 && text.isDigitsOnly ? Int(text) : nil
  }

  /// Whether numbers at one edge are those of pages: they say so, go up with the pages, or stand
  /// alone on most pages, each on one.
  private static func arePageNumbers(_ numbers: [Printed], form: Form, of pages: Int) -> Bool {
    guard form.style != .explicit else { return true }
    let steps = zip(numbers, numbers.dropFirst())
    let exact = steps.count { follows($0, $1) }
    if exact > 0, exact * 2 >= numbers.count - 1 { return true }
    let isMost = numbers.count * 10 >= pages * 6 || (numbers.count == pages - 1 && pages == 2)
    return form.style == .alone && isMost && Set(numbers.map(\.number)).count == numbers.count
  }
}
