import Testing

@testable import Reading

@Suite struct PolarityTests {
  static let strengths = [
    "Social workers know their children well.",
    "Assessments are timely and plans are clear.",
    "Although caseloads are high, visits are regular, purposeful and child centred.",
    "Help is swift and without delay.",
    "There is no delay in finding homes, and carers are skilled.",
    "Managers are ambitious for children in need.",
  ]
  static let needs = [
    "Plans are not always clear about what must change.",
    "Social workers do not yet record why a child was not seen alone.",
    "While some plans are good, too many children wait too long for a conference.",
    "Further work is needed to ensure that assessments are timely, thorough and clear.",
    "Supervision is inconsistent.",
    "However, return interviews are rarely timely.",
    "Managers recognise this, but caseloads remain too high to support effective practice.",
    "There is insufficient understanding of neglect.",
  ]
  static let early = [
    "It is too early to judge whether the new service helps.",
    "The strategy is strong, but it is too soon to see its impact.",
  ]
  static let neutral = [
    "The service was set up in April.", "There are 400 children in the area.",
    "The board met in May and in June.",
  ]

  @Test(arguments: strengths)
  func `Praise is a strength`(_ text: String) {
    let reading = SentencePolarity.read(text)
    #expect(reading.polarity == .strength, "\(reading)")
  }

  @Test(arguments: needs)
  func `Fault needs improving, whatever praise stands beside it`(_ text: String) {
    let reading = SentencePolarity.read(text)
    #expect(reading.polarity == .needsImproving, "\(reading)")
  }

  @Test(arguments: early)
  func `Too early to judge is what it says`(_ text: String) {
    #expect(SentencePolarity.read(text).polarity == .tooEarlyToJudge)
  }

  @Test(arguments: neutral)
  func `A bare fact points neither way`(_ text: String) {
    let reading = SentencePolarity.read(text)
    #expect(reading.polarity == .neutral, "\(reading)")
  }

  @Test func `Good practice is named where inspectors name it, and not where they deny it`() {
    #expect(SentencePolarity.read("Work with Roma families is exceptional.").isGoodPractice)
    #expect(!SentencePolarity.read("This is not exceptional.").isGoodPractice)
    #expect(!SentencePolarity.read("Work with families is good.").isGoodPractice)
  }

  @Test func `The reading quotes the words that made it`() {
    let reading = SentencePolarity.read("Assessments are timely but plans are not always clear.")
    #expect(reading.because.contains("“timely”"))
    #expect(reading.because.contains("“not always clear”"))
  }
}
