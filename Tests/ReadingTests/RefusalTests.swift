import Foundation
import Reading
import Testing

@Suite struct RefusalTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func refusal(_ bytes: [UInt8], limits: ReadLimits = .init()) async -> ReadRefusal? {
    await PaperReader(limits: limits, temporaryFolder: folder.path)
      .read(bytes: bytes, named: "report.pdf").refusal
  }

  static let others: [(String, [UInt8])] = [
    ("a web page", Array("\n<!DOCTYPE html>\n<html><body>Page not found</body></html>".utf8)),
    ("an XML file", Array("<?xml version=\"1.0\"?><a/>".utf8)),
    ("a Word document", [0x50, 0x4B, 3, 4] + Array("....word/document.xml".utf8)),
    ("an Excel workbook", [0x50, 0x4B, 3, 4] + Array("....xl/workbook.xml".utf8)),
    ("a ZIP archive", [0x50, 0x4B, 3, 4, 0, 0]),
    ("an old Office document", [0xD0, 0xCF, 0x11, 0xE0, 0xA1]),
    ("an image (PNG)", [0x89, 0x50, 0x4E, 0x47, 0x0D]),
    ("an image (JPEG)", [0xFF, 0xD8, 0xFF, 0xE0]),
    ("a rich text document", Array("{\\rtf1 hello}".utf8)),
    ("a plain text file", Array("Dear Director\nHere is the report.".utf8)),
    ("a file of an unknown kind", [1, 2, 3, 4, 5, 0, 255]),
  ]

  @Test(arguments: others)
  func `What is no PDF is named for what it is, whatever it is called`(
    _ name: String, _ bytes: [UInt8]
  ) async throws {
    guard case .notAPDF(let actually)? = await refusal(bytes) else {
      Issue.record("not refused as something else")
      return
    }
    #expect(actually.hasPrefix(name))
  }

  @Test func `An empty file`() async { #expect(await refusal([]) == .empty) }

  @Test func `No such file, and a folder`() async throws {
    let reader = PaperReader()
    #expect(await reader.read(file: folder.path + "/none.pdf").refusal == .missing)
    guard case .unreadable? = await reader.read(file: folder.path).refusal else {
      Issue.record("a folder was read")
      return
    }
  }

  @Test func `Too large is refused before any process starts`() async throws {
    let bytes = TinyPDF.make([["Hello"]])
    let reader = PaperReader(
      pdftotext: folder.path + "/none", limits: ReadLimits(fileBytes: 100),
      temporaryFolder: folder.path)
    #expect(
      await reader.read(bytes: bytes, named: "a.pdf").refusal
        == .tooLarge(bytes: bytes.count, limit: 100))
    let path = try folder.write(bytes, as: "a.pdf")
    #expect(await reader.read(file: path).refusal == .tooLarge(bytes: bytes.count, limit: 100))
  }

  @Test func `A PDF that was cut off is refused, though a part could be read`() async throws {
    let whole = TinyPDF.make(text: try Twin.text("ilacs-2024"))
    for cut in [whole.count / 4, whole.count / 2, whole.count - 40] {
      #expect(await refusal(Array(whole.prefix(cut))) == .damaged)
    }
  }

  @Test(.enabled(if: hasPoppler)) func `A password is asked for`() async {
    #expect(await refusal(TinyPDF.make([["Secret"]], encrypted: true)) == .encrypted)
  }

  @Test(.enabled(if: hasPoppler)) func `A PDF of nothing but its ends is damaged`() async {
    let bytes = Array("%PDF-1.4\nnothing\nstartxref\n9\n%%EOF\n".utf8)
    #expect(await refusal(bytes) == .damaged)
  }

  @Test(.enabled(if: hasPoppler)) func `A scan has pages and no text`() async {
    #expect(await refusal(TinyPDF.make([[], []])) == .noText(pages: 2))
  }

  @Test(.enabled(if: hasPoppler)) func `A paper that is no report, with the reason`() async {
    guard
      case .notAReport(let reason)? = await refusal(
        TinyPDF.make([["Thornmere Borough Council", "Parking charges from April"]]))
    else {
      Issue.record("taken for a report")
      return
    }
    #expect(reason.contains("no title of an inspection report"))
  }

  @Test func `A missing tool says what to install`() async {
    let reader = PaperReader(pdftotext: "no-such-tool", temporaryFolder: folder.path)
    let refusal = await reader.read(bytes: TinyPDF.make([["A"]]), named: "a.pdf").refusal
    #expect(refusal == .toolMissing(tool: "no-such-tool"))
    #expect(refusal?.description.contains("poppler-utils") == true)
    #expect(refusal?.isOurs == true)
  }

  @Test func `Every refusal is one sentence that says what to do`() {
    let all: [ReadRefusal] = [
      .missing, .unreadable(reason: "r"), .empty, .tooLarge(bytes: 200_000_000, limit: 50_000_000),
      .notAPDF(actually: "an image"), .encrypted, .damaged, .noText(pages: 1),
      .tooMuchText(limit: 1_500_000), .tookTooLong(seconds: 30), .neededTooMuchMemory,
      .toolMissing(tool: "pdftotext"), .toolFailed(tool: "pdftotext", reason: "r"),
    ]
    for refusal in all {
      let text = refusal.description
      #expect(text.hasSuffix(".") && !text.dropLast().contains(". "), "\(text)")
      #expect(text.contains(";") || text.contains(","), "\(text)")
    }
    #expect(all[3].description.contains("200 MB") && all[3].description.contains("50 MB"))
    #expect(all[8].description.contains("1.5 MB"))
  }

  @Test func `The temporary file goes, whatever happens`() async throws {
    _ = await refusal(TinyPDF.make([["A"]], encrypted: true))
    _ = await refusal(TinyPDF.make([["A"]]))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }
}

@Suite struct LimitTests {
  let folder: TemporaryFolder
  let paper = TinyPDF.make([["A"]])

  init() throws { folder = try TemporaryFolder() }

  private func refusal(
    _ script: String, limits: ReadLimits
  ) async throws -> ReadRefusal? {
    let reader = PaperReader(
      pdftotext: try folder.tool(script), limits: limits, temporaryFolder: folder.path)
    return await reader.read(bytes: paper, named: "a.pdf").refusal
  }

  /// Command lines of all processes that hold a word.
  private func processes(with word: String) -> [String] {
    let folders = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return folders.filter { Int($0) != nil }.compactMap { pid in
      FileManager.default.contents(atPath: "/proc/\(pid)/cmdline").map {
        String(decoding: $0, as: UTF8.self)
      }
    }.filter { $0.contains(word) }
  }

  @Test(arguments: [
    "sleep 86421", "sleep 86422 & sleep 86423", "exec >&- 2>&-; sleep 86424",
    "trap '' TERM INT HUP; sleep 86425", "echo text; sleep 86426",
  ])
  func `A tool that hangs is killed with all it started`(_ script: String) async throws {
    let limits = ReadLimits(wallTime: .milliseconds(250))
    #expect(try await refusal(script, limits: limits) == .tookTooLong(seconds: 0.25))
    let mark = String(script.suffix(5))
    // A killed process is still listed until the kernel has had a turn for it.
    var left = processes(with: mark)
    for _ in 0..<500 where !left.isEmpty { left = processes(with: mark) }
    #expect(left.isEmpty)
  }

  @Test func `A tool that floods is stopped at the limit`() async throws {
    let limits = ReadLimits(textBytes: 100_000)
    #expect(try await refusal("exec yes", limits: limits) == .tooMuchText(limit: 100_000))
  }

  @Test func `Complaints without end do not fill the memory`() async throws {
    let limits = ReadLimits(processorSeconds: 2, wallTime: .milliseconds(400))
    #expect(
      try await refusal("exec yes complaint >&2", limits: limits) == .tookTooLong(seconds: 0.4))
  }

  @Test func `A tool that computes for ever is ended by the kernel`() async throws {
    let limits = ReadLimits(processorSeconds: 1)
    #expect(
      try await refusal("while :; do :; done", limits: limits) == .tookTooLong(seconds: 1))
  }

  @Test func `A tool can write no file and leave no core`() async throws {
    let target = folder.path + "/written"
    let script = "echo more than nothing > '\(target)'; ulimit -c; exit 1"
    _ = try await refusal(script, limits: ReadLimits())
    let size = try? FileManager.default.attributesOfItem(atPath: target)[.size] as? Int
    #expect((size ?? 0) == 0)
  }

  @Test func `A tool that ends oddly is our fault and not the paper's`() async throws {
    #expect(
      try await refusal("echo 'broken library' >&2; exit 42", limits: ReadLimits())
        == .toolFailed(tool: try #require(toolNames().first), reason: "broken library"))
  }

  private func toolNames() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasPrefix("tool-") }.map { folder.path + "/" + $0 }
  }

  @Test func `Memory that runs out is said`() async throws {
    #expect(
      try await refusal("echo 'terminate: std::bad_alloc' >&2; exit 134", limits: ReadLimits())
        == .neededTooMuchMemory)
  }

  @Test func `A file that has gone when the tool starts is an ordinary refusal`() async throws {
    let path = try folder.write(paper, as: "gone.pdf")
    try FileManager.default.removeItem(atPath: path)
    #expect(await PaperReader().read(file: path).refusal == .missing)
  }

  private func refused(_ text: String) -> String? {
    do {
      _ = try ReportReading.read(text: Array(text.utf8), file: "a.pdf")
      return nil
    } catch {
      return error.description
    }
  }

  @Test(arguments: ["ilacs-2024", "sif-2014", "jtai-2019", "lac-2013"])
  func `A report behind a cover paper is named with its page`(_ name: String) throws {
    let cover = "Cabinet – 4 July 2024\n\nAppendix A is the report.\n\n   1\n\u{0C}"
    let said = try #require(refused(cover + String(decoding: try Twin.text(name), as: UTF8.self)))
    #expect(said.contains("a report seems to begin on page 2 of the file"))
    #expect(said.contains("save the pages from there on"))
  }

  @Test(arguments: ["ilacs-2022", "sif-2016"])
  func `A report without its first page is said to be one`(_ name: String) throws {
    let text = String(decoding: try Twin.text(name), as: UTF8.self)
    let rest = text[text.index(after: try #require(text.firstIndex(of: "\u{0C}")))...]
    let said = try #require(refused(String(rest)))
    #expect(said.contains("seems to be missing"))
    #expect(said.contains("download the whole report again"))
  }

  @Test func `A council's paper on a report is told nothing of missing pages`() throws {
    let said = try #require(
      refused("Cabinet – 4 July 2024\n\nOutcome of the inspection\n\nServices are good.\n"))
    #expect(!said.contains("missing") && !said.contains("page 2"))
  }
}
