import Civil
import ImprovementPlan
import Inspections
import Kernel
import SiteMap
import Storage
import TestKit
import Testing

@testable import Board

@Suite struct RiskTests {
  @Test(arguments: [
    ("2026-10-13", false), ("2026-10-14", true), ("2027-01-12", true), ("2027-01-13", false),
  ])
  func `S74: an external pressure shows ninety days before its day, and not after it`(
    today: String, isAhead: Bool
  ) async throws {
    try await withBoardHouse(.sqlite, on: date("2026-09-01")) { house in
      try await house.risk("Rent", pressure: "Change of benefit rules", on: date("2027-01-12"))
      house.clock.set(date(today))
      for address in [Address.board, .risks] {
        let page = try await house.get(address, as: house.officer).text
        #expect(page.contains("Change of benefit rules") == isAhead, "\(address)")
        #expect(page.contains("within 90 days from today"))
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `Risks to delivery and to children are counted and shown apart`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      try await house.risk("Posts stay empty", kind: .delivery)
      try await house.risk("A child waits", kind: .child)
      try await house.risk("A child is not heard", kind: .child)
      let page = try await house.get(.risks, as: house.director).text
      let parts = page.split(separator: "id=\"child\"")
      #expect(parts.count == 2)
      #expect(parts[0].contains("Posts stay empty") && !parts[0].contains("A child waits"))
      #expect(parts[1].contains("A child waits") && !parts[1].contains("Posts stay empty"))
      let file = try await house.get(
        Address.risks.with("format", "csv"), as: house.director
      ).text
      #expect(file.contains("Risk to a child’s experience"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `Scores keep their history, of two at once the second is told, and a review falls due`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let risk = try await house.risk("Posts stay empty")
      house.clock.set(date("2026-10-01"))
      #expect(
        try await house.get(.risk(risk.id), as: house.officer).text.contains("Review due since"))
      let keep = KeepRisk(house.acting(house.officer))
      let score = ScoreEntry(
        likelihood: 2, impact: 4, scoredOn: date("2026-10-01"), reason: "Two were hired")
      try await keep.score(risk.id, score, afterReading: 1, reviewOn: date("2026-11-02"))
      await #expect(
        performing: {
          try await keep.score(risk.id, score, afterReading: 1, reviewOn: date("2026-11-02"))
        }, throws: isConflict)
      let page = try await house.get(.risk(risk.id), as: house.officer).text
      for words in ["8 (likelihood 2 × impact 4)", "Two were hired", "As it stands"] {
        #expect(page.contains(words), "\(words)")
      }
      #expect(!page.contains("Review due since"))
      let wrong = try await problems {
        try await keep.score(
          risk.id,
          ScoreEntry(likelihood: 0, impact: 6, scoredOn: date("2026-10-02"), reason: ""),
          afterReading: 2, reviewOn: date("2026-10-01"))
      }
      #expect(Set(wrong.keys) == ["likelihood", "impact", "scoredOn", "reason", "reviewOn"])
    }
  }

  @Test(arguments: StoreKind.available)
  func `One risk is counted as one, and a plan that waits is told from one that is agreed`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      try await house.risk("Posts stay empty")
      for address in [Address.board, .risks] {
        let page = try await house.get(address, as: house.officer).text
        #expect(page.contains("risk to delivery") && !page.contains("risks to delivery"))
        #expect(page.contains("risks to children’s experience"))
      }
      let waits = "Improvement plan (August 2026) – draft, not agreed"
      #expect(try await house.get(.board, as: house.officer).text.contains(waits))
      _ = try await ChangePlan(house.acting(house.officer))(
        house.plan.id, readAt: house.plan.version,
        to: PlanEntry(
          title: house.plan.title, versionLabel: house.plan.versionLabel,
          datedOn: house.plan.datedOn, owningBody: house.boardBody.id), state: .agreed)
      let agreed = try await house.get(.board, as: house.officer).text
      #expect(agreed.contains("Improvement plan (August 2026)</a>") && !agreed.contains("draft"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A risk bears on no plan that was taken back`(_ kind: StoreKind) async throws {
    try await withBoardHouse(kind) { house in
      let refused = try await problems {
        try await KeepRisk(house.acting(house.officer))(
          RiskEntry(
            kind: .delivery, title: "A risk", cause: "A cause", event: "An event",
            consequence: "A consequence", mitigation: "What is done",
            owner: .body(house.council.id), plan: Plan.ID(), reviewOn: date("2026-12-01")),
          score: ScoreEntry(
            likelihood: 1, impact: 1, scoredOn: date("2026-09-01"), reason: "x"))
      }
      #expect(Array(refused.keys) == ["plan"])
    }
  }

  @Test(arguments: StoreKind.available)
  func `A risk names cause, event, consequence, owner, and closes with a reason`(
    _ kind: StoreKind
  ) async throws {
    try await withBoardHouse(kind) { house in
      let empty = try await problems {
        try await KeepRisk(house.acting(house.officer))(
          RiskEntry(
            kind: .child, title: "", cause: "", event: "", consequence: "", mitigation: "",
            pressureOn: date("2027-01-01"), reviewOn: date("2026-12-01"),
            bearsOn: [.action(Action.ID())]),
          score: ScoreEntry(
            likelihood: 1, impact: 1, scoredOn: date("2026-09-01"), reason: "x"))
      }
      #expect(
        Set(empty.keys) == [
          "title", "cause", "event", "consequence", "mitigation", "pressure", "owner", "plan",
        ])
      let risk = try await house.risk("Posts stay empty")
      let keep = KeepRisk(house.acting(house.officer))
      let silent = try await problems {
        _ = try await keep.close(risk.id, readAt: risk.version, because: "")
      }
      #expect(silent["reason"] != nil)
      _ = try await keep.close(risk.id, readAt: risk.version, because: "All posts are filled")
      let page = try await house.get(.risks, as: house.officer).text
      #expect(page.contains("1 risk is closed") && page.contains("All posts are filled"))
      await #expect(
        performing: {
          _ = try await keep.close(risk.id, readAt: 2, because: "Again")
        }, throws: isConflict)
      await #expect(
        performing: { try await house.get(.risks, as: house.member) }, throws: isNotPermitted)
    }
  }
}

extension BoardHouse {
  @discardableResult
  func risk(
    _ title: String, kind: Risk.Kind = .delivery, pressure: String = "",
    on pressureOn: CivilDate? = nil
  ) async throws -> Risk {
    try await KeepRisk(acting(officer))(
      RiskEntry(
        kind: kind, title: title, cause: "A cause", event: "An event",
        consequence: "A consequence", mitigation: "What is done", owner: .body(council.id),
        plan: plan.id, pressure: pressure, pressureOn: pressureOn,
        reviewOn: date("2026-09-30"), bearsOn: [.recommendation(recommendations[0].id)]),
      score: ScoreEntry(
        likelihood: 3, impact: 4, scoredOn: world.today(), reason: "As it stands"))
  }
}
