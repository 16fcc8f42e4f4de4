import Civil
import Reading

/// What two readings of the same paper must agree on, by field; spacing, quotes, hyphens and list
/// marks do not matter.
struct ReportFacts {
  var fields: [(name: String, value: [String])]

  init(_ report: InspectionReport) {
    fields = [
      ("kind", [report.kind.value.rawValue]),
      ("authority", [ReportFacts.plain(report.authority?.value ?? "")]),
      ("start", [report.inspectionStart?.value.description ?? ""]),
      ("end", [report.inspectionEnd?.value.description ?? ""]),
      ("published", [report.published?.value.description ?? ""]),
      ("lead", [ReportFacts.plain(report.leadInspector?.value ?? "")]),
      (
        "grades",
        report.judgements.map { "\($0.key.rawValue)=\($0.grade.value.rawValue)" }
      ),
      (
        "improvements",
        report.improvements.map {
          ReportFacts.plain($0.text.value) + "|" + ReportFacts.plain($0.section) + "|"
            + ReportFacts.plain($0.timescale?.rawValue ?? "")
        }
      ),
      ("findings", [String(report.findings.map(\.number).max() ?? 0)]),
    ]
  }

  /// The names of the fields that differ.
  func differences(from other: ReportFacts) -> [String] {
    zip(fields, other.fields).filter { $0.value != $1.value }.map { $0.0.name }
  }

  /// Grades that are called certain and are not those of the undamaged paper.
  static func wrongCertain(
    _ report: InspectionReport, right: [JudgementKey: Grade]
  ) -> [Judgement] {
    report.judgements.filter {
      $0.grade.certainty == .certain && right[$0.key] != $0.grade.value
    }
  }

  static func plain(_ text: String) -> String {
    var out = ""
    for scalar in text.lowercased().unicodeScalars {
      switch scalar {
      case "\u{FB00}": out += "ff"
      case "\u{FB01}": out += "fi"
      case "\u{FB02}": out += "fl"
      case "\u{FB03}": out += "ffi"
      case "\u{FB04}": out += "ffl"
      case let scalar where scalar.properties.isAlphabetic || ("0"..."9").contains(scalar):
        out.unicodeScalars.append(scalar)
      default: break
      }
    }
    return out
  }
}
