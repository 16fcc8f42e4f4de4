import Civil

/// Letters: joint targeted area inspections, focused visits, monitoring visits. No grades; the
/// dates stand in a sentence, the letter's own date is the day of publication.
enum InspectionLetter {
  static func read(_ paper: Paper, kind: Located<ReportKind>) -> InspectionReport {
    var report = InspectionReport(paper, kind: kind)
    let first = paper.page(kind.page)
    let letterDay = letterDate(first)
    report.published =
      promisedPublication(paper, letter: letterDay?.value) ?? letterDay
      ?? CoverFacts.published(in: first)
    if report.published == nil { report.warnings.append("The day of publication was not found.") }
    let title = titleLines(first, kind: kind)
    if let name = authority(inTitle: joinedText(title.map(\.text)), kind: kind.value) {
      report.setAuthority(name, at: Array(title))
    } else if let (name, line) = authority(inAddress: first) {
      report.setAuthority(name, at: [line])
      report.authority?.certainty = .uncertain("Only the address names the authority.")
    }
    report.setPeriods(CoverFacts.inspectionPeriods(in: first))
    if report.periods.isEmpty {
      report.setPeriods(
        sentencePeriods(paper.page(kind.page) + paper.page(kind.page + 1)))
    }
    if kind.value != .jtai {
      report.leadInspector =
        LeadInspector.read(paper.body[...]) ?? VisitInspectors.read(paper.body[...])
        ?? VisitInspectors.signature(paper.body[...])
    }
    var style = ImprovementReader.Style()
    style.body = kind.value == .jtai ? .partnership : nil
    let lists = report.readLists(paper, style: style)
    report.readFindings(paper, beside: lists, from: first.endIndex)
    report.noteMissing(
      lead: kind.value != .jtai, improvements: kind.value != .monitoringVisit,
      in: paper.body[...])
    if kind.value != .jtai {
      report.warnings.append(
        "Letters of this kind are read by rules that no published letter has yet checked: compare "
          + "every value with the paper.")
    }
    return report
  }

  // MARK: Facts

  /// A line that is a date and nothing else, above the addressees.
  private static func letterDate(_ page: ArraySlice<BodyLine>) -> Located<CivilDate>? {
    for line in page.prefix(12) {
      // The sender's address may stand beside it, in a column of its own.
      let text =
        line.text.ranges(of: "   ").last.map { String(line.text[$0.upperBound...]) }
        ?? line.text
      guard text.utf8.count <= 34, !line.key.hasPrefix("inspection") else { continue }
      let periods = ProseDates.periods(in: text)
      let doubt = DateDoubt.reason(in: text, .prose)
      guard periods.count == 1, periods[0].start == periods[0].end,
        doubt == nil || DateDoubt.isShortYearOnly(in: text, .prose)
      else { continue }
      return Located(
        periods[0].start, at: Place(line), certainty: doubt.map(Certainty.uncertain) ?? .certain)
    }
    return nil
  }

  /// "This letter will be published on the Ofsted website on 16 March 2020."
  ///
  /// - Parameter letter: the day of the letter, whose year is meant where none is printed.
  private static func promisedPublication(
    _ paper: Paper, letter: CivilDate?
  ) -> Located<CivilDate>? {
    for block in SummaryPoints.paragraphs(paper.body[...]) {
      guard block.contains(where: { $0.key.contains("publish") }) else { continue }
      for sentence in Paragraph(block).sentences {
        let key = TextKey.letters(sentence.value)
        guard key.contains("letter") || key.hasPrefix("itwillbe"),
          let cut = ["will be published", "will publish"]
            .compactMap({ sentence.value.firstRange(of: $0)?.upperBound }).first
        else { continue }
        let rest = sentence.value[cut...]
        guard let date = ProseDates.date(in: rest) else {
          if let letter, let date = dayWithoutYear(rest, after: letter) {
            return Located(
              date, at: sentence.place,
              certainty: .uncertain("The sentence gives no year; that of the letter was taken."))
          }
          continue
        }
        let doubt = DateDoubt.reason(in: rest, .prose)
        return Located(
          date, at: sentence.place, certainty: doubt.map(Certainty.uncertain) ?? .certain)
      }
    }
    return nil
  }

  /// "Thursday 23 May" in the year of the letter, or in the next where the day has gone by.
  private static func dayWithoutYear(_ text: Substring, after letter: CivilDate) -> CivilDate? {
    let words = text.prefix { $0 != "." }
    return [letter.year, letter.year + 1].lazy.compactMap { ProseDates.date(in: "\(words) \($0)") }
      .first { $0 >= letter }
  }

  private static func titleLines(
    _ page: ArraySlice<BodyLine>, kind: Located<ReportKind>
  ) -> ArraySlice<BodyLine> {
    guard let start = page.firstIndex(where: { $0.line.number == kind.place.lines.lowerBound })
    else { return [] }
    var end = start + 1
    while end < page.endIndex, end < start + 4, !page[end].gapBefore,
      !CoverFacts.isLabel(page[end]),
      !["Between ", "This ", "From ", "On ", "Dear "].contains(where: page[end].text.hasPrefix)
    {
      end += 1
    }
    return page[start..<end]
  }

  /// "Joint targeted area inspection of Thornmere", "… of the multi-agency response to neglect in
  /// Thornmere", "Focused visit to Thornmere local authority children's services".
  static func authority(inTitle title: String, kind: ReportKind) -> String? {
    var text = title[...]
    while let last = text.last, last.isNumber || last == "." || last == ":" {
      text = text.dropLast()
    }
    var name: Substring
    if kind == .jtai {
      if let name = self.name(above: " The multi-agency response", in: text) {
        return name
      } else if text.firstRange(of: " response") != nil
        || text.firstRange(of: "multi-agency") != nil
      {
        guard let cut = text.ranges(of: " in ").last else { return nil }
        name = text[cut.upperBound...]
      } else {
        guard
          let cut = text.firstRange(of: "inspection of ") ?? text.firstRange(of: "inspection in ")
        else { return nil }
        name = text[cut.upperBound...]
        // "… of services for children who go missing in Thornmere"
        if let last = name.ranges(of: " in ").last { name = name[last.upperBound...] }
      }
    } else {
      guard let cut = text.firstRange(of: "visit to ") ?? text.firstRange(of: "visit of ") else {
        return nil
      }
      name = text[cut.upperBound...]
      let lowered = name.lowercased().replacing("'", with: "’")
      if let end = ["children’s social care services", "children’s services"]
        .compactMap({ lowered.range(ofText: $0) }).min()
      {
        name = name.prefix(end)
      }
    }
    if name.hasPrefix("the ") { name = name.dropFirst(4) }
    var out = name.trimmed
    if out.lowercased().hasSuffix(" local authority") { out = String(out.dropLast(16)) }
    return out.isEmpty ? nil : out
  }

  /// The name that ends the first line of a title whose second opens with these words.
  private static func name(above words: String, in title: Substring) -> String? {
    guard let start = title.firstRange(of: "inspection of "),
      let end = title.firstRange(of: words), start.upperBound < end.lowerBound
    else { return nil }
    return String(title[start.upperBound..<end.lowerBound])
  }

  /// "Kim Aldous, Director of Children's Services, Thornmere Borough Council"
  private static func authority(
    inAddress page: ArraySlice<BodyLine>
  ) -> (name: String, line: BodyLine)? {
    for line in page.prefix(25) where line.key.contains("directorofchildren") {
      guard let comma = line.text.lastIndex(of: ",") else { continue }
      let name = line.text[line.text.index(after: comma)...].trimmed
      if !name.isEmpty, !TextKey.letters(name).contains("director") { return (name, line) }
    }
    return nil
  }

  /// "Between 20 and 24 January 2020, Ofsted … undertook a joint inspection", "This inspection
  /// took place from 10 to 14 January 2022."
  static func sentencePeriods(_ lines: ArraySlice<BodyLine>) -> [Located<DatePeriod>] {
    for index in lines.indices {
      let text = lines[index].text
      let here = lines[index..<min(index + 3, lines.endIndex)]
      guard let part = partWithDates(of: here) else { continue }
      let dates = firstSentence(part.prefix(120))
      let periods = ProseDates.firstRun(in: dates)
      guard let first = periods.first,
        let place = Place(
          fewestOf: here,
          where: { lines in
            partWithDates(of: lines)
              .map { ProseDates.firstRun(in: firstSentence($0.prefix(120))) } == periods
          })
      else { continue }
      let doubt = DateDoubt.reason(in: dates, .prose)
      let isRange = first.start != first.end || text.hasPrefix("This")
      guard
        isRange || doubt != nil || periods.count > 1 || part.hasPrefix("took place on")
          || part.hasPrefix("visit")
      else { continue }
      return CoverFacts.located(periods, at: place, doubt: doubt)
    }
    return rangeBesideInspection(lines)
  }

  /// A text from the words on that lead to the dates of a sentence, where its first line has them or
  /// begins them.
  private static func partWithDates(of lines: ArraySlice<BodyLine>) -> Substring? {
    guard let text = lines.first?.text else { return nil }
    let sentence = joinedText(lines.map(\.text))
    if text.hasPrefix("Between ") || text.hasPrefix("From ") { return sentence[...] }
    for opening in openings {
      if let cut = sentence.firstRange(of: opening), text.contains(opening.prefix(4)) {
        return sentence[cut.lowerBound...]
      }
    }
    return nil
  }

  /// Up to the first full stop that is none of a date's own: "22.5.2023".
  private static func firstSentence(_ text: Substring) -> Substring {
    var digits = 0
    for index in text.indices {
      if text[index].isNumber {
        digits += 1
        continue
      }
      let next = text.index(after: index)
      let isWithinDate = (1...2).contains(digits) && next < text.endIndex && text[next].isNumber
      if text[index] == ".", !isWithinDate { return text[..<index] }
      digits = 0
    }
    return text
  }

  /// Any range of days, or several that stand together, in a sentence on an inspection or visit;
  /// named so, since the sentence is in none of the forms that are known.
  private static func rangeBesideInspection(
    _ lines: ArraySlice<BodyLine>
  ) -> [Located<DatePeriod>] {
    for index in lines.indices {
      let here = lines[index..<min(index + 3, lines.endIndex)]
      let key = here.map(\.key).joined()
      let text = joinedText(here.map(\.text))
      guard key.contains("inspect") || key.contains("visit") else { continue }
      let periods = ProseDates.firstRun(in: text)
      guard periods.count > 1 || periods.first.map({ $0.start != $0.end }) == true,
        let place = Place(
          fewestOf: here,
          where: { lines in
            ProseDates.firstRun(in: joinedText(lines.map(\.text))) == periods
              && lines.contains { $0.key.contains("inspect") || $0.key.contains("visit") }
          })
      else { continue }
      let found = CoverFacts.located(
        periods, at: place, doubt: DateDoubt.reason(in: text, .prose))
      return found.map { located in
        var out = located
        if out.certainty == .certain {
          out.certainty = .uncertain("The sentence does not say plainly that these are its dates.")
        }
        return out
      }
    }
    return []
  }

  private static let openings = [
    "took place between", "took place from", "took place on", "was carried out between",
    "was carried out from", "between ", "visit to ", "visit of ",
  ]
}
