import Civil
import Inspections
import Kernel
import SiteMap
import Storage
import Web

extension ImprovementPlanSlice {
  /// The table of contents of the slice.
  public func addRoutes(to site: inout Site) {
    let counted = counted
    site.get("plans", for: .readPlan) {
      .page(try await PlansPage.load($0, counted: counted).page)
    }
    let registers = registers
    site.get("plans/:plan", for: .readPlan) { try await showPlan($0, with: registers) }
    site.get("plans/:plan/coverage", for: .readPlan, use: CoveragePage.answer)
    site.get("plans/:plan/timeline", for: .readPlan, use: TimelinePage.answer)
    site.get("plans/:plan/changes", for: .readPlan) {
      try await ChangesPage.answer($0, with: registers)
    }
    site.get("plans/:plan/one-page", for: .readPlan) { .page(try await OnePage.load($0)) }
    site.get("inspections/:inspection/plan", for: .managePlan) {
      .page(try await CreatePlanPage.load($0))
    }
    site.post("inspections/:inspection/plan", for: .managePlan, use: createPlan)
    site.get("plans/:plan/edit", for: .managePlan) { .page(try await EditPlanPage.load($0)) }
    site.post("plans/:plan/edit", for: .managePlan, use: changePlan)
    site.post("plans/:plan/take-up", for: .managePlan, use: takeUp)
    site.get("plans/:plan/inspections", for: .managePlan) {
      .page(try await FollowInspectionPage.load($0))
    }
    site.post("plans/:plan/inspections", for: .managePlan, use: FollowInspectionPage.follow)
    site.get("plans/:plan/inspections/:source/leave", for: .managePlan) {
      .page(try await LeaveInspectionPage.load($0))
    }
    site.post(
      "plans/:plan/inspections/:source/leave", for: .managePlan, use: LeaveInspectionPage.leave)
    site.get("plans/:plan/duties/:source", for: .managePlan) {
      .page(try await DutyAnswerPage.load($0))
    }
    site.post("plans/:plan/duties/:source", for: .managePlan, use: answerDuty)
    addOutcomeRoutes(to: &site)
    let dueDates = DueDateHandlers(meetings: meetings)
    site.get(
      "plans/:plan/recommendations/:recommendation/due-date", for: .managePlan,
      use: dueDates.recommendationForm)
    site.post(
      "plans/:plan/recommendations/:recommendation/due-date", for: .managePlan,
      use: dueDates.moveRecommendation)
    site.get("plans/:plan/ratings", for: .readPlan) { .page(try await RatingsPage.load($0)) }
    site.get("delivery-rule", for: .readPlan) { .page(try await DeliveryRulePage.load($0)) }
    site.post("delivery-rule", for: .managePlan, use: DeliveryRulePage.set)
    addVersionRoutes(to: &site)
    addProgressRoutes(to: &site)
    addActionRoutes(to: &site)
    addProofRoutes(to: &site)
    addImportRoutes(to: &site)
    addPartnerRoutes(to: &site)
    addReminderRoutes(to: &site)
    addFigureRoutes(to: &site)
    describeRecords(on: &site)
  }

  private func addActionRoutes(to site: inout Site) {
    site.get("plans/:plan/actions/new", for: .managePlan) { .page(try await ActionForm.new($0)) }
    site.post("plans/:plan/actions/new", for: .managePlan, use: addAction)
    let registers = registers
    // Those who own an action may open these; the handlers ask how they stand to it.
    let views = RememberedViews<ActionsPage.View>()
    site.get("actions", for: .readOwnActions) {
      try await ActionsPage.answer($0, remembering: views)
    }
    site.get("actions/:action", for: .readOwnActions) {
      .page(try await ActionPage.load($0, with: registers))
    }
    site.get("actions/:action/edit", for: .managePlan) { .page(try await ActionForm.edit($0)) }
    site.post("actions/:action/edit", for: .managePlan, use: changeAction)
    let dueDates = DueDateHandlers(meetings: meetings)
    site.get("actions/:action/due-date", for: .managePlan, use: dueDates.actionForm)
    site.post("actions/:action/due-date", for: .managePlan, use: dueDates.moveAction)
    site.get("actions/:action/due-date/stands", for: .managePlan) {
      .page(try await StandingDueDatePage.load($0))
    }
    site.post(
      "actions/:action/due-date/stands", for: .managePlan, use: StandingDueDatePage.answer)
    let withdrawals = WithdrawalHandlers(meetings: meetings, registers: registers)
    site.get("actions/:action/withdraw", for: .managePlan, use: withdrawals.form)
    site.post("actions/:action/withdraw", for: .managePlan, use: withdrawals.withdraw)
    site.get("actions/:action/restore", for: .managePlan, use: withdrawals.restoreForm)
    site.post("actions/:action/restore", for: .managePlan, use: withdrawals.restore)
  }

  /// A recommendation in a plan: answered, judged, signed off.
  private func addOutcomeRoutes(to site: inout Site) {
    let path = "plans/:plan/outcomes/:outcome"
    let outcomes = OutcomeHandlers(meetings: meetings)
    let evidence = EvidencePages()
    let meetings = meetings
    site.get(path, for: .readPlan) { .page(try await OutcomePage.load($0, meetings: meetings)) }
    site.get(path + "/edit", for: .managePlan) { .page(try await OutcomeForm.load($0)) }
    site.post(path + "/edit", for: .managePlan, use: writeOutcome)
    site.get(path + "/response", for: .managePlan) {
      .page(try await OutcomeForms($0).response())
    }
    site.post(path + "/response", for: .managePlan, use: outcomes.answer)
    site.get(path + "/impact", for: .verifyWork) { .page(try await OutcomeForms($0).impact()) }
    site.post(path + "/impact", for: .verifyWork, use: outcomes.judge)
    site.get(path + "/sign-off", for: .signOff, use: outcomes.signOffForm)
    site.post(path + "/sign-off", for: .signOff, use: outcomes.signOff)
    site.get(path + "/confirm", for: .signOff, use: outcomes.confirmForm)
    site.post(path + "/confirm", for: .signOff, use: outcomes.confirm)
    site.get(path + "/reopen", for: .signOff) { .page(try await OutcomeForms($0).reopen()) }
    site.post(path + "/reopen", for: .signOff, use: outcomes.reopen)
    site.get(path + "/rating", for: .signOff, use: outcomes.ratingForm)
    site.post(path + "/rating", for: .signOff, use: outcomes.rate)
    site.get(path + "/evidence", for: .managePlan, use: evidence.formForOutcome)
    site.post(
      path + "/evidence", for: .managePlan,
      bodyLimit: EvidenceFields.bodyLimit(EvidenceFields.mostBytes), use: evidence.addToOutcome)
  }

  /// What shows how far an action is. Those who own one may open these; the use cases ask how they
  /// stand to it.
  private func addProofRoutes(to site: inout Site) {
    let actions = ActionProofHandlers(registers: registers)
    let evidence = EvidencePages()
    site.get("actions/:action/evidence", for: .updateAction, as: .own, use: evidence.formForAction)
    site.post(
      "actions/:action/evidence", for: .updateAction, as: .own,
      bodyLimit: EvidenceFields.bodyLimit(EvidenceFields.mostBytes), use: evidence.addToAction)
    site.get("evidence/:evidence", for: .readOwnActions, use: evidence.show)
    site.get("evidence/:evidence/file", for: .readOwnActions, use: evidence.file)
    site.post("evidence/:evidence/verify", for: .verifyWork, use: evidence.verify)
    site.post("evidence/:evidence/withdraw", for: .updateAction, as: .own, use: evidence.withdraw)
    site.post(
      "actions/:action/milestones", for: .updateAction, as: .own, use: actions.addMilestone)
    site.get("milestones/:milestone/edit", for: .updateAction, as: .own) {
      .page(try await MilestoneForm.load($0))
    }
    site.post(
      "milestones/:milestone/edit", for: .updateAction, as: .own, use: MilestoneForm.change)
    site.post(
      "milestones/:milestone/mark", for: .updateAction, as: .own, use: actions.markMilestone)
    site.post(
      "milestones/:milestone/remove", for: .updateAction, as: .own, use: actions.removeMilestone)
    site.get("actions/:action/recovery", for: .updateAction, as: .own) {
      .page(try await ActionProofForms($0).recovery())
    }
    site.post("actions/:action/recovery", for: .updateAction, as: .own, use: actions.writeRecovery)
    site.get("actions/:action/rating", for: .updateAction, as: .own) {
      .page(try await ActionProofForms($0).rating())
    }
    site.post("actions/:action/rating", for: .updateAction, as: .own, use: actions.rate)
    let outcomes = OutcomeHandlers(meetings: meetings)
    site.post("ratings/:rating/end", for: .updateAction, as: .own, use: outcomes.endRating)
    site.get("actions/:action/verify", for: .verifyWork) {
      .page(try await ActionProofForms($0).verify())
    }
    site.post("actions/:action/verify", for: .verifyWork, use: actions.verify)
    site.get("actions/:action/reopen", for: .verifyWork) {
      .page(try await ActionProofForms($0).reopen())
    }
    site.post("actions/:action/reopen", for: .verifyWork, use: actions.reopen)
  }
}
