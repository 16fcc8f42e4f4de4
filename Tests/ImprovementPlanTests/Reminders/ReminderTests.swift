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
  func `An update is asked for when its day has come, and again when the next has`(
    on kind: StoreKind
  ) async throws {
    try await withLadder(kind) { house, _ in
      let action = try await house.action(
        "Visits", serving: 1, in: house.agreedPlan(), owner: .person(house.people.head.id),
        due: date("2013-03-28"))
      try await house.runReminders(from: "2012-10-01", through: "2012-11-02")
      let asked = try await house.reminders(of: action)
      #expect(asked.map(\.step) == [.update])
      #expect(asked.first?.sentAt.dateInLondon == date("2012-10-29"))
      #expect(asked.first?.aboutDay == date("2012-10-29"))
      let page = try await house.get(
        .reminders, as: house.user(.teamManager, "Alma Reyes", person: house.people.head.id)
      ).text
      #expect(page.contains("Action due in ") && !page.contains("Due in "))
      _ = try await RecordProgress(house.acting())(
        ProgressEntry(delivery: .inProgress, note: "Half", effectiveOn: date("2012-11-02")),
        on: action.id, readAt: house.stored(action).version)
      #expect(try await house.open(to: .person(house.people.head.id)).isEmpty)
      try await house.runReminders(from: "2012-11-05", through: "2012-12-03")
      let days = try await house.reminders(of: action).map(\.sentAt.dateInLondon)
      #expect(days == [date("2012-10-29"), date("2012-11-30")])
    }
  }

  @Test(arguments: StoreKind.available)
  func `An update that does not come climbs, and its owner is asked again, until somebody answers`(
    on kind: StoreKind
  ) async throws {
    try await withLadder(kind) { house, posts in
      let action = try await house.action(
        "Visits", serving: 1, in: house.agreedPlan(), owner: .person(house.people.head.id),
        due: date("2013-12-20"))
      let outbox = Outbox()
      try await house.runReminders(from: "2012-10-01", through: "2012-12-24", sendingTo: outbox)
      let told = try await house.reminders(of: action)
      #expect(
        told.map { "\($0.sentAt.dateInLondon) \($0.step.rawValue) \($0.toName) \($0.aboutDay)" }
          == [
            "2012-10-29 update Alma Reyes 2012-10-29",
            "2012-11-05 updateToHead Head of Service 2012-10-29",
            "2012-11-19 updateToDirector Director 2012-10-29",
            "2012-11-26 update Alma Reyes 2012-11-26",
            "2012-12-10 updateToChair Chair 2012-10-29",
            "2012-12-24 update Alma Reyes 2012-12-24",
          ])
      // Asked three times, and still one thing in one message a day.
      let days = outbox.messages.map(\.at.dateInLondon)
      #expect(Set(days).count == days.count)
      let last = try #require(outbox.messages.last)
      #expect(last.subject == "Goldthread: one action waits for you")
      #expect(last.body.ranges(of: "An update is due").count == 1)
      let grace = house.user(.teamManager, "Grace Obi", person: posts.headsPerson)
      let page = try await house.get(.reminders, as: grace).text
      #expect(page.contains("No update came: told to the head of service"))
      #expect(page.contains("nobody has said yet how it is going"))
      let made = try await house.get(.remindersMade).text
      #expect(made.contains("No update came: told to the chair"))

      house.clock.set(date("2012-12-27"))
      _ = try await RecordProgress(house.acting())(
        ProgressEntry(delivery: .inProgress, note: "Half", effectiveOn: date("2012-12-24")),
        on: action.id, readAt: house.stored(action).version)
      #expect(try await house.get(.reminders, as: grace).text.contains("Nothing waits for you."))
      try await house.runReminders(from: "2012-12-27", through: "2013-01-23", sendingTo: outbox)
      let answered = try await house.reminders(of: action)
      #expect(answered.count == told.count)
      #expect(answered.allSatisfy { $0.answer == "Sam Okafor said how it is going." })
      #expect(outbox.messages.count == days.count)
    }
  }

  @Test(arguments: StoreKind.available)
  func `What nobody verifies is told again each working week, until somebody answers`(
    on kind: StoreKind
  ) async throws {
    try await withLadder(kind) { house, posts in
      let action = try await house.action(
        "Visits", serving: 1, in: house.agreedPlan(), owner: .person(house.people.head.id),
        due: date("2012-11-30"))
      let complete = try await house.complete(house.stored(action))
      try await house.runReminders(from: "2012-10-01", through: "2012-10-12")
      func told() async throws -> [String] {
        try await house.reminders(of: action).map {
          "\($0.sentAt.dateInLondon) \($0.step.rawValue)"
        }
      }
      #expect(try await told() == ["2012-10-01 verify", "2012-10-08 verify"])
      // The council sets an interval of its own.
      try await ChangeTimeRule(house.acting(house.user(.administrator, "Ada")))(
        .verificationAgain,
        TimeRuleEntry(
          value: 2, unit: .workingDays, tag: .ourChoice, source: "Board, minute 4",
          validFrom: date("2012-10-13")))
      try await house.runReminders(from: "2012-10-15", through: "2012-10-18")
      let often = ["2012-10-15 verify", "2012-10-17 verify"]
      #expect(try await told() == ["2012-10-01 verify", "2012-10-08 verify"] + often)
      #expect(try await house.open(to: .post(posts.chair)).onceEach.count == 1)
      _ = try await ReopenAction(house.acting(house.board))(
        action.id, readAt: complete.version, because: "Half of the visits were missed")
      try await house.runReminders(from: "2012-10-19", through: "2012-10-26")
      let made = try await house.reminders(of: action).filter { $0.step == .verify }
      #expect(made.count == 4)
      #expect(made.allSatisfy { $0.answer == "It was opened again." })
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
      try await house.runReminders(from: "2012-10-29", through: "2012-11-02", sendingTo: outbox)
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
