import Reading
import Testing

/// Sections whose heading gives no grade, and whose first words give another than the table.
@Suite struct SectionGradeTests {
  private static let heading =
    "The experiences and progress of care leavers: requires improvement\nto be good\n"
  private static let area = "The experiences and progress of care leavers\n\n"

  @Test(arguments: [
    "Judgement: inadequate\n\n", "Grade: inadequate\n\n",
    "The experiences and progress of care leavers are inadequate. Care leavers wait.\n\n",
    "Services for care leavers are inadequate because too few people\nknow them well.\n\n",
    "4.     The help that care leavers receive\n       remains inadequate.\n\n",
  ])
  func `Both grades are shown and none is certain`(_ words: String) throws {
    let report = try Twin.changed("ilacs-2024", [(Self.heading, Self.area + words)])
    let found = try #require(report.judgements.first { $0.key == .careLeavers })
    #expect(found.grade.value == .requiresImprovement)
    let reason = try #require(found.grade.certainty.reason)
    #expect(reason.contains("“requires improvement”") && reason.contains("“inadequate”"))
    #expect(found.readings.map(\.grade) == [.requiresImprovement, .inadequate])
    #expect(report.warnings.contains { $0.contains(reason) })
  }

  @Test func `The sections of single inspections too`() throws {
    let text = String(decoding: try Twin.text("sif-2016"), as: UTF8.self)
    let whole = try Twin.report("sif-2016")
    let help = try #require(whole.judgements.first { $0.key == .helpAndProtection })
    let heading = try #require(help.readings.first { $0.source == .heading })
    let page = text.split(separator: "\u{0C}", omittingEmptySubsequences: false)[
      heading.place.page - 1]
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
    let printed = lines[(heading.place.lines.lowerBound - 1)..<heading.place.lines.upperBound]
      .joined(separator: "\n")
    let report = try Twin.changed(
      "sif-2016",
      [
        (
          printed,
          "Key judgement: the experiences and progress of children who need help and\nprotection\n\n"
            + "Judgement: outstanding"
        )
      ])
    let found = try #require(report.judgements.first { $0.key == .helpAndProtection })
    #expect(found.grade.value == help.grade.value)
    #expect(found.grade.certainty.reason?.contains("“outstanding”") == true)
  }

  @Test(arguments: [
    "Some care leavers wait for a home that is good.\n\n",
    "Care leavers require improvement to be good.\n\n", "Judgement: requires improvement\n\n",
  ])
  func `What gives no other grade makes none doubtful by itself`(_ words: String) throws {
    let report = try Twin.changed("ilacs-2024", [(Self.heading, Self.area + words)])
    let found = try #require(report.judgements.first { $0.key == .careLeavers })
    #expect(found.grade.value == .requiresImprovement)
    #expect(found.readings.count == 1)
  }
}
