import Civil
import Kernel
import Storage
import Web

/// The plans of an authority with their counts, which are the same for all who read the plans:
/// counted once between two changes, whoever looks at them.
struct CountedPlans: Sendable {
  private let views = RememberedViews<[PlanSummary]>(most: 16)

  /// - Parameter past: the past day at whose end they are asked for; nil for now.
  func plans(
    of authority: AuthorityID, in world: World, asAt past: CivilDate?, _ db: Transaction
  ) throws -> [PlanSummary] {
    let day = past ?? world.today()
    // The same day is told otherwise once it has passed.
    return try views.view("\(authority) \(day) \(past == nil ? "now" : "past")", db) {
      let limit = try world.workingCalendar(db, asAt: past).lateBefore(day)
      return try past.map {
        try PlanSummary.all(
          db.shelf(of: authority, asAt: .endOfDayInLondon($0)), lateBefore: limit)
      } ?? db.planSummaries(of: authority, lateBefore: limit)
    }
  }
}
