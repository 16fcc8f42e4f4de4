import Civil
import Kernel
import Logging
import Markup
import SiteMap
import Storage
import StorageSQLite
import Testing

@testable import Web

@Suite struct FormSheetTests {
  private func visit(_ form: Form = Form()) throws -> Visit {
    let world = World(
      store: Store(try SQLiteDatabase(.memory)), authority: DemoSite.authority,
      documents: Documents(key: DocumentKey()),
      logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
    return Visit(
      world: world, user: .anonymous(of: DemoSite.authority), address: Address("form"), form: form,
      csrfToken: "the-token")
  }

  @Test func `A field with a problem is tied to its label, hint and problem`() throws {
    let sheet = FormSheet(
      try visit(), problems: [Problem("Give it a title", field: "title")],
      values: ["title": "a \"quoted\" <title>"])
    #expect(
      sheet.textField("title", "Title", hint: "Short").description
        == """
        <div class="field is-wrong"><input type="hidden" name="_label" value="title:Title">\
        <label for="title">Title</label>\
        <div class="hint" id="title-hint">Short</div>\
        <p class="problem" id="title-problem"><span class="visually-hidden">Error: </span>\
        Give it a title</p>\
        <input type="text" id="title" name="title" value="a &quot;quoted&quot; &lt;title&gt;" \
        class="input width-full" autocomplete="off" aria-required="true" \
        aria-describedby="title-hint title-problem" aria-invalid="true"></div>
        """)
  }

  @Test func `What was typed wins over what is stored`() throws {
    let sheet = FormSheet(
      try visit(Form([("title", "typed"), ("start", "31"), ("start-month", "11")])),
      values: ["title": "stored", "start": CivilDate(year: 2013, month: 3, day: 27), "tick": true])
    #expect(sheet.value("title") == "typed")
    #expect(sheet.value("start") == "31" && sheet.value("start-year") == nil)
    #expect(!sheet.checkbox("tick", "Tick").description.contains("checked"))
  }

  @Test func `Stored values fill fields of every kind`() throws {
    let id = ID<Account>()
    let sheet = FormSheet(
      try visit(),
      values: [
        "start": CivilDate(year: 2013, month: 3, day: 27), "count": 7, "tick": true, "who": id,
        "none": String?.none, "many": ["a", "b"], "status": DemoAction.Status.done,
      ])
    #expect(sheet.value("start") == "27")
    #expect(sheet.value("start-month") == "3")
    #expect(sheet.value("start-year") == "2013")
    #expect(sheet.value("count") == "7")
    #expect(sheet.value("who") == id.text)
    #expect(sheet.value("none") == nil)
    #expect(sheet.values("many") == ["a", "b"])
    #expect(sheet.value("status") == "done")
    #expect(sheet.checkbox("tick", "Tick").description.contains("checked"))
  }

  @Test func `A form carries what protects it, and says what is wrong before its fields`() throws {
    let sheet = FormSheet(
      try visit(), problems: [Problem("One", field: "a"), Problem("Two")])
    let html = sheet.form(to: Address("form"), submit: "Save", hasFiles: true) { p("fields") }
      .description
    #expect(html.contains("name=\"_token\" value=\"the-token\""))
    #expect(html.contains("name=\"_once\""))
    #expect(html.contains("enctype=\"multipart/form-data\""))
    #expect(html.contains("There are 2 problems"))
    #expect(html.contains("<li><a href=\"#a\">One</a></li><li>Two</li>"))
    let summary = try #require(html.firstRange(of: "error-summary"))
    let form = try #require(html.firstRange(of: "<form"))
    #expect(summary.lowerBound < form.lowerBound)
  }

  @Test func `What to do about the problems is said with them, and is none itself`() throws {
    let advice = Problem("Correct it, or say why.", field: "why", isAdvice: true)
    let html = ErrorSummary.of([Problem("One", field: "a"), Problem("Two"), advice]).description
    #expect(html.contains("There are 2 problems"))
    #expect(html.ranges(of: "<li>").count == 2)
    #expect(html.contains("</ul><p><a href=\"#why\">Correct it, or say why.</a></p>"))
  }

  @Test func `Two forms never carry the same one-use token`() throws {
    let tokens = Set(try (0..<100).map { _ in FormSheet(try visit()).onceToken })
    #expect(tokens.count == 100)
    #expect(tokens.allSatisfy(RandomToken.isOne))
  }

  @Test func `The error summary leads to the first of several answers`() throws {
    let sheet = FormSheet(try visit(), problems: [Problem("Choose one", field: "kind")])
    let html = sheet.radios("kind", "Kind", [Choice("a", "A"), Choice("b", "B")]).description
    #expect(html.contains("id=\"kind\" name=\"kind\" value=\"a\""))
    #expect(html.contains("id=\"kind-2\" name=\"kind\" value=\"b\""))
    #expect(html.contains("<legend>Kind</legend>"))
  }

  @Test func `A password is never sent back`() throws {
    let sheet = FormSheet(try visit(Form([("password", "very secret")])))
    let html = sheet.passwordField("password", "Password", autocomplete: "new-password").description
    #expect(!html.contains("very secret"))
  }

  @Test(arguments: [
    (23, "23 working days left"), (1, "1 working day left"), (0, "Today is the day"),
    (-1, "1 working day over"), (-3, "3 working days over"),
  ])
  func `A countdown is said in words`(left: Int, words: String) {
    #expect(countdownWords(left, "working days") == words)
  }
}
