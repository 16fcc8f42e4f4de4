import Civil
import Kernel
import Storage
import Testing

@testable import ImprovementPlan

@Suite struct PlanWarningTests {
  var whole: Action {
    var action = Action(
      authority: PlanHouse.authority, plan: Plan.ID(), number: 3, title: "Audit referrals",
      measureOfSuccess: "Nine of ten are seen within a day", startOn: date("2012-09-01"),
      owner: .body(Body.ID()))
    action.dueOn = date("2012-11-10")
    return action
  }

  @Test func `An action with measure, owner and date needs no warning`() {
    #expect(PlanWarning.all(of: whole, serving: [("REC-07", date("2012-11-10"))]).isEmpty)
    #expect(PlanWarning.all(of: whole, serving: [("REC-07", nil)]).isEmpty)
  }

  @Test(
    arguments: [
      ("", [PlanWarning.noMeasure]), ("  \n", [.noMeasure]),
      ("Children are safer", [.vagueMeasure]), ("Better plans and happier staff", [.vagueMeasure]),
      ("Nine of ten are seen within a day", []), ("95 % in a week", []),
      ("By 1 March", []), ("Every child is seen alone", []), ("No child waits", []),
      ("None without a plan", []), ("Audits monthly", []),
    ])
  func `A measure that nobody could count is warned of`(
    measure: String, warnings: [PlanWarning]
  ) {
    var action = whole
    action.measureOfSuccess = measure
    #expect(PlanWarning.all(of: action, serving: []) == warnings)
  }

  @Test func `What is missing is named`() {
    let empty = Action(
      authority: PlanHouse.authority, plan: Plan.ID(), number: 1, title: "Something")
    #expect(PlanWarning.all(of: empty, serving: []) == [.noMeasure, .noOwner, .noDueDate])
  }

  @Test func `An action due after its recommendation is warned of, once for each`() {
    var late = whole
    late.dueOn = date("2012-11-11")
    let warnings = PlanWarning.all(
      of: late,
      serving: [
        ("REC-07", date("2012-11-10")), ("REC-12", date("2013-02-10")),
        ("REC-01", date("2012-08-10")),
      ])
    #expect(
      warnings == [
        .dueAfterRecommendation(reference: "REC-07", due: date("2012-11-10")),
        .dueAfterRecommendation(reference: "REC-01", due: date("2012-08-10")),
      ])
    #expect(warnings[0].sentence.contains("10 November 2012"))
  }

  @Test func `A start after the end is warned of`() {
    var odd = whole
    odd.startOn = date("2012-11-11")
    #expect(PlanWarning.all(of: odd, serving: []) == [.startsAfterDue])
  }

  @Test func `Nobody is warned of an action that was withdrawn, or is complete`() {
    var done = Action(
      authority: PlanHouse.authority, plan: Plan.ID(), number: 2, title: "Something")
    done.delivery = .complete
    #expect(PlanWarning.all(of: done, serving: []).isEmpty)
    var gone = Action(
      authority: PlanHouse.authority, plan: Plan.ID(), number: 1, title: "Something")
    gone.withdrawnOn = date("2012-10-01")
    #expect(PlanWarning.all(of: gone, serving: []).isEmpty)
  }
}
