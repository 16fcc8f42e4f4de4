import Civil
import Kernel
import SiteMap
import Storage
import Web

/// What people do with risks.
struct RiskHandlers: Sendable {
  @Sendable func enter(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      var entry = visit.form.entry()
      let words = RiskForms.read(&entry)
      let score = RiskForms.readScore(&entry)
      try entry.finish()
      let risk = try await KeepRisk(visit)(words, score: score)
      return .redirect(.risk(risk.id), notice: "\(risk.reference) is in the register.")
    } onProblems: {
      try await RiskForms(visit, $0).new()
    }
  }

  @Sendable func change(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      let id: Risk.ID = try visit.id("risk")
      var entry = visit.form.entry()
      let words = RiskForms.read(&entry)
      try entry.finish()
      _ = try await KeepRisk(visit).change(id, readAt: entry.version(), to: words)
      return .redirect(.risk(id), notice: "The risk was saved.")
    } onProblems: {
      try await RiskForms(visit, $0).edit()
    }
  }

  @Sendable func score(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      let id: Risk.ID = try visit.id("risk")
      var entry = visit.form.entry()
      let score = RiskForms.readScore(&entry)
      let review = entry.date("reviewOn", "day of the next look")
      try entry.finish()
      let made = try await KeepRisk(visit).score(
        id, score, afterReading: entry.version("count"), reviewOn: review)
      return .redirect(.risk(id), notice: "The score is on record: \(made.words).")
    } onProblems: {
      try await RiskForms(visit, $0).rescore()
    }
  }

  @Sendable func close(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      let id: Risk.ID = try visit.id("risk")
      var entry = visit.form.entry()
      let reason = entry.text("reason", "Say why it is closed.", maximum: 1000)
      try entry.finish()
      _ = try await KeepRisk(visit).close(id, readAt: entry.version(), because: reason)
      return .redirect(.risk(id), notice: "The risk is closed.")
    } onProblems: {
      try await RiskForms(visit, $0).close()
    }
  }

  @Sendable func reopen(_ visit: Visit) async throws -> Answer {
    let id: Risk.ID = try visit.id("risk")
    _ = try await KeepRisk(visit).reopen(id, readAt: visit.form.entry().version())
    return .redirect(.risk(id), notice: "The risk is open again.")
  }
}
