/// Numbers of pupils and of children.
enum UPNRuleCases {
  private static let upn = "ChildIdentifiers 0 UPN"
  private static let id = "ChildIdentifiers 0 LAchildID"

  private static func upns(_ rule: String, passes: [String], fails: [String]) -> [RuleCase] {
    passes.map { .passes(rule, $0, child(upn: $0)) }
      + fails.map { .fails(rule, $0, [upn], child(upn: $0)) }
  }

  // 2·3 + 3·3 + 4·0 + 5·1 + … by the rule's weights, checked by hand for R383010000001.
  static let cases: [RuleCase] =
    upns(
      "1510", passes: ["R383010000001", "R38301000000", "R38301000000A", "X3830100O0001"],
      fails: ["A383010000001", "r383010000001", "1383010000001", "é383010000001"])
    + upns(
      "1530", passes: ["R383010000001", "R943010000001", "R001010000001", "R999", "R38301000000Z"],
      fails: ["R999010000001", "R000010000001", "RABC010000001", "R006010000001"])
    + upns(
      "1540", passes: ["R383010000001", "R38301000000", "ABCD12345678"],
      fails: ["R38301000000".dropLast().description, "X", "R3830100A0001"])
    + upns(
      "1550", passes: ["R383010000001", "R38301000000A", "R38301000000!!", "R"],
      fails: ["R38301000000I", "R38301000000O", "R38301000000S", "R38301000000a", "R38301000000-"])
    + [
      .passes(
        "1530", "Cumberland is not yet one of them", year: "2023-24", reference: "2024-03-31",
        child(upn: "R942010000001")),
      .fails(
        "1530", "Cumberland is not yet one of them", [upn], year: "2022-23",
        reference: "2023-03-31", child(upn: "R942010000001")),
      .passes("1520", "two without any", child(), child()),
      .passes("1520", "capitals matter", child(upn: "R1"), child(upn: "r1")),
      .fails(
        "1520", "three children, two with one UPN", [upn, "ChildIdentifiers 2 UPN"],
        child(upn: "R1"), child(upn: "R2"), child(upn: " R1 ")),
      .passes("1560Q", "a UPN", child(former: "R383010000001")),
      .passes("1560Q", "a temporary UPN", child(former: "R38301000000A")),
      .fails("1560Q", "too short", ["ChildIdentifiers 0 FormerUPN"], child(former: "R38301000000")),
      .fails(
        "1560Q", "no letter", ["ChildIdentifiers 0 FormerUPN"], child(former: "1383010000001")),
      .fails(
        "1560Q", "letters within", ["ChildIdentifiers 0 FormerUPN"], child(former: "R3830100O0001")),
      .passes("1570", "twenty", child(id: "12345678901234567890")),
      .passes(
        "1570", "twenty letters that take forty bytes", child(id: String(repeating: "é", count: 20))
      ),
      .fails("1570", "twenty-one", [id], child(id: "123456789012345678901")),
      .passes(
        "1570", "not asked before 2024-25", year: "2023-24", child(id: "123456789012345678901")),
      .passes("1580", "letters and digits", child(id: "Ab12")),
      .passes("1580", "missing", child(id: nil)),
      .passes("8500", "there", child()),
      .fails("8500", "absent", [id], child(id: nil)),
      .fails("8500", "white space", [id], child(id: " \n ")),
      .passes("8510", "two missing are not the same", child(id: nil), child(id: "")),
      .fails(
        "8510", "two the same", [id, "ChildIdentifiers 2 LAchildID"], child(), child(id: "T2"),
        child()),
      .passes("8590", "one episode", child(episode())),
      .fails("8590", "none", ["ChildIdentifiers 1 LAchildID"], child(episode()), child()),
    ] + ["1-2", "1_2", "1/2", "1.2", "1 2"].map { .fails("1580", $0, [id], child(id: $0)) }
    + noUPN
  private static let missing = "ChildIdentifiers 0 UPN UPNunknown"

  private static let noUPN: [RuleCase] = [
    .fails(
      "8770Q", "born on 31 August", [missing], child(unknown: nil, born: "2020-08-31", episode())),
    .passes("8770Q", "born on 1 September", child(unknown: nil, born: "2020-09-01", episode())),
    .fails("8770Q", "UN1", [missing], child(unknown: "UN1", episode())),
    .fails("8770Q", "no code", [missing], child(unknown: "UN9", episode())),
    .passes("8770Q", "UN7 in small letters", child(unknown: "un7", episode())),
    .passes("8770Q", "a UPN", child(upn: "X", unknown: nil, episode())),
    .passes("8770Q", "no referral acted on", child(unknown: nil, episode(nfa: "1"))),
    .passes("8770Q", "unborn", child(unknown: nil, born: nil, expected: "2026-06-01", episode())),
    .passes("8770Q", "no reference date", reference: nil, child(unknown: nil, episode())),
    .fails(
      "8770Q", "six years old in 2023-24", [missing], year: "2023-24", reference: "2024-03-31",
      child(unknown: nil, born: "2018-03-31", episode())),
    .passes(
      "8770Q", "six tomorrow in 2023-24", year: "2023-24", reference: "2024-03-31",
      child(unknown: nil, born: "2018-04-01", episode())),
    .passes("8772", "without further action", child(unknown: "UN7", episode(nfa: "TRUE"))),
    .passes("8772", "no episode", child(unknown: "UN7")),
    .passes("8772", "another reason", child(unknown: "UN6", episode())),
    .passes("8772", "small letters are another code", child(unknown: "un7", episode())),
    .fails(
      "8772", "acted on, and unsaid",
      ["CINdetails 1 ReferralNFA", "CINdetails 2 ReferralNFA", "ChildIdentifiers 0 UPNunknown"],
      child(unknown: "UN7", episode(nfa: "1"), episode(nfa: "0"), episode(nfa: nil))),
  ]
}
