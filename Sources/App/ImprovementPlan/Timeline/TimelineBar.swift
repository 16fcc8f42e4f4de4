import Civil
import Inspections
import Kernel

extension PlanTimeline {
  /// One action along the days.
  struct Bar {
    let item: PlanAction
    let references: [String]
    let milestones: [Milestone]
    let rating: DeliveryRating
    /// What the council calls the rating.
    let word: String
    /// Whether its work is said to be complete and nobody else has verified it yet.
    let awaitsVerification: Bool
    /// The first day of the bar, and where it comes from.
    let start: CivilDate
    let startWords: String
    /// Where the bar ends: the day it was done, else the day it is due; nil without either.
    let end: CivilDate?
    /// Of an action that is drawn before: under which recommendation.
    var sameAs: String?

    var action: Action { item.action }

    /// The rating as it is written beside the bar.
    var words: String {
      word + (awaitsVerification ? ", complete, not verified yet" : "")
        + (end == nil ? ", no date" : "")
    }

    /// That it is drawn before; empty where it is not.
    var sameWords: String { sameAs.map { "the same as under \($0)" } ?? "" }

    /// By when its owner expects it, while it is open; nil where nobody has said.
    var expectedOn: CivilDate? { item.expectation?.expectedOn }

    /// The due dates it had before the one it has, first one first.
    var formerDueDates: [CivilDate] {
      var days: [CivilDate] = []
      // A day that was reckoned wrongly was never promised.
      for line in item.ledger.counted
      where line.dueOn != action.dueOn && !days.contains(line.dueOn) {
        days.append(line.dueOn)
      }
      return days
    }

    /// Every day that is drawn for it.
    var days: [CivilDate] {
      [start] + [end, action.dueOn, expectedOn].compactMap { $0 } + formerDueDates
        + milestones.flatMap { [$0.dueOn, $0.doneOn].compactMap { $0 } }
    }
  }
}

extension PlanTimeline.Bar {
  init(
    _ item: PlanAction, _ rating: Rating, _ overview: PlanOverview,
    names: [Recommendation.ID: String]
  ) {
    let action = item.action
    self.item = item
    references = item.serves.compactMap { names[$0] }.sorted()
    milestones = overview.ratings.milestones[action.id] ?? []
    self.rating = rating.shown
    word = overview.ratings.rule.word(for: rating.shown)
    awaitsVerification = rating.proposed.awaitsVerification
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
