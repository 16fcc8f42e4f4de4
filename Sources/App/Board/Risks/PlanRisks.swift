import Civil
import ImprovementPlan
import Inspections
import Kernel
import Markup
import SiteMap
import Storage
import Web

extension BoardSlice {
  /// What the page of a plan's figures shows of the board: the open risks that bear on the plan's
  /// resources, read beside the trend (S73).
  public var figureLinks: FigureLinks {
    FigureLinks(tables: [Risk.table, RiskScore.table, RiskLink.table]) { db, visit, plan in
      guard visit.user.may(.readBoard), visit.user.may(.readPlan) else { return HTML() }
      return PlanRisksView(
        risks: try db.risks(bearingOn: plan).filter { $0.risk.kind == .delivery }, plan: plan,
        today: visit.today, past: visit.shownDay
      ).html
    }
  }
}

extension Transaction {
  /// The open risks of a plan: those that name it, that bear on one of its actions or
  /// recommendations, or that name no plan and so bear on all.
  func risks(bearingOn plan: Plan) throws -> [ScoredRisk] {
    let authority = plan.authority
    let linked = Set(
      try values(
        Risk.ID.self,
        """
        SELECT DISTINCT risk_id FROM risk_link
        WHERE authority_id = \(authority)
          AND (action_id IN (
              SELECT id FROM action WHERE authority_id = \(authority) AND plan_id = \(plan.id))
            OR recommendation_id IN (
              SELECT recommendation_id FROM plan_outcome
              WHERE authority_id = \(authority) AND plan_id = \(plan.id)))
        ORDER BY risk_id
        """))
    return try risks(of: authority).filter { one in
      one.risk.closedOn == nil
        && (one.risk.plan == plan.id || linked.contains(one.risk.id)
          || one.risk.plan == nil && one.risk.pressureOn != nil)
    }
  }
}

/// The risks to a plan's resources, the highest score first.
struct PlanRisksView {
  let risks: [ScoredRisk]
  let plan: Plan
  let today: CivilDate
  /// The past day that they are shown of; nil for today.
  let past: CivilDate?

  var html: HTML {
    part("Risks to its resources", id: "risks") {
      if risks.isEmpty {
        p("No open risk to its delivery is linked to this plan.")
      }
      for one in risks { card(one) }
      p { link("All risks", to: Address.risks.asAt(past)) }
    }
  }

  private func card(_ one: ScoredRisk) -> HTML {
    let risk = one.risk
    return Web.card("\(risk.reference) \(risk.title)", to: Address.risk(risk.id).asAt(past)) {
      p { scoreTag(one.current?.score) }
      if let movement = movement(one) { muted(movement) }
      p(risk.consequence)
      if let on = risk.pressureOn {
        p {
          tag(on < today ? "Came on \(on.shortForm)" : "From outside, \(on.shortForm)", .caution)
          HTML(" \(risk.pressure)")
        }
      }
    }
  }

  /// How its score has moved since it was entered.
  private func movement(_ one: ScoredRisk) -> String? {
    guard let first = one.scores.first, let last = one.current, first.score != last.score else {
      return nil
    }
    return
      "\(last.score > first.score ? "Up" : "Down") from \(first.score) on \(first.scoredOn.longForm)"
  }
}
