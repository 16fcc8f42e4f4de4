import Reading
import Testing

@testable import Reading

/// The inspectorates beneath the name of an authority are no part of it.
@Suite struct InspectorateNameTests {
  static let names: [(String, String)] = [
    ("London Borough of Thornmere Care Quality Commission (CQC)", "London Borough of Thornmere"),
    ("Thornmere HMI", "Thornmere"), ("Thornmere (Ofsted and HMICFRS)", "Thornmere"),
    ("Thornmere, Her Majesty’s Inspectorate of Constabulary", "Thornmere"),
    ("Thornmere and Ofsted", "Thornmere"),
    ("Thornmere", "Thornmere"), ("Ofstedbury Council", "Ofstedbury Council"),
    ("Ofsted", "Ofsted"),
  ]

  @Test(arguments: names)
  func `A name ends where an inspectorate begins`(_ printed: String, _ name: String) {
    #expect(AuthorityName.withoutInspectorates(printed) == name)
  }

  @Test(arguments: [
    "Care Quality Commission (CQC)", "HMI Constabulary", "Ofsted and the Healthcare Commission",
  ])
  func `A cover that names them beneath the authority makes the name a doubt`(_ words: String)
    throws
  {
    let known = try Twin.report("jar-2009")
    let printed = try #require(known.authorityPrinted?.value)
    let last = try #require(printed.split(separator: " ").last)
    let report = try Twin.changed("jar-2009", [("\(last)\n\n", "\(last)\n\(words)\n\n")])
    #expect(report.authorityPrinted?.value == printed)
    #expect(report.authority?.value == known.authority?.value)
    #expect(report.authority?.certainty != .certain)
  }
}
