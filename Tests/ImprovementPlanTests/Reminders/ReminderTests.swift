import Civil
import Kernel
import SiteMap
import Storage
import Synchronization
import TestKit
import Testing

@testable import ImprovementPlan

@Suite struct ReminderTests {
  @Test(arguments: StoreKind.available)
  func
    `A late action climbs from its owner to the head, the director and the chair, each on record`(
      on kind: StoreKind
    ) async throws
  {
    try await withLadder(kind) { house, posts in
      let action = try await house.action(
        "Visits", serving: 1, in: house.agreedPlan(), owner: .person(house.people.head.id),
        due: date("2012-10-05"))
      try await house.runReminders(from: "2012-10-01", through: "2012-12-31")
      let steps = try await house.reminders(of: action).map {
        "\($0.sentAt.dateInLondon) \($0.step.rawValue) \($0.toName)"
      }
      #expect(
        steps == [
          "2012-10-01 dueSoon Alma Reyes", "2012-10-08 late Alma Reyes",
          "2012-10-12 headOfService Head of Service", "2012-10-26 director Director",
          "2012-11-16 chair Chair",
        ])
    }
  }

  @Test(arguments: StoreKind.available)
  func `An update is asked for when its day has come, once, and again when the next has`(
    on kind: StoreKind
  ) async throws {
    try await withLadder(kind) { house, _ in
      let action = try await house.action(
        "Visits", serving: 1, in: house.agreedPlan(), owner: .person(house.people.head.id),
        due: date("2013-03-28"))
      try await house.runReminders(from: "2012-10-01", through: "2012-11-09")
      let asked = try await house.reminders(of: action)
      #expect(asked.map(\.step) == [.update])
      #expect(asked.first?.sentAt.dateInLondon == date("2012-10-29"))
      #expect(asked.first?.aboutDay == date("2012-10-29"))
      let page = try await house.get(
        .reminders, as: house.user(.teamManager, "Alma Reyes", person: house.people.head.id)
      ).text
      #expect(page.contains("Action due in ") && !page.contains("Due in "))
      _ = try await RecordProgress(house.acting())(
        ProgressEntry(delivery: .inProgress, note: "Half", effectiveOn: date("2012-11-09")),
        on: action.id, readAt: house.stored(action).version)
      #expect(try await house.open(to: .person(house.people.head.id)).isEmpty)
      try await house.runReminders(from: "2012-11-12", through: "2012-12-10")
      let days = try await house.reminders(of: action).map(\.sentAt.dateInLondon)
      #expect(days == [date("2012-10-29"), date("2012-12-07")])
    }
  }

  @Test(arguments: StoreKind.available)
  func `What is due soon is listed by itself, also where an update is due, and counts once`(
    on kind: StoreKind
  ) async throws {
    try await withLadder(kind) { house, _ in
      let action = try await house.action(
        "Visits", serving: 1, in: house.agreedPlan(), owner: .person(house.people.head.id),
        due: date("2012-11-16"))
      let outbox = Outbox()
      try await house.runReminders(from: "2012-10-29", through: "2012-11-05", sendingTo: outbox)
      #expect(try await house.reminders(of: action).map(\.step) == [.update, .dueSoon])
      let page = try await house.get(.reminders, as: house.head).text
      for heading in ["An update is due", "Due soon"] {
        #expect(page.contains(heading), "\(heading)")
      }
      #expect(page.contains("One thing waits for you."))
      #expect(page.ranges(of: "ACT-01 Visits").count == 2)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Who rates their action worse is asked a week later, and not at once for days gone by`(
    on kind: StoreKind
  ) async throws {
    try await withLadder(kind) { house, _ in
      let action = try await house.action(
        "Visits", serving: 1, in: house.agreedPlan(), owner: .post(house.people.post.id),
        due: date("2013-03-28"))
      house.clock.set(date("2012-10-15"))
      try await OverrideRating(house.acting(house.head))(
        ofAction: action.id, to: .offTrack, because: "Nobody applied")
      try await house.runReminders(from: "2012-10-15", through: "2012-10-26")
      let asked = try await house.reminders(of: action)
      #expect(asked.map(\.step) == [.update])
      #expect(asked.map(\.sentAt.dateInLondon) == [date("2012-10-22")])
    }
  }

  @Test(arguments: StoreKind.available)
  func `It stops when somebody says how it is going, and the answer is on record`(
    on kind: StoreKind
  ) async throws {
    try await withLadder(kind) { house, _ in
      let action = try await house.action(
        "Visits", serving: 1, in: house.agreedPlan(), owner: .person(house.people.head.id),
        due: date("2012-10-05"))
      try await house.runReminders(from: "2012-10-08", through: "2012-10-11")
      #expect(try await house.open(to: .person(house.people.head.id)).count == 1)
      _ = try await RecordProgress(house.acting())(
        ProgressEntry(delivery: .inProgress, note: "Half", effectiveOn: date("2012-10-11")),
        on: action.id, readAt: house.stored(action).version)
      #expect(try await house.open(to: .person(house.people.head.id)).isEmpty, "at once")
      try await house.runReminders(from: "2012-10-12", through: "2012-10-17")
      let made = try await house.reminders(of: action)
      #expect(made.map(\.step) == [.late])
      #expect(made.first?.answer == "Sam Okafor said how it is going.")
      // When it was said, not when the next round noticed it.
      #expect(made.first?.answeredAt?.dateInLondon == date("2012-10-11"))
      try await house.runReminders(from: "2012-10-18", through: "2012-10-19")
      #expect(try await house.reminders(of: action).map(\.step) == [.late, .late, .headOfService])
    }
  }

  @Test(arguments: StoreKind.available)
  func `Silence after an answer takes every step again, and the owner is told beside the seniors`(
    on kind: StoreKind
  ) async throws {
    try await withLadder(kind) { house, _ in
      let action = try await house.action(
        "Visits", serving: 1, in: house.agreedPlan(), owner: .person(house.people.head.id),
        due: date("2012-10-05"))
      try await house.runReminders(from: "2012-10-08", through: "2012-11-16")
      house.clock.set(date("2012-11-17"))
      _ = try await RecordProgress(house.acting())(
        ProgressEntry(delivery: .inProgress, note: "Soon", effectiveOn: date("2012-11-17")),
        on: action.id, readAt: house.stored(action).version)
      try await house.runReminders(from: "2012-11-18", through: "2013-01-31")
      let made = try await house.reminders(of: action)
      #expect(
        made.map { "\($0.sentAt.dateInLondon) \($0.step.rawValue)" } == [
          "2012-10-08 late", "2012-10-12 headOfService", "2012-10-26 director",
          "2012-11-16 chair", "2012-11-23 late", "2012-11-26 headOfService",
          "2012-12-07 director", "2013-01-02 chair",
        ])
      #expect(
        made.map { $0.answeredAt == nil } == Array(repeating: false, count: 4)
          + Array(repeating: true, count: 4))
    }
  }

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
  func `Many processes run the jobs, and each reminder and each message is made once`(
    on kind: StoreKind
  ) async throws {
    try await withLadder(kind) { house, _ in
      let plan = try await house.agreedPlan()
      for place in 1...5 {
        try await house.action(
          "Action \(place)", serving: place, in: plan, owner: .person(house.people.head.id),
          due: date("2012-10-05"))
      }
      house.clock.set(date("2012-10-08"))
      let sent = Outbox()
      let runners = (0..<6).map { _ in
        house.runner { message in sent.add(message) }
      }
      await withTaskGroup(of: Void.self) { group in
        for runner in runners { group.addTask { await runner.runDue() } }
      }
      // The mail's turn may have come before there was any.
      house.clock.set(date("2012-10-09"))
      await runners[0].runDue()
      let made = try await house.world.store.read {
        try $0.lastReminders(of: PlanHouse.authority)
      }
      #expect(made.filter { $0.sentAt.dateInLondon == date("2012-10-08") }.count == 5)
      let first = sent.messages.filter { $0.at.dateInLondon == date("2012-10-08") }
      #expect(first.map(\.toAddress) == ["alma@thornmere.example"])
      #expect(Set(sent.messages.map(\.id)).count == sent.messages.count)
    }
  }

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

  @Test(arguments: StoreKind.available)
  func `Opening again is no word of the owner's, and the owner is told of it with the reason`(
    on kind: StoreKind
  ) async throws {
    try await withLadder(kind) { house, _ in
      let action = try await house.action(
        "Visits", serving: 1, in: house.agreedPlan(), owner: .person(house.people.head.id),
        due: date("2012-10-05"))
      try await house.runReminders(from: "2012-10-08", through: "2012-10-09")
      let owner = house.user(.teamManager, "Alma Reyes", person: house.people.head.id)
      let complete = try await RecordProgress(house.acting(owner))(
        ProgressEntry(delivery: .complete, note: "Done", effectiveOn: date("2012-10-09")),
        on: action.id, readAt: house.stored(action).version)
      house.clock.set(date("2012-10-10"))
      let opened = try await ReopenAction(house.acting(house.board))(
        action.id, readAt: complete.version, because: "Half of the visits were missed")
      // At once, in the service.
      let page = try await house.get(.reminders, as: owner).text
      #expect(page.contains("One thing waits for you."))
      #expect(page.contains("opened it again: “Half of the visits were missed”"))
      let outbox = Outbox()
      try await house.runReminders(from: "2012-10-11", through: "2012-10-17", sendingTo: outbox)
      let made = try await house.reminders(of: action)
      #expect(made.map(\.step) == [.late, .openedAgain, .late, .headOfService])
      #expect(made[0].answer == "It was called complete.")
      #expect(made.dropFirst().allSatisfy { $0.answeredAt == nil })
      #expect(made[2].sentAt.dateInLondon == date("2012-10-16"), "five days after it was said")
      #expect(
        outbox.messages.first?.body.contains("opened again on 10 October 2012") == true)
      #expect(outbox.messages.allSatisfy { !$0.body.contains("Half of the visits") })
      // Their own word answers it.
      _ = try await RecordProgress(house.acting(owner))(
        ProgressEntry(delivery: .inProgress, note: "Half", effectiveOn: date("2012-10-17")),
        on: action.id, readAt: opened.version)
      #expect(try await house.open(to: .person(house.people.head.id)).isEmpty)
    }
  }

  @Test(arguments: StoreKind.available)
  func `An owner who opens their own work again has said how it is going`(
    on kind: StoreKind
  ) async throws {
    try await withLadder(kind) { house, _ in
      let action = try await house.action(
        "Visits", serving: 1, in: house.agreedPlan(), owner: .person(house.people.head.id),
        due: date("2012-10-05"))
      let owner = house.user(.teamManager, "Alma Reyes", person: house.people.head.id)
      let complete = try await house.complete(house.stored(action))
      _ = try await RecordProgress(house.acting(owner))(
        ProgressEntry(delivery: .inProgress, note: "Not yet", effectiveOn: date("2012-10-01")),
        on: action.id, readAt: complete.version)
      #expect(try await house.reminders(of: action).isEmpty)
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
      // An update is asked for, then it is due soon: both stay without an answer.
      try await house.runReminders(from: "2012-10-29", through: "2012-11-29")
      #expect(try await house.open(to: .person(house.people.head.id)).count == 2)
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

  @Test(arguments: StoreKind.available)
  func `A date that moves begins anew, and what is complete waits for the verifier`(
    on kind: StoreKind
  ) async throws {
    try await withLadder(kind) { house, posts in
      let action = try await house.action(
        "Visits", serving: 1, in: house.agreedPlan(), owner: .person(house.people.head.id),
        due: date("2012-10-05"))
      try await house.runReminders(from: "2012-10-08", through: "2012-10-08")
      try await MoveDueDate(house.acting())(
        of: .action(action.id), readAt: 1,
        to: DueDateMove(
          dueOn: date("2012-10-12"), setBy: .council, setByName: "Board",
          setOn: date("2012-10-08"), approver: "Chair", reason: "Staff shortage"))
      try await house.runReminders(from: "2012-10-09", through: "2012-10-15")
      #expect(
        try await house.reminders(of: action).map(\.step) == [.late, .dueSoon, .late])
      #expect(try await house.reminders(of: action).first?.answer == "Its due date was moved.")
      let stored = try await house.stored(action)
      _ = try await house.complete(stored)
      try await house.runReminders(from: "2012-10-16", through: "2012-10-17")
      let last = try #require(try await house.reminders(of: action).last)
      #expect(last.step == .verify && last.to == .post(posts.chair))
    }
  }
}

/// What was handed on to be sent.
final class Outbox: Sendable {
  private let kept = Mutex<[MailMessage]>([])

  var messages: [MailMessage] { kept.withLock { $0 } }

  func add(_ message: MailMessage) { kept.withLock { $0.append(message) } }
}

/// The posts that late actions climb to, and who holds the first of them.
struct LadderPosts: Sendable {
  let head: Post.ID
  let headsPerson: Person.ID
  let director: Post.ID
  let chair: Post.ID
}

/// Thornmere with its ladder: a head of service, a director, a chair who verifies as well.
func withLadder(
  _ kind: StoreKind, _ body: (PlanHouse, LadderPosts) async throws -> Void
) async throws {
  try await withPlanHouse(kind) { house in
    let authority = PlanHouse.authority
    let posts = try await house.world.store.write(as: .system, because: "test") { db in
      var head = house.people.head
      head.email = "alma@thornmere.example"
      try db.update(head)
      func post(_ title: String, heldBy name: String) throws -> (Post.ID, Person.ID) {
        let council = house.people.council.id
        let post = try db.insert(Post(authority: authority, title: title, body: council)).id
        let person = try db.insert(Person(authority: authority, name: name, body: council)).id
        try db.insert(
          PostHolding(
            authority: authority, post: post, person: person, start: date("2012-01-01")))
        return (post, person)
      }
      let (headsPost, headsPerson) = try post("Head of Service", heldBy: "Grace Obi")
      return LadderPosts(
        head: headsPost, headsPerson: headsPerson,
        director: try post("Director", heldBy: "Ravi Menon").0,
        chair: try post("Chair", heldBy: "Noor Haddad").0)
    }
    try await SetReminders(house.acting(house.user(.administrator, "Ada")))(
      posts: [
        .head(house.people.council.id): posts.head, .director: posts.director,
        .chair: posts.chair, .verifier: posts.chair,
      ])
    try await body(house, posts)
  }
}

extension PlanHouse {
  func agreedPlan() async throws -> Plan {
    var plan = try await plan()
    plan.state = .agreed
    let agreed = plan
    return try await world.store.write(as: .system, because: "test") { try $0.update(agreed) }
  }

  /// Gives somebody an account, an e-mail address and a post.
  func colleague(_ user: User) async throws -> (person: Person.ID, post: Post.ID) {
    let council = people.council.id
    return try await world.store.write(as: .system, because: "test") { db in
      let authority = PlanHouse.authority
      let login = String(user.name.prefix { $0 != " " }).lowercased()
      let person = try db.insert(
        Person(
          authority: authority, name: user.name, email: "\(login)@thornmere.example",
          body: council)
      ).id
      let post = try db.insert(
        Post(authority: authority, title: "Post of \(user.name)", body: council)
      ).id
      try db.insert(
        PostHolding(
          authority: authority, post: post, person: person, start: date("2012-01-01")))
      try db.insert(
        Account(
          authority: authority, id: user.account ?? ID(), login: login, name: user.name,
          roles: user.roles, person: person))
      return (person, post)
    }
  }

  /// Ends the holdings of posts before the tests' first day.
  func vacate(_ posts: Post.ID...) async throws {
    try await world.store.write(as: .system, because: "test") { db in
      let all = try db.all(
        PostHolding.self,
        "SELECT * FROM post_holding WHERE authority_id = \(PlanHouse.authority) ORDER BY id")
      for var holding in all where posts.contains(holding.post) {
        holding.end = date("2012-06-30")
        try db.update(holding)
      }
    }
  }

  func runner(
    _ send: (@Sendable (MailMessage) async throws -> Void)? = nil
  ) -> JobRunner {
    JobRunner(
      world,
      ImprovementPlanSlice(world: world).jobs(address: "https://goldthread.example", send: send))
  }

  /// Runs the jobs at noon of each day.
  func runReminders(
    from first: String, through last: String, sendingTo outbox: Outbox? = nil
  ) async throws {
    let runner =
      if let outbox { self.runner { outbox.add($0) } } else { self.runner() }
    var day = date(first)
    while day <= date(last) {
      clock.set(day)
      await runner.runDue()
      day = day.adding(days: 1)
    }
  }

  func reminders(of action: Action) async throws -> [Reminder] {
    try await world.store.read { try $0.reminders(of: [action.id], in: PlanHouse.authority) }
  }

  func open(to owner: Owner) async throws -> [OpenReminder] {
    try await world.store.read { try $0.openReminders(to: [owner], in: PlanHouse.authority) }
  }
}
