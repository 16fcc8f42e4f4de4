import Inspections
import Storage
import Testing

@testable import ImprovementPlan

@Suite struct CoverageTests {
  let gaps = (1...13).map {
    Coverage.Gap(recommendation: Recommendation.ID(), reference: "REC-\($0 < 10 ? "0" : "")\($0)")
  }

  func coverage(without missing: Set<Int>) -> Coverage {
    var actions: [Recommendation.ID: Int] = [:]
    for (index, gap) in gaps.enumerated() where !missing.contains(index + 1) {
      actions[gap.recommendation] = 1 + index % 3
    }
    return Coverage(of: gaps, actions: actions)
  }

  @Test(arguments: [
    ([], "13 of 13 recommendations have an action."),
    ([7], "12 of 13 recommendations have an action: REC-07 has none."),
    ([7, 12], "11 of 13 recommendations have an action: REC-07 and REC-12 have none."),
    ([1, 2, 13], "10 of 13 recommendations have an action: REC-01, REC-02 and REC-13 have none."),
  ])
  func `S43: the sentence names every gap`(_ missing: [Int], _ sentence: String) {
    let coverage = coverage(without: Set(missing))
    #expect(coverage.sentence == sentence)
    #expect(coverage.isComplete == missing.isEmpty)
    #expect(coverage.covered == 13 - missing.count)
  }

  @Test func `A plan without recommendations is not covered`() {
    let coverage = Coverage(of: [], actions: [:])
    #expect(!coverage.isComplete)
    #expect(coverage.sentence == "The plan takes up no recommendation of an inspection.")
  }

  @Test func `No action counts when it serves nothing of the plan`() {
    let coverage = Coverage(of: Array(gaps.prefix(1)), actions: [gaps[1].recommendation: 4])
    #expect(coverage.sentence == "0 of 1 recommendation has an action: REC-01 has none.")
  }
}
