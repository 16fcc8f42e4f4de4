import Civil
import Foundation
import Kernel
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import ImprovementPlan

@Suite struct DraftTests {
  @Test(arguments: StoreKind.available)
  func `What is typed is kept, and is there for another computer tomorrow`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let action = try await house.ownAction()
      let first = try await house.type(["note": "The first half of a sen"], on: action)
      #expect(first.saved == "Draft saved at 13:00, 6 words.")
      #expect(first.number == 1)
      _ = try await house.type(["note": "The first half of a sentence"], on: action, after: first)
      house.clock.set(date("2012-10-02"))
      let page = try await house.get(.recordProgress(ofAction: action.id), as: house.head).text
      #expect(page.contains("The first half of a sentence</textarea>"))
      #expect(page.contains("Draft saved by Sam Okafor on 1 October 2012 at 13:00, 6 words."))
      #expect(try await house.published(action).isEmpty, "nothing is published by being kept")
      #expect(try await house.stored(action).delivery == .notStarted)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Nothing typed is nothing kept`(on kind: StoreKind) async throws {
    try await withPlanHouse(kind) { house in
      let action = try await house.ownAction()
      let news = try await house.type(["delivery": "notStarted"], on: action)
      #expect(news.number == 0 && news.saved == "Nothing to save yet.")
      #expect(try await house.draft(of: action) == nil)
    }
  }

  @Test(arguments: StoreKind.available)
  func `A draft is seen by those who may write it, and by nobody else`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let action = try await house.ownAction()
      _ = try await house.type(["note": "Between ourselves"], on: action, as: house.head)
      let readers = [
        house.user(.inspector, "Ivo Lang"), house.user(.boardManager, "Ines Holt"),
        house.user(.teamManager, "Another manager"),
      ]
      for reader in readers {
        let page = try await house.get(.action(action.id), as: reader).text
        #expect(!page.contains("Between ourselves") && !page.contains("A draft waits"))
        #expect(!(try await house.get(.updatesDue, as: reader).text.contains("a draft of")))
        await #expect(throws: Refusal.self) {
          try await house.get(.draft(ofAction: action.id), as: reader)
        }
        await #expect(throws: Refusal.self) {
          try await house.type(["note": "Mine"], on: action, as: reader)
        }
      }
      for writer in [house.head, house.officer] {
        #expect(try await house.get(.action(action.id), as: writer).text.contains("A draft waits"))
      }
      #expect(try await house.get(.plan(action.plan)).text.contains("Between ourselves") == false)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Different fields changed by two people are both kept, and each is told`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let action = try await house.ownAction()
      let both = try await house.type(["note": "Begun"], on: action)
      _ = try await house.type(
        ["note": "Begun in the north"], on: action, after: both, as: house.head)
      let mine = try await house.type(["expectedOn": "20/12/2012"], on: action, after: both)
      #expect(mine.disputed.isEmpty)
      #expect(mine.adopted.map(\.name) == ["note"] && mine.adopted.first?.by == "Alma Reyes")
      #expect(mine.fields["note"] == "Begun in the north")
      let words = try #require(try await house.draft(of: action)).words
      #expect(words["note"] == "Begun in the north" && words["expectedOn"] == "2012-12-20")
    }
  }

  @Test(arguments: StoreKind.available)
  func `The same field changed by two people shows both, and neither is lost`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let action = try await house.ownAction()
      let both = try await house.type(["note": "Begun"], on: action)
      _ = try await house.type(
        ["note": "Begun in the north"], on: action, after: both, as: house.head)
      let mine = try await house.type(["note": "Begun in the south"], on: action, after: both)
      #expect(mine.disputed.map(\.words) == ["Begun in the north"])
      #expect(try await house.draft(of: action)?.words["note"] == "Begun in the north")
      #expect(
        try await house.states(of: action).map(\.words).map { $0["note"] } == [
          "Begun in the south", "Begun in the north", "Begun",
        ])
      // Who has seen both goes on from there, and is not asked again.
      let chosen = try await house.type(
        ["note": "North and south", "note.choice": "mine"], on: action, after: mine)
      #expect(chosen.disputed.isEmpty)
      #expect(try await house.draft(of: action)?.words["note"] == "North and south")
    }
  }

  @Test(arguments: StoreKind.available)
  func `Who comes back to a page before deciding finds both wordings, their own in the field`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let action = try await house.ownAction()
      let both = try await house.type(["note": "Begun"], on: action)
      _ = try await house.type(
        ["note": "Begun in the north"], on: action, after: both, as: house.head)
      let mine = try await house.type(["note": "Begun in the south"], on: action, after: both)
      #expect(mine.disputed.map(\.name) == ["note"])
      let address = Address.recordProgress(ofAction: action.id)
      for page in [try await house.get(address), try await house.get(.updateActions)] {
        #expect(page.page?.status == 200)
        #expect(page.text.contains("Begun in the south</textarea>"))
        #expect(page.text.contains("Alma Reyes wrote here"))
        #expect(page.text.contains(">Begun in the north<"))
      }
      // The other has nothing to decide.
      let hers = try await house.get(address, as: house.head).text
      #expect(hers.contains("Begun in the north</textarea>") && !hers.contains("wrote here"))
      // Whoever takes the other's words has decided too, although the draft stays as it was.
      let chosen = try await house.type(["note": "Begun in the north"], on: action, after: mine)
      #expect(chosen.disputed.isEmpty)
      let after = try await house.get(address).text
      #expect(after.contains("Begun in the north</textarea>") && !after.contains("wrote here"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `Without a script both stand on one page, side by side, and a box takes the other's`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let action = try await house.ownAction()
      let both = try await house.type(["note": "Begun"], on: action)
      _ = try await house.type(
        ["note": "Begun in the north"], on: action, after: both, as: house.head)
      let fields = house.form(["note": "Begun in the south"], after: both)
      let page = try await house.post(.recordProgress(ofAction: action.id), fields)
      #expect(page.page?.status == 409)
      #expect(page.text.contains("Begun in the south</textarea>"))
      #expect(page.text.contains("Alma Reyes wrote here"))
      #expect(page.text.contains("Begun in the north"))
      #expect(try await house.published(action).isEmpty)
      let now = try #require(try await house.draft(of: action))
      let chosen = try await house.post(
        .recordProgress(ofAction: action.id),
        house.form([
          "note": "Begun in the south", "draft": now.id.text, "number": String(now.number),
          "said": "",
        ]) + [("note.choice", "theirs")])
      #expect(chosen.destination == .action(action.id))
      #expect(try await house.published(action).map(\.note) == ["Begun in the north"])
    }
  }

  @Test(arguments: StoreKind.available)
  func `The last words of a page that closes are no quarrel with those before them`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let action = try await house.ownAction()
      // Both left the page before any answer had come.
      _ = try await house.type(["note": "One"], on: action, window: "w", turn: 1)
      let last = try await house.type(["note": "One two"], on: action, window: "w", turn: 2)
      #expect(last.disputed.isEmpty)
      // What arrives late is not newer for that.
      let late = try await house.type(["note": "On"], on: action, window: "w", turn: 1)
      #expect(late.disputed.isEmpty)
      #expect(try await house.draft(of: action)?.words["note"] == "One two")
      // Nor after it was published.
      _ = try await house.post(
        .recordProgress(ofAction: action.id), house.form(["note": "One two."], after: last))
      _ = try await house.type(["note": "One two"], on: action, window: "w", turn: 2)
      #expect(try await house.draft(of: action) == nil)
    }
  }

  @Test(arguments: StoreKind.available)
  func `One goes back to any state, and what was put away is brought back`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let action = try await house.ownAction()
      let one = try await house.type(["note": "A good sentence"], on: action)
      _ = try await house.type(["note": "Worse"], on: action, after: one)
      let list = try await house.get(
        Address.draft(ofAction: action.id).with("draft", one.draft).with("number", "1")
      ).text
      #expect(list.contains("As at 1 October 2012 at 13:00, 3 words"))
      let restored = try await house.post(
        .draft(ofAction: action.id, "restore"), [("draft", one.draft), ("number", "1")])
      #expect(restored.destination == .recordProgress(ofAction: action.id))
      #expect(try await house.draft(of: action)?.words["note"] == "A good sentence")
      #expect(try await house.states(of: action).count == 3)
      _ = try await house.post(.draft(ofAction: action.id, "discard"), [])
      #expect(try await house.draft(of: action) == nil)
      await #expect(throws: Refusal.self) {
        try await house.post(.draft(ofAction: action.id, "discard"), [])
      }
      let last = try #require(try await house.states(of: action).first)
      _ = try await house.post(
        .draft(ofAction: action.id, "restore"),
        [("draft", last.draft.text), ("number", String(last.number))])
      #expect(try await house.draft(of: action)?.words["note"] == "A good sentence")
      await #expect(throws: Refusal.self) {
        try await house.post(
          .draft(ofAction: action.id, "restore"), [("draft", one.draft), ("number", "99")])
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `What somebody else has published meanwhile is read before one's own goes out`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let action = try await house.ownAction()
      _ = try await RecordProgress(house.acting(house.head))(
        ProgressEntry(delivery: .inProgress, note: "Hers", effectiveOn: date("2012-10-01")),
        on: action.id, readAt: house.stored(action).version)
      let page = try await house.post(
        .recordProgress(ofAction: action.id), house.form(["note": "Mine", "said": ""]))
      #expect(page.page?.status == 409)
      #expect(page.text.contains("Alma Reyes was quicker") && page.text.contains("Hers"))
      #expect(page.text.contains("Mine</textarea>"))
      #expect(try await house.published(action).count == 1)
      #expect(try await house.draft(of: action)?.words["note"] == "Mine")
    }
  }

  @Test(arguments: StoreKind.available)
  func `What is not complete is not published, and stays a draft`(on kind: StoreKind) async throws {
    try await withPlanHouse(kind) { house in
      let action = try await house.ownAction()
      let page = try await house.post(
        .recordProgress(ofAction: action.id),
        house.form(["note": "", "effectiveOn": "31/11/2012", "expectedOn": "1/9/2012"]))
      #expect(page.page?.status == 422)
      for words in ["Say in a sentence what was done", "31 November", "value=\"31/11/2012\""] {
        #expect(page.text.contains(words), "\(words)")
      }
      let draft = try #require(try await house.draft(of: action))
      #expect(draft.words["expectedOn"] == "2012-09-01")
      let late = try await house.post(
        .recordProgress(ofAction: action.id),
        house.form([
          "note": "Going", "expectedOn": "1/9/2012", "draft": draft.id.text,
          "number": String(draft.number),
        ]))
      #expect(late.text.contains("That day has passed."))
    }
  }
}

@Suite struct ChoiceTests {
  /// The officer wrote first; the head’s words stand beside his.
  private func dispute(_ house: PlanHouse, _ action: Action) async throws {
    let both = try await house.type(["note": "Begun"], on: action)
    _ = try await house.type(["note": "Begun in the south"], on: action, after: both)
    _ = try await house.type(
      ["note": "Begun in the north"], on: action, after: both, as: house.head)
  }

  /// The fields of the head’s form as a page loaded now has them.
  private func reloaded(
    _ house: PlanHouse, _ action: Action, _ more: [String: String] = [:]
  ) async throws -> [(String, String)] {
    let now = try #require(try await house.draft(of: action))
    return house.form(
      [
        "note": "Begun in the north", "draft": now.id.text, "number": String(now.number),
        "said": "",
      ].merging(more) { $1 })
  }

  @Test(arguments: StoreKind.available)
  func `Nothing is published while two wordings stand, however often the page is loaded`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let action = try await house.ownAction()
      try await dispute(house, action)
      let address = Address.recordProgress(ofAction: action.id)
      for day in ["2012-10-01", "2012-10-02"] {
        house.clock.set(date(day))
        let page = try await house.post(
          address, try await reloaded(house, action), as: house.head)
        #expect(page.page?.status == 409)
        #expect(page.text.contains("Sam Okafor wrote here"))
        #expect(page.text.contains("name=\"note.choice\""))
        let now = try #require(try await house.draft(of: action))
        let grid = try await house.post(
          .updateActions,
          house.row(
            action, ["note": "Begun in the north", "delivery": "inProgress", "ready": "yes"],
            after: now) + [("do", "publish")], as: house.head)
        #expect(grid.page?.status == 422 && grid.text.contains("choose one"))
      }
      #expect(try await house.published(action).isEmpty)
      #expect(try await house.draft(of: action)?.words["note"] == "Begun in the south")

      let sent = try await house.post(
        address, try await reloaded(house, action, ["note.choice": "mine"]), as: house.head)
      #expect(sent.destination == .action(action.id))
      #expect(try await house.published(action).map(\.note) == ["Begun in the north"])
      // His words are in the history, and he is told what became of them.
      #expect(
        try await house.states(of: action).contains { $0.words["note"] == "Begun in the south" })
      for page in [address, .updateActions] {
        let his = try await house.get(page).text
        #expect(his.contains("Words of yours were not published."))
        #expect(his.contains("Alma Reyes has read both since and chose others."))
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `A row in which one has to choose keeps no other row back, and is not sent by being shown`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.agreedPlan()
      let action = try await house.ownAction("Visits", in: plan)
      let other = try await house.ownAction("Audits", in: plan)
      try await dispute(house, action)
      let now = try #require(try await house.draft(of: action))
      let sent = try await house.post(
        .updateActions,
        house.row(
          action,
          ["note": "Begun in the north", "delivery": "inProgress"], after: now)
          + house.row(other, ["note": "All read", "ready": "yes"]) + [("do", "publish")],
        as: house.head)
      #expect(sent.destination == .updateActions, "\(sent.text)")
      #expect(try await house.published(other).count == 1)
      #expect(try await house.draft(of: action)?.number == now.number)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Whose words another has not chosen finds that out while the draft goes on`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let action = try await house.ownAction()
      try await dispute(house, action)
      let chosen = try await house.post(
        .recordProgress(ofAction: action.id),
        try await reloaded(house, action, ["note.choice": "mine", "do": "save"]), as: house.head)
      #expect(chosen.destination == .action(action.id))
      #expect(try await house.draft(of: action)?.words["note"] == "Begun in the north")
      let his = try await house.get(.updateActions).text
      #expect(his.contains("Words of yours are not in this draft any more."))
      #expect(
        !(try await house.get(.updateActions, as: house.head).text.contains("Words of yours")))
      _ = try await house.post(
        .draft(ofAction: action.id, "restore"),
        [
          ("draft", try #require(try await house.draft(of: action)).id.text), ("number", "2"),
        ])
      #expect(try await house.draft(of: action)?.words["note"] == "Begun in the south")
      #expect(!(try await house.get(.updateActions).text.contains("Words of yours")))
    }
  }

  @Test(arguments: StoreKind.available)
  func `One’s own words of another window are no quarrel where they are merely the earlier`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let action = try await house.ownAction()
      _ = try await house.type(["note": "One two"], on: action, window: "a", turn: 1)
      let longer = try await house.type(["note": "One two three"], on: action, window: "b", turn: 1)
      #expect(longer.disputed.isEmpty && longer.adopted.isEmpty)
      let shorter = try await house.type(["note": "One"], on: action, window: "c", turn: 1)
      #expect(shorter.disputed.isEmpty && shorter.fields["note"] == "One two three")
      #expect(try await house.draft(of: action)?.words["note"] == "One two three")
    }
  }

  @Test(arguments: StoreKind.available)
  func `What one wrote in two windows is chosen between before it is published from either`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let action = try await house.ownAction()
      let north = try await house.type(["note": "North"], on: action, window: "a", turn: 1)
      let south = try await house.type(["note": "South"], on: action, window: "b", turn: 1)
      #expect(south.disputed.map(\.by) == ["You, in another window,"])
      let page = try await house.post(
        .recordProgress(ofAction: action.id),
        house.form(["said": ""], after: north) + [("window", "a"), ("turn", "1000000")])
      #expect(page.page?.status == 409 && page.text.contains("South</textarea>"))
      #expect(page.text.contains("You, in another window, wrote here"))
      #expect(try await house.published(action).isEmpty)
    }
  }
}

@Suite struct LeftWordsTests {
  /// The head writes beside the officer, who publishes before she has chosen.
  private func published(
    _ house: PlanHouse, _ action: Action
  ) async throws -> (hers: News, sent: Sight) {
    let both = try await house.type(["note": "Begun"], on: action, window: "v", turn: 1)
    let his = try await house.type(
      ["note": "Begun here"], on: action, after: both, window: "w", turn: 1)
    let hers = try await house.type(
      ["note": "Begun in the north, with five more"], on: action, after: both, as: house.head)
    let now = try #require(try await house.draft(of: action))
    let sent = try await house.post(
      .recordProgress(ofAction: action.id),
      house.form([
        "note": his.fields["note"] ?? "", "draft": now.id.text, "number": String(now.number),
        "said": "",
      ]))
    return (hers, sent)
  }

  @Test(arguments: StoreKind.available)
  func `Whose words were not published is told so, finds them, and takes them up again`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let action = try await house.ownAction()
      let (hers, sent) = try await published(house, action)
      #expect(
        hers.saved == "Your words are kept at 13:00, 7 words, beside the draft of Sam Okafor.")
      #expect(sent.destination == .action(action.id))
      #expect(try await house.published(action).map(\.note) == ["Begun here"])

      let address = Address.recordProgress(ofAction: action.id)
      let page = try await house.get(address, as: house.head).text
      #expect(page.contains("Words of yours were not published."))
      #expect(page.contains("Begun in the north, with five more"))
      let grid = try await house.get(.updateActions, as: house.head).text
      #expect(grid.contains("Words of yours were not published."))
      #expect(!(try await house.get(address).text.contains("Words of yours")), "his are public")

      let state = try #require(try await house.states(of: action).first { $0.isBeside })
      _ = try await house.post(
        .draft(ofAction: action.id, "restore"),
        [("draft", state.draft.text), ("number", String(state.number))], as: house.head)
      let after = try await house.get(address, as: house.head).text
      #expect(after.contains("Begun in the north, with five more</textarea>"))
      #expect(!after.contains("Words of yours were not published."))
    }
  }

  @Test(arguments: StoreKind.available)
  func `Of the earlier states only what was published says so`(on kind: StoreKind) async throws {
    try await withPlanHouse(kind) { house in
      let action = try await house.ownAction()
      _ = try await published(house, action)
      let page = try await house.get(.draft(ofAction: action.id)).text
      func count(_ words: String) -> Int { page.components(separatedBy: words).count - 1 }
      #expect(count(">published since<") == 1, "his last words")
      #expect(count(">changed before it was published<") == 1, "his first")
      #expect(count(">not published<") == 1, "hers")
      #expect(count("beside somebody else’s words") == 1)
    }
  }

  @Test(arguments: StoreKind.available)
  func `The form counts one's own words where they stand beside another's`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let action = try await house.ownAction()
      let both = try await house.type(["note": "Begun"], on: action)
      _ = try await house.type(["note": "Begun here"], on: action, after: both)
      _ = try await house.type(
        ["note": "Begun in the north"], on: action, after: both, as: house.head)
      let page = try await house.get(.recordProgress(ofAction: action.id), as: house.head).text
      #expect(page.contains("2 words. Yours, 4 words, are kept beside it."))
    }
  }
}

@Suite struct CorrectionTests {
  @Test(arguments: StoreKind.available)
  func `What is published stays, and a correction stands in its place`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let action = try await house.ownAction()
      for (note, delivery) in [("First", Action.Delivery.inProgress), ("Done", .complete)] {
        _ = try await RecordProgress(house.acting())(
          ProgressEntry(delivery: delivery, note: note, effectiveOn: date("2012-10-01")),
          on: action.id, readAt: house.stored(action).version)
      }
      let first = try #require(try await house.published(action).last)
      let form = try await house.get(.correctUpdate(first.id, ofAction: action.id))
      #expect(form.text.contains("First</textarea>"))
      #expect(form.page?.title == "Put right what was said")
      let sent = try await house.post(
        .recordProgress(ofAction: action.id),
        house.form(["note": "First, put right", "corrects": first.id.text]))
      #expect(sent.destination == .action(action.id))
      #expect(try await house.stored(first) == first, "what was published is as it was")
      #expect(
        try await house.stored(action).delivery == .complete, "an earlier one changes nothing")
      let log = ProgressLog(try await house.published(action))
      #expect(log.entries.map(\.update.note) == ["Done", "First, put right"])
      #expect(log.entries.last?.earlier.map(\.note) == ["First"])
      let page = try await house.get(.action(action.id)).text
      #expect(page.contains("Corrected: what it said before"))

      let done = try #require(log.last)
      _ = try await house.post(
        .recordProgress(ofAction: action.id),
        house.form(["note": "Not quite done", "corrects": done.id.text]))
      let now = try await house.stored(action)
      #expect(now.delivery == .inProgress && now.completedOn == nil)
      await #expect(throws: Refusal.self, "it was put right already") {
        try await house.post(
          .recordProgress(ofAction: action.id),
          house.form(["note": "Again", "corrects": done.id.text]))
      }
    }
  }
}
