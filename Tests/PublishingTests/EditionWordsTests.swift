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

/// In what words an edition says how each promise stands.
@Suite struct EditionWordsTests {
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
