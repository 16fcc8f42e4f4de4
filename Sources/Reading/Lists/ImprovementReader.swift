/// The lists of what must improve: finds their headings, reads their items.
struct ImprovementReader {
  /// How a kind of report prints its lists.
  struct Style {
    /// Items are bullets only; numbered paragraphs stand around the list.
    var bulletsOnly = false
    /// Items are grouped by "Immediately:", "Within three months:" …
    var hasTimescales = false
    var body: AddressedBody?
    /// Only some headings count; nil for all.
    var sections: Set<String>?
  }

  var improvements: [Improvement] = []
  /// Body indices that belong to the lists, headings included.
  var taken: Set<Int> = []
  private(set) var unread: [UnreadText] = []
  var warnings: [String] = []
  /// Whom the lists are for, those without items included.
  private(set) var bodies: Set<AddressedBody> = []

  /// Where a list ended before the next heading, what stands in between.
  struct Tail {
    var section: String
    var lines: Range<Int>
    /// The items of the list.
    var items: Range<Int>
    /// Whether numbered paragraphs stand around the lists of the report.
    var mayBeFindings: Bool
  }

  private(set) var tails: [Tail] = []

  /// What stands between a heading over a list and the next.
  struct Region {
    var section: String
    var heading: BodyLine
    /// The body index after it.
    var end: Int
    /// Body indices that became no part of the list and were not told.
    var open: [Int]
  }

  var regions: [Region] = []
  /// The body with the labels of the lists' items.
  private(set) var body: [BodyLine]

  private let footnotes: [Int: Set<Int>]
  /// The body indices of headings beside their lists: see `ListBeside`.
  private let headsBeside: Set<Int>
  /// Whether a graded heading of the findings stands above the place at hand.
  private var isAmongFindings = false
  /// Pages seem to be missing above the place at hand, and nothing since says for whom the lists
  /// are.
  var isAddressLost = false

  /// - Parameter footnotes: the numbers of the footnotes on each page.
  init(_ body: [BodyLine], style: Style, footnotes: [Int: Set<Int>] = [:]) {
    let parted = ListBeside.parted(body)
    let body = parted?.body ?? body
    headsBeside = parted?.heads ?? []
    self.body = body
    self.footnotes = footnotes
    var addressed = style.body
    var container: BodyLine?
    // What stands beneath it and above its first list.
    var between: [BodyLine] = []
    var index = 0
    let summary = ChildSummaryReader.range(in: body)
    while index < body.endIndex {
      let line = body[index]
      if line.isBelowGap { isAddressLost = true }
      if style.body == .localAuthority, ImprovementReader.opensBoardPart(line) {
        addressed = .safeguardingBoard
        isAddressLost = false
      }
      var role = SectionHeadings.role(at: index, in: body)
      // "What must change" in the part for children heads no list of the report.
      if role == .section, summary?.contains(index) == true, !SectionHeadings.isSection(line.key) {
        role = nil
      }
      if container != nil, role == nil, !ListLabels.opensItem(line.line) {
        between.append(line)
      } else if !between.isEmpty, let heading = container, role != .box {
        // The line right above a list is its heading.
        if role == nil { between.removeLast() }
        note(between, under: heading)
        between = []
      }
      switch role {
      case .container:
        container = line
        isAddressLost = false
        if style.body == .localAuthority {
          addressed =
            line.key.contains("lscb") || line.key.contains("board")
            ? .safeguardingBoard : .localAuthority
        }
        index += 1
      case .section where style.sections?.contains(line.key) ?? true:
        let heading = SectionHeadings.whole(at: index, in: body)
        index = readAll(
          under: heading.line, index..<heading.end, style: style, addressed: addressed)
        container = nil
      case nil where container != nil && ListLabels.opensItem(line.line):
        // A list directly under the container's heading, or beneath words that say by when.
        let isTimed = TimeWords(body[index - 1].text).isSpan
        let heading = isTimed ? container ?? body[index - 1] : body[index - 1]
        container = nil
        index = readAll(
          under: heading, (index - 1)..<(isTimed ? index - 1 : index), style: style,
          addressed: addressed)
      default:
        if role == .end { container = nil }
        if role == .end, SectionHeadings.isGraded(line.key) { isAmongFindings = true }
        if role == nil { noteRunIn(body, at: index) }
        index += 1
      }
    }
  }

  /// "The Local Safeguarding Children Board (LSCB)", "Section 2: The effectiveness of the LSCB"
  private static func opensBoardPart(_ line: BodyLine) -> Bool {
    guard line.opensBlock, line.text.first?.isUppercase == true else { return false }
    let key = line.key
    return key == "thelocalsafeguardingchildrenboardlscb"
      || key == "thelocalsafeguardingchildrenboard"
      || key.hasPrefix("theeffectivenessofthelscb")
      || key.hasPrefix("sectiontheeffectiveness")
  }

  /// The next heading that is none of a list's own.
  static func regionEnd(_ body: [BodyLine], from start: Int, _ style: Style) -> Int {
    for index in body.indices[start...] {
      let line = body[index]
      var ends = style.body == .localAuthority && opensBoardPart(line)
      switch SectionHeadings.role(at: index, in: body) {
      // "Recommendation 2" is an item of the list, though its word is a heading.
      case .section, .container, .end: ends = ends || !ListLabels.isItem(line.line)
      case .box, nil: break
      }
      guard ends else { continue }
      let isWithin = SubHeading.stands(
        at: index, in: body, ofListFrom: start, bulletsOnly: style.bulletsOnly)
      if !isWithin { return index }
    }
    return body.endIndex
  }

  /// Reads the list under a heading up to a limit and returns the body index after it.
  ///
  /// - Parameter isBelowGap: pages seem to be missing between the heading and the list.
  mutating func read(
    under heading: BodyLine, _ lines: Range<Int>, to end: Int, style: Style,
    addressed: AddressedBody?, isBelowGap: Bool = false
  ) -> Int {
    let start = lines.upperBound
    let section = ImprovementReader.heading(heading.text)
    var style = style
    let isTimed = !style.hasTimescales && ListItems.isTimed(body[start..<end])
    style.hasTimescales = style.hasTimescales || isTimed
    let labels = ListLabels(
      body, in: start..<end, after: improvements.last?.number, bulletsOnly: style.bulletsOnly)
    for (index, label) in labels.found { body[index].line.label = label }
    var list = ListItems(
      body, from: start, to: end, style: style,
      lastLabel: labels.isOfNumbers ? nil : labels.found.keys.max())
    list.read()
    if let addressed { bodies.insert(addressed) }
    let doubt =
      gapDoubt(isBelowGap: isBelowGap, style)
      ?? (isTimed ? timeDoubt(under: heading, section: section) : nil)
      ?? (headsBeside.contains(lines.lowerBound) ? besideDoubt(heading, section) : nil)
      ?? columnsDoubt(of: list.items, under: heading, section: section)
      ?? self.doubt(of: list.items, under: heading, section: section, style: style)
    let cuts = cuts(in: list.items)
    for (index, item) in list.items.enumerated() {
      guard let place = Place(item.lines) else { continue }
      let text = words(of: item)
      var certainty = item.certainty
      if certainty == .certain || (item.doubtAbove != nil && doubt != .certain) {
        certainty = doubt
      }
      if certainty == .certain, !isAsked(item, beneath: list.intro),
        ImprovementReader.readsLikePraise(text)
      {
        certainty = .uncertain("It says what is, and not what must improve.")
        notePraise(text, at: item.lines[0].line.page, section: section)
      }
      if certainty == .certain, let reason = cuts[index] {
        certainty = .uncertain(reason)
        noteBroken(text, at: item.lines[0].line.page, section: section, reason)
      }
      if certainty == .certain, let word = FootnoteMark.glued(in: text) {
        certainty = .uncertain("“\(word)” may end with the mark of a footnote.")
        noteGlued(word, at: item.lines[0].line.page, section: section)
      }
      if certainty == .certain, let reason = item.timescale?.doubt {
        certainty = .uncertain(reason)
      }
      improvements.append(
        Improvement(
          number: item.number, text: Located(text, at: place, certainty: certainty),
          section: section, theme: item.theme, timescale: item.timescale?.value,
          printedTimescale: item.timescale?.printed,
          body: SubHeading.body(item.theme, among: addressed)))
    }
    if !list.items.isEmpty, list.end < end {
      let first = improvements.count - list.items.count
      tails.append(
        Tail(
          section: section, lines: list.end..<end, items: first..<improvements.count,
          mayBeFindings: style.bulletsOnly))
    }
    regions.append(
      Region(
        section: section, heading: heading, end: end,
        open: list.boxes.flatMap(Array.init) + Array(max(list.end, start)..<end)))
    noteDoubts(list.items, section: section)
    noteDoubtsAbove(list.items, section: section)
    noteTimes(list.items)
    taken.formUnion(lines.lowerBound..<list.end)
    // A case study among the items is a finding.
    for box in list.boxes { taken.subtract(box) }
    note(list.leftOver, section: section, from: start)
    if list.items.isEmpty, let item = ImprovementReader.paragraph(list.intro, under: heading) {
      propose(item, section: section, addressed: addressed)
    } else if list.items.isEmpty, list.intro.isEmpty {
      // A heading may stand twice over its list.
      if end == body.endIndex || SectionHeadings.role(at: end, in: body) != .section {
        warnings.append("“\(section)” on page \(heading.line.page) has nothing beneath it.")
      }
    } else if list.items.isEmpty {
      noteEmpty(list.intro, section: section, at: heading)
    } else if !ListItems.isIntroduction(list.intro) {
      warnings.append(
        "Text stands between “\(section)” on page \(heading.line.page) and its list and was not "
          + "read as part of it; look whether items are among it.")
      for line in list.intro {
        unread.append(UnreadText(page: line.line.page, line: line.line.number, text: line.text))
      }
    }
    return max(list.end, start)
  }

  /// The words of an item without the marks of the footnotes on their pages.
  func words(of item: ListItems.Item) -> String {
    let parts = zip(item.lines, [item.marker.text] + item.words).map { line, words in
      guard let numbers = footnotes[line.line.page] else { return words }
      // A raised mark may be extracted on a line of its own.
      if let mark = Int(words), numbers.contains(mark) { return "" }
      return words
    }
    return joinedText(parts)
  }

  /// The one paragraph under "Area for priority action", where no list stands.
  private static func paragraph(_ intro: [BodyLine], under heading: BodyLine) -> Located<String>? {
    let place = Place(intro)
    guard heading.key.contains("priorityaction"), let place, intro.count <= 12,
      zip(intro, intro.dropFirst()).allSatisfy({ line, next in
        !next.gapBefore && (!next.pageBreakBefore || !line.text.endsSentence)
      })
    else { return nil }
    let text = joinedText(intro.map(\.text))
    guard text.endsSentence, !saysNone(text) else { return nil }
    return Located(
      text, at: place,
      certainty: .uncertain("It is a paragraph beneath the heading, and stands in no list."))
  }

  private mutating func propose(
    _ item: Located<String>, section: String, addressed: AddressedBody?
  ) {
    improvements.append(Improvement(text: item, section: section, body: addressed))
    warnings.append(
      "“\(section)” on page \(item.page) is followed by a paragraph and no list; the paragraph was "
        + "taken for one item. Look whether it is.")
  }

  /// "There are no areas for priority action.", and not "There is no oversight of plans.": one
  /// sentence on the list itself.
  static func saysNone(_ text: String) -> Bool {
    let key = TextKey.letters(text)
    if key == "none" { return true }
    let openings = [
      "thereareno", "thereisno", "thereareatpresentno", "nonewere", "nonewas", "nofurther",
      "noareas", "norecommendation", "nopriority",
    ]
    guard openings.contains(where: key.hasPrefix), key.utf8.count <= 160,
      Sentences.ranges(in: text).count == 1
    else { return false }
    return [
      "recommendation", "priorityaction", "areasfor", "areafor", "improvement", "actions",
      "identified",
    ].contains { key.contains($0) }
  }

  /// A heading and its text on one line, "What needs to improve? The quality of plans.": nothing is
  /// made of them, and they are shown.
  private mutating func noteRunIn(_ body: [BodyLine], at index: Int) {
    let line = body[index]
    guard line.opensBlock, line.text.startsUppercase,
      let sign = line.text.firstIndex(where: { $0 == "?" || $0 == ":" }),
      SectionHeadings.isSection(TextKey.letters(line.text[..<sign])),
      line.text[line.text.index(after: sign)...].trimmed.contains(where: \.isLetter)
    else { return }
    let rest = body[(index + 1)...].prefix(60).prefix { next in
      SectionHeadings.role(of: next, after: nil) == nil
        && (!next.opensBlock || ListMarker(next.line) != nil)
    }
    warnings.append(
      "“\(line.text[...sign])” on page \(line.line.page) has its text on its own line; no items were "
        + "made of it.")
    for line in [line] + rest {
      unread.append(UnreadText(page: line.line.page, line: line.line.number, text: line.text))
    }
  }

  /// Says which items may hold others whose marks were lost.
  private mutating func noteDoubts(_ items: [ListItems.Item], section: String) {
    // What makes the whole list doubtful is said of the list.
    guard items.contains(where: { $0.certainty == .certain }) else { return }
    for item in items where item.doubtAbove == nil {
      guard let reason = item.certainty.reason else { continue }
      warnings.append(
        "An item under “\(section)” on page \(item.lines[0].line.page) may be more than one: "
          + "“\(joinedText([item.marker.text] + item.words.prefix(1)).prefix(60))”. \(reason)")
    }
  }

  /// Says from where on the items may be those of another list.
  private mutating func noteDoubtsAbove(_ items: [ListItems.Item], section: String) {
    var last: String?
    for item in items {
      if let reason = item.doubtAbove, reason != last {
        warnings.append(
          "An item under “\(section)” on page \(item.lines[0].line.page) may be none: "
            + "“\(joinedText([item.marker.text] + item.words.prefix(1)).prefix(60))”. \(reason)")
      }
      last = item.doubtAbove
    }
  }

  /// What makes a whole list doubtful: a misspelt heading, findings among its items.
  private mutating func doubt(
    of items: [ListItems.Item], under heading: BodyLine, section: String, style: Style
  ) -> Certainty {
    let page = heading.line.page
    if SectionHeadings.isMisspelt(heading.key) {
      warnings.append(
        "“\(section)” on page \(page) was taken for a misprinted heading over a list; look "
          + "whether it is one.")
      return .uncertain("The heading over the list is misprinted.")
    }
    if !SectionHeadings.isSection(heading.key),
      LikelyHeading.isLikely(heading.text) || LikelyHeading.isLonger(heading)
    {
      warnings.append(
        "“\(section)” on page \(page) is none of the headings that reports are known to print; it "
          + "was taken for one over a list of what must improve. Look whether it is.")
      return .uncertain("The heading over the list is none that reports are known to print.")
    }
    if style.body == nil, isAmongFindings, !improvements.isEmpty {
      warnings.append(
        "“\(section)” on page \(page) stands among or beneath the findings, and the report has another "
          + "list; look whether it is a list of what must improve.")
      return .uncertain("The heading over the list stands among or beneath the findings.")
    }
    guard style.body == .localAuthority,
      let first = items.first(where: ImprovementReader.isStatement),
      items.count(where: ImprovementReader.isStatement) >= 2
    else { return .certain }
    warnings.append(
      "Items under “\(section)” on page \(page) read like findings, from "
        + "page \(first.lines[0].line.page) on; look where the list ends.")
    return .uncertain("Items of this list read like findings.")
  }

  /// Words beneath a heading over lists that do more than lead to them.
  private mutating func note(_ lines: [BodyLine], under heading: BodyLine) {
    guard !lines.isEmpty, !ListItems.isIntroduction(lines) else { return }
    warnings.append(
      "“\(ImprovementReader.heading(heading.text))” on page \(heading.line.page) is followed by text "
        + "above its lists; look whether items are among it.")
    for line in lines {
      unread.append(UnreadText(page: line.line.page, line: line.line.number, text: line.text))
    }
  }

  /// Lines between the items, and after them up to the next heading: they may hold items.
  private mutating func note(
    _ lines: [BodyLine], section: String, from heading: Int
  ) {
    guard let first = lines.first else { return }
    warnings.append(
      "\(lines.count) \(lines.count == 1 ? "line" : "lines") under “\(section)”, from page "
        + "\(first.line.page) on, \(lines.count == 1 ? "was" : "were") not understood; look whether "
        + "items are among them.")
    for line in lines {
      unread.append(UnreadText(page: line.line.page, line: line.line.number, text: line.text))
    }
    let places = Set(lines.map { [$0.line.page, $0.line.number] })
    for index in body[heading...].indices
    where places.contains([body[index].line.page, body[index].line.number]) {
      taken.remove(index)
    }
  }

  private mutating func noteEmpty(_ intro: [BodyLine], section: String, at heading: BodyLine) {
    if ImprovementReader.saysNone(joinedText(intro.map(\.text))) { return }
    warnings.append(
      "“\(section)” on page \(heading.line.page) is followed by text and no list; no items were "
        + "made of it.")
    for line in intro {
      unread.append(UnreadText(page: line.line.page, line: line.line.number, text: line.text))
    }
  }

  /// A heading without the footnote mark that sticks to it.
  static func heading(_ text: String) -> String {
    var out = text.squeezed[...]
    while let last = out.last, last.isNumber { out = out.dropLast() }
    if out.hasSuffix(":") { out = out.dropLast() }
    return out.trimmed
  }
}
