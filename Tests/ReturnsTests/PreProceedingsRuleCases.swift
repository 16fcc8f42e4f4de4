/// The draft for 2026-27.
enum PreProceedingsRuleCases {
  private static func field(_ name: String) -> String { "PreProceedingsandFGDM 0 \(name)" }

  /// One group with these values.
  private static func group(_ values: (String, String)...) -> String {
    child(
      episode(
        "<PreProceedingsandFGDM>" + values.map { Invented.value($0.0, $0.1) }.joined()
          + "</PreProceedingsandFGDM>"))
  }

  private static func passes(_ rule: String, _ name: String, _ children: String) -> RuleCase {
    .passes(rule, name, year: "2026-27", reference: "2027-03-31", children)
  }

  private static func fails(
    _ rule: String, _ name: String, _ expected: String, _ children: String
  ) -> RuleCase {
    .fails(rule, name, [expected], year: "2026-27", reference: "2027-03-31", children)
  }

  static let cases: [RuleCase] = [
    fails("8995Q", "none", "return", child(episode())),
    passes("8995Q", "an empty one", group()),
    .passes("8995Q", "not asked before", child(episode())),
    fails("9000Q", "no start", "return", group(("PPOutcome", "A"))),
    passes("9000Q", "a start", group(("PPStartDate", "2026-05-01"))),
    passes("9005", "first day", group(("PPStartDate", "2026-04-01"))),
    fails("9005", "before", field("PPStartDate"), group(("PPStartDate", "2026-03-31"))),
    passes(
      "9006", "on the day", group(("PPStartDate", "2026-05-01"), ("LBPSentDate", "2026-05-01"))),
    fails(
      "9006", "before it", field("LBPSentDate"),
      group(("PPStartDate", "2026-05-02"), ("LBPSentDate", "2026-05-01"))),
    fails(
      "9006", "not in the year, without start", field("LBPSentDate"),
      group(("LBPSentDate", "2027-04-01"))),
    passes("9007", "said", group(("LBPSentDate", "2026-05-01"), ("FGDMMeetingOffer", "0"))),
    fails("9007", "unsaid", field("FGDMMeetingOffer"), group(("LBPSentDate", "2026-05-01"))),
    passes("9008", "last day", group(("InitialPPMeetingDate", "2027-03-31"))),
    fails(
      "9008", "after", field("InitialPPMeetingDate"), group(("InitialPPMeetingDate", "2027-04-01"))),
    passes(
      "9009", "after the start",
      group(("PPStartDate", "2026-05-01"), ("StepDecisionDate", "2026-05-02"))),
    fails(
      "9009", "before the start", field("StepDecisionDate"),
      group(("PPStartDate", "2026-05-03"), ("StepDecisionDate", "2026-05-02"))),
    passes(
      "9010Q", "offered and held", group(("FGDMMeetingOffer", "true"), ("FGDMMeetingFac", "0"))),
    passes("9010Q", "not offered", group(("FGDMMeetingOffer", "0"))),
    fails("9010Q", "unsaid", field("FGDMMeetingFac"), group(("FGDMMeetingOffer", "true"))),
    passes("9011", "missing", group(("PPStartDate", "2026-05-01"))),
    passes("9011", "C", group(("PPOutcome", "C"))),
    fails("9011", "D", field("PPOutcome"), group(("PPOutcome", "D"))),
    passes(
      "9012", "on the day",
      group(("StepDecisionDate", "2026-05-01"), ("CourtAppDate", "2026-05-01"))),
    fails(
      "9012", "before", field("CourtAppDate"),
      group(("StepDecisionDate", "2026-05-02"), ("CourtAppDate", "2026-05-01"))),
    passes(
      "9013", "on the day",
      group(("CourtAppDate", "2026-05-01"), ("LetterInitCPDate", "2026-05-01"))),
    fails(
      "9013", "before", field("LetterInitCPDate"),
      group(("CourtAppDate", "2026-05-02"), ("LetterInitCPDate", "2026-05-01"))),
    passes(
      "9015Q", "none", group(("InitialPPMeetingDate", "2026-05-01"), ("ReviewMeetingsCount", "0"))),
    fails(
      "9015Q", "unsaid", field("ReviewMeetingsCount"), group(("InitialPPMeetingDate", "2026-05-01"))
    ),
  ]
}
