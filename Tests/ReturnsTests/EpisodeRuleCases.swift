/// CINdetails by themselves, beside one another, and with what is in them.
enum EpisodeRuleCases {
  private static func field(_ name: String, _ row: Int = 0) -> String {
    "CINdetails \(row) \(name)"
  }
  private static let referral = field("CINreferralDate")
  private static let closure = field("CINclosureDate")
  private static let nfa = field("ReferralNFA")

  static let cases: [RuleCase] = records + pairs + contents

  private static let records: [RuleCase] =
    ["0", "1", "true", "False", "TRUE"].map { (text: String) in
      .passes("8568", text, child(episode(nfa: text)))
    }
    + ["", "2", "yes", "10"].map { (text: String) in
      .fails("8568", "'\(text)'", [nfa], child(episode(nfa: text)))
    }
    + [
      .passes("8569Q", "last working day before", child(episode(on: "2025-03-31", nfa: "1"))),
      .fails(
        "8569Q", "the day before that", [referral], child(episode(on: "2025-03-30", nfa: "1"))),
      .passes("8569Q", "acted on", child(episode(on: "2020-03-30"))),
      .fails("8569Q", "unsaid", [referral], child(episode(on: "2020-03-30", nfa: nil))),
      .passes(
        "8569Q", "Maundy Thursday before Easter Monday 1 April", year: "2024-25",
        reference: "2025-03-31", child(episode(on: "2024-03-28", nfa: "1"))),
      .fails(
        "8569Q", "the Wednesday", [referral], year: "2024-25", reference: "2025-03-31",
        child(episode(on: "2024-03-27", nfa: "1"))),
      .passes(
        "8569Q", "no reference date", reference: nil, child(episode(on: "2020-03-30", nfa: "1"))),
      .passes("8600", "on the day", child(episode(on: "2026-03-31"))),
      .fails("8600", "after", [referral], child(episode(on: "2026-04-01"))),
      .fails(
        "8600", "missing, and no reference date", [referral], reference: nil,
        child(episode(on: nil))),
      .fails("8600", "no date", [referral], child(episode(on: "01/05/2025"))),
      .passes("8610", "a need", child(episode())),
      .passes("8610", "no further action", child(episode(nfa: "1", need: nil))),
      .fails("8610", "none", [field("PrimaryNeedCode ReferralNFA")], child(episode(need: nil))),
      .passes("8620", "first day", child(episode(closed: "2025-04-01"))),
      .fails("8620", "before", [closure], child(episode(closed: "2025-03-31"))),
      .fails("8620", "after", [closure], child(episode(closed: "2026-04-01"))),
      .passes("8620", "no reference date", reference: nil, child(episode(closed: "2001-01-01"))),
      .passes("8630", "same day", child(episode(closed: "2025-05-01"))),
      .fails(
        "8630", "before", [field("CINclosureDate CINreferralDate")],
        child(episode(closed: "2025-04-30"))),
      .passes("8640", "RC9", child(episode(reason: "RC9"))),
      .fails("8640", "RC10", [field("ReasonForClosure")], child(episode(reason: "RC10"))),
      .passes("8640", "missing", child(episode())),
      .passes("8650", "N0", child(episode(need: "N0"))),
      .fails("8650", "n1", [field("PrimaryNeedCode")], child(episode(need: "n1"))),
      .passes("8650", "missing", child(episode(need: nil))),
      .passes("8805", "both", child(episode(closed: "2025-06-01", reason: "X"))),
      .fails(
        "8805", "no reason", [field("CINclosureDate ReasonForClosure")],
        child(episode(closed: "2025-06-01"))),
      .passes("8810", "neither", child(episode())),
      .fails(
        "8810", "no date", [field("CINclosureDate ReasonForClosure")],
        child(episode(closed: "soon", reason: "RC1"))),
      .passes("8866", "10", child(episode(source: "10"))),
      .passes("8866", "before April 2013", child(episode(on: "2013-03-31", source: nil))),
      .fails(
        "8866", "missing", [field("CINreferralDate ReferralSource")],
        child(episode(on: "2013-04-01", source: nil))),
      .fails("8866", "1a", [field("CINreferralDate ReferralSource")], child(episode(source: "1a"))),
      .passes("8866", "no referral date", child(episode(on: nil, source: nil))),
    ]

  private static let pairs: [RuleCase] = [
    .passes("8815", "one open", child(episode(), episode(closed: "2025-06-01"))),
    .passes("8815", "one without further action", child(episode(), episode(nfa: "1"))),
    .passes("8815", "of two children", child(episode()), child(episode())),
    .fails(
      "8815", "two open, one closed", [closure, field("CINclosureDate", 2)],
      child(episode(), episode(closed: "2025-06-01"), episode())),
    .passes(
      "8816", "the open one is the latest",
      child(episode(closed: "2025-05-20"), episode(on: "2025-06-01"))),
    .fails(
      "8816", "the latest is closed", [referral, field("CINreferralDate", 1)],
      child(episode(), episode(on: "2025-06-01", closed: "2025-07-01"))),
    .fails(
      "8816", "two of one day: the second fails", [referral, field("CINreferralDate", 1)],
      child(episode(), episode())),
    .passes("8816", "no referral date", child(episode(on: nil), episode())),
    .passes(
      "8820", "on the closure day", child(episode(closed: "2025-06-01"), episode(on: "2025-06-01"))),
    .fails(
      "8820", "the day before",
      [field("CINclosureDate CINreferralDate"), field("CINreferralDate", 1)],
      child(episode(closed: "2025-06-01"), episode(on: "2025-05-31"))),
    .fails(
      "8820", "within an open one",
      [field("CINclosureDate CINreferralDate"), field("CINreferralDate", 1)],
      child(episode(), episode(on: "2026-03-30", nfa: "1"))),
    .passes("8820", "on the reference date", child(episode(), episode(on: "2026-03-31", nfa: "1"))),
    .passes(
      "8820", "open and without further action", child(episode(nfa: "1"), episode(on: "2025-06-01"))
    ),
    .passes(
      "8820", "open, and no reference date", reference: nil,
      child(episode(), episode(on: "2025-06-01"))),
    .fails(
      "8820", "both of one day",
      [field("CINclosureDate CINreferralDate"), field("CINclosureDate CINreferralDate", 1)],
      child(episode(), episode())),
    .passes(
      "8820", "children with one number are two",
      child(id: "T1", episode()), child(id: "T1", episode())),
  ]

  private static let contents: [RuleCase] = [
    .passes(
      "2990", "only an assessment", child(episode(reason: "RC8", assessment("2025-05-02", nil)))),
    .passes("2990", "another reason", child(episode(reason: "RC7", needPlan("2025-05-02")))),
    .fails(
      "2990", "a conference", [field("DateOfInitialCPC")],
      child(episode(reason: "RC9", conference: "2025-05-02"))),
    .fails(
      "2990", "everything",
      [
        field("DateOfInitialCPC"), "CINplanDates 0 LAchildID", "ChildProtectionPlans 0 LAchildID",
        "Section47 0 LAchildID",
      ],
      child(episode(reason: "RC8", needPlan(nil), enquiry(nil), protectionPlan(nil)))),
    .passes(
      "8565", "all on the day",
      child(
        episode(
          closed: "2025-06-02", conference: "2025-06-02", assessment("2025-06-02", "2025-06-02"),
          needPlan("2025-06-02", "2025-06-02"), enquiry("2025-06-02", conference: "2025-06-02"),
          protectionPlan("2025-06-03", "2025-06-02")))),
    .fails(
      "8565", "all the day after, one each",
      [
        "Assessments 0 AssessmentActualStartDate AssessmentAuthorisationDate",
        field("CINclosureDate DateOfInitialCPC"), "CINplanDates 0 CINPlanEndDate CINPlanStartDate",
        "ChildProtectionPlans 0 CPPendDate", "Section47 0 DateOfInitialCPC S47ActualStartDate",
      ],
      child(
        episode(
          closed: "2025-06-02", assessment("2025-06-01", "2025-06-03"),
          assessment("2025-06-01", "2025-06-02"), needPlan("2025-06-03"),
          enquiry("2025-06-01", conference: "2025-06-03"), protectionPlan(nil, "2025-06-03")))),
    .fails(
      "8565", "a transfer conference", [field("CINclosureDate DateOfInitialCPC")],
      child(episode(closed: "2025-06-02", conference: "2025-06-03"))),
    .passes(
      "8565", "in another episode",
      child(episode(closed: "2025-06-02"), episode(on: "2025-06-03", assessment("2025-06-04", nil)))
    ),
    .passes("8825Q", "an assessment", child(episode(reason: "RC8", assessment(nil, nil)))),
    .fails(
      "8825Q", "only in another episode", [field("ReasonForClosure")],
      child(episode(reason: "RC9"), episode(assessment(nil, nil)))),
    .passes(
      "8831", "an empty assessment and enquiry",
      child(episode(nfa: "1", assessment(nil, nil), enquiry(nil)))),
    .passes("8831", "acted on", child(episode(conference: "2025-06-02", enquiry("2025-05-02")))),
    .fails(
      "8831", "dates",
      ["Assessments 1 LAchildID", field("DateOfInitialCPC"), "Section47 0 LAchildID"],
      child(
        episode(
          nfa: "True", assessment(nil, nil), assessment(nil, "2025-06-01"),
          enquiry(nil, conference: "2025-06-02")))),
    .fails(
      "8831", "a conference", [field("DateOfInitialCPC")],
      child(episode(nfa: "1", conference: "2025-06-02"))),
  ]
}
