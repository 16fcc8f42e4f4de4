import Civil

/// What covers and first pages print beside a label: dates, names.
enum CoverFacts {
  /// The words after a label, with the lines they stand on.
  struct Labelled {
    var text: String
    var lines: [BodyLine]
  }

  /// The first line that opens with one of the labels (as keys, the longest first), and the lines
  /// its value runs on to.
  static func labelled(
    _ labels: [String], in lines: ArraySlice<BodyLine>, runsOn: (BodyLine) -> Bool
  ) -> Labelled? {
    for index in lines.indices {
      let line = lines[index]
      guard line.text.first?.isUppercase == true,
        let cut = opening(of: line, labels)
      else { continue }
      let value = line.text[cut...].drop { $0 == ":" || $0 == " " || $0 == "\t" }
      var found = Labelled(text: String(value), lines: [line])
      var next = index + 1
      while next < lines.endIndex, next <= index + 4, runsOn(lines[next]) {
        if lines[next].gapBefore, !found.text.isEmpty, !endsOpen(found.text) { break }
        append(printedLine: lines[next].text, to: &found.text)
        found.lines.append(lines[next])
        next += 1
      }
      return found
    }
    return nil
  }

  /// Where the label ends that a line opens with; "Lead inspector: Sam Orme" does not open with
  /// "lead inspectors".
  private static func opening(
    of line: BodyLine, _ labels: [String]
  ) -> String.Index? {
    for label in labels where line.key.hasPrefix(label) {
      let cut = TextKey.index(in: line.text, afterLetters: label.utf8.count)
      guard cut < line.text.endIndex else { return cut }
      if !line.text[cut].isLetter, !line.text[..<cut].contains(":") { return cut }
    }
    return nil
  }

  /// "Inspection dates: 8 July 2019 to 12 July 2019 and 7 August 2019 to / 8 August 2019"
  static func inspectionPeriods(in lines: ArraySlice<BodyLine>) -> [Located<DatePeriod>] {
    let found = labelled(
      [
        "inspectiondates", "inspectiondate", "datesofinspection", "dateofinspection",
        "datesofreview", "reviewdates", "reviewdate", "datesofthevisit", "datesofvisit",
        "dateofvisit", "visitdates", "visitdate",
      ], in: lines
    ) { line in
      line.text.contains(where: \.isNumber) && !isLabel(line) && goesOnWithDates(line.text)
    }
    guard let found, let place = Place(found.lines) else { return [] }
    let text = withoutOtherLabel(found.text)
    return located(
      ProseDates.periods(in: text), at: place, doubt: DateDoubt.reason(in: text, .label))
  }

  /// "9 to 20 May 2022 Report published: 1 July 2022": what stands beside it in a column of its own
  /// is the value of another label.
  private static func withoutOtherLabel(_ text: String) -> Substring {
    guard let colon = text.lastIndex(of: ":"),
      let gap = text[..<colon].ranges(of: "  ").last,
      text[gap.upperBound..<colon].first(where: { $0 != " " })?.isUppercase == true
    else { return text[...] }
    return text[..<gap.lowerBound]
  }

  /// Whether a line opens as dates go on: with a day, a month or what links them.
  private static func goesOnWithDates(_ text: String) -> Bool {
    if text.hasPrefix("The ") || text.hasPrefix("Of ") { return false }
    switch ProseDates.tokens(of: text.prefix(40)).first?.token {
    case .number?, .month?, .range?, .and?, .between?: return true
    case .other?, nil: return false
    }
  }

  /// Whether a text ends with a word or a sign that wants another date after it.
  private static func endsOpen(_ text: String) -> Bool {
    switch ProseDates.tokens(of: text.suffix(12)).last?.token {
    case .range?, .and?: true
    default: false
    }
  }

  /// Periods with a doubt where they cannot all be right.
  /// - Parameter doubt: why none of them is certain; see `DateDoubt`.
  static func located(
    _ periods: [DatePeriod], at place: Place, doubt: String?
  ) -> [Located<DatePeriod>] {
    var out: [Located<DatePeriod>] = []
    var last: CivilDate?
    for period in periods {
      var certainty = Certainty.certain
      if let doubt {
        certainty = .uncertain(doubt)
      } else if let last, period.start < last {
        certainty = .uncertain("The periods of the inspection are not in the order of their dates.")
      } else if span(period) > 120 {
        certainty = .uncertain("The inspection would have taken more than four months.")
      }
      last = period.end
      out.append(Located(period, at: place, certainty: certainty))
    }
    return out
  }

  /// Roughly the days from first to last.
  private static func span(_ period: DatePeriod) -> Int {
    func days(_ date: CivilDate) -> Int { date.year * 365 + date.month * 30 + date.day }
    return days(period.end) - days(period.start)
  }

  /// "Report published: 24 January 2017"
  static func published(in lines: ArraySlice<BodyLine>) -> Located<CivilDate>? {
    let found = labelled(publicationLabels, in: lines) {
      $0.text.first?.isNumber == true && !isLabel($0)
    }
    guard let found, let place = Place(found.lines), let date = ProseDates.date(in: found.text)
    else { return nil }
    var doubt = DateDoubt.reason(in: found.text, .prose)
    if found.lines[0].key.contains("republished") {
      doubt = doubt ?? republication(in: found.text, of: date)
    }
    return Located(date, at: place, certainty: doubt.map(Certainty.uncertain) ?? .certain)
  }

  /// What a day means beside which a paper says "republished": in the label, "Republished: 9 May
  /// 2017", or behind the day, "3 April 2017 (republished 9 May 2017)".
  private static func republication(in text: String, of date: CivilDate) -> String {
    let words = text.lowercased().replacing("re-published", with: "republished")
    guard let cut = words.firstRange(of: "republished") else {
      return "This is the day on which the report was published again."
    }
    guard ProseDates.date(in: words[..<cut.lowerBound]) == date else {
      return "The report was published more than once; look which day this is."
    }
    let again = ProseDates.date(in: words[cut.upperBound...]).map { " on \($0.longForm)" } ?? ""
    return "This is the day the report was first published; it was published again\(again)."
  }

  private static let publicationLabels = [
    "reportpublicationdate", "reportpublishedon", "reportpublished", "publicationdate",
    "publishedon", "publisheddate", "datepublished", "dateofpublication", "published",
    "reportrepublishedon", "reportrepublished", "republishedon", "republished",
  ]

  /// The line with the label of the day of publication and a number behind it.
  static func publicationLine(in lines: ArraySlice<BodyLine>) -> BodyLine? {
    labelled(publicationLabels, in: lines) { _ in false }?.lines.first {
      $0.text.contains(where: \.isNumber)
    }
  }

  /// The lines of the block that ends right above an index: a name printed over the title.
  static func block(above index: Int, in lines: ArraySlice<BodyLine>) -> ArraySlice<BodyLine> {
    var start = index
    while start > lines.startIndex, index - start < 3 {
      start -= 1
      if lines[start].opensBlock { break }
    }
    return lines[start..<index]
  }

  /// The block above a title without the lines on a trust or company that runs the services for the
  /// authority, and without the inspectorate's own name.
  static func nameBlock(above index: Int, in lines: ArraySlice<BodyLine>) -> [BodyLine] {
    var found = Array(block(above: index, in: lines))
    // A name may be parted from the title by white space only; a page's first lines end there.
    while found.count > 1, let last = found.last, isProvider(last) { found.removeLast() }
    while found.count > 1, let first = found.first, first.key == "ofsted" || first.key == "report" {
      found.removeFirst()
    }
    if found.count == 1, isProvider(found[0]), found[0].line.number > 1 {
      let above = Array(block(above: index - 1, in: lines))
      if !above.isEmpty, !isLabel(above[0]) { return above }
    }
    return found
  }

  /// "Thornmere Children's Trust", "services delivered by Thornmere Children First"
  private static func isProvider(_ line: BodyLine) -> Bool {
    let key = line.key
    return ["deliveredby", "providedby", "onbehalfof", "commissionedfrom"]
      .contains { key.contains($0) }
      || [
        "childrenstrust", "childrensservicestrust", "childrenfirst", "limited", "ltd",
        "communityinterestcompany", "cic", "togetherforchildren", "achievingforchildren",
      ].contains { key.hasSuffix($0) || ($0.utf8.count > 15 && key.hasPrefix($0)) }
  }

  /// A line that opens with a label of a cover.
  static func isLabel(_ line: BodyLine) -> Bool {
    [
      "inspectiondate", "datesofvisit", "dateofvisit", "visitdate", "leadinspector",
      "leadhmi", "reportinginspector", "reportpublish", "reportrepublish", "republish", "publish",
      "agegroup", "datesofprevious", "dateofprevious", "judgement", "referenceno", "deputylead",
      "teaminspector",
    ].contains { line.key.hasPrefix($0) }
  }

  /// Which of the facts that only first pages print stand on a page: the days of the inspection,
  /// that of publication, who led it, the table of grades, the date of a letter, whom it greets.
  static func kinds(in lines: [PaperLine]) -> Set<String> {
    let found = lines.prefix(60).enumerated().compactMap { index, line -> String? in
      if index < 3, line.text.utf8.count <= 34, hasNumber(line), !line.text.startsUppercase {
        // A letter opens with its date.
        return ProseDates.date(in: line.text) == nil ? nil : "letter"
      }
      guard line.text.startsUppercase, coverLetters.contains(line.opening >> 40) else { return nil }
      return coverOpenings.first {
        line.key.hasPrefix($0.key) && (!$0.isDated || hasNumber(line))
      }?.kind
    }
    return Set(found)
  }

  private static func hasNumber(_ line: PaperLine) -> Bool {
    line.text.utf8.contains { $0 >= 0x30 && $0 <= 0x39 }
  }

  /// The first three letters, to pass over most lines quickly.
  private static let coverLetters = Set(coverOpenings.map { TextKey.opening($0.key) >> 40 })

  private static let coverOpenings = [
    (key: "inspectiondate", kind: "days", isDated: true),
    (key: "datesofinspection", kind: "days", isDated: true),
    (key: "dateofinspection", kind: "days", isDated: true),
    (key: "datesofreview", kind: "days", isDated: true),
    (key: "reviewdate", kind: "days", isDated: true),
    (key: "datesofvisit", kind: "days", isDated: true),
    (key: "thisinspectiontookplace", kind: "days", isDated: true),
    (key: "reportpublished", kind: "publication", isDated: true),
    (key: "published", kind: "publication", isDated: true),
    (key: "publicationdate", kind: "publication", isDated: true),
    (key: "leadinspector", kind: "lead", isDated: false),
    (key: "reportinginspector", kind: "lead", isDated: false),
    (key: "agegroup", kind: "ages", isDated: false),
    (key: "judgementgrade", kind: "grades", isDated: false),
    (key: "referenceno", kind: "reference", isDated: true),
    (key: "dear", kind: "greeting", isDated: false),
  ]

  /// The dates the running foot prints: ILACS reports say them a second time there.
  static func periodsInFoot(of text: PaperText) -> (periods: [DatePeriod], place: Place)? {
    for line in text.lines where line.role == .furniture && line.page > 1 {
      let periods = ProseDates.periods(in: line.text)
      if !periods.isEmpty { return (periods, Place(line)) }
    }
    return nil
  }
}
