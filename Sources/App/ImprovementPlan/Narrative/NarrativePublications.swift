import Civil

/// "The inspection report was published on 3 March 2026".
struct NarrativePublication: Hashable, Sendable {
  let date: WrittenDate
  let tokens: Range<Int>
  /// It says "the report" and no more, which may be any report in a text about one action, or about
  /// one recommendation.
  let isLoose: Bool
}

extension NarrativeReader {
  /// What the text says of when the report of an inspection was published.
  var publications: [NarrativePublication] {
    tokens.indices.compactMap { place in
      guard let report = report(publishedAt: place), let found = date(at: report.day),
        found.date.exists, !isOfAnother(from: report.start, to: found.end),
        !isByAnother(found.end)
      else { return nil }
      // "The report" is the inspection's where no other is spoken of.
      if report.isLoose, (0..<report.start).contains(where: isOther) { return nil }
      return NarrativePublication(
        date: found.date, tokens: report.start..<found.end, isLoose: report.isLoose)
    }
  }

  /// Where a report is named, and where the day of its publication is looked for.
  private struct Report {
    let start: Int
    var isLoose = false
    var day = 0
  }

  private func report(publishedAt place: Int) -> Report? {
    if word(place) == "publication" {
      if has("of the report on", at: place + 1) {
        return Report(start: place, isLoose: true, day: place + 5)
      }
      let isNamed =
        has("of the inspection report on", at: place + 1)
        || has("of our inspection report on", at: place + 1)
      return isNamed ? Report(start: place, day: place + 6) : nil
    }
    guard word(place) == "published" else { return nil }
    if let publisher = publisher(before: place) {
      guard ["its", "their", "the", "our"].contains(word(place + 1)) else { return nil }
      let noun = word(place + 2) == "inspection" ? place + 3 : place + 2
      return has("report on", at: noun) ? Report(start: publisher, day: noun + 2) : nil
    }
    guard word(place + 1) == "on", var report = report(before: place) else { return nil }
    report.day = place + 2
    return report
  }

  /// "Ofsted has", "the inspectors", before "published".
  private func publisher(before place: Int) -> Int? {
    var who = place - 1
    while let word = word(who), ["has", "have"].contains(word) { who -= 1 }
    guard let name = word(who), ["ofsted", "inspectors", "inspectorate"].contains(name) else {
      return nil
    }
    if name == "ofsted" { return who }
    return word(who - 1) == "the" ? who - 1 : startsSentence(who) ? who : nil
  }

  /// "The inspection report was" before "published on".
  private func report(before place: Int) -> Report? {
    var end = place
    while word(end - 1).map(Self.links.contains) ?? (mark(end - 1) == ",") { end -= 1 }
    for name in Self.names {
      let start = end - name.split(separator: " ").count
      guard has(name, at: start) else { continue }
      if let word = word(start - 1), ["the", "our", "this"].contains(word) {
        return Report(start: start - 1)
      }
      return name.hasPrefix("ofsted's") || startsSentence(start) ? Report(start: start) : nil
    }
    return has("the report", at: end - 2) ? Report(start: end - 2, isLoose: true) : nil
  }

  private static let names = [
    "inspection report", "ofsted report", "ofsted's report", "report of the inspection",
    "report by ofsted",
  ]

  /// Words between a report and that it was published.
  private static let links: Set<String> = ["was", "been", "has", "which", "that"]

  /// Whether a sentence is about another report, or not about what has been published.
  private func isOfAnother(from start: Int, to end: Int) -> Bool {
    guard let sentence = sentence(around: start), end <= sentence.upperBound,
      mark(sentence.upperBound) != "?"
    else { return true }
    return isQuoted(start, in: sentence)
      || sentence.contains { place in
        isOther(place) || word(place).map(Self.unpublished.contains) ?? false
      }
  }

  /// "…on 3 March by the auditors".
  private func isByAnother(_ place: Int) -> Bool {
    word(place) == "by" && word(place + 1) != "ofsted" && !has("the inspectors", at: place + 1)
  }

  private func isOther(_ place: Int) -> Bool { word(place).map(Self.others.contains) ?? false }

  /// Words of what other reports are of, or who makes them.
  private static let others: Set<String> = [
    "audit", "audits", "audited", "auditor", "auditors", "auditor's", "review", "reviews",
    "reviewed", "reviewer", "reviewers", "scrutiny", "peer", "panel", "evaluation", "survey",
    "surveys", "study", "research", "hmicfrs", "hmic", "cqc", "estyn", "ombudsman",
    "ombudsman's", "monitoring", "previous", "former", "last", "earlier", "annual", "coroner",
    "coroner's", "committee", "committee's", "consultant", "consultants", "partnership's",
    "self-evaluation", "assessment", "thematic", "focused", "statement", "draft", "consultation",
  ]

  /// Words of what has not been published, or is only thought of.
  private static let unpublished: Set<String> = [
    "if", "not", "unless", "whether", "will", "would", "should", "could", "might", "planned",
    "expected", "supposed", "hoped", "before", "until", "once",
  ]
}

extension NarrativeCheck {
  /// When the report was published instead; nil when it agrees, or is not known.
  func disagreement(_ claim: NarrativePublication) -> Told? {
    if claim.isLoose, action != nil || recommendation != nil { return nil }
    guard let known = plan?.publications, let first = known.first,
      !known.contains(where: { claim.date.agrees(with: $0.publishedOn) })
    else { return nil }
    // A report of long before or after is another inspection's.
    if let written = claim.date.date,
      !known.contains(where: { abs(written.days(until: $0.publishedOn)) <= 366 })
    {
      return nil
    }
    let says = known.map {
      "the report of “\($0.title)” was published on \($0.publishedOn.longForm)"
    }
    return (says.joined(separator: ", and "), .publication(inspection: first.inspection))
  }
}
