/// Makes proposals of the paragraphs of a report.
enum ProposalReader {
  /// Sentences of a paragraph that follow one another and point the same way are one finding; a
  /// sentence that points neither way belongs to the one before it, or opens the one after.
  static func proposals(
    in paragraph: Paragraph, _ stream: [WordStream.Word]
  ) -> [FindingProposal] {
    if isOverTerms(paragraph.heading) || tellsScope(paragraph.text) { return [] }
    var runs: [Run] = []
    let found = asides.hits(in: stream[...])
    let closing = found.first { $0.meaning == .closing }?.words.lowerBound ?? .max
    let isCover = found.contains { $0.meaning == .cover }
    // What is left out parts the sentences on either side of it.
    var isParted = false
    var first = 0
    // What faults once goes on to, as a case study does that stands among strengths.
    var faults = false
    for range in Sentences.ranges(in: paragraph.text) {
      var end = first
      while end < stream.count, Int(stream[end].start) < range.upperBound { end += 1 }
      let words = first..<end
      first = end
      guard !words.isEmpty else { continue }
      if words.upperBound > closing { break }
      if isBoilerplate(range, in: paragraph, isCover: isCover)
        || isHeading(range, in: paragraph)
      {
        isParted = true
        continue
      }
      var reading = SentencePolarity.read(stream[words], in: paragraph.text)
      if !faults, let heading = paragraph.heading { reading.hear(heading) }
      faults = faults || reading.polarity == .needsImproving
      let run = Run(bytes: range, words: words, readings: [reading])
      if let last = runs.indices.last, !isParted, runs[last].goesOn(with: reading) {
        runs[last].append(run)
      } else {
        runs.append(run)
      }
      isParted = false
    }
    return runs.compactMap { proposal(of: $0, in: paragraph, stream) }
  }

  /// Sentences that every report has, and that find nothing; grades are read elsewhere.
  private static func isBoilerplate(
    _ sentence: Range<Int>, in paragraph: Paragraph, isCover: Bool
  ) -> Bool {
    let text = paragraph.part(sentence)
    return openings.contains { text.hasPrefix($0) }
      || isCover && covers.contains { text.contains($0) }
      || (text.hasPrefix("Between ") && text.contains(" a joint inspection of "))
  }

  /// Whether the end of a paragraph is the heading of what follows, straight beneath it: a short
  /// line of its own, without a full stop.
  private static func isHeading(_ sentence: Range<Int>, in paragraph: Paragraph) -> Bool {
    guard sentence.lowerBound > 0, sentence.upperBound == paragraph.text.utf8.count,
      paragraph.lines.count > 1, let last = paragraph.lines.last
    else { return false }
    let text = paragraph.part(sentence)
    return !text.endsSentence && text.first?.isUppercase == true && text.utf8.count <= 60
      && TextKey.letters(text) == last.key
  }

  private static let openings = [
    "The judgement", "The overall judgement", "All inspection judgements",
    "The purpose of the inspection", "The purpose of this inspection", "The evidence evaluated",
    "This document may be", "The inspection was carried out", "This inspection was carried out",
    "The inspection of the local authority was carried out", "This inspection took place",
    "The review of the Local Safeguarding Children Board was carried out",
    "The inspection team consisted",
    "The local authority was judged to be ", "The last Ofsted inspection",
    "The previous Ofsted inspection", "It was conducted by inspectors",
    "It was carried out by inspectors", "This inspection included",
    "Inspectors considered evidence", "Inspectors also considered evidence",
    "Inspectors also considered the impact of", "Further copies of this report",
    "This letter summarises", "Outstanding (Grade 1)",
    "Website:", "This letter to all", "I am copying this letter", "A copy of this letter",
    "This letter will be published", "Ofsted will take the findings", "The inspectors were",
    "Inspectors for this visit", "The inspectors for this visit",
    "His Majesty’s Inspectors for this visit", "Her Majesty’s Inspectors for this visit",
  ]

  /// Words of a cover, which is one text without a full stop.
  private static let covers = ["Report published:", "Inspection date:"]

  private enum Aside: Sendable { case cover, closing }

  /// Words of covers, and of the pages about inspections, which may hang on to the finding before
  /// them.
  private static let asides = PhraseTable<Aside>([
    ("report published", .cover), ("inspection date", .cover),
    ("information about this inspection", .closing),
    ("inspectors have looked closely at the experiences of children", .closing),
  ])

  private static func tellsScope(_ text: String) -> Bool {
    guard scopes.contains(where: text.hasPrefix) else { return false }
    let opening = text.prefix(160)
    return !opening.contains(" found ") && !opening.contains(" identified ")
  }

  /// How a paragraph opens that says what was inspected and why, unless it says what was found.
  private static let scopes = [
    "This joint targeted area inspection", "The Secretaries of State",
    "In the inspection of the ‘front door’", "This inspection included",
    "Prior to the commencement",
    "Inspectors considered the quality of work",
  ]

  /// Whether a heading stands over what every report of 2013 says of its terms and its area, or
  /// over what an inspection rests on.
  private static func isOverTerms(_ heading: String?) -> Bool {
    guard let heading else { return false }
    let key = TextKey.letters(heading)
    return key == "evidence" || key.hasPrefix("furthercopiesofthisreport")
      || key.hasPrefix("theinspectionjudgementsandwhattheymean")
  }

  private static func proposal(
    of run: Run, in paragraph: Paragraph, _ stream: [WordStream.Word]
  ) -> FindingProposal? {
    guard let place = paragraph.place(of: run.bytes) else { return nil }
    return FindingProposal(
      Located(paragraph.part(run.bytes), at: place, certainty: run.certainty), run: run,
      paragraph: paragraph, words: stream[run.words])
  }

  /// Sentences of one paragraph that are one finding.
  struct Run {
    var bytes: Range<Int>
    var words: Range<Int>
    var readings: [PolarityReading]

    var polarity: Polarity {
      readings.first { $0.polarity != .neutral }?.polarity ?? .neutral
    }

    func goesOn(with reading: PolarityReading) -> Bool {
      polarity == reading.polarity || polarity == .neutral || reading.polarity == .neutral
    }

    mutating func append(_ run: Run) {
      bytes = bytes.lowerBound..<run.bytes.upperBound
      words = words.lowerBound..<run.words.upperBound
      readings += run.readings
    }

    /// The sentences that tell, in their own words.
    var because: String {
      let telling = readings.filter { $0.polarity != .neutral }
      return (telling.isEmpty ? readings : telling).prefix(3).map(\.because).joined(separator: " ")
    }

    /// Cues that must speak for a reading that nothing speaks against.
    private static let sure = 0.9

    /// Cues of the other side that make a reading doubtful: one plain fault does in any praise,
    /// while what faults often names what would be good.
    private static func contradiction(_ polarity: Polarity, _ spoken: Double) -> Double {
      polarity == .strength ? max(min(0.5, 0.5 * spoken), 0.2 * spoken) : 0.6 * spoken
    }

    /// Whether a sentence turns from those before it, which point the same way: "However, …".
    private func turnsAway(_ reading: PolarityReading) -> Bool {
      reading.turnsAtOnce && (polarity == .strength || reading.faulted < 1.5)
    }

    var certainty: Certainty {
      let telling = readings.filter { $0.polarity != .neutral }
      if telling.isEmpty { return .uncertain("It points neither way. \(because)") }
      if telling.contains(where: \.isMixed) || readings.dropFirst().contains(where: turnsAway) {
        return .uncertain("It praises and faults at once. \(because)")
      }
      if polarity == .tooEarlyToJudge { return .certain }
      let praised = readings.reduce(0) { $0 + $1.praised }
      let faulted = readings.reduce(0) { $0 + $1.faulted }
      let (spoken, against) =
        polarity == .strength
        ? (praised, readings.map(\.faulted).max() ?? 0) : (faulted, praised)
      if against > Self.contradiction(polarity, spoken) {
        return .uncertain("It praises and faults at once. \(because)")
      }
      return spoken >= Self.sure ? .certain : .uncertain("Few words tell. \(because)")
    }
  }
}

extension FindingProposal {
  fileprivate init(
    _ text: Located<String>, run: ProposalReader.Run, paragraph: Paragraph,
    words: ArraySlice<WordStream.Word>
  ) {
    self.text = text
    (polarity, because) = (run.polarity, run.because)
    (self.paragraph, heading) = (paragraph.number, paragraph.heading)
    isGoodPractice = run.polarity == .strength && run.readings.contains(where: \.isGoodPractice)
    let topics = Topics(words, heading: paragraph.heading)
    (theme, cohorts, communities) = (topics.theme, topics.cohorts, topics.communities)
  }
}

extension InspectionReport {
  /// Reads what the paragraphs find, and which of them each improvement goes back to.
  mutating func readProposals(_ paragraphs: [Paragraph]) {
    let streams = paragraphs.map { WordStream($0.text).words }
    let found = zip(paragraphs, streams).map { ProposalReader.proposals(in: $0, $1) }
    proposals = found.flatMap { $0 }
    let faulting = found.map { $0.contains { $0.polarity == .needsImproving } }
    improvementLinks = ImprovementLinks(
      paragraphs, words: streams, faulting: faulting, for: improvements
    ).links(for: improvements)
  }
}

extension PolarityReading {
  /// A word or two of fault under "Key strengths" tell what was overcome: "parents who are
  /// reluctant".
  fileprivate mutating func hear(_ heading: String) {
    guard polarity == .needsImproving, !isDenied, balance > -1.2,
      TextKey.letters(heading).hasSuffix("strengths")
    else { return }
    polarity = .strength
    isMixed = true
    because += " It stands under “\(heading)”."
  }
}
