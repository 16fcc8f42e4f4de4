import Civil
import Inspections
import Kernel
import Storage

/// All that the pages of one plan show, read in one transaction with as many queries as there are
/// kinds of things, however long the plan is.
struct PlanOverview: Sendable {
  let plan: Plan
  let dates: PlanDates
  /// The past day whose state this is; nil for today.
  let asAt: CivilDate?
  /// How it was closed; nil while it is open.
  let closing: PlanClosing?
  let owningBody: Body?
  let sources: [PlanSource]
  let items: [PlanItem]
  /// All actions of the plan, withdrawn ones too, by number.
  let actions: [PlanAction]
  /// How many recommendations of its inspections the plan does not have.
  let missing: Int
  /// The council's own headings over the actions that came with a plan it brought in.
  let headings: [Action.ID: String]
  /// How each action and each recommendation is rated, and what proves it.
  let ratings: PlanRatings
}

/// An inspection that the plan follows, with the clocks that started when its report was received.
struct PlanSource: Sendable {
  let link: PlanInspection
  let inspection: Inspection
  let clocks: [DutyClock]
}

/// A recommendation in a plan.
struct PlanItem: Sendable {
  let outcome: PlanOutcome
  let recommendation: Recommendation
  /// Its due dates, first line first; empty when it has none.
  let ledger: [DueDateEntry]
  /// The actions that serve it and stand.
  let actions: [PlanAction]
  /// Only for recommendations to be met immediately.
  let start: StartCheck?

  /// When it is due now: the last line of the ledger, else what the inspectors set.
  var dueOn: CivilDate? { ledger.last?.dueOn ?? recommendation.dueOn }
}

extension PlanItem {
  /// What the inspectors' date has become since the publication date was corrected, where somebody
  /// had decided another date before that: what people decide is not moved behind their back, and
  /// they are told.
  var correctedInspectorsDate: CivilDate? {
    guard let due = recommendation.dueOn, let last = ledger.last, !last.isDerived,
      ledger.contains(where: \.isDerived),
      !ledger.contains(where: { $0.isDerived && $0.dueOn == due })
    else { return nil }
    return due
  }

  /// How the recommendation stands.
  func standing(_ ratings: PlanRatings) -> String {
    ratings.standing(ofOutcome: outcome.id, actions: actions.map(\.action))
  }
}

/// An action with what is shown beside it.
struct PlanAction: Sendable {
  let action: Action
  let owner: OwnerName?
  let leadBody: Body?
  /// Its due dates, first line first; empty when it never had one.
  let ledger: [DueDateEntry]
  /// What says by when it is expected; nil when nothing does.
  let expectation: ProgressUpdate?
  let lateness: Lateness
  let warnings: [PlanWarning]
  let serves: [Recommendation.ID]
  /// The bodies that help with it.
  var partners: [Body.ID] = []

  /// The last line of its ledger: who set the date it has.
  var due: DueDateEntry? { ledger.last }
}

extension PlanOverview {
  var coverage: Coverage {
    Coverage(
      of: items.map {
        Coverage.Gap(recommendation: $0.recommendation.id, reference: $0.recommendation.reference)
      },
      actions: Dictionary(
        items.map { ($0.recommendation.id, $0.actions.count) },
        uniquingKeysWith: { first, _ in first }))
  }

  /// The inspection in which something was recommended, while the plan answers it.
  func inspection(of item: PlanItem) -> Inspection? {
    sources.first { $0.inspection.id == item.recommendation.inspection }?.inspection
  }

  /// The actions that count.
  var standing: [PlanAction] { actions.filter { !$0.action.isWithdrawn } }

  /// Those that were taken out of the plan after their first due date.
  var withdrawnLate: [PlanAction] { actions.filter(\.action.isWithdrawnLate) }

  /// The actions that stand and serve no recommendation of the plan.
  var servingNothing: [PlanAction] {
    let own = Set(items.map(\.recommendation.id))
    return standing.filter { own.isDisjoint(with: $0.serves) }
  }

  /// The actions that are late today, the longest first.
  var late: [PlanAction] {
    standing.filter(\.lateness.isLate).sorted {
      ($0.action.dueOn ?? .latest) < ($1.action.dueOn ?? .latest)
    }
  }

  /// The recommendations by the inspectors' timescale, in the order of urgency; those without one
  /// last.
  var groups: [(timescale: Timescale?, items: [PlanItem])] {
    let order: [Timescale?] = Timescale.allCases + [nil]
    return order.compactMap { timescale in
      let found = items.filter { $0.recommendation.timescale == timescale }
      return found.isEmpty ? nil : (timescale, found)
    }
  }
}
