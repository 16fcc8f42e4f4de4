import Civil
import ImprovementPlan
import Kernel
import SiteMap
import Storage
import TestKit
import Testing

@testable import Board

@Suite struct ChallengeTests {
  @Test(arguments: StoreKind.available)
  func `S31: a challenge is answered by a day of the council’s rule, and overdue is said in words`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let challenge = try await house.challenge("Is it good, or only done?")
      // Ten working days from Tuesday 1 September.
      #expect(challenge.dueOn == date("2026-09-15"))
      #expect(challenge.ruleVersion == 1)
      var page = try await house.get(.challenge(challenge.id), as: house.officer).text
      #expect(page.contains("Answer due in 10 working days"))
      #expect(page.contains("10 working days from the day of the challenge"))
      house.clock.set(date("2026-09-18"))
      page = try await house.get(.challenges, as: house.officer).text
      #expect(page.contains("Answer overdue by 3 working days"))
      #expect(page.contains("tone-urgent"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `S31: it closes only when it is answered, with an outcome and its impact`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let raised = try await house.challenge("Is it good, or only done?")
      let close = CloseChallenge(house.acting(house.manager))
      await #expect(
        performing: {
          try await close(
            raised.id, readAt: 1, outcome: "x", changed: .nothing, impact: "x")
        }, throws: isConflict)
      let challenge = try await house.answer(raised, satisfied: true)
      let sent = try await house.post(
        .challenge(challenge.id, "close"), [("version", "\(challenge.version)")],
        as: house.manager)
      #expect(sent.status == 422)
      for message in [
        "Say what came of it.", "Say whether it has changed anything.", "Say what it has changed",
      ] { #expect(sent.text.contains(message)) }
      let found = try await problems {
        try await close(
          challenge.id, readAt: challenge.version, outcome: "", changed: .forChildren,
          impact: "")
      }
      #expect(Set(found.keys) == ["outcome", "impact"])
      try await close(
        challenge.id, readAt: challenge.version, outcome: "Records are read",
        changed: .forChildren, impact: "Three children were seen the same day")
      let page = try await house.get(.challenge(challenge.id), as: house.officer).text
      #expect(page.contains("Closed with impact"))
      await #expect(
        performing: {
          _ = try await RaiseChallenge(house.acting(house.officer)).change(
            challenge.id, readAt: challenge.version, to: house.entry("Another question"))
        }, throws: isConflict)
    }
  }

  @Test(arguments: StoreKind.available)
  func `An answer is recorded under the words that it answers`(_ kind: StoreKind) async throws {
    try await withBoardHouse(kind) { house in
      let raised = try await house.challenge("Is it done?")
      var entry = house.entry("Is it good?")
      entry.askedOn = raised.askedOn
      // Somebody puts the question otherwise while another has the form of the answer open.
      let reworded = try await RaiseChallenge(house.acting(house.officer)).change(
        raised.id, readAt: raised.version, to: entry)
      let answer = AnswerChallenge.Entry(
        answer: "Yes, since Monday.", answeredOn: house.world.today(), answeredBy: "Sam Okafor")
      let record = AnswerChallenge(house.acting(house.officer))
      let words = await refusal { try await record(answer, to: raised.id, readAt: raised.version) }
      #expect(words?.contains("It now asks: “Is it good?”") == true)
      #expect(try await house.stored(raised).answer.isEmpty)
      // What else was changed of it is no reason to refuse.
      entry.dueOn = date("2026-12-18")
      _ = try await RaiseChallenge(house.acting(house.officer)).change(
        raised.id, readAt: reworded.version, to: entry)
      let kept = try await record(answer, to: raised.id, readAt: reworded.version)
      #expect(kept.question == "Is it good?" && kept.dueOn == date("2026-12-18"))
      #expect(kept.answer == answer.answer)
    }
  }

  @Test(arguments: StoreKind.available)
  func `An answer that does not satisfy and changes nothing leaves the question open`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let close = CloseChallenge(house.acting(house.manager))
      let undecided = try await house.answer(
        try await house.challenge("One?"), satisfied: nil)
      await #expect(
        performing: {
          try await close(
            undecided.id, readAt: undecided.version, outcome: "o", changed: .inPractice,
            impact: "i")
        }, throws: isConflict)
      let refused = try await house.answer(
        try await house.challenge("Two?"), satisfied: false)
      let found = try await problems {
        try await close(
          refused.id, readAt: refused.version, outcome: "o", changed: .nothing, impact: "i")
      }
      #expect(found["changed"]?.contains("still open") == true)
    }
  }

  @Test(arguments: StoreKind.available)
  func `M62: closed with impact of those raised, n/a on none, and it opens to its records`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      var page = try await house.get(.challenges, as: house.officer).text
      #expect(page.contains("n/a"))
      #expect(page.contains("0 closed with impact, of 0 raised"))
      for (question, changed) in [
        ("With impact?", Challenge.Changed.forChildren), ("Without?", .nothing),
      ] {
        let answered = try await house.answer(
          try await house.challenge(question), satisfied: true)
        try await CloseChallenge(house.acting(house.manager))(
          answered.id, readAt: answered.version, outcome: "o", changed: changed, impact: "i")
      }
      _ = try await house.challenge("Still open?")
      page = try await house.get(.challenges, as: house.officer).text
      #expect(page.contains("33 %"))
      #expect(page.contains("1 closed with impact, of 3 raised"))
      let opened = try await house.get(
        Address.challenges.with("from", "2026-01-01").with("to", "2026-12-31")
          .with("state", "impact"), as: house.officer
      ).text
      #expect(opened.contains("With impact?"))
      #expect(!opened.contains("Without?") && !opened.contains("Still open?"))
      let before = try await house.get(
        Address.challenges.with("from", "2025-01-01").with("to", "2025-12-31"),
        as: house.officer
      ).text
      #expect(before.contains("n/a"))
      let nonsense = try await house.get(
        Address.challenges.with("from", "yesterday"), as: house.officer
      ).text
      #expect(nonsense.contains("The day was not understood"))
      #expect(nonsense.contains("The last twelve months are shown."))
      #expect(nonsense.contains("value=\"1 September 2026\"") && !nonsense.contains("2026-03-27"))
      let typed = try await house.get(
        Address.challenges.with("from", "1 January 2026").with("to", "31 December 2026"),
        as: house.officer
      ).text
      #expect(typed.contains("from 1 January 2026 to 31 December 2026"))
      let reversed = try await house.get(
        Address.challenges.with("from", "2026-08-02").with("to", "2026-08-01"), as: house.officer
      ).text
      #expect(reversed.contains("2 August 2026 is later than 1 August 2026"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `Evidence that is shown must be of the plan that the challenge is about`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let action = try await house.action("Read records together", due: date("2026-12-18"))
      let evidence = try await AddEvidence(house.acting(house.officer))(
        EvidenceEntry(
          kind: .audit, strength: .sampled, title: "Audit of ten records", text: "Nine of ten.",
          effectiveOn: date("2026-08-31")), to: .action(action.id))
      let about = try await house.challenge("What shows it?", ofPlan: true)
      let kept = try await house.answer(about, satisfied: true, evidence: [evidence.id])
      let page = try await house.get(.challenge(kept.id), as: house.officer).text
      #expect(page.contains("Audit of ten records"))
      let other = try await house.challenge("And in general?")
      let found = try await problems {
        _ = try await house.answer(other, satisfied: true, evidence: [evidence.id])
      }
      #expect(found["evidence"] != nil)
    }
  }

  @Test(arguments: StoreKind.available)
  func `A question that was answered keeps its words and was asked before its answer`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      var entry = house.entry("How many had three workers?")
      entry.meeting = try await house.meeting(on: date("2026-09-01"), state: .held).id
      let raise = RaiseChallenge(house.acting(house.officer))
      let raised = try await raise(entry)
      let form = Address.challenge(raised.id, "edit")
      #expect(
        try await !house.get(form, as: house.officer).text.contains("It is answered"))
      house.clock.set(date("2026-09-10"))
      let answered = try await house.answer(raised, satisfied: true)
      house.clock.set(date("2026-09-20"))
      #expect(try await house.get(form, as: house.officer).text.contains("It is answered"))
      var other = entry
      other.question = "Is all well?"
      let reworded = try await problems {
        _ = try await raise.change(raised.id, readAt: answered.version, to: other)
      }
      #expect(reworded["question"]?.contains("write it down as a challenge of its own") == true)
      var later = entry
      (later.meeting, later.askedOn, later.dueOn) = (nil, date("2026-09-15"), date("2026-09-30"))
      let redated = try await problems {
        _ = try await raise.change(raised.id, readAt: answered.version, to: later)
      }
      #expect(redated["askedOn"]?.contains("was answered on 10 September 2026") == true)
      entry.askedOf = .body(house.police.id)
      let kept = try await raise.change(raised.id, readAt: answered.version, to: entry)
      #expect(kept.question == raised.question && kept.askedOf == .body(house.police.id))

      let closed = try await CloseChallenge(house.acting(house.manager))(
        raised.id, readAt: kept.version, outcome: "o", changed: .nothing, impact: "i")
      await #expect(
        throws: Refusal.conflict(
          "\(raised.reference) is closed. Open it again on its page before you change it."),
        "no form opens that can only be refused"
      ) { _ = try await house.get(.challenge(raised.id, "edit"), as: house.manager) }
      let reopened = try await CloseChallenge(house.acting(house.manager)).reopen(
        raised.id, readAt: closed.version, because: "Asked again")
      let again = try await problems {
        _ = try await raise.change(raised.id, readAt: reopened.version, to: other)
      }
      #expect(again["question"] != nil)
    }
  }

  @Test(arguments: StoreKind.available)
  func `What is asked at a meeting is asked on its day, and at none that is still to come`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let held = try await house.meeting(on: date("2026-09-01"), state: .held)
      let planned = try await house.meeting(on: date("2026-10-22"))
      let cancelled = try await house.meeting(on: date("2026-08-25"), state: .cancelled)
      house.clock.set(date("2026-09-05"))
      var entry = house.entry("Who sees children alone?")
      for (meeting, field, words) in [
        (held, "askedOn", "That meeting is of 1 September 2026"),
        (planned, "meeting", "That meeting is planned for 22 October 2026"),
        (cancelled, "meeting", "That meeting was cancelled"),
      ] {
        entry.meeting = meeting.id
        let found = try await problems {
          _ = try await RaiseChallenge(house.acting(house.officer))(entry)
        }
        #expect(found[field]?.contains(words) == true, "\(words)")
      }
      let page = try await house.get(.meeting(planned.id), as: house.manager).text
      #expect(!page.contains("Write down a challenge"))

      // The day of the meeting is put right where the question no longer stands at it.
      (entry.meeting, entry.askedOn) = (held.id, held.heldOn)
      let raised = try await RaiseChallenge(house.acting(house.officer))(entry)
      let fixed = await refusal { try await house.keep(held, .held, on: "2026-09-02") }
      #expect(fixed?.contains("2026: CH-01.") == true)
      entry.meeting = nil
      _ = try await RaiseChallenge(house.acting(house.officer)).change(
        raised.id, readAt: raised.version, to: entry)
      try await house.keep(held, .held, on: "2026-09-02")
    }
  }

  @Test(arguments: StoreKind.available)
  func `What a meeting asks for is neither done nor due before it`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let meeting = try await house.meeting(on: date("2026-09-01"), state: .held)
      let log = KeepLog(house.acting(house.manager))
      var words = LogWords(text: "Bring the figures", dueOn: date("2026-08-31"))
      let early = try await problems { try await log.add(words, at: meeting.id) }
      #expect(early["dueOn"]?.contains("asked for on 1 September 2026") == true)
      words.dueOn = date("2026-09-15")
      let entry = try await log.add(words, at: meeting.id)
      (words.doneOn, words.outcome) = (date("2026-08-31"), "In the pack")
      let before = try await problems {
        _ = try await log.change(entry.id, readAt: entry.version, to: words)
      }
      #expect(before["doneOn"]?.contains("asked for on 1 September 2026") == true)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Of two who change a challenge each keeps what only they changed`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let read = try await house.challenge("First words")
      let raise = RaiseChallenge(house.acting(house.officer))
      var mine = house.entry("Better words")
      mine.dueOn = read.dueOn
      _ = try await raise.change(read.id, readAt: 1, to: mine)
      var theirs = house.entry("First words")
      theirs.askedOf = .body(house.police.id)
      theirs.dueOn = read.dueOn
      let merged = try await raise.change(read.id, readAt: 1, to: theirs)
      #expect(merged.question == "Better words")
      #expect(merged.askedOf == .body(house.police.id))
      await #expect(throws: StaleRecord.self) {
        _ = try await raise.change(read.id, readAt: 1, to: house.entry("Other words"))
      }
    }
  }
}

extension BoardHouse {
  func entry(_ question: String) -> ChallengeEntry {
    ChallengeEntry(
      question: question, askedBy: .person(chair.id), askedOn: world.today())
  }

  func challenge(_ question: String, ofPlan: Bool = false) async throws -> Challenge {
    var entry = entry(question)
    if ofPlan { entry.plan = plan.id }
    return try await RaiseChallenge(acting(officer))(entry)
  }

  func answer(
    _ challenge: Challenge, satisfied: Bool?, evidence: [Evidence.ID] = []
  ) async throws -> Challenge {
    try await AnswerChallenge(acting(officer))(
      AnswerChallenge.Entry(
        answer: "We have read the records.", answeredOn: world.today(), answeredBy: "Mara Quill",
        evidence: evidence, isSatisfied: satisfied), to: challenge.id,
      readAt: challenge.version)
  }
}
