/// How an item of a list is labelled where `ListMarker` does not tell it from the line alone.
struct ListLabel: Equatable, Sendable {
  var kind: ListMarker.Kind
  /// The characters of the label before the item's words; all of them where it stands alone.
  var length: Int
}

/// Labels that only their sequence tells: "1 Ensure", "[1] Ensure", "R1 Ensure", "Recommendation 1:
/// Ensure", "1.1 Ensure", "① Ensure", letters that number on from another list, and any number on a
/// line of its own above its words.
///
/// Every form is tried on the whole stretch of a list, and the longest unbroken sequence has it. A
/// mark of another kind above it shows that its labels are the points of an item, or words; but a
/// second sequence that is a list of its own, above or beneath the longest or beneath bullets, is
/// read too (`SecondList`).
struct ListLabels {
  /// The labels by their body indices; none where each line tells its own mark.
  private(set) var found: [Int: ListLabel] = [:]
  /// Whether they are the numbers that `ListMarker` reads, on lines of their own.
  private(set) var isOfNumbers = false

  /// - Parameters:
  ///   - last: the number of the item that the list may number on from.
  ///   - bulletsOnly: numbered paragraphs stand around the list.
  init(_ body: [BodyLine], in range: Range<Int>, after last: Int?, bulletsOnly: Bool = false) {
    let chains = ListLabels.chains(body, in: range, after: last).sorted { one, other in
      (one.entries.count, -one.entries[0].index) > (other.entries.count, -other.entries[0].index)
    }
    guard let longest = chains.first else { return }
    let others =
      bulletsOnly ? [] : SecondList.chains(beside: longest, of: chains.dropFirst(), in: body)
    if !others.isEmpty || (!bulletsOnly && SecondList.isBeneathBullets(longest, in: body)) {
      for entry in longest.entries + others.flatMap(\.entries) {
        found[entry.index] = entry.reading.label
      }
      return
    }
    let form = longest.form
    isOfNumbers = form.isNumber
    let isRead = isOfNumbers || (form.isPlain && longest.entries[0].reading.number == 1)
    for entry in longest.entries
    where !isRead || (entry.reading.isAlone && !(form.isNumber && bulletsOnly)) {
      found[entry.index] = entry.reading.label
    }
  }

  /// The sequences of every form that are long enough for a list.
  private static func chains(_ body: [BodyLine], in range: Range<Int>, after last: Int?) -> [Chain]
  {
    var chains = ListLabelForm.all.map { Chain(form: $0) }
    var isMarked = false
    var bullet: Int?
    for index in range {
      let line = body[index].line
      guard let first = line.text.utf8.first else { continue }
      for chain in chains.indices
      where chains[chain].form.isOpening(first) && (!isMarked || chains[chain].mayGoOn) {
        guard let reading = chains[chain].form.read(line.text) else { continue }
        if chains[chain].entries.isEmpty { chains[chain].bullet = bullet }
        chains[chain].add(
          reading, at: index, indent: line.indent, page: line.page, after: last,
          isFirst: index == range.lowerBound)
      }
      guard let marker = ListMarker(line) else { continue }
      isMarked = true
      switch marker.kind {
      case .bullet, .dash: bullet = index
      case .number, .letter, .roman: break
      }
    }
    return chains.filter(\.isList)
  }

  /// Whether a line opens a list: with a mark, with a label that no sentence begins with, or with
  /// the first bare number.
  static func opensItem(_ line: PaperLine) -> Bool {
    if ListMarker(line) != nil { return true }
    guard let first = line.text.utf8.first, ListLabelForm.mayOpen(first) else { return false }
    return ListLabelForm.all.contains { form in
      form.isOpening(first) && !form.isPlain
        && form.read(line.text).map { form.isStrong || $0.number == 1 } == true
    }
  }

  /// Whether a line is an item by its label alone, whatever its words: "Recommendation 2".
  static func isItem(_ line: PaperLine) -> Bool {
    guard let first = line.text.utf8.first, ListLabelForm.mayOpen(first) else { return false }
    return ListLabelForm.all.contains {
      $0.isStrong && $0.isOpening(first) && $0.read(line.text) != nil
    }
  }

  struct Chain {
    struct Entry {
      var index: Int
      var reading: ListLabelForm.Reading
    }

    var form: ListLabelForm
    var entries: [Entry] = []
    /// The last bullet above the first of them.
    var bullet: Int?
    private var first: (page: Int, indent: Int)?

    init(form: ListLabelForm) { self.form = form }

    /// Whether labels of the form may stand beneath marks of another kind.
    var mayGoOn: Bool { form.isStrong || form.isPlain || !entries.isEmpty }
    var isList: Bool { entries.count >= form.least }

    mutating func add(
      _ reading: ListLabelForm.Reading, at index: Int, indent: Int, page: Int, after last: Int?,
      isFirst: Bool
    ) {
      guard let previous = entries.last?.reading else {
        guard
          form.isStrong || form.isPlain || reading.number == 1 || reading.number == (last ?? 0) + 1,
          !reading.isWeak || isFirst
        else { return }
        entries.append(Entry(index: index, reading: reading))
        first = (page, indent)
        return
      }
      if reading.isWeak, entries[0].reading.isWeak == false { return }
      let step = reading.number - previous.number
      let goesOn = reading.chapter == previous.chapter && (1...2).contains(step)
      let restarts =
        reading.number == 1 && (form.isStrong || reading.chapter == previous.chapter + 1)
      guard goesOn || restarts else { return }
      // The number of a year or of a footnote within an item stands elsewhere on the page.
      if !form.isStrong, let first, first.page == page, abs(first.indent - indent) > 3 { return }
      entries.append(Entry(index: index, reading: reading))
    }
  }
}
