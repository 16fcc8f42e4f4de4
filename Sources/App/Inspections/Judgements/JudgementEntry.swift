import Kernel
import Storage

/// What is said about one area: a grade of its scale, why, and the findings it rests on.
public struct JudgementEntry: Hashable, Sendable {
  /// The code of the area: `leadership`.
  public var area: String
  /// The code of the grade; empty when none is given yet.
  public var grade: String
  public var rationale: String
  public var findings: [ID<Finding>]
  public var page: Int?
  /// The version of the judgement that the form was opened with, 0 for none; nil when nobody read
  /// it before.
  public var readAt: Int?

  public init(
    area: String, grade: String, rationale: String = "", findings: [ID<Finding>] = [],
    page: Int? = nil, readAt: Int? = nil
  ) {
    self.area = area
    self.grade = grade
    self.rationale = rationale
    self.findings = findings
    self.page = page
    self.readAt = readAt
  }
}

/// What judgements have to be to belong to a framework.
struct JudgementRules {
  let framework: FrameworkVersion

  private var name: String { framework.framework.shortName }

  func problems(_ entries: [JudgementEntry]) -> [Problem] {
    var found: [Problem] = []
    var seen: Set<String> = []
    for entry in entries {
      guard let area = framework.area(entry.area) else {
        found.append(
          Problem(noSuchArea(entry.area), field: "judgement.\(entry.area)"))
        continue
      }
      if !seen.insert(entry.area).inserted {
        found.append(
          Problem(
            "\(area.name) is judged twice. Each area has one judgement.",
            field: "judgement.\(entry.area)"))
      }
      if !entry.grade.isEmpty, framework.grade(entry.grade, for: area) == nil {
        found.append(
          Problem(noSuchGrade(entry.grade, for: area), field: "judgement.\(entry.area)"))
      }
    }
    return found
  }

  private func noSuchArea(_ code: String) -> String {
    guard framework.isGraded else {
      return "\(name) gives no judgements, only words. Record what it says as findings."
    }
    return
      "“\(code)” is not one of the \(Words.count(framework.areas.count, "judgement")) that \(name) gives: \(Words.list(framework.areas.map(\.name)))."
  }

  private func noSuchGrade(_ code: String, for area: FrameworkArea) -> String {
    let words = code.split(separator: "_").joined(separator: " ")
    return
      "\(area.name): “\(words)” is not a grade of \(name). Choose \(framework.scaleInWords(for: area))."
  }
}
