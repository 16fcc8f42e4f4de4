import Civil
import HTTPTypes
import HummingbirdTesting
import Kernel
import Storage
import TestKit
import Testing

@testable import Registers

@Suite struct ReadinessTests {
  @Test(arguments: StoreKind.available)
  func `S62: all fit is true only when every partner is rated ready, and says who is not`(
    on kind: StoreKind
  ) async throws {
    try await withRegisters(on: kind) { house in
      let id = try await house.ask()
      func words() async throws -> String {
        try await house.get("/registers/readiness/\(id)", as: house.inspector).words
      }
      #expect(
        try await words().contains(
          "Not all fit: Thornmere Health and Thornmere Police are not rated ready."))
      try await house.say(.ready, of: house.people.health.id, id)
      try await house.say(.nearlyReady, of: house.people.police.id, id)
      #expect(try await words().contains("Not all fit: Thornmere Police is not rated ready."))
      try await house.say(.ready, of: house.people.police.id, id, after: 1)
      let all = try await words()
      #expect(all.contains("All fit: each of 2 partners is rated ready."))
      // What was said before stays, with evidence, day and name.
      #expect(all.contains("Nearly ready Eight records were read Said by Nora Field."))
      try await house.say(.notReady, of: house.people.police.id, id, after: 2)
      #expect(try await words().contains("Not all fit: Thornmere Police is not rated ready."))
      let csv = try await house.get("/registers/readiness/\(id)?format=csv")
      #expect(
        csv.text.contains(
          "Thornmere Police,Not ready,Eight records were read,2026-11-23,Nora Field")
      )
    }
  }

  @Test func `Of nobody it cannot be said that all are fit`() {
    let question = ReadinessQuestion(
      authority: RegistersHouse.authority, title: "X", question: "Y", askedOn: date("2026-11-23"))
    let standing = ReadinessStanding(question: question, partners: [])
    #expect(!standing.areAllFit)
    #expect(standing.sentence == "No partner has been asked yet.")
  }

  @Test(arguments: StoreKind.available)
  func `A partner’s lead sees and writes their own body’s assessment only`(
    on kind: StoreKind
  ) async throws {
    try await withRegisters(on: kind) { house in
      let id = try await house.ask()
      try await house.say(.notReady, of: house.people.health.id, id)
      let page = "/registers/readiness/\(id)"
      let own = "\(page)/bodies/\(house.people.police.id)"
      let other = "\(page)/bodies/\(house.people.health.id)"
      #expect(
        try await house.get("/registers/readiness", as: house.police).words.contains("1 question"))
      let seen = try await house.get(page, as: house.police).words
      #expect(seen.contains("Thornmere Police"))
      #expect(!seen.contains("Thornmere Health"))
      #expect(!seen.contains("fit"))
      let fields =
        [("rating", "ready"), ("evidence", "Twenty records"), ("seen", "0"), ("asked", "1")]
        + dateFields("assessedOn", "2026-11-20")
      #expect(try await house.get(other, as: house.police).status == .forbidden)
      #expect(try await house.post(other, fields, as: house.police).status == .forbidden)
      #expect(try await house.get(own, as: house.police).status == .ok)
      #expect(try await house.post(own, fields, as: house.police).status == .seeOther)
      #expect(try await house.post(own, fields, as: house.inspector).status == .forbidden)
      // Somebody was quicker.
      #expect(try await house.post(own, fields, as: house.board).status == .conflict)
      #expect(try await house.get(page).words.contains("20 Nov 2026 Dana Price"))
      #expect(try await house.get("/registers/policies", as: house.police).status == .forbidden)
    }
  }

  @Test(arguments: StoreKind.available)
  func `A rating needs evidence and no day to come, and somebody has to be asked`(
    on kind: StoreKind
  ) async throws {
    try await withRegisters(on: kind) { house in
      let id = try await house.ask()
      let police = house.people.police.id
      let assess = AssessReadiness(house.acting())
      let refused = try await problems {
        try await assess(
          ReadinessEntry(rating: .ready, evidence: "", assessedOn: date("2026-11-24")),
          of: police, to: id, readAt: 1, after: 0)
      }
      #expect(Set(refused.keys) == ["evidence", "assessedOn"])
      try await assess(
        ReadinessEntry(rating: .notYetAssessed, evidence: "", assessedOn: date("2026-11-23")),
        of: police, to: id, readAt: 1, after: 0)
      await #expect(throws: Refusal.self) {
        try await assess(
          ReadinessEntry(rating: .ready, evidence: "All", assessedOn: date("2026-11-23")),
          of: house.people.council.id, to: id, readAt: 1, after: 0)
      }
      let nobody = try await problems {
        try await AskReadiness(house.acting())(
          ReadinessQuestionEntry(
            title: "X", question: "Y", askedOn: date("2026-11-23"), partners: []))
      }
      #expect(nobody.keys.contains("partners"))
    }
  }
}

extension ReadinessTests {
  @Test(arguments: StoreKind.available)
  func `What partners have answered is not asked otherwise, nor later, nor without them`(
    on kind: StoreKind
  ) async throws {
    try await withRegisters(on: kind) { house in
      let id = try await house.ask()
      let (police, health) = (house.people.police.id, house.people.health.id)
      func change(
        title: String = "The framework ahead", _ question: String = "Are you ready for it?",
        askedOn: String = "2026-11-02", of partners: [Body.ID]? = nil
      ) async throws -> TestResponse {
        try await house.post(
          "/registers/readiness/\(id)",
          [
            ("title", title), ("question", question),
            ("version", "\(try await house.stored(id).version)"),
          ] + dateFields("askedOn", askedOn)
            + (partners ?? [police, health]).map { ("partners", $0.text) })
      }
      let form = "/registers/readiness/\(id)/edit"
      #expect(try await change().status == .seeOther)
      #expect(try await !house.get(form).words.contains("has answered"))
      try await house.say(.notReady, of: police, id)
      #expect(try await house.get(form).words.contains("Thornmere Police has answered"))
      for (answer, words) in [
        (try await change(title: "Another thing"), "Ask a new question"),
        (try await change("Are you NOT ready?"), "Ask a new question"),
        (try await change(askedOn: "2026-11-24"), "was answered on 23 November 2026"),
        (try await change(of: [health]), "Thornmere Police has answered, so it stays"),
      ] {
        #expect(answer.status == .unprocessableContent, "\(words)")
        #expect(answer.words.contains(words), "\(words)")
      }
      let kept = try await house.stored(id)
      #expect(kept.question == "Are you ready for it?" && kept.askedOn == date("2026-11-02"))
      // Who has said nothing yet may be left out, and others asked.
      let council = house.people.council.id
      #expect(try await change(of: [police, council]).status == .seeOther)
      let shown = try await house.get("/registers/readiness/\(id)").words
      #expect(shown.contains("Thornmere Police Not ready") && !shown.contains("Thornmere Health"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `An answer is to the words that were read, and not of a day before they were asked`(
    on kind: StoreKind
  ) async throws {
    try await withRegisters(on: kind) { house in
      let id = try await house.ask()
      let police = house.people.police.id
      let form = "/registers/readiness/\(id)/bodies/\(police)"
      func sent(asked: Int, on day: String = "2026-11-20") async throws -> TestResponse {
        try await house.post(
          form,
          [
            ("rating", "ready"), ("evidence", "Twenty records"), ("seen", "0"),
            ("asked", "\(asked)"), ("_label", "evidence:What shows it?"),
          ] + dateFields("assessedOn", day), as: house.police)
      }
      try await AskReadiness(house.acting())(
        ReadinessQuestionEntry(
          title: "The framework ahead", question: "Are you NOT ready?",
          askedOn: date("2026-11-02"), partners: [police]), over: id, readAt: 1)
      let older = try await sent(asked: 1)
      #expect(older.status == .conflict && older.words.contains("The question was changed"))
      #expect(older.text.contains("Twenty records"))
      let page = try await house.get(form, as: house.police).text
      #expect(page.contains(#"name="asked" value="2""#))
      let early = try await sent(asked: 2, on: "2026-11-01")
      #expect(early.words.contains("It was asked on 2 November 2026"))
      #expect(try await sent(asked: 2).status == .seeOther)
    }
  }
}

extension ReadinessTests {
  @Test(arguments: StoreKind.available)
  func `A misspelling in an answered question is put right, and the words that were answered stay`(
    on kind: StoreKind
  ) async throws {
    try await withRegisters(on: kind) { house in
      let (police, health) = (house.people.police.id, house.people.health.id)
      let id = try await AskReadiness(house.acting())(
        ReadinessQuestionEntry(
          title: "The framwork ahead", question: "Are you redy?", askedOn: date("2026-11-02"),
          partners: [police, health])
      ).id
      let form = "/registers/readiness/\(id)/edit"
      let asked = "What was wrong with the writing?"
      #expect(try await !house.get(form).words.contains(asked), "nobody has answered yet")
      try await house.say(.notReady, of: police, id)
      #expect(try await house.get(form).words.contains(asked))
      func change(_ title: String, _ question: String, _ reason: String) async throws
        -> TestResponse
      {
        try await house.post(
          "/registers/readiness/\(id)",
          [
            ("title", title), ("question", question), ("correction", reason),
            ("partners", police.text), ("partners", health.text),
            ("version", "\(try await house.stored(id).version)"),
          ] + dateFields("askedOn", "2026-11-02"))
      }
      let page = "/registers/readiness/\(id)"
      let refused = try await change("The framework ahead", "Are you redy?", "")
      #expect(refused.status == .unprocessableContent)
      #expect(refused.words.contains("say what was wrong with it"))
      #expect(
        try await change("The framework ahead", "Are you redy?", "An e was missing").status
          == .seeOther)
      #expect(
        try await change("The framework ahead", "Are you ready?", "An a was missing").status
          == .seeOther)
      // Words that stay the same are put right by nobody.
      #expect(
        try await change("The framework ahead", "Are you ready?", "Nothing").status == .seeOther)
      for reader in [house.inspector, house.police] {
        let shown = try await house.get(page, as: reader).words
        #expect(shown.contains("The framework ahead") && shown.contains("Are you ready?"))
        for words in [
          "Until 23 November 2026 this read “The framwork ahead”: “Are you redy?”",
          "The writing was put right by Nora Field: An e was missing",
          "Until 23 November 2026 this read “The framework ahead”: “Are you redy?”",
          "The writing was put right by Nora Field: An a was missing",
        ] { #expect(shown.contains(words), "\(words)") }
        #expect(!shown.contains("Nothing"))
      }
      // What another meaning would be stays a new question.
      #expect(
        try await change("Another thing", "Are you ready?", "").words.contains("new question"))
    }
  }
}

extension RegistersHouse {
  /// A question to police and health.
  func ask() async throws -> ID<ReadinessQuestion> {
    try await AskReadiness(acting())(
      ReadinessQuestionEntry(
        title: "The framework ahead", question: "Are you ready?", askedOn: date("2026-11-02"),
        partners: [people.police.id, people.health.id])
    ).id
  }

  func say(
    _ rating: ReadinessAssessment.Rating, of body: Body.ID, _ question: ID<ReadinessQuestion>,
    after seen: Int = 0
  ) async throws {
    try await AssessReadiness(acting())(
      ReadinessEntry(
        rating: rating, evidence: "Eight records were read", assessedOn: date("2026-11-23")),
      of: body, to: question, readAt: stored(question).version, after: seen)
  }
}
