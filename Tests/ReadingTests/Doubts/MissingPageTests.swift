import Reading
import Testing

@testable import Reading

/// Papers that lost pages: it is told, and nothing that runs over the gap is certain.
@Suite struct MissingPageTests {
  private func read(_ pages: [String]) throws -> InspectionReport {
    try ReportReading.read(
      text: Array(pages.map { $0 + "\u{0C}" }.joined().utf8), file: "paper.pdf")
  }

  private func gaps(_ pages: [String]) -> MissingPages {
    Paper(file: "paper.pdf", bytes: Array(pages.map { $0 + "\u{0C}" }.joined().utf8)).missingPages
  }

  /// A twin without some of its pages, 1 for the first.
  private func twin(_ name: String, without lost: Set<Int>) throws -> InspectionReport {
    var paper = PrintedPaper(try Twin.text(name))
    paper.pages = paper.pages.enumerated().filter { !lost.contains($0.offset + 1) }.map(\.element)
    return try ReportReading.read(text: paper.bytes, file: "paper.pdf")
  }

  @Test func `A page of a picture among pages of text is told, and what is below it is doubted`()
    throws
  {
    let whole = try twin("sif-2016", without: [])
    let list = try #require(whole.improvements.first).text.page
    var paper = PrintedPaper(try Twin.text("sif-2016"))
    #expect(list + 1 < paper.pages.count)
    let words = "Page \(list + 1) of the file has no text"
    #expect(!whole.warnings.contains { $0.contains("has no text") })
    paper.pages[list] = []
    let scanned = try ReportReading.read(text: paper.bytes, file: "paper.pdf")
    #expect(scanned.warnings.contains { $0.hasPrefix(words) }, "\(scanned.warnings)")

    // The last page is often empty.
    var ended = PrintedPaper(try Twin.text("sif-2016"))
    ended.pages.append([])
    #expect(
      try !ReportReading.read(text: ended.bytes, file: "paper.pdf").warnings.contains {
        $0.contains("has no text")
      })
  }

  @Test func `A page that stands in the file twice is told`() throws {
    let whole = try twin("sif-2016", without: [])
    let list = try #require(whole.improvements.first).text.page
    var paper = PrintedPaper(try Twin.text("sif-2016"))
    paper.pages.insert(paper.pages[list - 1], at: list)
    let doubled = try ReportReading.read(text: paper.bytes, file: "paper.pdf")
    #expect(
      doubled.warnings.contains {
        $0.hasPrefix("Page \(list + 1) of the file has the words of page \(list)")
      }, "\(doubled.warnings)")
  }

  @Test(
    arguments: [
      "DRAFT – for factual accuracy checking", "A mock inspection by Northshire Council",
      "Report to Cabinet",
    ])
  func `A draft, and a paper about a report, are not certainly what was published`(
    line: String
  ) throws {
    var paper = PrintedPaper(try Twin.text("sif-2016"))
    #expect(try twin("sif-2016", without: []).kind.certainty == .certain)
    paper.pages[0] += ["", line, ""]
    let report = try ReportReading.read(text: paper.bytes, file: "paper.pdf")
    #expect(report.kind.certainty.reason?.contains("this may be a draft") == true)
  }

  private func isTold(_ report: InspectionReport) -> Bool {
    report.warnings.contains { $0.contains("to be missing") }
  }

  // MARK: A joint inspection's letter

  private static let letter = [
    """
    4 March 2024

    Dear Larkminster Safeguarding Partnership

    Joint targeted area inspection of Larkminster

    This inspection took place from 15 to 19 January 2024.

    Headline findings

    Partners in Larkminster know one another well.
    """,
    """
    What needs to improve?

    ◼ The speed with which the police share what they know.

    ◼ How often managers look at plans.

                                                                             2
    """,
    """
    ◼ What is written down after meetings.

    Strengths

    ◼ Head teachers know whom to ask.

                                                                             3
    """,
    """
    ◼ The hub is open at weekends.

    ◼ Nurses visit early.

    Main findings

    Partners meet each week.

                                                                             4
    """,
    """
    Next steps

    Yours sincerely

                                                                             5
    """,
  ]

  @Test func `Points behind a lost page are not certain of the heading before it`() throws {
    let whole = try read(Self.letter)
    #expect(!isTold(whole))
    #expect(whole.improvements.count == 3)
    #expect(whole.improvements.allSatisfy { $0.text.certainty == .certain })

    var pages = Self.letter
    pages.remove(at: 2)
    let report = try read(pages)
    #expect(
      report.warnings.contains(
        "One page seems to be missing: page 2 of the file is numbered 2, page 3 is numbered 4. Get "
          + "the whole paper and read that, or compare what was read with it."))
    #expect(report.warnings.contains { $0.contains("on page 2 runs up to pages") })
    #expect(
      report.improvements.map { $0.text.certainty.reason?.prefix(35) }
        == [
          nil, "Pages seem to be missing right after",
          "Pages seem to be missing between the", "Pages seem to be missing between the",
        ].map { $0?.prefix(35) })
    #expect(Conservation.lost(in: Array(pages.joined(separator: "\u{0C}").utf8), report).isEmpty)
  }

  @Test func `A list that begins behind a lost page under its own heading is certain`() throws {
    var pages = Self.letter
    pages[2] = pages[1].replacing("2\n", with: "3\n").replacing(" 2", with: " 3")
    pages[1] = "Some words.\n\n" + String(repeating: " ", count: 70) + "2"
    pages.insert("Other words.\n\n" + String(repeating: " ", count: 70) + "2", at: 1)
    pages.remove(at: 1)
    pages.remove(at: 1)
    let report = try read(pages)
    #expect(isTold(report))
    #expect(report.improvements.prefix(2).allSatisfy { $0.text.certainty == .certain })
  }

  @Test(arguments: [
    ("Page %", true), ("Page % of 5", true), ("- % -", true), ("% of 5", true), ("%/5", true),
    ("%      Larkminster", true), ("Larkminster | %", true), ("Larkminster           %", true),
  ])
  func `Numbers of pages are read in many forms`(_ form: String, _ isTold: Bool) {
    func paper(_ numbers: [Int]) -> [String] {
      numbers.map { "Words of one page.\n\n\(form.replacing("%", with: String($0)))\n" }
    }
    #expect(gaps(paper([1, 2, 3, 4, 5])).warnings == [])
    #expect(gaps(paper([1, 2, 4, 5])).gaps == [3])
    #expect(gaps(paper([1, 2, 4, 5])).warnings.count == 1)
    #expect(gaps(paper([1, 3, 4, 5])).gaps == [2])
  }

  @Test func `Numbers at the head and others at the foot are not taken for one another's`() {
    let pages = (1...8).map { "Report      \($0)\n\nWords \($0)\n\nPage \($0 + 1) of 9\n" }
    #expect(gaps(pages).gaps.isEmpty)
    #expect(gaps(Array(pages[..<4] + pages[5...])).gaps == [5])
  }

  @Test func `Pages lost in more than one place are told of each`() {
    func page(_ number: Int) -> String { "Words of one page.\n\n    \(number)\n" }
    #expect(gaps([2, 4, 6, 7].map(page)).gaps == [2, 3])
    #expect(gaps(["Cover"] + [3, 4].map(page)).gaps == [2])
    #expect(gaps(["Cover"] + [2, 3, 7].map(page)).gaps == [4])
  }

  @Test func `The last pages are missing where the numbers say how many there are`() {
    let pages = (1...6).map { "Words of one page.\n\nPage \($0) of 8\n" }
    let found = gaps(pages)
    #expect(found.gaps.isEmpty)
    #expect(found.warnings.count == 1)
    #expect(found.warnings.first?.contains("page 6 of the file is numbered 6 of 8") == true)
  }

  @Test func `Pages in another order than that of their numbers are told once`() {
    let found = gaps([1, 2, 4, 3, 5, 6].map { "Words of one page.\n\n    \($0)\n" })
    #expect(found.warnings.count == 1)
    #expect(found.warnings.first?.hasPrefix("The pages are not in the order") == true)
  }

  static let whole: [(String, [String])] = [
    ("a cover without a number", ["Cover", "One\n\n   2", "Two\n\n   3"]),
    ("a cover that is not counted", ["Cover", "One\n\n   1", "Two\n\n   2"]),
    ("a cover and its back that are not counted", ["Cover", "Back", "One\n\n  1", "Two\n\n  2"]),
    ("numbers from 0", ["Cover\n\n   0", "One\n\n   1", "Two\n\n   2"]),
    ("numbers from 2", ["Cover\n\n   2", "One\n\n   3", "Two\n\n   4"]),
    (
      "an annex with numbers of its own",
      ["Cover", "One\n\n  2", "Two\n\n  3", "Annex A\n\n  1", "More\n\n  2"]
    ),
    (
      "an annex numbered of its own",
      ["One\n\nPage 1 of 2", "Two\n\nPage 2 of 2", "Annex\n\nPage 1 of 2", "More\n\nPage 2 of 2"]
    ),
    (
      "a page with a picture and no number",
      ["Cover", "One\n\n   2", "A picture", "Two\n\n   4", "Three\n\n  5"]
    ),
    (
      "one misprinted number", ["Cover", "One\n\n  2", "Two\n\n  8", "Three\n\n  4", "Four\n\n  5"]
    ),
    ("a page twice", ["Cover", "One\n\n  2", "One\n\n  2", "Two\n\n  3", "Three\n\n  4"]),
    (
      "pages of a council's agenda",
      ["Cover\n\nPage 45", "One\n\n  2\n\nPage 46", "Two\n\n  3\n\nPage 47"]
    ),
    (
      "two pages on a sheet", ["Cover", "One\n\n2        3", "Two\n\n4       5", "Six\n\n6      7"]
    ),
    (
      "counts at the foot of tables",
      ["Cover", "Visits      12\n\nAll       40", "Meetings   7\n\nAll       55", "Words."]
    ),
    (
      "footnotes and no numbers",
      ["Cover.\n\n1\n Of 2004.", "Words.", "Words.\n\n2\n Of 1989.", "Words.\n\n3\n Of 2017."]
    ),
    (
      "a number within the last words",
      [
        "Cover", "One\n\n                             2", "Two\n\n                             3",
        "To write to us:\n\n17",
      ]
    ),
    ("numbers from 2 of all", ["Cover\n\n2 of 4", "One\n\n3 of 4", "Two\n\n4 of 4"]),
    (
      "even numbers on the left",
      ["Cover", "A\n\n2     Report", "B\n\nReport     3", "C\n\n4     Report", "D\n\nReport     5"]
    ),
  ]

  @Test(arguments: whole)
  func `Whole papers are not said to lack pages`(_ what: String, _ pages: [String]) {
    let found = gaps(pages)
    #expect(found.warnings == [] && found.gaps == [], "\(what)")
  }

  @Test(arguments: Twin.names)
  func `No twin is said to lack pages`(_ name: String) throws {
    #expect(!isTold(try Twin.report(name)))
  }

  @Test(.enabled(if: Corpus.folder != nil && hasPoppler))
  func `No public report is said to lack pages or to hold a second`() async throws {
    guard let folder = Corpus.folder else { return }
    for truth in try Corpus.truth() where truth.kind != "not-a-report" {
      await Task.yield()
      let bytes = try Corpus.extract(folder + "/pdfs/" + truth.file)
      let paper = Paper(file: truth.file, bytes: bytes)
      #expect(paper.missingPages.warnings == [] && paper.missingPages.gaps == [], "\(truth.file)")
      #expect(SecondReport(in: paper, text: bytes) == nil, "\(truth.file)")
    }
  }

  // MARK: Paragraphs

  private static func findings(_ numbers: Range<Int>) -> String {
    let words = ["Social workers", "Managers", "Schools", "Nurses", "Foster carers"]
    return numbers.map { "\($0).   \(words[$0 % 5]) know \(words[$0 / 5 % 5]) well.\n\n" }.joined()
  }

  @Test func `Paragraphs that jump from one page to the next tell that pages are missing`() throws {
    let cover = String(decoding: try Twin.text("ilacs-2018"), as: UTF8.self)
      .split(separator: "\u{0C}")[0]
    let report = try read([
      String(cover), Self.findings(1..<13), Self.findings(19..<24) + "Further words.",
    ])
    #expect(
      report.warnings.contains {
        $0.hasPrefix(
          "Pages seem to be missing between page 2 of the file, which ends with paragraph 12")
      })
    #expect(report.warnings.contains("Paragraphs 13 to 18 were not found; 19 follows on page 3."))
    #expect(report.findings.map(\.number) == Array(1..<13) + Array(19..<24))
  }

  @Test func `Numbers of pages that follow one another outweigh those of paragraphs`() throws {
    let cover = String(decoding: try Twin.text("ilacs-2018"), as: UTF8.self)
      .split(separator: "\u{0C}")[0]
    let report = try read([
      String(cover), Self.findings(1..<13) + "\n\n      2", Self.findings(19..<24) + "\n\n      3",
    ])
    #expect(!isTold(report))
    #expect(report.warnings.contains("Paragraphs 13 to 18 were not found; 19 follows on page 3."))
    #expect(report.findings.map(\.number) == Array(1..<13) + Array(19..<24))
  }

  @Test func `Whom a list is for is not certain where the page that may say so is missing`() throws
  {
    // Page 7 opens the part on the board, and page 8 has its list.
    let whole = try Twin.report("sif-2016")
    let pages = PrintedPaper(try Twin.text("sif-2016")).pages.map { $0.joined(separator: "\n") }
    let opening = try #require(
      pages.firstIndex { $0.contains("The Local Safeguarding Children Board requires") })
    let report = try twin("sif-2016", without: [opening + 1])
    #expect(isTold(report))
    let board = whole.improvements.filter { $0.body == .safeguardingBoard }.map(\.text.value)
    #expect(
      report.improvements.allSatisfy {
        !board.contains($0.text.value) || $0.text.certainty != .certain
      })
  }

  /// Whichever inner page is lost, what was read with certainty is what the whole paper says.
  @Test(arguments: Twin.names.filter { !$0.hasPrefix("area") })
  func `No item is certain of another list than its own when a page is lost`(_ name: String) throws
  {
    let whole = try Twin.report(name)
    let pages = PrintedPaper(try Twin.text(name)).pages.count
    for lost in 2..<max(2, pages) {
      let report = try twin(name, without: [lost])
      for item in report.improvements where item.text.certainty == .certain {
        let same = whole.improvements.first { $0.text.value == item.text.value }
        #expect(
          same?.section == item.section && same?.body == item.body
            && same?.timescale == item.timescale, "\(name) without page \(lost): \(item.text.value)"
        )
      }
      for judgement in report.judgements where judgement.grade.certainty == .certain {
        #expect(
          whole.gradesByKey[judgement.key] == judgement.grade.value, "\(name) without page \(lost)")
      }
    }
  }

  @Test(arguments: Relayout.allCases)
  func `However a whole paper is laid out, no page is missed and no second report seen`(
    _ kind: Relayout
  ) async throws {
    for name in Twin.names {
      await Task.yield()
      var numbers = SeededNumbers(seed: UInt64(name.utf8.count * 17 + 3))
      let bytes = Relayout.apply(kind, to: try Twin.text(name), &numbers)
      let paper = Paper(file: name, bytes: bytes)
      #expect(paper.missingPages.warnings == [], "\(name)")
      #expect(SecondReport(in: paper, text: bytes) == nil, "\(name)")
    }
  }

  @Test(arguments: Relayout.allCases)
  func `However a paper is laid out, a lost page makes nothing certain that is wrong`(
    _ kind: Relayout
  ) async throws {
    for name in Twin.names where name != "area-send" {
      await Task.yield()
      var numbers = SeededNumbers(seed: UInt64(name.utf8.count * 29 + 5))
      let whole = PrintedPaper(Relayout.apply(kind, to: try Twin.text(name), &numbers))
      guard whole.pages.count > 2,
        let truth = try? ReportReading.read(text: whole.bytes, file: "paper.pdf")
      else { continue }
      for lost in 1..<(whole.pages.count - 1) {
        var paper = whole
        paper.pages.remove(at: lost)
        let report = try ReportReading.read(text: paper.bytes, file: "paper.pdf")
        for item in report.improvements where item.text.certainty == .certain {
          let same = truth.improvements.first { $0.text.value == item.text.value }
          #expect(
            !isTold(report) || same?.section == item.section,
            "\(name) without page \(lost + 1): \(item.text.value)")
        }
      }
    }
  }
}
