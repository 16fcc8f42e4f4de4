/// Child protection plans, their conferences and reviews.
enum ProtectionPlanRuleCases {
  private static func start(_ row: Int = 0) -> String { "ChildProtectionPlans \(row) CPPstartDate" }
  private static func end(_ row: Int = 0) -> String { "ChildProtectionPlans \(row) CPPendDate" }
  private static func both(_ row: Int = 0) -> String { end(row) + " CPPstartDate" }
  private static let death = "ChildIdentifiers 0 PersonDeathDate"
  private static let transfer = "CINdetails 0 DateOfInitialCPC"

  static let cases: [RuleCase] = records + conferences + several

  private static let previous: [RuleCase] =
    ["0", "12", " 3 ", "+1", "300"].map { (text: String) in
      .passes("8730", "'\(text)'", child(episode(protectionPlan(nil, previous: text))))
    }
    + ["", "-1", "1.5", "one", "1 2", "-", "0x1"].map { (text: String) in
      .fails(
        "8730", "'\(text)'", ["ChildProtectionPlans 0 NumberOfPreviousCPP"],
        child(episode(protectionPlan(nil, previous: text))))
    }

  private static let records: [RuleCase] =
    previous + [
      .passes("1105", "on the day", child(episode(protectionPlan("2025-05-01")))),
      .fails(
        "1105", "before", ["CINdetails 0 CINreferralDate", start()],
        child(episode(protectionPlan("2025-04-30")))),
      .passes("8720", "on the reference date", child(episode(protectionPlan("2026-03-31")))),
      .fails("8720", "after", [start()], child(episode(protectionPlan("2026-04-01")))),
      .fails(
        "8720", "missing, and no reference date", [start()], reference: nil,
        child(episode(protectionPlan(nil)))),
      .passes("8832", "acted on", child(episode(protectionPlan(nil)))),
      .fails(
        "8832", "without further action",
        ["CINdetails 0 ReferralNFA", "ChildProtectionPlans 0 LAchildID"],
        child(episode(nfa: "1", protectionPlan(nil)))),
      .passes("8840", "a day more", child(episode(protectionPlan("2025-05-02", "2025-05-03")))),
      .passes("8840", "both missing", child(episode(protectionPlan(nil)))),
      .fails(
        "8840", "one day", [both()], child(episode(protectionPlan("2025-05-02", "2025-05-02")))),
      .passes("8925", "one day", child(episode(protectionPlan("2025-05-02", "2025-05-02")))),
      .fails(
        "8925", "ended first", [both()], child(episode(protectionPlan("2025-05-02", "2025-05-01")))),
      .passes("8930", "last day", child(episode(protectionPlan(nil, "2026-03-31")))),
      .fails("8930", "after", [end()], child(episode(protectionPlan(nil, "2026-04-01")))),
      .fails("8930", "before", [end()], child(episode(protectionPlan(nil, "2025-03-31")))),
      .passes("8905", "MUL", child(episode(protectionPlan(nil, initial: "MUL")))),
      .fails(
        "8905", "small letters", ["ChildProtectionPlans 0 InitialCategoryOfAbuse"],
        child(episode(protectionPlan(nil, initial: "mul")))),
      .passes("8910", "SAB", child(episode(protectionPlan(nil, latest: "SAB")))),
      .fails(
        "8910", "missing", ["ChildProtectionPlans 0 LatestCategoryOfAbuse"],
        child(episode(protectionPlan(nil, latest: nil)))),
      .passes(
        "8915", "on the day", child(died: "2025-06-02", episode(protectionPlan("2025-06-02")))),
      .fails(
        "8915", "after", [death, start()],
        child(died: "2025-06-02", episode(protectionPlan("2025-06-03")))),
      .passes(
        "8920", "on the day", child(died: "2025-06-02", episode(protectionPlan(nil, "2025-06-02")))),
      .fails(
        "8920", "after, in the second episode", [death, end(1)],
        child(
          died: "2025-06-02", episode(protectionPlan(nil)),
          episode(protectionPlan(nil, "2025-06-03")))),
    ]

  private static let conferences: [RuleCase] = [
    .passes("2885", "from before the year", child(episode(protectionPlan("2025-03-31")))),
    .passes(
      "2885", "no reference date", reference: nil, child(episode(protectionPlan("2025-06-02")))),
    .passes(
      "2885", "on the conference’s day",
      child(episode(enquiry(nil, conference: "2025-06-02"), protectionPlan("2025-06-02")))),
    .passes(
      "2885", "a transfer", child(episode(conference: "2025-06-02", protectionPlan("2025-06-02")))),
    .passes(
      "2885", "a transfer, no other conference being required",
      child(
        episode(
          conference: "2025-06-02", enquiry(nil, notRequired: "true"), protectionPlan("2025-06-02"))
      )),
    .fails(
      "2885", "a transfer, beside an enquiry that counts",
      [start(), "Section47 0 DateOfInitialCPC"],
      child(
        episode(
          conference: "2025-06-02", enquiry(nil, notRequired: nil), protectionPlan("2025-06-02")))),
    .fails(
      "2885", "nothing at all", [transfer, start()], child(episode(protectionPlan("2025-06-02")))),
    .fails(
      "2885", "one of two plans", [start(1)],
      child(
        episode(
          enquiry(nil, conference: "2025-06-02"), enquiry(nil), protectionPlan("2025-06-02"),
          protectionPlan("2025-06-03")))),
    .fails(
      "2885", "in another episode", [transfer, start()],
      child(episode(protectionPlan("2025-06-02")), episode(enquiry(nil, conference: "2025-06-02")))),
    .passes(
      "8841", "the day after", child(episode(protectionPlan("2025-05-02", reviews: ["2025-05-03"])))
    ),
    .fails(
      "8841", "on the day, the second of three", [start(), "Reviews 1 CPPreviewDate"],
      child(
        episode(protectionPlan("2025-05-02", reviews: ["2025-06-02", "2025-05-02", "2025-07-02"])))),
    .passes(
      "8841", "of another plan",
      child(episode(protectionPlan("2025-05-02"), protectionPlan(nil, reviews: ["2025-04-02"])))),
    .passes("8842Q", "a date", child(episode(protectionPlan(nil, reviews: ["2025-06-02"])))),
    .fails(
      "8842Q", "empty, and no date", ["Reviews 1 CPPreviewDate", "Reviews 2 CPPreviewDate"],
      child(episode(protectionPlan(nil, reviews: ["2025-06-02", "", "2025-06-31"])))),
    .fails(
      "8842Q", "Reviews with nothing in it",
      ["Reviews 0 CPPreviewDate", "Reviews 2 CPPreviewDate"],
      child(
        episode(
          "<ChildProtectionPlans><Reviews/><Reviews><CPPreviewDate>2025-06-02</CPPreviewDate></Reviews><Reviews> </Reviews></ChildProtectionPlans>"
        ))),
  ]

  private static let several: [RuleCase] = [
    .passes(
      "8935", "one open", child(episode(protectionPlan(nil), protectionPlan(nil, "2025-06-02")))),
    .fails(
      "8935", "two open, in different episodes", [end(), end(1)],
      child(episode(protectionPlan(nil)), episode(protectionPlan(nil)))),
    .passes(
      "8940", "the day after",
      child(episode(protectionPlan("2025-05-02", "2025-06-02"), protectionPlan("2025-06-03")))),
    .fails(
      "8940", "on the day, in different episodes", [both(), start(1)],
      child(
        episode(protectionPlan("2025-05-02", "2025-06-02")), episode(protectionPlan("2025-06-02")))),
    .fails(
      "8940", "within an open one, the later first", [start(), both(1)],
      child(episode(protectionPlan("2025-06-02", "2025-06-09"), protectionPlan("2025-05-02")))),
    .passes(
      "8940", "after the reference date",
      child(episode(protectionPlan("2025-05-02"), protectionPlan("2026-04-01")))),
  ]
}
