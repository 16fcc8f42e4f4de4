import Testing

@testable import Web

@Suite struct JSONReaderTests {
  @Test(
    arguments: [
      ("null", JSON.null), (" true ", true), ("-0", 0), ("12", 12), ("1.5", .number(1.5)),
      ("1e3", 1000), ("\"\"", ""), ("[]", []), ("{}", [:]),
      ("{\"a\": [1, {\"b\": null}]}", ["a": [1, ["b": .null]]]),
      (#""\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00""#, "\"\\/\u{8}\u{C}\n\r\té😀"),
      ("9223372036854775807", .integer(.max)),
      ("9223372036854775808", .number(9.223372036854775808e18)),
    ] as [(String, JSON)])
  func `A value is read`(text: String, value: JSON) throws {
    #expect(try JSONReader.read(Array(text.utf8)) == value)
  }

  @Test(arguments: [
    ("", 1, 1, "ends where a value"), ("  ", 1, 3, "ends where a value"),
    ("{\"a\": 1, \"a\": 2}", 1, 10, "“a” is there twice"), ("{\n  \"a\" 1}", 2, 7, "colon"),
    ("[1, ]", 1, 5, "no value begins"), ("[1 2]", 1, 4, "comma"), ("{a: 1}", 1, 2, "quotation"),
    ("01", 1, 1, "number"), ("1.", 1, 1, "number"), ("1e999", 1, 1, "number"),
    ("-", 1, 1, "number"),
    ("NaN", 1, 1, "no value begins"), ("nul", 1, 1, "no value begins"),
    ("{} {}", 1, 4, "more after"),
    ("\"abc", 1, 5, "no end"), ("\"a\nb\"", 1, 3, "control character"),
    ("\"\\u0000\"", 1, 2, "NUL"), ("\"\\ud800\"", 1, 2, "no character"),
    ("\"\\udc00\"", 1, 2, "no character"), ("\"\\u12\"", 1, 2, "no character"),
    ("\"\\x\"", 1, 2, "unknown"), ("\"é\" x", 1, 5, "more after"),
  ])
  func `What is no JSON is refused with its place`(
    text: String, line: Int, column: Int, words: String
  ) {
    let error = #expect(throws: UnreadableJSON.self) { try JSONReader.read(Array(text.utf8)) }
    #expect(error?.line == line && error?.column == column, "\(String(describing: error))")
    #expect(error?.what.contains(words) ?? false, "\(String(describing: error))")
  }

  @Test func `Bytes that are no UTF-8 are refused with their line`() {
    let error = #expect(throws: UnreadableJSON.self) {
      try JSONReader.read(Array("{\n\"a\": \"".utf8) + [0xC3, 0x28] + Array("\"}".utf8))
    }
    #expect(error?.line == 2)
    #expect(error?.what == "this is no UTF-8")
  }

  @Test(arguments: [(16, true), (17, false), (100_000, false)])
  func `Values nested too deep are refused and do no harm`(depth: Int, isRead: Bool) {
    let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    #expect(((try? JSONReader.read(Array(text.utf8))) != nil) == isRead)
  }

  @Test func `What is written reads as it was`() throws {
    let value: JSON = [
      "text": "a \"quoted\" \\ line\nand \u{1}\u{7F} é 😀", "numbers": [0, -5, .number(0.25)],
      "flags": [true, false, .null], "empty": ["object": [:], "list": []],
    ]
    #expect(try JSONReader.read(value.bytes) == value)
    #expect(JSON.number(.infinity).bytes == Array("null".utf8))
  }
}
