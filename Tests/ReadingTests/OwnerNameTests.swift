import Reading
import Testing

/// Titles that say whose services were inspected.
@Suite struct OwnerNameTests {
  private static let title = "Inspection of Ostlebury local authority\nchildren’s services\n"

  @Test(arguments: ["Ostlebury City Council’s", "Ostlebury’s", "Ostlebury County Council's"])
  func `The name stands without the sign of the owner`(_ name: String) throws {
    let report = try Twin.changed(
      "ilacs-2024", [(Self.title, "Inspection of \(name)\nchildren’s services\n")])
    #expect(report.authority?.value == "Ostlebury")
    #expect(report.authorityPrinted?.value == String(name.dropLast(2)))
  }

  @Test func `The name of two authorities is doubtful`() throws {
    let report = try Twin.changed(
      "ilacs-2024",
      [
        (
          Self.title,
          "Inspection of East and West Ostlebury local authorities’\nchildren’s services\n"
        )
      ])
    #expect(report.authority?.value == "East and West Ostlebury")
    #expect(
      report.authority?.certainty.reason
        == "“East and West Ostlebury local authorities” names more than one authority.")
  }
}
