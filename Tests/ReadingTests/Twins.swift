import Civil
import Foundation
import Reading
import Testing

/// The invented reports in `Fixtures/reports`: what `pdftotext -layout` would give of them.
enum Twin {
  static let names = [
    "area-send", "cp-2012", "focused-visit", "ilacs-2018", "ilacs-2019-split-table", "ilacs-2022",
    "ilacs-2024", "ilacs-2026", "ilacs-paragraph", "jar-2009", "jtai-2019", "jtai-2023",
    "lac-2013", "lscb-review", "monitoring-visit", "sif-2014", "sif-2016", "sif-reinspection",
  ]

  static func text(_ name: String) throws -> [UInt8] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent()
      .deletingLastPathComponent()
    let url = root.appendingPathComponent("Fixtures/reports/\(name).txt")
    return Array(try Data(contentsOf: url))
  }

  /// A twin with some of its words replaced; fails where it does not hold them.
  static func changed(
    _ name: String, _ changes: [(String, String)], today: CivilDate? = nil
  ) throws -> InspectionReport {
    var text = String(decoding: try Twin.text(name), as: UTF8.self)
    for (old, new) in changes {
      try #require(text.contains(old), "the twin no longer holds “\(old)”")
      text = text.replacing(old, with: new)
    }
    return try ReportReading.read(text: Array(text.utf8), file: "variant.pdf", today: today)
  }

  static func report(_ name: String) throws -> InspectionReport {
    try ReportReading.read(text: try text(name), file: name + ".pdf")
  }
}

extension InspectionReport {
  /// "overall=good" for each judgement, in order.
  var grades: [String] { judgements.map { "\($0.key.rawValue)=\($0.grade.value.rawValue)" } }

  var gradesByKey: [JudgementKey: Grade] {
    Dictionary(judgements.map { ($0.key, $0.grade.value) }) { first, _ in first }
  }

  var isCertainOfGrades: Bool { judgements.allSatisfy { $0.grade.certainty == .certain } }
}

extension Twin {
  /// The invented summary for children with some of its words replaced.
  static func summary(_ changes: [(String, String)]) throws -> InspectionReport {
    var url = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { url.deleteLastPathComponent() }
    url.appendPathComponent("Fixtures/summaries/thornmere-2012.txt")
    var text = try String(contentsOf: url, encoding: .utf8)
    for (old, new) in changes {
      try #require(text.contains(old), "the summary no longer holds “\(old)”")
      text = text.replacing(old, with: new)
    }
    return try ReportReading.read(text: Array(text.utf8), file: "summary.txt")
  }
}
