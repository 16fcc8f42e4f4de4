import Civil
import ImprovementPlan
import Kernel
import SiteMap
import Storage

extension Transaction {
  /// What became of the consultations about a plan after one moment and up to another, told from
  /// the change log: planned, moved, called off, held.
  func consultationChanges(
    ofPlan plan: Plan, since start: Instant, through end: Instant
  ) throws -> [PlanChange] {
    try changes(to: Consultation.table, ofPlan: plan, since: start, through: end).compactMap(told)
  }

  private func told(_ change: Change) throws -> PlanChange? {
    guard let after = change.after else { return nil }
    let now = try Consultation(row: after.row)
    let before = try change.before.map { try Consultation(row: $0.row) }
    return now.news(since: before, because: change.reason).map { words in
      PlanChange(
        topic: .consultation, on: change.at.dateInLondon, words: "“\(now.title)” \(words)",
        subject: now.title, by: change.author.name, address: .consultation(now.id))
    }
  }
}

extension Consultation {
  /// What a change made of it: "was moved from 10 December 2026 to 20 January 2027: The hall"; nil
  /// for what changes nothing that was promised.
  fileprivate func news(since before: Consultation?, because reason: String) -> String? {
    guard let before else {
      return plannedOn.map { "was planned for \($0.longForm)." }
        ?? "was planned, without a day yet."
    }
    if before.cancelledOn == nil, cancelledOn != nil {
      let day = plannedOn.map { "; it was planned for \($0.longForm)" } ?? ""
      return "was called off\(day): \(cancelledBecause)"
    }
    if before.heldOn == nil, let heldOn { return "was held on \(heldOn.longForm)." }
    if before.plannedOn != plannedOn {
      let why = KeepConsultation.reason(in: reason).map { ": \($0)" } ?? "."
      return switch (before.plannedOn, plannedOn) {
      case (let old?, let new?): "was moved from \(old.longForm) to \(new.longForm)\(why)"
      case (let old?, nil): "has no day any more; it was planned for \(old.longForm)\(why)"
      case (nil, let new?): "is now planned for \(new.longForm)\(why)"
      case (nil, nil): nil
      }
    }
    return before.title == title ? nil : "was renamed: it was “\(before.title)” before."
  }
}
