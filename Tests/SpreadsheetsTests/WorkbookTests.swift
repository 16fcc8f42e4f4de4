import Civil
import Foundation
import Testing

@testable import Spreadsheets

@Suite struct WorkbookTests {
  /// A workbook of one sheet with one column.
  private func cells(_ cells: [Cell]) throws -> [OpenedWorkbook.Cell] {
    let writer = try WorkbookWriter()
    try writer.beginSheet("Sheet", columns: ["What"])
    for cell in cells { try writer.write([cell]) }
    let sheet = try #require(try OpenedWorkbook(writer.bytes()).sheets.first)
    return sheet.rows.dropFirst().map { $0[0] }
  }

  @Test func `Text never becomes a formula, whatever it begins with`() throws {
    let texts = [
      "=cmd|' /C calc'!A0", "=1+1", "+44 1706", "-1-1", "@SUM(A1)", "\t=1", "＝1+1",
      "=" + String(repeating: "1+", count: 400) + "1", "plain", "0012", "{=1}",
    ]
    let found = try cells(texts.map(Cell.text))
    #expect(found.map(\.value) == texts)
    #expect(found.allSatisfy { $0.type == "s" })
    // Marked as text, they stay text when somebody edits the cell.
    #expect(found.prefix(8).allSatisfy { $0.format == "@" })
  }

  @Test(arguments: [
    ("2013-03-27", "2013-03-27T00:00:00"), ("1900-03-01", "1900-03-01T00:00:00"),
    ("1900-02-28", "1900-02-28T00:00:00"), ("1900-01-01", "1900-01-01T00:00:00"),
    ("9999-12-31", "9999-12-31T00:00:00"),
  ])
  func `A day is kept as a day`(text: String, read: String) throws {
    let day = try #require(CivilDate(text))
    let found = try #require(try cells([.date(day)]).first)
    #expect(found.type == "d" && found.value == read && found.format == "d mmm yyyy")
  }

  @Test func `A day before 1900, which spreadsheets do not have, is kept as text`() throws {
    let day = try #require(CivilDate("1899-12-31"))
    let found = try #require(try cells([.date(day)]).first)
    #expect(found.type == "s" && found.value == "1899-12-31")
  }

  @Test func `Numbers are numbers, and what is none is said in words`() throws {
    let found = try cells([.whole(-20_000), .number(0.5), .number(.nan), .number(.infinity)])
    #expect(found.map(\.value) == ["-20000", "0.5", "nan", "inf"])
    #expect(found.map(\.type) == ["n", "n", "s", "s"])
  }

  @Test func `What XML has no place for is replaced, and other signs arrive as they are`() throws {
    let found = try cells([
      .text("a\u{0}b\u{8}c\u{FFFF}"), .text("<&>\"' é 👧🏽 \u{200F}"), .text("two\nlines"),
      .text("  space  "),
    ])
    #expect(
      found.map(\.value) == [
        "a\u{FFFD}b\u{FFFD}c\u{FFFD}", "<&>\"' é 👧🏽 \u{200F}", "two\nlines", "  space  ",
      ])
  }

  @Test func `Text that is longer than a cell may be is cut, and says so`() throws {
    let whole = String(repeating: "é", count: 32_767)
    let found = try cells([.text(whole), .text(whole + "x"), .text(whole + whole)])
    #expect(found[0].value == whole)
    for cell in found.dropFirst() {
      #expect(cell.value.utf16.count == 32_767)
      #expect(cell.value.hasSuffix("… (cut: a cell holds 32,767 characters)"))
    }
  }

  @Test
  func `The heading stays in sight, is filtered by, and columns are as wide as their content`()
    throws
  {
    let writer = try WorkbookWriter()
    try writer.beginSheet("Actions", columns: ["Action", "Due", "Notes"])
    try writer.write([
      .text("A title of thirty-one characters"), .empty,
      .text(String(repeating: "long ", count: 50)),
    ])
    try writer.write([.text("Short")])
    let sheet = try #require(try OpenedWorkbook(writer.bytes()).sheets.first)
    #expect(sheet.name == "Actions" && sheet.frozen == "A2" && sheet.filter == "A1:C3")
    #expect(sheet.rows[0].map(\.value) == ["Action", "Due", "Notes"])
    #expect(sheet.widths[0] > 30 && sheet.widths[0] < 40)
    #expect(sheet.widths[1] < 10 && sheet.widths[2] > 55 && sheet.widths[2] < 62)
  }

  @Test func `What one sheet cannot hold goes on in the next, under the same heading`() throws {
    let writer = try WorkbookWriter(rowLimit: 4)
    try writer.beginSheet("Issues", columns: ["Number"])
    for number in 1...7 { try writer.write([.whole(number)]) }
    let sheets = try OpenedWorkbook(writer.bytes()).sheets
    #expect(sheets.map(\.name) == ["Issues", "Issues (2)", "Issues (3)"])
    #expect(
      sheets.map { $0.rows.map { $0[0].value } }
        == [["Number", "1", "2", "3"], ["Number", "4", "5", "6"], ["Number", "7"]])
  }

  @Test func `A workbook without a sheet can be opened`() throws {
    #expect(try OpenedWorkbook(WorkbookWriter().bytes()).sheets.count == 1)
  }

  @Test func `Nothing is left behind, whether a workbook is ended or given up`() throws {
    func folders() throws -> Set<String> {
      Set(
        try FileManager.default.contentsOfDirectory(
          atPath: FileManager.default.temporaryDirectory.path
        ).filter { $0.hasPrefix("goldthread-workbook-") })
    }
    var mine: Set<String> = []
    try {
      let before = try folders()
      let (ended, given) = (try WorkbookWriter(), try WorkbookWriter())
      mine = try folders().subtracting(before)
      try ended.beginSheet("One", columns: ["A"])
      _ = try ended.bytes()
      try given.beginSheet("One", columns: ["A"])
      try given.write([.whole(1)])
    }()
    #expect(mine.count >= 2)
    // Other tests may be writing theirs: of those seen, ours are gone at once and theirs soon.
    #expect(try mine.intersection(folders()).count <= mine.count - 2)
  }
}

@Suite struct SheetNameTests {
  @Test func `A sheet’s name is made such as Excel takes it, and no two are alike`() {
    var names = SheetNames()
    let wanted = [
      "Team: North/South", "'quoted'", "", "History", "history",
      "Duty & Assessment Team, Thornmere North East",
      "DUTY & assessment team, thornmere north west", "👧👧👧👧👧👧👧👧👧👧👧👧👧👧👧👧",
    ]
    #expect(
      wanted.map { names.next($0) }
        == [
          "Team  North South", "quoted", "Sheet", "Sheet (2)", "Sheet (3)",
          "Duty & Assessment Team, Thornmer", "DUTY & assessment team, tho (2)",
          "👧👧👧👧👧👧👧👧👧👧👧👧👧👧👧",
        ].map { SheetNames.prefix(of: $0, units: 31) })
  }
}

@Suite struct CellTests {
  @Test(arguments: [
    ("", false, Cell.empty), ("2013-02-30", false, .text("2013-02-30")), ("12", false, .text("12")),
    ("12", true, .whole(12)), ("-5", true, .whole(-5)), ("012", true, .text("012")),
    ("+3", true, .text("+3")), ("1234567890123456", true, .text("1234567890123456")),
    ("0.25", true, .number(0.25)), ("-12.5", true, .number(-12.5)), ("1e5", true, .text("1e5")),
    ("nan", true, .text("nan")), ("00.5", true, .text("00.5")), ("1.2.3", true, .text("1.2.3")),
    ("1,000", true, .text("1,000")), ("=1", true, .text("=1")),
  ])
  func `A text becomes a number only where it is one`(text: String, isNumber: Bool, cell: Cell) {
    #expect(Cell(reading: text, isNumber: isNumber) == cell)
  }

  @Test func `A day written as one becomes one`() throws {
    let date = try #require(CivilDate(year: 2013, month: 3, day: 27))
    #expect(Cell(reading: "2013-03-27") == .date(date))
  }
}
