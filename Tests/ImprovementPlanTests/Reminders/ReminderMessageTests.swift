import Civil
import Kernel
import SiteMap
import Storage
import Synchronization
import TestKit
import Testing

@testable import ImprovementPlan

/// What a message says, and when it goes.
@Suite struct ReminderMessageTests {
  @Test(arguments: StoreKind.available)
  func `A message holds references and links, and not a word of what an action is about`(
    on kind: StoreKind
  ) async throws {
    try await withLadder(kind) { house, _ in
      let action = try await house.action(
        "Visits to the Bell family", serving: 1, in: house.agreedPlan(),
        owner: .person(house.people.head.id), due: date("2012-10-05"))
      house.clock.set(date("2012-10-08"))
      let sent = Outbox()
      let runner = house.runner { message in sent.add(message) }
      await runner.runDue()
      let message = try #require(sent.messages.first)
      #expect(message.toName == "Alma Reyes")
      #expect(message.subject == "Goldthread: one action waits for you")
      #expect(message.body.contains("ACT-01, due 5 October 2012"))
      #expect(message.body.contains("https://goldthread.example/actions/\(action.id)"))
      #expect(!(message.subject + message.body).contains("Bell"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `An action stands once in a message and on the page, as that which presses most`(
    on kind: StoreKind
  ) async throws {
    try await withLadder(kind) { house, posts in
      let action = try await house.action(
        "Visits", serving: 1, in: house.agreedPlan(), owner: .person(house.people.head.id),
        due: date("2012-11-30"))
      // An update is asked for, it is due soon, another update is: all stay without an answer.
      try await house.runReminders(from: "2012-10-29", through: "2012-11-29")
      let steps = try await house.open(to: .person(house.people.head.id)).map(\.reminder.step)
      #expect(steps == [.update, .dueSoon, .update])
      let outbox = Outbox()
      try await house.runReminders(from: "2012-12-03", through: "2012-12-03", sendingTo: outbox)
      let message = try #require(outbox.messages.first)
      #expect(message.subject == "Goldthread: one action waits for you")
      #expect(message.body.contains("\nLate\n"))
      #expect(!message.body.contains("Due soon") && !message.body.contains("An update is due"))
      let soon = try await house.reminders(of: action).first { $0.step == .dueSoon }
      #expect(soon?.answer == "Its due date passed.")
      let page = try await house.get(
        .reminders, as: house.user(.teamManager, "Alma Reyes", person: house.people.head.id)
      ).text
      #expect(page.contains("One thing waits for you."))
      #expect(page.ranges(of: "ACT-01 Visits").count == 1)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Who is told above the owner reads since when nobody has said how it is going`(
    on kind: StoreKind
  ) async throws {
    try await withLadder(kind) { house, posts in
      try await house.world.store.write(as: .system, because: "test") { db in
        guard var grace = try db.find(posts.headsPerson, of: PlanHouse.authority) else { return }
        grace.email = "grace@thornmere.example"
        try db.update(grace)
      }
      let action = try await house.action(
        "Visits", serving: 1, in: house.agreedPlan(), owner: .person(house.people.head.id),
        due: date("2012-10-05"))
      let outbox = Outbox()
      try await house.runReminders(from: "2012-10-08", through: "2012-10-12", sendingTo: outbox)
      let head = try #require(outbox.messages.last { $0.toName == "Grace Obi" })
      #expect(head.body.contains("nobody has said yet how it is going"))
      house.clock.set(date("2012-10-13"))
      _ = try await RecordProgress(house.acting())(
        ProgressEntry(delivery: .inProgress, note: "Half", effectiveOn: date("2012-10-13")),
        on: action.id, readAt: house.stored(action).version)
      try await house.runReminders(from: "2012-10-15", through: "2012-10-22", sendingTo: outbox)
      let again = try #require(outbox.messages.last { $0.toName == "Grace Obi" })
      #expect(again.body.contains("Late: told to the head of service"))
      #expect(again.body.contains("nobody has said how it is going since 13 October 2012"))
      #expect(again.id != head.id)
    }
  }

  @Test(arguments: StoreKind.available)
  func `A message says of what it lists, and of nothing else, when it goes`(
    on kind: StoreKind
  ) async throws {
    try await withLadder(kind) { house, posts in
      let action = try await house.action(
        "Visits", serving: 1, in: house.agreedPlan(), owner: .post(posts.head),
        due: date("2012-10-05"))
      _ = try await house.complete(house.stored(action))
      try await SetReminders(house.acting(house.user(.administrator, "Ada")))(
        posts: [.verifier: house.people.post.id])
      let outbox = Outbox()
      try await house.runReminders(from: "2012-10-08", through: "2012-10-08", sendingTo: outbox)
      let message = try #require(outbox.messages.first)
      #expect(message.toName == "Alma Reyes")
      #expect(message.body.contains("goes when it is verified"))
      #expect(!message.body.contains("when somebody says how it is going"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `Nobody is told anything in quiet hours or on a day off, and it is made up for afterwards`(
    on kind: StoreKind
  ) async throws {
    try await withLadder(kind) { house, _ in
      let action = try await house.action(
        "Visits", serving: 1, in: house.agreedPlan(), owner: .person(house.people.head.id),
        due: date("2012-10-05"))
      // Saturday noon; Monday at 00:30, 05:59 and 06:04 UTC, an hour later in England.
      for (day, minutes, made) in [
        ("2012-10-06", 720, 0), ("2012-10-08", 30, 0), ("2012-10-08", 359, 0),
        ("2012-10-08", 364, 1),
      ] {
        let instant = Instant(
          milliseconds: (Int64(date(day).dayNumber) * 1440 + Int64(minutes)) * 60_000)
        let moment = World(
          store: house.world.store.withClock { instant }, authority: PlanHouse.authority,
          documents: house.world.documents, logger: house.world.logger, now: { instant })
        await JobRunner(
          moment, ImprovementPlanSlice(world: moment).jobs(address: "", send: nil)
        ).runDue()
        #expect(try await house.reminders(of: action).count == made, "\(day) \(minutes)")
      }
    }
  }
}
