import Civil
import ImprovementPlan
import Inspections
import Kernel
import Storage

extension Transaction {
  func openChallenge(
    _ id: Challenge.ID, of authority: AuthorityID
  ) throws -> Challenge {
    let found = try challenge(id, of: authority)
    guard found.closedOn == nil else {
      throw Refusal.conflict(
        "\(found.reference) is closed. Open it again on its page before you change it.")
    }
    return found
  }

  /// The entry with the plan that its recommendation names by itself, or what is wrong with it.
  func checked(
    _ entry: ChallengeEntry, by user: User, on today: CivilDate
  ) throws -> ChallengeEntry {
    let authority = user.authority
    var entry = entry
    var problems: [Problem] = []
    if entry.question.isEmpty {
      problems.append(Problem("Write the question as it was asked.", field: "question"))
    }
    if try !exists(entry.askedBy, in: authority) {
      problems.append(Problem("Choose who asked.", field: "askedBy"))
    }
    if let of = entry.askedOf, try !exists(of, in: authority) {
      problems.append(Problem("Choose somebody who is in the directory.", field: "askedOf"))
    }
    if entry.askedOn > today {
      problems.append(Problem("That day lies in the future.", field: "askedOn"))
    }
    if let due = entry.dueOn, due < entry.askedOn {
      problems.append(Problem("The answer is due before it was asked for.", field: "dueOn"))
    }
    if let meeting = entry.meeting { _ = try self.meeting(meeting, of: authority) }
    if let plan = entry.plan {
      _ = try self.plan(plan, of: authority)
      if let recommendation = entry.recommendation,
        try !recommendations(inPlan: plan, of: authority).contains(where: {
          $0.id == recommendation
        })
      {
        problems.append(
          Problem("Choose a recommendation of the plan it is about.", field: "recommendation"))
      }
    } else {
      entry.recommendation = nil
    }
    if !problems.isEmpty { throw Refusal.invalid(problems) }
    return entry
  }

  func check(
    _ entry: AnswerChallenge.Entry, to challenge: Challenge, on today: CivilDate
  ) throws {
    var problems: [Problem] = []
    if entry.answer.isEmpty {
      problems.append(Problem("Write what was answered.", field: "answer"))
    }
    if entry.answeredBy.isEmpty {
      problems.append(Problem("Say who answered.", field: "answeredBy"))
    }
    if entry.answeredOn > today || entry.answeredOn < challenge.askedOn {
      problems.append(
        Problem(
          "It was asked on \(challenge.askedOn.longForm); the answer lies between that day and today.",
          field: "answeredOn"))
    }
    if !entry.evidence.isEmpty {
      let offered =
        try challenge.plan.map { try evidence(ofPlan: $0, in: challenge.authority).map(\.id) }
        ?? []
      if !Set(entry.evidence).isSubset(of: offered) {
        problems.append(
          Problem("Choose from the evidence of the plan it is about.", field: "evidence"))
      }
    }
    if !problems.isEmpty { throw Refusal.invalid(problems) }
  }
}

extension WriteTransaction {
  func show(_ wanted: [Evidence.ID], for challenge: Challenge) throws {
    let known = try evidenceShown(for: challenge.id, in: challenge.authority).map(\.link)
    for link in known where !wanted.contains(link.evidence) { try delete(link) }
    for id in wanted where !known.contains(where: { $0.evidence == id }) {
      try insert(
        ChallengeEvidence(
          authority: challenge.authority, challenge: challenge.id, evidence: id))
    }
  }
}
