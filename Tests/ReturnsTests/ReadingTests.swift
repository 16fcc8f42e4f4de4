import Testing

@testable import Returns

/// Bytes to columns.
@Suite struct ReturnReadingTests {
  private static func read(_ text: String, parts: Int? = nil) async throws -> CINReturn {
    try await CINReturn(bytes: Array(text.utf8), parts: parts)
  }

  @Test(arguments: [
    ("2025-02-28", "2025-02-28"), ("2024-02-29", "2024-02-29"), ("2025-02-29", ""),
    ("2025-03-31T00:00:00", "2025-03-31"), ("2025-03-31Z", "2025-03-31"),
    ("2025-03-31+01:00", "2025-03-31"), ("2025-03-310", ""), ("2025-3-31", ""), ("25-03-31", ""),
    ("31/03/2025", ""), ("2025-13-01", ""), ("2025-00-01", ""), ("2025-01-00", ""),
    ("0000-01-01", ""), ("0001-01-01", "0001-01-01"), ("0202-05-01", "0202-05-01"),
    ("1582-12-31", "1582-12-31"), ("1900-02-29", ""), ("9999-12-31", "9999-12-31"),
    ("2025/03/31", ""), ("２０２５-03-31", ""), ("", ""),
  ])
  func `A date is a real day written yyyy-mm-dd`(_ text: String, _ expected: String) {
    let day = Array(text.utf8).withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map { Day.read($0, count: bytes.count) } ?? .missing
    }
    #expect(day.description == expected)
  }

  @Test func `Days before 1583 follow those after them`() throws {
    let last = try #require(Day(year: 1582, month: 12, day: 31))
    let first = try #require(Day(year: 1583, month: 1, day: 1))
    #expect(last.adding(days: 1) == first)
    #expect(first.adding(months: -1).description == "1582-12-01")
    #expect(Day(year: 1576, month: 2, day: 29)?.adding(years: 25).description == "1601-02-28")
  }

  @Test func `What is missing is before, after and the same as nothing`() throws {
    let day = try #require(Day(year: 2025, month: 5, day: 1))
    for (one, other) in [(day, Day.missing), (.missing, day), (.missing, .missing)] {
      #expect(!one.isBefore(other) && !one.isAfter(other) && !one.isSame(as: other))
      #expect(!one.isOnOrBefore(other) && !one.isOnOrAfter(other))
    }
    #expect(Day.missing.adding(days: 1).isMissing && Day.missing.adding(months: 1).isMissing)
    #expect(!Day.missing.isWeekend)
  }

  @Test(arguments: [
    ("T1", "T1"), (" T1\n", "T1"), ("\u{A0}T1\u{2003}", "T1"), ("T&#49;", "T1"),
    ("<![CDATA[T1]]>", "T1"), ("T<!-- -->1", "T1"), ("a&lt;b&amp;c", "a<b&c"), ("&#xE9;", "é"),
    ("T1<b>2</b>3", "T1"), ("T]1", "T]1"), ("", ""), (" &#32; ", ""), ("T 1", "T 1"),
  ])
  func `A value is its text, trimmed`(_ written: String, _ expected: String) async throws {
    let cin = try await Self.read(Invented.message(child(id: written)))
    #expect(cin.file.text(CIN.Child.laChildID, row: 0) == expected)
  }

  @Test func `Order within a parent does not matter`() async throws {
    let turned = """
      <Message><Children><Child><CINdetails><ReferralNFA>0</ReferralNFA><ChildProtectionPlans>
      <Reviews><CPPreviewDate>2025-06-01</CPPreviewDate></Reviews><CPPendDate>2025-07-01</CPPendDate>
      <CPPstartDate>2025-05-01</CPPstartDate></ChildProtectionPlans>
      <CINreferralDate>2025-05-01</CINreferralDate></CINdetails><ChildIdentifiers><Sex>F</Sex>
      <LAchildID>T1</LAchildID></ChildIdentifiers></Child></Children><Header><CollectionDetails>
      <ReferenceDate>2026-03-31</ReferenceDate><Year>2026</Year></CollectionDetails></Header></Message>
      """
    let cin = try await Self.read(turned)
    #expect(cin.file.warnings.isEmpty)
    #expect(cin.statedYear == CollectionYear("2025-26"))
    #expect(cin.file.text(CIN.ProtectionPlan.start, row: 0) == "2025-05-01")
    #expect(cin.file.text(CIN.Review.date, row: 0) == "2025-06-01")
    #expect(cin.file.text(CIN.Child.laChildID, row: 0) == "T1")
  }

  @Test(arguments: [
    ("2031", " '2031' is no year"), ("abc", " 'abc' is no year"), ("", " is missing"),
  ])
  func `A year that is none is said, with the one that stands in for it`(
    year: String, words: String
  ) async throws {
    let cin = try await Self.read(Invented.message(child(), year: year))
    let said = cin.file.warningText().joined()
    #expect(said.hasPrefix("line 1") && said.contains("Year" + words), "\(said)")
    #expect(said.contains("checked by the rules of 2025-26"))
    #expect(try await Self.read(Invented.message(child())).file.warnings.isEmpty)
  }

  @Test func `Reviews in one list, in several and in none are rows in order`() async throws {
    let lists = """
      <ChildProtectionPlans><Reviews><CPPreviewDate>2025-06-01</CPPreviewDate>
      <CPPreviewDate>2025-07-01</CPPreviewDate></Reviews><Reviews/><Reviews>
      <CPPreviewDate/></Reviews><Reviews><CPPreviewDate>2025-08-01</CPPreviewDate></Reviews>
      </ChildProtectionPlans>
      """
    let cin = try await Self.read(Invented.message(child(episode(lists))))
    let dates = (0..<cin.file.tables[Int(CIN.TableNumber.reviews)].count).map {
      cin.file.text(CIN.Review.date, row: $0)
    }
    #expect(dates == ["2025-06-01", "2025-07-01", "", "", "2025-08-01"])
  }

  /// Many children, with what could mislead whoever cuts the file: records in comments and CDATA.
  private static let many: String = Invented.message(
    (0..<40).map { number in
      child(
        id: number == 7 ? "<![CDATA[<Child>]]>" : "T\(number % 30)",
        disabilities: ["MOB", "BLIND\(number)"],
        episode(
          on: "2025-05-0\(number % 9)",
          protectionPlan("2025-06-0\(number % 10)", reviews: ["2025-07-01", ""])))
        + (number % 5 == 0 ? "<!-- <Child> </Child> -->\n" : "")
    }.joined())

  @Test(arguments: 2...24)
  func `A file read in parts gives what it gives when read whole`(parts: Int) async throws {
    let whole = try await Self.read(Self.many, parts: 1)
    let cut = try await Self.read(Self.many, parts: parts)
    #expect(await cut.check().jsonLines() == whole.check().jsonLines())
    #expect(cut.file.warnings == whole.file.warnings)
    #expect(cut.tablesAsCSV.map(\.bytes) == whole.tablesAsCSV.map(\.bytes))
  }

  @Test(arguments: 2...12)
  func `A fault is found in whichever part it lies`(parts: Int) async throws {
    let broken = Self.many.replacing("T29", with: "T29&oops;", maxReplacements: 1)
    await #expect {
      _ = try await Self.read(broken, parts: parts)
    } throws: { error in "\(error)".contains("'&oops;' is an entity of the file’s own") }
  }

  @Test func `Lines and columns are counted from one, in characters`() {
    let index = LineIndex(Array("é<a>\n\n<b>".utf8))
    #expect(index.place(of: 0) == LinePlace(line: 1, column: 1))
    #expect(index.place(of: 2) == LinePlace(line: 1, column: 2))
    #expect(index.place(of: 7) == LinePlace(line: 3, column: 1))
    #expect(index.place(of: 99) == LinePlace(line: 3, column: 4))
    let long = LineIndex(Array(repeating: UInt8(10), count: 5_000))
    #expect(
      [0, 511, 512, 513, 4_999].map { long.place(of: $0).line } == [1, 512, 513, 514, 5_000])
  }

  @Test(arguments: 1...20)
  func `Places are those found by counting byte after byte`(seed: UInt64) {
    var state = seed
    let pieces = ["\n", "a", "é", "\u{20AC}", "\u{1F600}", "<b>", "\r\n", "    ", "x: 10\n"]
    var text = ""
    for _ in 0..<1_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      text += pieces[Int((state >> 33) % UInt64(seed % 2 == 0 ? pieces.count : 6))]
    }
    let bytes = Array(text.utf8)
    let index = LineIndex(bytes)
    var (line, column) = (1, 1)
    for (offset, byte) in bytes.enumerated() where byte & 0xC0 != 0x80 {
      #expect(index.place(of: offset) == LinePlace(line: line, column: column))
      if byte == 10 { (line, column) = (line + 1, 1) } else { column += 1 }
    }
  }
}
