import Civil
import ImprovementPlan
import Kernel
import Storage
import Testing

@testable import Voice

@Suite struct ConsultationsHeldTests {
  /// First planned, planned now, held, called off; nil where not.
  typealias Case = (
    first: String?, planned: String?, held: String?, cancelled: String?, counts: Bool, inTime: Bool
  )

  @Test(
    arguments: [
      ("2026-06-01", "2026-06-01", "2026-06-01", nil, true, true),
      ("2026-06-01", "2026-06-01", "2026-05-20", nil, true, true),
      ("2026-06-01", "2026-06-01", "2026-06-02", nil, true, false),
      // Another day planned later changes nothing.
      ("2026-06-01", "2026-07-01", "2026-06-20", nil, true, false),
      ("2026-06-01", "2026-06-01", nil, nil, true, false),
      // Planned before or after the period, or not yet due.
      ("2025-12-31", "2026-06-01", "2026-06-01", nil, false, false),
      ("2026-01-01", "2026-01-01", "2026-01-01", nil, true, true),
      ("2026-11-23", "2026-11-23", nil, nil, true, false),
      ("2026-11-24", "2026-11-24", nil, nil, false, false),
      (nil, nil, nil, nil, false, false),
      (nil, nil, "2026-06-01", nil, false, false),
      // Called off before its day, on it, after it.
      ("2026-06-01", "2026-06-01", nil, "2026-05-31", false, false),
      ("2026-06-01", "2026-06-01", nil, "2026-06-01", true, false),
      ("2026-06-01", "2026-06-01", nil, "2026-06-20", true, false),
    ] as [Case])
  func `M67: what was planned for the period, and what was held by its day`(one: Case) {
    var consultation = consultation(planned: one.first)
    if one.planned != one.first { consultation.plan(for: one.planned.map(date)) }
    consultation.heldOn = one.held.map(date)
    consultation.cancelledOn = one.cancelled.map(date)
    let measure = ConsultationsHeld(
      [consultation], in: date("2026-01-01")...date("2026-12-31"), today: date("2026-11-23"))
    #expect(measure.share.denominator == (one.counts ? 1 : 0))
    #expect(measure.share.numerator == (one.counts && one.inTime ? 1 : 0))
  }

  @Test func `M67: of nothing there is no share`() {
    let measure = ConsultationsHeld(
      [], in: date("2026-01-01")...date("2026-12-31"), today: date("2026-11-23"))
    #expect(measure.share.text == "n/a")
  }

  @Test func `M67: two of three is 66.7 per cent`() {
    let all = ["2026-03-02", "2026-03-03", "2026-03-04"].map { day in
      var one = consultation(planned: day)
      one.heldOn = date("2026-03-03")
      return one
    }
    let measure = ConsultationsHeld(
      all, in: date("2026-01-01")...date("2026-12-31"), today: date("2026-11-23"))
    #expect(measure.share.text == "66.7 %")
  }

  @Test(
    arguments: [
      (nil, nil, nil, Consultation.State.undated),
      ("2026-11-23", nil, nil, .planned), ("2026-11-24", nil, nil, .planned),
      ("2026-11-22", nil, nil, .late), ("2026-11-22", "2026-11-23", nil, .held),
      ("2026-11-22", nil, "2026-11-20", .cancelled), (nil, "2026-11-01", nil, .held),
    ] as [(String?, String?, String?, Consultation.State)])
  func `How a consultation stands on 23 November`(
    planned: String?, held: String?, cancelled: String?, state: Consultation.State
  ) {
    var one = consultation(planned: planned)
    one.heldOn = held.map(date)
    one.cancelledOn = cancelled.map(date)
    #expect(one.state(on: date("2026-11-23")) == state)
  }

  private func consultation(planned: String?) -> Consultation {
    Consultation(
      authority: VoiceHouse.authority, plan: ID(), title: "X", question: "Y", method: "Z",
      audience: "A", plannedOn: planned.map(date))
  }
}
