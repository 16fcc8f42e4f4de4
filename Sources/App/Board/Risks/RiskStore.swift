import Civil
import ImprovementPlan
import Kernel
import Storage

/// A risk with its scores, the first one first.
struct ScoredRisk: Sendable {
  let risk: Risk
  let scores: [RiskScore]

  var current: RiskScore? { scores.last }
}

extension Transaction {
  /// All risks with their scores: the highest score first, then by number.
  ///
  /// - Parameter day: the past day whose end is asked for; nil for now.
  func risks(of authority: AuthorityID, asAt day: CivilDate? = nil) throws -> [ScoredRisk] {
    let shelf = shelf(of: authority, asAt: day.map { .endOfDayInLondon($0) })
    let scores = Dictionary(
      grouping: try shelf.all(RiskScore.self).sorted { $0.number < $1.number }, by: \.risk)
    return try shelf.all(Risk.self).map { ScoredRisk(risk: $0, scores: scores[$0.id] ?? []) }
      .sorted {
        (-($0.current?.score ?? 0), $0.risk.number) < (-($1.current?.score ?? 0), $1.risk.number)
      }
  }

  /// - Parameter day: the past day whose end is asked for; nil for now.
  func risk(
    _ id: Risk.ID, of authority: AuthorityID, asAt day: CivilDate? = nil
  ) throws -> ScoredRisk {
    guard let now = try find(id, of: authority) else {
      throw Refusal.notFound("There is no such risk. The link may be incomplete.")
    }
    let shelf = shelf(of: authority, asAt: day.map { .endOfDayInLondon($0) })
    guard let found = try shelf.find(id) else {
      throw Refusal.notFound(
        "\(now.reference) had not been entered on \(day?.longForm ?? "that day"). Choose a later day."
      )
    }
    let scores: [RiskScore] = try shelf.all("risk_id", in: [id]) { $0.risk }
    return ScoredRisk(risk: found, scores: scores.sorted { $0.number < $1.number })
  }

  func links(of risk: Risk.ID, in authority: AuthorityID) throws -> [RiskLink] {
    try all(
      RiskLink.self,
      """
      SELECT * FROM risk_link WHERE authority_id = \(authority) AND risk_id = \(risk) ORDER BY id
      """)
  }

  /// The open risks whose external pressure lies ahead, the nearest first, with the rule that says
  /// how early they show.
  func pressuresAhead(
    in world: World, of authority: AuthorityID, asAt day: CivilDate? = nil
  ) throws -> (risks: [ScoredRisk], rule: TimeRule) {
    let today = day ?? world.today()
    let rules = try timeRules(of: authority, asAt: day.map { .endOfDayInLondon($0) })
    guard let rule = rules.rule(.pressureHorizon, asAt: today) else {
      throw TimeRuleProblem.missing(.pressureHorizon, asAt: today)
    }
    let calendar = try world.workingCalendar(self, asAt: day)
    let ahead = try risks(of: authority, asAt: day).filter {
      $0.risk.isAhead(on: today, rule: rule, calendar: calendar)
    }
    return (
      ahead.sorted {
        ($0.risk.pressureOn ?? .latest, $0.risk.number)
          < ($1.risk.pressureOn ?? .latest, $1.risk.number)
      }, rule
    )
  }
}
