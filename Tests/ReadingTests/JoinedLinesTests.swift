import Testing

@testable import Reading

@Suite struct JoinedLinesTests {
  @Test(arguments: [
    (["children", "in care"], "children in care"),
    (["multi-", "agency work"], "multi-agency work"),
    (["pro\u{AD}", "tection plans"], "protection plans"),
    (["pro\u{AD}", "", "tection"], "protection"),
    (["a dash –", "and more"], "a dash – and more"),
    (["it ends so\u{AD}"], "it ends so"),
  ])
  func `Printed lines are joined as they would be said`(lines: [String], text: String) {
    #expect(joinedText(lines) == text)
  }
}
