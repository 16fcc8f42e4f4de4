import Civil
import ImprovementPlan
import Inspections
import Kernel
import Registers
import Storage

extension Challenge {
  /// - Throws: `Refusal.conflict` once it is closed.
  func requireOpen() throws {
    guard closedOn == nil else {
      throw Refusal.conflict(
        "\(reference) is closed. Open it again on its page before you change it.")
    }
  }
}

extension Transaction {
  func openChallenge(
    _ id: Challenge.ID, of authority: AuthorityID
  ) throws -> Challenge {
    let found = try challenge(id, of: authority)
    try found.requireOpen()
    return found
  }

  /// The entry with the plan that its recommendation names by itself, or what is wrong with it.
  ///
  /// - Parameter known: the challenge that it corrects; nil for a new one.
  func checked(
    _ entry: ChallengeEntry, correcting known: Challenge? = nil, by user: User, on today: CivilDate
  ) throws -> ChallengeEntry {
    let authority = user.authority
    var entry = entry
    var problems: [Problem] = []
    if entry.question.isEmpty {
      problems.append(Problem("Write the question as it was asked.", field: "question"))
    }
    if let objection = try objection(
      to: entry.askedBy, from: entry.askedOn, keeping: known?.askedBy, in: authority,
      unknown: "Choose who asked.")
    {
      problems.append(Problem(objection, field: "askedBy"))
    }
    if let objection = try objection(
      to: entry.askedOf, from: entry.askedOn, keeping: known?.askedOf, in: authority,
      unknown: "Choose somebody who is in the directory.")
    {
      problems.append(Problem(objection, field: "askedOf"))
    }
    if entry.askedOn > today {
      problems.append(Problem("That day lies in the future.", field: "askedOn"))
    }
    if let due = entry.dueOn, due < entry.askedOn {
      problems.append(Problem("The answer is due before it was asked for.", field: "dueOn"))
    }
    problems += known?.problems(for: entry) ?? []
    try settleEvent(of: &entry, correcting: known, &problems, authority)
    if let meeting = entry.meeting {
      problems += try self.meeting(meeting, of: authority).problems(asking: entry, on: today)
    }
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

  /// Takes the learning event from what was written down at it, and sees that it was held by the
  /// day on which the question was asked.
  private func settleEvent(
    of entry: inout ChallengeEntry, correcting known: Challenge?, _ problems: inout [Problem],
    _ authority: AuthorityID
  ) throws {
    if let known {
      if known.eventChallenge != nil { entry.event = known.event }
      // What was right when it was entered stays, also when the day of the event was put right.
      if known.event == entry.event, known.askedOn == entry.askedOn { return }
    } else if let raised = entry.eventChallenge {
      entry.event = try untakenEventChallenge(raised, of: authority).event
    }
    guard let event = try entry.event.map({ try learningEvent($0, of: authority) }),
      entry.askedOn < event.heldOn
    else { return }
    problems.append(
      Problem(
        "That event is of \(event.heldOn.longForm), and nothing was asked there or about it before. Enter that day or a later one, or choose another event or none.",
        field: "askedOn"))
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

extension Challenge {
  /// What of a question can no longer be corrected once it is answered, also when it was opened
  /// again: the answer stands under the words that it answers.
  fileprivate func problems(for entry: ChallengeEntry) -> [Problem] {
    guard let answeredOn else { return [] }
    var problems: [Problem] = []
    if entry.question != question {
      problems.append(
        Problem(
          "\(reference) is answered, so its words stay. If something else was asked, write it down as a challenge of its own.",
          field: "question"))
    }
    if entry.askedOn > answeredOn {
      problems.append(
        Problem(
          "\(reference) was answered on \(answeredOn.longForm), so it was asked on that day or before.",
          field: "askedOn"))
    }
    return problems
  }
}

extension Meeting {
  /// Why something cannot have been asked at it.
  fileprivate func problems(asking entry: ChallengeEntry, on today: CivilDate) -> [Problem] {
    if state == .cancelled {
      return [
        Problem("That meeting was cancelled. Choose another, or none.", field: "meeting")
      ]
    }
    if heldOn > today {
      return [
        Problem(
          "That meeting is planned for \(heldOn.longForm), and nothing was asked at it yet. Choose another, or none.",
          field: "meeting")
      ]
    }
    guard heldOn != entry.askedOn else { return [] }
    return [
      Problem(
        "That meeting is of \(heldOn.longForm). Enter that day, or choose another meeting or none.",
        field: "askedOn")
    ]
  }
}
