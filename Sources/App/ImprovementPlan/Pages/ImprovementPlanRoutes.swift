import Civil
import Inspections
import Kernel
import SiteMap
import Storage
import Web

extension ImprovementPlanSlice {
  /// The table of contents of the slice.
  public func addRoutes(to site: inout Site) {
    site.get("plans", for: .readPlan) { .page(try await PlansPage.load($0).page) }
    site.get("plans/:plan", for: .readPlan, use: showPlan)
    site.get("plans/:plan/coverage", for: .readPlan, use: showCoverage)
    site.get("inspections/:inspection/plan", for: .managePlan) {
      .page(try await CreatePlanPage.load($0))
    }
    site.post("inspections/:inspection/plan", for: .managePlan, use: createPlan)
    site.get("plans/:plan/edit", for: .managePlan) { .page(try await EditPlanPage.load($0)) }
    site.post("plans/:plan/edit", for: .managePlan, use: changePlan)
    site.post("plans/:plan/take-up", for: .managePlan, use: takeUp)
    site.get("plans/:plan/duties/:source", for: .managePlan) {
      .page(try await DutyAnswerPage.load($0))
    }
    site.post("plans/:plan/duties/:source", for: .managePlan, use: answerDuty)
    site.get("plans/:plan/outcomes/:outcome", for: .managePlan) {
      .page(try await OutcomePage.load($0))
    }
    site.post("plans/:plan/outcomes/:outcome", for: .managePlan, use: writeOutcome)
    site.get("plans/:plan/recommendations/:recommendation/due-date", for: .managePlan) {
      .page(try await MoveDueDatePage.ofRecommendation($0))
    }
    site.post(
      "plans/:plan/recommendations/:recommendation/due-date", for: .managePlan,
      use: moveRecommendation)
    addActionRoutes(to: &site)
    addImportRoutes(to: &site)
    describeRecords(on: &site)
  }

  private func addActionRoutes(to site: inout Site) {
    site.get("plans/:plan/actions/new", for: .managePlan) { .page(try await ActionForm.new($0)) }
    site.post("plans/:plan/actions/new", for: .managePlan, use: addAction)
    // Those who own an action may open these; the handlers ask how they stand to it.
    site.get("actions", for: .readOwnActions) { try await ActionsPage.load($0).answer }
    site.get("actions/:action", for: .readOwnActions, use: showAction)
    site.get("actions/:action/progress", for: .updateAction, as: .own) {
      .page(try await ProgressPage.load($0))
    }
    site.post("actions/:action/progress", for: .updateAction, as: .own, use: recordProgress)
    site.get("actions/:action/edit", for: .managePlan) { .page(try await ActionForm.edit($0)) }
    site.post("actions/:action/edit", for: .managePlan, use: changeAction)
    site.get("actions/:action/due-date", for: .managePlan) {
      .page(try await MoveDueDatePage.ofAction($0))
    }
    site.post("actions/:action/due-date", for: .managePlan, use: moveAction)
    site.get("actions/:action/withdraw", for: .managePlan) {
      .page(try await WithdrawPage.load($0))
    }
    site.post("actions/:action/withdraw", for: .managePlan, use: withdrawAction)
    site.post("actions/:action/restore", for: .managePlan, use: restoreAction)
  }
}
