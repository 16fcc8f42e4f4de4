import Inspections
import Kernel

/// Whether what a body leads or owns has helped children. Impact is judged of recommendations and
/// never of actions, so this counts the recommendations that the body's actions serve.
struct PartnerImpact: Hashable, Sendable {
  /// Each once in each plan.
  var recommendations = 0
  /// Of them those that are judged better, with verified evidence behind that.
  var better = 0

  /// "2 of 5", and never a share of nothing.
  var text: String { recommendations == 0 ? "serves none" : "\(better) of \(recommendations)" }

  /// What is said beneath every table of it.
  static func note(by rule: DeliveryRule) -> String {
    "Impact is judged of recommendations, not of actions. A recommendation counts for each body that leads or owns an action of it, so the rows do not add up to the whole. Change is seen where “\(rule.impactWords.someChange)” or “\(rule.impactWords.sustainedChange)” was judged and verified evidence shows it."
  }
}

extension PartnerImpact {
  /// By the body that leads or owns, over those actions that stand.
  static func byBody(
    _ actions: [Action], _ impact: ServedImpact
  ) -> [Body.ID: PartnerImpact] {
    var served: [Body.ID: [Served: ShownImpact]] = [:]
    for action in actions where !action.isWithdrawn {
      for one in impact.of(action.id) {
        let subject = Served(plan: action.plan, recommendation: one.recommendation)
        for body in action.answeringBodies { served[body, default: [:]][subject] = one.impact }
      }
    }
    return served.mapValues { impacts in
      PartnerImpact(
        recommendations: impacts.count, better: impacts.values.count(where: \.isShownBetter))
    }
  }

  private struct Served: Hashable {
    let plan: Plan.ID
    let recommendation: Recommendation.ID
  }
}

extension Action {
  /// The bodies that lead or own it.
  var answeringBodies: Set<Body.ID> {
    var bodies = Set([leadBody].compactMap(\.self))
    if case .body(let body) = owner { bodies.insert(body) }
    return bodies
  }
}
