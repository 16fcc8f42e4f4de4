import Civil
import Kernel
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import Inspections

@Suite struct LookAgainTests {
  @Test(arguments: [
    // Looked on, outcome, next look, the fields that are refused.
    ("2013-01-07", FindingReview.Outcome.strength, String?.none, [String]()),
    ("2013-01-07", .stillTooEarly, "2013-06-03", []),
    ("2013-01-08", .strength, nil, ["lookedOn"]),
    ("2012-11-30", .strength, nil, ["lookedOn"]),
    ("2013-01-07", .stillTooEarly, nil, ["nextLookOn"]),
    ("2013-01-07", .stillTooEarly, "2013-01-07", ["nextLookOn"]),
  ])
  func `A look is refused in the future, before the last one, and without its next day`(
    day: String, outcome: FindingReview.Outcome, next: String?, fields: [String]
  ) throws {
    let finding = Finding(
      authority: AuthorityID("X08000001"), inspection: ID(), number: 1, kind: .tooEarlyToJudge,
      text: "New", impactReviewOn: try civil("2012-12-03"))
    let last = FindingReview(
      authority: finding.authority, finding: finding.id, number: 1,
      entry: FindingReviewEntry(
        lookedOn: try civil("2012-12-03"), outcome: .stillTooEarly, reason: "Only three weeks",
        nextLookOn: try civil("2013-01-07")),
      recordedBy: "Sam Okafor")
    let entry = FindingReviewEntry(
      lookedOn: try civil(day), outcome: outcome, reason: "Ten cases were read",
      nextLookOn: try next.map(civil))
    let found = entry.problems(after: last, today: try civil("2013-01-07"))
    #expect(found.map(\.field) == fields)
    var silent = entry
    silent.reason = "ok"
    #expect(
      silent.problems(after: last, today: try civil("2013-01-07")).map(\.field).contains("reason"))
  }

  @Test(arguments: StoreKind.available)
  func `S49: still too early moves the reminder, a judgement ends it, and both stay on record`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let finding = try await house.tooEarly()
      let first = FindingReviewEntry(
        lookedOn: try civil("2013-01-07"), outcome: .stillTooEarly, reason: "Four weeks are short",
        nextLookOn: try civil("2013-03-04"))
      try await LookAgain(house.acting)(first, at: finding.id, after: 0)
      #expect(try await house.due(on: "2013-03-03").isEmpty)
      #expect(try await house.due(on: "2013-03-04") == [finding.id])
      // Whoever began before that look was recorded is told to read it first.
      await #expect(
        performing: { try await LookAgain(house.acting)(first, at: finding.id, after: 0) },
        throws: { if case Refusal.conflict = $0 { true } else { false } })
      try await LookAgain(house.acting)(
        FindingReviewEntry(
          lookedOn: try civil("2013-01-07"), outcome: .needsImproving, reason: "Plans were late"),
        at: finding.id, after: 1)
      #expect(try await house.due(on: "2030-01-01").isEmpty)
      let (looks, changes, kept) = try await house.read { db in
        (
          try db.reviews(of: finding), try db.changes(since: 0, limit: 10_000),
          try db.finding(finding.id, of: house.authority)
        )
      }
      #expect(looks.map(\.number) == [2, 1])
      #expect(looks.map(\.outcome) == [.needsImproving, .stillTooEarly])
      // The inspectors’ words and their kind stay.
      #expect(kept.kind == .tooEarlyToJudge && kept.impactReviewOn == finding.impactReviewOn)
      #expect(
        changes.map(\.reason).contains("looked again on 7 January 2013: now needs improving"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `What the inspectors have judged is not looked at again`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let inspection = try await RecordInspection(house.acting)(.thornmere2012())
      let judged = try await RecordFinding(house.acting)(
        FindingEntry(kind: .strength, text: "Visits are made."), in: inspection.id)
      let entry = FindingReviewEntry(
        lookedOn: try civil("2013-01-07"), outcome: .strength, reason: "Visits are still made")
      await #expect(
        performing: {
          try await LookAgain(house.acting)(entry, at: judged.id, after: 0)
        }, throws: { if case Refusal.conflict = $0 { true } else { false } })
    }
  }

  @Test(arguments: StoreKind.available)
  func `The page says that it is time, the form records the look, and the list keeps it`(
    on kind: StoreKind
  ) async throws {
    try await withInspections(on: kind) { house in
      let finding = try await house.tooEarly()
      let pages = PageHouse(house)
      let before = try await pages.html(.finding(finding.id))
      #expect(before.contains("The day has come to look again"))
      #expect(before.contains("Record what is seen now"))
      let form = try await pages.html(.lookAgain(atFinding: finding.id))
      #expect(form.contains("When to look once more"))
      let fields = [
        (name: "seen", value: "0"), (name: "lookedOn", value: "7"),
        (name: "lookedOn-month", value: "1"), (name: "lookedOn-year", value: "2013"),
        (name: "outcome", value: "still_too_early"), (name: "reason", value: "Four weeks <only>"),
      ]
      let refused = try await pages.post(.lookAgain(atFinding: finding.id), fields)
      #expect(refused.page?.status == 422)
      #expect(refused.html.contains("Next look: say when") && refused.html.contains("&lt;only&gt;"))
      let done = try await pages.post(
        .lookAgain(atFinding: finding.id),
        fields.map { $0.name == "outcome" ? ($0.name, "needs_improving") : $0 })
      #expect(done.target == .finding(finding.id))
      let after = try await pages.html(.finding(finding.id))
      #expect(!after.contains("The day has come to look again"))
      #expect(after.contains("Now needs improving") && after.contains("Four weeks &lt;only&gt;"))
      #expect(after.contains("Create a recommendation from this finding"))
      let list = try await pages.html(.findingsToReview)
      #expect(list.contains("No review is due today.") && list.contains("Now needs improving"))
    }
  }
}

extension InspectionsHouse {
  /// A finding for which it was too early, due to be looked at on 7 January 2013.
  func tooEarly() async throws -> Finding {
    let inspection = try await RecordInspection(acting)(.thornmere2012())
    return try await RecordFinding(acting)(
      FindingEntry(
        kind: .tooEarlyToJudge, text: "The new team has just begun.",
        impactReviewOn: try civil("2013-01-07")), in: inspection.id)
  }

  fileprivate func due(on day: String) async throws -> [ID<Finding>] {
    let (authority, today) = (authority, try civil(day))
    return try await read { try $0.findingsToReview(of: authority, on: today).map(\.id) }
  }
}
