/// What all layouts do the same way.
extension InspectionReport {
  init(_ paper: Paper, kind: Located<ReportKind>) {
    file = paper.file
    self.kind = kind
    pageCount = paper.pageCount
  }

  mutating func setAuthority(_ printed: String, at lines: some Collection<BodyLine>) {
    let whole = AuthorityName.owner(printed.squeezed)
    var name = AuthorityName.withoutInspectorates(whole)
    let isBesideOthers = name.utf8.count < whole.utf8.count
    let undated = AuthorityName.withoutDate(name)
    let isDated = undated.utf8.count < name.utf8.count
    if isDated, !undated.isEmpty { name = undated }
    guard !name.isEmpty, AuthorityName.isName(AuthorityName.short(name)), let place = Place(lines)
    else { return }
    var certainty = Certainty.certain
    if isBesideOthers {
      certainty = .uncertain("“\(printed.squeezed)” names inspectorates beside it.")
    }
    if isDated {
      certainty = .uncertain("“\(printed.squeezed)” holds figures or a month beside the name.")
    }
    if AuthorityName.isOfSeveral(name) {
      certainty = .uncertain("“\(name)” names more than one authority.")
    }
    if name.utf8.count > 70 || !name.contains(where: \.isLetter) {
      certainty = .uncertain("This does not look like the name of an authority.")
    }
    authorityPrinted = Located(name, at: place, certainty: certainty)
    authority = Located(AuthorityName.short(name), at: place, certainty: certainty)
  }

  /// Says why a person should look at the name.
  mutating func doubtAuthority(_ reason: String) {
    authority?.certainty = .uncertain(reason)
    authorityPrinted?.certainty = .uncertain(reason)
  }

  /// Values of a kind whose rules no published paper has checked are never certain; a reason that
  /// says more stays.
  mutating func doubtUnchecked() {
    guard let reason = kind.value.uncheckedReason else { return }
    func doubted<Value>(_ value: Located<Value>?) -> Located<Value>? {
      guard var value, value.certainty == .certain else { return value }
      value.certainty = .uncertain(reason)
      return value
    }
    authority = doubted(authority)
    authorityPrinted = doubted(authorityPrinted)
    periods = periods.compactMap { doubted($0) }
    inspectionStart = doubted(inspectionStart)
    inspectionEnd = doubted(inspectionEnd)
    published = doubted(published)
    leadInspector = doubted(leadInspector)
    for index in judgements.indices where judgements[index].grade.certainty == .certain {
      judgements[index].grade.certainty = .uncertain(reason)
    }
    for index in improvements.indices where improvements[index].text.certainty == .certain {
      improvements[index].text.certainty = .uncertain(reason)
    }
  }

  /// First day of the first period and last day of the last, and the periods themselves.
  mutating func setPeriods(_ found: [Located<DatePeriod>]) {
    periods = found
    inspectionStart = found.first?.map(\.start)
    inspectionEnd = found.last?.map(\.end)
  }

  mutating func add(_ outcome: JudgementAgreement.Outcome) {
    judgements += outcome.judgements
    warnings += outcome.warnings
    addUnread(outcome.unread)
  }

  mutating func addUnread(_ lines: some Sequence<BodyLine>) {
    for line in lines {
      let text = UnreadText(page: line.line.page, line: line.line.number, text: line.text)
      if !unparsed.contains(text) { unparsed.append(text) }
    }
  }

  /// Reads the lists; the reader knows the body indices they use and whom they are for.
  mutating func readLists(
    _ paper: Paper, style: ImprovementReader.Style
  ) -> ImprovementReader {
    let reader = ImprovementReader(paper.body, style: style, footnotes: paper.text.footnotes)
    improvements = reader.improvements
    unparsed += reader.unread
    warnings += reader.warnings
    return reader
  }

  mutating func readFindings(_ paper: Paper, beside lists: ImprovementReader, from start: Int) {
    let body = lists.body
    let parts = GradedParts(judgements, of: kind.value, in: body)
    let reader = NumberedParagraphs(body, from: start, taken: lists.taken, parts: parts)
    findings = reader.findings
    let above = HeadedParagraphs.above(
      reader.paragraphs, in: body, from: start, taken: lists.taken, parts: parts)
    if childSummary == nil, let part = ChildSummaryReader.read(body) {
      childSummary = part.summary
      warnings += part.warnings
      addUnread(part.unread)
    }
    warnings += reader.warnings
    let numbered = reader.paragraphs.flatMap(\.lines) + reader.headingLines
    noteTails(of: lists, numbered: numbered)
    noteLosses(
      of: lists, in: paper.text,
      read: numbered + above.filter { ListMarker($0.lines[0].line) == nil }.flatMap(\.lines))
    noteLooseItems(beside: lists, from: start, read: numbered + above.flatMap(\.lines))
    // What is told may be an item, and is no finding.
    let known = Set(
      reader.paragraphs.flatMap(\.lines).map { PlaceOnPaper($0.line) }
        + unparsed.map { PlaceOnPaper(page: $0.page, line: $0.line) })
    let summary = ChildSummaryReader.range(in: body)
    let among = HeadedParagraphs.among(reader.paragraphs, in: body, parts: parts) { index in
      lists.taken.contains(index) || summary?.contains(index) == true
        || known.contains(PlaceOnPaper(body[index].line))
    }
    readProposals(
      (above + reader.paragraphs + among).sorted {
        PlaceOnPaper($0.lines[0].line) < PlaceOnPaper($1.lines[0].line)
      })
  }

  /// Says what a report of this kind should print and this one does not.
  ///
  /// - Parameter body: where a name that was not read may stand.
  mutating func noteMissing(
    dates: Bool = true, lead: Bool = true, improvements: Bool = true,
    in body: ArraySlice<BodyLine>
  ) {
    readNameOnCover(body)
    if authority == nil { warnings.append("The name of the authority was not found.") }
    if dates, periods.isEmpty { warnings.append("The dates of the inspection were not found.") }
    if published == nil, kind.value != .ilacs,
      let line = CoverFacts.publicationLine(in: body.prefix(60))
    {
      warnings.append(
        "The day of publication was not read; look at page \(line.line.page): "
          + "“\(line.text.prefix(80))”.")
    }
    if lead, leadInspector == nil {
      let line = body.first { LeadInspector.isSpokenOf($0) }
      warnings.append(
        line.map {
          "No name was read of a lead inspector; look at page \($0.line.page): “\($0.text.prefix(80))”."
        } ?? "No lead inspector is named.")
    }
    if kind.value.isGraded, judgements.isEmpty { warnings.append("No grades were found.") }
    if !judgements.isEmpty {
      for key in JudgementArea.missing(among: judgements.map(\.key), in: self) {
        warnings.append("The grade of “\(key.words)” was not found.")
      }
    }
    if improvements, self.improvements.isEmpty {
      warnings.append("No list of what must improve was found.")
    }
    for judgement in judgements {
      if let reason = judgement.grade.certainty.reason {
        warnings.append("\(judgement.name): \(reason)")
      }
    }
  }
}
