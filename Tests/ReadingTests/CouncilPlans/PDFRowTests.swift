import Civil
import Testing

@testable import Reading

/// Rows of a PDF's table between which no white line stands, as in a Word table without padding.
@Suite struct PDFRowTests {
  private static let head =
    "Ref  Action                    Lead         By when      RAG    Comments"
  private static let first = [
    "1.1  Agree a service level     Assistant    30 September Amber  SLA drafted;",
    "     agreement with the ICB    Director     2026                awaiting",
    "1.2  Weekly tracking meeting   Ann Poe      31 May 2026  Green",
  ]
  private static let second = [
    "2.1  Launch the policy         Bob Lee      30/06/2026   Green  Launched",
    "2.2  Dip-sample 20 records     Cat Orme     Monthly from Amber  First sample",
    "     each month                             June 2026           done",
    "2.3  Train all team managers   Dee Fox      Dec-26       Blue   Complete",
  ]
  private static let actions = [
    "Agree a service level agreement with the ICB", "Weekly tracking meeting",
    "Launch the policy", "Dip-sample 20 records each month", "Train all team managers",
  ]
  private static let references = ["1.1", "1.2", "2.1", "2.2", "2.3"]

  private func actions(_ reading: PlanReading) -> [String] {
    reading.entries.map { $0.action?.squeezed ?? "" }
  }

  @Test func `A reference begins a row`() {
    let (_, reading) = planReading(pages: [
      ["Improvement plan", "", Self.head] + Self.first + Self.second
    ])
    #expect(reading.entries.map(\.reference) == Self.references)
    #expect(actions(reading) == Self.actions)
    #expect(reading.entries.map(\.rating) == [.amber, .green, .green, .amber, .blue])
    #expect(reading.entries.first?.due?.day?.description == "2026-09-30")
  }

  @Test func `White space beneath the headers alone is no sign that rows are parted`() {
    let (_, reading) = planReading(pages: [[Self.head, ""] + Self.first + Self.second])
    #expect(reading.entries.map(\.reference) == Self.references)
    #expect(actions(reading) == Self.actions)
  }

  @Test(arguments: [true, false])
  func `So it does on the next page, with headers and without`(_ saysHeaders: Bool) {
    let (_, reading) = planReading(pages: [
      [Self.head] + Self.first + Self.second.prefix(1),
      (saysHeaders ? [Self.head] : []) + Self.second.dropFirst(1),
    ])
    #expect(reading.entries.map(\.reference) == Self.references)
    #expect(actions(reading) == Self.actions)
  }

  @Test(arguments: [true, false])
  func `Recommendations stand over the columns`(_ isAboveHeaders: Bool) {
    let texts = [
      "Recommendation 1: Improve the health assessments of children in time",
      "Recommendation 2: Improve the impact of supervision",
    ]
    let lines =
      isAboveHeaders
      ? [texts[0], Self.head] + Self.first + [texts[1], Self.head] + Self.second
      : [Self.head, texts[0]] + Self.first + [texts[1]] + Self.second
    let (_, reading) = planReading(pages: [["Improvement plan", ""] + lines])
    #expect(reading.recommendations.map(\.text) == texts)
    #expect(reading.recommendations.map(\.entries) == [[0, 1], [2, 3, 4]])
    #expect(actions(reading) == Self.actions)
  }

  @Test func `Without references a row begins where every column does`() {
    let lines = [
      "Action                    Lead         By when      RAG    Comments",
      "Agree a service level     Assistant    1 May 2026   Amber  SLA drafted;",
      "agreement with the ICB    Director                         awaiting",
      "Weekly tracking meeting   Ann Poe      31 May 2026  Green  Begun",
      "Launch the policy         Bob Lee      30/06/2026   Green  Launched",
      "Train all team managers   Dee Fox      31/12/2026   Blue   Complete",
    ]
    let (_, reading) = planReading(pages: [lines])
    #expect(
      actions(reading) == [
        "Agree a service level agreement with the ICB", "Weekly tracking meeting",
        "Launch the policy", "Train all team managers",
      ])
  }

  @Test func `Rows that cannot be told apart are said to be so`() {
    let (_, reading) = planReading(pages: [
      [
        "Improvement plan", "",
        "Ref  Action                    Lead         By when      RAG    Comments",
        "     Agree a service level     Assistant",
        "1.1  agreement with the ICB    Director     1 May 2026   Amber  SLA drafted;",
        "     for health                Health                           awaiting",
        "1.2  Weekly tracking meeting   Ann Poe      31 May 2026  Green  Begun",
        "     Launch the policy at      Head of                          Launched",
        "1.3  every school of ours      Schools      30/06/2026   Green  in May",
      ]
    ])
    #expect(reading.problems.contains { $0.message.contains("could not be told apart") })
  }

  @Test func `Two references in one row of a padded table stay one row, and are told`() {
    let (_, reading) = planReading(pages: [
      [
        Self.head, "", "1.1  Agree a service level     Assistant    1 May 2026   Amber  Drafted",
        "1.2  agreement with the ICB    Director", "",
        "2.1  Launch the policy         Bob Lee      3 May 2026   Green  Launched", "",
      ]
    ])
    #expect(
      actions(reading) == ["Agree a service level agreement with the ICB", "Launch the policy"])
    #expect(reading.problems.contains { $0.message.contains("could not be told apart") })
  }
}
