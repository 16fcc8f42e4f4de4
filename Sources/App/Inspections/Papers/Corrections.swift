import Civil
import Web

/// What a person corrected in a reading: the value that was read and the one that was accepted.
struct Correction: Codable, Hashable, Sendable {
  /// What it is about, for people: "Visit end".
  var what: String
  /// Empty when nothing had been read.
  var read: String
  /// Empty when it was taken out.
  var accepted: String
}

extension Correction {
  /// Every difference between a reading and what was accepted.
  static func all(
    reading: PaperReading, accepted: ReviewAnswers, framework: FrameworkVersion
  ) -> [Correction] {
    let read = ReviewAnswers(reading: reading)
    var found: [Correction] = []
    func compare(_ what: String, _ before: String, _ after: String) {
      let (before, after) = (before.collapsed, after.collapsed)
      if before != after { found.append(Correction(what: what, read: before, accepted: after)) }
    }
    func timescale(_ code: String) -> String { Timescale(rawValue: code)?.title ?? code }
    for (name, what) in [
      ("framework", "Framework"), ("council", "Council"), ("leadInspector", "Lead inspector"),
    ] { compare(what, read[name], accepted[name]) }
    for (name, what) in [
      ("visitStart", "Visit start"), ("visitEnd", "Visit end"), ("publishedOn", "Published"),
    ] { compare(what, read.date(name), accepted.date(name)) }
    for area in framework.areas {
      func grade(_ answers: ReviewAnswers) -> String {
        let code = answers["judgement.\(area.code)"]
        return framework.grade(code, for: area)?.name ?? code.replacing("_", with: " ")
      }
      compare(area.name, grade(read), grade(accepted))
    }
    for row in 0..<(reading.recommendations.count + accepted.added) {
      let name = ReviewAnswers.recommendation(row)
      let isOut = accepted.isTicked(name + "omit")
      compare(
        "Recommendation \(row + 1)", read[name + "text"], isOut ? "" : accepted[name + "text"])
      if isOut { continue }
      compare(
        "Recommendation \(row + 1), timescale", timescale(read[name + "timescale"]),
        timescale(accepted[name + "timescale"]))
      compare(
        "Recommendation \(row + 1), heading", read[name + "section"], accepted[name + "section"])
    }
    for row in reading.findings.indices where !accepted["finding.\(row).kind"].isEmpty {
      let name = ReviewAnswers.finding(row)
      compare(
        reading.title(ofFinding: row), read[name + "text"], accepted[name + "text"])
    }
    return found
  }
}

extension ReviewAnswers {
  /// A date's three fields as one text; ISO when they make a date.
  func date(_ name: String) -> String {
    var entry = form.entry()
    if let date = entry.optionalDate(name, name) { return date.description }
    return [self[name], self[name + "-month"], self[name + "-year"]].filter { !$0.isEmpty }
      .joined(separator: " ")
  }
}

extension String {
  /// With single spaces, for comparing texts that were broken into lines.
  var collapsed: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
