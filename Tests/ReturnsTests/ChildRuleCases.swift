/// Sex, birth, death, ethnicity and disability.
enum ChildRuleCases {
  private static let birth = "ChildIdentifiers 0 PersonBirthDate"
  private static let death = "ChildIdentifiers 0 PersonDeathDate"
  private static let expected = "ChildIdentifiers 0 ExpectedPersonBirthDate"
  private static let both = "ChildIdentifiers 0 ExpectedPersonBirthDate PersonBirthDate"

  static let cases: [RuleCase] = births + deaths + characteristics

  private static let births: [RuleCase] = [
    .passes("4180", "U", child(sex: "U")),
    .fails("4180", "small letter", ["ChildIdentifiers 0 Sex"], child(sex: "f")),
    .fails("4180", "missing", ["ChildIdentifiers 0 Sex"], child(sex: nil)),
    .passes("4180", "gender 9 until 2023-24", year: "2023-24", child(sex: nil, gender: "9")),
    .fails(
      "4180", "gender 3", ["ChildIdentifiers 0 GenderCurrent"], year: "2022-23", child(gender: "3")),
    .passes("8520", "on the day", child(born: "2026-03-31")),
    .fails("8520", "the day after", [birth], child(born: "2026-04-01")),
    .passes("8520", "no reference date", reference: nil, child(born: "2026-04-01")),
    .passes("8525Q", "one", child()),
    .passes("8525Q", "the other", child(born: nil, expected: "2026-06-01")),
    .fails("8525Q", "both", [both], child(expected: "2026-06-01")),
    .fails("8525Q", "neither, one being no date", [both], child(born: "2015-02-30")),
    .passes("8530Q", "30 days before", child(born: nil, expected: "2026-03-01")),
    .fails("8530Q", "31 days before", [expected], child(born: nil, expected: "2026-02-28")),
    .passes("8530Q", "nine months after", child(born: nil, expected: "2026-12-31")),
    .fails("8530Q", "a day more", [expected], child(born: nil, expected: "2027-01-01")),
    .passes("8606", "280 days", child(born: "2026-02-05", episode(on: "2025-05-01"))),
    .fails(
      "8606", "281 days", ["CINdetails 0 CINreferralDate", both],
      child(born: "2026-02-06", episode(on: "2025-05-01"), episode(on: "2026-02-06"))),
    .fails(
      "8606", "before the expected date", ["CINdetails 0 CINreferralDate", both],
      child(born: nil, expected: "2026-02-06", episode(on: "2025-05-01"))),
    .passes("8750", "U", child(born: nil, expected: "2026-06-01", sex: "U")),
    .passes("8750", "born", child(expected: "2026-06-01", sex: "F")),
    .fails("8750", "F", [both + " Sex"], child(born: nil, expected: "2026-06-01", sex: "F")),
    .fails(
      "8750", "gender 2",
      ["ChildIdentifiers 0 ExpectedPersonBirthDate GenderCurrent PersonBirthDate"],
      year: "2023-24", child(born: nil, expected: "2024-06-01", gender: "2")),
    .passes("8775Q", "25 today", child(born: "2001-03-31", episode())),
    .fails(
      "8775Q", "25 yesterday, and open", ["CINdetails 0 CINclosureDate", birth],
      child(born: "2001-03-30", episode())),
    .passes(
      "8775Q", "closed on the birthday", child(born: "2000-05-01", episode(closed: "2025-05-01"))),
    .fails(
      "8775Q", "closed the day after", ["CINdetails 0 CINclosureDate", birth],
      child(born: "2000-05-01", episode(closed: "2025-05-02"))),
    .fails(
      "8775Q", "born on 29 February, closed on 1 March", ["CINdetails 0 CINclosureDate", birth],
      child(born: "2000-02-29", episode(closed: "2025-03-01"))),
    .passes(
      "8775Q", "born on 29 February, closed on 28",
      child(born: "2000-02-29", episode(closed: "2025-02-28"))),
    .passes("8775Q", "no episode", child(born: "1990-01-01")),
  ]

  private static let deaths: [RuleCase] = [
    .passes("8535Q", "on the day of birth", child(died: "2015-06-15")),
    .fails("8535Q", "the day before", [birth + " PersonDeathDate"], child(died: "2015-06-14")),
    .fails(
      "8535Q", "no date of birth", [birth + " PersonDeathDate"],
      child(born: nil, died: "2015-06-14")),
    .passes("8545Q", "first day", child(died: "2025-04-01")),
    .passes("8545Q", "last day", child(died: "2026-03-31")),
    .fails("8545Q", "before", [death], child(died: "2025-03-31")),
    .fails("8545Q", "after", [death], child(died: "2026-04-01")),
    .passes("8545Q", "no reference date", reference: nil, child(died: "1999-01-01")),
    .passes("8555Q", "on the day", child(died: "2025-05-01", episode(on: "2025-05-01"))),
    .fails(
      "8555Q", "the day before", ["CINdetails 1 CINreferralDate", death],
      child(died: "2025-04-30", episode(on: "2025-04-02"), episode(on: "2025-05-01"))),
    .passes("8585Q", "with a date", child(died: "2025-05-01", episode(reason: "RC2"))),
    .fails(
      "8585Q", "without", ["CINdetails 0 ReasonForClosure", death], child(episode(reason: "RC2"))),
  ]

  private static let characteristics: [RuleCase] = [
    .passes("4220", "a code", child(ethnicity: "NOBT")),
    .fails("4220", "no code", ["ChildCharacteristics 0 Ethnicity"], child(ethnicity: "wbri")),
    .fails("4220", "missing", ["ChildCharacteristics 0 Ethnicity"], child(ethnicity: "")),
    .passes("8540", "NONE", child(episode())),
    .passes("8540", "no referral acted on", child(disabilities: nil, episode(nfa: "1"))),
    .passes("8540", "unborn", child(born: nil, disabilities: nil, episode())),
    .fails(
      "8540", "none", ["CINdetails 0 ReferralNFA", birth],
      child(disabilities: nil, episode(), episode(nfa: "true"))),
    .fails(
      "8540", "empty, and no code",
      [
        "CINdetails 0 ReferralNFA", birth, "Disabilities 0 Disability", "Disabilities 2 Disability",
      ],
      child(disabilities: ["", "MOB", "none"], episode(nfa: "False"))),
    .passes("8790", "NONE", child(disabilities: ["NONE", "None"])),
    .fails(
      "8790", "none and another", ["Disabilities 1 Disability"],
      child(disabilities: ["none", "MOB"])),
    .passes("8790", "in different children", child(), child(disabilities: ["MOB"])),
    .passes("8794", "different", child(disabilities: ["MOB", "mob"])),
    .fails(
      "8794", "the same", ["Disabilities 0 Disability", "Disabilities 2 Disability"],
      child(disabilities: ["MOB", "LD", "MOB"])),
    .fails(
      "8794", "the same, not in the list",
      ["Disabilities 0 Disability", "Disabilities 1 Disability"],
      child(disabilities: ["BLIND", "BLIND", "DEAF"])),
    .fails(
      "8794", "NONE twice", ["Disabilities 0 Disability", "Disabilities 1 Disability"],
      child(disabilities: ["NONE", "NONE"])),
  ]
}
