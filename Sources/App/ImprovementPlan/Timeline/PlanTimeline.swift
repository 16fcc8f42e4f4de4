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

  /// Bars that stand together: those of a recommendation, of a heading of the council's own, or of
  /// a body.
  struct Group {
    /// "REC-2012-07", the heading, or what the body is called.
    let name: String
    let title: String
    /// Both ratings of the recommendation, in words, and what they leave out; of a heading of the
    /// council's own only delivery; empty for a body.
    let standing: String
    let bars: [Bar]
    /// That the recommendation has no action.
    let gap: Gap?

    /// What stands above its bars, in the drawing and in the table.
    var heading: String { standing.isEmpty ? title : "\(title) (\(standing))" }
  }

  /// A recommendation that no action serves: over which days that has been, or will be, so.
  struct Gap {
    let item: PlanItem
    let from: CivilDate
    /// When the recommendation is due; nil without a date.
    let to: CivilDate?

    /// When it was due first.
    var firstDue: CivilDate? { item.ledger.firstThatCounts?.dueOn ?? to }

    /// What is written where its actions would stand.
    static let words = "No action serves it yet"
  }

  let groups: [Group]

  /// As they are drawn: an action that serves two recommendations stands under both.
  var bars: [Bar] { groups.flatMap(\.bars) }

  /// Every day that is drawn.
  var days: [CivilDate] {
    groups.flatMap { group in
      group.bars.flatMap(\.days) + [group.gap?.from, group.gap?.to].compactMap(\.self)
    }
  }

  /// - Parameters:
  ///   - body: only actions that this body answers for.
  ///   - rating: only actions that are rated so. Where the actions are narrowed down in either way,
  ///     recommendations without any are left out too.
  init(
    _ overview: PlanOverview, by grouping: Grouping, body: Body.ID? = nil,
    rating: DeliveryRating? = nil
  ) {
    let names = Dictionary(
      overview.items.map { ($0.recommendation.id, $0.recommendation.reference) },
      uniquingKeysWith: { first, _ in first })
    let bars = overview.standing.compactMap { item -> Bar? in
      guard let shown = overview.ratings.actions[item.action.id],
        body == nil || item.action.leadBody == body, rating == nil || shown.shown == rating
      else { return nil }
      return Bar(item, shown, overview, names: names)
    }
    let showsGaps = body == nil && rating == nil
    groups =
      switch grouping {
      case .partner:
        Self.byBody(bars)
          + (showsGaps
            ? overview.items.filter(\.actions.isEmpty).map { Group(gap: $0, overview) } : [])
      case .outcome: Self.byOutcome(bars, overview, showsGaps: showsGaps)
      }
  }

  private static func byBody(_ bars: [Bar]) -> [Group] {
    Dictionary(grouping: bars) { $0.item.leadBody?.name ?? "" }
      .sorted { ($0.key.isEmpty ? 1 : 0, $0.key) < ($1.key.isEmpty ? 1 : 0, $1.key) }
      .map {
        let name = $0.key.isEmpty ? "No body answers yet" : $0.key
        return Group(name: name, title: name, standing: "", bars: inOrder($0.value), gap: nil)
      }
  }

  /// Each action under every recommendation that it serves; from the second on it is marked as the
  /// same.
  private static func byOutcome(
    _ bars: [Bar], _ overview: PlanOverview, showsGaps: Bool
  ) -> [Group] {
    var first: [Action.ID: String] = [:]
    var groups: [Group] = []
    for item in overview.items {
      let own = bars.filter { $0.item.serves.contains(item.recommendation.id) }
      if own.isEmpty {
        if showsGaps, item.actions.isEmpty { groups.append(Group(gap: item, overview)) }
        continue
      }
      let reference = item.recommendation.reference
      groups.append(
        Group(
          item, overview, gap: nil,
          bars: inOrder(own).map { bar in
            var bar = bar
            bar.sameAs = first[bar.action.id]
            if bar.sameAs == nil { first[bar.action.id] = reference }
            return bar
          }))
    }
    return groups
      + overview.ownHeadings.compactMap { heading in
        let own = Set(heading.actions.map(\.action.id))
        let under = bars.filter { own.contains($0.action.id) }
        return under.isEmpty
          ? nil
          : Group(
            name: heading.title, title: heading.title,
            standing: "Delivery: \(heading.deliveryWord).",
            bars: inOrder(under), gap: nil)
      }
  }

  private static func inOrder(_ bars: [Bar]) -> [Bar] {
    bars.sorted {
      ($0.end ?? .latest, $0.action.number) < ($1.end ?? .latest, $1.action.number)
    }
  }
}

extension PlanTimeline.Group {
  fileprivate init(
    _ item: PlanItem, _ overview: PlanOverview, gap: PlanTimeline.Gap?, bars: [PlanTimeline.Bar]
  ) {
    let ratings = overview.ratings
    let text = item.outcome.text.isEmpty ? item.recommendation.text : item.outcome.text
    let dropped = WithdrawnLine.servedNote(ratings.withdrawnLate(ofOutcome: item.outcome.id))
    self.init(
      name: item.recommendation.reference, title: "\(item.recommendation.bothReferences) \(text)",
      standing:
        "Delivery: \(ratings.deliveryWord(ofOutcome: item.outcome.id) ?? DeliveryRule.noAction). Impact: \(ratings.impactWord(ofOutcome: item.outcome.id))."
        + (dropped.map { " \($0)." } ?? ""),
      bars: bars, gap: gap)
  }

  fileprivate init(gap item: PlanItem, _ overview: PlanOverview) {
    let from = overview.plan.datedOn
    self.init(
      item, overview,
      gap: PlanTimeline.Gap(
        item: item, from: item.dueOn.map { min($0, from) } ?? from, to: item.dueOn), bars: [])
  }
}
