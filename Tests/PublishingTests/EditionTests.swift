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
  func `What everybody reads says that the plan was closed, before the edition was made or after`(
    on kind: StoreKind
  ) async throws {
    try await withPublishing(kind) { house in
      let edition = try await house.published()
      #expect(!(try await house.page(.publishedPlan(edition.id))).contains("closed this plan"))
      house.clock.set("2026-06-10")
      let plan = try await house.stored(house.plan.id)
      _ = try await ChangePlan(house.acting())(
        plan.id, readAt: plan.version,
        to: PlanEntry(
          title: plan.title, versionLabel: plan.versionLabel, datedOn: plan.datedOn,
          owningBody: plan.owningBody, ambition: plan.ambition),
        state: .closed, leavingOpen: "Both go on elsewhere")
      let page = try await house.page(.publishedPlan(edition.id))
      #expect(
        page.contains(
          "The council closed this plan on 10 June 2026, after this edition was made."))
      let children = try await house.page(.publishedPlanForChildren(edition.id))
      #expect(children.contains("The council closed this plan on 10 June 2026."))
      // Why stands with the plan; what was written for its pages is not for everybody.
      #expect(!page.contains("Both go on elsewhere") && !children.contains("Both go on elsewhere"))
      let (world, officer) = (house.world, house.officer)
      let told = try await house.read { try $0.publicPlan(plan.id, in: world, for: officer) }
      #expect(told.closedOn == date("2026-06-10"))
    }
  }
}
