import Civil
import Kernel
import SiteMap
import Storage
import Web

/// What people do to show how far an action is.
struct ActionProofHandlers: Sendable {
  let registers: RegisterLinks

  @Sendable func addMilestone(_ visit: Visit) async throws -> Answer {
    let id: Action.ID = try visit.id("action")
    return try await visit.retrying {
      var entry = visit.form.entry()
      let title = entry.text("milestone", "Say what will be seen done.", maximum: 300)
      let due = entry.optionalDate("milestoneDue", "day")
      try entry.finish()
      try await ChangeMilestones(visit).add(title, due: due, toAction: id)
      return .redirect(
        Address.action(id).at("milestones"), notice: "The milestone was added.")
    } onProblems: {
      try await ActionPage.load(visit, with: registers, problems: $0)
    }
  }

  @Sendable func markMilestone(_ visit: Visit) async throws -> Answer {
    let done = visit.form["done"] == "today" ? visit.today : nil
    let milestone = try await ChangeMilestones(visit).mark(
      visit.id("milestone"), done: done, readAt: visit.form.entry().version())
    return .redirect(
      Address.action(milestone.action).at("milestones"),
      notice: done == nil ? "The milestone is open again." : "The milestone is done.")
  }

  @Sendable func removeMilestone(_ visit: Visit) async throws -> Answer {
    let milestone = try await ChangeMilestones(visit).remove(
      visit.id("milestone"), readAt: visit.form.entry().version())
    return .redirect(
      Address.action(milestone.action).at("milestones"), notice: "The milestone was taken out.")
  }

  @Sendable func writeRecovery(_ visit: Visit) async throws -> Answer {
    let id: Action.ID = try visit.id("action")
    return try await visit.retrying {
      var entry = visit.form.entry()
      let why = entry.text("whyLate", "Say why it is late, or will be.", maximum: 2000)
      let now = entry.text("whatNow", "Say what is being done about it now.", maximum: 2000)
      let by = entry.date("byWhen", "day by which it will have caught up")
      try entry.finish()
      try await WriteRecoveryPlan(visit)(
        whyLate: why, whatNow: now, byWhen: by, forAction: id, after: entry.version("count"),
        narrative: NarrativeAnswer(visit.form))
      return .redirect(Address.action(id).at("recovery"), notice: "The recovery plan was saved.")
    } onProblems: {
      try await ActionProofForms(visit, $0).recovery()
    }
  }

  @Sendable func rate(_ visit: Visit) async throws -> Answer {
    let id: Action.ID = try visit.id("action")
    return try await visit.retrying {
      var entry = visit.form.entry()
      let rating: DeliveryRating = entry.choice("rating", "Choose a rating.")
      let reason = entry.text("reason", "Say why.", maximum: 1000)
      let evidence = entry.optionalID("evidence", of: Evidence.self)
      try entry.finish()
      try await OverrideRating(visit)(
        ofAction: id, to: rating, because: reason, evidence: evidence,
        narrative: NarrativeAnswer(visit.form))
      return .redirect(.action(id), notice: "Your rating shows now.")
    } onProblems: {
      try await ActionProofForms(visit, $0).rating()
    }
  }

  @Sendable func verify(_ visit: Visit) async throws -> Answer {
    let id: Action.ID = try visit.id("action")
    return try await visit.retrying {
      var entry = visit.form.entry()
      let note = entry.text(
        "verification", "Say what you looked at, and what it shows.", maximum: 2000)
      try entry.finish()
      _ = try await VerifyCompletion(visit)(of: id, readAt: entry.version(), note: note)
      return .redirect(.action(id), notice: "Thank you. It is verified.")
    } onProblems: {
      try await ActionProofForms(visit, $0).verify()
    }
  }

  @Sendable func reopen(_ visit: Visit) async throws -> Answer {
    let id: Action.ID = try visit.id("action")
    return try await visit.retrying {
      var entry = visit.form.entry()
      let reason = entry.text("reason", "Say why it is opened again.", maximum: 1000)
      try entry.finish()
      _ = try await ReopenAction(visit)(id, readAt: entry.version(), because: reason)
      return .redirect(.action(id), notice: "It is open again.")
    } onProblems: {
      try await ActionProofForms(visit, $0).reopen()
    }
  }
}
