import Civil

/// One row of a council's plan, typed by a confirmed mapping.
public struct PlanEntry: Sendable {
  public var place: PlanPlace
  /// The banner row or theme it stands under.
  public var section: String?
  public var reference: String?
  public var recommendation: String?
  public var action: String?
  /// What its cell of milestones lists, in order; those without a day stay words.
  public var milestones: [PlanMilestone] = []
  public var outcome: String?
  public var measure: String?
  /// Who leads, each by itself.
  public var owners: [String] = []
  public var partners: [String] = []
  public var start: PlanDate?
  public var due: PlanDate?
  /// Where the cell says the date was moved: to when, in order.
  public var movedTo: [PlanDate] = []
  public var completed: PlanDate?
  /// The rating of the work.
  public var rating: PlanRating?
  public var impactRating: PlanRating?
  public var status: String?
  public var progress: String?
  public var evidence: String?
  public var resources: String?
  public var theme: String?
  /// Dates and words stand in one another's columns, as where cells of the row slipped sideways.
  public var looksShifted = false
  /// Where the cell of the action lists several: what they would be, each by itself.
  public var proposedSplit: PlanSplit?
}

/// A plan read by a mapping: rows in order, and all that needs a look.
public struct PlanReading: Sendable {
  /// A recommendation with the rows under it.
  public struct Recommendation: Sendable {
    public var reference: String?
    public var text: String
    public var place: PlanPlace
    /// Indices into `entries`.
    public var entries: [Int]
  }

  public var entries: [PlanEntry] = []
  public var problems: [PlanProblem] = []
  /// Rows that look like notes or totals, as they would be if they were actions all the same.
  public var setAside: [PlanEntry] = []
  /// How many rows stand in tables that were not taken.
  public var leftRows = 0

  /// How many actions name no recommendation.
  public var actionsWithoutRecommendation: Int {
    entries.count { $0.action != nil && $0.recommendation == nil }
  }

  /// The recommendations in the order in which they are first named, each once.
  public var recommendations: [Recommendation] {
    var found: [Recommendation] = []
    var index: [String: Int] = [:]
    for (position, entry) in entries.enumerated() {
      guard let text = entry.recommendation else { continue }
      let key = TextKey.lettersAndDigits(text)
      if let known = index[key] {
        found[known].entries.append(position)
      } else {
        index[key] = found.count
        found.append(
          Recommendation(
            reference: entry.action == nil ? entry.reference : nil, text: text, place: entry.place,
            entries: [position]))
      }
    }
    return found
  }
}
