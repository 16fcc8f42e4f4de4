import Civil
import Inspections
import Kernel

/// The actions of a plan laid along the days: what the drawing shows and, figure for figure, the
/// table under it.
struct PlanTimeline {
  /// How its bars are put together.
  enum Grouping: String, CaseIterable {
    case outcome, partner

    var title: String {
      switch self {
      case .outcome: "Outcome"
      case .partner: "Body that answers"
      }
    }
  }

  /// One action along the days.
  struct Bar {
    let item: PlanAction
    let references: [String]
    let milestones: [Milestone]
    let rating: DeliveryRating
    let word: String
    /// The first day of the bar, and where it comes from.
    let start: CivilDate
    let startWords: String
    /// Where the bar ends: the day it was done, else the day it is due; nil without either.
    let end: CivilDate?

    var action: Action { item.action }

    /// The due dates it had before the one it has, first one first.
    var formerDueDates: [CivilDate] {
      var days: [CivilDate] = []
      for line in item.ledger where line.dueOn != action.dueOn && !days.contains(line.dueOn) {
        days.append(line.dueOn)
      }
      return days
    }

    /// Every day that is drawn for it.
    var days: [CivilDate] {
      [start] + [end, action.dueOn].compactMap { $0 } + formerDueDates
        + milestones.flatMap { [$0.dueOn, $0.doneOn].compactMap { $0 } }
    }
  }

  struct Group {
    let title: String
    let bars: [Bar]
  }

  let groups: [Group]

  var bars: [Bar] { groups.flatMap(\.bars) }

  /// - Parameters:
  ///   - body: only actions that this body answers for.
  ///   - rating: only actions that are rated so.
  init(
    _ overview: PlanOverview, by grouping: Grouping, body: Body.ID? = nil,
    rating: DeliveryRating? = nil
  ) {
    let names = Dictionary(
      overview.items.map { ($0.recommendation.id, $0.recommendation.reference) },
      uniquingKeysWith: { first, _ in first })
    let bars = overview.standing.compactMap { item -> Bar? in
      guard let shown = overview.ratings.actions[item.action.id]?.shown,
        body == nil || item.action.leadBody == body, rating == nil || shown == rating
      else { return nil }
      return Bar(item, shown, overview, names: names)
    }
    groups =
      switch grouping {
      case .partner: Self.byBody(bars)
      case .outcome: Self.byOutcome(bars, overview)
      }
  }

  private static func byBody(_ bars: [Bar]) -> [Group] {
    Dictionary(grouping: bars) { $0.item.leadBody?.name ?? "" }
      .sorted { ($0.key.isEmpty ? 1 : 0, $0.key) < ($1.key.isEmpty ? 1 : 0, $1.key) }
      .map {
        Group(title: $0.key.isEmpty ? "No body answers yet" : $0.key, bars: inOrder($0.value))
      }
  }

  /// Each action once, under the first recommendation of the plan that it serves.
  private static func byOutcome(_ bars: [Bar], _ overview: PlanOverview) -> [Group] {
    var left = bars
    var groups: [Group] = []
    for item in overview.items {
      let own = left.filter { $0.item.serves.contains(item.recommendation.id) }
      guard !own.isEmpty else { continue }
      left.removeAll { $0.item.serves.contains(item.recommendation.id) }
      let text = item.outcome.text.isEmpty ? item.recommendation.text : item.outcome.text
      groups.append(
        Group(title: "\(item.recommendation.reference) \(text)", bars: inOrder(own)))
    }
    return left.isEmpty
      ? groups : groups + [Group(title: "No recommendation", bars: inOrder(left))]
  }

  private static func inOrder(_ bars: [Bar]) -> [Bar] {
    bars.sorted {
      ($0.end ?? .latest, $0.action.number) < ($1.end ?? .latest, $1.action.number)
    }
  }
}

extension PlanTimeline.Bar {
  fileprivate init(
    _ item: PlanAction, _ rating: DeliveryRating, _ overview: PlanOverview,
    names: [Recommendation.ID: String]
  ) {
    let action = item.action
    self.item = item
    references = item.serves.compactMap { names[$0] }
    milestones = overview.ratings.milestones[action.id] ?? []
    self.rating = rating
    word = overview.ratings.rule.word(for: rating)
    end = action.completedOn ?? action.dueOn
    let told: (CivilDate, String) =
      if let began = action.startedOn {
        (began, "work began")
      } else if let planned = action.startOn {
        (planned, "to start")
      } else {
        (overview.plan.datedOn, "no start given: the day of the plan")
      }
    // Dates brought in from a council's own file may end before they begin.
    start = min(told.0, end ?? told.0)
    startWords = told.1
  }
}
