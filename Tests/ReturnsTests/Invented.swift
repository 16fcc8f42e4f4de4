import Returns
import Testing

/// Pieces of invented returns, put together as the message has them. Nobody in them exists; the
/// authority, 999, does not either.
enum Invented {
  static func value(_ name: String, _ text: String?) -> String {
    text.map { "<\(name)>\($0)</\(name)>" } ?? ""
  }

  static func message(
    _ children: String, reference: String? = "2026-03-31", year: String? = "2026"
  ) -> String {
    "<Message><Header><CollectionDetails><Collection>CIN</Collection>" + value("Year", year)
      + value("ReferenceDate", reference)
      + "</CollectionDetails><Source><LEA>999</LEA></Source></Header><Children>\(children)</Children></Message>"
  }
}

/// A child of ten with nothing wrong, until something is said otherwise.
func child(
  id: String? = "T1", upn: String? = nil, former: String? = nil, unknown: String? = "UN5",
  born: String? = "2015-06-15", expected: String? = nil, sex: String? = "F",
  gender: String? = nil, died: String? = nil, ethnicity: String? = "WBRI",
  disabilities: [String]? = ["NONE"], _ episodes: String...
) -> String {
  let disability = disabilities.map {
    "<Disabilities>" + $0.map { Invented.value("Disability", $0) }.joined() + "</Disabilities>"
  }
  return "<Child><ChildIdentifiers>" + Invented.value("LAchildID", id)
    + Invented.value("UPN", upn) + Invented.value("FormerUPN", former)
    + Invented.value("UPNunknown", unknown) + Invented.value("PersonBirthDate", born)
    + Invented.value("ExpectedPersonBirthDate", expected) + Invented.value("Sex", sex)
    + Invented.value("GenderCurrent", gender) + Invented.value("PersonDeathDate", died)
    + "</ChildIdentifiers><ChildCharacteristics>" + Invented.value("Ethnicity", ethnicity)
    + (disability ?? "") + "</ChildCharacteristics>" + episodes.joined() + "</Child>"
}

func episode(
  on referral: String? = "2025-05-01", closed: String? = nil, reason: String? = nil,
  nfa: String? = "0", conference: String? = nil, need: String? = "N1", source: String? = "6",
  _ content: String...
) -> String {
  "<CINdetails>" + Invented.value("CINreferralDate", referral)
    + Invented.value("ReferralSource", source) + Invented.value("PrimaryNeedCode", need)
    + Invented.value("CINclosureDate", closed) + Invented.value("ReasonForClosure", reason)
    + Invented.value("DateOfInitialCPC", conference) + content.joined()
    + Invented.value("ReferralNFA", nfa) + "</CINdetails>"
}

func assessment(_ start: String?, _ authorised: String?, factors: [String] = []) -> String {
  let list =
    factors.isEmpty
    ? ""
    : "<FactorsIdentifiedAtAssessment>"
      + factors.map { Invented.value("AssessmentFactors", $0) }.joined()
      + "</FactorsIdentifiedAtAssessment>"
  return "<Assessments>" + Invented.value("AssessmentActualStartDate", start)
    + Invented.value("AssessmentAuthorisationDate", authorised) + list + "</Assessments>"
}

func needPlan(_ start: String?, _ end: String? = nil) -> String {
  "<CINPlanDates>" + Invented.value("CINPlanStartDate", start)
    + Invented.value("CINPlanEndDate", end) + "</CINPlanDates>"
}

func enquiry(
  _ start: String?, conference: String? = nil, notRequired: String? = "0", target: String? = nil
) -> String {
  "<Section47>" + Invented.value("S47ActualStartDate", start)
    + Invented.value("InitialCPCtarget", target) + Invented.value("DateOfInitialCPC", conference)
    + Invented.value("ICPCnotRequired", notRequired) + "</Section47>"
}

func protectionPlan(
  _ start: String?, _ end: String? = nil, initial: String? = "NEG", latest: String? = "NEG",
  previous: String? = "0", reviews: [String] = []
) -> String {
  let list =
    reviews.isEmpty
    ? "" : "<Reviews>" + reviews.map { Invented.value("CPPreviewDate", $0) }.joined() + "</Reviews>"
  return "<ChildProtectionPlans>" + Invented.value("CPPstartDate", start)
    + Invented.value("CPPendDate", end) + Invented.value("InitialCategoryOfAbuse", initial)
    + Invented.value("LatestCategoryOfAbuse", latest)
    + Invented.value("NumberOfPreviousCPP", previous) + list + "</ChildProtectionPlans>"
}

/// A row of a table of cases: what a rule finds in a return; nothing when the return passes.
struct RuleCase: Sendable, CustomTestStringConvertible {
  let rule: String
  let name: String
  let xml: String
  /// "table row field field", or "return".
  let expected: [String]
  let year: String

  var testDescription: String { "\(rule) \(expected.isEmpty ? "passes" : "fails"): \(name)" }

  static func passes(
    _ rule: String, _ name: String, year: String = "2025-26", reference: String? = "2026-03-31",
    _ children: String...
  ) -> RuleCase {
    RuleCase(
      rule: rule, name: name,
      xml: Invented.message(children.joined(), reference: reference), expected: [], year: year)
  }

  static func fails(
    _ rule: String, _ name: String, _ expected: [String], year: String = "2025-26",
    reference: String? = "2026-03-31", _ children: String...
  ) -> RuleCase {
    RuleCase(
      rule: rule, name: name,
      xml: Invented.message(children.joined(), reference: reference), expected: expected,
      year: year)
  }

  /// What the rule found.
  func found() async throws -> [String] {
    let cin = try await CINReturn(bytes: Array(xml.utf8))
    let checked = await cin.check(year: CollectionYear(year)) { $0.code == rule }
    return checked.issues.map { issue in
      guard let table = checked.table(issue) else { return "return" }
      return ([table, String(issue.row)] + checked.fields(issue)).joined(separator: " ")
    }
  }
}
