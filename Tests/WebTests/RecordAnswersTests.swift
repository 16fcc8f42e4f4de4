import Storage
import Testing

@testable import Web

@Suite struct RecordAnswersTests {
  private let answers = RecordAnswers { text in
    text.split(separator: ";").map { pair in
      let halves = pair.split(separator: "=").map(String.init)
      return (halves[0], halves.count > 1 ? halves[1] : "")
    }
  }

  @Test func `Only the answers that differ are told, with what each said`() {
    let told = answers.differences(
      .text("Council=Thornmere;Lead=Ann"), .text("Council=Thornmere;Lead=Bob;Theme=Voice"))
    #expect(told.map(\.title) == ["Lead", "Theme"])
    #expect(told.map(\.old) == ["Ann", ""])
    #expect(told.map(\.new) == ["Bob", "Voice"])
  }

  @Test func `What was nothing before, or is nothing now, has no answers`() {
    #expect(answers.differences(.null, .text("")).isEmpty)
    #expect(answers.differences(.text(""), .text("Lead=Ann")).map(\.new) == ["Ann"])
  }
}
