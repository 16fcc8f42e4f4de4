import Civil
import Kernel
import Storage

/// A day by which a policy was to be revised, and when it was.
struct PolicyDeadline: Hashable, Sendable {
  var policy: ID<Policy>
  var title: String
  /// The day that was set first; moving it later changes nothing here.
  var due: CivilDate
  /// The day on which the revision was published; nil while it was not.
  var revised: CivilDate?
  /// The last day of a policy that ended without it.
  var ended: CivilDate?

  var isOnTime: Bool { revised.map { $0 <= due } ?? false }
}

/// Measure M71, *policies on time*: those revised by the day they were due, of those that were due
/// in a period (domain, section 12; attributed by the due date, as all timeliness is).
///
/// That a policy counts as revised on the day its revision is *published* is our choice: until then
/// nobody can work by it.
struct PoliciesOnTime: Hashable, Sendable {
  /// Those that were due, by their days.
  let due: [PolicyDeadline]

  /// - Parameters:
  ///   - period: the days on which they were due, both ends counted.
  ///   - today: what falls due later is not counted yet.
  init(_ deadlines: [PolicyDeadline], in period: ClosedRange<CivilDate>, today: CivilDate) {
    due =
      deadlines
      .filter { deadline in
        period.contains(deadline.due) && deadline.due <= today
          && (deadline.ended.map { $0 >= deadline.due } ?? true)
      }
      .sorted { ($0.due, $0.title, $0.policy.text) < ($1.due, $1.title, $1.policy.text) }
  }

  var denominator: Int { due.count }
  var numerator: Int { due.count(where: \.isOnTime) }

  /// "75.0 %"; "n/a" when nothing was due.
  var share: String { Share(numerator, of: denominator).text }
}
