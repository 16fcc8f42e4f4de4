import Civil
import HTTPTypes
import HummingbirdTesting
import Kernel
import Storage
import TestKit
import Testing

@testable import Registers

@Suite struct StatementTests {
  static let plain = "We help children. You can call us. We will listen to you."

  @Test(arguments: StoreKind.available)
  func `S64: what nobody else approved cannot be published`(on kind: StoreKind) async throws {
    try await withRegisters(on: kind) { house in
      let id = try await house.write(planned: "2026-12-01")
      let page = "/registers/statements/\(id)"
      let shown = try await house.get(page, as: house.inspector).words
      for fact in ["Parents in Thornmere", "Council website", "Nora Field", Self.plain] {
        #expect(shown.contains(fact))
      }
      let refused = try await house.post(page + "/publish", [("version", "1")])
      #expect(refused.status == .unprocessableContent)
      #expect(
        refused.words.contains("English: the words are not approved by somebody else yet."))
      #expect(try await house.get("/statements/\(id)", as: house.nobody).status == .notFound)
      // Nobody approves their own words.
      let own = try await house.post(page + "/approve", [("seen", "en 1")])
      #expect(own.status == .conflict)
      #expect(own.words.contains("You have written these words."))
      let reader = try await house.post(page + "/approve", [("seen", "en 1")], as: house.inspector)
      #expect(reader.status == .forbidden)
      #expect(
        try await house.post(page + "/approve", [("seen", "en 1")], as: house.director).status
          == .seeOther)
      #expect(try await house.post(page + "/publish", [("version", "1")]).status == .seeOther)
      let published = try await house.get("/statements/\(id)", as: house.nobody)
      #expect(published.words.contains(Self.plain))
      #expect(published.words.contains("Published on 23 November 2026. For: Parents in Thornmere."))
      #expect(
        try await house.get(page).words.contains("Approved by Amara Deen on 23 November 2026"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `S64: what was approved is what was read, and other words need another approval`(
    on kind: StoreKind
  ) async throws {
    try await withRegisters(on: kind) { house in
      let id = try await house.write()
      let approve = ApproveStatement(house.acting(house.director))
      await #expect(throws: Refusal.self) { try await approve(id, seen: ["en": 2]) }
      await #expect(throws: Refusal.self) { try await approve(id, seen: [:]) }
      var file = try await approve(id, seen: ["en": 1])
      #expect(file.isApproved)
      let english = try #require(file.english)
      // Somebody corrects a word: it is theirs now, and neither of the two writers may approve it.
      try await WriteStatement(house.acting(house.board))(
        StatementWords(title: english.title, text: Self.plain + " Today."), in: .english, of: id,
        readAt: english.version)
      file = try await house.read { try $0.statementFile(id, of: RegistersHouse.authority) }
      #expect(!file.isApproved)
      for writer in [house.officer, house.board] {
        await #expect(throws: Refusal.self) {
          try await ApproveStatement(house.acting(writer))(id, seen: ["en": 2])
        }
      }
      try await approve(id, seen: ["en": 2])
      // Another audience is another message.
      try await WriteStatement(house.acting())(
        StatementEntry(
          kind: .message, audience: "Everybody", channel: "Council website",
          plannedOn: date("2026-12-01")), over: id, readAt: 1)
      file = try await house.read { try $0.statementFile(id, of: RegistersHouse.authority) }
      #expect(!file.isApproved)
    }
  }

  @Test(arguments: StoreKind.available)
  func `S65: planned and actual date, red when it is overdue, and a public page`(
    on kind: StoreKind
  ) async throws {
    try await withRegisters(on: kind) { house in
      // On the day itself it is not late.
      _ = try await house.write(planned: "2026-11-23")
      let list = "/registers/statements?state=overdue"
      #expect(try await house.get(list).words.contains("No statements match"))
      let id = try await house.write(planned: "2026-11-22")
      let late = try await house.get(list)
      #expect(late.words.contains("1 statement"))
      #expect(late.words.contains("Overdue Not approved"))
      #expect(late.text.contains("tone-urgent"))
      let edit = [
        ("kind", "message"), ("audience", "Parents in Thornmere"), ("channel", "Council website"),
        ("version", "1"),
      ]
      let page = "/registers/statements/\(id)"
      let moved = edit + dateFields("plannedOn", "2026-12-15")
      #expect(try await house.post(page, moved).words.contains("Say why another day is planned."))
      #expect(try await house.post(page, moved + [("reason", "Ill")]).status == .seeOther)
      #expect(try await house.get(page).words.contains("(first planned for 22 November 2026)"))
      try await ApproveStatement(house.acting(house.director))(id, seen: ["en": 1])
      try await ApproveStatement(house.acting()).publish(id, readAt: 2)
      let published = try await house.get("/statements", as: house.nobody)
      #expect(published.words.contains("1 statement"))
      #expect(published.words.contains("23 Nov 2026"))
      #expect(try await house.get(page).words.contains("Public since 23 November 2026"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `S66: each language has its words and a person who checked them, and reads its own way`(
    on kind: StoreKind
  ) async throws {
    try await withRegisters(on: kind) { house in
      let id = try await house.write()
      let page = "/registers/statements/\(id)"
      let urdu = page + "/words/ur"
      let words = [("title", "مدد"), ("text", "ہم سنیں گے"), ("version", "0")]
      #expect(try await house.post(urdu, words).status == .seeOther)
      try await ApproveStatement(house.acting(house.director))(id, seen: ["en": 1])
      let unchecked = try await house.post(page + "/publish", [("version", "1")])
      #expect(unchecked.words.contains("Urdu: nobody who speaks it has checked it."))
      let nameless = try await house.post(
        urdu, words + [("checker", "")] + dateFields("checkedOn", "2026-11-20"))
      #expect(nameless.words.contains("Name the person who checked it."))
      let checked =
        [("title", "مدد"), ("text", "ہم سنیں گے"), ("version", "1"), ("checker", "Samina Qadeer")]
        + dateFields("checkedOn", "2026-11-20")
      #expect(try await house.post(urdu, checked).status == .seeOther)
      try await ApproveStatement(house.acting(house.director))(id, seen: ["ur": 1])
      try await ApproveStatement(house.acting()).publish(id, readAt: 1)
      let english = try await house.get("/statements/\(id)", as: house.nobody).text
      #expect(english.contains("<html lang=\"en-GB\">"))
      #expect(english.contains("اردو"))
      let published = try await house.get("/statements/\(id)/ur", as: house.nobody).text
      #expect(published.contains("<html lang=\"ur\">"))
      #expect(published.contains("dir=\"rtl\""))
      #expect(published.contains("ہم سنیں گے"))
      // What stands around it is English and says so.
      #expect(published.contains("<div lang=\"en-GB\"><a href=\"#main\""))
      #expect(try await house.get("/statements/\(id)/pl", as: house.nobody).status == .notFound)
      #expect(try await house.get("/statements/\(id)/xx", as: house.nobody).status == .notFound)
    }
  }

  @Test(arguments: StoreKind.available)
  func `S66: a translation of earlier English words has to be checked again`(
    on kind: StoreKind
  ) async throws {
    try await withRegisters(on: kind) { house in
      let id = try await house.write()
      let write = WriteStatement(house.acting())
      let polish = try #require(StatementLanguage(code: "pl"))
      let words = StatementWords(
        title: "Pomoc", text: "Pomagamy dzieciom.", checker: "Beata Zielonka",
        checkedOn: date("2026-11-20"))
      try await write(words, in: polish, of: id, readAt: 0)
      try await write(
        StatementWords(title: "Help", text: "Ring us."), in: .english, of: id, readAt: 1)
      var file = try await house.read { try $0.statementFile(id, of: RegistersHouse.authority) }
      #expect(
        file.obstacles.contains("Polish: the English words have changed since it was checked."))
      try await write(words, in: polish, of: id, readAt: 1)
      file = try await house.read { try $0.statementFile(id, of: RegistersHouse.authority) }
      #expect(!file.obstacles.contains { $0.contains("have changed") })
    }
  }

  @Test(arguments: StoreKind.available)
  func `S66: hard words are shown with their hardest sentence, and approved only with a reason`(
    on kind: StoreKind
  ) async throws {
    try await withRegisters(on: kind) { house in
      let hard =
        "We help children. Notwithstanding considerable organisational complexity, inappropriate communication constitutes unacceptable behaviour."
      let id = try await house.write(hard)
      let page = try await house.get("/registers/statements/\(id)").words
      #expect(page.contains("Hard to read"))
      #expect(page.contains("“Notwithstanding considerable"))
      let approve = "/registers/statements/\(id)/approve"
      let refused = try await house.post(approve, [("seen", "en 1")], as: house.director)
      #expect(refused.status == .unprocessableContent)
      #expect(refused.words.contains("above 8"))
      let kept = try await house.post(
        approve, [("seen", "en 1"), ("reason", "A quotation from the law")], as: house.director)
      #expect(kept.status == .seeOther)
      #expect(
        try await house.get("/registers/statements/\(id)").words.contains(
          "Approved above the reading limit: A quotation from the law"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `What the public reads changes only after it was withdrawn with a reason`(
    on kind: StoreKind
  ) async throws {
    try await withRegisters(on: kind) { house in
      let id = try await house.write()
      try await ApproveStatement(house.acting(house.director))(id, seen: ["en": 1])
      try await ApproveStatement(house.acting()).publish(id, readAt: 1)
      await #expect(throws: Refusal.self) {
        try await WriteStatement(house.acting())(
          StatementWords(title: "Other", text: "Other"), in: .english, of: id, readAt: 2)
      }
      await #expect(throws: Refusal.self) {
        try await ApproveStatement(house.acting()).publish(id, readAt: 2)
      }
      // No form opens that can only be refused.
      for form in ["edit", "words/en"] {
        let refused = try await house.get("/registers/statements/\(id)/\(form)")
        #expect(refused.status == .conflict)
        #expect(refused.words.contains("The public reads this statement. Withdraw it first"))
      }
      let page = "/registers/statements/\(id)/withdraw"
      #expect(try await house.post(page, [("version", "2")]).status == .unprocessableContent)
      let withdrawn = try await house.post(page, [("version", "2"), ("reason", "A wrong number")])
      #expect(withdrawn.status == .seeOther)
      #expect(try await house.get("/registers/statements/\(id)/edit").status == .ok)
      #expect(try await house.get("/statements/\(id)", as: house.nobody).status == .notFound)
      let again = try await problems {
        try await ApproveStatement(house.acting()).publish(id, readAt: 3)
      }
      #expect(again[nil]?.contains("not approved") == true)
    }
  }

  @Test(arguments: StoreKind.available)
  func `A language added to a published statement is shown once somebody else approved it`(
    on kind: StoreKind
  ) async throws {
    try await withRegisters(on: kind) { house in
      let id = try await house.write()
      try await ApproveStatement(house.acting(house.director))(id, seen: ["en": 1])
      try await ApproveStatement(house.acting()).publish(id, readAt: 1)
      let slovak = try #require(StatementLanguage(code: "sk"))
      try await WriteStatement(house.acting(house.board))(
        StatementWords(
          title: "Pomoc", text: "Pomáhame deťom.", checker: "Zuzana", checkedOn: date("2026-11-20")),
        in: slovak, of: id, readAt: 0)
      let address = "/statements/\(id)/sk"
      #expect(try await house.get(address, as: house.nobody).status == .notFound)
      await #expect(throws: Refusal.self) {
        try await ApproveStatement(house.acting(house.board))(id, seen: ["sk": 1])
      }
      try await ApproveStatement(house.acting(house.director))(id, seen: ["sk": 1])
      #expect(try await house.get(address, as: house.nobody).status == .ok)
    }
  }
}

extension RegistersHouse {
  /// A statement that the improvement officer has written.
  func write(
    _ text: String = StatementTests.plain, planned: String = "2026-12-01"
  ) async throws -> ID<Statement> {
    try await WriteStatement(acting())(
      StatementEntry(
        kind: .message, audience: "Parents in Thornmere", channel: "Council website",
        plannedOn: date(planned)),
      StatementWords(title: "Help for children", text: text)
    ).id
  }
}
