import Civil
import Kernel
import Storage

/// What is said about one look at a finding before it is accepted.
public struct FindingReviewEntry: Hashable, Sendable {
  public var lookedOn: CivilDate
  public var outcome: FindingReview.Outcome
  public var reason: String
  public var nextLookOn: CivilDate?

  public init(
    lookedOn: CivilDate, outcome: FindingReview.Outcome, reason: String,
    nextLookOn: CivilDate? = nil
  ) {
    self.lookedOn = lookedOn
    self.outcome = outcome
    self.reason = reason
    self.nextLookOn = nextLookOn
  }

  /// Everything that cannot be accepted; each problem names its form field.
  func problems(after last: FindingReview?, today: CivilDate) -> [Problem] {
    var found: [Problem] = []
    if lookedOn > today {
      found.append(
        Problem("Looked on: choose today or a day that has been.", field: "lookedOn"))
    } else if let last, lookedOn < last.lookedOn {
      found.append(
        Problem(
          "Looked on: somebody has looked on \(last.lookedOn.longForm) already. Choose that day or a later one.",
          field: "lookedOn"))
    }
    if reason.count < 5 {
      found.append(
        Problem("What was seen: say it in a few words. It stays on record.", field: "reason"))
    }
    if outcome == .stillTooEarly, (nextLookOn ?? .earliest) <= lookedOn {
      found.append(
        Problem(
          "Next look: say when to look once more, a day after this look, because it is still too early to judge.",
          field: "nextLookOn"))
    }
    return found
  }
}

/// Records that somebody has looked again where it was too early to judge.
public struct LookAgain: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// - Parameter seen: how many looks there were when this one was begun: of two people who look at
  ///   the same time, the second is told to read first what the first has seen.
  @discardableResult
  public func callAsFunction(
    _ entry: FindingReviewEntry, at id: ID<Finding>, after seen: Int
  ) async throws -> FindingReview {
    let user = acting.user
    try user.require(.manageInspections)
    let today = acting.world.today()
    let reason =
      "looked again on \(entry.lookedOn.longForm): \(entry.outcome.title.lowercased())"
    return try await acting.write(because: reason) { db in
      let finding = try db.finding(id, of: user.authority)
      guard finding.kind == .tooEarlyToJudge else {
        throw Refusal.conflict(
          "The inspectors have judged this finding, so there is nothing to look at again. If its kind was entered wrongly, correct the finding."
        )
      }
      try db.waitForOthers(at: finding)
      let last = try db.reviews(of: finding).first
      if let last, last.number != seen {
        throw Refusal.conflict(
          "\(last.recordedBy) has recorded a look at this finding in the meantime: \(last.outcome.title.lowercased()). Read it first, then open the form again."
        )
      }
      let problems = entry.problems(after: last, today: today)
      guard problems.isEmpty else { throw Refusal.invalid(problems) }
      return try db.insert(
        FindingReview(
          authority: user.authority, finding: id, number: (last?.number ?? 0) + 1, entry: entry,
          recordedBy: user.name))
    }
  }
}
