import Kernel
import Storage

/// A framework with its areas in printed order and its grade scale.
public struct FrameworkVersion: Hashable, Sendable {
  public let framework: Framework
  public let areas: [FrameworkArea]
  public let grades: [FrameworkGrade]

  public init(framework: Framework, areas: [FrameworkArea], grades: [FrameworkGrade]) {
    self.framework = framework
    self.areas = areas.sorted { $0.position < $1.position }
    self.grades = grades.sorted { ($0.part, $0.position) < ($1.part, $1.position) }
  }

  public var id: ID<Framework> { framework.id }

  /// Whether its reports give grades at all; visits and joint inspections do not.
  public var isGraded: Bool { !areas.isEmpty }

  /// The judgement of the whole; nil where the framework has none.
  public var overall: FrameworkArea? { areas.first(where: \.isOverall) }

  /// The scale that an area is graded on, the best first.
  public func scale(of area: FrameworkArea) -> [FrameworkGrade] {
    grades.filter { $0.part == area.part }
  }

  /// The scale of the main part.
  public var scale: [FrameworkGrade] { grades.filter { $0.part.isEmpty } }

  /// The parts with a scale of their own, besides the main one.
  public var otherParts: [String] {
    var seen: [String] = []
    for grade in grades where !grade.part.isEmpty && !seen.contains(grade.part) {
      seen.append(grade.part)
    }
    return seen
  }

  public func area(_ code: String) -> FrameworkArea? { areas.first { $0.code == code } }

  public func area(_ id: ID<FrameworkArea>) -> FrameworkArea? { areas.first { $0.id == id } }

  public func grade(_ id: ID<FrameworkGrade>) -> FrameworkGrade? { grades.first { $0.id == id } }

  /// The grade with this code on the scale of an area; nil when the scale has none such.
  public func grade(_ code: String, for area: FrameworkArea) -> FrameworkGrade? {
    scale(of: area).first { $0.code == code }
  }

  /// "Outstanding, Good, Adequate or Inadequate": the ratings of an area's scale, for messages.
  func scaleInWords(for area: FrameworkArea) -> String {
    Words.list(scale(of: area).map(\.name), last: "or")
  }
}
