import Inspections
import Storage
import Testing

@testable import ImprovementPlan
@testable import Kernel

@Suite struct ImportMatchTests {
  private static let authority = AuthorityID("X08000001")

  private static let matcher = RecommendationMatcher(
    [
      (
        "REC-2012-01", "1",
        "Ensure that every child who needs protection is seen alone within ten days"
      ),
      (
        "REC-2012-02", "2",
        "Improve the quality of assessments so that they are timely and analytical"
      ),
      ("REC-2012-12", "12", "Help families early"),
    ].map {
      Recommendation(
        authority: authority, inspection: ID(), reference: $0.0, number: 1, printedNumber: $0.1,
        text: $0.2)
    })

  @Test(
    arguments: [
      ("Help families early", nil, "REC-2012-12"),
      ("HELP FAMILIES, EARLY.", nil, "REC-2012-12"),
      ("REC-2012-02: assessments", nil, "REC-2012-02"),
      ("anything", "REC-2012-01", "REC-2012-01"),
      (
        "Improve the quality of all assessments so they are timely and analytical", nil,
        "REC-2012-02"
      ),
      ("Improve quality of assessments", "2", "REC-2012-02"),
      // A number alone says nothing, and one common word neither.
      ("Recruit foster carers", "2", nil), ("Improve the website", nil, nil), ("", nil, nil),
    ] as [(String, String?, String?)])
  func `A heading is linked by our reference, its words, or its number with some words`(
    _ text: String, _ reference: String?, _ expected: String?
  ) {
    let found = Self.matcher.match(text, reference: reference)
    #expect(found?.recommendation.reference == expected)
  }

  private func choice(_ owner: Owner, _ name: String) -> OwnerChoice {
    OwnerChoice(owner: owner, name: OwnerName(name: name))
  }

  @Test(
    arguments: [
      // The whole is kept, and none of its parts is anybody by itself.
      (
        "Assistant Director, Housing Options", ["Assistant Director, Housing Options"],
        ["Assistant Director, Housing Options"]
      ),
      (
        "Quality and Assurance / Ann Oak", ["Quality and Assurance", "Ann Oak"],
        ["Quality and Assurance", "Ann Oak"]
      ),
      (
        "Ann Oak, Head of Court and Care", ["Ann Oak, Head of Court and Care"],
        ["Ann Oak", "Head of Court and Care"]
      ),
      (
        "Head of Court and Care\nAssistant Director,\nHousing",
        ["Head of Court and Care", "Assistant Director, Housing"],
        ["Head of Court and Care", "Assistant Director, Housing"]
      ),
      (
        "Ann Oak and Head of Court", ["Ann Oak and Head of Court"], ["Ann Oak and Head of Court"]
      ),
    ] as [(String, [String], [String])])
  func `A cell is parted where the directory knows each part, and nothing of it is lost`(
    _ cell: String, _ parted: [String], _ expected: [String]
  ) {
    let matcher = OwnerMatcher(
      choices: [
        choice(.person(ID()), "Ann Oak"), choice(.post(ID()), "Head of Court and Care"),
        choice(.post(ID()), "Housing Options"),
      ], bodies: [])
    #expect(matcher.names(in: cell, parted: parted) == expected)
  }

  @Test func `Names are matched exactly or not at all, and never where two have one name`() {
    let (post, first, second) = (ID<Post>(), ID<Person>(), ID<Person>())
    let body = Body(
      authority: Self.authority, name: "Thornmere Health", shortName: "TH", kind: .health)
    let matcher = OwnerMatcher(
      choices: [
        choice(.post(post), "Head of Safeguarding"),
        choice(.person(first), "Jo Fenn"),
        choice(.person(second), "Jo Fenn"),
        choice(.body(body.id), body.name),
      ], bodies: [body])
    #expect(matcher.match("head of safeguarding") == .post(post))
    #expect(matcher.match("Head of Safeguarding (A. Reyes)") == .post(post))
    #expect(matcher.match("TH") == .body(body.id))
    #expect(matcher.match("Jo Fenn") == nil)
    #expect(matcher.match("Head of Safeguard") == nil)
    #expect(matcher.match("") == nil)
  }

  @Test(
    arguments: [
      ("status:completed", Action.Delivery.complete), ("status:notstarted", .notStarted),
      ("status:ontrack", .inProgress), ("rating:blue", .complete), ("rating:grey", .notStarted),
      ("rating:red", nil), ("rating:amber", nil), ("rating:green", nil), ("status:green", nil),
      ("status:", nil), ("complete", nil),
    ] as [(String, Action.Delivery?)])
  func `Only words with one meaning are taken for a state of the work`(
    _ key: String, _ expected: Action.Delivery?
  ) {
    #expect(DeliveryWords.proposal(key) == expected)
  }
}
