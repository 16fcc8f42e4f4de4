import Testing

@testable import Reading

@Suite struct DelimitedTextTests {
  private func plan(_ bytes: [UInt8]) async throws -> CouncilPlan {
    try await PlanReader().read(bytes: bytes, named: "plan.csv")
  }

  @Test(arguments: [",", ";", "\t", "|"])
  func `Every usual mark parts the columns`(_ mark: String) async throws {
    let text = [["Recommendation", "Action", "Lead"], ["Clear plans", "Write; test", "Sam, Jo"]]
      .map { $0.map { "\"\($0)\"" }.joined(separator: mark) }.joined(separator: "\n")
    let plan = try await plan(Array(text.utf8))
    let reading = plan.reading(by: plan.proposal)
    #expect(reading.entries.map(\.action) == ["Write; test"])
    #expect(reading.entries[0].owners == ["Sam", "Jo"])
  }

  @Test func `A control character is left out, and its cell is named`() async throws {
    let text = """
      Recommendation,Action,Lead
      Clear plans,See\u{1} each child\u{1F}ren,Sam
      Clear plans,Train\u{C}all,Jo
      """
    let plan = try await plan(Array(text.utf8))
    let reading = plan.reading(by: plan.proposal)
    #expect(reading.entries.map(\.action) == ["See each children", "Train\nall"])
    #expect(
      reading.problems == [
        PlanProblem(
          kind: .doubtful, place: PlanPlace(table: "plan.csv", row: 2, column: 2),
          message:
            "Character 4 of this cell is the control character U+0001, which no text has; it was left out. Another of its characters is one too. Compare the cell with the file."
        )
      ])
    #expect(plan.proposal.tables.first?.certainty.reason?.contains("One cell of it") ?? false)
  }

  @Test func `What is hardly a text is no table because a few bytes of it are letters`() async {
    let bytes = Array("PROG".utf8) + (0..<60).map { UInt8($0 * 4 + 3) }
    await #expect(throws: PlanRefusal.notATable(actually: "a file of an unknown kind")) {
      try await plan(bytes)
    }
  }

  static let encodings: [(DecodedText.Encoding, [UInt8])] = {
    let text = "Recommendation,Action,Owner\nClear plans,Tell “parents”,Zoë\n"
    let wide = Array(text.utf16)
    return [
      (.utf8, Array(text.utf8)), (.utf8, [0xEF, 0xBB, 0xBF] + Array(text.utf8)),
      (.utf16LittleEndian, [0xFF, 0xFE] + wide.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }),
      (.utf16BigEndian, [0xFE, 0xFF] + wide.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }),
      (.utf16LittleEndian, wide.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }),
      (
        .windows1252,
        text.unicodeScalars.map {
          switch $0.value {
          case 0x201C: 0x93
          case 0x201D: 0x94
          default: UInt8($0.value)
          }
        }
      ),
      (.macRoman, mac(text)),
    ]
  }()

  @Test(arguments: encodings)
  func `Letters survive every encoding`(
    _ encoding: DecodedText.Encoding, _ bytes: [UInt8]
  ) async throws {
    let plan = try await plan(bytes)
    #expect(plan.encoding == encoding)
    let entry = try #require(plan.reading(by: plan.proposal).entries.first)
    #expect(entry.owners == ["Zoë"])
    #expect(entry.action == "Tell “parents”")
  }

  /// As a spreadsheet on an older Mac saves it.
  private static func mac(_ text: String) -> [UInt8] {
    let letters: [Unicode.Scalar: UInt8] = [
      "ä": 0x8A, "ç": 0x8D, "é": 0x8E, "è": 0x8F, "ë": 0x91, "ü": 0x9F, "•": 0xA5, "…": 0xC9,
      "–": 0xD0, "—": 0xD1, "“": 0xD2, "”": 0xD3, "‘": 0xD4, "’": 0xD5, "£": 0xA3, "€": 0xDB,
    ]
    return text.unicodeScalars.map { letters[$0] ?? UInt8($0.value) }
  }

  /// As Excel saves it here.
  private static func windows(_ text: String) -> [UInt8] {
    let letters: [Unicode.Scalar: UInt8] = [
      "…": 0x85, "‘": 0x91, "’": 0x92, "“": 0x93, "”": 0x94, "•": 0x95, "–": 0x96, "—": 0x97,
      "€": 0x80, "Ÿ": 0x9F,
    ]
    return text.unicodeScalars.map { letters[$0] ?? UInt8($0.value) }
  }

  @Test(arguments: [
    "Each child’s plan", "Their parents’ views", "Say “when” and ‘why’.", "Visits – all of them",
    "In 2012–13", "Ask José, André and François", "“Listen.” Then write…", "• See each child",
    "€20 each", "Zoë and Chloé",
  ])
  func `Quotes, dashes and letters tell whether a Mac or Windows saved the file`(_ words: String) {
    let (mac, windows) = (WesternReading(Self.mac(words)), WesternReading(Self.windows(words)))
    #expect(mac.text == words && mac.isMac && mac.doubts.isEmpty)
    #expect(windows.text == words && !windows.isMac && windows.doubts.isEmpty)
  }

  @Test(arguments: [
    "CAFÉ and ÉCLAIR", "Émile, Siân and Renée", "Ünal’s £5", "ÑANDÚ", "30° or ½",
    "O’Brien’s “plan” – agreed… • yes",
  ])
  func `Letters of Windows that are quotes on a Mac stay letters`(_ words: String) {
    let read = WesternReading(Self.windows(words))
    #expect(read.text == words && !read.isMac && read.doubts.isEmpty)
  }

  @Test func `Where nothing tells the encoding the cell is named, with both readings`() async throws
  {
    let text = "Recommendation,Action,Lead\nClear plans,Ask £5 of M\u{9F}ller,Sam\n"
    let plan = try await plan(text.unicodeScalars.map { UInt8($0.value) })
    #expect(plan.encoding == .windows1252)
    let reading = plan.reading(by: plan.proposal)
    #expect(reading.entries.map(\.action) == ["Ask £5 of MŸller"])
    let told = try #require(reading.problems.first)
    #expect(told.kind == .doubtful && told.place.row == 2 && told.place.column == 2)
    #expect(told.message.contains("This cell has “Ÿ”, which is “ü” where the file was saved with"))
    #expect(reading.problems.count == 1)
    // What is settled elsewhere in the file is settled here.
    let settled = try await self.plan(
      (text + "Clear plans,See each child\u{D5}s room,Sam\n").unicodeScalars.map {
        UInt8($0.value)
      })
    #expect(settled.encoding == .macRoman)
    #expect(settled.reading(by: settled.proposal).entries[0].action == "Ask £5 of Müller")
    #expect(settled.reading(by: settled.proposal).problems.isEmpty)
  }

  @Test func `Quotes hold line breaks and quotes, and rows keep their line numbers`() {
    let text = "a,b\r\n\"x\r\ny\",\"say \"\"no\"\"\"\r\n\r\nlast,"
    let rows = DelimitedText.rows(text, delimiter: UInt8(ascii: ","))
    #expect(rows.map(\.number) == [1, 2, 4, 5])
    #expect(rows[1].fields == ["x\ny", "say \"no\""])
    #expect(rows[3].fields == ["last", ""])
  }

  private static let head = "Ref,Recommendation,Action,Lead\n1,Clear plans,Write,Ann\n"

  static let unclosed: [(rows: String, actions: [String], columns: [Int], lines: [Int])] = [
    ("2,\"Early help,Train,Bob\n3,Visits,See alone,Cat\n", ["Train", "See alone"], [2], [3]),
    (
      "2,\"Early help,Train,Bob\n3,\"Visits, all\",See alone,Cat\n", ["Train", "See alone"], [2],
      [3]
    ),
    ("2,\"Early help,Train,Bob\n3,\"\",See alone,Cat\n", ["Train", "See alone"], [2], [3]),
    (
      "2,Early help,\"Train,Bob\n3,\"Visits,See alone,Cat", ["\"Train", "See alone"], [3, 2],
      [3, 4]
    ),
    ("2,Early help,Train,\"", ["Train"], [4], [3]),
  ]

  @Test(arguments: unclosed)
  func `A quote that is never closed swallows no row, and is told with its line`(
    _ rows: String, _ actions: [String], _ columns: [Int], _ lines: [Int]
  ) async throws {
    let plan = try await plan(Array((Self.head + rows).utf8))
    let reading = plan.reading(by: plan.proposal)
    #expect(reading.entries.map(\.action) == ["Write"] + actions)
    let told = reading.problems.filter { $0.message.contains("quote opens") }
    #expect(told.map(\.place.row) == lines)
    #expect(told.map(\.place.column) == columns)
    #expect(plan.proposal.tables.first?.certainty != .certain)
  }

  @Test func `Lines that a quote encloses are one cell, and told where one looks like a row`()
    async throws
  {
    let lines = "2,Early help,\"Train:\n- managers\n- and, of course, staff\n- all\",Bob\n"
    let calm = try await plan(Array((Self.head + lines).utf8))
    #expect(calm.proposal.tables.first?.certainty == .certain)
    #expect(calm.reading(by: calm.proposal).problems.allSatisfy { !$0.message.contains("quote") })
    let swallowed = "2,\"Early help,Train,Bob\n3,Visits,See alone,Cat\n4,All\",Go,Dee\n"
    let plan = try await plan(Array((Self.head + swallowed).utf8))
    let told = plan.reading(by: plan.proposal).problems.first { $0.message.contains("3,Visits") }
    #expect(told?.place.description == "“plan.csv”, column B, row 3")
  }

  @Test func `Quotes that close before their cell ends are told`() async throws {
    let rows = "2,\"Early help,Train,\"Bob\" and Cat\n3,\"Visits\" ,See alone,Cat\n"
    let plan = try await plan(Array((Self.head + rows).utf8))
    let told = plan.reading(by: plan.proposal).problems.filter { $0.message.contains("close") }
    #expect(told.map(\.place.row) == [3])
  }

  @Test func `Rows that end with carriage returns alone are rows`() async throws {
    let rows = "2,Early help,\"Train,\nthen audit\",Bob\r3,Visits,See alone,Cat\r"
    let head = Self.head.replacing("\n", with: "\r")
    let plan = try await plan(Array((head + rows).utf8))
    let entries = plan.reading(by: plan.proposal).entries
    #expect(entries.map(\.action) == ["Write", "Train,\nthen audit", "See alone"])
    #expect(entries.map(\.place.row) == [2, 3, 5])
    // Beside line feeds a carriage return is no end of a row.
    let mixed = DelimitedText.rows("a,b\nc\rd,e\n", delimiter: UInt8(ascii: ","))
    #expect(mixed.map(\.fields) == [["a", "b"], ["cd", "e"]])
  }

  @Test(arguments: ["", "only words\nand more\n"])
  func `What has no columns is no plan`(_ text: String) async {
    await #expect(throws: PlanRefusal.self) { try await plan(Array(text.utf8)) }
  }
}
