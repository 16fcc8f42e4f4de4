import Civil
import Foundation
import Storage
import Web

/// The fields of the review form with what stands in them: what was read, and over it what a person typed.
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
    }
    for (index, finding) in reading.findings.enumerated() {
      values[Self.finding(index) + "text"] = finding.text.text
    }
  }

  /// As read, with the stored draft over it.
  init(reading: PaperReading, draft: String) throws {
    self.init(reading: reading)
    guard !draft.isEmpty else { return }
    values.merge(try JSONText.value([String: String].self, of: draft)) { $1 }
  }

  /// The same with what a form sent over it. What it did not send stays as it was, except tick boxes, which
  /// are not sent when they are empty.
  func corrected(by form: Form) -> ReviewAnswers {
    var merged = values.filter { !Self.isTick($0.key) }
    for field in form.fields where Self.isOurs(field.name) {
      merged[field.name] = field.value
    }
    return ReviewAnswers(merged)
  }

  /// For the draft.
  var json: String {
    get throws { try JSONText.of(values) }
  }

  var form: Form { Form(values.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }) }

  subscript(_ name: String) -> String { values[name] ?? "" }

  func isTicked(_ name: String) -> Bool { !self[name].isEmpty && self[name] != "no" }

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

  /// "recommendation.3."
  static func recommendation(_ index: Int) -> String { "recommendation.\(index)." }

  /// "finding.3."
  static func finding(_ index: Int) -> String { "finding.\(index)." }

  private static let plainNames: Set<String> = [
    "framework", "council", "councilConfirmed", "another", "title", "leadInspector", "reportLink",
    "notLookedAt", "added", "publish",
  ]

  private static func isOurs(_ name: String) -> Bool {
    plainNames.contains(name)
      || ["visitStart", "visitEnd", "receivedOn", "publishedOn"].contains {
        name == $0 || name == $0 + "-month" || name == $0 + "-year"
      }
      || ["judgement.", "recommendation.", "finding.", "declared."].contains { name.hasPrefix($0) }
  }

  private static func isTick(_ name: String) -> Bool {
    ["councilConfirmed", "another", "publish"].contains(name) || name.hasSuffix(".omit")
  }

  private mutating func set(_ name: String, _ value: PaperReading.Value?) {
    guard let date = value.flatMap({ CivilDate($0.text) }) else { return }
    for field in date.formFields(named: name) { values[field.name] = field.value }
  }
}
