import Testing

@testable import Web

@Suite struct PlainWordsTests {
  @Test(arguments: [
    ("notStarted", "not started"), ("improvementOfficer", "improvement officer"),
    ("not_started", "not started"), ("complete", "complete"), ("", ""),
    ("calendar-days", "calendar-days"), ("Children", "Children"), ("iPad", "iPad"),
    ("eCINS", "eCINS"), ("caseNotes are late", "caseNotes are late"), ("_", "_"),
    ("planB", "planB"), ("session.idleHours", "session.idleHours"), ("Ärger_x", "Ärger_x"),
  ])
  func `A stored code is shown as words, and what people wrote as it is`(
    stored: String, shown: String
  ) {
    #expect(stored.asPlainWords == shown)
  }
}
