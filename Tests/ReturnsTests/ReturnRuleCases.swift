/// The header and the return as a whole.
enum ReturnRuleCases {
  private static let codes = ["MOB", "HAND", "PC", "INC", "COMM", "LD", "HEAR", "VIS"]

  private static func children(_ count: Int, sex: String? = "F") -> String {
    (0..<count).map { child(id: "T\($0)", sex: sex) }.joined()
  }

  private static func header(_ name: String, _ xml: String, fails: Bool) -> RuleCase {
    RuleCase(
      rule: "100", name: name, xml: xml, expected: fails ? ["Header 0 ReferenceDate"] : [],
      year: "2025-26")
  }

  static let cases: [RuleCase] =
    [
      header("31 March of the year", Invented.message(""), fails: false),
      header("a year early", Invented.message("", reference: "2025-03-31"), fails: true),
      header("a day late", Invented.message("", reference: "2026-04-01"), fails: true),
      header("no reference date", Invented.message("", reference: nil), fails: true),
      header("no year", Invented.message("", year: nil), fails: true),
      header("a year in words", Invented.message("", year: "MMXXVI"), fails: true),
      header("a date in another form", Invented.message("", reference: "31/03/2026"), fails: true),
      header("no header", "<Message><Children/></Message>", fails: true),
      header(
        "with a time behind it", Invented.message("", reference: "2026-03-31T00:00:00"),
        fails: false),
    ] + [
      .passes("2883", "none of either", child(episode())),
      .passes(
        "2883", "as many conferences, one of them a transfer",
        child(episode(conference: "2025-06-02", protectionPlan("2025-06-02")))),
      .fails(
        "2883", "a plan without conference", ["return"],
        child(episode(protectionPlan("2025-04-01")))),
      .passes("2883", "a plan from before the year", child(episode(protectionPlan("2025-03-31")))),
      .fails(
        "2883", "a conference of another year", ["return"],
        child(
          episode(enquiry("2025-03-01", conference: "2025-03-31"), protectionPlan("2026-03-31")))),
      .passes(
        "2883", "no reference date", reference: nil, child(episode(protectionPlan("2025-06-02")))),
      .passes("2886Q", "one of fifty is 0.02", children(49) + child(sex: nil)),
      .fails("2886Q", "one of forty-nine", ["return"], children(48) + child(sex: "U")),
      .passes("2886Q", "an invalid code is known", children(3) + child(sex: "1")),
      .passes("2886Q", "unborn, and none", children(3) + child(expected: "2026-06-01", sex: "U")),
      .passes("2886Q", "no children"),
      .fails(
        "2886Q", "by gender until 2023-24", ["return"], year: "2023-24", reference: "2024-03-31",
        child(sex: "F", gender: "0")),
      .passes(
        "2886Q", "by gender until 2023-24", year: "2022-23", reference: "2023-03-31",
        child(sex: nil, gender: "1")),
      .fails(
        "2887Q", "seven different", ["return"],
        child(disabilities: Array(codes.prefix(7)) + ["NONE"])),
      .passes("2887Q", "eight different", child(disabilities: codes)),
      .fails("2887Q", "none at all", ["return"], child()),
      .fails(
        "2887Q", "eight, of which two are one", ["return"],
        child(disabilities: Array(codes.prefix(7)) + ["MOB"])),
      .passes("2888Q", "none but NONE", child()),
      .fails(
        "2888Q", "one each", ["return"], child(disabilities: ["MOB"]), child(disabilities: ["LD"])),
      .passes(
        "2888Q", "one child with two", child(disabilities: ["MOB"]),
        child(disabilities: ["LD", "LD"])),
      .fails(
        "2888Q", "two children with one number are two", ["return"],
        child(id: "T1", disabilities: ["MOB"]), child(id: "T1", disabilities: ["LD"])),
    ]
}
