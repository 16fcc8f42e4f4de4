import Civil
import ImprovementPlan
import Kernel
import Markup
import Registers
import SiteMap
import Storage
import TestKit
import Testing
import Voice
import Web

@testable import Publishing

/// What an edition tells of a sign-off that is opened again.
@Suite struct ReopenedTests {
  @Test(arguments: StoreKind.available)
  func `An edition that tells a sign-off which was opened again is not published`(
    on kind: StoreKind
  ) async throws {
    try await withPublishing(kind) { house in
      let signOff = try await house.signedOff()
      let proposed = try await house.proposed()
      #expect(
        !(try await house.page(.edition(proposed.id, "approve")).contains(
          "The plan has changed since this was frozen.")))
      house.clock.set("2026-06-10")
      try await house.reopen(signOff)
      let content = try #require(try await house.frozen(proposed))
      let reference = content.plan.recommendations[0].reference
      let words =
        "It tells that \(reference) was signed off on 5 June 2026. That was opened again on 10 June 2026, after this was frozen. Send it back and put it forward again."
      let said = try await refusals {
        try await ApproveEdition(house.acting(house.director))(
          proposed.id, readAt: proposed.version, seen: proposed.sha256 ?? "", because: "No matter")
      }
      #expect(said == [words])
      let page = try await house.page(.edition(proposed.id, "approve"))
      #expect(page.contains(words))
      #expect(page.contains("The plan has changed since this was frozen."))
      // Put forward anew, it tells nothing of it.
      try await ApproveEdition(house.acting(house.director)).sendBack(
        proposed.id, readAt: proposed.version, because: "It was opened again")
      let draft = try await house.stored(proposed.id)
      let again = try await PrepareEdition(house.acting()).propose(draft.id, readAt: draft.version)
      try await ApproveEdition(house.acting(house.director))(
        again.id, readAt: again.version, seen: again.sha256 ?? "")
    }
  }

  @Test(arguments: StoreKind.available)
  func
    `An edition keeps the words of its day, and another word for the same judgement is no change`(
      on kind: StoreKind
    ) async throws
  {
    try await withPublishing(kind) { house in
      _ = try await house.signedOff()
      let first = try #require(try await house.frozen(try await house.published("June 2026")))
      var words = DeliveryRule.ImpactWords()
      words.someChange = "Children notice"
      try await SetDeliveryRule(house.acting())(
        words: .init(), impactWords: words, thresholds: .init(), source: "Board, minute 4",
        from: date("2026-06-10"))
      house.clock.set("2026-06-10")
      let second = try #require(try await house.frozen(try await house.published("Later 2026")))
      #expect(first.plan.recommendations[0].impact?.word == "Some change")
      #expect(second.plan.recommendations[0].impact?.word == "Children notice")
      #expect(second.plan.impactRule.contains("“Children notice” needs verified evidence"))
      let told = EditionChanges(former: first, current: second).sentences
      #expect(!told.contains { $0.contains("whether it helped children") }, "\(told)")
    }
  }

  @Test(arguments: StoreKind.available)
  func `What is judged to have helped no more since it was frozen needs a reason`(
    on kind: StoreKind
  ) async throws {
    try await withPublishing(kind) { house in
      _ = try await house.signedOff()
      let proposed = try await house.proposed()
      try await JudgeImpact(house.acting(house.director))(
        .worse, reason: "It slid back", from: date("2026-06-08"), of: house.outcomes[0].id,
        afterReading: 1)
      let approve = ApproveEdition(house.acting(house.director))
      let sha256 = try #require(proposed.sha256)
      let said = try await refusals {
        try await approve(proposed.id, readAt: proposed.version, seen: sha256)
      }
      #expect(said.count == 1)
      #expect(
        said.first?.contains(
          "stands here as better for children. Since this was frozen, its impact was judged “Worse”."
        ) == true)
      let published = try await approve(
        proposed.id, readAt: proposed.version, seen: sha256, because: "The next one tells it")
      #expect(published.state == .published)
    }
  }

  @Test(arguments: StoreKind.available)
  func `A public page that tells what was opened again is pointed out, and children are told next`(
    on kind: StoreKind
  ) async throws {
    try await withPublishing(kind) { house in
      let signOff = try await house.signedOff()
      let first = try await house.published("June 2026")
      let told = "was signed off on 5 June 2026. That was opened again on 10 June 2026"
      #expect(!(try await house.home(house.director).contains(told)))
      house.clock.set("2026-06-10")
      try await house.reopen(signOff)
      #expect(try await house.home(house.director).contains(told))
      #expect(!(try await house.home(house.boardManager).contains(told)))
      #expect(try await house.page(.edition(first.id)).contains(told))

      let second = try await house.published("July 2026")
      #expect(!(try await house.home(house.director).contains(told)))
      let visit = Visit(world: house.world, user: house.officer, address: .home)
      let shown = try await house.read { try PublishedPlan(second, visit, $0) }
      #expect(
        shown.changes?.told.sentences.contains {
          $0.hasSuffix("was opened again after it was signed off.")
        } == true)
      let words = "We said this is better. We looked again, and we are not sure yet."
      let page = shown.childrensPage.content.description
      #expect(page.ranges(of: words).count == 1, "of the one that was opened again")
      #expect(!page.contains("says this is better now"))
      let readability = try #require(Readability(words))
      #expect(readability.passes(PublicationLimits.usualChildGrade), "grade \(readability.grade)")
    }
  }

  @Test(arguments: StoreKind.available)
  func `A public page that tells as better what is judged worse since is pointed out`(
    on kind: StoreKind
  ) async throws {
    try await withPublishing(kind) { house in
      _ = try await house.signedOff()
      let first = try await house.published("June 2026")
      let told =
        "stands here as better for children. Since this was frozen, its impact was judged “Worse”."
      #expect(!(try await house.home(house.director).contains(told)))
      house.clock.set("2026-06-10")
      try await JudgeImpact(house.acting(house.director))(
        .worse, reason: "It slid back", from: date("2026-06-10"), of: house.outcomes[0].id,
        afterReading: 1)
      #expect(try await house.home(house.director).contains(told))
      #expect(!(try await house.home(house.boardManager).contains(told)))
      let page = try await house.page(.edition(first.id))
      #expect(page.contains(told))
      #expect(page.contains("Publish a new edition, or withdraw this one."))
    }
  }
}

extension PublishingHouse {
  var boardManager: User {
    User(account: ID(), authority: world.authority, name: "Ines Holt", roles: [.boardManager])
  }

  /// The first recommendation, signed off on 5 June 2026.
  func signedOff() async throws -> SignOff {
    let (outcome, board) = (outcomes[0].id, acting(boardManager))
    let evidence = try await AddEvidence(acting())(
      EvidenceEntry(
        kind: .audit, strength: .sampled, title: "Audit", text: "Nine of ten were clear.",
        effectiveOn: date("2026-06-01")), to: .outcome(outcome))
    _ = try await VerifyEvidence(board)(evidence.id, readAt: evidence.version, note: "Read it")
    try await JudgeImpact(acting(director))(
      .someChange, reason: "Nine of ten", from: date("2026-06-02"), of: outcome, afterReading: 0)
    guard let body = plan.owningBody else { throw Missing() }
    return try await SignOffRecommendation(board)(
      outcome, by: body, word: BoardWord(on: date("2026-06-05"), paper: "Minute 7"))
  }

  func reopen(_ signOff: SignOff) async throws {
    _ = try await SignOffRecommendation(acting(boardManager)).reopen(
      signOff.id, readAt: signOff.version, because: "It was the wrong month")
  }

  /// What somebody's home page shows of editions.
  func home(_ user: User) async throws -> String {
    try await PublishingSlice(world: world).home(
      Visit(world: world, user: user, address: .home)
    ).description
  }
}
