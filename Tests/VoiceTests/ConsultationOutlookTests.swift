import Civil
import ImprovementPlan
import Kernel
import Storage
import Testing

@testable import Voice

@Suite struct ConsultationOutlookTests {
  /// Planned, held, called off; nil where not.
  typealias One = (planned: String?, held: String?, cancelled: String?)

  @Test(
    arguments: [
      ([], nil, "nothing was ever promised"),
      ([("2026-12-10", nil, nil)], nil, "a day ahead"),
      ([("2026-11-23", nil, nil)], nil, "today is ahead still"),
      ([("2026-05-14", "2026-05-13", nil)], nil, "held, and nothing was promised since"),
      ([("2026-11-20", nil, nil)], 0, "its day has passed"),
      ([("2026-12-10", nil, "2026-11-23")], 0, "called off"),
      ([(nil, nil, "2026-11-23")], 0, "called off before it had a day"),
      ([("2026-12-10", nil, "2026-11-23"), ("2026-12-17", nil, nil)], nil, "another day stands"),
      ([("2026-12-10", nil, "2026-11-20"), (nil, nil, nil)], 0, "another without a day"),
      (
        [("2026-05-14", "2026-05-13", nil), ("2026-12-10", nil, "2026-11-20")], 1,
        "held long before the other was called off"
      ),
      (
        [("2026-12-10", nil, "2026-11-02"), ("2026-11-20", "2026-11-20", nil)], nil,
        "held since the other was called off"
      ),
      (
        [("2026-11-03", nil, "2026-11-20"), ("2026-12-10", nil, "2026-11-21")], 1,
        "the last of two that were called off"
      ),
    ] as [([One], Int?, Comment)])
  func `S34: a day that was promised and does not come is missed until another stands`(
    _ days: [One], _ missed: Int?, _ why: Comment
  ) {
    let all = days.map { one in
      var made = Consultation(
        authority: AuthorityID("X08000001"), plan: Plan.ID(), title: "Talk", question: "What?",
        method: "A survey", audience: "Parents", plannedOn: one.planned.map(date))
      made.heldOn = one.held.map(date)
      made.cancelledOn = one.cancelled.map(date)
      return made
    }
    let found = ConsultationOutlook(all, on: date("2026-11-23"))
    #expect(found.missed == missed.map { all[$0] }, why)
    #expect((found.sentence == nil) == (missed == nil), why)
  }
}
