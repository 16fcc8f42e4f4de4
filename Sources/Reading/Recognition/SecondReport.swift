/// A second report in the same file, as where two were joined to one PDF.
struct SecondReport {
  /// The page of the file at which it seems to begin.
  let page: Int
  /// What was read of it.
  let report: InspectionReport
  /// Its title is known; of another only the cover was read.
  let isWhole: Bool
  /// The line with which it begins.
  let opening: UnreadText

  /// The text of the pages before it.
  let first: [UInt8]

  init?(in paper: Paper, text bytes: [UInt8]) {
    let names = FootNames(paper.text)
    guard paper.pageCount > 1,
      let page = (2...paper.pageCount).first(where: { page in
        names.change == page || SecondReport.begins(at: page, in: paper)
      })
    else { return nil }
    let lines = paper.text.lines[paper.text.pages[page - 1]]
    guard let line = lines.first(where: { $0.role != .blank }),
      let cut = SecondReport.cut(bytes, before: page)
    else { return nil }
    self.page = page
    opening = UnreadText(page: page, line: line.number, text: line.text)
    first = Array(bytes[..<cut])
    let rest = Paper(file: paper.file, bytes: Array(bytes[cut...]))
    let whole = try? ReportReading.readWhole(rest)
    isWhole = whole != nil
    report = whole ?? SecondReport.cover(of: rest, from: opening)
  }

  /// The facts of a first page without a title that is known; its kind is nobody's.
  private static func cover(of paper: Paper, from opening: UnreadText) -> InspectionReport {
    let place = Place(page: 1, lines: opening.line...opening.line, excerpt: opening.text)
    var report = InspectionReport(paper, kind: Located(.ilacs, at: place))
    let page = paper.page(1)
    report.setPeriods(CoverFacts.inspectionPeriods(in: page))
    report.published = CoverFacts.published(in: page)
    report.leadInspector = LeadInspector.read(page)
    return report
  }

  /// Whether a page is the first of a report: it has the title of one and the facts of a cover, or
  /// several of those where the numbers of the pages begin again.
  private static func begins(at page: Int, in paper: Paper) -> Bool {
    let lines = paper.text.lines[paper.text.pages[page - 1]].filter { $0.role != .blank }
    let facts = CoverFacts.kinds(in: lines)
    guard !facts.isEmpty, let first = lines.first,
      !["annex", "appendix", "previous"].contains(where: first.key.hasPrefix)
    else { return false }
    let restarts = paper.pageNumbers.restarts(at: page)
    if facts.count >= 2 {
      return restarts || KindRecognition.isTitled(lines)
    }
    if facts.contains("days"), first.role == .body, KindRecognition.isTitled(lines, within: 2) {
      return true
    }
    return restarts && KindRecognition.isTitled(lines)
  }

  /// Where the text of a page begins.
  private static func cut(_ bytes: [UInt8], before page: Int) -> Int? {
    var seen = 1
    for index in bytes.indices where bytes[index] == 0x0C {
      seen += 1
      if seen == page { return index + 1 }
    }
    return nil
  }

  /// The authorities that the running feet name.
  private struct FootNames {
    /// The page from which another is named.
    private(set) var change: Int?

    init(_ text: PaperText) {
      var feet: [(name: String, page: Int)] = []
      for line in text.lines where line.role == .furniture && line.key.hasPrefix("inspectionof") {
        guard line.page != feet.last?.page, line.key.contains("childrens"),
          let printed = FullInspection.authority(inTitle: line.text)
        else { continue }
        feet.append((TextKey.letters(AuthorityName.short(printed)), line.page))
      }
      guard let known = feet.first,
        let index = feet.firstIndex(where: { !Self.areSame($0.name, known.name) }),
        // One foot that differs is misprinted.
        feet.count >= index + 2,
        feet[index...].allSatisfy({ Self.areSame($0.name, feet[index].name) })
      else { return }
      // The first page of a report has no foot.
      let (last, next) = (feet[index - 1].page, feet[index].page)
      change = next > last + 1 ? last + 1 : next
    }

    private static func areSame(_ first: String, _ second: String) -> Bool {
      first.contains(second) || second.contains(first)
    }
  }
}

extension InspectionReport {
  /// Says that a second report stands in the file; nothing that it gives otherwise stays certain.
  mutating func doubt(beside second: SecondReport) {
    let begins = "A second report seems to begin on page \(second.page)"
    warnings.append(
      "\(begins) of the file; nothing from there on was read. Part the file, and read each report by "
        + "itself.")
    unparsed.append(second.opening)
    let other = second.report
    func doubted<Value>(
      _ value: Located<Value>?, _ otherwise: Located<Value>?, _ words: (Value) -> String
    ) -> Located<Value>? {
      guard var value, value.certainty == .certain, let otherwise,
        words(value.value) != words(otherwise.value)
      else { return value }
      var place = otherwise.place
      place.page += second.page - 1
      value.doubt("\(begins) and says “\(words(otherwise.value))”.", saidAt: place)
      return value
    }
    if second.isWhole { kind = doubted(kind, other.kind) { $0.name } ?? kind }
    authority = doubted(authority, other.authority) { $0 }
    authorityPrinted = doubted(authorityPrinted, other.authorityPrinted) { $0 }
    inspectionStart = doubted(inspectionStart, other.inspectionStart) { "\($0)" }
    inspectionEnd = doubted(inspectionEnd, other.inspectionEnd) { "\($0)" }
    published = doubted(published, other.published) { "\($0)" }
    leadInspector = doubted(leadInspector, other.leadInspector) { $0 }
    for index in periods.indices {
      let same = index < other.periods.count ? other.periods[index] : other.periods.last
      periods[index] =
        doubted(periods[index], same) { "\($0.start) to \($0.end)" } ?? periods[index]
    }
    for index in judgements.indices {
      let key = judgements[index].key
      let same = other.judgements.first { $0.key == key }
      judgements[index].grade =
        doubted(judgements[index].grade, same?.grade) { $0.rawValue } ?? judgements[index].grade
    }
  }
}
