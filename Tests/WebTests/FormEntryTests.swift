import Civil
import Kernel
import Storage
import Testing

@testable import Web

@Suite struct FormEntryTests {
  enum Colour: String, CaseIterable { case red, green }

  private func entry(_ fields: (String, String)...) -> FormEntry {
    FormEntry(form: Form(fields.map { (name: $0.0, value: $0.1) }))
  }

  @Test(arguments: [
    ("31", "11", "2013", "31 November does not exist."),
    ("29", "2", "2013", "29 February does not exist in 2013."),
    ("30", "February", "2012", "30 February does not exist."),
    ("", "11", "2013", "The visit start must include a day."),
    ("31", "", "", "The visit start must include a month and a year."),
    ("32", "1", "2013", "The day of the visit start must be a number between 1 and 31."),
    ("0", "1", "2013", "The day of the visit start must be a number between 1 and 31."),
    ("x", "1", "2013", "The day of the visit start must be a number between 1 and 31."),
    (
      "1", "13", "2013",
      "The month of the visit start must be a number between 1 and 12, or its name."
    ),
    (
      "1", "Janissary", "2013",
      "The month of the visit start must be a number between 1 and 12, or its name."
    ),
    ("1", "1", "13", "The year of the visit start must have four digits, for example 2013."),
    ("1", "1", "20133", "The year of the visit start must have four digits, for example 2013."),
    ("1", "1", "0013", "The year of the visit start must lie between 1900 and 2199."),
    ("1", "1", "9999", "The year of the visit start must lie between 1900 and 2199."),
    ("", "", "", "Enter the visit start, for example 27 3 2013."),
  ])
  func `A wrong date is refused in words`(day: String, month: String, year: String, message: String)
  {
    var entry = entry(("start", day), ("start-month", month), ("start-year", year))
    _ = entry.date("start", "visit start")
    #expect(entry.problems == [Problem(message, field: "start")])
  }

  @Test(arguments: [
    ("27", "3", "2013"), ("27", "03", "2013"), (" 27 ", "Mar", "2013"), ("27", "march", "2013"),
    ("27 March 2013", "", ""), ("27/3/2013", "", ""),
  ])
  func `A date is read as people type it`(day: String, month: String, year: String) throws {
    var entry = entry(("start", day), ("start-month", month), ("start-year", year))
    #expect(entry.date("start", "visit start") == CivilDate(year: 2013, month: 3, day: 27))
    try entry.finish()
  }

  @Test func `Characters that turn the words after them around are left out, other scripts stay`() {
    #expect(FormEntry.tidy("Pat \u{202E}Evil\u{2069}, Officer") == "Pat Evil, Officer")
    #expect(FormEntry.tidy("שלום, مدد 🙂") == "שלום, مدد 🙂")
  }

  @Test(arguments: [
    "\u{200B}\u{2060}", "\u{200B}\u{200B}\u{202E}", "\u{FEFF}", "\u{AD}", "\u{200D}\u{200C}",
    " \u{200E} \u{2062}", "\u{3164}", "\u{2800}", "\u{FE0F}", "\u{E0020}",
  ])
  func `Words of which nothing is seen are no words`(unseen: String) {
    var entry = entry(("name", unseen), ("note", unseen))
    #expect(entry.text("name", "Enter your name") == "")
    #expect(entry.problems == [Problem("Enter your name", field: "name")])
    #expect(entry.optionalText("note") == nil)
  }

  @Test(arguments: ["می‌خواهم", "👩‍👧 ❤️", "co\u{AD}operate", "שלום!\u{200F}"])
  func `What joins or parts signs stays among those that are seen`(words: String) {
    #expect(FormEntry.tidy(words) == words)
  }

  @Test func `A leap day exists in a leap year`() throws {
    var entry = entry(("d", "29"), ("d-month", "2"), ("d-year", "2012"))
    #expect(entry.date("d", "day") == CivilDate(year: 2012, month: 2, day: 29))
    try entry.finish()
  }

  @Test func `An optional date may be left out, but not half given`() {
    var empty = entry()
    #expect(empty.optionalDate("d", "day") == nil)
    #expect(empty.problems.isEmpty)
    var half = entry(("d", "3"))
    #expect(half.optionalDate("d", "day") == nil)
    #expect(half.problems.count == 1)
  }

  @Test func `All that is wrong is said at once, in order`() {
    var entry = entry(("title", "  "), ("kind", "blue"), ("count", "many"), ("who", "x"))
    _ = entry.text("title", "Give it a title")
    _ = entry.choice("kind", "Choose a colour", of: Colour.self)
    _ = entry.integer("count", "number of children")
    _ = entry.id("who", "Choose an owner", of: Colour.self)
    #expect(
      throws: Refusal.invalid([
        Problem("Give it a title", field: "title"), Problem("Choose a colour", field: "kind"),
        Problem("The number of children must be a whole number, such as 0.", field: "count"),
        Problem("Choose an owner", field: "who"),
      ])
    ) { try entry.finish() }
  }

  @Test(arguments: [
    ("a\r\nb\rc\nd", "a\nb\nc\nd"), ("\u{0}a\u{7}b\u{85}", "ab"),
    ("  \n two words \t", "two words"),
    ("tab\there", "tab\there"), ("é\u{301}", "é\u{301}"),
  ])
  func `Text comes without what nobody typed`(typed: String, kept: String) {
    var entry = entry(("t", typed))
    #expect(entry.text("t", "missing") == kept)
  }

  @Test func `Text that is too long says by how much`() {
    var entry = entry(("t", String(repeating: "ü", count: 12)))
    _ = entry.text("t", "missing", maximum: 10)
    #expect(entry.problems.first?.message == "Shorten this to 10 characters or fewer. It has 12.")
  }

  @Test(arguments: [("1,200", 1200), (" 7 ", 7), ("0", 0), ("1 000", 1000)])
  func `A number is read with its separators`(typed: String, number: Int) {
    var entry = entry(("n", typed))
    #expect(entry.integer("n", "number") == number)
    #expect(entry.problems.isEmpty)
  }

  @Test(arguments: ["-1", "10", "1.5", "９", "99999999999999999999"])
  func `A number outside its range is refused`(typed: String) {
    var entry = entry(("n", typed))
    _ = entry.integer("n", "number", in: 0...9)
    #expect(entry.problems.count == 1)
  }

  @Test func `Ticked boxes are read in the order of the enumeration, each once`() {
    var entry = entry(("c", "green"), ("c", "red"), ("c", "green"))
    #expect(entry.choices("c", of: Colour.self) == [.red, .green])
    var wrong = self.entry(("c", "blue"))
    _ = wrong.choices("c", of: Colour.self)
    #expect(wrong.problems.count == 1)
  }

  @Test func `A check does not pile a second problem on a field`() {
    var entry = entry(("end", "x"), ("end-month", "1"), ("end-year", "2013"))
    _ = entry.date("end", "end")
    entry.check(false, "The end is before the start.", field: "end")
    entry.check(false, "Something about the whole.")
    #expect(entry.problems.count == 2)
  }

  @Test func `A chosen file that came empty is a problem and never “no file”`() {
    let empty = Form(files: ["file": Form.File(name: "minutes.pdf", bytes: [])])
    var optional = empty.entry()
    #expect(optional.optionalFile("file") == nil)
    var asked = empty.entry()
    _ = asked.file("file", "Choose a file.")
    for entry in [optional, asked] {
      #expect(entry.problems.map(\.field) == ["file"])
      #expect(entry.problems.first?.message.hasPrefix("minutes.pdf is empty: ") == true)
    }
  }

  @Test func `A file may be left out where it is optional, and is asked for where it is not`() {
    var optional = Form().entry()
    #expect(optional.optionalFile("file") == nil)
    #expect(optional.problems.isEmpty)
    var asked = Form().entry()
    _ = asked.file("file", "Choose a file.")
    #expect(asked.problems.map(\.message) == ["Choose a file."])
    var sent = Form(files: ["file": Form.File(name: "a.txt", bytes: [65])]).entry()
    #expect(sent.optionalFile("file")?.bytes == [65])
    #expect(sent.problems.isEmpty)
  }
}
