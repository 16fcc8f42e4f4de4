import Testing

@testable import Returns

/// Each rule at its edges, on small invented returns.
@Suite struct RuleCasesTests {
  static let cases =
    ReturnRuleCases.cases + UPNRuleCases.cases + ChildRuleCases.cases + EpisodeRuleCases.cases
    + AssessmentRuleCases.cases + EnquiryRuleCases.cases + NeedPlanRuleCases.cases
    + ProtectionPlanRuleCases.cases + PreProceedingsRuleCases.cases

  @Test(arguments: cases)
  func `A rule finds what its words say and nothing else`(_ example: RuleCase) async throws {
    #expect(try await example.found() == example.expected)
  }

  @Test func `Every rule has a return that passes and one that fails`() {
    for rule in Set(CIN.rules.map(\.info.code)) {
      let examples = Self.cases.filter { $0.rule == rule }
      #expect(examples.contains { $0.expected.isEmpty }, "\(rule) has no return that passes")
      #expect(examples.contains { !$0.expected.isEmpty }, "\(rule) has no return that fails")
    }
  }
}
