import Civil
import Inspections
import Kernel
import Storage

/// What the measures of one plan say on a day, with the records behind them.
struct PlanMeasures: Sendable {
  /// A record that a measure counts.
  struct Counted<Of: Record>: Sendable {
    let id: ID<Of>
    /// Whether it stands above the line too.
    let isMet: Bool
  }

  let onTime: [Counted<Action>]
  /// How many of those were withdrawn after their date.
  let withdrawnLate: Int
  let proven: [Counted<PlanOutcome>]
  let partners: PartnerMeasure
  let partnerActions: [Counted<Action>]

  /// - Parameter agencies: the bodies that are other organisations than the council.
  init(
    actions: [Action], outcomes: [PlanOutcome], _ ratings: PlanRatings, _ dates: PlanDates,
    agencies: Set<Body.ID>
  ) {
    let due = actions.compactMap { action in
      Timeliness(of: action, on: dates.today, calendar: dates.calendar).isMet.map { (action, $0) }
    }
    onTime = due.map { Counted(id: $0.id, isMet: $1) }
    withdrawnLate = due.count { $0.0.isWithdrawn }
    proven = outcomes.map { Counted(id: $0.id, isMet: ratings.isProven($0.id)) }
    let led = actions.filter { !$0.isWithdrawn && $0.leadBody.map(agencies.contains) ?? false }
    partners = PartnerMeasure.byBody(led, ratings.actions, dates).values.reduce(PartnerMeasure(), +)
    partnerActions = led.compactMap { action in
      ratings.actions[action.id].map {
        Counted(id: action.id, isMet: PartnerMeasure.isOnTrack($0.shown))
      }
    }
  }

  func value(_ measure: Measure) -> MeasureValue {
    switch measure {
    case .actionsOnTime:
      MeasureValue(
        measure, onTime.count(where: \.isMet), of: onTime.count, withdrawn: withdrawnLate)
    case .recommendationsProven:
      MeasureValue(measure, proven.count(where: \.isMet), of: proven.count)
    case .partnerActionsOnTrack: MeasureValue(measure, partners.onTrack, of: partners.led)
    }
  }
}

extension MeasureValue {
  /// M64 of the actions whose original due date lies in the month of a day.
  ///
  /// - Parameter judged: the day on which the month's last date has run out, or the day up to which
  ///   a month that still runs is looked at.
  static func onTime(
    _ actions: [Action], dueIn day: CivilDate, judged: CivilDate, calendar: WorkingCalendar
  ) -> MeasureValue {
    let month = day.firstOfMonth...day.lastOfMonth
    let due = actions.filter { $0.firstDueOn.map(month.contains) ?? false }
      .compactMap { action in
        Timeliness(of: action, on: judged, calendar: calendar).isMet.map { (action, $0) }
      }
    return MeasureValue(
      .actionsOnTime, due.count(where: \.1), of: due.count,
      withdrawn: due.count { $0.0.isWithdrawn })
  }
}

extension PlanOverview {
  /// What its measures say on its day.
  var measures: PlanMeasures {
    PlanMeasures(
      actions: actions.map(\.action), outcomes: items.map(\.outcome), ratings, dates,
      agencies: agencies)
  }

  /// The bodies in it that are other organisations than the council.
  private var agencies: Set<Body.ID> {
    Set(actions.compactMap(\.leadBody).filter(\.kind.isPartnerAgency).map(\.id))
  }

  /// When the plan as a whole may be complete. What nothing is done about is not.
  func forecast(_ rule: FigureRule) -> Forecast {
    let found = forecaster(rule).forecast(ofAll: standing.map(\.action.id))
    let gaps = coverage.gaps.count
    return found == .complete && gaps > 0 ? .uncovered(gaps) : found
  }

  /// What forecasts are made from.
  func forecaster(_ rule: FigureRule) -> Forecaster {
    let timescales = Dictionary(
      items.map { ($0.recommendation.id, $0.recommendation.timescale) },
      uniquingKeysWith: { first, _ in first })
    return Forecaster(
      standing.map { item in
        ForecastSubject(
          id: item.action.id, firstDueOn: item.action.firstDueOn,
          completedOn: item.action.completedOn,
          timescale: item.serves.compactMap { timescales[$0] ?? nil }.mostUrgent)
      }, rule: rule, dates)
  }
}
