import Civil
import Kernel
import SiteMap
import Storage
import TestKit
import Testing

@testable import ImprovementPlan

@Suite struct WritersTests {
  @Test func `Whose words are all gone has written nothing of what stands`() {
    let (jo, ann) = (Author(id: "1", name: "Jo Marsh"), Author(id: "2", name: "Ann Cole"))
    let blank = ProgressWords(["delivery": "inProgress", "effectiveOn": "2012-10-01"])
    func words(_ note: String) -> ProgressWords {
      var words = blank
      words["note"] = note
      return words
    }
    var writers = DraftWriters(blank)
    writers.take(words("Ten of twelve are seen"), by: jo)
    #expect(writers.others(than: jo).isEmpty)
    writers.take(words("Ten of twelve are seen, two wait"), by: ann)
    #expect(writers.others(than: ann) == [jo])
    #expect(writers.others(than: jo) == [ann])
    writers.take(words("Nobody knows"), by: ann)
    #expect(writers.others(than: ann).isEmpty)
  }

  @Test(arguments: StoreKind.available)
  func `Nobody verifies what was published with words of theirs`(on kind: StoreKind) async throws {
    try await withPlanHouse(kind) { house in
      let action = try await house.ownAction()
      let director = house.user(.director, "Ada Penn")
      let news = try await house.type(
        ["delivery": "complete", "note": "All twelve are here"], on: action, as: director)
      _ = try await house.post(
        .recordProgress(ofAction: action.id), house.form(["said": ""], after: news))
      let done = try await house.stored(action)
      #expect(done.delivery == .complete)
      #expect(done.deliveryChangedBy == "Sam Okafor, with words of Ada Penn")
      let evidence = try await house.evidence(for: .action(action.id))
      _ = try await VerifyEvidence(house.acting(house.board))(
        evidence.id, readAt: 1, note: "Read them")
      let refused = "Words of yours stand in what was said"
      let page = try await house.get(.action(action.id, "verify"), as: director).text
      #expect(page.contains(refused))
      let form = try await house.get(.action(action.id, "verify"), as: house.board).text
      #expect(form.contains("Sam Okafor, with words of Ada Penn"))
      await #expect {
        _ = try await VerifyCompletion(house.acting(director))(
          of: action.id, readAt: done.version, note: "I read twelve")
      } throws: {
        "\($0)".contains(refused)
      }
      let waits = "Waiting for somebody to verify"
      #expect(!(try await house.get(.reminders, as: director).text.contains(waits)))
      #expect(try await house.get(.reminders, as: house.board).text.contains(waits))
      _ = try await VerifyCompletion(house.acting(house.board))(
        of: action.id, readAt: done.version, note: "I read twelve")
    }
  }

  @Test(arguments: StoreKind.available)
  func `What is brought back was written by whoever wrote it then`(
    on kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let action = try await house.ownAction()
      let news = try await house.type(["note": "Begun"], on: action, as: house.head)
      _ = try await house.post(.draft(ofAction: action.id, "discard"), [])
      _ = try await house.post(
        .draft(ofAction: action.id, "restore"), [("draft", news.draft), ("number", "1")])
      let now = try #require(try await house.draft(of: action))
      _ = try await house.post(
        .recordProgress(ofAction: action.id),
        house.form([
          "note": "Begun", "said": "", "draft": now.id.text, "number": String(now.number),
        ]))
      #expect(try await house.published(action).map(\.wordsOf) == ["Alma Reyes"])
    }
  }
}
