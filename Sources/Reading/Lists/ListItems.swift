/// The items of one printed list, in spite of page breaks, nested points and sub-headings.
struct ListItems {
  struct Item {
    var marker: ListMarker
    var number: Int?
    /// The words of the lines after the first, without nested marks.
    var words: [String] = []
    var lines: [BodyLine]
    var theme: String?
    var timescale: TimeHeading?
    var certainty = Certainty.certain
    /// Why it may be no part of the list: the words that stand above it.
    var doubtAbove: String?
  }

  private(set) var items: [Item] = []
  /// Text before the first item.
  private(set) var intro: [BodyLine] = []
  /// Lines after the first item that are neither items nor parts of any, nor headings over them.
  private(set) var leftOver: [BodyLine] = []
  /// Boxed case studies among the items.
  private(set) var boxes: [Range<Int>] = []
  /// The body index after the list.
  private(set) var end: Int

  let body: [BodyLine]
  let limit: Int
  let start: Int
  let style: ImprovementReader.Style
  /// Where the items have labels (see `ListLabels`), the index of the last: up to it no other
  /// number opens one, and none ends the list.
  private let lastLabel: Int?
  private var theme: String?
  /// Why what stands beneath the words above may be no part of the list.
  private var doubtAbove: String?
  private(set) var timescale: TimeHeading?
  private(set) var top: ListMarker.Kind?
  /// The column of the marks of the first level on the page at hand.
  private(set) var topIndent: (page: Int, indent: Int)?
  private(set) var isOpen = false
  private var hasLeadIns = false
  /// The list begins anew under a heading, perhaps with marks of another kind.
  private(set) var restarts = false
  /// Words above say that what stands beneath is no recommendation.
  private var isOver = false
  /// The headings since the last item: without one beneath them they are told.
  private var pending: [BodyLine] = []

  init(
    _ body: [BodyLine], from start: Int, to limit: Int, style: ImprovementReader.Style,
    lastLabel: Int? = nil
  ) {
    (self.body, self.start, self.limit, self.style) = (body, start, limit, style)
    self.lastLabel = lastLabel
    end = start
  }

  /// Reads up to the limit: what is no item is a heading over items or left over, and only a
  /// numbered paragraph of the findings ends the list before.
  mutating func read() {
    readLines()
    leavePending()
    addressFirst()
    for index in items.indices {
      if ListItems.holdsFurtherMark(items[index]) {
        items[index].certainty = .uncertain("A mark within it may open an item.")
      } else if items[index].certainty == .certain, holdsUnmarked(at: index) {
        items[index].certainty = .uncertain("A line within it begins as an item would.")
      }
      doubtBeneath(index)
    }
    // What stands after the last item belongs to nobody; what findings are made of it is theirs.
    guard let reason = doubt else { return }
    for index in items.indices { items[index].certainty = .uncertain(reason) }
  }

  /// A last line that stands no deeper than the next mark may be a heading over the items there.
  private mutating func doubtBeneath(_ index: Int) {
    guard let line = items[index].lines.dropFirst().last, items.indices.contains(index + 1),
      let next = items[index + 1].lines.first, next.line.page == line.line.page,
      line.indent <= next.indent, line.text.startsUppercase, !line.text.endsSentence,
      let above = items[index].lines.dropLast().last, !ListItems.endsWithin(above.text)
    else { return }
    if items[index].certainty == .certain {
      items[index].certainty = .uncertain("Its last line may be a heading.")
    }
    let reason = "It stands under “\(line.text)”, which may be no part of the list."
    for below in items.indices[(index + 1)...] where items[below].certainty == .certain {
      (items[below].certainty, items[below].doubtAbove) = (.uncertain(reason), reason)
    }
  }

  /// From here on the items stand beneath words of time that were not understood.
  mutating func stand(beneath heading: TimeHeading) { timescale = heading }

  /// Marks the item that is open as doubtful.
  private mutating func doubtLast(_ reason: String) {
    guard let last = items.indices.last else { return }
    items[last].certainty = .uncertain(reason)
  }

  /// Why none of the items is certain: they may not be all.
  private var doubt: String? {
    if introHangs { return "The text above the first item stands where items do." }
    let lines = leftOver.count + (ListItems.isIntroduction(intro) ? 0 : intro.count)
    guard lines > 0 else { return nil }
    return lines == 1
      ? "1 line of this section was not understood."
      : "\(lines) lines of this section were not understood."
  }

  private mutating func readLines() {
    var index = start
    while index < limit {
      let line = body[index]
      if isOver {
        if style.bulletsOnly, case .number? = ListMarker(line.line)?.kind { return }
        leave(line)
        index += 1
        end = index
        continue
      }
      if style.hasTimescales, let found = timeHeading(at: index) {
        leavePending()
        timescale = found.heading
        (theme, doubtAbove) = (nil, nil)
        (isOpen, restarts) = (false, true)
        pending += body[index..<found.next]
        index = found.next
        end = index
        continue
      }
      if let marker = ListMarker(line.line) {
        switch place(of: marker, line, at: index) {
        case .top:
          open(marker, line)
        case .nested:
          if mayOpenItem(line) { doubtLast("A mark within it may open an item.") }
          extend(with: line, words: isOfSentence(marker, at: index) ? line.text : marker.text)
        case .text:
          if isOpen {
            if line.gapBefore, !isDeeper(line) { doubtLast("A mark within it opens an item.") }
            extend(with: line, words: line.text)
          } else {
            leave(line)
          }
        case .odd:
          leave(line)
        case .outside:
          if items.isEmpty {
            intro.append(line)
          } else if case .number = marker.kind {
            // A numbered paragraph of the findings.
            return
          } else {
            open(marker, line)
          }
        }
        index += 1
        end = index
        continue
      }
      if isWordless, !line.isBelowFootnote, SectionHeadings.role(of: line, after: nil) == nil {
        extend(with: line, words: line.text)
        index += 1
        end = index
        continue
      }
      if let next = leadInEnd(at: index) {
        index = next
        end = index
        continue
      }
      if isOpen, continues(line, at: index) {
        if looksLikeFootnote(line) { doubtLast("A line within it begins as a footnote would.") }
        if line.isBelowFootnote { doubtLast("Words beneath a footnote were taken for its last.") }
        noteTime(within: line)
        extend(with: line, words: line.text)
        index += 1
        end = index
        continue
      }
      if !isOpen, finishesLast(line) {
        extend(with: line, words: line.text)
        isOpen = true
        index += 1
        end = index
        continue
      }
      if items.isEmpty && !isSubheading(at: index) {
        intro.append(line)
        index += 1
        end = index
        continue
      }
      if let next = subheadingEnd(at: index) ?? afterBox(at: index) {
        index = next
      } else if SectionHeadings.role(of: line, after: nil) == .box {
        // A case study after which the list does not go on is the end of it.
        return
      } else {
        leave(line)
        index += 1
      }
      end = index
    }
  }

  /// A line that is nothing the reader knows: the item above it is closed, and so is its heading.
  private mutating func leave(_ line: BodyLine) {
    leavePending()
    if items.isEmpty { intro.append(line) } else { leftOver.append(line) }
    isOpen = false
    theme = nil
  }

  private mutating func leavePending() {
    if items.isEmpty { intro += pending } else { leftOver += pending }
    pending = []
  }

  // MARK: Items

  private enum Level { case top, nested, text, odd, outside }

  private func place(of marker: ListMarker, _ line: BodyLine, at index: Int) -> Level {
    if line.line.label != nil { return .top }
    switch (marker.kind, top) {
    case (.number, _) where lastLabel != nil:
      if isOpen, line.indent > (topIndent?.indent ?? 0) { return .nested }
      return index < lastLabel ?? index ? .odd : .outside
    case (.number(let number), _) where style.bulletsOnly:
      if isBeneathTime(number) { return .top }
      // The paragraphs around the list are numbered, and their numbers stand at the margin.
      if isOpen, let topIndent, line.indent > topIndent.indent, !line.gapBefore { return .text }
      return .outside
    case (.dash, nil), (.bullet, nil): return .top
    case (.number, nil): return .top
    case (.number(let number), .number?):
      let last = items.last?.number ?? number - 1
      // After words that were not understood, the numbers go on, unless a finding stands there.
      if !leftOver.isEmpty, !isOpen, number == 1 || isFinding(at: index) { return .outside }
      if number == last, line.gapBefore, !isDeeper(line) { return .top }
      if number == last + 1 || number == last + 2 || (number == 1 && !isOpen) { return .top }
      return isOpen && line.indent > (topIndent?.indent ?? 0) + 2 ? .nested : .text
    case (.number(let number), _):
      guard isOpen, line.indent > (topIndent?.indent ?? 0) else { return .outside }
      if number > 20 {
        return !line.opensBlock && isOfSentence(marker, at: index) ? .text : .outside
      }
      return .nested
    case (.bullet, .number?), (.dash, .number?):
      if isOpen, marker.kind == items.last?.marker.kind, !isDeeper(line) { return .top }
      if isOpen, standsApart(line) { return .top }
      return isOpen ? .nested : .outside
    case (.dash, .dash?): return isDeeper(line) ? .nested : .top
    case (.dash, .bullet?), (.bullet, .dash?):
      return isOpen && !standsAsItem(line) ? .nested : .top
    case (.bullet(let mark), .bullet(let first)?):
      if mark == first { return isOpen && isDeeper(line) && !isDrift(line) ? .nested : .top }
      return isOpen && isDeeper(line, by: 2) ? .nested : .top
    case (.letter(let letter), nil): return letter == 1 ? .top : .text
    case (.letter(let letter), .letter?):
      if letter == 1, !isOpen { return .top }
      switch items.last?.marker.kind {
      case .letter(let last)? where letter == last + 1: return .top
      // "j" after the "i" that looks like a numeral.
      case .roman(let last)? where [1: 10, 5: 23, 10: 25][last] == letter: return .top
      default: return .text
      }
    case (.roman(let number), nil): return number == 1 ? .top : .text
    case (.roman(let number), .roman?):
      if number == 1, !isOpen { return .top }
      if case .roman(let last)? = items.last?.marker.kind, number == last + 1 { return .top }
      return .text
    case (.roman(let number), .letter?) where isLetter(number, after: items.last?.marker.kind):
      return .top
    case (.letter, _), (.roman, _):
      // "(i)" and "a)" part the points of an item; elsewhere they are words in brackets.
      return isOpen && line.indent > (topIndent?.indent ?? 0) ? .nested : .text
    case (.bullet, .letter?), (.dash, .letter?), (.bullet, .roman?), (.dash, .roman?):
      if isOpen, marker.kind == items.last?.marker.kind, !isDeeper(line) { return .top }
      return isOpen ? .nested : .outside
    }
  }

  /// Whether what looks like a numeral is the letter that follows: "i" after "h", or after the "v"
  /// that was taken for one.
  private func isLetter(_ number: Int, after last: ListMarker.Kind?) -> Bool {
    guard case .letter(let letter)? = last else { return false }
    return [1: 9, 5: 22, 10: 24][number] == letter + 1
  }

  private func isDeeper(_ line: BodyLine, by columns: Int = 3) -> Bool {
    guard let topIndent, topIndent.page == line.line.page else { return false }
    return line.indent >= topIndent.indent + columns
  }

  /// Whether a mark stands but a column or two right of the last of its level: the extraction moves
  /// a line with each glyph that has no width.
  private func isDrift(_ line: BodyLine) -> Bool {
    guard let last = items.last?.lines[0], last.line.page == line.line.page else { return false }
    return line.indent <= last.indent + 2
  }

  private mutating func open(_ marker: ListMarker, _ line: BodyLine) {
    if restarts, case .bullet = marker.kind { (top, topIndent) = (nil, nil) }
    (restarts, pending) = (false, [])
    if top == nil || items.isEmpty { top = marker.kind }
    var number: Int?
    if case .number(let printed) = marker.kind { number = printed }
    if let number, let last = items.last?.number, number > last + 1 {
      doubtLast("The number \(last + 1) was not found after it.")
    }
    let isTwice = number != nil && number == items.last?.number
    let isStray = line.line.label == nil && isStray(marker.kind)
    var item = Item(
      marker: marker, number: number, lines: [line], theme: theme, timescale: timescale)
    if let doubtAbove { (item.certainty, item.doubtAbove) = (.uncertain(doubtAbove), doubtAbove) }
    items.append(item)
    if topIndent?.page != line.line.page || line.indent < (topIndent?.indent ?? 0) {
      topIndent = (line.line.page, line.indent)
    }
    if isStray { doubtLast("Its mark is of another kind than those above it.") }
    if isTwice { doubtLast("Its number is that of the item before it.") }
    isOpen = true
  }

  /// Whether the open item is a label on a line of its own so far: its words stand beneath.
  private var isWordless: Bool {
    guard isOpen, let item = items.last else { return false }
    return item.marker.text.isEmpty && item.words.isEmpty
  }

  private mutating func extend(with line: BodyLine, words: String) {
    guard let last = items.indices.last else { return }
    items[last].words.append(words)
    items[last].lines.append(line)
  }

  // MARK: Sub-headings and boxes

  private mutating func subheadingEnd(at index: Int) -> Int? {
    guard let lines = subheadingLines(at: index) else {
      if let lines = linesOverItem(at: index),
        SubHeading.leadsElsewhere(joinedText(body[lines].map(\.text)))
      {
        isOver = true
      }
      return nil
    }
    let words = joinedText(body[lines].map(\.text))
    // Where the first items stand beneath such words, the list is parted by them.
    let isParted = items.first.map { $0.theme != nil } ?? true
    doubtAbove = isParted ? nil : "It stands under “\(words)”, which may be no part of the list."
    theme = words
    isOpen = false
    pending += body[lines]
    return lines.upperBound
  }

  /// "The police should:", "The council should also improve:" right over items of the first level:
  /// whom they are addressed to. Other words there are left. Returns the index of the item.
  private mutating func leadInEnd(at index: Int) -> Int? {
    guard let item = items.last, body[index].text.first?.isUppercase == true,
      !isOpen || body[index].opensBlock || body[index].indent < item.lines[0].indent
        || item.lines.last?.text.endsSentence == true,
      let lines = ListItems.leadIn(body[index..<min(index + 4, limit)]),
      isMark(body[lines.upperBound])
    else { return nil }
    let text = joinedText(body[lines].map(\.text))
    guard SubHeading.isAddress(text) else {
      // A recommendation may be among its words.
      for line in body[lines] { leave(line) }
      isOver = SubHeading.leadsElsewhere(text)
      return lines.upperBound
    }
    (theme, doubtAbove) = (ImprovementReader.heading(text), nil)
    (isOpen, hasLeadIns) = (false, true)
    pending += body[lines]
    return lines.upperBound
  }

  /// Where later items have lead-ins, that of the first ones stands in the introduction.
  private mutating func addressFirst() {
    guard hasLeadIns,
      let first = intro.indices.last(where: { intro[$0].opensBlock }) ?? intro.indices.first,
      let last = intro.last?.text, last.hasSuffix(":"), first >= intro.endIndex - 2
    else { return }
    let words = ImprovementReader.heading(joinedText(intro[first...].map(\.text)))
    guard SubHeading.isAddress(words) else { return }
    for index in items.indices {
      guard items[index].theme == nil else { return }
      items[index].theme = words
    }
  }

  /// After a boxed case study the list may go on; the box itself is no part of it, and what has a
  /// mark straight beneath its heading is the box.
  private mutating func afterBox(at index: Int) -> Int? {
    guard SectionHeadings.role(of: body[index], after: nil) == .box, let topIndent,
      index + 1 < limit, ListMarker(body[index + 1].line) == nil
    else { return nil }
    isOpen = false
    doubtAbove = "It stands beneath a case study, and may be part of that."
    var next = index + 1
    while next < limit, next < index + 60 {
      if isTop(body[next]), abs(body[next].indent - topIndent.indent) <= 2 {
        boxes.append(index..<next)
        return next
      }
      next += 1
    }
    return nil
  }
}
