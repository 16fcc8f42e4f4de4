import Civil
import Kernel

@testable import Inspections

extension ReportReader {
  /// Gives the same reading for every file, and a picture of one dot for every page.
  static func giving(_ reading: PaperReading) -> ReportReader {
    ReportReader(read: { _, _ in reading }, image: { _, _ in Array("PNG".utf8) })
  }

  /// Can read nothing, as the library says it.
  static let refusing = ReportReader(
    read: { _, name in
      throw Refusal.invalid(
        "“\(name)”: This is no PDF but a web page (HTML), whatever its name says; download the report again as a PDF.",
        field: "file")
    },
    image: { _, _ in throw Refusal.notFound("No page.") })
}

extension PaperReading {
  /// What is read from an invented report of 2012: four judgements, three recommendations, two paragraphs.
  static let thornmere2012 = PaperReading(
    kind: "inspection of arrangements for the protection of children (2012–13)", pages: 24,
    framework: Value("PROT2012", at: place(1, "Inspection of local authority arrangements")),
    council: Value("Thornmere", at: place(1, "Thornmere Borough Council")),
    visitStart: Value("2012-11-12", at: place(1, "12–21 November 2012")),
    visitEnd: Value("2012-11-21", at: place(1, "12–21 November 2012")),
    published: Value("2012-12-21", at: place(1, "Published: 21 December 2012")),
    leadInspector: Value("A. Exemple", at: place(1, "Lead inspector A. Exemple HMI")),
    judgements: [
      judgement("overall", "Overall effectiveness", "inadequate"),
      judgement("help-and-protection", "The effectiveness of the help and protection", "adequate"),
      judgement("quality-of-practice", "The quality of practice", "adequate"),
      judgement("leadership", "Leadership and governance", "inadequate"),
    ],
    recommendations: [
      recommendation(4, "Make sure that every child is seen.", "Immediately", "IMMEDIATE"),
      recommendation(4, "Write plans parents understand.", "Within three months", "3M"),
      recommendation(5, "Ask children what they think.", "Within six months", "6M"),
    ],
    findings: [
      Finding(
        paragraph: "8", heading: "Overall effectiveness",
        text: Value("Social workers know their children.", at: place(6, "8. Social workers"))),
      Finding(
        paragraph: "9", text: Value("It is too early to see a difference.", at: place(7, "9. It"))),
    ],
    notUnderstood: [Unread(page: 23, text: "Table 4 (continued)")])

  /// The same, with one value that was not read with certainty.
  static let doubtful2012: PaperReading = {
    var reading = thornmere2012
    reading.leadInspector?.doubt = "The name is broken over two lines."
    return reading
  }()

  static func place(_ page: Int, _ excerpt: String) -> Place {
    Place(
      page: page, excerpt: excerpt,
      marks: [Mark(left: 72, top: 100, right: 300, bottom: 114)])
  }

  private static func judgement(_ area: String, _ name: String, _ grade: String) -> Judgement {
    Judgement(area: area, printedArea: name, grade: Value(grade, at: place(3, name)))
  }

  private static func recommendation(
    _ page: Int, _ text: String, _ section: String, _ timescale: String
  ) -> Recommendation {
    Recommendation(
      text: Value(text, at: place(page, text)), section: section, timescale: timescale)
  }
}
