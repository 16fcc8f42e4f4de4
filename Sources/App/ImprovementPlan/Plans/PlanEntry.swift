import Civil
import Kernel

/// What a person enters about a plan itself.
public struct PlanEntry: Hashable, Sendable {
  public var title: String
  public var versionLabel: String
  public var datedOn: CivilDate
  public var owningBody: Body.ID?
  public var ambition: String

  public init(
    title: String, versionLabel: String, datedOn: CivilDate, owningBody: Body.ID? = nil,
    ambition: String = ""
  ) {
    self.title = title
    self.versionLabel = versionLabel
    self.datedOn = datedOn
    self.owningBody = owningBody
    self.ambition = ambition
  }
}

extension PlanEntry {
  /// What is wrong with it, in words.
  var problems: [Problem] {
    title.isEmpty ? [Problem("Give the plan a title.", field: "title")] : []
  }
}
