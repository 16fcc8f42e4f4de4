import Civil
import Kernel
import Markup
import Registers
import SiteMap
import Storage
import TestKit
import Testing
import Voice
import Web

@testable import ImprovementPlan
@testable import Publishing

/// What children read, and what stands beside a frozen edition when it is no longer so.
@Suite struct EditionChildrenTests {
  @Test(arguments: StoreKind.available)
  func `S34: a day that was announced and is called off is told at once, beside the frozen words`(
    on kind: StoreKind
  ) async throws {
    try await withPublishing(kind) { house in
      let edition = try await house.published()
      let visit = Visit(world: house.world, user: house.officer, address: .home)
      func pages() async throws -> [String] {
        let shown = try await house.read { try PublishedPlan(edition, visit, $0) }
        return [shown.page.content.description, shown.childrensPage.content.description]
      }
      let before = try #require(try await house.frozen(edition))
      for page in try await pages() { #expect(!page.contains("Changed since this was published")) }

      let moved = try await KeepConsultation(house.acting())(
        ConsultationEntry(
          title: "Being listened to", question: "Who listened to you?", method: "Conversations",
          audience: "Children with a plan", plannedOn: date("2026-07-15"), reason: "The hall"),
        over: house.consultation.id, readAt: house.consultation.version)
      let told = try await pages()
      #expect(told[0].contains("moved to 15 July 2026. It does not take place on 1 July 2026."))
      let promised = "<li>Care leavers’ council: we said that we would ask you on 1 July 2026. "
      #expect(
        told[1].contains(promised + "We changed the day. It is now on 15 July 2026."))
      house.clock.set("2026-06-22")
      try await KeepConsultation(house.acting()).cancel(
        moved.id, readAt: moved.version, because: "Zebedee is ill")
      let said = try await pages()
      for page in said { #expect(!page.contains("Zebedee")) }
      #expect(
        said[0].contains("called off on 22 June 2026. It does not take place on 1 July 2026."))
      #expect(said[0].contains("Added since. As it was published:"))
      // Children are told by whom it asks: its title stands nowhere on their page.
      #expect(
        said[1].contains(promised + "We called this off. Please do not come on that day."))
      #expect(!said[1].contains("Being listened to"))
      #expect(said[1].contains("we will ask you on"))
      #expect(said[1].contains("We called this off. Please do not come on that day."))
      house.clock.set("2026-07-02")
      let later = try await pages()
      #expect(later[0].contains("It did not take place on 1 July 2026."))
      for page in later { #expect(!page.contains("Please do not come")) }
      // What was approved is what is frozen still.
      #expect(try await house.frozen(edition) == before)
      #expect(try await house.stored(edition.id).sha256 == edition.sha256)
    }
  }

  @Test(arguments: StoreKind.available)
  func `S34: that people were asked after it was published is told beside the frozen words`(
    on kind: StoreKind
  ) async throws {
    try await withPublishing(kind) { house in
      let undated = try await KeepConsultation(house.acting())(
        ConsultationEntry(
          title: "Parents", question: "What?", method: "A survey", audience: "Parents"),
        about: house.plan.id)
      try await KeepGroups(house.acting()).add(.parents, named: "Parents", to: undated.id)
      let edition = try await house.published()
      house.clock.set("2026-07-06")
      for one in [house.consultation, undated] {
        try await KeepConsultation(house.acting()).hold(
          one.id, readAt: one.version, on: date("2026-07-03"), tookPart: 9, heard: "It helps.")
      }
      let visit = Visit(world: house.world, user: house.officer, address: .home)
      let shown = try await house.read { try PublishedPlan(edition, visit, $0) }
      let page = shown.page.content.description
      #expect(page.contains("“Being listened to”: held on 3 July 2026.</li>"))
      #expect(page.contains("“Parents”: held on 3 July 2026.</li>"))
      #expect(!page.contains("not take place"))
      let children = shown.childrensPage.content.description
      let asked = "We asked you on 3 July 2026."
      #expect(
        children.contains("we said that we would ask you on 1 July 2026. \(asked)</li>"))
      #expect(children.contains("<li>Parents: \(asked)</li>"))
      #expect(children.ranges(of: "New: \(asked)").count == 2)
      let data = PublishedNewsData(
        consultations: shown.content.consultations, news: shown.news, today: visit.today)
      let told = try JSONReader.read(data.bytes(beside: Array("{}".utf8), sha256: ""))
      let held: JSON = [
        "consultation": .string(house.consultation.id.text), "title": "Being listened to",
        "plannedOn": "2026-07-01", "isCalledOff": false, "nowPlannedOn": .null,
        "heldOn": "2026-07-03", "words": "Held on 3 July 2026.",
      ]
      guard case .array(let all) = told["changedSincePublished"] else {
        Issue.record("no array")
        return
      }
      #expect(all.count == 2 && all.contains(held))
    }
  }

  @Test(arguments: StoreKind.available)
  func `What is dropped after its date is told to everybody, and to children`(
    on kind: StoreKind
  ) async throws {
    try await withPublishing(kind) { house in
      try await house.holdConsultation()
      let former = try #require(try await house.frozen(try await house.published()))
      #expect(former.plan.dropped == nil)
      house.clock.set("2026-10-05")
      let gone = try await house.stored(house.actions[0].id)
      try await WithdrawAction(house.acting())(
        gone.id, readAt: gone.version,
        by: DecisionEntry(
          setBy: .council, setByName: "Director of Children’s Services",
          setOn: date("2026-10-05"), approver: "Ola Grant, director",
          reason: "Another team does it"))
      let draft = try await house.readyEdition("October 2026")
      let (world, officer) = (house.world, house.officer)
      let current = try await house.read {
        try EditionContent(of: draft, in: world, for: officer, $0)
      }
      let told =
        "ACT-01 See children alone: due on 30 September 2026, taken out of the plan on 5 October 2026."
      #expect(
        EditionChanges(former: former, current: current).sentences.contains(
          "No longer in the plan: " + told))
      let first = current.plan.recommendations[0]
      let html = PublishedRecommendation(
        recommendation: first, actions: current.actions(of: first),
        dropped: current.dropped(from: first), asAt: current.plan.asAt, words: nil
      ).html.description
      #expect(html.contains(told))
      let promise = Promise([], dropped: current.dropped(from: first), due: nil, on: world.today())
      #expect(
        promise.dropped
          == "We promised one thing. We did not do it in time, and took it out of the plan.")
      let beside = Promise(
        current.actions(of: current.plan.recommendations[1]),
        dropped: current.dropped(from: first), due: nil, on: world.today())
      #expect(
        beside.dropped
          == "We also promised one more thing. We did not do it in time, and took it out of the plan."
      )
      #expect(current.dropped(from: current.plan.recommendations[1]).isEmpty)
      #expect(current.allText.ranges(of: "See children alone").count == 2)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Children read no promise that the plan does not stand for, but why, and what was taken out`(
    on kind: StoreKind
  ) async throws {
    try await withPublishing(kind) { house in
      _ = try await house.published("June 2026")
      _ = try await WithdrawAction(house.acting())(
        house.actions[0].id, readAt: house.actions[0].version,
        by: DecisionEntry(
          setBy: .council, setByName: "Director", setOn: house.world.today(),
          approver: "Ola Grant, director", reason: "Others do it"))
      let draft = try await house.readyEdition("July 2026")
      let (world, officer, outcome) = (house.world, house.officer, house.outcomes[0].id)
      func told(_ promised: String, because: String) async throws -> String {
        try await WriteEditionWords(house.acting())(
          EditionWordsEntry(asked: "See us alone.", promised: promised, because: because),
          of: outcome, in: draft.id)
        let content = try await house.read {
          try EditionContent(of: draft, in: world, for: officer, $0)
        }
        return content.promised(for: content.plan.recommendations[0])
      }
      let none = "We do not promise anything for this yet."
      let hard = "Organisational accountabilities necessitate administrative rationalisation."
      #expect(try await told("A bed.", because: hard) == "\(none) The whole plan says why.")
      #expect(try await told("", because: "Others do it.") == "\(none) Others do it.")
      // No promise has to be written where there is none.
      #expect(try await house.gaps(of: draft).isEmpty)
      #expect(
        try await told("You get a bed.", because: "We will say in May.")
          == "\(none) We will say in May.")
      // It is kept for the day on which something is done about it.
      #expect(
        try await house.page(.editionWords(of: outcome, in: draft.id)).contains("You get a bed."))

      let written = try await house.stored(draft.id)
      let proposed = try await PrepareEdition(house.acting()).propose(
        draft.id, readAt: written.version)
      let edition = try await ApproveEdition(house.acting(house.director))(
        proposed.id, readAt: proposed.version, seen: proposed.sha256 ?? "")
      let visit = Visit(world: house.world, user: house.officer, address: .home)
      let shown = try await house.read { try PublishedPlan(edition, visit, $0) }
      let page = shown.childrensPage.content.description
      #expect(page.contains("<p>\(none) We will say in May.</p>"))
      #expect(!page.contains("You get a bed."))
      #expect(page.ranges(of: "Not yet").count == 1, "of the other recommendation")
      #expect(page.ranges(of: "We took one thing out of the plan.").count == 1)
      let frozen = try #require(try await house.frozen(edition))
      #expect(frozen.words[outcome.text]?.promised == "")
      for words in [none, "The whole plan says why.", "We took 2 things out of the plan."] {
        let readability = try #require(Readability(words))
        #expect(readability.passes(PublicationLimits.usualChildGrade), "\(words)")
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `Children read that the council said no to what inspectors asked`(
    on kind: StoreKind
  ) async throws {
    try await withPublishing(kind) { house in
      let outcome = house.outcomes[0].id
      try await AnswerRecommendation(house.acting())(
        ResponseEntry(
          answer: .notAccepted, reason: "Another law", answeredOn: house.world.today(),
          answeredBy: "Cabinet"), to: outcome, readAt: 1)
      _ = try await WithdrawAction(house.acting())(
        house.actions[0].id, readAt: house.actions[0].version,
        by: DecisionEntry(
          setBy: .council, setByName: "Director", setOn: house.world.today(),
          approver: "Ola Grant, director", reason: "Others do it"))
      let edition = try await house.published()
      let content = try #require(try await house.frozen(edition))
      let told = content.promised(for: content.plan.recommendations[0])
      #expect(told == "We said no to what the inspectors asked for. The whole plan says why.")
      let readability = try #require(Readability(told))
      #expect(readability.passes(PublicationLimits.usualChildGrade), "grade \(readability.grade)")
    }
  }

  @Test(arguments: StoreKind.available)
  func `What comes back into the plan is told as that and not as new, to children too`(
    on kind: StoreKind
  ) async throws {
    try await withPublishing(kind) { house in
      func decision(_ reason: String) -> DecisionEntry {
        DecisionEntry(
          setBy: .council, setByName: "Director of Children’s Services",
          setOn: house.world.today(), approver: "Ola Grant, director", reason: reason)
      }
      _ = try await house.published("June 2026")
      // In time, so that the edition without it says nothing of a date that was missed.
      let gone = try await WithdrawAction(house.acting())(
        house.actions[0].id, readAt: house.actions[0].version, by: decision("Others do it"))
      let draft = try await house.readyEdition("July 2026")
      try await WriteEditionWords(house.acting())(
        EditionWordsEntry(asked: "See us alone.", promised: "We will.", because: "Others do it."),
        of: house.outcomes[0].id, in: draft.id)
      let written = try await house.stored(draft.id)
      let proposed = try await PrepareEdition(house.acting()).propose(
        draft.id, readAt: written.version)
      _ = try await ApproveEdition(house.acting(house.director))(
        proposed.id, readAt: proposed.version, seen: proposed.sha256 ?? "")
      _ = try await WithdrawAction(house.acting()).undo(
        gone.id, readAt: gone.version, by: decision("Nobody else can"))
      let edition = try await house.published("August 2026")

      let visit = Visit(world: house.world, user: house.officer, address: .home)
      let shown = try await house.read { try PublishedPlan(edition, visit, $0) }
      #expect(
        shown.changes?.told.sentences.suffix(1) == [
          "Back in the plan: ACT-01 See children alone, due on 30 September 2026."
        ])
      #expect(
        shown.changes?.told.sentences.first?.hasSuffix("; it was “No action yet”.") == true)
      let back =
        "We had taken one thing out of the plan. Now it is back. We will do it by 30 September 2026."
      #expect(shown.childrensPage.content.description.ranges(of: back).count == 1)
      let readability = try #require(Readability(back))
      #expect(readability.passes(PublicationLimits.usualChildGrade), "grade \(readability.grade)")
      let next = try await house.published("September 2026")
      let later = try await house.read { try PublishedPlan(next, visit, $0) }
      #expect(later.changes?.told.sentences == [])
      #expect(!later.childrensPage.content.description.contains("Now it is back"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `S34: the data says beside the frozen document which day was moved or called off`(
    on kind: StoreKind
  ) async throws {
    try await withPublishing(kind) { house in
      let edition = try await house.published()
      let content = try #require(try await house.frozen(edition))
      let frozen = try content.document()
      func data() async throws -> JSON {
        let (today, authority) = (house.world.today(), PublishingHouse.authority)
        let news = try await house.read {
          try $0.consultationNews(since: content.consultations, in: authority)
        }
        let bytes = PublishedNewsData(
          consultations: content.consultations, news: news, today: today
        ).bytes(beside: frozen, sha256: edition.sha256 ?? "")
        #expect(bytes.dropLast().suffix(frozen.count) == frozen[...])
        return try JSONReader.read(bytes)
      }
      let before = try await data()
      #expect(before["changedSincePublished"] == JSON.array([]))
      #expect(before["sha256"] == JSON.string(edition.sha256 ?? ""))
      #expect(before["document"]?["label"] == JSON.string("June 2026"))
      let moved = try await KeepConsultation(house.acting())(
        ConsultationEntry(
          title: "Being listened to", question: "Who listened to you?", method: "Conversations",
          audience: "Children with a plan", plannedOn: date("2026-07-15"), reason: "The hall"),
        over: house.consultation.id, readAt: house.consultation.version)
      var expected: JSON = [
        "consultation": .string(moved.id.text), "title": "Being listened to",
        "plannedOn": "2026-07-01", "isCalledOff": false, "nowPlannedOn": "2026-07-15",
        "heldOn": .null,
        "words": "Moved to 15 July 2026. It does not take place on 1 July 2026.",
      ]
      #expect(try await data()["changedSincePublished"] == JSON.array([expected]))
      try await KeepConsultation(house.acting()).cancel(
        moved.id, readAt: moved.version, because: "Zebedee is ill")
      expected = [
        "consultation": .string(moved.id.text), "title": "Being listened to",
        "plannedOn": "2026-07-01", "isCalledOff": true, "nowPlannedOn": .null,
        "heldOn": .null,
        "words": "Called off on 8 June 2026. It does not take place on 1 July 2026.",
      ]
      #expect(try await data()["changedSincePublished"] == JSON.array([expected]))
    }
  }
}
