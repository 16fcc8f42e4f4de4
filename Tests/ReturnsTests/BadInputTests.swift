import Testing

@testable import Returns

/// Files that are not as they should be: checked with a warning that names place and element, or
/// refused in a sentence.
@Suite struct BadInputTests {
  private static func read(_ text: String) async throws -> CINReturn {
    try await CINReturn(bytes: Array(text.utf8))
  }

  static let sound = Invented.message(child(episode()))

  static let refused: [(name: String, text: String, says: String)] = [
    ("nothing", "", "the file is empty"),
    ("white space", " \n ", "line 2, column 2: there is no element in it"),
    ("no XML", "LAchildID,UPN\n1,2\n", "line 1, column 1: it is not XML"),
    (
      "another root", "<Report/>",
      "line 1, column 1: the file begins with 'Report' where 'Message' is expected"
    ),
    ("two returns", sound + sound, "a second element stands beside the first: two files in one?"),
    ("words behind it", sound + " end", "something follows the end of the return"),
    (
      "cut in a child", "<Message><Children><Child>\n<ChildIdentifiers><LAchildID>T1</LAchildID>",
      "line 2, column 44: the file ends before 'ChildIdentifiers' is closed: it is not complete"
    ),
    ("cut in a tag", "<Message><Child", "the file ends inside a tag"),
    ("cut in an end tag", "<Message></Mess", "the file ends inside a tag"),
    (
      "a wrong end tag", "<Message><Header></Children></Message>",
      "'Children' is closed here, but 'Header' is open"
    ),
    (
      "an end tag too many", "<Message></Message></Message>",
      "an end tag stands where nothing is open"
    ),
    (
      "a bare <", "<Message>a < b</Message>", "'<' does not begin an element; in a value write &lt;"
    ),
    ("a bare &", "<Message><Header>a & b</Header></Message>", "'&' stands alone; write &amp;"),
    (
      "an entity bomb",
      "<!DOCTYPE a [<!ENTITY a \"aaa\"><!ENTITY b \"&a;&a;\">]><Message><Header>&b;</Header></Message>",
      "'&b;' is an entity of the file’s own, and such are never expanded; write its text instead"
    ),
    (
      "character 0", "<Message>\0</Message>",
      "a control character stands in it, which XML does not allow"
    ),
    (
      "the number of no character", "<Message>&#0;</Message>",
      "'&#0;' is no character that XML allows"
    ),
    ("a signed number", "<Message>&#x+41;</Message>", "'&' stands alone; write &amp;"),
    ("the end of CDATA", "<Message>]]></Message>", "']]>' stands in a value"),
    ("an open comment", "<Message><!-- </Message>", "the file ends inside a comment"),
    ("two hyphens", "<Message><!-- a -- b --></Message>", "'--' stands in a comment"),
    ("an attribute twice", "<Message a='1' a='2'/>", "attribute 'a' is given twice"),
    ("an attribute without value", "<Message a/>", "attribute 'a' has no value"),
    (
      "an attribute without marks", "<Message a=1/>",
      "an attribute's value is not in quotation marks"
    ),
    (
      "a declaration within", "<Message><?xml version='1.0'?></Message>",
      "an XML declaration stands in the midst of the file"
    ),
    (
      "a broken declaration", "<?xml version='1.0' encoding?><Message/>",
      "its XML declaration (<?xml …?>) is broken"
    ),
    (
      "elements without end in one another",
      "<Message><Header>" + String(repeating: "<a>", count: 498) + "\n<a>",
      "line 2, column 1: elements stand more than 500 deep in one another; no return has that"
    ),
    (
      "as deep as may be", "<Message><Header>" + String(repeating: "<a>", count: 498),
      "the file ends before 'a' is closed: it is not complete"
    ),
    (
      "an unknown encoding", "<?xml version='1.0' encoding='EBCDIC'?><Message/>",
      "it claims to be written in 'EBCDIC', which is not known here; save it as UTF-8"
    ),
  ]

  @Test(arguments: refused)
  func `What is no return is refused in a sentence`(
    _ example: (name: String, text: String, says: String)
  ) async throws {
    do throws(ReturnRefusal) {
      _ = try await CINReturn(bytes: Array(example.text.utf8))
      Issue.record("\(example.name) was read")
    } catch {
      let sentence = error.description
      #expect(sentence.hasSuffix(example.says), "\(example.name): \(sentence)")
    }
  }

  @Test func `A byte that is not UTF-8 is named with its line`() async throws {
    var bytes = Array("<Message>\n<Children><Child><CINdetails>caf".utf8)
    bytes += [0xE9]
    bytes += Array("</CINdetails></Child></Children></Message>".utf8)
    await #expect {
      _ = try await CINReturn(bytes: bytes)
    } throws: { error in
      "\(error)".hasPrefix("line 2, column 33: a byte is not UTF-8")
    }
  }

  static let warned: [(name: String, text: String, says: [String])] = [
    ("nothing odd", sound, []),
    ("a byte order mark", "\u{FEFF}" + sound, []),
    ("a namespace", sound.replacing("<Message>", with: "<Message xmlns='urn:cin'>"), []),
    (
      "a prefix",
      sound.replacing("<", with: "<c:").replacing("<c:/", with: "</c:")
        .replacing("<c:Message>", with: "<c:Message xmlns:c='urn:cin'>"), []
    ),
    ("CRLF", sound.replacing("><", with: ">\r\n<"), []),
    (
      "comments and instructions",
      sound.replacing("<Children>", with: "<Children><!-- a --><?b c?>"), []
    ),
    (
      "an unknown element",
      sound.replacing(
        "<CINdetails>",
        with: "\n<CINdetails><Extra><CINreferralDate>2020-01-01</CINreferralDate></Extra>"),
      ["2, child T1: element 'Extra' has no place in this return and was passed over"]
    ),
    (
      "a repeated value", sound.replacing("<Sex>", with: "<Sex>M</Sex>\n<Sex>"),
      ["2, child T1: element 'Sex' is repeated; only the first counts"]
    ),
    (
      "words between elements", sound.replacing("<CINdetails>", with: "<CINdetails>oh"),
      ["1, child T1: words in 'CINdetails' outside its values 'oh' were passed over"]
    ),
    (
      "two headers", sound.replacing("<Children>", with: "<Header/><Children>"),
      ["1: element 'Header' is repeated; only the first counts"]
    ),
    (
      "two lists of children", sound.replacing("<Children>", with: "<Children/>\n<Children>"),
      ["2: element 'Children' is repeated; all of them were read"]
    ),
    ("no header", "<Message><Children><Child/></Children></Message>", ["1: there is no 'Header'"]),
    ("no children", Invented.message(""), ["1: there is no 'Child'"]),
    (
      "an outside document type",
      "<!DOCTYPE Message SYSTEM 'file:///etc/passwd'>" + sound,
      ["1: the document type declaration was passed over; nothing was fetched"]
    ),
    (
      "dates of wrong forms",
      Invented.message(
        child(episode(on: "01/05/2025")) + "\n" + child(episode(on: "2025-5-1"))),
      [
        "1, child T1: CINreferralDate '01/05/2025' is no date written yyyy-mm-dd; it counts as missing",
        "2, child T1: CINreferralDate '2025-5-1' is no date written yyyy-mm-dd; it counts as missing",
      ]
    ),
    (
      "a flag that is none", Invented.message(child(episode(nfa: "maybe"))),
      ["1, child T1: ReferralNFA 'maybe' is none of 0, 1, false and true; it counts as neither"]
    ),
    (
      "counts that are none",
      Invented.message(
        child(
          id: nil,
          episode(
            protectionPlan("2025-06-02", previous: "many"), protectionPlan(nil, previous: "-1"),
            protectionPlan(nil, previous: "1000"), protectionPlan(nil, previous: nil)))),
      [
        "1: NumberOfPreviousCPP 'many' is no whole number from zero",
        "1: NumberOfPreviousCPP '-1' is no whole number from zero",
      ]
    ),
    (
      "the same unknown element again",
      Invented.message(child(id: "T1", "<A/>") + "\n" + child(id: "T2", "<A/>\n<A/>") + "<A/>"),
      [
        "1, child T1: element 'A' has no place in this return and was passed over",
        "2, child T2: element 'A' has no place in this return and was passed over",
        "3, child T2: element 'A' has no place in this return and was passed over",
        "3: element 'A' has no place in this return and was passed over",
      ]
    ),
    (
      "a second list and a second header behind the children",
      sound.replacing(
        "</Children>",
        with: "\n" + child(id: "T2") + child(id: "T3")
          + "</Children>\n<Children>\n\(child(id: "T4"))</Children><Header/>"
      ),
      [
        "3: element 'Children' is repeated; all of them were read",
        "4: element 'Header' is repeated; only the first counts",
      ]
    ),
    (
      "another collection", sound.replacing(">CIN<", with: ">SSDA903<"),
      ["1: Collection 'SSDA903' is not this return’s; it was checked all the same"]
    ),
  ]

  @Test(arguments: warned)
  func `What is odd is checked and said`(
    _ example: (name: String, text: String, says: [String])
  ) async throws {
    // However the file is cut to be read side by side, the same is said.
    for parts in 1...4 {
      let file = try await CINReturn(bytes: Array(example.text.utf8), parts: parts).file
      let says = example.says.map { "line " + $0 }
      #expect(file.warningText().sorted() == says.sorted(), "\(example.name), \(parts) parts")
    }
  }

  private static let manyWrongDates = (1...346).map { number in
    child(id: "T\(number)", died: "31/\(number)", episode())
  }.joined(separator: "\n")

  @Test func `Of many like it a person is told the first few, and other programs every one`()
    async throws
  {
    let file = try await Self.read(Invented.message(Self.manyWrongDates)).file
    let text = file.warningText()
    #expect(text.count == 6)
    #expect(
      text[4]
        == "line 5, child T5: PersonDeathDate '31/5' is no date written yyyy-mm-dd; it counts as missing"
    )
    #expect(text[5] == "and 341 more of 'PersonDeathDate', likewise")
    let json = String(decoding: file.warningJSONLines, as: UTF8.self).split(separator: "\n")
    #expect(json.count == 346)
    #expect(
      json[345].hasPrefix(
        #"{"warning":"unreadableDate","element":"PersonDeathDate","value":"31/346","child":"T346","line":346,"column":"#
      ))
    let csv = String(decoding: file.warningCSV, as: UTF8.self).split(separator: "\r\n")
    #expect(csv.count == 347)
    #expect(csv[0] == "warning,element,value,child,line,column,message")
    #expect(csv[346].hasPrefix("unreadableDate,PersonDeathDate,31/346,T346,346,"))
    #expect(try await Self.read(Self.sound).file.warningCSV.isEmpty)
  }

  @Test func `What fills no memory is counted: places of a kind, and kinds`() async throws {
    let many = WarningList.mostOfKind + 7
    let kinds = (0..<WarningList.mostKinds + 3).map { "<K\($0)/>" }.joined()
    let file = try await Self.read(
      Invented.message(String(repeating: "<A/>", count: many) + kinds + child(episode()))
    ).file
    #expect(file.warnings[0].count == many)
    #expect(file.warnings[0].occurrences.count == WarningList.mostOfKind)
    #expect(file.warningsLeft == 4)
    let json = String(decoding: file.warningJSONLines, as: UTF8.self)
    #expect(json.contains(#""message":"and 7 more, which were only counted""#))
    #expect(json.hasSuffix("\"and 4 more warnings, which were only counted\"}\n"))
  }

  @Test func `Ten megabytes in one field are a long number, shown by their beginning`() async throws
  {
    let long = String(repeating: "1234567é90", count: 1_000_000)
    let text = Invented.message(
      child(id: long, upn: long, ethnicity: long, episode(on: long, need: long)))
    let checked = try await Self.read(text).check()
    #expect(checked.issuesByRule.contains { $0.rule.code == "1570" })
    let length = "(11,000,000 bytes)"
    #expect(checked.issues.contains { checked.childID($0)?.hasSuffix(length) == true })
    for issue in checked.issues {
      #expect(checked.values(issue).allSatisfy { $0.value.utf8.count < 140 })
      #expect(checked.identity(issue).utf8.count < 1000)
    }
    let (json, csv) = (await checked.jsonLines(), await checked.csv())
    #expect(json.count < 1000 * checked.issues.count && csv.count < 2000 * checked.issues.count)
    #expect(checked.text().utf8.count < 40_000 && checked.text().contains(length))
    #expect(checked.file.warningText().allSatisfy { $0.utf8.count < 500 })
    #expect(checked.file.warningText().contains { $0.contains(length) })
    // Taken away as a table it is as it was.
    #expect(checked.file.text(CIN.Child.laChildID, row: 0).utf8.count == 11_000_000)
  }

  @Test(arguments: [
    (99, false), (100, false), (101, true),
  ])
  func `A text is cut only when it is longer than any a return has, and never in a character`(
    _ length: Int, _ isCut: Bool
  ) async throws {
    // The hundredth byte is the second of a character.
    let id = String(repeating: "x", count: 98) + (length > 99 ? "é" : "x")
    let text = id + String(repeating: "y", count: length - id.utf8.count)
    let file = try await Self.read(Invented.message(child(id: text))).file
    #expect(file.shown(CIN.Child.laChildID, row: 0) == (isCut ? "\(id)… (101 bytes)" : text))
    let wide = String(repeating: "x", count: 99) + "é!"
    let cut = try await Self.read(Invented.message(child(id: wide))).file
    #expect(
      cut.recordID(ofRow: 0) == String(repeating: "x", count: 99) + "… (102 bytes)")
  }

  @Test(arguments: [
    ("ISO-8859-1", "caf\u{E9}"), ("windows-1252", "\u{201C}caf\u{E9}\u{201D}"),
  ])
  func `A file in a Western encoding is converted`(_ encoding: String, _ id: String) async throws {
    let text = "<?xml version='1.0' encoding='\(encoding)'?>" + Invented.message(child(id: id))
    let bytes: [UInt8] = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\u{201C}": 0x93
      case "\u{201D}": 0x94
      default: UInt8(truncatingIfNeeded: scalar.value)
      }
    }
    let cin = try await CINReturn(bytes: bytes)
    #expect(cin.file.text(CIN.Child.laChildID, row: 0) == id)
    #expect(cin.file.warnings.map(\.kind) == [.converted])
  }

  @Test(arguments: [true, false])
  func `A file in UTF-16 is converted`(bigEndian: Bool) async throws {
    let text = "\u{FEFF}" + Invented.message(child(id: "caf\u{E9}"))
    let bytes = text.utf16.flatMap { unit -> [UInt8] in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return bigEndian ? [high, low] : [low, high]
    }
    let cin = try await CINReturn(bytes: bytes)
    #expect(cin.file.text(CIN.Child.laChildID, row: 0) == "caf\u{E9}")
  }

  @Test func `A child with nothing in it is a row, and the rules say what is missing`() async throws
  {
    let checked = try await Self.read(Invented.message("<Child/>" + child(episode()))).check()
    let codes = checked.issues.filter { checked.child($0) == 0 }.map { checked.rule($0).code }
    #expect(codes == ["4180", "4220", "8500", "8525Q", "8590"])
  }
}
