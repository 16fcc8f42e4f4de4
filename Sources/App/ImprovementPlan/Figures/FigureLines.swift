import Civil
import Inspections
import Kernel
import SiteMap

/// A record that a figure counts.
struct FigureLine: Sendable {
  let title: String
  let address: Address
  let owner: String
  let first: CivilDate?
  let standing: Standing
  /// Whether it stands above the line; nil for a count, which has no such line.
  let isMet: Bool?

  /// How it stands; its days are written out on a page, and as they are stored in a file.
  enum Standing: Sendable {
    case complete(CivilDate, said: CivilDate?)
    case signedOff(CivilDate)
    case withdrawn(CivilDate)
    case word(String)
    /// What makes a promise late: those of its actions that are.
    case late([LateAction])
    /// How much of a promise is done.
    case done(Int, of: Int)

    func words(_ day: (CivilDate) -> String) -> String {
      switch self {
      case .complete(let done, let said):
        "Complete \(day(done))" + (said.map { ", said \(day($0))" } ?? "")
      case .signedOff(let decided): "Signed off \(day(decided))"
      case .withdrawn(let gone): "Withdrawn \(day(gone))"
      case .word(let word): word
      case .late(let actions):
        actions.map { "\($0.reference) late, due \(day($0.dueOn))" }.joined(separator: "; ")
      case .done(let done, let all):
        all == 0 ? "No action" : "\(done) of \(Words.count(all, "action")) complete"
      }
    }
  }

  struct LateAction: Sendable {
    let reference: String
    let dueOn: CivilDate
  }
}

/// Finds the records behind the figures of a plan.
struct FigureLines {
  let overview: PlanOverview

  func lines(_ code: FigureCode) -> [FigureLine] {
    let measures = overview.measures
    switch code {
    case .measure(.actionsOnTime): return lines(measures.onTime)
    case .measure(.partnerActionsOnTrack): return lines(measures.partnerActions)
    case .measure(.recommendationsProven):
      let met = Dictionary(measures.proven.map { ($0.id, $0.isMet) }, uniquingKeysWith: { $1 })
      return overview.items.map { line($0, isMet: met[$0.outcome.id] ?? false) }
    case .count(.action, let state, let isTheRest):
      let wanted = Set(overview.actions(state).map(\.action.id))
      let all = isTheRest ? overview.standing : overview.actions(state)
      return all.filter { wanted.contains($0.action.id) != isTheRest }.map { line($0, isMet: nil) }
    case .count(let subject, let state, let isTheRest):
      let wanted = Set(overview.items(state).map(\.outcome.id))
      return overview.items.filter { wanted.contains($0.outcome.id) != isTheRest }.map {
        line($0, standing: subject == .promise ? promised($0) : nil, isMet: nil)
      }
    }
  }

  private func lines(_ counted: [PlanMeasures.Counted<Action>]) -> [FigureLine] {
    let met = Dictionary(counted.map { ($0.id, $0.isMet) }, uniquingKeysWith: { $1 })
    return overview.actions.compactMap { item in
      met[item.action.id].map { line(item, isMet: $0) }
    }
  }

  private func line(_ item: PlanAction, isMet: Bool?) -> FigureLine {
    FigureLine(
      title: "\(item.action.reference) \(item.action.title)",
      address: overview.address(.action(item.action.id)),
      owner: item.leadBody?.name ?? item.owner?.name ?? "",
      first: item.action.firstDueOn,
      standing: item.action.withdrawnOn.map { .withdrawn($0) }
        ?? item.action.completedOn.map { .complete($0, said: item.action.saidLater) }
        ?? .word(
          overview.ratings.actions[item.action.id].map {
            overview.ratings.rule.word(for: $0.shown)
          } ?? ""),
      isMet: isMet)
  }

  /// How a promise stands: by its actions, and not by the date of the recommendation.
  private func promised(_ item: PlanItem) -> FigureLine.Standing {
    let late = item.actions.filter(\.lateness.isLate).compactMap { one in
      one.action.dueOn.map {
        FigureLine.LateAction(reference: one.action.reference, dueOn: $0)
      }
    }
    let done = item.actions.count { $0.action.delivery == .complete }
    return late.isEmpty ? .done(done, of: item.actions.count) : .late(late)
  }

  private func line(
    _ item: PlanItem, standing: FigureLine.Standing? = nil, isMet: Bool?
  ) -> FigureLine {
    FigureLine(
      title: "\(item.recommendation.bothReferences) \(item.recommendation.text)",
      address: overview.address(.outcome(item.outcome.id, inPlan: overview.plan.id)), owner: "",
      first: item.ledger.firstThatCounts?.dueOn ?? item.recommendation.dueOn,
      standing: standing ?? proof(of: item.outcome.id),
      isMet: isMet)
  }

  /// That it was signed off, while that stands; else how its impact is judged.
  private func proof(of id: PlanOutcome.ID) -> FigureLine.Standing {
    if let since = overview.ratings.sinceSignOff(ofOutcome: id) { return .word(since) }
    if let signOff = overview.ratings.signOff(ofOutcome: id) {
      return .signedOff(signOff.decidedOn)
    }
    return .word(overview.ratings.impactWord(ofOutcome: id))
  }

}
