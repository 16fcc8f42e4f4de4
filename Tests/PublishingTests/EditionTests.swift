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

@Suite struct EditionTests {
  @Test(arguments: StoreKind.available)
  func `Who prepared an edition does not approve it`(on kind: StoreKind) async throws {
    try await withPublishing(kind) { house in
      let edition = try await house.proposed()
      let sha256 = try #require(edition.sha256)
      #expect(
        try await isConflict {
          try await ApproveEdition(house.acting())(
            edition.id, readAt: edition.version, seen: sha256)
        })
      // Nor does somebody who wrote a word of it, whoever put it forward.
      try await ApproveEdition(house.acting(house.director)).sendBack(
        edition.id, readAt: edition.version, because: "Say more")
      try await WriteEditionWords(house.acting(house.director))(
        EditionWordsEntry(asked: "See us alone.", promised: "We will."),
        of: house.outcomes[0].id, in: edition.id)
      let draft = try await house.stored(edition.id)
      #expect(draft.returnedBecause == "Say more")
      #expect(draft.document == nil)
      let again = try await PrepareEdition(house.acting()).propose(
        draft.id, readAt: draft.version)
      #expect(
        try await isConflict {
          try await ApproveEdition(house.acting(house.director))(
            again.id, readAt: again.version, seen: again.sha256 ?? "")
        })
      await #expect(throws: Refusal.self) {
        let reader = User(
          account: ID(), authority: PublishingHouse.authority, name: "Owen Park",
          roles: [.boardManager])
        try await ApproveEdition(house.acting(reader))(
          again.id, readAt: again.version, seen: again.sha256 ?? "")
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `What is approved is what was read, and what was put forward is not changed`(
    on kind: StoreKind
  ) async throws {
    try await withPublishing(kind) { house in
      let edition = try await house.proposed()
      #expect(
        try await isConflict {
          try await ApproveEdition(house.acting(house.director))(
            edition.id, readAt: edition.version, seen: "another")
        })
      #expect(
        try await isConflict {
          try await PrepareEdition(house.acting())(
            PublishingHouse.entry("Other"), over: edition.id, readAt: edition.version)
        })
      #expect(
        try await isConflict {
          try await PrepareEdition(house.acting())(
            PublishingHouse.entry("Second"), ofPlan: house.plan.id)
        })
      #expect(
        try await isConflict { _ = try await PrepareEdition(house.acting()).discard(edition.id) })
    }
  }

  @Test(arguments: StoreKind.available)
  func `S40: an edition lists its owner, and a later one keeps the former readable`(
    on kind: StoreKind
  ) async throws {
    try await withPublishing(kind) { house in
      let first = try await house.published("June 2026")
      #expect(first.publishedOn == date("2026-06-08"))
      #expect(first.approvedBy == "Amara Deen")
      #expect(first.approvedAs == "Director of children’s services")
      let before = try #require(try await house.frozen(first))
      #expect(before.plan.answeredForBy == "Improvement Panel")
      #expect(before.plan.ambition == "At least Good")
      #expect(before.plan.sources[0].reports.map(\.link) == ["https://reports.example/1"])
      #expect(before.plan.recommendations.map { $0.response?.word } == ["Accepted", "Accepted"])
      #expect(before.consultations[0].groups == ["Care leavers’ council"])

      house.clock.set("2026-11-16")
      let action = try await house.stored(house.actions[0].id)
      _ = try await RecordProgress(house.acting())(
        ProgressEntry(delivery: .complete, note: "Done", effectiveOn: date("2026-11-10")),
        on: action.id, readAt: action.version)
      try await KeepConsultation(house.acting()).hold(
        house.consultation.id, readAt: house.consultation.version, on: date("2026-07-01"),
        tookPart: 9, heard: "It helps.")
      let second = try await house.published("November 2026")
      #expect(second.number == 2)
      let former = try await house.stored(first.id)
      #expect(former.state == .published)
      #expect(try await house.frozen(former) == before)
      let after = try #require(try await house.frozen(second))
      let (was, now) = (before.plan.recommendations, after.plan.recommendations)
      let unchecked = "Complete, not yet checked by somebody else"
      func rated(_ one: PublicPlan.Rated?) -> String { "“\(one?.word ?? "")”" }
      let acted = (before.plan.actions[1].delivery, after.plan.actions[1].delivery)
      let told = EditionChanges(former: before, current: after)
      #expect(
        told.sentences == [
          "\(now[0].reference): delivery is now “\(unchecked)”; it was \(rated(was[0].delivery)).",
          "\(now[1].reference): delivery is now \(rated(now[1].delivery)); it was \(rated(was[1].delivery)).",
          "ACT-01 See children alone: done on 10 November 2026.",
          "ACT-02 See children alone: delivery is now \(rated(acted.1)); it was \(rated(acted.0)).",
          "ACT-02 See children alone: late by 33 working days.",
          "Being listened to: held on 1 July 2026.",
        ])
      let found = try await house.read { try $0.former(of: second) }
      #expect(found?.id == first.id)
    }
  }

  @Test(arguments: StoreKind.available)
  func `The public words stand in place of those inside, and nothing else is frozen of them`(
    on kind: StoreKind
  ) async throws {
    try await withPublishing(kind) { house in
      let edition = try await house.readyEdition()
      let action = house.actions[0].id
      try await WriteEditionWords(house.acting())(
        EditionWordsEntry(
          asked: "See us alone.", promised: "We will.",
          actions: [action: "We see each child alone."]),
        of: house.outcomes[0].id, in: edition.id)
      // Two people on the same words: the second is told.
      await #expect(throws: StaleRecord.self) {
        try await WriteEditionWords(house.acting())(
          EditionWordsEntry(asked: "Other", promised: "Words"), of: house.outcomes[0].id,
          in: edition.id, readAt: 1)
      }
      let now = try await house.stored(edition.id)
      let proposed = try await PrepareEdition(house.acting()).propose(
        now.id, readAt: now.version)
      let content = try #require(try await house.frozen(proposed))
      #expect(
        content.plan.actions.map(\.whatWillBeDone) == [
          "We see each child alone.", "At every visit",
        ])
      // The bytes are those that the hash is of, whoever reads them.
      #expect(try content.document() == EditionContent(document: content.document()).document())
    }
  }

  @Test(arguments: StoreKind.available)
  func `What was published and what was taken back are changes of the plan`(
    on kind: StoreKind
  ) async throws {
    try await withPublishing(kind) { house in
      let (links, plan) = (PublishingSlice(world: house.world).planParts, house.plan)
      let begin = house.world.now()
      func told(since start: Instant) async throws -> [PlanChange] {
        let now = house.world.now()
        return try await house.read { try links.changes($0, plan, start, now) }
      }
      house.clock.set("2026-06-09")
      let proposed = try await house.proposed()
      #expect(try await told(since: begin).isEmpty)
      house.clock.set("2026-06-10")
      let edition = try await ApproveEdition(house.acting(house.director))(
        proposed.id, readAt: proposed.version, seen: proposed.sha256 ?? "")
      let published = house.world.now()
      let news = try #require(try await told(since: begin).first)
      #expect(news.words == "“June 2026” was published, with its version for children.")
      #expect(news.topic == .edition && news.by == "Amara Deen" && news.subject == "June 2026")
      #expect(news.address == .publishedPlan(edition.id) && news.on == date("2026-06-10"))

      house.clock.set("2026-06-15")
      _ = try await ApproveEdition(house.acting(house.director)).withdraw(
        edition.id, readAt: edition.version, because: "A wrong date")
      #expect(
        try await told(since: published).map(\.words) == [
          "“June 2026” was taken back from the public: A wrong date"
        ])
      #expect(try await told(since: house.world.now()).isEmpty)
    }
  }

  @Test(arguments: StoreKind.available)
  func `An edition that is withdrawn stays on record with the reason`(
    on kind: StoreKind
  ) async throws {
    try await withPublishing(kind) { house in
      let edition = try await house.published()
      let withdraw = ApproveEdition(house.acting(house.director))
      let said = try await refusals {
        try await withdraw.withdraw(edition.id, readAt: edition.version, because: "")
      }
      #expect(said.count == 1)
      let gone = try await withdraw.withdraw(
        edition.id, readAt: edition.version, because: "A wrong date")
      #expect(gone.state == .withdrawn)
      #expect(gone.withdrawnBecause == "A wrong date")
      #expect(gone.publishedOn == edition.publishedOn)
      #expect(try await house.frozen(gone) != nil)
      #expect(
        try await isConflict {
          try await withdraw.withdraw(gone.id, readAt: gone.version, because: "Again")
        })
      // The next edition takes its words over, but tells no changes since what nobody may read.
      let next = try await house.readyEdition("July 2026")
      #expect(next.number == 2)
      #expect(try await house.read { try $0.former(of: next) } == nil)
      // A draft is given up without a trace in public.
      _ = try await PrepareEdition(house.acting()).discard(next.id)
      let left = try await house.read { [plan = house.plan.id] in
        try $0.editions(ofPlan: plan, in: PublishingHouse.authority)
      }
      #expect(left.map(\.label) == ["June 2026"])
    }
  }

  @Test(arguments: StoreKind.available)
  func `Where a withdrawn edition was read, a link leads to the one that holds now`(
    on kind: StoreKind
  ) async throws {
    try await withPublishing(kind) { house in
      let edition = try await house.published()
      _ = try await ApproveEdition(house.acting(house.director)).withdraw(
        edition.id, readAt: edition.version, because: "A wrong date")
      let pages = [
        (Address.publishedPlan(edition.id), "No edition of this plan is public now."),
        (.publishedPlanForChildren(edition.id), "No edition of this plan is public now."),
        (.edition(edition.id), "None"),
      ]
      for (page, words) in pages { #expect(try await house.page(page).contains(words)) }
      let next = try await house.published("July 2026")
      for (page, target) in [
        (Address.publishedPlan(edition.id), Address.publishedPlan(next.id)),
        (.publishedPlanForChildren(edition.id), .publishedPlanForChildren(next.id)),
        (.edition(edition.id), .edition(next.id)),
      ] {
        let shown = try await house.page(page)
        #expect(shown.contains("The edition that holds now"), "\(page)")
        #expect(shown.contains("href=\"\(target)\">July 2026</a>"), "\(page)")
      }
    }
  }

  @Test(
    arguments: [
      ([], nil, "Not yet", nil),
      ([("2026-09-30", nil)], nil, "Not yet", "2026-09-30"),
      ([("2026-06-08", nil)], nil, "Not yet", "2026-06-08"),
      ([("2026-06-07", nil)], nil, "Late", "2026-06-07"),
      ([("2026-06-07", nil), ("2026-05-01", nil), ("2026-09-30", nil)], nil, "Late", "2026-05-01"),
      ([("2026-06-07", "2026-06-09")], nil, "Done", "2026-06-09"),
      ([("2026-06-07", "2026-06-07"), ("2026-09-30", nil)], nil, "Not yet", "2026-09-30"),
      ([(nil, nil)], "2026-09-30", "Not yet", "2026-09-30"),
    ] as [([(String?, String?)], String?, String, String?)])
  func `How a promise stands on 8 June`(
    actions: [(String?, String?)], due: String?, word: String, by: String?
  ) {
    let promise = Promise(
      actions.map { due, done in
        PublicPlan.Action(
          id: "1", reference: "ACT-01", title: "X", whatWillBeDone: "", hasOwner: true, owner: nil,
          firstDueOn: due.map(date), dueOn: due.map(date), completedOn: done.map(date),
          delivery: nil)
      }, due: due.map(date), on: date("2026-06-08"))
    #expect(promise.word == word)
    #expect(promise.by == by.map(date))
  }

  @Test(
    arguments: [
      (nil, nil, nil, "No date yet"),
      ("2026-09-30", nil, 0, "Not due yet"),
      ("2026-06-08", nil, 0, "Due now"),
      ("2026-06-06", nil, 0, "Due now"),
      ("2026-06-05", nil, 1, "Late by 1 working day"),
      ("2026-05-21", nil, 11, "Late by 11 working days"),
      ("2026-06-05", nil, nil, "Late"),
      ("2026-06-05", "2026-06-05", 0, "Done on 5 June 2026"),
      ("2026-06-03", "2026-06-05", 2, "Done on 5 June 2026, 2 working days late"),
      ("2026-06-03", "2026-06-05", nil, "Done on 5 June 2026"),
    ] as [(String?, String?, Int?, String)])
  func `Whether an action is done or late is said in words`(
    due: String?, done: String?, late: Int?, words: String
  ) {
    let action = PublicPlan.Action(
      id: "1", reference: "ACT-01", title: "X", whatWillBeDone: "", hasOwner: true, owner: nil,
      firstDueOn: due.map(date), dueOn: due.map(date), completedOn: done.map(date),
      delivery: nil, workingDaysLate: late)
    let standing = PublishedStanding(action, on: date("2026-06-08"))
    #expect([standing.word, standing.more].filter { !$0.isEmpty }.joined(separator: " ") == words)
  }

  @Test func `A promise of several things says how many are done, and how late it is`() {
    func action(_ due: String, done: String? = nil, late: Int) -> PublicPlan.Action {
      PublicPlan.Action(
        id: due, reference: "ACT-01", title: "X", whatWillBeDone: "", hasOwner: true, owner: nil,
        firstDueOn: date(due), dueOn: date(due), completedOn: done.map(date), delivery: nil,
        workingDaysLate: late)
    }
    let today = date("2026-06-08")
    let late = Promise(
      [action("2026-06-03", late: 3), action("2026-06-05", done: "2026-06-05", late: 0)], due: nil,
      on: today)
    #expect(late.word == "Late")
    #expect(late.lateBy == "We are 3 working days late.")
    #expect(late.steps == "1 of 2 things is done. 1 is still to do.")
    // Nobody is late on the weekend after a Saturday.
    let weekend = Promise([action("2026-06-06", late: 0)], due: nil, on: date("2026-06-07"))
    #expect(weekend.word == "Not yet")
    #expect(weekend.lateBy == nil && weekend.steps == nil)
    let done = Promise(
      [action("2026-06-03", done: "2026-06-05", late: 2)], due: nil, signedOff: today, on: today)
    #expect(done.word == "Done" && done.lateBy == nil && done.steps == nil)
    #expect(done.by == date("2026-06-05"), "the day of the work, not of the board")
  }

  @Test(
    arguments: [
      ([("2026-09-30", nil)], "Not yet", nil),
      (
        [("2026-09-30", "2026-06-01"), ("2026-09-30", nil)], "Not yet",
        "1 of 2 things is done. 1 is still to do."
      ),
      (
        [("2026-06-03", nil), ("2026-09-30", nil), ("2026-06-03", "2026-06-01")], "Late",
        "1 of 3 things is done. 2 are still to do."
      ),
      ([("2026-09-30", "2026-06-01"), ("2026-09-30", "2026-06-02")], "Done", nil),
      ([], "Better now", nil),
    ] as [([(String, String?)], String, String?)])
  func `What the board has signed off is done only when every thing is`(
    actions: [(String, String?)], word: String, steps: String?
  ) throws {
    let promise = Promise(
      actions.map { due, done in
        PublicPlan.Action(
          id: "1", reference: "ACT-01", title: "X", whatWillBeDone: "", hasOwner: true, owner: nil,
          firstDueOn: date(due), dueOn: date(due), completedOn: done.map(date), delivery: nil,
          workingDaysLate: done == nil && due < "2026-06-08" ? 3 : 0)
      }, due: nil, signedOff: date("2026-06-05"), on: date("2026-06-08"))
    #expect(promise.word == word)
    #expect(promise.steps == steps)
    #expect(promise.board == "The board says this is better now.")
    let told = [promise.board, promise.steps, promise.lateBy].compactMap(\.self)
    let readability = try #require(Readability(told.joined(separator: " ")))
    #expect(readability.passes(PublicationLimits.usualChildGrade), "grade \(readability.grade)")
  }

  @Test func `What the board signed off and nothing verified shows any more is not told as better`()
  {
    let rated = PublicPlan.Rated(code: "someChange", word: "Some change")
    func recommendation(_ isUnproven: Bool?) -> PublicPlan.Recommendation {
      PublicPlan.Recommendation(
        id: "1", outcome: "1", inspection: "1", reference: "REC-01", text: "T", timescale: nil,
        dueOn: nil, hope: "", response: nil, actions: [], delivery: nil, impact: rated,
        signedOffOn: date("2026-06-05"), signedOffBy: "The board", isUnproven: isUnproven)
    }
    func promise(_ one: PublicPlan.Recommendation) -> Promise {
      Promise(
        [], due: nil, signedOff: one.signedOffOn, by: one.signedOffBy, doubt: one.doubtOfSignOff,
        on: date("2026-06-08"))
    }
    #expect(promise(recommendation(nil)).word == "Better now")
    let doubted = promise(recommendation(true))
    #expect(doubted.word == "Not yet")
    #expect(doubted.board == "We looked again. We cannot show that this is better.")
    let html = PublishedRecommendation(
      recommendation: recommendation(true), actions: [], asAt: date("2026-06-08"), words: nil
    ).html.description
    #expect(html.contains("what showed that it helped children has been withdrawn"))
    var stands = recommendation(true)
    stands.signOffStandsOn = date("2026-06-06")
    #expect(
      PublishedRecommendation(
        recommendation: stands, actions: [], asAt: date("2026-06-08"), words: nil
      ).html.description.contains("The board decided on 6 June 2026 that its sign-off stands."))
  }

  @Test(
    arguments: [
      (nil, "onTrack", false, false), ("2026-06-05", "onTrack", true, false),
      ("2026-06-05", "complete", false, false), (nil, "atRisk", false, true),
      ("2026-06-05", "onTrack", true, true),
    ] as [(String?, String, Bool, Bool)])
  func `Everybody reads what is open under a sign-off, and that finished work is not checked yet`(
    done: String?, code: String, isUnchecked: Bool, isSignedOff: Bool
  ) {
    let rated = PublicPlan.Rated(code: code, word: "Green: on track")
    let action = PublicPlan.Action(
      id: "1", reference: "ACT-01", title: "X", whatWillBeDone: "", hasOwner: true, owner: nil,
      firstDueOn: nil, dueOn: date("2026-09-30"), completedOn: done.map(date), delivery: rated,
      deliveryNote: "By the rule it is “Red”.")
    let html = PublishedRecommendation(
      recommendation: PublicPlan.Recommendation(
        id: "1", outcome: "1", inspection: "1", reference: "REC-01", text: "T", timescale: nil,
        dueOn: nil, hope: "", response: nil, actions: ["1"], delivery: rated, impact: nil,
        signedOffOn: isSignedOff ? date("2026-06-05") : nil,
        signedOffBy: isSignedOff ? "Thornmere Improvement Board" : nil),
      actions: [action], asAt: date("2026-06-08"), words: nil
    ).html.description
    #expect(html.contains("Complete, not yet checked by somebody else") == isUnchecked)
    #expect(html.contains("Green: on track") != isUnchecked)
    #expect(html.contains("ACT-01: By the rule it is “Red”."), "beside the recommendation’s rating")
    #expect(html.ranges(of: "By the rule it is “Red”.").count == 2)
    #expect(
      html.contains("Signed off by Thornmere Improvement Board on 5 June 2026") == isSignedOff)
    #expect(html.contains("1 of 1 action is still open: “X”.") == (isSignedOff && done == nil))
  }

  @Test(arguments: StoreKind.available)
  func `Before it is public an edition leads to its preview, and then to what everybody reads`(
    on kind: StoreKind
  ) async throws {
    try await withPublishing(kind) { house in
      let proposed = try await house.proposed()
      let published = try await ApproveEdition(house.acting(house.director))(
        proposed.id, readAt: proposed.version, seen: proposed.sha256 ?? "")
      let visit = Visit(world: house.world, user: house.officer, address: .home)
      for (edition, isPublic) in [(proposed, false), (published, true)] {
        let shown = try await house.read { try PublishedPlan(edition, visit, $0) }
        for page in [shown.page, shown.childrensPage] {
          #expect(page.content.description.contains("/published-plans/\(edition.id)") == isPublic)
        }
      }
    }
  }

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

  @Test(
    arguments: [
      ([], nil),
      (
        [("2026-06-05", nil)],
        "one thing out of the plan. Now it is back. It was due by 5 June 2026."
      ),
      ([("2026-06-05", "2026-06-04")], "one thing out of the plan. Now it is back."),
      (
        [("2026-06-05", nil), ("2026-09-30", nil)],
        "2 things out of the plan. Now they are back. We will do them by 30 September 2026."
      ),
    ] as [([(String, String?)], String?)])
  func `What is back in the plan says by when`(_ actions: [(String, String?)], _ words: String?) {
    let back = actions.map { due, done in
      PublicPlan.Action(
        id: due, reference: "ACT-01", title: "X", whatWillBeDone: "", hasOwner: true, owner: nil,
        firstDueOn: date(due), dueOn: date(due), completedOn: done.map(date), delivery: nil)
    }
    let promise = Promise(back, back: back, due: nil, on: date("2026-06-08"))
    #expect(promise.back == words.map { "We had taken " + $0 })
  }

  @Test(arguments: StoreKind.available)
  func `What became late and later still is told as what became better is`(
    on kind: StoreKind
  ) async throws {
    try await withPublishing(kind) { house in
      try await house.holdConsultation()
      var editions: [EditionContent] = []
      for (day, label) in [
        ("2026-09-30", "September"), ("2026-10-05", "October"), ("2026-10-06", "Later"),
      ] {
        house.clock.set(day)
        editions.append(
          try #require(try await house.frozen(try await house.published("\(label) 2026"))))
      }
      let late = EditionChanges(former: editions[0], current: editions[1])
      #expect(late.isOtherwise)
      #expect(late.sentences.contains("ACT-01 See children alone: late by 3 working days."))
      #expect(
        late.sentences.contains {
          $0.hasPrefix("ACT-01 See children alone: delivery is now “")
        })
      let reference = editions[0].plan.recommendations[0].reference
      #expect(late.sentences.contains { $0.hasPrefix("\(reference): delivery is now “") })
      let later = EditionChanges(former: editions[1], current: editions[2])
      #expect(
        later.sentences
          == ["01", "02"].map {
            "ACT-\($0) See children alone: still late by 4 working days; it was 3 working days."
          })
      // That a day has passed is no reason to put an edition forward again.
      #expect(!later.isOtherwise)
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

  @Test(arguments: StoreKind.available)
  func `How late an action is is frozen with the edition`(on kind: StoreKind) async throws {
    try await withPublishing(kind) { house in
      try await house.holdConsultation()
      house.clock.set("2026-10-05")
      let edition = try await house.published("October 2026")
      house.clock.set("2026-12-01")
      let content = try #require(try await house.frozen(edition))
      #expect(content.plan.actions.map(\.workingDaysLate) == [3, 3])
      // What was frozen before this was told is read still.
      let bytes = try content.document()
      let old = String(decoding: bytes, as: UTF8.self).replacing(
        ",\"workingDaysLate\":3", with: "")
      let before = try EditionContent(document: Array(old.utf8))
      #expect(before.plan.actions.map(\.workingDaysLate) == [nil, nil])
    }
  }
}
