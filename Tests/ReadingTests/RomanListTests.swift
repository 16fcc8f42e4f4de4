import Testing

@testable import Reading

/// Lists whose items are marked with small Roman numerals.
@Suite struct RomanListTests {
  static let marks: [(String, ListMarker.Kind)] = [
    ("(i) Ensure", .roman(1)), ("(ii) Ensure", .roman(2)), ("iv. Ensure", .roman(4)),
    ("(viii) Ensure", .roman(8)), ("ix) Ensure", .roman(9)), ("(xviii) Ensure", .roman(18)),
    ("(b) Ensure", .letter(2)), ("c. Ensure", .letter(3)), ("(12) Ensure", .number(12)),
  ]

  @Test(arguments: marks)
  func `A mark is a numeral, a letter or a number`(_ text: String, _ kind: ListMarker.Kind) {
    let line = PaperLine(page: 1, number: 1, indent: 0, text: text, role: .body)
    #expect(ListMarker(line)?.kind == kind)
    #expect(ListMarker(line)?.text == "Ensure")
  }

  @Test(arguments: ["i.e. children", "(iii)", "(ivory) towers", "vi children", "(iiii) four", "x"])
  func `Words are no marks`(_ text: String) {
    let line = PaperLine(page: 1, number: 1, indent: 0, text: text, role: .body)
    #expect(ListMarker(line) == nil)
  }

  /// The two items of the twin, marked otherwise, with more beneath.
  private func texts(_ items: [String]) throws -> [String] {
    let twin = String(decoding: try Twin.text("ilacs-2024"), as: UTF8.self)
    let mark = try #require(twin.unicodeScalars.first { $0.value == 0x25FC || $0.value >= 0xE000 })
    var lines = twin.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let first = try #require(lines.firstIndex { $0.unicodeScalars.contains(mark) })
    let last = try #require(lines.lastIndex { $0.unicodeScalars.contains(mark) })
    lines.replaceSubrange(first...last, with: items)
    let text = Array(lines.joined(separator: "\n").utf8)
    return try ReportReading.read(text: text, file: "t.pdf").improvements.map(\.text.value)
  }

  @Test(arguments: [("(", ")"), ("", "."), ("", ")")])
  func `Numerals mark items`(_ open: String, _ close: String) throws {
    let numerals = ["i", "ii", "iii", "iv", "v", "vi"]
    let items = numerals.map { " \(open)\($0)\(close)  The quality of plan \($0.count)." }
    #expect(try texts(items) == numerals.map { "The quality of plan \($0.count)." })
  }

  @Test func `Numerals beneath a bullet are points of its item`() throws {
    #expect(
      try texts([
        " ◼  The quality of plans:", "      (i)   for children in care;",
        "      (ii)  for care leavers.", " ◼  The timeliness of visits.",
      ]) == [
        "The quality of plans: for children in care; for care leavers.",
        "The timeliness of visits.",
      ])
  }

  @Test func `An i between letters is a letter`() throws {
    let letters = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"]
    #expect(try texts(letters.map { " (\($0))  The point \($0.uppercased())." }).count == 11)
  }
}
