import Civil
import Inspections
import Kernel
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import ImprovementPlan

@Suite struct FourEyesTests {
  @Test(arguments: StoreKind.available)
  func `Whoever owns an action, or said that it is done, cannot verify it`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let head = house.user(.boardManager, "Alma Reyes", person: house.people.head.id)
      let action = try await house.action(
        "Audit plans", serving: 1, in: plan, owner: .post(house.people.post.id))
      let evidence = try await house.evidence(for: .action(action.id), as: house.acting(head))

      // The owner: she holds the post that owns it.
      await #expect(throws: Refusal.self) {
        _ = try await VerifyEvidence(house.acting(head))(evidence.id, readAt: 1, note: "Mine")
      }
      // Who added it, though he owns nothing.
      let added = try await house.evidence(for: .action(action.id))
      await #expect(throws: Refusal.self) {
        _ = try await VerifyEvidence(house.acting())(added.id, readAt: 1, note: "Mine too")
      }
      // A reader may not verify at all.
      let reader = house.user(.scrutinyOfficer, "Rae Dunn")
      await #expect(throws: Refusal.self) {
        _ = try await VerifyEvidence(house.acting(reader))(evidence.id, readAt: 1, note: "Seen")
      }
      let verified = try await VerifyEvidence(house.acting())(
        evidence.id, readAt: 1, note: "I read ten of them")
      #expect(verified.counts && verified.verifiedBy == "Sam Okafor")
      // Once is enough.
      await #expect(throws: Refusal.self) {
        _ = try await VerifyEvidence(house.acting(house.board))(
          evidence.id, readAt: 2, note: "Again")
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `Handing an action over does not make its work somebody else’s`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let head = house.user(.boardManager, "Alma Reyes", person: house.people.head.id)
      var action = try await house.action(
        "Audit plans", serving: 1, in: plan, owner: .post(house.people.post.id))
      let evidence = try await house.evidence(for: .action(action.id))
      action = try await house.complete(action)
      let served = try await house.recommendations[0].id
      action = try await ChangeAction(house.acting())(
        action.id, readAt: action.version,
        to: ActionEntry(
          title: action.title, measureOfSuccess: action.measureOfSuccess,
          owner: .body(house.people.police.id), recommendations: [served]))

      let page = try await house.get(.evidence(evidence.id), as: head).text
      #expect(page.contains("You owned this action while its work was done"))
      await #expect(throws: Refusal.self) {
        _ = try await VerifyEvidence(house.acting(head))(evidence.id, readAt: 1, note: "Not mine")
      }
      _ = try await VerifyEvidence(house.acting(house.board))(
        evidence.id, readAt: 1, note: "I read ten of them")
      let proof = try await house.get(.action(action.id), as: head).text
      #expect(proof.contains("You owned this action while its work was done"))
      let (id, version) = (action.id, action.version)
      await #expect(throws: Refusal.self) {
        _ = try await VerifyCompletion(house.acting(head))(
          of: id, readAt: version, note: "Not mine any more")
      }
      // Who verifies is told what was said, by whom and of which day.
      let form = try await house.get(.action(action.id, "verify"), as: house.board).text
      for words in ["Complete since", "Said by", "Sam Okafor", "First due"] {
        #expect(form.contains(words), "\(words)")
      }
      _ = try await VerifyCompletion(house.acting(house.board))(
        of: action.id, readAt: action.version, note: "I read ten plans")
    }
  }

  @Test(arguments: StoreKind.available)
  func `Complete turns blue only with verified evidence and a second pair of eyes`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      var action = try await house.action("Audit plans", serving: 1, in: plan)
      action = try await house.complete(action)
      #expect(try await house.rating(of: action, in: plan) == .onTrack)
      let again = try await house.get(.recordProgress(ofAction: action.id)).text
      #expect(again.contains("Anything else opens it again"))
      // Without evidence nobody can verify it.
      await #expect(throws: Refusal.self) {
        _ = try await VerifyCompletion(house.acting(house.board))(
          of: action.id, readAt: action.version, note: "Looks done")
      }
      let evidence = try await house.evidence(for: .action(action.id))
      await #expect(throws: Refusal.self) {
        _ = try await VerifyCompletion(house.acting(house.board))(
          of: action.id, readAt: action.version, note: "Looks done")
      }
      _ = try await VerifyEvidence(house.acting(house.board))(
        evidence.id, readAt: 1, note: "Read it")
      // Who said that it is complete cannot verify it, through whatever door he comes.
      await #expect(throws: Refusal.self) {
        _ = try await house.post(
          .action(action.id, "verify"),
          [("verification", "Trust me"), ("version", "\(action.version)")])
      }
      _ = try await VerifyCompletion(house.acting(house.board))(
        of: action.id, readAt: action.version, note: "I read ten plans")
      #expect(try await house.rating(of: action, in: plan) == .complete)

      // What was verified is not undone by a word on how it is going, whoever says it.
      let (id, version) = (action.id, action.version)
      let undone = try await problems {
        _ = try await RecordProgress(house.acting())(
          ProgressEntry(
            delivery: .inProgress, note: "More to do", effectiveOn: house.world.today()),
          on: id, readAt: version)
      }
      #expect(undone["delivery"]?.contains("Ines Holt verified") == true)
      #expect(try await house.rating(of: action, in: plan) == .complete)

      // Opened again: counted, and verified no more.
      action = try await ReopenAction(house.acting(house.board))(
        action.id, readAt: action.version, because: "Two plans were wrong")
      #expect(try await house.rating(of: action, in: plan) != .complete)
      action = try await house.complete(action)
      let completion = try await house.completion(of: action)
      #expect(completion?.timesReopened == 1)
      #expect(completion?.verifiedOn == nil)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Nobody says that their own work has helped on what it shows of itself`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let head = house.user(.boardManager, "Alma Reyes", person: house.people.head.id)
      let action = try await house.action(
        "Audit plans", serving: 1, in: plan, owner: .post(house.people.post.id))
      let evidence = try await house.evidence(for: .action(action.id))
      _ = try await VerifyEvidence(house.acting(house.board))(
        evidence.id, readAt: 1, note: "Read it")
      let outcome = try await house.outcome(1, in: plan)
      @Sendable func judge(_ rating: ImpactRating, as user: User, after count: Int = 0) async throws
      {
        try await JudgeImpact(house.acting(user))(
          rating, reason: "Nine of ten are clear", from: date("2012-09-28"), of: outcome.id,
          afterReading: count)
      }
      await #expect {
        try await judge(.someChange, as: head)
      } throws: {
        "\($0)".contains("somebody else has to judge it")
      }
      // Bad news may come from anybody, and others may say what the evidence shows.
      try await judge(.noChange, as: head)
      try await judge(.someChange, as: house.board, after: 1)
      // What is said of the whole is said of one's own work, while there is no other.
      let seen = try await house.evidence(for: .outcome(outcome.id))
      await #expect {
        _ = try await VerifyEvidence(house.acting(head))(seen.id, readAt: 1, note: "Seen")
      } throws: {
        "\($0)".contains("All the work on this recommendation is or was yours")
      }
      let closed = try await house.get(.evidence(seen.id), as: head).text
      #expect(closed.contains("All the work on this recommendation is or was yours"))
      #expect(!closed.contains("What did you look at"))
      _ = try await VerifyEvidence(house.acting(house.board))(seen.id, readAt: 1, note: "Seen")
      await #expect {
        try await judge(.someChange, as: head, after: 2)
      } throws: {
        "\($0)".contains("somebody else has to judge it")
      }
      _ = try await house.action("Train", serving: 1, in: plan)
      try await judge(.someChange, as: head, after: 2)

      // Who has called it an improvement does not record the sign-off, though another said so since.
      try await judge(.someChange, as: house.user(.director, "Dee Marsh"), after: 3)
      await #expect {
        try await SignOffRecommendation(house.acting(house.board))(
          outcome.id, by: house.people.board.id,
          word: BoardWord(on: house.world.today(), paper: "Minute 7"))
      } throws: {
        "\($0)".contains("You judged its impact")
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `Who added the evidence judges on it only beside evidence that somebody else added`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let outcome = try await house.outcome(1, in: plan)
      let added = try await house.evidence(for: .outcome(outcome.id))
      _ = try await VerifyEvidence(house.acting(house.board))(added.id, readAt: 1, note: "Read it")
      let address = Address.outcome(outcome.id, inPlan: plan.id, "impact")
      let form =
        [("rating", "someChange"), ("reason", "Nine of ten"), ("count", "0")]
        + dateFields("effectiveOn", "2012-10-01")
      await #expect {
        _ = try await house.post(address, form)
      } throws: {
        "\($0)".contains("was added by you")
      }
      let director = house.user(.director, "Dee Ash")
      let other = try await house.evidence(
        for: .outcome(outcome.id), as: house.acting(director))
      _ = try await VerifyEvidence(house.acting(house.board))(other.id, readAt: 1, note: "Read it")
      #expect(try await house.post(address, form).destination != nil)
    }
  }

  @Test(arguments: StoreKind.available)
  func
    `The page to verify says plainly when nothing waits to be verified, and to whom it is closed`(
      _ kind: StoreKind
    ) async throws
  {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let action = try await house.action("Audit plans", serving: 1, in: plan)
      let evidence = try await house.evidence(for: .action(action.id))
      _ = try await VerifyEvidence(house.acting(house.board))(
        evidence.id, readAt: 1, note: "Read it")
      let address = Address.action(action.id, "verify")
      let idle = try await house.get(address, as: house.board).text
      #expect(
        idle.contains(
          "Nothing waits to be verified: the work of ACT-01 is not started, and nobody says that it is complete."
        ), "\(idle)")
      #expect(!idle.contains("<textarea"))
      let done = try await house.complete(action)
      #expect(try await house.get(address, as: house.board).text.contains("<textarea"))
      let own = try await house.get(address).text
      #expect(own.contains("You said this yourself") && !own.contains("<textarea"))
      _ = try await VerifyCompletion(house.acting(house.board))(
        of: action.id, readAt: done.version, note: "All ten")
      #expect(
        try await house.get(address, as: house.board).text.contains(
          "Ines Holt verified on 1 October 2012 that ACT-01 is complete."))
    }
  }

  @Test(arguments: StoreKind.available)
  func `Evidence that is withdrawn counts no more`(_ kind: StoreKind) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let action = try await house.complete(
        try await house.action("Audit plans", serving: 1, in: plan))
      let evidence = try await house.evidence(for: .action(action.id))
      let verified = try await VerifyEvidence(house.acting(house.board))(
        evidence.id, readAt: 1, note: "Read it")
      let none = try await problems {
        _ = try await WithdrawEvidence(house.acting())(
          evidence.id, readAt: verified.version, because: "")
      }
      #expect(none.keys.contains("reason"))
      _ = try await WithdrawEvidence(house.acting())(
        evidence.id, readAt: verified.version, because: "Wrong quarter")
      await #expect(throws: Refusal.self) {
        _ = try await VerifyCompletion(house.acting(house.board))(
          of: action.id, readAt: action.version, note: "I read ten plans")
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `Evidence is refused without a word, of a day to come, or of a file that is none`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let action = try await house.action("Audit plans", serving: 1, in: plan)
      let add = AddEvidence(house.acting())
      let empty = try await problems {
        try await add(
          EvidenceEntry(
            kind: .document, strength: .confirmedByFamily, title: "",
            effectiveOn: date("2012-10-02")), to: .action(action.id))
      }
      #expect(Set(empty.keys) == ["title", "text", "effectiveOn", "file", "strength"])
      let page = try await problems {
        try await add(
          EvidenceEntry(
            kind: .document, strength: .written, title: "Minutes",
            effectiveOn: date("2012-09-28")),
          file: ("minutes.pdf", Array("<html><body>Not found</body></html>".utf8)),
          to: .action(action.id))
      }
      #expect(page["file"]?.contains("web page") == true)
      // A partner who does not own it does not even learn that it is there.
      let police = house.user(.partnerLead, "Jo Marsh", body: house.people.police.id)
      await #expect(throws: ActionStanding.notTheirs) {
        _ = try await AddEvidence(house.acting(police))(
          house.entry, to: .action(action.id))
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `A partner adds evidence to its own action and reads the file again`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let action = try await house.action(
        "Share reports", serving: 1, in: plan, leadBody: house.people.police.id)
      let police = house.user(.partnerLead, "Jo Marsh", body: house.people.police.id)
      let added = try await house.upload(
        .init(name: "minutes.txt", bytes: Array("Agreed on 3 September".utf8)),
        to: .action(action.id, "evidence"),
        [("title", "Minutes"), ("kind", "document"), ("strength", "written")]
          + dateFields("effectiveOn", "2012-09-03"), as: police)
      guard let address = added.destination else {
        Issue.record("not added: \(added.text)")
        return
      }
      #expect(try await house.get(address, as: police).text.contains("Not verified yet"))
      let kept = try await house.world.store.read {
        try $0.evidence(for: .action(action.id), in: PlanHouse.authority)
      }
      let id = try #require(kept.first?.id)
      #expect(
        try await house.get(.evidence(id, "file"), as: police).text == "Agreed on 3 September")
      let health = house.user(.partnerLead, "Ann Cole", body: house.people.health.id)
      await #expect(throws: ActionStanding.notTheirs) {
        _ = try await house.get(.evidence(id), as: health)
      }
      await #expect(throws: ActionStanding.notTheirs) {
        _ = try await house.get(.evidence(id, "file"), as: health)
      }
    }
  }
}
