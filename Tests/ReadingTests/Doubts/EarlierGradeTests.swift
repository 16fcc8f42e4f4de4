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

  @Test(arguments: [
    "Overall effectiveness (2019)               Outstanding",
    "Overall effectiveness, 2019                Outstanding",
    "2019 Overall effectiveness                 Outstanding",
    "Overall effectiveness                      Outstanding (2019)",
    "Overall effectiveness                      Outstanding\n (2019)",
  ])
  func `A row that names another year than that of the visit is no certain reading`(
    _ row: String
  ) throws {
    let report = try Twin.changed(
      "ilacs-2024", [("Overall effectiveness                      Outstanding", row)])
    let overall = try #require(report.judgements.first { $0.key == .overall })
    #expect(overall.grade.certainty.reason?.contains("the year 2019") == true)
  }

  @Test func `A row that names the year of the visit is as certain as one without`() throws {
    let row = "Overall effectiveness                      Outstanding"
    let report = try Twin.changed(
      "ilacs-2024", [(row, "Overall effectiveness (2024)               Outstanding")])
    #expect(report.judgements.first { $0.key == .overall }?.grade.certainty == .certain)
  }

  @Test func `A judgement whose row and heading name another year is no certain reading`() throws {
    let report = try Twin.changed(
      "ilacs-2022",
      [
        (
          "children who need help and protection\n",
          "children who need help and protection (2019)\n"
        )
      ])
    let help = try #require(report.judgements.first { $0.key == .helpAndProtection })
    #expect(help.grade.certainty.reason?.contains("the year 2019") == true)
  }
}
