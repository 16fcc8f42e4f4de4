import Civil
import Foundation
import Kernel
import Storage
import Web

/// The fields of the review form with what stands in them: what was read, and over it what a person
/// typed.
struct ReviewAnswers: Sendable {
  /// By the name of the field.
  private(set) var values: [String: String]

  init(_ values: [String: String]) { self.values = values }

  /// As read, with nothing corrected.
  init(reading: PaperReading) {
    values = [:]
    values["framework"] = reading.framework.text
    values["council"] = reading.council?.text
    values["leadInspector"] = reading.leadInspector?.text
    set("visitStart", reading.visitStart)
    set("visitEnd", reading.visitEnd)
    set("publishedOn", reading.published)
    for judgement in reading.judgements {
      values["judgement.\(judgement.area)"] = judgement.grade.text
    }
    for (index, recommendation) in reading.recommendations.enumerated() {
      let row = Self.recommendation(index)
      values[row + "text"] = recommendation.text.text
      values[row + "printedNumber"] = recommendation.printedNumber
      values[row + "section"] = recommendation.section
      values[row + "timescale"] = recommendation.timescale
      values[row + "addressedTo"] = recommendation.addressedTo
      for answer in recommendation.answers ?? [] where answer.doubt == nil {
        values[Self.answer(index, answer.finding)] = "yes"
      }
    }
    if let summary = reading.childSummary {
      for index in summary.promises.indices { values[Self.promise(index)] = "yes" }
      // Addresses printed in their day begin with http; nothing is linked here but https.
      values["reportLink"] = summary.fullReportLink.flatMap { SecureLink.upgraded($0.text) }
    }
    for (index, finding) in reading.findings.enumerated() {
      let row = Self.finding(index)
      values[row + "text"] = finding.text.text
      values[row + "theme"] = finding.proposal?.theme
      values[row + "cohort"] = finding.proposal?.cohort
      values[row + "community"] = finding.proposal?.community
      values[row + "toldTo"] = finding.proposal?.toldTo
    }
  }

  /// As read, with the stored draft over it.
  init(reading: PaperReading, draft: String) throws {
    self.init(reading: reading)
    guard !draft.isEmpty else { return }
    values.merge(try JSONText.value([String: String].self, of: draft)) { $1 }
  }

  /// The same with what a form sent over it. What it did not send stays as it was, except its own
  /// tick boxes, which are not sent when they are empty.
  func corrected(by form: Form) -> ReviewAnswers {
    var merged = values.filter { !Self.isTick($0.key, of: form) }
    for field in form.fields where Self.isOurs(field.name) {
      merged[field.name] = field.value
    }
    return ReviewAnswers(merged)
  }

  /// For the draft: what stands otherwise than it was read.
  func json(beside reading: PaperReading) throws -> String {
    let read = ReviewAnswers(reading: reading).values
    return try JSONText.of(values.filter { read[$0.key] != $0.value })
  }

  /// What a draft says, each answer with the words of its field: "Recommendation 3, text".
  static func answers(inDraft draft: String) -> [(title: String, value: String)] {
    let values = (try? JSONText.value([String: String].self, of: draft)) ?? [:]
    return values.filter { !$0.value.isEmpty && $0.key != "added" }
      .map { (title(of: $0.key), $0.value) }
  }

  private static func title(of name: String) -> String {
    let parts = name.split(separator: ".").map { part -> String in
      if let row = Int(part) { return String(row + 1) }
      return String(part).replacing(/[A-Z]/) { " \($0.output.lowercased())" }
        .replacing("-", with: ", ").replacing("_", with: " ")
    }
    let words = parts.reduce("") { text, part in
      text.isEmpty ? part : text + (part.allSatisfy(\.isNumber) ? " " : ", ") + part
    }
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  var form: Form { Form(values.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }) }

  subscript(_ name: String) -> String { values[name] ?? "" }

  func isTicked(_ name: String) -> Bool { !self[name].isEmpty && self[name] != "no" }

  /// The doubts about a reading that nobody has settled yet.
  func openDoubts(of reading: PaperReading, in framework: FrameworkVersion?) -> [Doubt] {
    (clashes(with: framework) + reading.doubts(in: framework)).filter { doubt in
      // What somebody has filled in since is looked at as well.
      let isFilled = doubt.isGap && !self[doubt.field].isEmpty
      return self[Self.checked(doubt.field)].isEmpty && !isFilled
    }
  }

  /// The doubts that nobody has settled, neither by saying so nor by another value.
  func uncheckedDoubts(of reading: PaperReading, in framework: FrameworkVersion?) -> [Doubt] {
    let read = ReviewAnswers(reading: reading)
    return openDoubts(of: reading, in: framework).filter {
      $0.isClash || self[$0.field] == read[$0.field] && date($0.field) == read.date($0.field)
    }
  }

  /// A visit of a day on which its framework was not in use.
  private func clashes(with framework: FrameworkVersion?) -> [Doubt] {
    guard let framework, let visit = CivilDate(date("visitStart")),
      let problem = framework.framework.problem(withVisitFrom: visit)
    else { return [] }
    return [
      Doubt(
        subject: .framework, what: "Framework", field: "framework", reason: problem, isClash: true)
    ]
  }

  /// Notes that somebody has looked at a doubtful field.
  mutating func settle(_ field: String) { values[Self.checked(field)] = "yes" }

  /// The name under which it is kept that somebody looked at a doubtful field.
  static func checked(_ field: String) -> String { "checked.\(field)" }

  /// How many rows for recommendations were added by hand.
  var added: Int {
    get { min(max(Int(self["added"]) ?? 0, 0), 50) }
    set { values["added"] = String(newValue) }
  }

  /// The codes of the areas that a judgement is given for and that the framework does not have.
  func strangeJudgements(in framework: FrameworkVersion) -> [String] {
    let start = "judgement."
    return values.filter { $0.key.hasPrefix(start) && !$0.value.isEmpty }
      .map { String($0.key.dropFirst(start.count)) }
      .filter { framework.area($0) == nil }.sorted()
  }

  /// A summary that is a paper of its own most likely belongs to the inspection of the same council
  /// and day.
  mutating func guessInspection(of reading: PaperReading, among inspections: [Inspection]) {
    guard reading.childSummary?.isWholePaper == true, values["belongsTo"] == nil,
      let start = reading.visitStart.flatMap({ CivilDate($0.text) })
    else { return }
    let council = CouncilName(self["council"])
    values["belongsTo"] =
      inspections.first { $0.visitStart == start && CouncilName($0.council) == council }?.id.text
  }

  /// Takes every finding for what it seems to be, where nobody has said so yet.
  ///
  /// - Parameter rows: Only these; nil for all of them.
  mutating func takeProposals(of reading: PaperReading, rows: [Int]? = nil) {
    for (index, finding) in reading.findings.enumerated() where rows?.contains(index) ?? true {
      let name = Self.finding(index) + "kind"
      guard let kind = finding.proposal?.kind, self[name].isEmpty else { continue }
      values[name] = kind.rawValue
    }
  }

  /// How many findings are chosen to be recorded.
  func chosenFindings(of reading: PaperReading) -> Int {
    reading.findings.indices.count { !self[Self.finding($0) + "kind"].isEmpty }
  }

  /// The tick box that says that a recommendation answers a finding: "recommendation.3.answers.17".
  static func answer(_ recommendation: Int, _ finding: Int) -> String {
    "\(Self.recommendation(recommendation))answers.\(finding)"
  }

  /// The tick box that keeps a promise of the children's summary: "promise.2.keep".
  static func promise(_ index: Int) -> String { "promise.\(index).keep" }

  /// "recommendation.3."
  static func recommendation(_ index: Int) -> String { "recommendation.\(index)." }

  /// "finding.3."
  static func finding(_ index: Int) -> String { "finding.\(index)." }

  private static let plainNames: Set<String> = [
    "framework", "council", "councilConfirmed", "another", "title", "leadInspector", "reportLink",
    "notLookedAt", "added", "publish", "belongsTo", "proposals", "unchecked",
  ]

  private static func isOurs(_ name: String) -> Bool {
    plainNames.contains(name)
      || ["visitStart", "visitEnd", "receivedOn", "publishedOn"].contains {
        name == $0 || name == $0 + "-month" || name == $0 + "-year"
      }
      || ["judgement.", "recommendation.", "finding.", "declared.", "checked.", "promise."].contains
      {
        name.hasPrefix($0)
      }
  }

  /// Whether a name is that of a tick box that stands in a form: the whole review has all of them,
  /// the quick one only those of the recommendations it asks about.
  private static func isTick(_ name: String, of form: Form) -> Bool {
    if ["councilConfirmed", "another", "publish"].contains(name) || name.hasSuffix(".keep") {
      return form["added"] != nil
    }
    guard let stem = ["omit", "answers."].lazy.compactMap({ name.range(of: $0) }).first else {
      return false
    }
    return form["\(name[..<stem.lowerBound])text"] != nil
  }

  private mutating func set(_ name: String, _ value: PaperReading.Value?) {
    guard let date = value.flatMap({ CivilDate($0.text) }) else { return }
    for field in date.formFields(named: name) { values[field.name] = field.value }
  }
}
