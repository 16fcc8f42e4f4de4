import Civil
import Reading
import Testing

/// Twins changed as other printers, templates and years change them.
@Suite struct VariantTests {
  private func report(_ name: String, _ changes: [(String, String)]) throws -> InspectionReport {
    try Twin.changed(name, changes)
  }

  @Test(arguments: ["•", "●", "■", "\u{F0B7}", "\u{F0D8}", "–", "\u{2756}", "?", ">", "+"])
  func `Any bullet will do`(_ mark: String) throws {
    let found = try report("ilacs-2018", [("\u{F06E}", mark)]).improvements
    #expect(
      found.map(\.text.value) == (try Twin.report("ilacs-2018").improvements.map(\.text.value)))
  }

  @Test func `A bullet alone on its line is put before its words`() throws {
    let found = try report("ilacs-2018", [("\u{F06E} The", "\u{F06E}\n  The")]).improvements
    #expect(
      found.map(\.text.value) == (try Twin.report("ilacs-2018").improvements.map(\.text.value)))
  }

  @Test func `Windows line ends and straight quotes change nothing`() throws {
    let twin = try Twin.report("sif-2016")
    let other = try report("sif-2016", [("\n", "\r\n"), ("’", "'")])
    #expect(other.grades == twin.grades && other.isCertainOfGrades)
    #expect(other.authorityPrinted?.value == twin.authorityPrinted?.value)
    #expect(other.improvements.count == twin.improvements.count)
  }

  @Test func `A grade wrapped over three lines`() throws {
    let wrapped = try report(
      "ilacs-2022",
      [
        (
          " The experiences and progress of             Requires improvement to be good\n"
            + " children who need help and protection\n",
          " The experiences and progress of             Requires\n"
            + " children who need help and protection       improvement to be\n"
            + "                                             good\n"
        )
      ])
    #expect(wrapped.grades == (try Twin.report("ilacs-2022").grades))
    #expect(wrapped.isCertainOfGrades, "\(wrapped.warnings)")
  }

  @Test func `A numbered list does not number on into the findings`() throws {
    let found = try report(
      "ilacs-2024", [("\u{25FC} Letters", "1. Letters"), ("\u{25FC} Support", "2. Support")])
    #expect(found.improvements.map(\.number) == [1, 2])
    #expect(found.findings.map(\.number) == [1, 2, 3, 4, 5])
  }

  @Test func `A finding's number alone on its line is still its number`() throws {
    let found = try report("ilacs-2018", [("\n7. Caseloads", "\n7.\n   Caseloads")])
    #expect(found.findings.map(\.number) == Array(1...7))
    #expect(found.findings.last?.text.value.hasPrefix("Caseloads have") == true)
  }

  @Test func `A year printed only once serves both dates`() throws {
    let found = try report(
      "ilacs-2018", [("5 November 2018 to 16 November 2018", "5 November 2018 to 16 November")])
    #expect(found.inspectionEnd?.value.description == "2018-11-16")
  }

  @Test(arguments: [
    (
      "The Local Safeguarding Children Board requires improvement\nto be good",
      Grade.requiresImprovement
    ),
    ("The effectiveness of the LSCB is outstanding", .outstanding),
    ("The Ostlebury Safeguarding Children Board (OSCB) is good", .good),
    ("The Local Safeguarding Children Board (LSCB) is inadequate.", .inadequate),
  ])
  func `The board's grade is a sentence in many forms`(_ sentence: String, _ grade: Grade) throws {
    let found = try report(
      "sif-2016",
      [("The Local Safeguarding Children Board requires improvement\nto be good", sentence)])
    #expect(found.judgements.last?.key == .lscb)
    #expect(found.judgements.last?.grade.value == grade)
  }

  @Test(arguments: [
    ("Children’s services in Ostlebury require improvement to be good", Grade.requiresImprovement),
    ("Children’s services in the Isle of Ostlebury are inadequate", .inadequate),
    ("The overall judgement is that children’s services are outstanding", .outstanding),
    ("The overall judgement is requires improvement", .requiresImprovement),
  ])
  func `The overall grade of a single inspection is a sentence`(
    _ sentence: String, _ grade: Grade
  ) throws {
    let found = try report("sif-2016", [("Children’s services in Ostlebury are good", sentence)])
    #expect(found.judgements.first?.key == .overall)
    #expect(found.judgements.first?.grade.value == grade)
  }

  @Test(arguments: [
    ("Within three months:", "Within 3 months:", Timescale.withinThreeMonths),
    ("Within six months:", "Within six months", .withinSixMonths),
    ("Immediately:", "Immediate action:", .immediately),
  ])
  func `Timescales in other words`(
    _ old: String, _ new: String, _ timescale: Timescale
  ) throws {
    let found = try report("cp-2012", [(old, new)])
    #expect(found.improvements.count == 13)
    #expect(found.improvements.contains { $0.timescale == timescale })
  }

  @Test func `An unknown timescale is kept as printed and gets no code`() throws {
    let found = try report("cp-2012", [("Within six months:", "Within two weeks:")])
    let last = try #require(found.improvements.last)
    #expect(last.timescale == nil)
    #expect(last.printedTimescale == "Within two weeks")
  }

  @Test func `Periods out of order or far too long are doubted`() throws {
    let long = try report(
      "ilacs-2018", [("5 November 2018 to 16 November 2018", "5 January 2018 to 16 November 2018")])
    #expect(long.inspectionEnd?.certainty.reason != nil)
    let reversed = try report(
      "ilacs-2018", [("5 November 2018 to 16 November 2018", "16 November 2018 to 5 November 2018")]
    )
    #expect(reversed.periods.isEmpty)
    #expect(reversed.warnings.contains("The dates of the inspection were not found."))
  }

  @Test(arguments: [
    "Thornmere Borough Council\nImprovement plan after the inspection of children’s services\n",
    "Minutes of the Scrutiny Committee\n\nInspection of local authority children’s services\n",
    "Inspection of safeguarding and looked after children services\nThornmere\n",
    "School report\nThornmere Primary School\nInspection dates: 1 to 2 May 2019\n",
  ])
  func `Papers about inspections are no reports`(_ text: String) {
    #expect(throws: ReadRefusal.self) {
      _ = try ReportReading.read(text: Array(text.utf8), file: "paper.pdf")
    }
  }

  @Test func `Items whose marks were lost are named, and none is lost in silence`() throws {
    let found = try report(
      "ilacs-2022",
      [("◼ The quality", "The quality"), ("◼ Man", "\nMan"), ("◼ The local", "\nThe local")])
    #expect(found.unparsed.contains { $0.text.hasPrefix("The quality of written plans") })
    #expect(found.unparsed.contains { $0.text.hasPrefix("Management oversight") })
    #expect(found.warnings.contains { $0.contains("“What needs to improve?”") })
  }

  @Test(arguments: [
    "Lead inspector Robin Vale HMI", "Lead inspector Robin Vale, Her Majesty’s Inspector",
    "Lead inspector: Robin Vale",
  ])
  func `A lead inspector with and without a colon`(_ line: String) throws {
    let found = try report("sif-2016", [("Lead inspector:                   Robin Vale HMI", line)])
    #expect(found.leadInspector?.value == "Robin Vale")
  }

  @Test func `A grade in a sentence that is not found is said to be missing`() throws {
    let board = "The Local Safeguarding Children Board requires improvement\nto be good"
    let second =
      "The Ostlebury Safeguarding Children Board (OSCB) requires improvement to\nbe good. It"
    let judged = try report(
      "sif-2016",
      [(board, "The Local Safeguarding Children Board is judged to require improvement")])
    #expect(judged.judgements.last?.key == .lscb)
    #expect(judged.judgements.last?.grade.value == .requiresImprovement)
    let missing = try report("sif-2016", [(board, "The board"), (second, "It")])
    #expect(!missing.judgements.contains { $0.key == .lscb })
    #expect(missing.warnings.contains { $0.contains("Local Safeguarding Children Board") })
    let overall = try report(
      "sif-2016", [("Children’s services in Ostlebury are good", "Children’s services")])
    #expect(!overall.judgements.contains { $0.key == .overall })
    #expect(overall.warnings.contains { $0.contains("overall grade") })
  }
}
