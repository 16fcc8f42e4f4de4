import Civil
import ImprovementPlan
import Kernel
import SiteMap
import Storage
import Web

/// What people do with challenges.
struct ChallengeHandlers: Sendable {
  @Sendable func raise(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      var entry = visit.form.entry()
      let words = ChallengeForms.read(&entry)
      try entry.finish()
      let challenge = try await RaiseChallenge(visit)(words)
      return .redirect(
        .challenge(challenge.id),
        notice:
          "\(challenge.reference) is in the log; its answer is due \(challenge.dueOn.longForm).")
    } onProblems: {
      try await ChallengeForms(visit, $0).new()
    }
  }

  @Sendable func correct(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      let id: Challenge.ID = try visit.id("challenge")
      var entry = visit.form.entry()
      let words = ChallengeForms.read(&entry)
      try entry.finish()
      _ = try await RaiseChallenge(visit).change(id, readAt: entry.version(), to: words)
      return .redirect(.challenge(id), notice: "The challenge was saved.")
    } onProblems: {
      try await ChallengeForms(visit, $0).edit()
    }
  }

  @Sendable func answer(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      let id: Challenge.ID = try visit.id("challenge")
      var entry = visit.form.entry()
      let satisfied = visit.form["satisfied"]
      let words = AnswerChallenge.Entry(
        answer: entry.text("answer", "Write what was answered.", maximum: 8000),
        answeredOn: entry.date("answeredOn", "day of the answer"),
        answeredBy: entry.text("answeredBy", "Say who answered."),
        evidence: entry.ids("evidence"),
        isSatisfied: satisfied == "yes" ? true : satisfied == "no" ? false : nil)
      try entry.finish()
      try await AnswerChallenge(visit)(
        words, to: id, readAt: entry.version(), narrative: NarrativeAnswer(visit.form))
      return .redirect(.challenge(id), notice: "The answer is on record.")
    } onProblems: {
      try await ChallengeForms(visit, $0).answer()
    }
  }

  @Sendable func close(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      let id: Challenge.ID = try visit.id("challenge")
      var entry = visit.form.entry()
      let outcome = entry.optionalText("outcome", maximum: 4000) ?? ""
      let changed = entry.optionalChoice("changed", of: Challenge.Changed.self)
      let impact = entry.optionalText("impact", maximum: 4000) ?? ""
      try entry.finish()
      try await CloseChallenge(visit)(
        id, readAt: entry.version(), outcome: outcome, changed: changed, impact: impact)
      return .redirect(.challenge(id), notice: "The challenge is closed.")
    } onProblems: {
      try await ChallengeForms(visit, $0).close()
    }
  }

  @Sendable func reopen(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      let id: Challenge.ID = try visit.id("challenge")
      var entry = visit.form.entry()
      let reason = entry.text("reason", "Say why it is opened again.", maximum: 1000)
      try entry.finish()
      _ = try await CloseChallenge(visit).reopen(id, readAt: entry.version(), because: reason)
      return .redirect(.challenge(id), notice: "The challenge is open again.")
    } onProblems: {
      try await ChallengeForms(visit, $0).reopen()
    }
  }
}
