import Kernel
import Testing
import Web

@testable import API

@Suite struct BodyFieldTests {
  private enum State: String, CaseIterable { case open, closed }

  private static let fields: BodyFields = [
    .text("title", "Words.", most: 5), .day("dueOn", "A day."),
    .number("share", "A share.", in: 0...100),
    .flag("isDone", "Done.", yes: "today", sentAs: "done"),
    .word("state", "A state.", of: State.self),
    .ids("partners", "Bodies."), .owner("owner", "Whose.", isOptional: true), .version(),
    .file("file", "A file."),
  ]
  private static let id = "01890000-0000-7000-8000-000000000001"

  @Test func `An object becomes the form that the page would send`() throws {
    let form = try Self.fields.form(from: [
      "title": "Audit", "dueOn": "2026-03-07", "share": 75, "isDone": true, "state": "open",
      "partners": [.string(Self.id)], "owner": .string("post:" + Self.id), "version": 3,
      "file": ["name": "a.txt", "content": "aGVsbG8="],
    ])
    #expect(form["title"] == "Audit")
    #expect([form["dueOn"], form["dueOn-month"], form["dueOn-year"]] == ["7", "3", "2026"])
    #expect(form["share"] == "75" && form["done"] == "today" && form["state"] == "open")
    #expect(form.all("partners") == [Self.id] && form["version"] == "3")
    #expect(form.files["file"].map { String(decoding: $0.bytes, as: UTF8.self) } == "hello")
  }

  @Test func `A value for each of several things becomes a field for each`() throws {
    let fields: BodyFields = [
      .entries("words", "Words.", of: .text(most: 5), sentAs: "action-"),
      .entries("pages", "Pages.", of: .number(1...9), sentAs: "page."),
      .entries("take", "Taken.", of: .flag, sentAs: "take-"),
      .entries("found", "Findings.", of: .ids, sentAs: "findings."),
      .numbers("rows", "Rows.", in: 1...9), .days("dates", "Days."),
      .id("plan", "A plan.", isOptional: true, otherwise: "new"),
    ]
    let form = try fields.form(from: [
      "words": ["a1": "one", "b.2": "", "c": .null], "pages": ["x": 3],
      "take": ["0": true, "1": false], "found": ["x": [.string(Self.id), .string(Self.id)]],
      "rows": [1, 9], "dates": ["2026-03-07"],
    ])
    #expect(form["action-a1"] == "one" && form["action-b.2"] == "" && form["action-c"] == nil)
    #expect(form["page.x"] == "3" && form["take-0"] == "yes" && form["take-1"] == nil)
    #expect(form.all("findings.x").count == 2 && form.all("rows") == ["1", "9"])
    #expect(form.all("dates") == ["2026-03-07"] && form["plan"] == "new")
    let said = try fields.form(from: ["plan": .string(Self.id)])
    #expect(said.all("plan") == [Self.id])
    for wrong: JSON in [
      ["words": ["a": "123456"]], ["words": ["a b": "x"]], ["words": ["": "x"]], ["words": []],
      ["pages": ["x": 10]], ["take": ["0": "yes"]], ["found": ["x": ["y"]]], ["rows": [0]],
      ["rows": ["1"]], ["dates": ["31/11/2025"]],
    ] {
      #expect(throws: Refusal.self, "\(wrong)") { try fields.form(from: wrong) }
    }
  }

  @Test func `What is wrong with one of several things is said of them all by their name`() {
    let fields: BodyFields = [.entries("pages", "Pages.", of: .number(1...9), sentAs: "page.")]
    #expect(
      fields.named([Problem("Too many.", field: "page.x")])
        == [Problem("“x”: Too many.", field: "pages")])
  }

  @Test func `What has to be said may not be an empty list, nor a confirmation that is false`() {
    let fields: BodyFields = [
      .ids("who", "Bodies.", isOptional: false), .ids("more", "Bodies."),
      .entries("take", "Taken.", of: .flag, sentAs: "take-", isOptional: false),
      .flag("isRead", "Read.", isOptional: false), .version(),
    ]
    let schema = fields.schema
    #expect(schema["required"] == ["who", "take", "isRead", "version"])
    let properties = schema["properties"]
    #expect(properties?["who"]?["minItems"] == 1 && properties?["more"]?["minItems"] == nil)
    #expect(properties?["take"]?["minProperties"] == 1)
    #expect(properties?["isRead"]?["const"] == true)
  }

  @Test func `Null and false are what an empty field is`() throws {
    let form = try Self.fields.form(from: ["owner": .null, "isDone": false])
    #expect(form.fields.isEmpty)
  }

  @Test(
    arguments: [
      ("title", 5 as JSON, "a text, and is a whole number"), ("title", "123456", "5 characters"),
      ("dueOn", "2026-02-30", "“2026-02-30” is none"), ("dueOn", "27 March 2026", "is none"),
      ("dueOn", [2026], "a day"), ("share", 101, "between 0 and 100"),
      ("share", "5", "a whole number"),
      ("share", .number(0.5), "a whole number, and is a number"),
      ("isDone", "yes", "true or false"),
      ("state", "ajar", "“open”, “closed”"), ("partners", ["x"], "no identifier"),
      ("partners", [1], "Each of the list"), ("partners", "x", "a list of texts"),
      ("owner", "somebody", "Name a post"), ("version", -1, "never below 0"),
      ("file", ["name": "a"], "A file is"), ("file", ["name": "a", "content": "%"], "base64"),
      ("file", ["name": "", "content": "aGVsbG8="], "a name"),
      ("colour", "red", "This field is unknown"),
    ] as [(String, JSON, String)])
  func `A value of the wrong kind is refused by the name of its field`(
    name: String, value: JSON, words: String
  ) {
    let error = #expect(throws: Refusal.self) {
      try Self.fields.form(from: .object([JSON.Member(name, value)]))
    }
    guard case .invalid(let problems)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(problems.map(\.field) == [name])
    #expect(problems.first?.message.contains(words) ?? false, "\(problems)")
  }

  @Test func `Everything that is wrong is said at once`() {
    let error = #expect(throws: Refusal.self) {
      try Self.fields.form(from: ["title": 1, "colour": 2, "state": 3])
    }
    guard case .invalid(let problems)? = error else { return }
    #expect(problems.compactMap(\.field) == ["title", "colour", "state"])
  }

  @Test func `A problem of the form bears the name that the program knows`() {
    let named = Self.fields.named([
      Problem("a", field: "done"), Problem("b", field: "dueOn-month"), Problem("c"),
    ])
    #expect(named.map(\.field) == ["isDone", "dueOn", nil])
  }

  @Test func `Form data means the same as JSON`() throws {
    let form = try Self.fields.form(
      from: Form([
        ("title", "Audit"), ("dueOn", "2026-03-07"), ("share", "75"), ("isDone", "true"),
        ("partners", Self.id),
      ]))
    #expect(form["dueOn-year"] == "2026" && form["done"] == "today" && form["share"] == "75")
    #expect(throws: Refusal.self) { try Self.fields.form(from: Form([("share", "many")])) }
    #expect(throws: Refusal.self) { try Self.fields.form(from: Form([("colour", "red")])) }
  }

  @Test(
    arguments: [
      ("\"7-abc\"", 7), ("W/\"7-abc\"", 7), ("\"12\"", 12), ("7", nil), ("\"\"", nil),
      ("\"x\"", nil),
      ("*", nil), ("\"99999999999-a\"", nil),
    ] as [(String, Int?)])
  func `The version stands in the tag`(tag: String, version: Int?) {
    #expect(EntityTag.version(of: tag) == version)
  }
}
