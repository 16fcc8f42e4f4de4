import Foundation
import Kernel
import Reading
import Testing

@testable import Inspections

private let hasPoppler = ["/usr/bin/pdftotext", "/usr/local/bin/pdftotext"].contains {
  FileManager.default.isExecutableFile(atPath: $0)
}

@Suite struct PlaceTests {
  @Test(arguments: [
    (1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"),
    (21, "21st"), (112, "112th"), (152, "152nd"),
  ])
  func `A place in the register is said as people say it`(number: Int, words: String) {
    #expect(Words.ordinal(number) == words)
  }

  /// Two rows of the paper's table say “Requires improvement to be good”, each over two lines.
  @Test(.enabled(if: hasPoppler, "pdftotext is not installed"))
  func `Each judgement is marked in its own row, as the command line says`() async throws {
    let paper = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Fixtures/papers/thornmere-ilacs-2026-01.pdf")
    let bytes = Array(try Data(contentsOf: paper))
    let shown = try await ReportReader.live().read(bytes, "report.pdf").judgements
    var reader = PaperReader()
    reader.findsBoxes = true
    let outcome = await reader.read(bytes: bytes, named: "report.pdf")
    let (read, boxes) = (try outcome.result.get().judgements, try #require(outcome.boxes))
    #expect(
      shown.map { $0.grade.place?.marks.map(\.top) ?? [] }
        == read.map { boxes.boxes(of: $0.grade.place).map(\.box.top) })
    let tops = shown.compactMap { $0.grade.place?.marks.first?.top }
    #expect(Set(tops).count == shown.count)
    let lowest = shown.max { first, second in
      (first.grade.place?.marks.first?.top ?? 0) < (second.grade.place?.marks.first?.top ?? 0)
    }
    #expect(lowest?.area == "overall")
  }
}
