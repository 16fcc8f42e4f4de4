import Foundation
import Testing

@testable import Reading

/// Where values stand on their pages, in the JSON.
@Suite struct BoxesTests {
  @Test(.enabled(if: hasPoppler), arguments: ["ilacs-2024", "sif-2014", "cp-2012", "jtai-2023"])
  func `Every value of a PDF has its rectangles`(_ name: String) async throws {
    let folder = try TemporaryFolder()
    var reader = PaperReader(temporaryFolder: folder.path)
    reader.findsBoxes = true
    let outcome = await reader.read(bytes: TinyPDF.make(text: try Twin.text(name)), named: "t.pdf")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.jsonLine)) as? [String: Any])
    let cover = try #require(json["boxes"] as? [String: [[String: Any]]])
    for fact in ["kind", "authority", "inspectionStart", "inspectionEnd"] {
      #expect(cover[fact]?.isEmpty == false, "\(fact)")
    }
    for list in ["judgements", "improvements", "findings", "findingProposals"] {
      for value in try #require(json[list] as? [[String: Any]]) {
        let boxes = try #require(value["boxes"] as? [[String: Any]])
        #expect(boxes.first?["page"] as? Int == value["page"] as? Int, "\(list): \(value)")
        for box in boxes {
          let (x, width) = (box["x"] as? Double ?? -1, box["width"] as? Double ?? -1)
          let (y, height) = (box["y"] as? Double ?? -1, box["height"] as? Double ?? -1)
          #expect(x >= 0 && width > 0 && x + width <= 595)
          #expect(y >= 0 && height > 0 && y + height <= 842)
        }
      }
    }
    let sizes = try #require(json["pageSizes"] as? [[String: Double]])
    #expect(sizes.count == json["pageCount"] as? Int)
    #expect(sizes.first == ["width": 595, "height": 842])
  }

  @Test(.enabled(if: hasPoppler)) func `Without being asked for, no rectangle is sought`()
    async throws
  {
    let folder = try TemporaryFolder()
    let reader = PaperReader(temporaryFolder: folder.path)
    let bytes = TinyPDF.make(text: try Twin.text("ilacs-2024"))
    let outcome = await reader.read(bytes: bytes, named: "t.pdf")
    #expect(outcome.boxes == nil)
    #expect(!String(decoding: outcome.jsonLine, as: UTF8.self).contains("\"boxes\""))
  }

  /// A page whose rows stand at the lines they are given, 14 points apart.
  private func page(
    _ rows: [(line: Int, words: [String])], drawn: ((String) -> String)? = nil
  ) -> (layout: String, text: String) {
    var layout = "<page width=\"595.0\" height=\"842.0\">\n"
    var lines = Array(repeating: "", count: 60)
    for row in rows {
      lines[row.line - 1] = row.words.joined(separator: " ")
      for (index, word) in row.words.enumerated() {
        let (x, y) = (50 + 60 * index, 14 * row.line)
        layout += "  <word xMin=\"\(x).0\" yMin=\"\(y).0\" xMax=\"\(x + 50).0\" "
        layout += "yMax=\"\(y + 12).0\">\(drawn?(word) ?? word)</word>\n"
      }
    }
    return (layout + "</page>\n", lines.joined(separator: "\n"))
  }

  private func boxes(_ pages: (layout: String, text: String)...) -> PaperBoxes {
    PaperBoxes(
      pages: BoxLayoutParser.pages(Array(pages.map(\.layout).joined().utf8)),
      text: Array(pages.map { $0.text + "\u{0C}" }.joined().utf8))
  }

  @Test func `A text that goes on over the page has rectangles on both`() {
    let paper = boxes(
      page([(7, ["Review", "all"]), (56, ["2.", "Ensure", "that", "plans"])]),
      page([(4, ["say", "who", "acts."]), (7, ["Review", "all"])]))
    let place = Place(page: 1, lines: 56...56, excerpt: "2. Ensure that plans\nsay who acts.")
    #expect(paper.boxes(of: place).map(\.page) == [1, 2])
    #expect(paper.boxes(of: place).map(\.box.top) == [784, 56])
  }

  @Test func `Words that stand twice on a page are marked where they were read`() {
    let paper = boxes(page([(7, ["Care", "leavers"]), (50, ["Care", "leavers"])]))
    let upper = Place(page: 1, lines: 7...7, excerpt: "Care leavers")
    let lower = Place(page: 1, lines: 50...50, excerpt: "Care leavers")
    #expect(paper.boxes(of: upper).map(\.box.top) == [98])
    #expect(paper.boxes(of: lower).map(\.box.top) == [700])
  }

  @Test func `Words of the next page are no part of a text that ends on its own`() {
    let paper = boxes(
      page([(7, ["The", "progress", "of"]), (8, ["children", "in", "care"])]),
      page([(4, ["children", "in", "care"])]))
    let place = Place(page: 1, lines: 7...8, excerpt: "The progress of\nchildren in care")
    #expect(paper.boxes(of: place).map(\.page) == [1, 1])
  }

  @Test func `A ligature on the page is its letters in the text`() {
    let paper = boxes(
      page([(7, ["Efficient", "offices"])]) {
        $0.replacing("ffi", with: "\u{FB03}")
      })
    let place = Place(page: 1, lines: 7...7, excerpt: "Efficient offices")
    #expect(paper.boxes(of: place).count == 1)
  }

  @Test func `Quotes, hyphens and list marks do not matter`() {
    let paper = boxes(
      page([(7, ["The", "multi-agency"]), (8, ["hub's", "work"]), (20, ["Good"])]))
    let place = Place(
      page: 1, lines: 7...8, excerpt: "\u{25FC} The multi-agency\n  hub’s work")
    #expect(
      paper.boxes(of: place).map(\.box) == [
        Box(left: 50, top: 98, right: 160, bottom: 110),
        Box(left: 50, top: 112, right: 160, bottom: 124),
      ])
  }

  @Test func `A place on a page that is not there has none`() {
    let paper = boxes(page([(7, ["One", "page"])]))
    #expect(paper.boxes(of: Place(page: 2, lines: 1...1, excerpt: "One page")).isEmpty)
    #expect(paper.boxes(of: Place(page: 0, lines: 1...1, excerpt: "One page")).isEmpty)
    #expect(paper.boxes(of: Place(page: 1, lines: 7...7, excerpt: "")).isEmpty)
    #expect(paper.boxes(of: Place(page: 1, lines: 900...901, excerpt: "One page")).isEmpty)
    #expect(paper.boxes(of: Place(page: 1, lines: 7...7, excerpt: "No such words")).isEmpty)
  }

  // MARK: Rows of tables

  /// Rows that begin alike and grades over two lines.
  private static let alike = """
    Inspection of Thornmere children’s services
    Inspection dates: 6 to 17 May 2024
    Lead inspector: Alex Marl, His Majesty’s Inspector

    Judgement                               Grade

    The impact of leaders on social work    Requires improvement
    practice with children and families     to be good

    The experiences and progress of         Requires improvement
    children who need help and protection   to be good

    The experiences and progress of         Good
    children in care

    The experiences and progress of         Inadequate
    care leavers

    Overall effectiveness                   Requires improvement
                                            to be good

    What needs to improve?
    - The experiences and progress of
    children in care
    """

  @Test(.enabled(if: hasPoppler)) func `Rows that begin alike are each marked in their own place`()
    async throws
  {
    let folder = try TemporaryFolder()
    var reader = PaperReader(temporaryFolder: folder.path)
    reader.findsBoxes = true
    let lines = Self.alike.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let bytes = TinyPDF.make([lines, ["children in care", "1. They do well."]])
    let outcome = await reader.read(bytes: bytes, named: "t.pdf")
    #expect(try outcome.result.get().judgements.count == 5)
    try expectOwnRows(outcome)
  }

  @Test(.enabled(if: Corpus.folder != nil && hasPoppler))
  func
    `Every grade of the public reports is marked in its own row, and every fact and item in its words`()
    async throws
  {
    guard let folder = Corpus.folder else { return }
    var reader = PaperReader()
    reader.findsBoxes = true
    let paths = try Corpus.truth().map { folder + "/pdfs/" + $0.file }
    var grades = 0
    try await reader.read(files: paths, processes: 2) { outcome in
      guard let report = outcome.report else { return }
      grades += report.judgements.count
      try expectOwnRows(outcome)
      let facts = [
        report.kind.place, report.authority?.place, report.inspectionStart?.place,
        report.inspectionEnd?.place, report.published?.place, report.leadInspector?.place,
        report.inspectionStart?.otherPlace, report.inspectionEnd?.otherPlace,
      ]
      for place in facts.compactMap(\.self) + report.improvements.map(\.text.place) {
        try expectWords(of: place, outcome)
      }
    }
    #expect(grades > 150)
  }

  /// The rectangles of a place hold its words, all of them and no others.
  private func expectWords(of place: Place, _ outcome: ReadOutcome) throws {
    let boxes = try #require(outcome.boxes)
    let inside = boxes.boxes(of: place).flatMap { placed in
      boxes.pages[placed.page - 1].words.filter { placed.box.hasMiddle(of: $0.box) }
    }
    #expect(
      inside.map(\.text).flatMap(\.plainWords).sorted() == place.excerpt.plainWords.sorted(),
      "\(outcome.file), page \(place.page), lines \(place.lines)")
  }

  /// Each judgement's rectangles hold its words, and stand beneath those of the row above.
  private func expectOwnRows(_ outcome: ReadOutcome) throws {
    let boxes = try #require(outcome.boxes)
    var last: (place: Place, bottom: Double)?
    let places = try outcome.result.get().judgements.map(\.grade.place)
      .sorted { ($0.page, $0.lines.lowerBound) < ($1.page, $1.lines.lowerBound) }
    for place in places {
      try expectWords(of: place, outcome)
      let onPage = boxes.boxes(of: place).filter { $0.page == place.page }.map(\.box)
      if let last, last.place.page == place.page,
        last.place.lines.upperBound < place.lines.lowerBound
      {
        #expect(
          onPage.allSatisfy { $0.top > last.bottom - 2 },
          "\(outcome.file), page \(place.page), lines \(place.lines)")
      }
      last = onPage.map(\.bottom).max().map { (place, $0) }
    }
  }
}
