import Reading
import Testing

/// The overall grade: what confirms it, what contradicts it, and what is said where nothing does.
@Suite struct OverallDoubtTests {
  private func overall(_ report: InspectionReport) throws -> Judgement {
    try #require(report.judgements.first { $0.key == .overall })
  }

  private func single(_ summary: String) throws -> InspectionReport {
    try Twin.changed(
      "sif-2016",
      [
        ("Services for children in Ostlebury are good. ", ""),
        (
          "The local authority\nInformation about this local authority area\n",
          "Executive summary\n\(summary)\n\nThe local authority\nInformation about this local authority area\n"
        ),
      ])
  }

  @Test(arguments: [
    "Children’s services in Ostlebury are good. Leaders know what to do next.",
    "Leaders know what to do next. Services for children in Ostlebury are good because\nthey act.",
    "Leaders act, and overall, services for children are good. They listen.",
  ])
  func `A sentence of the executive summary confirms the overall grade of a single inspection`(
    _ summary: String
  ) throws {
    #expect(try overall(single("Leaders know what to do next.")).grade.certainty != .certain)
    #expect(try overall(single(summary)).grade.certainty == .certain)
  }

  @Test func `A sentence of the executive summary that says another grade is told`() throws {
    let found = try overall(
      single("Children’s services in Ostlebury are inadequate because leaders did not act."))
    #expect(found.grade.value == .good)
    #expect(found.grade.certainty.reason?.contains("“inadequate”") == true)
  }

  @Test func `An overall grade worse than every other is no certain one`() throws {
    let report = try Twin.changed(
      "ilacs-2024",
      [
        (
          "Overall effectiveness                      Outstanding",
          "Overall effectiveness                      Inadequate"
        )
      ])
    #expect(try overall(report).grade.value == .inadequate)
    #expect(try overall(report).grade.certainty != .certain)
  }
}
