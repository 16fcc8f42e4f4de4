import Civil
import Testing

@testable import Reading

/// What a scan makes of letters and digits: "O" for "0", "l" for "1".
@Suite struct MisreadTests {
  /// What the first page prints, and the words its reason must name.
  static let days: [(printed: String, named: String)] = [
    ("Z8 November to 9 December 2022", "Z8"), ("|8 November to 9 December 2022", "|8"),
    (".8 November to 9 December 2022", ".8"), ("’8 November to 9 December 2022", "’8"),
    ("l8 to 29 November 2022", "l8"), ("28 November to I9 December 2022", "I9"),
    ("28 November to ,9 December 2022", ",9"),
  ]

  @Test(arguments: days)
  func `A digit that was read as a letter or a sign leaves no certain day`(
    _ cover: (printed: String, named: String)
  ) throws {
    let report = try Twin.changed(
      "ilacs-2022", [("28 November to 9 December 2022\n", cover.printed + "\n")])
    let period = try #require(report.periods.first)
    #expect(period.certainty.reason?.contains(cover.named) == true, "\(period)")
    #expect(report.inspectionStart?.certainty != .certain)
    #expect(report.inspectionEnd?.certainty != .certain)
  }

  @Test(arguments: ["22 fo 26 May 2023", "22 t0 26 May 2023", "22 t. 26 May 2023"])
  func `A misread word between two days of a sentence leaves no certain day`(_ text: String) throws
  {
    #expect(DateDoubt.reason(in: "This inspection took place from \(text)", .prose) != nil)
  }

  @Test(arguments: [
    "22 to 26 May 2023", "on 3 May 2024", "(3 May 2024", "–3 May 2024", "24,25 and 26 June 2024",
    "Monday, 3 June 2024", "Inspectors saw 12 homes on 3 June 2024",
  ])
  func `Days as they are printed raise no doubt`(_ text: String) {
    #expect(DateDoubt.reason(in: text, .prose) == nil)
  }

  @Test(arguments: [
    ("lac-2013", "16 August 2013", "l6 August 2013"), ("jar-2009", "3 July 2009", "’3 July 2009"),
    ("sif-2016", "3 April 2017", ".3 April 2017"),
  ])
  func `Of a day of publication with a misread digit a person is asked`(
    _ name: String, _ day: String, _ misread: String
  ) throws {
    let report = try Twin.changed(name, [(day, misread)])
    #expect(report.published?.certainty != .certain)
  }

  @Test(arguments: [
    ("lac-2013", "16 August 2013", "16 Augusf 2013"), ("jar-2009", "3 July 2009", "3 July 20’9"),
    ("sif-2014", "01 September 2014", "01 Septemder 2014"),
  ])
  func `A day of publication that cannot be read is told`(
    _ name: String, _ day: String, _ misread: String
  ) throws {
    let report = try Twin.changed(name, [(day, misread)])
    #expect(report.published == nil)
    #expect(report.warnings.contains { $0.contains(misread) })
  }

  @Test(arguments: ["J0 Fenn", "Jo Fe|n", "Jo FenN", "Jo Fenn1", "Jo 5enn"])
  func `A sign within the inspector's name makes it doubtful`(_ name: String) throws {
    let report = try Twin.changed("ilacs-2024", [("Jo Fenn-Adair", name)])
    #expect(report.leadInspector?.certainty != .certain)
  }

  @Test(arguments: ["Jo McFenn", "Jo O’Fenn", "J. Fenn-Adair", "Zoë de la Haye"])
  func `Capitals, strokes and points of names raise no doubt`(_ name: String) throws {
    let report = try Twin.changed("ilacs-2024", [("Jo Fenn-Adair", name)])
    #expect(report.leadInspector?.value == name)
    #expect(report.leadInspector?.certainty == .certain)
  }

  @Test func `A digit within the authority's name makes it doubtful though the paper repeats it`()
    throws
  {
    let report = try Twin.changed("ilacs-2024", [("Ostlebury", "0stlebury")])
    #expect(report.authority?.certainty != .certain)
  }

  @Test(arguments: [
    ("6 November 2018 to 16 November 2018", true), ("7 November 2018 to 15 November 2018", true),
    ("8 November 2018 to 16 November 2018", false), ("9 November 2018 to 16 November 2018", false),
    ("5 November 2018 to 19 November 2018", false),
  ])
  func `Days of the week on which no inspection begins or ends are asked about`(
    _ dates: String, _ isCertain: Bool
  ) throws {
    let report = try Twin.changed("ilacs-2018", [("5 November 2018 to 16 November 2018", dates)])
    let days = [report.inspectionStart, report.inspectionEnd]
    #expect(days.allSatisfy { $0?.certainty == .certain } == isCertain)
  }
}
