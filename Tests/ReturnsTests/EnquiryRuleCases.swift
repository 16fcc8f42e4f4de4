/// Section 47 enquiries and conferences.
enum EnquiryRuleCases {
  private static func field(_ names: String, _ row: Int = 0) -> String {
    "Section47 \(row) \(names)"
  }
  private static let conference = field("DateOfInitialCPC")
  private static let waiting = field("DateOfInitialCPC ICPCnotRequired S47ActualStartDate")
  private static let referral = "CINdetails 0 CINreferralDate"

  static let cases: [RuleCase] = dates + several

  private static let dates: [RuleCase] = [
    .passes("1104", "on the day", child(episode(enquiry(nil, conference: "2025-05-01")))),
    .fails(
      "1104", "before", [referral, conference],
      child(episode(enquiry(nil, conference: "2025-04-30")))),
    .passes("1104", "a transfer", child(episode(conference: "2025-04-30"))),
    .passes("2889", "on the day", child(episode(enquiry("2025-05-01")))),
    .fails(
      "2889", "before", [referral, field("S47ActualStartDate")],
      child(episode(enquiry("2025-04-30")))),
    .passes("8615", "on the day", child(episode(enquiry("2025-05-20", conference: "2025-05-20")))),
    .passes("8615", "no conference", child(episode(enquiry(nil)))),
    .fails(
      "8615", "no start", [field("DateOfInitialCPC S47ActualStartDate")],
      child(episode(enquiry(nil, conference: "2025-05-20")))),
    .fails(
      "8615", "start after it", [field("DateOfInitialCPC S47ActualStartDate")],
      child(episode(enquiry("2025-05-21", conference: "2025-05-20")))),
    .passes("8675Q", "15th working day back", child(episode(enquiry("2026-03-11")))),
    .fails(
      "8675Q", "the day before", [waiting],
      child(episode(enquiry("2026-03-10", notRequired: "false")))),
    .passes(
      "8675Q", "not said whether required", child(episode(enquiry("2025-05-10", notRequired: nil)))),
    .passes("8675Q", "not required", child(episode(enquiry("2025-05-10", notRequired: "true")))),
    .passes(
      "8675Q", "to Easter Sunday 2024", year: "2023-24", reference: "2024-03-31",
      child(episode(enquiry("2024-03-08")))),
    .fails(
      "8675Q", "to Easter Sunday 2024", [waiting], year: "2023-24", reference: "2024-03-31",
      child(episode(enquiry("2024-03-07")))),
    .passes("8715", "last day", child(episode(enquiry(nil, conference: "2026-03-31")))),
    .fails("8715", "before", [conference], child(episode(enquiry(nil, conference: "2025-03-31")))),
    .fails("8715", "after", [conference], child(episode(enquiry(nil, conference: "2026-04-01")))),
    .passes("8715", "a transfer", child(episode(conference: "2026-04-01"))),
    .passes("8740", "in the year", child(episode(enquiry("2025-04-01")))),
    .fails(
      "8740", "before", [waiting], child(episode(enquiry("2025-03-31", notRequired: "False")))),
    .passes("8740", "no start", child(episode(enquiry(nil)))),
    .passes(
      "8740", "a conference", child(episode(enquiry("2025-03-31", conference: "2025-04-02")))),
    .passes(
      "8740", "not said whether required", child(episode(enquiry("2025-03-31", notRequired: "")))),
    .passes("8870Q", "a Friday", child(episode(enquiry(nil, target: "2025-05-23")))),
    .passes("8870Q", "a bank holiday", child(episode(enquiry(nil, target: "2025-05-26")))),
    .fails(
      "8870Q", "a Saturday", [field("InitialCPCtarget")],
      child(episode(enquiry(nil, target: "2025-05-24")))),
    .passes("8875", "a Monday", child(episode(enquiry(nil, conference: "2025-05-26")))),
    .passes("8875", "a transfer on a Sunday", child(episode(conference: "2025-05-25"))),
    .fails(
      "8875", "a Sunday", [conference], child(episode(enquiry(nil, conference: "2025-05-25")))),
  ]

  private static let several: [RuleCase] = [
    .passes(
      "2884", "different days",
      child(episode(conference: "2025-05-20", enquiry(nil, conference: "2025-05-21")))),
    .passes("2884", "two missing", child(episode(enquiry(nil)))),
    .passes(
      "2884", "of two children",
      child(episode(conference: "2025-05-20")),
      child(episode(enquiry(nil, conference: "2025-05-20")))),
    .fails(
      "2884", "in different episodes",
      ["CINdetails 0 DateOfInitialCPC", field("DateOfInitialCPC", 1)],
      child(
        episode(conference: "2025-05-20"),
        episode(enquiry(nil, conference: "2025-05-21"), enquiry(nil, conference: "2025-05-20")))),
    .passes("2991Q", "an assessment", child(episode(assessment(nil, nil), enquiry(nil)))),
    .fails(
      "2991Q", "only in another episode", [field("LAchildID"), field("LAchildID", 1)],
      child(episode(enquiry(nil), enquiry(nil)), episode(assessment(nil, nil)))),
    .passes("8839", "one waits", child(episode(enquiry(nil), enquiry(nil, notRequired: "1")))),
    .fails(
      "8839", "two wait, one unsaid", [conference, field("DateOfInitialCPC", 2)],
      child(
        episode(
          enquiry(nil), enquiry(nil, conference: "2025-05-20"), enquiry(nil, notRequired: nil)))),
    .passes("8868", "open", child(episode(enquiry(nil)))),
    .passes(
      "8868", "not required",
      child(episode(closed: "2025-06-02", enquiry(nil, notRequired: "True")))),
    .fails(
      "8868", "waits", ["CINdetails 0 CINclosureDate", field("DateOfInitialCPC ICPCnotRequired")],
      child(episode(closed: "2025-06-02", enquiry(nil)))),
    .passes(
      "8890", "the first needs no conference",
      child(
        episode(enquiry("2025-05-02", notRequired: "1"), enquiry("2025-05-03", notRequired: "1")))),
    .fails(
      "8890", "on the conference’s day",
      [field("DateOfInitialCPC S47ActualStartDate"), field("S47ActualStartDate", 1)],
      child(
        episode(
          enquiry("2025-05-02", conference: "2025-05-20"), enquiry("2025-05-20", notRequired: "1")))
    ),
    .passes(
      "8890", "the day after",
      child(
        episode(
          enquiry("2025-05-02", conference: "2025-05-20"), enquiry("2025-05-21", notRequired: "1")))
    ),
    .fails(
      "8890", "on the reference date, the first waiting",
      [field("DateOfInitialCPC S47ActualStartDate"), field("S47ActualStartDate", 1)],
      child(
        episode(enquiry("2025-05-02", notRequired: nil), enquiry("2026-03-31", notRequired: "1")))),
    .passes(
      "8890", "no reference date", reference: nil,
      child(episode(enquiry("2025-05-02"), enquiry("2025-05-03")))),
  ]
}
