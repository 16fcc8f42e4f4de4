import Testing

@testable import Returns

/// The counts that are published, and the tables.
@Suite struct SummaryTests {
  private static func counts(_ children: String...) async throws -> [String: String] {
    let cin = try await CINReturn(bytes: Array(Invented.message(children.joined()).utf8))
    return Dictionary(
      cin.summary.measures.map { ($0.name, "\($0.count)" + ($0.of.map { " of \($0)" } ?? "")) },
      uniquingKeysWith: { first, _ in first })
  }

  @Test func `A referral within twelve months of an earlier one is a re-referral`() async throws {
    let counts = try await Self.counts(
      child(episode(on: "2024-05-01", nfa: "1"), episode(on: "2025-05-01")),
      child(episode(on: "2024-04-30"), episode(on: "2025-05-01", nfa: "1")),
      child(episode(on: "2025-05-01", nfa: "1"), episode(on: "2025-05-01")),
      child(episode(on: "2025-03-31")), child(episode(on: "2026-04-01")))
    #expect(counts["Referrals"] == "4")
    // Two referrals of one day: neither is earlier than the other.
    #expect(counts["Re-referrals"] == "1 of 4")
    #expect(counts["Referrals without further action"] == "2 of 4")
  }

  @Test func `Children who bear one number are one child with issues`() async throws {
    let wrong = child(sex: "9", episode())
    let xml = Invented.message(wrong + wrong + child(id: nil, sex: "9") + child(id: nil, sex: "9"))
    let checked = try await CINReturn(bytes: Array(xml.utf8)).check()
    #expect(checked.childrenWithIssues == 3 && checked.namesakes(among: ["T1"]) == ["T1": 2])
    #expect(checked.summary.hasSuffix("in 3 children."))
  }

  @Test func `45 and 15 working days are counted from the day after`() async throws {
    // From 1 May 2025 there are two bank holidays: 5 and 26 May.
    let counts = try await Self.counts(
      child(
        episode(
          on: "2025-05-01", assessment("2025-05-01", "2025-07-07"),
          assessment("2025-05-01", "2025-07-08"), assessment("2025-05-02", "2025-07-08"),
          assessment(nil, "2025-07-01"), enquiry("2025-05-01", conference: "2025-05-23"),
          enquiry("2025-05-01", conference: "2025-05-27"), enquiry("2025-05-01"))))
    #expect(counts["Assessments completed"] == "4")
    #expect(counts["Assessments in 45 working days"] == "2 of 4")
    #expect(counts["Assessments in 45 working days of referral"] == "2 of 4")
    #expect(counts["Section 47 enquiries"] == "3")
    #expect(counts["Enquiries that led to a conference"] == "2 of 3")
    #expect(counts["Initial conferences in 15 working days"] == "1 of 2")
  }

  @Test func `Plans by start, category and length`() async throws {
    let counts = try await Self.counts(
      child(
        episode(
          protectionPlan("2023-04-01", "2025-04-01", initial: "PHY"),
          protectionPlan("2025-06-02", initial: "NEG", latest: "EMO", previous: "1"),
          protectionPlan("2025-06-02", "2025-09-01", initial: "SAB"),
          protectionPlan("2025-06-02", "2025-09-02"), protectionPlan("2026-04-01"))))
    #expect(counts["Child protection plans that began"] == "3")
    #expect(counts["Second or later plans"] == "1 of 3")
    #expect(counts["Plans that began, NEG"] == "2 of 3")
    #expect(counts["Plans that ended, 2 years or more"] == "1 of 3")
    #expect(counts["Plans that ended, under 3 months"] == "1 of 3")
    #expect(counts["Plans that ended, 3 to under 6 months"] == "1 of 3")
    #expect(counts["Plans that are open, EMO"] == "1 of 1")
    #expect(counts["Plans that are open, 6 months to under 1 year"] == "1 of 1")
  }

  /// An episode, whether it is open at the end of the year 2025-26, and whether it is counted beside.
  private static let openings: [(name: String, xml: String, isOpen: Int, isUndated: Int)] = [
    ("no closure", episode(on: "2025-05-01"), 1, 0),
    ("referred on the last day", episode(on: "2026-03-31"), 1, 0),
    ("referred the day after", episode(on: "2026-04-01"), 0, 0),
    ("referred years ago", episode(on: "2019-01-01"), 1, 0),
    ("closed on the last day", episode(on: "2025-05-01", closed: "2026-03-31"), 0, 0),
    ("closed the day after", episode(on: "2025-05-01", closed: "2026-04-01"), 1, 0),
    ("a closure that is no date", episode(on: "2025-05-01", closed: "31/03/2026"), 1, 0),
    ("no referral date", episode(on: nil), 0, 1),
    ("a referral date that is none", episode(on: "1/5/2025"), 0, 1),
    ("no referral date, closed", episode(on: nil, closed: "2025-06-01"), 0, 0),
    ("no further action", episode(on: "2025-05-01", nfa: "1"), 0, 0),
    ("further action not said", episode(on: "2025-05-01", nfa: nil), 0, 0),
    ("further action not understood", episode(on: "2025-05-01", nfa: "2"), 0, 0),
  ]

  @Test(arguments: openings)
  func `An episode is open that had begun and had not been closed by the reference date`(
    _ example: (name: String, xml: String, isOpen: Int, isUndated: Int)
  ) async throws {
    let counts = try await Self.counts(child(example.xml))
    #expect(
      counts["Episodes open at the end of the year"] == "\(example.isOpen)", "\(example.name)")
    #expect(
      counts["Open episodes without a referral date"] == "\(example.isUndated)",
      "\(example.name)")
  }

  @Test func `Categories and lengths add up, with a row for those that are not stated`()
    async throws
  {
    let text = Invented.message(
      child(
        episode(
          protectionPlan("2025-06-02", initial: nil, latest: "XXX"),
          protectionPlan("2025-06-02", "2025-05-01", initial: "XXX"),
          protectionPlan(nil, "2025-09-01"), protectionPlan("2025-06-02", latest: nil))))
    let measures = try await CINReturn(bytes: Array(text.utf8)).summary.measures
    for (verb, all, categories) in [
      ("began", 3, "not stated: 2"), ("ended", 2, nil), ("are open", 2, "not stated: 2"),
    ] as [(String, Int, String?)] {
      let rows = measures.filter { $0.name.hasPrefix("Plans that \(verb), ") }
      #expect(rows.allSatisfy { $0.of == all }, "\(verb)")
      let byCode = rows.filter { $0.definition.contains("OfAbuse") }
      let byLength = rows.filter { $0.definition.contains("CPPstartDate") }
      if verb != "ended" { #expect(byCode.reduce(0) { $0 + $1.count } == all, "\(verb)") }
      if verb != "began" { #expect(byLength.reduce(0) { $0 + $1.count } == all, "\(verb)") }
      if let categories {
        #expect(rows.contains { "\($0.name): \($0.count)".hasSuffix(categories) }, "\(verb)")
      }
      if verb == "ended" {
        #expect(rows.contains { $0.name.hasSuffix("length not known") && $0.count == 2 })
      }
    }
  }

  @Test func `Without anything to share there is no percentage`() async throws {
    let cin = try await CINReturn(bytes: Array(Invented.message("").utf8))
    #expect(cin.summary.measures.allSatisfy { $0.percentage == nil })
    #expect(cin.summary.text.contains("Re-referrals: 0 of 0 (n/a)"))
  }

  @Test func `Tables are as they were written, whatever that was`() async throws {
    let text = Invented.message(
      child(
        id: "T1", disabilities: ["BLIND"],
        episode(on: "1/5/25", nfa: "TRUE", protectionPlan(nil, previous: "many"))))
    let tables = try await CINReturn(bytes: Array(text.utf8)).tablesAsCSV
    func csv(_ name: String) -> String {
      tables.first { $0.name == name }.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
    }
    #expect(csv("Disabilities") == "row,ChildIdentifiers row,line,Disability\r\n0,0,1,BLIND\r\n")
    #expect(csv("CINdetails").hasSuffix("0,0,1,1/5/25,6,N1,,,,true\r\n"))
    #expect(csv("ChildProtectionPlans").hasSuffix("0,0,1,,,NEG,NEG,many\r\n"))
    #expect(tables.count == 12)
  }

  @Test func `An issue keeps its identity when rows before it go`() async throws {
    func identities(_ children: String) async throws -> [String] {
      let cin = try await CINReturn(bytes: Array(Invented.message(children).utf8))
      let checked = await cin.check { $0.code == "8650" }
      return checked.issues.map(checked.identity)
    }
    let wrong = child(id: "T2", episode(need: "X"))
    let before = try await identities(child(episode()) + "\n" + wrong)
    #expect(try await identities(wrong) == before)
    #expect(before == ["8650|T2|CINdetails|PrimaryNeedCode=X"])
  }
}
