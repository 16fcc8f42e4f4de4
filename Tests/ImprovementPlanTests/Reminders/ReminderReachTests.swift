import Civil
import Kernel
import SiteMap
import Storage
import Synchronization
import TestKit
import Testing

@testable import ImprovementPlan

/// Whom a reminder reaches where those who should be told cannot be, or are the ones who are silent.
@Suite struct ReminderReachTests {
  @Test(arguments: StoreKind.available)
  func `A step that would reach nobody but the owner's own inbox is passed over`(
    on kind: StoreKind
  ) async throws {
    try await withLadder(kind) { house, posts in
      let plan = try await house.agreedPlan()
      let council = house.people.council.id
      // What is asked of a body is told to the post above it: there is no higher head of service.
      let ofBody = try await house.action(
        "Visits", serving: 1, in: plan, owner: .body(council), due: date("2012-10-05"))
      // Who holds the head's post is asked in person.
      let ofHead = try await house.action(
        "Audits", serving: 2, in: plan, owner: .person(posts.headsPerson), leadBody: council,
        due: date("2012-10-05"))
      try await house.runReminders(from: "2012-10-08", through: "2012-10-31")
      for action in [ofBody, ofHead] {
        #expect(try await house.reminders(of: action).map(\.step) == [.late, .director])
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `Where nobody of a body can be told, the record says why and an improvement officer is told`(
    on kind: StoreKind
  ) async throws {
    try await withLadder(kind) { house, posts in
      _ = try await house.colleague(house.officer)
      let action = try await house.action(
        "Visits", serving: 1, in: house.agreedPlan(), owner: .body(house.people.police.id),
        due: date("2012-10-05"))
      let outbox = Outbox()
      try await house.runReminders(from: "2012-10-08", through: "2012-10-08", sendingTo: outbox)
      let why = "no post receives its mail, and nobody there has an account"
      let reminder = try #require(try await house.reminders(of: action).first)
      #expect(reminder.untold == "\(why); Sam Okafor told instead")
      let made = try await house.get(.remindersMade).text
      #expect(made.contains("Nobody could be told") && made.contains(why))
      #expect(outbox.messages.map(\.toName) == ["Sam Okafor"])
      #expect(
        outbox.messages.first?.body.contains("told to you instead of Thornmere Police: \(why)")
          == true)
      let waiting = try await house.get(.reminders).text
      #expect(waiting.contains("You are told instead of Thornmere Police: \(why)"))
      #expect(try await !house.get(.reminders, as: house.head).text.contains("ACT-01"))
      let administrator = house.user(.administrator, "Ada")
      for user in [house.officer, administrator] {
        let settings = try await house.get(.reminderSettings, as: user).text
        #expect(settings.contains("Nobody can be told: \(why)"))
      }
      // Once a post receives the body's mail, its holder is told, and nobody instead.
      try await SetReminders(house.acting(administrator))(
        posts: [.head(house.people.police.id): house.people.post.id])
      try await house.runReminders(from: "2012-10-09", through: "2012-10-09", sendingTo: outbox)
      #expect(outbox.messages.map(\.toName) == ["Sam Okafor", "Alma Reyes"])
      #expect(try await !house.get(.reminders).text.contains("told instead"))
      // But nobody of them was told that day: their page says what the record says.
      let police = house.user(.partnerLead, "Pat Lowe", body: house.people.police.id)
      let theirs = try await house.get(.reminders, as: police).text
      #expect(theirs.contains("Nobody could be told on 8 October 2012"))
      #expect(theirs.contains("(Thornmere Police: \(why); Sam Okafor told instead)"))
      #expect(!theirs.contains("Told to Thornmere Police"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `Whose silence it is is not told instead of those above them: somebody else is`(
    on kind: StoreKind
  ) async throws {
    try await withLadder(kind) { house, posts in
      let sam = try await house.colleague(house.officer)
      let ines = house.user(.boardManager, "Ines Holt")
      _ = try await house.colleague(ines)
      try await house.vacate(posts.director, posts.chair)
      let plan = try await house.agreedPlan()
      // Sam’s own, by name, by post, and by the body whose mail the post receives.
      try await SetReminders(house.acting(house.user(.administrator, "Ada")))(
        posts: [.head(house.people.health.id): sam.post])
      let owners: [Owner] = [
        .person(sam.person), .post(sam.post), .body(house.people.health.id),
      ]
      var own: [Action] = []
      for (place, owner) in owners.enumerated() {
        own.append(
          try await house.action(
            "Own \(place)", serving: 1, in: plan, owner: owner, due: date("2012-10-05")))
      }
      let another = try await house.action(
        "Visits", serving: 1, in: plan, owner: .person(house.people.head.id),
        due: date("2012-10-05"))
      let outbox = Outbox()
      try await house.runReminders(from: "2012-10-08", through: "2012-11-16", sendingTo: outbox)
      for action in own {
        let above = try await house.reminders(of: action).filter { $0.step >= .director }
        #expect(above.map(\.step) == [.director, .chair])
        #expect(
          above.allSatisfy { $0.untold == "nobody holds the post; Ines Holt told instead" })
      }
      let others = try await house.reminders(of: another).filter { $0.step >= .director }
      #expect(others.map(\.step) == [.director, .chair])
      #expect(
        others.allSatisfy { $0.untold == "nobody holds the post; Sam Okafor told instead" })

      // The mail and the page say the same as the record.
      func last(to name: String) throws -> String {
        try #require(outbox.messages.last { $0.toName == name }).body
      }
      let instead = "told to you instead of Chair: nobody holds the post"
      for action in own {
        #expect(try last(to: "Ines Holt").contains("\(action.reference), due 5 October 2012"))
      }
      #expect(try last(to: "Ines Holt").contains(instead))
      #expect(try !last(to: "Ines Holt").contains("\(another.reference), due"))
      #expect(try last(to: "Sam Okafor").ranges(of: instead).count == 1)
      let line = "You are told instead of Chair: nobody holds the post"
      let inesPage = try await house.get(.reminders, as: ines).text
      #expect(inesPage.ranges(of: line).count == own.count)
      let samPage = try await house.get(
        .reminders,
        as: User(
          account: house.officer.account, authority: PlanHouse.authority, name: "Sam Okafor",
          roles: [.improvementOfficer], person: sam.person)
      ).text
      #expect(samPage.ranges(of: line).count == 1)
    }
  }

  @Test(arguments: StoreKind.available)
  func `A step for which nobody can be told is told to the next one up, and is never used up`(
    on kind: StoreKind
  ) async throws {
    try await withLadder(kind) { house, posts in
      // Nobody else has an account who could be told instead.
      let sam = try await house.colleague(house.officer)
      try await house.vacate(posts.director)
      let plan = try await house.agreedPlan()
      let action = try await house.action(
        "Visits", serving: 1, in: plan, owner: .post(sam.post), due: date("2012-10-05"))
      try await house.runReminders(from: "2012-10-08", through: "2012-10-26")
      var made = try await house.reminders(of: action)
      #expect(made.map(\.step) == [.late, .headOfService, .director])
      #expect(made.last?.to == .post(posts.chair) && made.last?.untold == "")

      // With nobody above at all it waits for somebody.
      try await house.vacate(posts.chair)
      let later = try await house.action(
        "Audits", serving: 2, in: plan, owner: .post(sam.post), due: date("2012-10-05"))
      try await house.runReminders(from: "2012-10-29", through: "2012-11-20")
      #expect(try await house.reminders(of: later).map(\.step) == [.late, .headOfService])
      let ines = house.user(.boardManager, "Ines Holt")
      _ = try await house.colleague(ines)
      try await house.runReminders(from: "2012-11-21", through: "2012-11-22")
      made = try await house.reminders(of: later)
      #expect(made.map(\.step) == [.late, .headOfService, .director, .chair])
      #expect(
        made.dropFirst(2).allSatisfy {
          $0.untold == "nobody holds the post; Ines Holt told instead"
        })
    }
  }
}
