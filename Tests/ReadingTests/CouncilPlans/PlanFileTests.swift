import Civil
import Foundation
import Testing

@testable import Reading

/// Whether Debian's Python has openpyxl.
let hasOpenpyxl = FileManager.default.fileExists(
  atPath: "/usr/lib/python3/dist-packages/openpyxl/__init__.py")

@Suite(.enabled(if: hasOpenpyxl && hasPoppler)) struct PlanFileTests {
  private func fixture(_ name: String, file: String = #filePath) -> String {
    var url = URL(fileURLWithPath: file)
    for _ in 0..<4 { url.deleteLastPathComponent() }
    return url.appendingPathComponent("Fixtures/plans/" + name).path
  }

  @Test func `A workbook: merged cells, two rows of headers, dates, colours`() async throws {
    let plan = try await PlanReader().read(file: fixture("thornmere-plan.xlsx"))
    #expect(plan.format == .workbook)
    #expect(plan.proposal.tables.map(\.headerRows) == [3...4])
    let reading = plan.reading(by: plan.proposal)
    #expect(
      reading.entries.map(\.action) == [
        "Open two family hubs", "Train 40 lead professionals", "Write the threshold guide",
        "Rewrite the template",
      ])
    // The first three share a merged cell.
    #expect(
      reading.recommendations.map(\.text) == ["Help families early", "Plans are clear to parents"])
    #expect(reading.recommendations[0].entries == [0, 1, 2])
    #expect(reading.entries[0].owners == ["Robin Vale", "Jo Fenn"])
    #expect(reading.entries[0].start?.day?.description == "2025-04-01")
    #expect(reading.entries[0].due?.day?.description == "2026-03-31")
    #expect(reading.entries[2].start?.day?.description == "2012-08-10")
    #expect(reading.entries[2].due?.day?.description == "2026-03-31")
    #expect(reading.entries[3].due?.meaning == .ongoing)
    #expect(reading.entries.map(\.rating) == [.green, .red, .amber, nil])
    #expect(reading.entries[1].place.row == 6)
    #expect(plan.warnings.contains { $0.contains("hidden") })
  }

  @Test func `A workbook: what is wrong has its place, and no formula is computed`() async throws {
    let plan = try await PlanReader().read(file: fixture("thornmere-plan.xlsx"))
    let reading = plan.reading(by: plan.proposal)
    let wrong = try #require(reading.problems.first { $0.kind == .wrong })
    #expect(wrong.place.description == "“Improvement plan”, column G, row 6")
    #expect(wrong.message.contains("November has 30 days"))
    #expect(reading.entries[1].due == nil)
    #expect(reading.entries[1].progress == nil)
    #expect(reading.problems.contains { $0.kind == .notRead && $0.place.column == 9 })
    #expect(reading.problems.contains { $0.kind == .unsafe && $0.place.column == 10 })
  }

  @Test func `A document: chosen values, insertions, merged cells, shaded cells`() async throws {
    let plan = try await PlanReader().read(file: fixture("thornmere-plan.docx"))
    let reading = plan.reading(by: plan.proposal)
    #expect(reading.entries.map(\.action) == ["Open hubs", "Train staff"])
    #expect(reading.entries.map(\.recommendation) == ["Help comes early", "Help comes early"])
    #expect(reading.entries.map(\.section) == ["Theme: early help", "Theme: early help"])
    #expect(reading.entries.map(\.rating) == [.amber, .green])
    #expect(reading.entries.map(\.due?.day?.description) == ["2026-06-30", "2026-06-30"])
  }

  @Test func `A PDF: rows and columns by white space, and never called certain`() async throws {
    let plan = try await PlanReader().read(file: fixture("thornmere-plan.pdf"))
    #expect(plan.proposal.tables.map { $0.certainty == .certain } == [false])
    let reading = plan.reading(by: plan.proposal)
    #expect(reading.entries.map(\.reference) == ["1", "2", "3"])
    #expect(
      reading.entries[0].recommendation
        == "Help families early, and say plainly to every school how to ask for it")
    #expect(reading.entries.map(\.rating) == [.green, .amber, .red])
    #expect(reading.entries[1].owners == ["Sam Orme", "Jo Fenn"])
    #expect(reading.entries[1].place.page == 1)
    #expect(reading.problems.contains { $0.message.contains("November has 30 days") })
  }

  @Test func `What unpacks to more than the limit is refused`() async throws {
    for name in ["thornmere-plan.xlsx", "thornmere-plan.docx"] {
      await #expect(throws: PlanRefusal.tooLargeInside) {
        try await PlanReader(unpackedBytes: 500).read(file: fixture(name))
      }
      await #expect(throws: PlanRefusal.tooLargeInside) {
        try await PlanReader(cells: 3).read(file: fixture(name))
      }
    }
  }

  /// A document of so much of the same that it packs into next to nothing.
  private static let bomb = """
    import sys, zipfile
    with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(sys.argv[2], "<w:p/>" * int(sys.argv[3]))
    """

  @Test(arguments: ["word/document.xml", "xl/workbook.xml"], [1_000_000, 30_000_000])
  func `What is packed as no table of words is packed is refused before it is unpacked`(
    _ part: String, _ count: Int
  ) async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/bomb"
    let maker = Process()
    maker.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    maker.arguments = ["-c", Self.bomb, path, part, String(count)]
    try maker.run()
    maker.waitUntilExit()
    await #expect(throws: PlanRefusal.tooLargeInside) { try await PlanReader().read(file: path) }
  }

  @Test func `Damage is refused in words and never hangs or crashes`() async throws {
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: fixture("thornmere-plan.xlsx"))))
    for cut in stride(from: 60, to: bytes.count, by: bytes.count / 6) {
      await #expect(throws: PlanRefusal.self) {
        try await PlanReader().read(bytes: Array(bytes.prefix(cut)), named: "a.xlsx")
      }
    }
  }

  static let others: [(String, [UInt8])] = [
    ("not-a-table", [0xD0, 0xCF, 0x11, 0xE0, 0, 0]), ("not-a-table", Array("<html></html>".utf8)),
    ("empty", []), ("not-a-table", [0x89, 0x50, 0x4E, 0x47]),
    ("damaged", Array("%PDF-1.4\nnothing".utf8)),
    ("damaged", [0x50, 0x4B, 3, 4] + Array("....xl/workbook.xml".utf8)),
  ]

  @Test(arguments: others)
  func `Other files are refused as what they are`(_ code: String, _ bytes: [UInt8]) async {
    do throws(PlanRefusal) {
      _ = try await PlanReader().read(bytes: bytes, named: "plan.xlsx")
      Issue.record("it was read")
    } catch {
      #expect(error.code == code)
      #expect(error.description.hasSuffix(".") || error.description.hasSuffix(")."))
    }
  }

  @Test func `Missing files, missing tools and too large ones say so`() async {
    await #expect(throws: PlanRefusal.file(.missing)) {
      try await PlanReader().read(file: "/nowhere/plan.xlsx")
    }
    await #expect(throws: PlanRefusal.toolMissing(tool: "/no/python", package: "python3")) {
      try await PlanReader(python: "/no/python").read(file: fixture("thornmere-plan.xlsx"))
    }
    await #expect(throws: PlanRefusal.file(.tooLarge(bytes: 7, limit: 5))) {
      try await PlanReader(limits: ReadLimits(fileBytes: 5)).read(
        bytes: Array("a,b\nc,d".utf8), named: "a")
    }
  }

  @Test func `JSON: the guess, a line a row, a line a problem`() async throws {
    let plan = try await PlanReader().read(file: fixture("thornmere-plan.xlsx"))
    let reading = plan.reading(by: plan.proposal)
    let lines = PlanJSON.lines(plan, reading)
    #expect(lines.count == 1 + reading.entries.count + reading.problems.count)
    let kinds = try lines.map { line -> String? in
      let object = try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any]
      return object?["kind"] as? String
    }
    #expect(kinds.first == "plan")
    #expect(kinds.filter { $0 == "plan-row" }.count == 4)
    #expect(PlanText.text(plan, reading).contains("Open two family hubs (Robin Vale, Jo Fenn"))
  }
}
