import Civil
import ImprovementPlan
import Kernel
import SiteMap
import Storage
import Voice
import Web

/// An edition as everybody reads it, or will.
struct PublishedPlan: Sendable {
  let edition: PlanEdition
  let content: EditionContent
  /// What it says otherwise than the published edition before it; nil for the first.
  let changes: (since: PlanEdition, told: EditionChanges)?
  /// The other editions of the plan that are public, the latest first.
  let others: [PlanEdition]
  /// What became of announced days since it was published, by the consultation.
  let news: [String: ConsultationNews]
  /// When the plan was closed, where it is closed now; nil while it is open.
  let closedOn: CivilDate?
  /// The day on which it is read.
  let today: CivilDate

  init(_ edition: PlanEdition, _ visit: Visit, _ db: Transaction) throws {
    self.edition = edition
    let content = try db.content(of: edition, in: visit.world, for: visit.user)
    self.content = content
    changes = try db.changes(in: content, of: edition, in: visit.world)
    today = visit.today
    closedOn = try db.closing(of: db.plan(edition.plan, of: edition.authority))?.on
    news =
      edition.state == .published
      ? try db.consultationNews(since: content.consultations, in: edition.authority) : [:]
    others = try db.editions(ofPlan: edition.plan, in: edition.authority).filter {
      $0.id != edition.id && $0.state == .published
    }
  }

  /// The published edition that came after it; nil for the latest.
  var later: PlanEdition? { others.first { $0.number > edition.number } }

  /// Where it is read: by everybody once it is public, and before by those who prepare it.
  var address: Address {
    edition.state == .published ? .publishedPlan(edition.id) : .edition(edition.id, "preview")
  }

  /// Where its version for children is read.
  var childrensAddress: Address {
    edition.state == .published
      ? .publishedPlanForChildren(edition.id) : address.with("version", "children")
  }
}
