/// Child in need plans, by themselves and beside protection plans.
enum NeedPlanRuleCases {
  private static func start(_ row: Int = 0) -> String { "CINplanDates \(row) CINPlanStartDate" }
  private static func end(_ row: Int = 0) -> String { "CINplanDates \(row) CINPlanEndDate" }
  private static func both(_ row: Int = 0) -> String { end(row) + " CINPlanStartDate" }
  private static let protection = "ChildProtectionPlans 0 CPPendDate CPPstartDate"
  private static let death = "ChildIdentifiers 0 PersonDeathDate"

  static let cases: [RuleCase] = records + overlaps + beside

  private static let records: [RuleCase] = [
    .passes("4000", "acted on", child(episode(needPlan("2025-05-02")))),
    .fails(
      "4000", "without further action", ["CINdetails 0 ReferralNFA", "CINplanDates 0 LAchildID"],
      child(episode(nfa: "1", needPlan(nil)))),
    .passes(
      "4004", "one open",
      child(episode(needPlan("2025-05-02", "2025-06-02"), needPlan("2025-06-03")))),
    .fails(
      "4004", "two open, one with an end that is none", [end(), end(2)],
      child(episode(needPlan("2025-05-02"), needPlan(nil, "2025-06-02"), needPlan(nil, "soon")))),
    .passes("4008", "on the day", child(died: "2025-06-02", episode(needPlan("2025-06-02")))),
    .fails(
      "4008", "the day after", [start(), death],
      child(died: "2025-06-02", episode(needPlan("2025-06-03")))),
    .passes("4009Q", "on the day", child(died: "2025-06-02", episode(needPlan(nil, "2025-06-02")))),
    .fails(
      "4009Q", "the day after, in the second episode", [end(1), death],
      child(died: "2025-06-02", episode(needPlan(nil)), episode(needPlan(nil, "2025-06-03")))),
    .passes("4010", "on the reference date", child(episode(needPlan("2026-03-31")))),
    .fails("4010", "after", [start()], child(episode(needPlan("2026-04-01")))),
    .fails(
      "4010", "missing, and no reference date", [start()], reference: nil,
      child(episode(needPlan(nil)))),
    .passes("4011", "one day", child(episode(needPlan("2025-05-02", "2025-05-02")))),
    .fails("4011", "ended first", [both()], child(episode(needPlan("2025-05-02", "2025-05-01")))),
    .passes("4012Q", "a day more", child(episode(needPlan("2025-05-02", "2025-05-03")))),
    .passes("4012Q", "both missing", child(episode(needPlan(nil)))),
    .fails("4012Q", "one day", [both()], child(episode(needPlan("2025-05-02", "2025-05-02")))),
    .passes("4013", "first day", child(episode(needPlan(nil, "2025-04-01")))),
    .fails("4013", "before", [end()], child(episode(needPlan(nil, "2025-03-31")))),
    .fails("4013", "after", [end()], child(episode(needPlan(nil, "2026-04-01")))),
    .passes("4015", "on the day", child(episode(needPlan("2025-05-01")))),
    .fails(
      "4015", "before", ["CINdetails 0 CINreferralDate", start()],
      child(episode(needPlan("2025-04-30")))),
  ]

  private static let overlaps: [RuleCase] = [
    .passes(
      "4014", "the day after",
      child(episode(needPlan("2025-05-02", "2025-06-02"), needPlan("2025-06-03")))),
    .fails(
      "4014", "on the day, in different episodes", [both(), start(1)],
      child(episode(needPlan("2025-05-02", "2025-06-02")), episode(needPlan("2025-06-02")))),
    .fails(
      "4014", "from one day", [both(), both(1)],
      child(episode(needPlan("2025-05-02", "2025-06-02"), needPlan("2025-05-02", "2025-06-02")))),
    .fails(
      "4014", "three, the middle one in both", [both(), both(1), start(2)],
      child(
        episode(
          needPlan("2025-05-02", "2025-06-02"), needPlan("2025-06-01", "2025-07-02"),
          needPlan("2025-07-01", "2025-08-02")))),
    .fails(
      "4014", "an end before the start holds nothing", [both(1), start(2)],
      child(
        episode(
          needPlan("2025-06-02", "2025-05-02"), needPlan("2025-07-01", "2025-07-09"),
          needPlan("2025-07-02", "2025-07-01")))),
    .passes(
      "4014", "after the reference date",
      child(episode(needPlan("2025-05-02"), needPlan("2026-04-01")))),
    .passes(
      "4014", "of two children", child(episode(needPlan("2025-05-02"))),
      child(episode(needPlan("2025-05-02")))),
  ]

  private static let beside: [RuleCase] = [
    .passes(
      "4001", "the protection plan ended",
      child(episode(needPlan("2025-05-02"), protectionPlan("2025-04-02", "2025-05-02")))),
    .passes("4001", "in two episodes", child(episode(needPlan(nil)), episode(protectionPlan(nil)))),
    .fails(
      "4001", "both open, without starts", [end(), "ChildProtectionPlans 0 CPPendDate"],
      child(episode(needPlan(nil), protectionPlan(nil)))),
    .passes(
      "4003", "the review that ends the plan",
      child(
        episode(
          needPlan("2025-08-01", "2025-12-01"),
          protectionPlan("2025-05-02", "2025-08-01", reviews: ["2025-08-01"])))),
    .fails(
      "4003", "without end there is no such excuse",
      [start(), "ChildProtectionPlans 0 CPPendDate", "Reviews 1 CPPreviewDate"],
      child(
        episode(
          needPlan("2025-08-01", "2025-12-01"),
          protectionPlan("2025-05-02", reviews: ["2025-07-01", "2025-08-01", "2025-12-01"])))),
    .passes(
      "4003", "an open child in need plan",
      child(episode(needPlan("2025-08-01"), protectionPlan("2025-05-02", reviews: ["2025-09-01"])))),
    .passes(
      "4003", "in two episodes",
      child(
        episode(needPlan("2025-08-01", "2025-12-01")),
        episode(protectionPlan("2025-05-02", reviews: ["2025-09-01"])))),
    .passes(
      "4016", "on the day it ends",
      child(episode(needPlan("2025-08-01"), protectionPlan("2025-05-02", "2025-08-01")))),
    .fails(
      "4016", "the day before, in different episodes", [start(), protection],
      child(episode(needPlan("2025-07-31")), episode(protectionPlan("2025-05-02", "2025-08-01")))),
    .fails(
      "4016", "on the reference date, the protection plan open", [start(), protection],
      child(episode(needPlan("2026-03-31"), protectionPlan("2025-05-02")))),
    .passes(
      "4016", "no reference date", reference: nil,
      child(episode(needPlan("2026-03-31"), protectionPlan("2025-05-02")))),
    .passes(
      "4017", "on the day it ends",
      child(episode(needPlan("2025-05-02", "2025-08-01"), protectionPlan("2025-08-01")))),
    .fails(
      "4017", "on the day it begins", [both(), "ChildProtectionPlans 0 CPPstartDate"],
      child(episode(needPlan("2025-05-02", "2025-08-01"), protectionPlan("2025-05-02")))),
    .fails(
      "4017", "an open one", [both(), "ChildProtectionPlans 0 CPPstartDate"],
      child(episode(needPlan("2025-05-02")), episode(protectionPlan("2026-03-31")))),
  ]
}
