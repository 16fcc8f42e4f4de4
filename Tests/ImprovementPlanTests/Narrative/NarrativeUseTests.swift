import Civil
import Inspections
import Kernel
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import ImprovementPlan

@Suite struct NarrativeUseTests {
  private static func progress(_ note: String, version: Int, because: String = "") -> [(
    String, String
  )] {
    [
      ("delivery", "inProgress"), ("note", note), ("version", "\(version)"),
      ("keepBecause", because),
    ] + dateFields("effectiveOn", "2012-10-01")
  }

  /// What the form that came back remembers of its draft.
  private static func memory(of text: String) -> [(String, String)] {
    ["draft", "number", "begun", "said"].map { name in
      let start = "name=\"\(name)\" value=\""
      let value = text.ranges(of: start).first.map { text[$0.upperBound...].prefix { $0 != "\"" } }
      return (name, value.map(String.init) ?? "")
    }
  }

  @Test(arguments: StoreKind.available)
  func `A note that disagrees warns before it is saved, with the records behind the figure`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let action = try await house.action("Audit", serving: 4, in: plan)
      let address = Address.recordProgress(ofAction: action.id)
      let note = "12 of 13 recommendations have an action."
      let warned = try await house.post(
        address, Self.progress(note, version: action.version))
      #expect(warned.page?.status == 422)
      #expect(
        warned.text.contains(
          "You wrote “12 of 13”; the plan has 1 of 13 recommendations with an action today."))
      #expect(warned.text.contains("Keep the words as written, because"))
      #expect(warned.text.contains("/plans/\(plan.id)/coverage"))
      #expect(warned.text.contains(note))
      #expect(try await house.stored(action).delivery == .notStarted)

      let right = try await house.post(
        address,
        Self.progress("1 of 13 recommendations has an action.", version: action.version)
          + Self.memory(of: warned.text))
      #expect(right.destination == .action(action.id))
      #expect(try await house.kept(plan).isEmpty)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Words are kept with a reason, which stays on record and shows at review`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let action = try await house.action("Audit", serving: 4, in: plan)
      let kept = try await house.post(
        .recordProgress(ofAction: action.id),
        Self.progress(
          "Five actions are overdue.", version: action.version,
          because: "Four of them  are in the old plan"))
      #expect(kept.destination == .action(action.id))
      let records = try await house.kept(plan)
      #expect(records.map(\.quote) == ["Five"])
      #expect(records.map(\.said) == ["the plan has 0 of 1 action late today"])
      #expect(records.map(\.reason) == ["Four of them are in the old plan"])
      #expect(records.map(\.keptBy) == ["Sam Okafor"])
      let review = try await house.get(.narrative(ofPlan: plan.id)).text
      #expect(review.contains("Disagrees today") && review.contains("You wrote “Five”"))
      #expect(review.contains("Four of them are in the old plan"))
      #expect(review.contains("due=late"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A recovery plan and an ambition are compared too`(_ kind: StoreKind) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let action = try await house.action("Audit", serving: 4, in: plan, due: date("2012-10-05"))
      house.clock.set(date("2012-10-22"))
      let fields = [
        ("whyLate", "It is six weeks late because the supplier failed."),
        ("whatNow", "It will be complete by 30 November 2012."),
      ]
      let warned = try await house.post(
        .action(action.id, "recovery"), fields + dateFields("byWhen", "2012-11-16"))
      #expect(warned.page?.status == 422)
      #expect(warned.text.contains("You wrote “six weeks late”"))
      // What to do about them is no problem of its own.
      #expect(warned.text.contains("There are 2 problems"), "\(warned.text)")
      #expect(warned.text.contains("its recovery plan says 16 November 2012"))
      let right = try await house.post(
        .action(action.id, "recovery"),
        fields.map { ($0.0, $0.1) } + [
          ("keepBecause", "Agreed with the chair")
        ] + dateFields("byWhen", "2012-11-16"))
      #expect(right.destination?.path == "/actions/\(action.id)")
      #expect(try await house.kept(plan).count == 2)

      let stored = try await house.stored(plan)
      let ambition = try await house.post(
        .editPlan(plan.id),
        [
          ("title", stored.title), ("ambition", "All 13 recommendations have an action."),
          ("state", "draft"), ("version", "\(stored.version)"),
        ] + dateFields("datedOn", "2012-10-01"))
      #expect(ambition.page?.status == 422)
      #expect(ambition.text.contains("the plan has 1 of 13 recommendations with an action today"))
      #expect(ambition.text.contains("Keep the words as written"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `Answers to recommendations, judgements of impact and evidence are compared when saved`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let action = try await house.action("Audit", serving: 4, in: plan)
      let outcome = try await house.outcome(4, in: plan)
      let wrong = "12 of 13 recommendations have an action."
      let forms: [(address: Address, field: String, fields: [(String, String)])] = [
        (
          .outcome(outcome.id, inPlan: plan.id, "response"), "reason",
          [("answer", "accepted"), ("answeredBy", "Cabinet"), ("version", "0")]
            + dateFields("answeredOn", "2012-10-01")
        ),
        (
          .outcome(outcome.id, inPlan: plan.id, "impact"), "reason",
          [("rating", "noChange"), ("count", "0")] + dateFields("effectiveOn", "2012-10-01")
        ),
        (
          .outcome(outcome.id, inPlan: plan.id, "evidence"), "text",
          [("kind", "audit"), ("strength", "sampled"), ("title", "Audit")]
            + dateFields("effectiveOn", "2012-09-28")
        ),
        (
          .action(action.id, "evidence"), "title",
          [("kind", "audit"), ("strength", "sampled"), ("text", "Ten plans")]
            + dateFields("effectiveOn", "2012-09-28")
        ),
      ]
      let director = house.user(.director, "Dee Ash")
      for (number, form) in forms.enumerated() {
        let user = form.fields.contains { $0.0 == "rating" } ? director : house.officer
        let warned = try await house.post(
          form.address, form.fields + [(form.field, wrong)], as: user)
        #expect(warned.page?.status == 422, "\(form.address)")
        #expect(
          warned.text.contains(
            "You wrote “12 of 13”; the plan has 1 of 13 recommendations with an action today."),
          "\(form.address)")
        #expect(warned.text.contains("Keep the words as written, because"), "\(form.address)")
        #expect(warned.text.contains("/plans/\(plan.id)/coverage"), "\(form.address)")
        #expect(try await house.kept(plan).count == number, "nothing is saved yet")
        let kept = try await house.post(
          form.address,
          form.fields + [(form.field, wrong), ("keepBecause", "As the board was told")], as: user)
        #expect(kept.destination != nil, "\(form.address): \(kept.text)")
        #expect(try await house.kept(plan).count == number + 1, "\(form.address)")
      }
      // Of one recommendation, "all actions" are its own.
      let own = try await house.post(
        .outcome(outcome.id, inPlan: plan.id, "impact"),
        [("rating", "noChange"), ("count", "1"), ("reason", "All actions are complete.")]
          + dateFields("effectiveOn", "2012-10-01"), as: director)
      #expect(own.page?.status == 422)
      #expect(own.text.contains("has 0 of 1 action complete today"), "\(own.text)")
      let right = try await house.post(
        .outcome(outcome.id, inPlan: plan.id, "impact"),
        [("rating", "noChange"), ("count", "1"), ("reason", "No action is complete.")]
          + dateFields("effectiveOn", "2012-10-01"), as: director)
      #expect(right.destination != nil)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Why a plan is closed, and why somebody rates by hand, is compared when saved`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let action = try await house.action("Audit", serving: 4, in: plan)
      let outcome = try await house.outcome(4, in: plan)
      let wrong = "12 of 13 recommendations have an action."
      let forms: [(address: Address, field: String, fields: [(String, String)], user: User)] = [
        (.action(action.id, "rating"), "reason", [("rating", "offTrack")], house.officer),
        (
          .outcome(outcome.id, inPlan: plan.id, "rating"), "reason",
          [("rating", "atRisk"), ("paper", "Letter to the Director")]
            + dateFields("saidOn", "2012-10-01"), house.board
        ),
        (
          .editPlan(plan.id), PlanRemainder.field,
          [("title", plan.title), ("state", "closed"), ("version", "\(plan.version)")]
            + dateFields("datedOn", "2012-10-01"), house.officer
        ),
      ]
      for (number, form) in forms.enumerated() {
        let fields = form.fields + [(form.field, wrong)]
        let warned = try await house.post(form.address, fields, as: form.user)
        #expect(warned.page?.status == 422, "\(form.address)")
        #expect(
          warned.text.contains(
            "You wrote “12 of 13”; the plan has 1 of 13 recommendations with an action today."),
          "\(form.address)")
        #expect(warned.text.contains("Keep the words as written, because"), "\(form.address)")
        #expect(warned.text.contains("/plans/\(plan.id)/coverage"), "\(form.address)")
        #expect(try await house.kept(plan).count == number, "nothing is saved yet")
        let kept = try await house.post(
          form.address, fields + [("keepBecause", "As the board was told")], as: form.user)
        #expect(kept.destination != nil, "\(form.address): \(kept.text)")
        #expect(try await house.kept(plan).count == number + 1, "\(form.address)")
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `A body has the actions that it leads, and may have those that it helps with`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let police = house.people.police.id
      _ = try await house.action("Led", serving: 4, in: plan, leadBody: police)
      _ = try await house.action("Helped", serving: 5, in: plan, partners: [police])
      _ = try await house.action("Other", serving: 6, in: plan)
      let (world, officer) = (house.world, house.officer)
      func said(_ text: String) async throws -> [NarrativeDisagreement] {
        try await world.store.read {
          try $0.disagreements(in: text, withPlan: plan.id, in: world, for: officer)
        }
      }
      for right in ["Thornmere Police has two actions.", "The police lead one action."] {
        #expect(try await said(right).isEmpty, "\(right)")
      }
      for wrong in ["Thornmere Police has four actions.", "The police lead two actions."] {
        let found = try #require(try await said(wrong).first, "\(wrong)")
        #expect(found.says == "the plan has 1 action led by Thornmere Police today")
        #expect(found.query == .led(by: police.text))
        #expect(found.address(plan: plan.id)?.path == "/actions")
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `A wrong day of the report's publication leads to its inspection`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      _ = try await ChangePlan(house.acting())(
        plan.id, readAt: plan.version,
        to: PlanEntry(
          title: plan.title, versionLabel: plan.versionLabel, datedOn: plan.datedOn,
          ambition: "We answer the report published on 3 September 2012."), state: .draft)
      let page = try await house.get(.narrative(ofPlan: plan.id)).text
      #expect(page.contains("You wrote “the report published on 3 September 2012”"))
      #expect(page.contains("was published on 10 August 2012"))
      #expect(page.contains("/inspections/\(house.inspection.id)"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A partner is told about its own action, and nothing of the plan`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let partner = house.user(.partnerLead, "Pat Lowe", body: house.people.police.id)
      let action = try await house.action(
        "Asked", serving: 4, in: plan, owner: .body(house.people.police.id))
      let address = Address.recordProgress(ofAction: action.id)
      let warned = try await house.post(
        address,
        Self.progress(
          "12 of 13 recommendations have an action. It is due on 1 December 2012.",
          version: action.version), as: partner)
      #expect(warned.page?.status == 422)
      #expect(warned.text.contains("ACT-01 is due on 10 November 2012"))
      #expect(!warned.text.contains("1 of 13"))
      let silent = try await house.post(
        address,
        Self.progress("12 of 13 recommendations have an action.", version: action.version)
          + Self.memory(of: warned.text),
        as: partner)
      #expect(silent.destination == .action(action.id))
    }
  }

  @Test(arguments: StoreKind.available)
  func `What nobody is there to be asked about is saved, and shown at review`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let action = try await house.action("Audit", serving: 4, in: plan)
      _ = try await RecordProgress(house.acting())(
        ProgressEntry(
          delivery: .inProgress, note: "Five actions are overdue.",
          effectiveOn: date("2012-10-01")),
        on: action.id, readAt: action.version)
      let review = try await house.get(.narrative(ofPlan: plan.id)).text
      #expect(review.contains("You wrote “Five”"))
      #expect(review.contains("Nobody has kept words"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `As at a past day, what was written then is compared with the plan of that day`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let action = try await house.action("Audit", serving: 4, in: plan, due: date("2012-10-05"))
      func say(_ note: String, on day: String) async throws {
        house.clock.set(date(day))
        let now = try await house.stored(action)
        _ = try await RecordProgress(house.acting())(
          ProgressEntry(delivery: .inProgress, note: note, effectiveOn: date("2012-10-02")),
          on: now.id, readAt: now.version)
      }
      try await say("No actions are late.", on: "2012-10-08")
      try await say("The rota is agreed.", on: "2012-10-22")
      let address = Address.narrative(ofPlan: plan.id)
      let today = try await house.get(address).text
      #expect(today.contains("Disagrees today") && today.contains("Nothing: every figure"))
      let then = try await house.get(address.with("as-at", "2012-10-09")).text
      #expect(then.contains("As at 9 October 2012."))
      #expect(then.contains("Disagreed on 9 October 2012"))
      #expect(
        then.contains("You wrote “No”; the plan has 1 of 1 action late on 9 October 2012."))
      #expect(then.contains("as-at=2012-10-09"))
      let before = try await house.get(address.with("as-at", "2012-10-04")).text
      #expect(!before.contains("You wrote"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `What was wrong when it was said stays listed behind newer words, until it is put right`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let action = try await house.action("Audit", serving: 4, in: plan, due: date("2012-10-05"))
      func say(_ note: String, on day: String) async throws {
        house.clock.set(date(day))
        _ = try await RecordProgress(house.acting())(
          ProgressEntry(delivery: .inProgress, note: note, effectiveOn: date("2012-10-02")),
          on: action.id, readAt: house.stored(action).version)
      }
      // True on its day, and wrong now.
      try await say("No actions are late.", on: "2012-10-04")
      // Wrong on its day.
      try await say("No action is late, all is well.", on: "2012-10-10")
      try await say("The rota is agreed.", on: "2012-10-22")
      let address = Address.narrative(ofPlan: plan.id)
      let page = try await house.get(address).text
      #expect(page.contains("Said earlier, and wrong on its day"))
      #expect(page.contains("Sam Okafor, 10 October 2012"))
      #expect(page.contains("the plan has 1 of 1 action late on 10 October 2012"))
      #expect(!page.contains("4 October 2012"))
      #expect(page.contains("Nothing: every figure"), "what was said last agrees")

      let wrong = try #require(
        try await house.published(action).first { $0.note.hasPrefix("No action ") })
      let sent = try await house.post(
        .recordProgress(ofAction: action.id),
        house.form(["note": "One action is late.", "corrects": wrong.id.text]))
      #expect(sent.destination == .action(action.id))
      let mended = try await house.get(address).text
      #expect(!mended.contains("Said earlier") && !mended.contains("10 October 2012"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A day of the ledger said as former is right, and so is the day that its owner expects`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let action = try await house.action(
        "Audit", serving: 4, in: plan, owner: .body(house.people.police.id),
        due: date("2012-11-09"))
      for (number, due) in [(1, "2012-11-16"), (2, "2012-11-30")] {
        try await MoveDueDate(house.acting())(
          of: .action(action.id), readAt: number, to: .move(to: due))
      }
      let (world, officer, id) = (house.world, house.officer, plan.id)
      let partner = house.user(.partnerLead, "Pat Lowe", body: house.people.police.id)
      // About the action itself, as its partner writes it too, and about the plan.
      func said(_ text: String) async throws -> [[String]] {
        try await world.store.read { db in
          try [officer, partner].map { user in
            try db.disagreements(in: [("note", text)], about: action.id, in: world, for: user)
              .map(\.disagreement.says)
          } + [
            try db.disagreements(in: text, withPlan: id, in: world, for: officer).map(\.says)
          ]
        }
      }
      let due = "ACT-01 is due on 30 November 2012"
      #expect(try await said("ACT-01 was due on 14 November 2012.") == [[due], [due], [due]])
      #expect(
        try await said("ACT-01 was due on 9 November 2012. ACT-01 was due on 16 November 2012.")
          == [[], [], []])
      let promise = "ACT-01 will be complete by 14 December 2012."
      #expect(try await said(promise) == [[due], [due], [due]])
      _ = try await RecordProgress(house.acting())(
        ProgressEntry(
          delivery: .inProgress, note: "Sampling is behind.", effectiveOn: date("2012-10-01"),
          expectedOn: date("2012-12-14")),
        on: action.id, readAt: house.stored(action).version)
      #expect(try await said(promise) == [[], [], []])
      let expected = "ACT-01 is expected by 14 December 2012, and is due on 30 November 2012"
      #expect(
        try await said("ACT-01 will be complete by 21 December 2012.")
          == [[expected], [expected], [expected]])
    }
  }

  @Test(arguments: StoreKind.available)
  func `The facts of a digest are those of the plan's own figures`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      _ = try await house.action(
        "Audit", serving: 4, in: plan, leadBody: house.people.police.id, due: date("2012-10-05"))
      house.clock.set(date("2012-10-22"))
      let (world, officer) = (house.world, house.officer)
      let (digest, overview) = try await world.store.read { db in
        (
          try db.planDigest(plan.id, in: world, for: officer),
          try PlanOverview(plan.id, in: world, for: officer, db)
        )
      }
      #expect(digest.facts == PlanFacts(overview))
      #expect(digest.figures == Measure.allCases.map { overview.measures.value($0) })
      #expect(digest.facts?.count(.late, of: .action) == 1)
      #expect(digest.facts?.measures == digest.figures)
      #expect(digest.facts?.dueDate(of: "act-01")?.workingDaysLate == 11)
      let groups = try #require(digest.facts?.groups)
      #expect(groups.map(\.names) == [[], ["Thornmere Police", "Police"]])
      #expect(groups.map { $0.counts.first { $0.state == .late }?.count } == [1, 1])
      #expect(groups.map(\.most) == [nil, 1])
      #expect(digest.facts?.publications?.map(\.publishedOn) == [PlanHouse.published])
      #expect(digest.facts?.word(for: .offTrack) == "Red: off track")
      #expect(digest.facts?.count(.covered, of: .recommendation) == 1)
      #expect(
        digest.facts?.standings?.filter { !$0.states.isEmpty } == [
          .init("ACT-01", [.offTrack, .notBegun, .late]), .init("REC-2012-04", [.covered]),
        ])
      #expect(digest.facts?.count(.threeMonths, of: .recommendation) == 7)
      // Every count opens to as many records.
      for count in digest.facts?.counts ?? [] {
        let code = FigureCode.count(count.subject, count.state, isTheRest: false)
        #expect(FigureLines(overview: overview).lines(code).count == count.count, "\(code)")
        #expect(FigureCode(code.text) == code)
      }
      let check = NarrativeCheck(plan: digest.facts, snapshot: digest.asAt)
      #expect(check.disagreements(in: "No actions are overdue.").count == 1)
    }
  }
}

extension PlanHouse {
  fileprivate func kept(_ plan: Plan) async throws -> [KeptAsWritten] {
    try await world.store.read { try $0.keptAsWritten(inPlan: plan.id, of: Self.authority) }
  }
}
