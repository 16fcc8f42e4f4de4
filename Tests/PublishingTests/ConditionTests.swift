import Civil
import ImprovementPlan
import Inspections
import Kernel
import SiteMap
import Storage
import TestKit
import Testing
import Voice

@testable import Publishing

@Suite struct ConditionTests {
  @Test(arguments: StoreKind.available)
  func `An edition that meets every condition has no gap`(on kind: StoreKind) async throws {
    try await withPublishing(kind) { house in
      let edition = try await house.readyEdition()
      #expect(try await house.gaps(of: edition).map(\.words) == [])
    }
  }

  @Test(arguments: StoreKind.available)
  func `A sign-off whose evidence was withdrawn holds an edition up`(
    on kind: StoreKind
  ) async throws {
    try await withPublishing(kind) { house in
      let outcome = house.outcomes[0].id
      let board = house.acting(
        User(
          account: ID(), authority: house.world.authority, name: "Ines Holt",
          roles: [.boardManager]))
      let evidence = try await AddEvidence(house.acting())(
        EvidenceEntry(
          kind: .audit, strength: .sampled, title: "Audit", text: "Nine of ten were clear.",
          effectiveOn: date("2026-06-01")), to: .outcome(outcome))
      let verified = try await VerifyEvidence(board)(
        evidence.id, readAt: evidence.version, note: "Read it")
      try await JudgeImpact(house.acting(house.director))(
        .someChange, reason: "Nine of ten", from: date("2026-06-02"), of: outcome, afterReading: 0)
      try await SignOffRecommendation(board)(
        outcome, by: try #require(house.plan.owningBody),
        word: BoardWord(on: date("2026-06-05"), paper: "Minute 7"))
      let edition = try await house.readyEdition()
      #expect(try await house.gaps(of: edition).isEmpty)
      _ = try await WithdrawEvidence(house.acting())(
        evidence.id, readAt: verified.version, because: "Another council’s")
      let gaps = try await house.gaps(of: edition)
      #expect(gaps.map(\.condition) == [.signOffs])
      #expect(gaps.first?.words.contains("the verified evidence behind it was withdrawn") == true)
      // Once the board has said that it stands, nothing is asked of the edition any more.
      try await ConfirmSignOff(board)(
        outcome, by: try #require(house.plan.owningBody),
        word: BoardWord(on: house.world.today(), paper: "Minute 9"),
        because: "Another audit shows it too", afterReading: 1)
      #expect(try await house.gaps(of: edition).isEmpty)
    }
  }

  @Test(arguments: StoreKind.available)
  func `S34: publishing a plan with no dated consultation is refused`(
    on kind: StoreKind
  ) async throws {
    try await withPublishing(kind) { house in
      let edition = try await house.readyEdition()
      try await KeepConsultation(house.acting()).cancel(
        house.consultation.id, readAt: house.consultation.version, because: "Snow")
      let none = try await refusals {
        try await PrepareEdition(house.acting()).propose(edition.id, readAt: edition.version)
      }
      #expect(none.count == 1)
      #expect(none[0].hasPrefix("No consultation is planned."))
      #expect(
        try await house.gaps(of: edition).map(\.condition)
          == [.consultationDated, .consultationAhead])
      let gap = try await house.gaps(of: edition)[0]
      #expect(gap.condition == .consultationDated)
      #expect(gap.address == .newConsultation(ofPlan: house.plan.id))
      // One without a day is not enough either.
      let undated = try await KeepConsultation(house.acting())(
        ConsultationEntry(
          title: "Later", question: "What?", method: "A survey", audience: "Parents"),
        about: house.plan.id)
      try await KeepGroups(house.acting()).add(.parents, named: "Parents", to: undated.id)
      let gaps = try await house.gaps(of: edition)
      #expect(gaps.map(\.condition) == [.consultationDated, .consultationAhead])
      #expect(gaps[0].address == .consultation(undated.id, "edit"))
      // Held without ever being planned: that it was held is its day. But that was before the other
      // one was called off, and nothing says when children are asked next.
      try await KeepConsultation(house.acting()).hold(
        undated.id, readAt: undated.version, on: date("2026-06-05"), tookPart: nil, heard: "Much")
      let left = try await house.gaps(of: edition)
      #expect(left.map(\.condition) == [.consultationAhead])
      #expect(
        left.map(\.words) == [
          "No day ahead: “Being listened to” was called off on 8 June 2026, and nothing says when children and families are asked next. Plan another day."
        ])
      #expect(left.map(\.address) == [.newConsultation(ofPlan: house.plan.id)])
      let proposed = try await PrepareEdition(house.acting()).propose(
        edition.id, readAt: edition.version)
      let approve = ApproveEdition(house.acting(house.director))
      let sha256 = try #require(proposed.sha256)
      let said = try await refusals {
        try await approve(proposed.id, readAt: proposed.version, seen: sha256)
      }
      #expect(said.count == 1 && said[0].hasPrefix("No day ahead:"))
      let ahead = try await KeepConsultation(house.acting())(
        ConsultationEntry(
          title: "Next", question: "What?", method: "A survey", audience: "Parents",
          plannedOn: date("2026-06-30")), about: house.plan.id)
      try await KeepGroups(house.acting()).add(.parents, named: "Parents", to: ahead.id)
      #expect(try await house.gaps(of: edition).isEmpty)
    }
  }

  @Test(arguments: StoreKind.available)
  func `What forbids nothing is told apart from what stands in the way`(
    on kind: StoreKind
  ) async throws {
    try await withPublishing(kind) { house in
      let edition = try await house.readyEdition()
      try await KeepConsultation(house.acting()).cancel(
        house.consultation.id, readAt: house.consultation.version, because: "Snow")
      func lists() async throws -> (inTheWay: Substring, toLookAt: Substring) {
        let page = try await house.page(.edition(edition.id))
        let parts = page.split(
          separator: "What somebody should look at", omittingEmptySubsequences: false)
        return (parts[0], try #require(parts.last))
      }
      let both = try await lists()
      #expect(both.inTheWay.contains("What stands in the way"))
      #expect(both.inTheWay.contains("No consultation is planned."))
      #expect(!both.inTheWay.contains("No day ahead:"))
      #expect(both.toLookAt.contains("No day ahead:"))
      #expect(!both.toLookAt.contains("No consultation is planned."))
      let held = try await KeepConsultation(house.acting())(
        ConsultationEntry(
          title: "Before", question: "What?", method: "A survey", audience: "Parents"),
        about: house.plan.id)
      try await KeepGroups(house.acting()).add(.parents, named: "Parents", to: held.id)
      try await KeepConsultation(house.acting()).hold(
        held.id, readAt: held.version, on: date("2026-06-05"), tookPart: nil, heard: "Much")
      let one = try await lists()
      #expect(!one.inTheWay.contains("What stands in the way"))
      #expect(one.toLookAt.contains("No day ahead:"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `What was frozen announces no day that was called off before it is approved`(
    on kind: StoreKind
  ) async throws {
    try await withPublishing(kind) { house in
      let proposed = try await house.proposed("June 2026")
      try await KeepConsultation(house.acting()).cancel(
        house.consultation.id, readAt: house.consultation.version, because: "Snow")
      let sha256 = try #require(proposed.sha256)
      let said = try await refusals {
        try await ApproveEdition(house.acting(house.director))(
          proposed.id, readAt: proposed.version, seen: sha256, because: "No matter")
      }
      #expect(said.count == 1)
      #expect(said[0].contains("was called off on 8 June 2026, after this was frozen."))
    }
  }

  @Test(arguments: StoreKind.available)
  func `S35: publishing with a consultation that has no named group is refused`(
    on kind: StoreKind
  ) async throws {
    try await withPublishing(kind) { house in
      let edition = try await house.readyEdition()
      _ = try await KeepGroups(house.acting()).remove(house.group.id)
      let said = try await refusals {
        try await PrepareEdition(house.acting()).propose(edition.id, readAt: edition.version)
      }
      #expect(
        said == ["“Being listened to” names no group. Say which groups the council will talk to."])
      let gaps = try await house.gaps(of: edition)
      #expect(gaps.map(\.address) == [.consultation(house.consultation.id, "groups")])
      // It is not put forward, and nothing is frozen.
      let now = try await house.stored(edition.id)
      #expect(now.state == .draft)
      #expect(now.document == nil)
    }
  }

  @Test(arguments: StoreKind.available)
  func `A recommendation needs an answer and an action, or a reason`(
    on kind: StoreKind
  ) async throws {
    try await withPublishing(kind) { house in
      let edition = try await house.readyEdition()
      _ = try await WithdrawAction(house.acting())(
        house.actions[0].id, readAt: house.actions[0].version,
        by: DecisionEntry(
          setBy: .council, setByName: "Director", setOn: house.world.today(),
          approver: "Ola Grant, director", reason: "Another way"))
      let gaps = try await house.gaps(of: edition)
      #expect(gaps.map(\.condition) == [.actions])
      #expect(
        gaps.map(\.address) == [.editionWords(of: house.outcomes[0].id, in: edition.id)])
      try await WriteEditionWords(house.acting())(
        EditionWordsEntry(
          asked: "See us alone.", promised: "We will.", because: "A new law comes in May."),
        of: house.outcomes[0].id, in: edition.id)
      #expect(try await house.gaps(of: edition).isEmpty)
    }
  }

  @Test(arguments: StoreKind.available)
  func `An action needs an owner that is no person, and a due date`(
    on kind: StoreKind
  ) async throws {
    try await withPublishing(kind) { house in
      let edition = try await house.readyEdition()
      let person = try await house.read { db in
        try db.people(of: PublishingHouse.authority).first?.id
      }
      let owners: [Owner?] = [nil, .person(try #require(person))]
      try await house.world.store.write(as: .system, because: "test") { [plan = house.plan.id] db in
        for (index, owner) in owners.enumerated() {
          try db.insert(
            Action(
              authority: PublishingHouse.authority, plan: plan, number: index + 3,
              title: "Another", owner: owner))
        }
      }
      let gaps = try await house.gaps(of: edition)
      #expect(gaps.map(\.condition) == [.owners, .dueDates, .owners, .dueDates])
      #expect(gaps[0].words == "ACT-03 “Another” has no owner.")
      #expect(gaps[2].words.contains("owned by a person only"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `The summary reads as plainly as the council asks`(on kind: StoreKind) async throws {
    try await withPublishing(kind) { house in
      let edition = try await house.readyEdition()
      let hard =
        "The multidisciplinary reconfiguration of organisational accountabilities necessitates considerable administrative rationalisation."
      func gaps(_ summary: String, _ child: String) async throws -> [PublicationGap] {
        let now = try await house.stored(edition.id)
        let changed = try await PrepareEdition(house.acting())(
          EditionEntry(label: "June 2026", summary: summary, childSummary: child),
          over: now.id, readAt: now.version)
        return try await house.gaps(of: changed)
      }
      let plain = PublishingHouse.entry("June 2026")
      #expect(try await gaps(hard, plain.childSummary).map(\.condition) == [.summary])
      #expect(try await gaps("", plain.childSummary).map(\.condition) == [.summary])
      #expect(try await gaps(plain.summary, hard).map(\.condition) == [.children])
      #expect(try await gaps(plain.summary, "").map(\.condition) == [.children])
      let first = try await gaps(hard, plain.childSummary)[0]
      #expect(first.words.contains("above the council’s limit of 8"))
      #expect(first.address == Address.edition(edition.id, "edit").at("summary"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A plan is not published before its inspection and its full report are`(
    on kind: StoreKind
  ) async throws {
    try await withPublishing(kind) { house in
      let edition = try await house.readyEdition()
      let inspection = try await house.stored(house.inspection)
      try await PublishInspection(house.acting()).withdraw(
        house.inspection, readAt: inspection.version, because: "A name stood in it")
      let gaps = try await house.gaps(of: edition)
      #expect(gaps.map(\.condition) == [.report])
      #expect(gaps.map(\.address) == [.inspection(house.inspection)])
    }
  }

  @Test(arguments: StoreKind.available)
  func `A name that the service knows is pointed out, and needs a reason to be published`(
    on kind: StoreKind
  ) async throws {
    try await withPublishing(kind) { house in
      let ready = try await house.readyEdition()
      let edition = try await PrepareEdition(house.acting())(
        EditionEntry(
          label: "June 2026", summary: "Zebedee will see each child alone.",
          childSummary: "This is what we will do for you."), over: ready.id, readAt: ready.version)
      let gaps = try await house.gaps(of: edition)
      #expect(gaps.map(\.condition) == [.personalData])
      #expect(gaps[0].words.hasPrefix("“Zebedee” looks like a name"))
      let proposed = try await PrepareEdition(house.acting()).propose(
        edition.id, readAt: edition.version)
      let approve = ApproveEdition(house.acting(house.director))
      let sha256 = try #require(proposed.sha256)
      let said = try await refusals {
        try await approve(proposed.id, readAt: proposed.version, seen: sha256)
      }
      #expect(said.count == 1)
      let published = try await approve(
        proposed.id, readAt: proposed.version, seen: sha256, because: "It is a street")
      #expect(published.approvedBecause == "It is a street")
    }
  }
}
