import Civil
import Kernel
import Markup
import PageKit
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import ImprovementPlan
@testable import Publishing

@Suite struct FiguresAndWordsTests {
  private static let wrong: [(String, String)] = [
    ("label", "June 2026"),
    ("summary", "We will see each child alone. 1 of 2 actions is complete."),
    ("childSummary", "All promises are done."),
  ]

  @Test(arguments: StoreKind.available)
  func `Words for the public and for children are compared with the plan before they are saved`(
    on kind: StoreKind
  ) async throws {
    try await withPublishing(kind) { house in
      let begin = Address.editions(ofPlan: house.plan.id)
      let warned = try await house.post(begin, Self.wrong, as: house.officer)
      #expect(warned.status == 422)
      for words in [
        "You wrote “1 of 2”; the plan has 0 of 2 actions complete today.",
        "You wrote “All”; the plan has 0 of 2 promises with everything done today.",
        "Keep the words as written, because", "delivery=complete",
        "/plans/\(house.plan.id)/figures/promise-complete", "All promises are done.",
      ] { #expect(warned.text.contains(words), "\(words)") }
      #expect(try await house.editions().isEmpty)

      let kept = try await house.post(
        begin, Self.wrong + [("keepBecause", "They are of  the old plan")], as: house.officer)
      #expect(kept.status == 303)
      let edition = try #require(try await house.editions().first)
      #expect(
        try await house.kept().map(\.reason) == [
          "They are of the old plan", "They are of the old plan",
        ])
      #expect(Set(try await house.kept().map(\.quote)) == ["1 of 2", "All"])

      // What was kept is not asked again, other words are.
      let version = ("version", "\(edition.version)")
      let again = try await house.post(
        .edition(edition.id), Self.wrong + [version], as: house.officer)
      #expect(again.status == 303)
      let other = try await house.post(
        .edition(edition.id),
        [
          ("label", "June 2026"), ("summary", "Two actions are late."),
          ("version", "\(try await house.stored(edition.id).version)"),
        ], as: house.officer)
      #expect(other.status == 422)
      #expect(other.text.contains("You wrote “Two”; the plan has 0 of 2 actions late today."))
    }
  }

  @Test(arguments: StoreKind.available)
  func `The words for a recommendation and for an action are compared too`(
    on kind: StoreKind
  ) async throws {
    try await withPublishing(kind) { house in
      let edition = try await house.readyEdition()
      let action = house.actions[0].id
      let version = try await house.read { db in
        try db.editionWords(of: edition).first { $0.outcome == house.outcomes[0].id }?.version
      }
      let warned = try await house.post(
        .editionWords(of: house.outcomes[0].id, in: edition.id),
        [
          ("asked", "Inspectors asked us to put three things right."),
          ("promised", "We will see you alone."), ("because", ""),
          ("version", "\(version ?? 0)"),
          (EditionForms.field(of: action.text), "It is due on 1 December 2026."),
        ], as: house.officer)
      #expect(warned.status == 422)
      #expect(
        warned.text.contains("You wrote “three”; the plan has 2 recommendations today."))
      #expect(warned.text.contains("ACT-01 is due on 30 September 2026"))
      #expect(warned.text.contains("Keep the words as written, because"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A recommendation's own words are compared with its own actions`(
    on kind: StoreKind
  ) async throws {
    try await withPublishing(kind) { house in
      let edition = try await house.readyEdition()
      let outcome = house.outcomes[0].id
      let content = try await house.read { [world = house.world, officer = house.officer] db in
        try EditionContent(of: edition, in: world, for: officer, db)
      }
      let one = try #require(content.plan.recommendations.first { $0.outcome == outcome.text })
      func send(_ promised: String, _ more: [(String, String)] = []) async throws -> Sight {
        let version = try await house.read { db in
          try db.editionWords(of: edition).first { $0.outcome == outcome }?.version
        }
        return try await house.post(
          .editionWords(of: outcome, in: edition.id),
          [
            ("asked", "See us alone."), ("promised", promised), ("because", ""),
            ("version", "\(version ?? 0)"),
          ] + more, as: house.officer)
      }
      for words in ["All things are done.", "Everything is done.", "All actions are complete."] {
        let warned = try await send(words)
        #expect(warned.status == 422, "\(words)")
        #expect(warned.text.contains("\(one.reference) has 0 of 1 action complete today"))
        #expect(warned.text.contains("recommendation=\(one.id)"))
      }
      #expect(try await send("One thing is late.").status == 422)
      #expect(try await send("Everything is done.", [("keepBecause", "It will be")]).status == 303)
      let page = try await house.get(.edition(edition.id), as: house.officer).text
      #expect(
        page.contains("“Everything” in the words for \(one.reference): \(one.reference) has 0 of 1")
      )

      // Its own work is done, whatever the rest of the plan says.
      _ = try await RecordProgress(house.acting())(
        ProgressEntry(delivery: .complete, note: "Done", effectiveOn: date("2026-06-05")),
        on: house.actions[0].id, readAt: house.actions[0].version)
      #expect(try await send("All things are done. All actions are complete.").status == 303)
      #expect(try await send("Every action in the plan is complete.").status == 422)
      let gaps = try await house.gaps(of: try await house.stored(edition.id))
      #expect(!gaps.contains { $0.condition == .figures })
    }
  }

  @Test(arguments: StoreKind.available)
  func `Putting forward compares again, and who approves sees what is kept and gives a reason`(
    on kind: StoreKind
  ) async throws {
    try await withPublishing(kind) { house in
      let ready = try await house.readyEdition()
      let edition = try await PrepareEdition(house.acting())(
        EditionEntry(
          label: "June 2026", summary: "We will see each child alone. No action is complete.",
          childSummary: "This is what we will do."), over: ready.id, readAt: ready.version,
        narrative: .warn)
      let page = try await house.get(.edition(edition.id), as: house.officer).text
      #expect(!page.contains("Figures in its words that disagree"))
      // The plan comes further than the words.
      _ = try await RecordProgress(house.acting())(
        ProgressEntry(delivery: .complete, note: "Done", effectiveOn: date("2026-06-05")),
        on: house.actions[0].id, readAt: house.actions[0].version)
      let propose = Address.edition(edition.id, "propose")
      let version = ("version", "\(edition.version)")
      let warned = try await house.post(propose, [version], as: house.officer)
      #expect(warned.status == 422)
      let says = "the plan has 1 of 2 actions complete"
      for words in [
        "You wrote “No”; \(says) today", "Keep the words as written, because",
        "Put it forward as it is written", "Look again",
      ] { #expect(warned.text.contains(words), "\(words)") }
      // The words are not in this form, so the reason is needed.
      #expect(!warned.text.contains("optional"))
      let forward = try await house.post(
        propose, [version, ("keepBecause", "It was said at the start")], as: house.officer)
      #expect(forward.status == 303)

      // The plan moves on; what was frozen is told as it stood.
      house.clock.set("2026-06-15")
      _ = try await RecordProgress(house.acting())(
        ProgressEntry(delivery: .complete, note: "Done", effectiveOn: date("2026-06-12")),
        on: house.actions[1].id, readAt: house.actions[1].version)
      let proposed = try await house.stored(edition.id)
      let approve = Address.edition(edition.id, "approve")
      let form = try await house.get(approve, as: house.director).text
      for words in [
        "“No” in the summary: \(says) on 8 June 2026",
        "Kept as written by Nora Field on 8 June 2026: It was said at the start",
        "as-at=2026-06-08", "Why is it published all the same?",
      ] { #expect(form.contains(words), "\(words)") }
      let seen = [("sha256", proposed.sha256 ?? ""), ("version", "\(proposed.version)")]
      let silent = try await house.post(approve, seen, as: house.director)
      #expect(silent.status == 422)
      #expect(silent.text.contains("Figures in its words disagree with the plan."))
      let approved = try await house.post(
        approve, seen + [("reason", "It is meant so")], as: house.director)
      #expect(approved.status == 303)
      #expect(try await house.stored(edition.id).approvedBecause == "It is meant so")

      let review = try await house.get(.narrative(ofPlan: house.plan.id), as: house.officer).text
      for words in [
        "Nothing that stands in the plan itself.", "Edition “June 2026”: the summary",
        "You wrote “No”; \(says) on 8 June 2026", "It was said at the start",
      ] { #expect(review.contains(words), "\(words)") }
      let then = try await house.get(
        Address.narrative(ofPlan: house.plan.id).with("as-at", "2026-06-08"), as: house.officer
      ).text
      #expect(then.contains("Edition “June 2026”: the summary"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `What the public is told in numbers are the plan's own figures`(
    on kind: StoreKind
  ) async throws {
    try await withPublishing(kind) { house in
      house.clock.set("2026-10-05")
      _ = try await RecordProgress(house.acting())(
        ProgressEntry(delivery: .complete, note: "Done", effectiveOn: date("2026-10-02")),
        on: house.actions[0].id, readAt: house.actions[0].version)
      _ = try await RecordProgress(house.acting())(
        ProgressEntry(
          delivery: .inProgress, note: "Behind", effectiveOn: date("2026-10-02"),
          expectedOn: date("2026-11-27")),
        on: house.actions[1].id, readAt: house.actions[1].version)
      let (world, officer, plan) = (house.world, house.officer, house.plan.id)
      let ids = house.actions.map(\.id)
      let (told, own) = try await house.read { db in
        (
          PlanFacts(
            try db.publicPlan(plan, in: world, for: officer),
            schedules: try db.shelf(of: PublishingHouse.authority).schedules(of: ids)),
          PlanFacts(try PlanOverview(plan, in: world, for: officer, db))
        )
      }
      #expect(told.count(.complete, of: .promise) == 1 && told.count(.late, of: .promise) == 1)
      for count in told.counts {
        #expect(count.count == own.count(count.state, of: count.subject), "\(count)")
      }
      #expect(told.dueDates == own.dueDates.filter { $0.reference.hasPrefix("ACT") })
      #expect(told.dueDates.map(\.expectedOn) == [nil, date("2026-11-27")])
      // Whether work has begun is nothing that the public is told.
      #expect(
        told.standings?.map { Set($0.states) }
          == own.standings?.map { Set($0.states).subtracting([.notBegun, .inProgress]) })

      // What the owner expects is no wrong promise in an edition; a later day is.
      let edition = try await PrepareEdition(house.acting())(
        EditionEntry(
          label: "October 2026",
          summary:
            "ACT-02 will be complete by 27 November 2026. ACT-02 will be done by 4 December 2026.",
          childSummary: ""), ofPlan: house.plan.id)
      let lines = try await house.read { db in
        try db.figures(
          of: edition, EditionContent(of: edition, in: world, for: officer, db)
        ).lines
      }
      #expect(
        lines.map(\.disagreement.quote) == ["ACT-02 will be done by 4 December 2026"],
        "\(lines.map(\.sentence))")
    }
  }
}

extension PublishingHouse {
  fileprivate func editions() async throws -> [PlanEdition] {
    let plan = plan.id
    return try await read { try $0.editions(ofPlan: plan, in: Self.authority) }
  }

  fileprivate func kept() async throws -> [KeptAsWritten] {
    let plan = plan.id
    return try await read { try $0.keptAsWritten(inPlan: plan, of: Self.authority) }
  }

  fileprivate func get(_ address: Address, as user: User) async throws -> Sight {
    Sight(answer: try await site.answer(.get, address, as: user, in: world))
  }

  fileprivate func post(
    _ address: Address, _ fields: [(String, String)], as user: User
  ) async throws -> Sight {
    Sight(
      answer: try await site.answer(
        .post, address, Form(fields.map { (name: $0.0, value: $0.1) }), as: user, in: world))
  }

  /// The pages of the plan and of its editions, put together as the program does.
  private var site: Site {
    let publishing = PublishingSlice(world: world)
    var site = Site()
    ImprovementPlanSlice(world: world, registers: publishing.planParts).addRoutes(to: &site)
    publishing.addRoutes(to: &site)
    return site
  }
}

/// What a person sees after asking for an address, or after sending a form.
private struct Sight {
  let answer: Answer

  var text: String {
    if case .page(let page) = answer {
      String(decoding: page.content.rendered(), as: UTF8.self)
    } else {
      ""
    }
  }

  var status: Int { if case .page(let page) = answer { page.status } else { 303 } }
}
