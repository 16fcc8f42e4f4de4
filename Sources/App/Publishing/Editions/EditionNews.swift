import ImprovementPlan
import Kernel
import SiteMap
import Storage

extension Transaction {
  /// Which editions of a plan were published and taken back after one moment and up to another,
  /// told from the change log.
  func editionNews(
    ofPlan plan: Plan, since start: Instant, through end: Instant
  ) throws -> [PlanChange] {
    try changes(to: PlanEdition.table, ofPlan: plan, since: start, through: end).compactMap(told)
  }

  private func told(_ change: Change) throws -> PlanChange? {
    guard let after = change.after, let before = change.before else { return nil }
    let edition = try PlanEdition(row: after.row)
    guard try PlanEdition(row: before.row).state != edition.state, let news = edition.news else {
      return nil
    }
    return PlanChange(
      topic: .edition, on: change.at.dateInLondon, words: "“\(edition.label)” \(news)",
      subject: edition.label, by: change.author.name, address: .publishedPlan(edition.id))
  }
}

extension PlanEdition {
  /// What it became for the public; nil where nothing did.
  fileprivate var news: String? {
    switch state {
    case .published: "was published, with its version for children."
    case .withdrawn: "was taken back from the public: \(withdrawnBecause)"
    case .draft, .proposed: nil
    }
  }
}
