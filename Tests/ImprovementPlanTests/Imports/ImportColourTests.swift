import Foundation
import SiteMap
import TestKit
import Testing
import Web

@testable import ImprovementPlan

/// Ratings that a workbook gives by the colours of cells alone.
@Suite struct ImportColourTests {
  private static let script = """
    import sys, openpyxl
    from openpyxl.styles import PatternFill
    book = openpyxl.Workbook()
    sheet = book.active
    for row in [("Ref", "Action", "Lead", "BRAG", "Notes"), (1, "Open two hubs", "Jo Fenn"),
            (2, "Train managers", "Sam Orme"), (3, "Write the guide", "Kim Aldous")]:
        sheet.append(row)
    for cell, colour in [("D2", "FF00B050"), ("D3", "FFFF0000"), ("D4", "FF00B050")]:
        sheet[cell].fill = PatternFill("solid", fgColor=colour)
    book.save(sys.argv[1])
    """

  @Test(.enabled(if: canReadWorkbooks))
  func `A column of colours says so where it is asked what it holds`() async throws {
    let path = NSTemporaryDirectory() + "colours-\(UUID().uuidString).xlsx"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let maker = Process()
    maker.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    maker.arguments = ["-c", Self.script, path]
    try maker.run()
    maker.waitUntilExit()
    try #require(maker.terminationStatus == 0)
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    try await withPlanHouse(.sqlite) { house in
      let file = Form.File(name: "colours.xlsx", bytes: bytes)
      let sent = try await house.upload(file, to: .planImports)
      let columns = try await house.get(try #require(sent.destination)).text
      #expect(columns.contains("No words, but cells coloured green and red."))
      // The column of notes holds neither.
      #expect(columns.contains("Nothing stands beneath it at first."))
    }
  }
}
