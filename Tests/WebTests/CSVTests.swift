import Testing

@testable import Web

@Suite struct CSVTests {
  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+44 1706", "'+44 1706"), ("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"),
    ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "'\t=1"), ("\r=1", "'\r=1"), ("\n=1", "'\n=1"),
    ("＝1+1", "'＝1+1"), ("-5", "-5"), ("-5.25", "-5.25"), ("+3", "+3"), ("-", "'-"),
    ("-5.", "'-5."), ("-1-1", "'-1-1"), ("plain", "plain"), ("", ""), ("a=b", "a=b"),
    (" =1", " =1"),
  ])
  func `A cell is never a formula`(cell: String, written: String) {
    #expect(CSV.harmless(cell) == written)
  }

  @Test func `Rows are written as spreadsheets read them`() {
    let bytes = CSV.bytes(
      head: ["Action", "Due"],
      rows: [
        ["Say \"no\", twice", "2013-03-27"], ["two\nlines", ""], ["=HYPERLINK(\"x\")", "7"],
      ])
    #expect(bytes.prefix(3) == [0xEF, 0xBB, 0xBF])
    #expect(
      String(decoding: bytes.dropFirst(3), as: UTF8.self)
        == "Action,Due\r\n\"Say \"\"no\"\", twice\",2013-03-27\r\n\"two\nlines\",\r\n\"'=HYPERLINK(\"\"x\"\")\",7\r\n"
    )
  }

  @Test(arguments: [
    "a,b\n1,2;3\t4", "a;b\n1;2,3\t4", "a\tb\r\n1\t\"2,3;4\"",
  ])
  func `What parts the cells is what the first line has most of`(text: String) {
    let rows = CSVTable(text).rows
    #expect(rows.map(\.line) == [1, 2])
    #expect(rows[0].cells == ["a", "b"] && rows[1].cells.count == 2 && rows[1].cells[0] == "1")
  }
}
