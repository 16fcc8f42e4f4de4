import Reading
import Testing

/// Praise beneath a list of what must improve is no recommendation, whatever stands over it.
@Suite struct PraiseTests {
  private static let lists = [
    ("ilacs-2024", "◼ Support to care leavers over the age of 21 who are in custody.\n"),
    ("jtai-2023", "◼ The recording of children’s voices.\n"),
  ]

  private static let praise = [
    "The early help offer is wide and used well.", "Police officers are kind.",
    "Family hubs offer help that makes a difference.",
  ]

  /// Reports whose list is followed by a heading and praise, with and without white space and full
  /// stops around them.
  private func reports(_ heading: String) throws -> [(whole: Int, report: InspectionReport)] {
    var out: [(Int, InspectionReport)] = []
    for (name, last) in PraiseTests.lists {
      let count = try Twin.report(name).improvements.count
      for item in [last, last.replacing(".\n", with: "\n")] {
        for (above, beneath) in [("", ""), ("\n", ""), ("\n", "\n")] {
          let points = PraiseTests.praise.map { "◼ \($0)\n\(beneath)" }.joined()
          out.append(
            (
              count,
              try Twin.changed(
                name, [(last, item + above + heading + "\n" + beneath + points + "\n")])
            ))
        }
      }
    }
    return out
  }

  @Test(arguments: [
    "Good practice", "Good practice:", "Areas of highly effective practice", "What works well",
    "What children told us", "Other findings", "Context", "Conclusion", "Our next steps",
    "Strengths",
  ])
  func `A heading of another part ends the list`(_ heading: String) throws {
    for (count, report) in try reports(heading) {
      let text = report.improvements.map(\.text.value)
      #expect(text.count == count, "\(text)")
      #expect(PraiseTests.praise.allSatisfy { words in !text.contains { $0.contains(words) } })
      #expect(report.improvements.dropLast().allSatisfy { $0.text.certainty == .certain })
    }
  }

  @Test(arguments: [
    "Leadership and management", "Leadership", "For the police", "Voices of families",
    "Practice we admired", "What is good about help", "Case study: highly effective practice",
  ])
  func `Beneath a heading that may be of the list or of none nothing is certain`(
    _ heading: String
  ) throws {
    for (count, report) in try reports(heading) {
      #expect(report.improvements.count >= count)
      let praised = report.improvements.filter { item in
        PraiseTests.praise.contains { item.text.value.contains($0) }
      }
      #expect(praised.allSatisfy { $0.text.certainty != .certain })
      let told = report.unparsed.map(\.text).joined(separator: "\n")
      #expect(!praised.isEmpty || told.contains(PraiseTests.praise[0]))
      #expect(!report.warnings.isEmpty)
    }
  }

  @Test func `What follows the text of a case study may be part of it`() throws {
    let last = PraiseTests.lists[1].1
    let report = try Twin.changed(
      "jtai-2023",
      [
        (
          last,
          last + "\nCase study: highly effective practice\n\nA nurse saw what a girl needed.\n\n"
            + "◼ She was helped at once.\n\n"
        )
      ])
    let item = try #require(report.improvements.last?.text)
    #expect(item.value == "She was helped at once.")
    #expect(item.certainty.reason == "It stands beneath a case study, and may be part of that.")
    #expect(report.improvements.dropLast().allSatisfy { $0.text.certainty == .certain })
  }

  @Test(arguments: [
    "The early help offer is wide and used well.", "Foster carers are well supported.",
    "Children said that they feel safe.", "Good practice",
  ])
  func `Praise among the items of a list is asked about`(_ words: String) throws {
    let last = PraiseTests.lists[0].1
    let report = try Twin.changed("ilacs-2024", [(last, last + "◼ \(words)\n")])
    let item = try #require(report.improvements.last?.text)
    #expect(item.value == words)
    #expect(item.certainty.reason == "It says what is, and not what must improve.")
    #expect(report.warnings.contains { $0.contains("says what is") && $0.contains(words) })
    #expect(report.improvements.dropLast().allSatisfy { $0.text.certainty == .certain })
  }

  @Test(arguments: [
    "The response to children who are well known is slow.", "Plans are not clear.",
    "The offer is wide. However, few families use it.", "Ensure that all children are well.",
    "The support for children whose parents are well.",
  ])
  func `What faults or asks is none`(_ words: String) throws {
    let last = PraiseTests.lists[0].1
    let report = try Twin.changed("ilacs-2024", [(last, last + "◼ \(words)\n")])
    #expect(report.improvements.last?.text.value == words)
    #expect(report.improvements.allSatisfy { $0.text.certainty == .certain })
  }

  @Test func `What a lead-in asks for is none`() throws {
    let heading = "What needs to improve?\n"
    let report = try Twin.changed(
      "ilacs-2024",
      [
        (heading, heading + "\nLeaders should make sure that:\n\n"),
        (PraiseTests.lists[0].1, PraiseTests.lists[0].1 + "◼ All carers are well supported.\n"),
      ])
    #expect(report.improvements.allSatisfy { $0.text.certainty == .certain })
  }
}
