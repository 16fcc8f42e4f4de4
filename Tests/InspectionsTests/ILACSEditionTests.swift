import Civil
import Testing

@testable import Inspections

/// Which edition a report is of follows from the visit, whatever grades were read.
@Suite struct ILACSEditionTests {
  private static let four = ["impact-of-leaders", "help-and-protection", "in-care", "care-leavers"]
  private static let combined = [
    "impact-of-leaders", "help-and-protection", "care-and-care-leavers", "overall",
  ]

  private static let rows: [(day: String?, areas: [String], code: String, doubt: String?)] = [
    // The overall grade was lost: it is still of the edition that has one.
    ("2024-06-10", four, "ILACS2023", nil), ("2026-03-31", four, "ILACS2023", nil),
    ("2024-06-10", four + ["overall"], "ILACS2023", nil), ("2026-04-01", four, "ILACS2026", nil),
    ("2026-04-27", four + ["overall"], "ILACS2026", "the areas are those of ILACS (2023)"),
    ("2022-12-31", combined, "ILACS", nil), ("2018-01-01", [], "ILACS", nil),
    ("2023-01-01", [], "ILACS2023", nil), ("2026-09-07", [], "ILACS2026", nil),
    ("2024-06-10", combined, "ILACS2023", "the areas are those of ILACS (2018)"),
    ("2019-06-10", four, "ILACS", "the areas are those of ILACS (2023)"),
    ("2019-06-10", ["overall"], "ILACS", nil),
    ("2024-06-10", ["adoption"], "ILACS2023", "does not judge all that was read."),
    ("2017-12-31", combined, "ILACS", "No edition was in use on 31 December 2017"),
    (nil, four + ["overall"], "ILACS2023", "were not found"), (nil, [], "ILACS", "were not found"),
  ]

  @Test(arguments: rows.indices)
  func `The day of the visit tells the edition, and areas of another one are a doubt`(
    _ row: Int
  ) throws {
    let (day, areas, code, doubt) = Self.rows[row]
    let edition = ILACSEdition(visitedOn: try day.map(civil), areas: Set(areas))
    #expect(edition.code == code)
    #expect((edition.doubt == nil) == (doubt == nil), "\(edition.doubt ?? "no doubt")")
    if let doubt { #expect(edition.doubt?.contains(doubt) == true, "\(edition.doubt ?? "")") }
  }
}
