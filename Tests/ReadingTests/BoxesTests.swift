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

  private func page(_ rows: [(y: Int, words: [String])]) -> String {
    var out = "<page width=\"595.0\" height=\"842.0\">\n"
    for row in rows {
      for (index, word) in row.words.enumerated() {
        let x = 50 + 60 * index
        out += "  <word xMin=\"\(x).0\" yMin=\"\(row.y).0\" xMax=\"\(x + 50).0\" "
        out += "yMax=\"\(row.y + 12).0\">\(word)</word>\n"
      }
    }
    return out + "</page>\n"
  }

  private func boxes(_ pages: [String], lines: [Int]) -> PaperBoxes {
    let text = lines.map { String(repeating: "\n", count: $0) }.joined(separator: "\u{0C}")
    return PaperBoxes(
      pages: BoxLayoutParser.pages(Array(pages.joined().utf8)), text: Array(text.utf8))
  }

  @Test func `A text that goes on over the page has rectangles on both`() {
    let paper = boxes(
      [
        page([(100, ["Review", "all"]), (780, ["2.", "Ensure", "that", "plans"])]),
        page([(60, ["say", "who", "acts."]), (100, ["Review", "all"])]),
      ], lines: [40, 40])
    let place = Place(page: 1, lines: 38...38, excerpt: "2. Ensure that plans\nsay who acts.")
    #expect(paper.boxes(of: place).map(\.page) == [1, 2])
    #expect(paper.boxes(of: place).map(\.box.top) == [780, 60])
  }

  @Test func `Words that stand twice on a page are marked where they were read`() {
    let paper = boxes(
      [page([(100, ["Care", "leavers"]), (700, ["Care", "leavers"])])], lines: [50])
    let upper = Place(page: 1, lines: 6...6, excerpt: "Care leavers")
    let lower = Place(page: 1, lines: 42...42, excerpt: "Care leavers")
    #expect(paper.boxes(of: upper).map(\.box.top) == [100])
    #expect(paper.boxes(of: lower).map(\.box.top) == [700])
  }

  @Test func `A ligature on the page is its letters in the text`() {
    let paper = boxes([page([(100, ["Ef\u{FB01}cient", "o\u{FB03}ces"])])], lines: [50])
    let place = Place(page: 1, lines: 6...6, excerpt: "Efficient offices")
    #expect(paper.boxes(of: place).count == 1)
  }

  @Test func `A place on a page that is not there has none`() {
    let paper = boxes([page([(100, ["One", "page"])])], lines: [50])
    #expect(paper.boxes(of: Place(page: 2, lines: 1...1, excerpt: "One page")).isEmpty)
    #expect(paper.boxes(of: Place(page: 0, lines: 1...1, excerpt: "One page")).isEmpty)
  }
}
