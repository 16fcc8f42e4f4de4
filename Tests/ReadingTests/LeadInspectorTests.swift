import Civil
import Reading
import Testing

/// Who led an inspection, and the day of publication, in the forms in which papers print them.
@Suite struct LeadInspectorTests {
  private static let printed = "Lead inspector: Jo Fenn-Adair, His Majesty’s Inspector"

  private func report(_ line: String) throws -> InspectionReport {
    try Twin.changed("ilacs-2024", [(LeadInspectorTests.printed, line)])
  }

  @Test(arguments: [
    "Lead HMI: Alex Marl", "Lead HMI Alex Marl", "Lead inspector(s): Alex Marl",
    "Lead inspector – Alex Marl", "Lead Inspector, Alex Marl", "Lead inspector Alex Marl",
    "Reporting inspector – Alex Marl HMI", "Lead inspector: – Alex Marl",
  ])
  func `The name is read behind every form of the label`(_ line: String) throws {
    let found = try report(line)
    #expect(found.leadInspector?.value == "Alex Marl")
    #expect(found.leadInspector?.certainty == .certain)
  }

  @Test(arguments: [
    "Lead inspectors: Alex Marl and Jo Fenn, His Majesty’s Inspectors",
    "Lead inspectors – Alex Marl and Jo Fenn",
  ])
  func `Two lead inspectors are two names, and a doubt`(_ line: String) throws {
    let found = try report(line)
    #expect(found.leadInspector?.value == "Alex Marl and Jo Fenn")
    #expect(
      found.leadInspector?.certainty.reason == "The report names more than one lead inspector.")
  }

  @Test(arguments: [
    (
      "Lead inspector: Anna Mary\nO’Gravelle-Smith, His Majesty’s Inspector",
      "Anna Mary O’Gravelle-Smith"
    ),
    ("Lead inspector: Anna\nGravelle", "Anna Gravelle"),
    ("Lead inspector: Anna de la\nGravelle HMI", "Anna de la Gravelle"),
    ("Lead inspector: Anna Gravelle\nHis Majesty’s Inspector", "Anna Gravelle"),
    ("Lead inspector: Anna Gravelle HMI\nSam Orme, Ofsted Inspector", "Anna Gravelle"),
    ("Lead inspector: Anna Gravelle\nServices have improved, and help is timely.", "Anna Gravelle"),
  ])
  func `A name over two lines is read whole, and what follows a name is none of it`(
    _ lines: String, _ name: String
  ) throws {
    let found = try report(lines)
    #expect(found.leadInspector?.value == name)
    #expect(found.leadInspector?.certainty == .certain)
  }

  @Test(arguments: ["to be confirmed", "TBC", "tba", "To be announced", "None", "Vacant"])
  func `Words where a name is still to come are no name`(_ words: String) throws {
    let found = try report("Lead inspector: \(words)")
    #expect(found.leadInspector == nil)
    #expect(found.warnings.contains { $0.contains("Lead inspector: \(words)") })
  }

  @Test func `That no lead inspector is named is said only where none is spoken of`() throws {
    let spoken = try report("The lead inspector was one of three.")
    #expect(spoken.leadInspector == nil)
    #expect(!spoken.warnings.contains("No lead inspector is named."))
    #expect(spoken.warnings.contains { $0.contains("“The lead inspector was one of three.”") })
    #expect(try report("").warnings.contains("No lead inspector is named."))
    #expect(
      try report("Deputy lead inspector: Jo Fenn").warnings
        .contains("No lead inspector is named."))
  }

  @Test(arguments: [
    (
      "judged inadequate in November 2018. The visit was carried out by Her Majesty’s\nInspectors, Alex Marl, Jo Fenn and Sam Orme.",
      "Alex Marl and Jo Fenn and Sam Orme"
    ),
    (
      "judged inadequate in November 2018. The visit was undertaken by Alex Marl HMI, Senior\nHMI Jo Fenn and Sam Orme, Ofsted Inspector.",
      "Alex Marl and Jo Fenn and Sam Orme"
    ),
    ("judged inadequate in November 2018.", "Alex Marl"),
  ])
  func `A letter's inspectors stand in a sentence, else its signature names one`(
    _ sentence: String, _ names: String
  ) throws {
    let found = try Twin.changed(
      "monitoring-visit", [("judged inadequate in November 2018.", sentence)])
    #expect(found.leadInspector?.value == names)
    #expect(found.leadInspector?.certainty != .certain)
  }

  @Test func `A letter without any name says so`() throws {
    let found = try Twin.changed("monitoring-visit", [("Alex Marl\nHer Majesty’s Inspector", "")])
    #expect(found.leadInspector == nil)
    #expect(found.warnings.contains("No lead inspector is named."))
  }

  @Test func `A report that says when it was published again gives its first day`() throws {
    let found = try Twin.changed(
      "sif-2016",
      [
        (
          "Report published: 3 April 2017",
          "Report published: 3 April 2017 (republished 9 May 2017)"
        )
      ])
    #expect(found.published?.value.description == "2017-04-03")
    #expect(
      found.published?.certainty.reason
        == "This is the day the report was first published; it was published again on 9 May 2017.")
  }

  @Test func `A report that was published again gives that day, and a doubt`() throws {
    let found = try Twin.changed(
      "sif-2016", [("Report published: 3 April 2017", "Report re-published: 12 May 2017")])
    #expect(found.published?.value.description == "2017-05-12")
    #expect(found.published?.certainty.reason?.contains("published again") == true)
  }

  @Test func `The day a letter will be published is in the year of the letter`() throws {
    let found = try Twin.changed(
      "monitoring-visit",
      [
        (
          "Yours sincerely",
          "I am copying this letter to the department. It will be published on the website on\nThursday 15 August.\n\nYours sincerely"
        )
      ])
    #expect(found.published?.value.description == "2019-08-15")
    #expect(found.published?.certainty.reason?.contains("no year") == true)
  }
}
