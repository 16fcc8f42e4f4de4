import Civil
import Inspections
import Kernel
import SiteMap
import Storage
import TestKit
import Testing

@testable import ImprovementPlan

@Suite struct BoardWordTests {
  private static let fields = BoardWord.Fields(
    day: "saidOn", paper: "paper", paperMissing: "Name the minute.")

  private static let board = Body.ID()
  private static let other = Body.ID()
  private static let held = [
    HeldMeeting(
      id: "m2", body: other, bodyName: "Other Board", heldOn: date("2012-10-03"),
      address: Address("board")),
    HeldMeeting(
      id: "m1", body: board, bodyName: "Improvement Board", heldOn: date("2012-10-02"),
      address: Address("board")),
  ]

  private func check(_ word: BoardWord) -> (BoardWord.Checked?, [Problem]) {
    var problems: [Problem] = []
    let found = word.checked(
      in: Self.held, of: { $0 == Self.board }, on: date("2012-10-08"), Self.fields, &problems)
    return (found, problems)
  }

  @Test(arguments: [
    (BoardWord(), "saidOn"),
    (BoardWord(paper: "Minute 7"), "saidOn"),
    (BoardWord(on: date("2012-10-09"), paper: "Minute 7"), "saidOn"),
    (BoardWord(on: date("2012-10-08")), "paper"),
    (BoardWord(on: date("2012-10-08"), paper: "ok"), "paper"),
    (BoardWord(on: date("2012-10-08"), paper: "yes ."), "paper"),
    (BoardWord(meeting: "m2"), "meeting"),
    (BoardWord(meeting: "m3", on: date("2012-10-08"), paper: "Minute 7"), "meeting"),
    (BoardWord(meeting: "m1", on: date("2012-10-03")), "saidOn"),
  ])
  func `A word of a board that cannot be looked up is refused`(
    _ word: BoardWord, _ field: String
  ) {
    #expect(check(word).1.map(\.field) == [field])
  }

  @Test func `A meeting gives its day, and a day finds the meeting of that body`() {
    let cited = check(BoardWord(meeting: "m1"))
    #expect(cited.1.isEmpty)
    #expect(
      cited.0
        == BoardWord.Checked(meeting: "m1", day: date("2012-10-02"), paper: "at its meeting"))
    let minute = check(BoardWord(on: date("2012-10-02"), paper: "Minute 7"))
    #expect(
      minute.0 == BoardWord.Checked(meeting: "m1", day: date("2012-10-02"), paper: "Minute 7"))
    let letter = check(BoardWord(on: date("2012-10-03"), paper: "Letter to the Director"))
    #expect(letter.1.isEmpty && letter.0?.meeting == nil)
  }

  @Test(arguments: StoreKind.available)
  func `The chair's word holds from the day on which it was said, and names its paper`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let outcome = try await house.outcome(4, in: plan)
      _ = try await house.action("Late", serving: 4, in: plan, due: date("2012-10-05"))
      house.clock.set(date("2012-10-30"))
      let address = Address.outcome(outcome.id, inPlan: plan.id, "rating")
      let form = try await house.get(address, as: house.board).text
      #expect(form.contains("You record it on the chair’s behalf"))
      let bare = try await house.post(
        address, [("rating", "atRisk"), ("reason", "One day only")], as: house.board)
      #expect(bare.text.contains("Choose the meeting, or enter the day of the paper."))
      // Twenty working days after Monday 1 October 2012 have passed.
      let stale = try await problems {
        try await OverrideRating(house.acting(house.board))(
          ofOutcome: outcome.id, to: .atRisk, because: "One day only",
          word: BoardWord(on: date("2012-10-01"), paper: "Minute 3"))
      }
      #expect(stale["saidOn"]?.contains("ran out on 29 October 2012") == true)
      let sent = try await house.post(
        address,
        [("rating", "atRisk"), ("reason", "One day only"), ("paper", "Letter to the Director")]
          + dateFields("saidOn", "2012-10-02"), as: house.board)
      #expect(sent.destination != nil, "\(sent.text)")
      let page = try await house.get(.outcome(outcome.id, inPlan: plan.id)).text
      #expect(
        page.contains("recorded on the chair’s behalf by Ines Holt on 30 October 2012, until"))
    }
  }
}
