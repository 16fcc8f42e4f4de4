import Civil

/// What inspectors wrote for children and young people: a part of a report, or a paper of its own.
public struct ChildSummary: Sendable {
  /// The heading of the part, or the title of the paper.
  public var heading: Located<String>
  /// Every point or paragraph, in printed order.
  public var items: [Located<String>]
  /// A paper of its own and not a part of a report.
  public var isWholePaper = false
  /// What it says the inspection is for, and whom it looks at.
  public var purpose: Located<String>?
  /// The overall grade as the summary gives it.
  public var grade: Located<Grade>?
  /// What the grades mean, in the summary's words.
  public var gradeDefinitions: [GradeDefinition] = []
  /// What was found to be good, or adequate where the scale has that grade.
  public var good: [Located<String>] = []
  /// What needs to be better.
  public var needsImproving: [Located<String>] = []
  /// Who was told: "Director".
  public var toldTo: Located<String>?
  /// What adults promised to do next.
  public var promises: [ChildPromise] = []
  /// The day the full report was published.
  public var fullReportPublished: Located<CivilDate>?
  /// Where the full report is to be found.
  public var fullReportLink: Located<String>?
}

/// What one grade means, in plain words.
public struct GradeDefinition: Sendable, Hashable {
  public var grade: Grade
  public var text: Located<String>
}

/// Something the summary says adults will do.
public struct ChildPromise: Sendable, Hashable {
  /// The raw values are those of `read --format jsonl`.
  public enum Kind: String, CaseIterable, Sendable {
    /// A plan will show how things get better.
    case plan
    /// It will be said when children and young people are asked.
    case consultationDates = "consultation-dates"
    /// It will be said which groups are asked.
    case consultationGroups = "consultation-groups"
    case other
  }

  public var kind: Kind
  /// Who promised: "The council".
  public var by: String?
  /// The sentence that promises.
  public var text: Located<String>
}
