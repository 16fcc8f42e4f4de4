/// Assessments and their factors.
enum AssessmentRuleCases {
  private static func start(_ row: Int = 0) -> String {
    "Assessments \(row) AssessmentActualStartDate"
  }
  private static func both(_ row: Int = 0) -> String { start(row) + " AssessmentAuthorisationDate" }
  private static func end(_ row: Int = 0) -> String {
    "Assessments \(row) AssessmentAuthorisationDate"
  }
  private static func factor(_ row: Int = 0) -> String { "Assessments \(row) AssessmentFactors" }

  /// An assessment of May 2025 with these factors.
  private static func found(_ factors: String...) -> String {
    assessment("2025-05-02", "2025-06-02", factors: factors)
  }

  static let cases: [RuleCase] = dates + several + factors

  private static let dates: [RuleCase] = [
    .passes("1103", "on the day", child(episode(assessment("2025-05-01", nil)))),
    .fails(
      "1103", "the day before", [start(1), "CINdetails 0 CINreferralDate"],
      child(episode(assessment("2025-05-01", nil), assessment("2025-04-30", nil)))),
    .passes(
      "1103", "of another child with the same number", child(episode(on: "2025-06-01")),
      child(episode(assessment("2025-05-01", nil)))),
    .passes("1103", "no referral date", child(episode(on: nil, assessment("2025-04-30", nil)))),
    .passes("8608", "one day", child(episode(assessment("2025-05-02", "2025-05-02")))),
    .fails(
      "8608", "authorised first", [both()], child(episode(assessment("2025-05-02", "2025-05-01")))),
    .passes("8670Q", "45th working day back", child(episode(assessment("2026-01-28", nil)))),
    .fails("8670Q", "the day before", [both()], child(episode(assessment("2026-01-27", nil)))),
    .passes("8670Q", "authorised", child(episode(assessment("2025-05-02", "2026-03-31")))),
    .passes(
      "8670Q", "to Easter Sunday 2024", year: "2023-24", reference: "2024-03-31",
      child(episode(assessment("2024-01-26", nil)))),
    .fails(
      "8670Q", "to Easter Sunday 2024", [both()], year: "2023-24", reference: "2024-03-31",
      child(episode(assessment("2024-01-25", nil)))),
    .passes(
      "8670Q", "no reference date", reference: nil, child(episode(assessment("2001-01-27", nil)))),
    .passes(
      "8696", "started before the year", child(episode(assessment("2025-03-01", "2025-04-01")))),
    .fails(
      "8696", "the day before the year", [end()], child(episode(assessment(nil, "2025-03-31")))),
    .fails(
      "8696", "the day after the year", [end()], child(episode(assessment(nil, "2026-04-01")))),
    .passes("8736", "in the year", child(episode(assessment("2025-04-01", nil)))),
    .fails("8736", "before the year", [both()], child(episode(assessment("2025-03-31", nil)))),
    .fails(
      "8736", "no start, and no reference date", [both()], reference: nil,
      child(episode(assessment(nil, nil)))),
    .passes(
      "8736", "no reference date", reference: nil, child(episode(assessment("2001-03-31", nil)))),
    .passes("8736", "authorised", child(episode(assessment(nil, "2025-05-01")))),
  ]

  private static let several: [RuleCase] = [
    .passes(
      "8863Q", "one after the other",
      child(episode(assessment("2025-05-02", "2025-06-02"), assessment("2025-06-03", nil)))),
    .fails(
      "8863Q", "on the day the first ends", [both(), start(1)],
      child(episode(assessment("2025-05-02", "2025-06-02"), assessment("2025-06-02", "2025-07-02")))
    ),
    .fails(
      "8863Q", "with the same dates", [both(), both(1)],
      child(episode(assessment("2025-05-02", "2025-06-02"), assessment("2025-05-02", "2025-06-02")))
    ),
    .fails(
      "8863Q", "within an open one, the later first", [start(), both(1)],
      child(episode(assessment("2026-03-31", "2026-04-02"), assessment("2025-05-02", nil)))),
    .passes(
      "8863Q", "after the reference date",
      child(episode(assessment("2025-05-02", nil), assessment("2026-04-01", nil)))),
    .passes(
      "8863Q", "no reference date", reference: nil,
      child(episode(assessment("2025-05-02", nil), assessment("2025-06-01", nil)))),
    .passes("8863Q", "in two episodes", child(episode(found("21")), episode(found("21")))),
    .passes("8867", "open", child(episode(assessment("2025-05-02", nil)))),
    .passes("8867", "authorised", child(episode(closed: "2025-06-02", found("21")))),
    .fails(
      "8867", "not authorised", [end(1), "CINdetails 0 CINclosureDate"],
      child(episode(closed: "2025-06-02", found("21"), assessment("2025-05-02", nil)))),
    .passes("8896", "one open", child(episode(found("21"), assessment("2025-06-02", nil)))),
    .fails(
      "8896", "two open, one not", [end(), end(2)],
      child(episode(assessment("2025-05-02", nil), found("21"), assessment(nil, nil)))),
    .passes(
      "8896", "in two episodes", child(episode(assessment(nil, nil)), episode(assessment(nil, nil)))
    ),
  ]

  private static let factors: [RuleCase] = [
    .passes("8614", "authorised", child(episode(found("21")))),
    .passes("8614", "no factors", child(episode(assessment("2025-05-02", nil)))),
    .fails(
      "8614", "not authorised", ["Assessments 0 AssessmentAuthorisationDate AssessmentFactors"],
      child(episode(assessment("2025-05-02", nil, factors: ["1A"])))),
    .passes("8869", "21 alone", child(episode(found("21")))),
    .passes("8869", "others", child(episode(found("20", "1A")))),
    .fails("8869", "21 and another", [factor()], child(episode(found("1A", "21")))),
    .fails("8869", "21 twice", [factor()], child(episode(found("21", "21")))),
    .passes("8873Q", "closed for it", child(episode(reason: "RC8", found("21")))),
    .passes("8873Q", "two assessments", child(episode(found("21"), found("21")))),
    .passes("8873Q", "factors", child(episode(found("1A")))),
    .fails(
      "8873Q", "open", [factor(), "CINdetails 0 ReasonForClosure"], child(episode(found("21")))),
    .fails(
      "8873Q", "closed for something else", [factor(), "CINdetails 0 ReasonForClosure"],
      child(episode(reason: "RC7", found("21")))),
    .passes("8897Q", "every code", child(episode(found("1A", "8F", "18A", "19A", "20", "24A")))),
    .fails("8897Q", "8A is none", [end() + " AssessmentFactors"], child(episode(found("8A")))),
    .fails("8897Q", "small letters", [end() + " AssessmentFactors"], child(episode(found("1a")))),
    .fails(
      "8897Q", "an empty one", [end() + " AssessmentFactors"], child(episode(found("1A", "")))),
    .fails(
      "8897Q", "none, after the year", [end() + " AssessmentFactors"],
      child(episode(assessment(nil, "2027-01-01")))),
    .passes("8897Q", "none, before the year", child(episode(assessment(nil, "2025-03-31")))),
    .passes(
      "8897Q", "no reference date", reference: nil, child(episode(assessment(nil, "2025-05-31")))),
    .passes("8898", "different", child(episode(found("1A", "1B", "1C")))),
    .passes("8898", "different, not in the list", child(episode(found("X", "Y", "", "")))),
    .fails("8898", "the same", [factor()], child(episode(found("1A", "1B", "1A")))),
    .fails("8898", "the same, not in the list", [factor()], child(episode(found("X", "1A", "X")))),
    .passes("8898", "in two assessments", child(episode(found("1A"), found("1A")))),
    .passes("8945Q", "by an adult", child(episode(found("18C")))),
    .fails("8945Q", "old", [factor()], child(episode(found("1A", "18A")))),
    .passes("8945Q", "still new in 2023-24", year: "2023-24", child(episode(found("18A")))),
    .passes("8950Q", "by a child", child(episode(found("19B")))),
    .fails("8950Q", "old", [factor(1)], child(episode(found("1A"), found("19A")))),
  ]
}
