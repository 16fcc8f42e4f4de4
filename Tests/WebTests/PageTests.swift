import HTTPTypes
import Kernel
import SiteMap
import Storage
import Testing

@testable import Web

@Suite struct PageTests {
  @Test func `A record's page: heading, thread, content`() async throws {
    try await withDemo { demo, browser in
      let action = try await demo.add("Sign off every assessment")
      try await browser.signIn("officer")
      let main = try await browser.get("/demo/actions/\(action.id.text)").main
      let expected = """
        <main id="main" tabindex="-1" class="main has-thread"><header class="page-head">\
        <p class="kicker">Action under REC-2012-07</p><h1>Sign off every assessment</h1></header>\
        <nav class="thread" aria-label="The golden thread"><ol><li class="thread-step">\
        <p class="thread-kind">Finding 23 <span class="thread-state">page 9</span></p>\
        <p class="thread-text"><a href="/demo/gallery">Management oversight of assessments is not \
        rigorous enough to prevent drift and delay.</a></p></li>
        """
      #expect(main.hasPrefix(expected))
      #expect(
        main.contains(
          """
          <li class="thread-step is-here" aria-current="step"><p class="thread-kind">Action \
          <span class="thread-state">Not started</span></p>\
          <p class="thread-text">Sign off every assessment</p></li>
          """))
    }
  }

  @Test func `The navigation shows what one may open, and marks where one is`() async throws {
    try await withDemo { _, browser in
      let visitor = try await browser.get("/demo/gallery").body
      #expect(visitor.contains("<a href=\"/demo/gallery\" aria-current=\"page\">Inspections</a>"))
      #expect(!visitor.contains("href=\"/demo/actions\">Actions"))
      #expect(visitor.contains("href=\"/sign-in\""))
      try await browser.signIn("officer")
      let officer = try await browser.get("/demo/actions").body
      #expect(officer.contains("<a href=\"/demo/actions\" aria-current=\"page\">Actions</a>"))
      #expect(officer.contains("Rosalind Ashe") && officer.contains("Improvement officer"))
      #expect(!officer.contains("Accounts</a>"))
    }
  }

  @Test func `A stale form says who changed what, and gives the words back`() async throws {
    try await withDemo { demo, browser in
      let action = try await demo.add("As it was")
      try await browser.signIn("officer")
      let address = "/demo/actions/\(action.id.text)"
      try await browser.get(address)
      try await demo.world.store.write(
        as: Author(id: "other", name: "Imogen Vale"), because: "title made clearer"
      ) { db in
        var newer = action
        newer.title = "As somebody else wrote it"
        try db.update(newer)
      }
      let answer = try await browser.post(address, [("title", "As I wrote it"), ("version", "1")])
      #expect(answer.status == 409)
      for words in [
        "Somebody else has changed it", "Imogen Vale", "Title made clearer", "As it was",
        "As somebody else wrote it", "As I wrote it",
      ] { #expect(answer.body.contains(words), "\(words)") }
      #expect(answer.body.contains("<label for=\"kept-0\">What is it called?</label>"))
      #expect(answer.body.ranges(of: "id=\"kept-").count == 1)
      #expect(try await demo.actions().first?.title == "As somebody else wrote it")
    }
  }

  @Test func `The history says who changed what and why, and a change can be undone`() async throws
  {
    try await withDemo { demo, browser in
      let action = try await demo.add("First words")
      try await browser.signIn("officer")
      let address = "/demo/actions/\(action.id.text)"
      try await browser.get(address)
      try await browser.post(address, [("title", "Second words"), ("version", "1")])
      let history = "/history/plan_outcome/\(action.id.text)"
      let page = try await browser.get(history)
      #expect(page.status == 200)
      for words in ["Action renamed", "Rosalind Ashe", "First words", "Second words"] {
        #expect(page.body.contains(words), "\(words)")
      }
      let change = try #require(page.hidden("change"))
      let undone = try await browser.post(history + "/undo", [("change", change)])
      #expect(undone.location == history)
      #expect(try await demo.actions().first?.title == "First words")
      #expect(try await browser.get(history).body.contains("Change undone"))
    }
  }

  @Test func `Only the last change is offered for undoing, and an older one is refused in words`()
    async throws
  {
    try await withDemo { demo, browser in
      let action = try await demo.add("One")
      try await demo.world.store.write(as: .system, because: "second") { db in
        var newer = action
        newer.title = "Two"
        try db.update(newer)
      }
      let first = try await demo.world.store.read { db in
        try db.history(of: action.id, authority: DemoSite.authority).first
      }
      try await browser.signIn("officer")
      let history = "/history/plan_outcome/\(action.id.text)"
      let page = try await browser.get(history)
      #expect(page.body.ranges(of: "Undo this change").count == 1)
      let refused = try await browser.post(
        history + "/undo", [("change", String(first?.sequence ?? 0))])
      #expect(refused.status == 409)
      #expect(refused.body.contains("Undo that change first"))
      #expect(try await demo.actions().first?.title == "Two")
    }
  }

  @Test func `A change of another record cannot be undone from this one's history`() async throws {
    try await withDemo { demo, browser in
      let action = try await demo.add("Mine")
      let other = try await demo.add("Another")
      let change = try await demo.world.store.read { db in
        try db.history(of: other.id, authority: DemoSite.authority).first
      }
      try await browser.signIn("officer")
      let history = "/history/plan_outcome/\(action.id.text)"
      try await browser.get(history)
      let refused = try await browser.post(
        history + "/undo", [("change", String(change?.sequence ?? 0))])
      #expect(refused.status == 404)
      #expect(try await demo.actions().count == 2)
    }
  }

  @Test func `The history of accounts is for those who keep them, and not to be undone`()
    async throws
  {
    try await withDemo { demo, browser in
      let account = try #require(
        try await demo.world.store.read {
          try $0.account(login: "officer", of: DemoSite.authority)
        })
      let address = "/history/account/\(account.id.text)"
      try await browser.signIn("officer")
      #expect(try await browser.get(address).status == 403)
      let administrator = DemoBrowser(browser.client)
      try await administrator.signIn("administrator")
      let page = try await administrator.get(address)
      #expect(page.status == 200)
      #expect(!page.body.contains("Undo this change"))
      let refused = try await administrator.post(address + "/undo", [("change", "1")])
      #expect(refused.status == 403)
    }
  }

  @Test(arguments: ["/history/plan_outcome/x", "/history/no_such_table/\(ID<Account>().text)"])
  func `What has no history is not found`(address: String) async throws {
    try await withDemo { _, browser in
      try await browser.signIn("officer")
      #expect(try await browser.get(address).status == 404)
    }
  }

  @Test func `An uploaded file reaches its handler whole`() async throws {
    try await withDemo { _, browser in
      try await browser.signIn("officer")
      let page = try await browser.get("/demo/new")
      let token = page.hidden(FieldName.csrf) ?? ""
      let body = [
        "--b\r\nContent-Disposition: form-data; name=\"_token\"\r\n\r\n\(token)",
        "--b\r\nContent-Disposition: form-data; name=\"paper\"; filename=\"C:\\a.pdf\"\r\n\r\n%PDF-1.4 ok",
        "--b--\r\n",
      ].joined(separator: "\r\n")
      let answer = try await browser.send(
        "/demo/upload", .post, [.contentType: "multipart/form-data; boundary=b"], body)
      #expect(answer.status == 303)
      #expect(try await browser.get("/").body.contains("a.pdf has 11 bytes."))
    }
  }

  @Test func `A refused form shows every problem, and keeps what was typed`() async throws {
    try await withDemo { _, browser in
      try await browser.signIn("officer")
      try await browser.get("/demo/new")
      let answer = try await browser.post(
        "/demo/actions",
        [
          ("title", ""), ("due", "31"), ("due-month", "11"), ("due-year", "2013"),
          ("status", "done"),
        ])
      #expect(answer.status == 422)
      #expect(answer.body.contains("31 November does not exist."))
      #expect(answer.body.contains("Say what is to be done"))
      #expect(answer.body.contains("value=\"2013\""))
      #expect(answer.body.contains("value=\"done\" checked"))
      #expect(answer.body.contains("<title>Error: Add an action"))
    }
  }
}
