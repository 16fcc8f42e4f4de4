import Civil

/// The children in need return of the invented council, as its system made it on two days of May
/// 2026: a small one, with what goes wrong in every council, some of it put right from one day to
/// the next.
///
/// No child in it exists. Its number of the authority, 999, does not either.
struct DemoReturn {
  /// Whether what the first check found has been worked on.
  let isSecond: Bool

  var bytes: [UInt8] { Array(xml.utf8) }

  /// Which team works with whom; two have not been given one.
  static var teams: String {
    "LAchildID,team\r\n"
      + (0..<count - 2).map { "\(id($0)),\(team($0))\r\n" }.joined()
  }

  /// The child whose assessment is still open for a good reason.
  static let explained = id(11)

  private static let count = 60
  /// As the directory calls them, so that the manager of one sees what is the team's.
  private static let teamNames =
    [DemoBody.socialCare, .earlyHelp, .hollinBank].map(\.facts.name) + [
      "Children with Disabilities"
    ]

  /// Four children in a row have one team: what goes wrong comes round after some, so that each
  /// team has its share.
  private static func team(_ number: Int) -> String { teamNames[number / 4 % teamNames.count] }

  private static func id(_ number: Int) -> String { "TH\(20_400 + 7 * number)" }

  private var xml: String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <Message>
    <Header><CollectionDetails><Collection>CIN</Collection><Year>2026</Year>
    <ReferenceDate>2026-03-31</ReferenceDate></CollectionDetails>
    <Source><SourceLevel>L</SourceLevel><LEA>999</LEA></Source></Header>
    <Children>
    \((0..<Self.count).map(child).joined(separator: "\n"))
    </Children>
    </Message>

    """
  }

  private func child(_ number: Int) -> String {
    let born = on(2009 + number % 14, 1 + number % 12, 1 + number % 27)
    return """
      <Child>
      <ChildIdentifiers><LAchildID>\(Self.id(number))</LAchildID><UPNunknown>UN5</UPNunknown>
      <PersonBirthDate>\(born)</PersonBirthDate><Sex>\(number % 2 == 0 ? "F" : "M")</Sex></ChildIdentifiers>
      <ChildCharacteristics>\(ethnicity(number))
      <Disabilities><Disability>NONE</Disability></Disabilities></ChildCharacteristics>
      \(episode(number))
      </Child>
      """
  }

  /// Codes that the department does not have: seven at first, of which two are left.
  private func ethnicity(_ number: Int) -> String {
    let isWrong = number % 8 == 3 && (!isSecond || number > 40)
    let code = isWrong ? "BRIT" : ["WBRI", "APKN", "MWBC", "WOTH"][number % 4]
    return "<Ethnicity>\(code)</Ethnicity>"
  }

  private func episode(_ number: Int) -> String {
    let referral = on(2025, 4, 7).adding(days: number * 4)
    let start = referral.adding(days: 1)
    let isOpen = number % 12 == 11
    // Three were closed before they were referred: a slip of the year.
    let slips = number % 20 == 5 && !isSecond
    // A new one on the second day: a closure without its reason.
    let hasReason = !(isSecond && number == 30)
    let closure = slips ? referral.adding(days: -365) : referral.adding(days: 60)
    let closing =
      isOpen
      ? ""
      : "<CINclosureDate>\(closure)</CINclosureDate>"
        + (hasReason ? "<ReasonForClosure>RC8</ReasonForClosure>" : "")
    let authorised =
      isOpen
      ? ""
      : "<AssessmentAuthorisationDate>\(start.adding(days: 30))</AssessmentAuthorisationDate>"
        + "<FactorsIdentifiedAtAssessment><AssessmentFactors>21</AssessmentFactors></FactorsIdentifiedAtAssessment>"
    return """
      <CINdetails><CINreferralDate>\(referral)</CINreferralDate><ReferralSource>1A</ReferralSource>
      <PrimaryNeedCode>N\(1 + number % 8)</PrimaryNeedCode>\(closing)
      <Assessments><AssessmentActualStartDate>\(start)</AssessmentActualStartDate>\(authorised)</Assessments>
      <ReferralNFA>0</ReferralNFA></CINdetails>
      """
  }
}
