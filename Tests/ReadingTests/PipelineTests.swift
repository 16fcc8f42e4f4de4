import Foundation
import Testing

@testable import Reading

@Suite(.enabled(if: hasPoppler)) struct PipelineTests {
  let folder: TemporaryFolder
  let reader: PaperReader

  init() throws {
    folder = try TemporaryFolder()
    reader = PaperReader(temporaryFolder: folder.path)
  }

  @Test(arguments: ["ilacs-2024", "sif-2014", "sif-2016", "cp-2012", "lac-2013", "jtai-2023"])
  func `A real PDF of a twin reads as its text does`(_ name: String) async throws {
    let text = try Twin.report(name)
    let outcome = await reader.read(bytes: TinyPDF.make(text: try Twin.text(name)), named: "t.pdf")
    let report = try outcome.result.get()
    #expect(report.grades == text.grades)
    // No published report has checked how those of 2012 are read.
    #expect(report.isCertainOfGrades == (name != "cp-2012"), "\(report.warnings)")
    #expect(report.improvements.map(\.text.value) == text.improvements.map(\.text.value))
    #expect(report.periods.map(\.value) == text.periods.map(\.value))
    #expect(report.leadInspector?.value == text.leadInspector?.value)
    #expect(report.findings.map(\.number) == text.findings.map(\.number))
  }

  @Test func `Names of files may hold anything`() async throws {
    let bytes = TinyPDF.make(text: try Twin.text("ilacs-2024"))
    for name in ["-f 1.pdf", "a b'c\"d$(e);f.pdf", "né — ◼.pdf", "new\nline.pdf"] {
      let path = try folder.write(bytes, as: name)
      let outcome = await reader.read(file: path)
      #expect(outcome.report?.judgements.count == 5, "\(name)")
      #expect(outcome.file == name)
    }
  }

  @Test func `Many files keep their order, and a bad one stops no other`() async throws {
    let good = TinyPDF.make(text: try Twin.text("ilacs-2024"))
    var paths: [String] = []
    for number in 0..<12 {
      let bytes = number % 3 == 1 ? Array("<html>".utf8) : good
      paths.append(try folder.write(bytes, as: "file-\(number).pdf"))
    }
    paths.insert(folder.path + "/missing.pdf", at: 4)
    var names: [String] = []
    var refused = 0
    try await reader.read(files: paths, processes: 2) { outcome in
      names.append(outcome.file)
      if outcome.refusal != nil { refused += 1 }
    }
    #expect(names == paths.map { String($0.split(separator: "/").last ?? "") })
    #expect(refused == 5)
  }

  @Test func `What the receiver throws ends the reading`() async throws {
    struct Enough: Error {}
    let path = try folder.write(TinyPDF.make([["A"]]), as: "a.pdf")
    await #expect(throws: Enough.self) {
      try await reader.read(files: Array(repeating: path, count: 50), processes: 2) { _ in
        throw Enough()
      }
    }
  }

  @Test func `A page as a picture, and the place of words on it`() async throws {
    let bytes = TinyPDF.make(text: try Twin.text("ilacs-2024"))
    let image = try await reader.image(ofPage: 1, of: bytes)
    #expect(image.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    var reader = reader
    reader.findsBoxes = true
    let outcome = await reader.read(bytes: bytes, named: "t.pdf")
    let report = try outcome.result.get()
    let paper = try #require(outcome.boxes)
    #expect(paper.pages.first?.width == 595 && paper.pages.first?.height == 842)
    let boxes = paper.boxes(of: try #require(report.leadInspector).place)
    #expect(boxes.count == 1)
    // Typewriter letters of 8 points are 4.8 points wide, and the text begins at 40.
    #expect(abs((boxes.first?.box.left ?? 0) - 40) < 1)
    let item = try #require(report.improvements.first)
    #expect(paper.boxes(of: item.text.place).count == 2)
    let row = try #require(report.judgements.first { $0.key == .careLeavers })
    #expect(paper.boxes(of: row.grade.place).count >= 2)
  }

  @Test func `A page that is not there is refused`() async throws {
    await #expect(throws: ReadRefusal.self) {
      _ = try await reader.image(ofPage: 9, of: TinyPDF.make([["A"]]))
    }
  }
}

@Suite struct BoxLayoutTests {
  static let layout = """
    <doc>
      <page width="595.320000" height="841.920000">
          <word xMin="70.0" yMin="100.0" xMax="120.0" yMax="112.0">The</word>
          <word xMin="125.0" yMin="100.0" xMax="200.0" yMax="112.0">multi-agency</word>
          <word xMin="70.0" yMin="114.0" xMax="120.0" yMax="126.0">hub&apos;s</word>
          <word xMin="125.0" yMin="114.0" xMax="180.0" yMax="126.0">work</word>
          <word xMin="70.0" yMin="300.0" xMax="120.0" yMax="312.0">Good</word>
          <word xMin="broken">x</word>
      </page>
    </doc>
    """

  @Test func `Words are read with their signs, and a broken one costs no other`() throws {
    let page = try #require(BoxLayoutParser.page(Array(Self.layout.utf8)))
    #expect(page.words.map(\.text) == ["The", "multi-agency", "hub's", "work", "Good"])
    #expect(page.words.first?.box == Box(left: 70, top: 100, right: 120, bottom: 112))
  }

  @Test(arguments: ["", "<page>", "<page width=\"x\" height=\"y\">", "<word"])
  func `A layout without a page is none`(_ text: String) {
    #expect(BoxLayoutParser.page(Array(text.utf8)) == nil)
  }
}
