import Reading
import Testing

@testable import Reading

/// A column of the grades of an earlier inspection is never taken for that of this one.
@Suite struct EarlierGradeTests {
  private static let table = """
     Judgement                                   Grade

     The impact of leaders on social work        Good
     practice with children and families

     The experiences and progress of             Requires improvement to be good
     children who need help and protection

     The experiences and progress of             Good
     children in care and care leavers

     Overall effectiveness                       Good
    """

  @Test(arguments: ["Previous grade", "Last inspection", "Previous inspection"])
  func `Neither column is certain where the table has two and no heading says the same`(
    _ header: String
  ) throws {
    let wide = """
       Judgement                                   Grade        \(header)

       The impact of leaders on social work        Good         Inadequate
       practice with children and families

       The experiences and progress of             Good         Inadequate
       children who need help and protection

       The experiences and progress of             Good         Inadequate
       children in care and care leavers

       Overall effectiveness                       Good         Inadequate
      """
    let report = try Twin.changed("ilacs-2022", [(Self.table, wide)])
    #expect(
      report.judgements.allSatisfy {
        $0.grade.value != .inadequate || $0.grade.certainty != .certain
      })
    #expect(report.judgements.first { $0.key == .overall }?.grade.certainty != .certain)
    #expect(report.warnings.contains { $0.contains("earlier grades") })
  }

  @Test func `A table of earlier grades alone is no certain reading`() throws {
    let report = try Twin.changed(
      "ilacs-2022",
      [
        (
          " Judgement                                   Grade\n",
          " Judgement                                   Previous grade\n"
        )
      ])
    let overall = try #require(report.judgements.first { $0.key == .overall })
    #expect(overall.grade.certainty != .certain)
  }
}
