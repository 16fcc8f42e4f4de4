import Foundation
import Testing

@testable import Reading

@Suite(.enabled(if: hasPoppler)) struct GradeSightTests {
  /// What hides all words of a page, or shows something else in their place.
  static let hidden: [(String, TinyPDF.Drawing)] = [
    ("without ink", .init(before: "3 Tr")),
    ("as a window", .init(before: "7 Tr")),
    ("white", .init(before: "1 g")),
    ("nearly white, in another model", .init(before: "0.02 0.02 0.02 0 k")),
    ("transparent", .init(before: "/Clear gs", states: "/Clear << /ca 0 >>")),
    ("beneath a box", .init(after: "1 g 0 0 595 842 re f")),
    ("beneath a box of another stream", .init(after: "1 g 0 0 595 842 re f", isApart: true)),
    ("outside of the window", .init(before: "0 0 10 10 re W n")),
    ("outside of the part shown", .init(page: "/CropBox [0 0 595 60]")),
    ("tiny", .init(before: "0.01 0 0 0.01 300 400 cm")),
  ]

  static let seen: [(String, TinyPDF.Drawing)] = [
    ("black", .init()),
    ("white on a dark page", .init(before: "0 0 595 842 re f 1 g")),
    ("grey", .init(before: "0.4 0.4 0.5 rg")),
    ("on a picture", .init(before: "0.9 g 0 400 595 40 re f 0 g")),
  ]

  private func read(
    _ drawing: TinyPDF.Drawing, _ sight: GradeSight, twin: String = "ilacs-2024"
  ) async throws -> InspectionReport {
    let folder = try TemporaryFolder()
    var reader = PaperReader(temporaryFolder: folder.path)
    reader.sight = sight
    let bytes = TinyPDF.make(text: try Twin.text(twin), drawing: drawing)
    return try await reader.read(bytes: bytes, named: "t.pdf").result.get()
  }

  @Test(arguments: hidden)
  func `A grade that nobody sees is never certain`(
    _ name: String, _ drawing: TinyPDF.Drawing
  ) async throws {
    for sight in [GradeSight.always, .whereSigns] {
      let report = try await read(drawing, sight)
      #expect(report.judgements.count == 5)
      for judgement in report.judgements {
        let reason = try #require(judgement.grade.certainty.reason, "\(name): \(sight)")
        #expect(reason.contains("picture") || reason.contains("cannot be seen"), "\(name)")
        #expect(report.warnings.contains { $0.contains(reason) })
      }
    }
  }

  @Test(arguments: seen)
  func `A grade that is seen stays certain`(
    _ name: String, _ drawing: TinyPDF.Drawing
  ) async throws {
    for sight in [GradeSight.always, .whereSigns] {
      let report = try await read(drawing, sight)
      #expect(report.isCertainOfGrades, "\(name), \(sight): \(report.warnings)")
    }
  }

  /// What is drawn over the overall grade of the twin, 4.8 points a letter from the left edge.
  static let spoilt: [(String, @Sendable (_ left: Double, _ base: Double) -> String, String)] = [
    ("a line", { "1 w \($0 - 1) \($1 + 2.2) m \($0 + 54) \($1 + 2.2) l S" }, "a line goes through"),
    ("a thin box", { "\($0 - 1) \($1 + 2) 55 0.7 re f" }, "a line goes through"),
    ("a stroke", { "\($0) \($1 + 1.5) m \($0 + 53) \($1 + 3) l S" }, "a line goes through"),
    ("a white line", { "1 G 2.5 w \($0) \($1 + 2.2) m \($0 + 54) \($1 + 2.2) l S" }, "Only a part"),
    ("a box on the end of the upper half", { "1 g \($0 + 14) \($1 + 2) 42 7 re f" }, "Only a part"),
    ("a box on the lower half", { "1 g \($0 - 2) \($1 - 3) 58 6.5 re f" }, "Only a part of"),
    ("a box on the first letters", { "1 g \($0 - 2) \($1 - 3) 30 12 re f" }, "Only a part of"),
  ]

  /// What is drawn near it and leaves it as it is.
  static let whole: [(String, @Sendable (_ left: Double, _ base: Double) -> String)] = [
    ("a line beneath", { "0.5 w \($0 - 1) \($1 - 1.2) m \($0 + 54) \($1 - 1.2) l S" }),
    ("a frame", { "0.5 w \($0 - 3) \($1 - 2) 60 9.5 re S" }),
    ("a line beside", { "1 w \($0 + 80) \($1 + 2.2) m \($0 + 99) \($1 + 2.2) l S" }),
    ("a tint", { "0.9 g \($0 + 60) \($1 - 3) 20 12 re f" }),
  ]

  /// - Parameter label: how the row of the grade begins, or the line beneath it.
  private func drawing(
    beside label: String = " Overall effectiveness", _ over: (Double, Double) -> String
  ) throws -> TinyPDF.Drawing {
    let lines = String(decoding: try Twin.text("ilacs-2024"), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let labelled = try #require(lines.firstIndex { $0.hasPrefix(label) })
    let row = lines[labelled].contains("Outstanding") ? labelled : labelled - 1
    let grade = try #require(lines[row].firstRange(of: "Outstanding"))
    let letters = lines[row].distance(from: lines[row].startIndex, to: grade.lowerBound)
    return TinyPDF.Drawing(after: over(40 + 4.8 * Double(letters), 800 - 11 * Double(row)))
  }

  @Test(arguments: spoilt.indices)
  func `A grade that is struck out or half covered is never certain`(_ index: Int) async throws {
    let (name, over, words) = Self.spoilt[index]
    // A box over the end of a long text is no sign yet: most of those are tints.
    let isSign = words.contains("line") || name.contains("line")
    for sight in isSign ? [GradeSight.always, .whereSigns] : [.always] {
      let report = try await read(try drawing(over), sight)
      for judgement in report.judgements {
        let reason = judgement.grade.certainty.reason
        #expect((reason != nil) == (judgement.key == .overall), "\(name), \(sight)")
        if let reason { #expect(reason.contains(words), "\(name): \(reason)") }
      }
    }
  }

  /// The first words of its row stand in the row above too, where they are seen.
  @Test func `A covered grade is doubted in its own row`() async throws {
    let covered = try drawing(beside: " children in care") { "1 g \($0 - 2) \($1 - 3) 58 12 re f" }
    let report = try await read(covered, .always)
    let doubted = report.judgements.filter { $0.grade.certainty != .certain }
    #expect(doubted.map(\.key) == [.inCare])
    #expect(doubted.first?.grade.certainty.reason?.contains("cannot be seen") == true)
  }

  @Test(arguments: whole.indices)
  func `What is drawn beside a grade leaves it certain`(_ index: Int) async throws {
    let (name, over) = Self.whole[index]
    let report = try await read(try drawing(over), .always)
    #expect(report.isCertainOfGrades, "\(name): \(report.warnings)")
  }

  @Test func `Words behind a picture of other words are said to be so`() async throws {
    let bars = stride(from: 0, to: 842, by: 6).map { "0 \($0) 595 3 re f" }.joined(separator: " ")
    for words in ["3 Tr", "0 g"] {
      let drawing = TinyPDF.Drawing(before: words, after: "1 g 0 0 595 842 re f 0 g \(bars)")
      let report = try await read(drawing, .always)
      for judgement in report.judgements {
        #expect(judgement.grade.certainty.reason?.contains("text recognition") == true)
      }
    }
  }

  @Test(arguments: ["ilacs-2018", "ilacs-2019-split-table", "sif-2014", "sif-2016", "lac-2013"])
  func `Only what is seen is certain, in every layout`(_ twin: String) async throws {
    let visible = try await read(.init(), .always, twin: twin)
    #expect(visible.isCertainOfGrades, "\(visible.warnings)")
    let hidden = try await read(.init(before: "3 Tr"), .whereSigns, twin: twin)
    #expect(hidden.judgements.count == visible.judgements.count)
    #expect(hidden.judgements.allSatisfy { $0.grade.certainty != .certain })
  }

  @Test func `Where no picture can be made, no grade is certain`() async throws {
    let folder = try TemporaryFolder()
    let reader = PaperReader(
      pdftoppm: try folder.tool("exit 99"), temporaryFolder: folder.path)
    let bytes = TinyPDF.make(text: try Twin.text("ilacs-2024"))
    let report = try await reader.read(bytes: bytes, named: "t.pdf").result.get()
    #expect(report.judgements.count == 5)
    #expect(
      report.judgements.allSatisfy {
        $0.grade.certainty.reason?.contains("could not be drawn") == true
      })
  }
}

@Suite struct HiddenTextSignTests {
  private func page(_ drawing: TinyPDF.Drawing) -> [UInt8] {
    TinyPDF.make([["Overall effectiveness   Good"]], drawing: drawing)
  }

  @Test(arguments: GradeSightTests.hidden)
  func `Each known way to hide text is a sign`(_ name: String, _ drawing: TinyPDF.Drawing) {
    #expect(HiddenTextSigns.mayHide(page(drawing)), "\(name)")
  }

  static let plain: [TinyPDF.Drawing] = [
    .init(), .init(before: "0.9 g 0 0 595 842 re f 0 g"),
    .init(after: "0 g 40 700 500 0.5 re f"), .init(before: "/A gs", states: "/A << /ca 1 >>"),
    .init(before: "BT /F1 0.5 Tf 9 9 Td ( ) Tj ET"), .init(before: "0 0 595 842 re W n"),
    .init(page: "/CropBox [0 0 595 842]"),
    // What is drawn over an empty part of the page.
    .init(after: "0.5 g 0 0 595 300 re f"),
  ]

  @Test(arguments: plain)
  func `Plain pages show no sign`(_ drawing: TinyPDF.Drawing) {
    #expect(!HiddenTextSigns.mayHide(page(drawing)))
  }

  @Test func `What cannot be followed is a sign`() {
    let text = String(decoding: page(.init()), as: UTF8.self)
    for (old, new) in [
      ("/Length", "/Filter /LZWDecode /Length"), ("/Length", "/Filter /FlateDecode /Length"),
      ("/Contents [5", "/Contents [95"), ("/Type /Page ", "/Annots [<< /AP 9 0 R >>] /Type /Page "),
    ] {
      let changed = text.replacing(old, with: new)
      #expect(changed != text)
      #expect(HiddenTextSigns.mayHide(Array(changed.utf8)), "\(new)")
    }
    #expect(HiddenTextSigns.mayHide([]))
    #expect(HiddenTextSigns.mayHide(Array("stream\nendstream >>stream\r\n".utf8)))
  }

  @Test func `A picture that was cut off, or is none, is refused`() {
    #expect(GreyPicture(Array("P5\n2 2\n255\n".utf8) + [0, 1, 2]) == nil)
    #expect(GreyPicture(Array("P6\n1 1\n255\n".utf8) + [0]) == nil)
    #expect(GreyPicture([]) == nil)
    let picture = GreyPicture(Array("P5\n2 2\n255\n".utf8) + [9, 9, 9, 200])
    let whole = Box(left: 0, top: 0, right: 2, bottom: 2)
    #expect(picture?.contrast(in: whole, dotsPerPoint: 1) == 191)
    let left = Box(left: 0, top: 0, right: 1, bottom: 2)
    #expect(picture?.contrast(in: left, dotsPerPoint: 1) == 0)
    let outside = Box(left: 5, top: 5, right: 9, bottom: 9)
    #expect(picture?.contrast(in: outside, dotsPerPoint: 1) == nil)
  }

  /// A form's content has no line end of ours behind it, so that it may stop anywhere.
  @Test func `Instructions that break off anywhere do no harm`() {
    let whole = Array(
      "q 1 0 0 1 0 0 cm BT /F1 12 Tf (a\\)b\\\\) Tj <41 42> Tj [(x) -3 (y\\)] TJ T* ET % end\n<< /A 1 >> 0 0 5 5 re W* n -.5 -3 l S Q \\"
        .utf8)
    for length in 0...whole.count {
      for forms in [false, true] {
        _ = DrawnText.mayHide(Array(whole.prefix(length)), drawsForms: forms)
      }
    }
    #expect(!DrawnText.mayHide(Array("BT /F1 12 Tf (seen) Tj ET".utf8), drawsForms: false))
    #expect(DrawnText.mayHide(Array("BT /F1 12 Tf 3 Tr (unseen) Tj".utf8), drawsForms: false))
  }
}
