import Civil
import ImprovementPlan
import Inspections
import Kernel
import Storage

/// Enters a risk and its first score, changes it, scores it anew, closes it.
public struct KeepRisk: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  @discardableResult
  public func callAsFunction(_ entry: RiskEntry, score: ScoreEntry) async throws -> Risk {
    let user = acting.user
    try user.require(.prepareBoard)
    let today = acting.world.today()
    return try await acting.write(because: "risk entered: \(entry.title)") { db in
      try db.check(entry, of: user.authority, on: today, with: score.problems(on: today))
      let risk = try db.insert(
        Risk(
          authority: user.authority, number: db.nextNumber("risk", of: user.authority),
          entry: entry, openedOn: today))
      try db.insert(
        RiskScore(
          authority: user.authority, risk: risk.id, number: 1, entry: score, scoredBy: user.name))
      try db.relink(risk, to: entry.bearsOn)
      return risk
    }
  }

  /// - Parameter version: the version that the person had read; what another has changed since is
  ///   kept, field by field.
  public func change(
    _ id: Risk.ID, readAt version: Int, to entry: RiskEntry
  ) async throws -> Risk {
    let user = acting.user
    try user.require(.prepareBoard)
    let today = acting.world.today()
    return try await acting.write(because: "risk changed") { db in
      let known = try db.openRisk(id, of: user.authority).risk
      try db.check(entry, keeping: known.owner, of: user.authority, on: today)
      let kept = try db.merge(id, of: user.authority, readAt: version) { $0.take(entry) }
      try db.relink(kept, to: entry.bearsOn)
      return kept
    }
  }

  /// - Parameters:
  ///   - count: how many scores there were when the person read the page.
  ///   - reviewOn: when somebody has to look at it again.
  @discardableResult
  public func score(
    _ id: Risk.ID, _ entry: ScoreEntry, afterReading count: Int, reviewOn: CivilDate
  ) async throws -> RiskScore {
    let user = acting.user
    try user.require(.prepareBoard)
    let today = acting.world.today()
    return try await acting.write(because: "risk scored: \(entry.reason)") { db in
      let known = try db.openRisk(id, of: user.authority)
      guard known.scores.count == count else {
        throw Refusal.conflict(
          "\(known.current?.scoredBy ?? "Somebody") has scored it in the meantime: \(known.current?.words ?? ""). Read that before you score it again."
        )
      }
      var problems = entry.problems(on: today)
      if let last = known.current, entry.scoredOn < last.scoredOn {
        problems.append(
          Problem("It was scored on \(last.scoredOn.longForm), after that day.", field: "scoredOn"))
      }
      if reviewOn <= today {
        problems.append(
          Problem("Choose a day still to come on which to look again.", field: "reviewOn"))
      }
      if !problems.isEmpty { throw Refusal.invalid(problems) }
      var risk = known.risk
      risk.reviewOn = reviewOn
      try db.update(risk)
      return try db.insert(
        RiskScore(
          authority: user.authority, risk: id, number: count + 1, entry: entry,
          scoredBy: user.name))
    }
  }

  public func close(
    _ id: Risk.ID, readAt version: Int, because reason: String
  ) async throws -> Risk {
    let user = acting.user
    try user.require(.prepareBoard)
    if reason.isEmpty { throw Refusal.invalid("Say why it is closed.", field: "reason") }
    let today = acting.world.today()
    return try await acting.write(because: "risk closed: \(reason)") { db in
      var risk = try db.openRisk(id, of: user.authority).risk
      risk.version = version
      risk.closedOn = today
      risk.closedBecause = reason
      return try db.update(risk)
    }
  }

  public func reopen(_ id: Risk.ID, readAt version: Int) async throws -> Risk {
    let user = acting.user
    try user.require(.prepareBoard)
    return try await acting.write(because: "risk opened again") { db in
      var risk = try db.risk(id, of: user.authority).risk
      guard risk.closedOn != nil else {
        throw Refusal.conflict("\(risk.reference) is open already.")
      }
      risk.version = version
      risk.closedOn = nil
      risk.closedBecause = ""
      return try db.update(risk)
    }
  }
}

extension Transaction {
  fileprivate func openRisk(_ id: Risk.ID, of authority: AuthorityID) throws -> ScoredRisk {
    let found = try risk(id, of: authority)
    guard found.risk.closedOn == nil else {
      throw Refusal.conflict(
        "\(found.risk.reference) is closed. Open it again on its page before you change it.")
    }
    return found
  }

  fileprivate func check(
    _ entry: RiskEntry, keeping known: Owner? = nil, of authority: AuthorityID,
    on today: CivilDate, with others: [Problem] = []
  ) throws {
    var problems = entry.problems + others
    if let objection = try objection(
      to: entry.owner, from: today, keeping: known, in: authority,
      unknown: "Choose somebody who is in the directory.")
    {
      problems.append(Problem(objection, field: "owner"))
    }
    if let plan = entry.plan, try find(plan, of: authority) == nil {
      // It may have been taken back with the file that it came in.
      problems.append(Problem("This plan is not here any more. Choose another.", field: "plan"))
    } else if let plan = entry.plan {
      let actions = Set(try actions(ofPlan: plan, in: authority).map(\.id))
      let recommendations = Set(
        try self.recommendations(inPlan: plan, of: authority).map(\.id))
      let isOfPlan = entry.bearsOn.allSatisfy {
        switch $0 {
        case .action(let id): actions.contains(id)
        case .recommendation(let id): recommendations.contains(id)
        }
      }
      if !isOfPlan {
        problems.append(Problem("Choose from what is in that plan.", field: "bearsOn"))
      }
    } else if !entry.bearsOn.isEmpty {
      problems.append(Problem("Choose the plan that it bears on.", field: "plan"))
    }
    if !problems.isEmpty { throw Refusal.invalid(problems) }
  }
}

extension WriteTransaction {
  fileprivate func relink(_ risk: Risk, to wanted: [RiskLink.Subject]) throws {
    let known = try links(of: risk.id, in: risk.authority)
    for link in known where !wanted.contains(link.subject) { try delete(link) }
    for subject in wanted where !known.contains(where: { $0.subject == subject }) {
      try insert(RiskLink(authority: risk.authority, risk: risk.id, subject: subject))
    }
  }
}
