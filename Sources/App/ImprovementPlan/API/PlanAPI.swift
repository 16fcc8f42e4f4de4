import API
import Inspections
import Kernel
import Storage
import Web

extension ImprovementPlanSlice {
  /// What programs may ask of plans: all that the pages show, and all that their forms do.
  public func addOperations(to api: inout Operations) {
    addPlans(to: &api)
    addVersions(to: &api)
    addOutcomes(to: &api)
    addActions(to: &api)
    addProof(to: &api)
    addFigures(to: &api)
    addViews(to: &api)
    addPartners(to: &api)
    addReminders(to: &api)
    addImports(to: &api)
  }

  private func addPlans(to api: inout Operations) {
    let (group, counted) = ("Plans", counted)
    api.place("plan", "plans/:plan")
    api.list(
      "plans", in: group, "List plans", for: .readPlan, query: [.asAt], PlanShapes.summary
    ) { visit in
      _ = try visit.pastDay
      return APIList(try await PlansPage.load(visit, counted: counted).summaries)
    }
    api.one(
      "plans/:plan", in: group, "Read one plan",
      about: "The plan as a whole, with both ratings, which are never blended.", for: .readPlan,
      query: [.asAt], PlanShapes.plan
    ) {
      _ = try $0.pastDay
      return try await PlanOverview.load($0)
    }
    api.one(
      "plans/:plan/coverage", in: group, "Read what no action serves yet", for: .readPlan,
      query: [.asAt], PlanShapes.coverage
    ) {
      _ = try $0.pastDay
      return try await PlanOverview.load($0).coverage
    }
    api.form(
      "inspections/:inspection/plans", in: group, "Make a plan from an inspection",
      about: "It takes up every recommendation, with the dates that the inspectors set.",
      page: "inspections/:inspection/plan",
      BodyFields(
        PlanForm.fields.fields + [
          .flag("another", "True when there is a plan after this inspection already.")
        ]))
    api.form(
      .put, "plans/:plan", in: group, "Change a plan", page: "plans/:plan/edit",
      BodyFields(
        PlanForm.fields.fields + [
          .word("state", "How it stands.", of: Plan.State.self),
          .text(
            "leftOpen",
            "Why it is closed although something in it is open; asked for when it is closed. Of a closed plan another takes its place, and left out it stays.",
            most: 1000, isOptional: true),
          .keepBecause, .version(),
        ]))
    api.form(
      "plans/:plan/take-up", in: group, "Take up recommendations that were added since",
      page: "plans/:plan/take-up")
    api.form(
      "plans/:plan/inspections", in: group, "Let a plan answer another inspection",
      about:
        "Its recommendations join the plan, with the dates that the inspectors set. The plan’s sources name it from then on.",
      page: "plans/:plan/inspections",
      [
        .id("inspection", "The inspection."),
        .flag("another", "True when there is a plan after this inspection already."),
      ])
    api.form(
      "plans/:plan/inspections/:source/leave", in: group, "Take an inspection out of a plan",
      about:
        "Its recommendations leave the plan with it. It is refused while something in the plan rests on one of them.",
      page: "plans/:plan/inspections/:source/leave", LeaveInspectionPage.fields)
    api.form(
      .put, "plans/:plan/duties/:source", in: group, "Say when a duty was done",
      about: "Without a day, one that was entered by mistake is taken back.",
      page: "plans/:plan/duties/:source",
      query: [.text("duty", "The duty, as the plan’s sources name it.")],
      [
        .day("doneOn", "When it was done.", isOptional: true),
        .day(
          "seen", "The day of which it was read that it was done then; left out where none was.",
          isOptional: true),
      ])
    api.one(
      "delivery-rule", in: group, "Read the council’s rule for delivery", for: .readPlan,
      query: [.asAt], RuleShapes.delivery
    ) { try await .asked($0) }
    api.form(
      .put, "delivery-rule", in: group, "Set the council’s rule for delivery",
      about:
        "Its words are told apart by nothing else: no two may look the same, whatever their capitals and spaces, nor like “No action yet” and “Not judged yet”, which stand beside them.",
      page: "delivery-rule", DeliveryRulePage.fields)
    api.one(
      "delivery-rule/updates", in: group, "Read how often the council wants to hear of actions",
      for: .readPlan, query: [.asAt], RuleShapes.updates
    ) { try await .asked($0) }
    api.form(
      .put, "delivery-rule/updates", in: group,
      "Set how often the council wants to hear of actions",
      page: "delivery-rule/updates", UpdateRuleForm.fields)
  }

  private func addOutcomes(to api: inout Operations) {
    let group = "Outcomes"
    let path = "plans/:plan/outcomes/:outcome"
    api.one(
      path, in: group, "Read one recommendation in its plan",
      about: "With the council’s answer, how its impact was judged, evidence and sign-off.",
      for: .readPlan, query: [.asAt], PlanShapes.outcome
    ) { visit in
      _ = try visit.pastDay
      let (overview, item) = try await OutcomePage.item(visit)
      return PlannedOutcome(overview: overview, item: item)
    }
    api.form(
      .put, path, in: group, "Say what will be different for children", page: path + "/edit",
      OutcomeHandlers.outcome)
    api.form(
      .put, path + "/response", in: group, "Answer a recommendation", page: path + "/response",
      OutcomeHandlers.response)
    api.form(
      path + "/impact", in: group, "Judge whether it has helped children", page: path + "/impact",
      OutcomeHandlers.impact)
    api.form(
      path + "/sign-off", in: group, "Record the board’s sign-off",
      about:
        "With the meeting at which the board decided it, or a minute of a day. What was opened again needs a judgement of its impact since, and a decision of that day or later.",
      page: path + "/sign-off", OutcomeHandlers.signOff)
    api.form(
      path + "/confirm", in: group, "Record that the sign-off still stands",
      about:
        "The board’s answer after the evidence behind it was withdrawn, or its impact judged no improvement; to open it again is the other one.",
      page: path + "/confirm", OutcomeHandlers.confirmation)
    api.form(
      path + "/reopen", in: group, "Take the sign-off back", page: path + "/reopen",
      OutcomeHandlers.reopening)
    api.form(
      path + "/rating", in: group, "Record how the chair rates its delivery",
      about: "On the chair’s behalf, with the meeting or the paper at which the chair said so.",
      page: path + "/rating", OutcomeHandlers.rating)
    api.form(
      path + "/evidence", in: group, "Add evidence of an outcome", page: path + "/evidence",
      EvidenceFields.fields)
    api.form(
      "plans/:plan/recommendations/:recommendation/due-date", in: group,
      "Move a recommendation’s due date",
      page: "plans/:plan/recommendations/:recommendation/due-date", MoveDueDatePage.fields)
  }
}
