import Civil
import Kernel
import Storage
import Web

/// A review form, decoded: the entries that accepting it would record.
struct ReviewedPaper: Sendable {
  var inspection: InspectionEntry
  var judgements: [JudgementEntry]
  /// With the row each came from.
  var recommendations: [(row: Int, entry: RecommendationEntry, answers: [Int])]
  var findings: [(row: Int, entry: FindingEntry)]
  /// What was promised, by its place in the children's summary.
  var promises: [Int]
  /// The inspection here that the paper belongs to; nil when it brings a new one.
  var belongsTo: ID<Inspection>?
  var publish: Bool
  var councilConfirmed: Bool
  /// Somebody said that it is not the inspection of the same framework and day that is here
  /// already.
  var isAnother: Bool

  /// - Throws: `Refusal.invalid` naming every field that cannot be read.
  init(_ answers: ReviewAnswers, reading: PaperReading, framework: FrameworkVersion?) throws {
    var entry = answers.form.entry()
    inspection = Self.inspection(&entry)
    entry.check(
      framework != nil, "Choose the framework the inspection was made under.",
      field: "framework")
    if let framework {
      for code in answers.strangeJudgements(in: framework) {
        let printed = reading.judgements.first { $0.area == code }?.printedArea
        entry.check(
          false, "\(framework.framework.shortName) has no judgement “\(printed ?? code)”.",
          field: "judgement.\(code)")
      }
    }
    judgements = (framework?.areas ?? []).map { area in
      let read = reading.judgements.first { $0.area == area.code }
      return JudgementEntry(
        area: area.code, grade: answers["judgement.\(area.code)"],
        page: read?.grade.place?.page)
    }
    recommendations = []
    for row in 0..<(reading.recommendations.count + answers.added) {
      let name = ReviewAnswers.recommendation(row)
      if answers.isTicked(name + "omit") { continue }
      let isAdded = row >= reading.recommendations.count
      if isAdded, answers[name + "text"].isEmpty { continue }
      let page = isAdded ? nil : reading.recommendations[row].text.place?.page
      let answered = reading.findings.indices.filter {
        answers.isTicked(ReviewAnswers.answer(row, $0))
      }
      recommendations.append((row, Self.recommendation(&entry, name, page: page), answered))
    }
    findings = Self.findings(&entry, answers, reading)
    promises = (reading.childSummary?.promises ?? []).indices.filter {
      answers.isTicked(ReviewAnswers.promise($0))
    }
    // A report brings its own inspection; only a summary for children joins another paper’s.
    belongsTo =
      reading.childSummary?.isWholePaper == true ? ID<Inspection>(answers["belongsTo"]) : nil
    publish = answers.isTicked("publish")
    councilConfirmed = answers.isTicked("councilConfirmed")
    isAnother = answers.isTicked("another")
    try entry.finish()
  }

  /// The findings of which somebody has said what kind they are.
  ///
  /// - Throws: `Refusal.invalid` naming every field that cannot be read.
  static func findings(
    _ answers: ReviewAnswers, reading: PaperReading
  ) throws -> [(row: Int, entry: FindingEntry)] {
    var entry = answers.form.entry()
    let found = findings(&entry, answers, reading)
    try entry.finish()
    return found
  }

  private static func findings(
    _ entry: inout FormEntry, _ answers: ReviewAnswers, _ reading: PaperReading
  ) -> [(row: Int, entry: FindingEntry)] {
    var found: [(row: Int, entry: FindingEntry)] = []
    for row in reading.findings.indices {
      let name = ReviewAnswers.finding(row)
      guard let kind = Finding.Kind(rawValue: answers[name + "kind"]) else { continue }
      found.append((row, finding(&entry, name, kind, reading.findings[row])))
    }
    return found
  }

  /// The recommendations with the findings they answer, as far as these are recorded too.
  ///
  /// - Parameter recorded: the findings as recorded, in the order of ``findings``.
  func recommendations(answering recorded: [Finding]) -> [RecommendationEntry] {
    let byRow = Dictionary(
      zip(findings.map(\.row), recorded.map(\.id)), uniquingKeysWith: { first, _ in first })
    return recommendations.map { recommendation in
      var entry = recommendation.entry
      entry.findings = recommendation.answers.compactMap { byRow[$0] }
      return entry
    }
  }

  private static func inspection(_ entry: inout FormEntry) -> InspectionEntry {
    InspectionFields.entry(&entry)
  }

  private static func recommendation(
    _ entry: inout FormEntry, _ name: String, page: Int?
  ) -> RecommendationEntry {
    RecommendationEntry(
      printedNumber: entry.optionalText(name + "printedNumber", maximum: 20) ?? "",
      text: entry.text(
        name + "text", "Give the recommendation’s words, or leave it out.", maximum: 10_000),
      timescale: entry.optionalChoice(name + "timescale", of: Timescale.self),
      customDue: entry.optionalDate(name + "customDue", "due date"),
      section: entry.optionalText(name + "section", maximum: 300) ?? "",
      theme: entry.optionalText(name + "theme", maximum: 100) ?? "",
      addressedTo: entry.optionalText(name + "addressedTo", maximum: 200) ?? "", page: page)
  }

  private static func finding(
    _ entry: inout FormEntry, _ name: String, _ kind: Finding.Kind,
    _ read: PaperReading.Finding
  ) -> FindingEntry {
    FindingEntry(
      kind: kind,
      text: entry.text(name + "text", "Give the finding’s words.", maximum: 10_000),
      theme: entry.optionalText(name + "theme", maximum: 100) ?? "",
      cohort: entry.optionalText(name + "cohort", maximum: 300) ?? "",
      community: entry.optionalText(name + "community", maximum: 300) ?? "",
      toldTo: entry.optionalText(name + "toldTo", maximum: 200) ?? "",
      impactReviewOn: entry.optionalDate(name + "impactReviewOn", "impact review date"),
      page: read.text.place?.page, paragraph: read.paragraph)
  }
}
