import Civil
import ImprovementPlan
import Kernel
import Markup
import SiteMap
import Storage
import Web

extension BoardSlice {
  /// What the plan shows of this slice: on an action's page, what it waits for and what waits for
  /// it; among what has changed, which waits came and went; where words are compared with figures,
  /// the answers to challenges.
  public var planParts: RegisterLinks {
    let world = world
    return RegisterLinks(
      tables: [ActionDependency.table],
      ofPlan: { _, _, _ in HTML() },
      ofAction: { db, visit, action in
        // What waits is of other actions too, which not everybody may read who is asked for one.
        guard visit.user.may(.readPlan) else { return HTML() }
        let waits = try ActionWaits(
          of: [action.id], in: visit.world, of: action.authority, asAt: visit.shownDay, db)
        return waits.rows.isEmpty
          ? HTML() : waitsPart(waits.rows, of: action, asAt: visit.shownDay)
      },
      changes: { db, plan, start, end in
        try db.dependencyChanges(ofPlan: plan, since: start, through: end, in: world)
      },
      words: { db, user, plan, day in
        try db.answersThatDisagree(with: plan, in: world, for: user, asAt: day)
      })
  }
}

private func waitsPart(
  _ rows: [PlanDependencies.Row], of action: Action, asAt day: CivilDate?
) -> HTML {
  func line(_ row: PlanDependencies.Row, to other: Action) -> HTML {
    li {
      row.isPushed || row.asksForDecision ? strong(row.sentence) : HTML(row.sentence)
      HTML(" ")
      link("\(other.reference) \(other.title)", to: Address.action(other.id).asAt(day))
      if !row.dependency.reason.isEmpty { muted("What is needed: \(row.dependency.reason)") }
    }
  }
  return part("What it waits for, and what waits for it", id: "waits") {
    ul {
      for row in rows {
        row.waiting.action.id == action.id
          ? line(row, to: row.needed.action) : line(row, to: row.waiting.action)
      }
    }
    for hold in rows.holds { p(hold) }
    p {
      link("All that waits in this plan", to: Address.dependencies(ofPlan: action.plan).asAt(day))
    }
  }
}
