import Civil
import Storage
import TestKit
import Testing

@testable import Kernel

@Suite struct TimeRuleTests {
  @Test(arguments: StoreKind.available)
  func `Seeding adds every rule once, and never again`(on kind: StoreKind) async throws {
    try await withRules(kind) { house in
      let again = try await house.world.store.write(as: .system, because: "test") { db in
        try db.seedTimeRules(of: KernelHouse.authority)
      }
      #expect(again == 0)
      let rules = try await house.world.store.read { try $0.timeRules(of: KernelHouse.authority) }
      #expect(rules == TimeRules.seeded)
    }
  }

  @Test(arguments: StoreKind.available)
  func `A rule is the version that was valid on the day`(on kind: StoreKind) async throws {
    try await withRules(kind) { house in
      for (date, value) in [("2002-09-30", 3), ("2002-10-01", 5), ("2026-01-01", 5)] {
        let on = try day(date)
        let rule = try await house.world.store.read { db in
          try db.timeRule(.agendaPublication, on: on, of: KernelHouse.authority)
        }
        #expect(rule.value == value, "\(date)")
      }
      await #expect(throws: TimeRuleProblem.self) {
        try await house.world.store.read { db in
          try db.timeRule(.reportPublication, on: day("2007-03-31"), of: KernelHouse.authority)
        }
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `A new version counts from its day, the one before it ends and stays`(
    on kind: StoreKind
  ) async throws {
    try await withRules(kind) { house in
      let start = try day("2026-04-01")
      let rule = try await ChangeTimeRule(house.acting(house.administrator))(
        .immediateStartEvidence,
        TimeRuleEntry(
          value: 3, unit: .workingDays, tag: .localProcedure, source: "Thornmere procedures 4.2",
          validFrom: start))
      #expect(rule.version == 2)
      let rules = try await house.world.store.read { try $0.timeRules(of: KernelHouse.authority) }
      #expect(rules.rule(.immediateStartEvidence, asAt: start)?.value == 3)
      let before = rules.rule(.immediateStartEvidence, asAt: start.adding(days: -1))
      #expect(before?.value == 5)
      #expect(before?.validTo == start.adding(days: -1))
      let seeded = try await house.world.store.write(as: .system, because: "test") { db in
        try db.seedTimeRules(of: KernelHouse.authority)
      }
      #expect(seeded == 0)
    }
  }

  @Test(arguments: StoreKind.available)
  func `A local choice cannot replace what the law sets, changed law can`(
    on kind: StoreKind
  ) async throws {
    try await withRules(kind) { house in
      let change = ChangeTimeRule(house.acting(house.administrator))
      let start = try day("2027-04-01")
      var entry = TimeRuleEntry(
        value: 20, unit: .workingDays, tag: .localProcedure, source: "We like it",
        validFrom: start)
      let local = entry
      let refused = try await problems {
        try await change(.reportPublication, local)
      }
      #expect(refused["tag"]?.contains("law") == true)
      entry.tag = .law
      entry.source = "SI 2027/1"
      #expect(try await change(.reportPublication, entry).value == 20)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Entries that contradict what is there are refused by field, and change nothing`(
    on kind: StoreKind
  ) async throws {
    try await withRules(kind) { house in
      func wrong(
        _ value: Int, _ source: String, _ from: String, _ key: TimeRuleKey = .agendaPublication
      ) async throws -> Set<String?> {
        let start = try day(from)
        return Set(
          try await problems {
            try await ChangeTimeRule(house.acting(house.administrator))(
              key,
              TimeRuleEntry(
                value: value, unit: .workingDays, tag: .law, source: source, validFrom: start))
          }.keys)
      }
      #expect(try await wrong(-1, " ", "2030-01-01") == ["value", "source"])
      #expect(try await wrong(5, "SI", "2002-10-01") == ["validFrom"])
      #expect(try await wrong(5, "SI", "2001-01-01") == ["validFrom"])
      // Before the rule's first version there is nothing to change.
      #expect(try await wrong(5, "SI", "2007-03-31", .reportPublication) == ["validFrom"])
      #expect(try await wrong(0, "SI", "2030-01-01") == ["value"])
      await #expect(throws: Refusal.self) {
        _ = try await wrong(5, "SI", "2030-01-01", TimeRuleKey(rawValue: "unknown"))
      }
      let rules = try await house.world.store.read { try $0.timeRules(of: KernelHouse.authority) }
      #expect(rules == TimeRules.seeded)
    }
  }

  @Test func `A length of none is for the rules that have none`() async throws {
    try await withRules(.sqlite) { house in
      let start = try day("2030-01-01")
      let rule = try await ChangeTimeRule(house.acting(house.administrator))(
        .recommendationImmediate,
        TimeRuleEntry(
          value: 0, unit: .calendarDays, tag: .law, source: "SI 2030/1", validFrom: start))
      #expect(rule.value == 0)
      #expect(rule.version == 2)
    }
  }

  @Test(arguments: StoreKind.available)
  func `A version whose first day is to come is replaced, one that has begun is not`(
    on kind: StoreKind
  ) async throws {
    try await withRules(kind) { house in
      func change(_ value: Int, _ tag: RuleTag, from start: CivilDate) async throws -> TimeRule {
        try await ChangeTimeRule(house.acting(house.administrator))(
          .immediateStartEvidence,
          TimeRuleEntry(
            value: value, unit: .workingDays, tag: tag, source: "Thornmere", validFrom: start))
      }
      let start = someMorning.dateInLondon.adding(days: 1)
      #expect(try await change(30, .law, from: start).version == 2)
      #expect(
        try await problems { _ = try await change(0, .law, from: start) }.keys.contains("value"))
      // The tag was a slip too: the version before it is a local one.
      let replaced = try await change(3, .localProcedure, from: start)
      #expect(replaced.version == 2)
      #expect(replaced.value == 3)
      let (records, changes) = try await house.world.store.read { db in
        let records = try db.timeRuleRecords(of: KernelHouse.authority)
          .filter { $0.rule.key == .immediateStartEvidence }
        return (records, try db.all(Change.self, "SELECT * FROM change ORDER BY sequence"))
      }
      #expect(records.map(\.rule.version) == [1, 2])
      #expect(records.map(\.rule.value) == [5, 3])
      #expect(records.first?.rule.validTo == someMorning.dateInLondon)
      #expect(changes.last?.recordID == records.last?.id.text)
      #expect(changes.last?.kind == .updated)
      // On its first day it has begun, and clocks may run under it.
      house.clock.advance(hours: 24)
      let refused = try await problems { _ = try await change(4, .localProcedure, from: start) }
      #expect(Set(refused.keys) == ["validFrom"])
    }
  }

  @Test func `Only administrators change rules and holidays`() async throws {
    try await withRules(.sqlite) { house in
      let (on, start) = (try day("2026-12-24"), try day("2027-01-01"))
      for role in Role.allCases where role != .administrator {
        await #expect(throws: Refusal.self) {
          try await ChangeTimeRule(house.acting(.test(role)))(
            .reportBack,
            TimeRuleEntry(
              value: 5, unit: .months, tag: .ourChoice, source: "x", validFrom: start))
        }
        await #expect(throws: Refusal.self) {
          try await AddBankHoliday(house.acting(.test(role)))(on: on, name: "Closed")
        }
      }
    }
  }
}

@Suite struct BankHolidayTests {
  @Test(arguments: StoreKind.available)
  func `An added holiday moves what is counted from then on, and taking it away moves it back`(
    on kind: StoreKind
  ) async throws {
    try await withRules(kind) { house in
      let start = try day("2026-12-21")
      func twoWorkingDaysLater() async throws -> CivilDate {
        try await house.world.store.read { db in
          try house.world.workingCalendar(db).adding(3, workingDaysTo: start)
        }
      }
      #expect(try await twoWorkingDaysLater() == day("2026-12-24"))
      let add = AddBankHoliday(house.acting(house.administrator))
      let holiday = try await add(
        on: try day("2026-12-24"), name: " Council closed ")
      #expect(holiday.name == "Council closed")
      #expect(try await twoWorkingDaysLater() == day("2026-12-29"))
      let other = try await add(
        on: try day("2026-12-29"), name: "Council closed")
      #expect(try await twoWorkingDaysLater() == day("2026-12-30"))
      try await add.remove(other.id)
      try await add.remove(holiday.id)
      #expect(try await twoWorkingDaysLater() == day("2026-12-24"))
      await #expect(throws: Refusal.self) {
        try await add.remove(holiday.id)
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `A moved holiday makes its usual day a working day`(on kind: StoreKind) async throws {
    try await withRules(kind) { house in
      try await AddBankHoliday(house.acting(house.administrator))(
        on: try day("2031-05-08"), name: "Early May bank holiday (moved)",
        replacing: try day("2031-05-05"))
      let calendar = try await house.world.store.read { try house.world.workingCalendar($0) }
      #expect(try calendar.isWorkingDay(day("2031-05-05")))
      #expect(try !calendar.isWorkingDay(day("2031-05-08")))
    }
  }

  @Test(arguments: [
    ("2026-12-24", " ", "", "name"), ("2026-12-26", "Closed", "", "date"),
    ("2026-12-25", "Closed", "", "date"), ("2026-12-24", "Closed", "2026-12-23", "replaces"),
  ])
  func `A holiday without a name, on a weekend, on a holiday, or moved from none is refused`(
    date: String, name: String, replaced: String, field: String
  ) async throws {
    try await withRules(.sqlite) { house in
      let on = try day(date)
      let found = try await problems {
        try await AddBankHoliday(house.acting(house.administrator))(
          on: on, name: name, replacing: CivilDate(replaced))
      }
      #expect(Set(found.keys) == [field])
    }
  }
}

@Suite struct SettingTests {
  @Test(arguments: StoreKind.available)
  func `A setting is absent until set, then what was set last`(on kind: StoreKind) async throws {
    try await withKernel(kind) { house in
      let authority = KernelHouse.authority
      let store = house.world.store
      #expect(try await store.read { try $0.setting("session.idle-hours", of: authority) } == nil)
      for value in ["8", "4"] {
        try await store.write(as: .system, because: "test") { db in
          try db.set("session.idle-hours", to: value, of: authority)
        }
        #expect(
          try await store.read { try $0.setting("session.idle-hours", of: authority) } == value)
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `The council is found by its code`(on kind: StoreKind) async throws {
    try await withKernel(kind) { house in
      let (ours, other) = try await house.world.store.read { db in
        (try db.authority(KernelHouse.authority), try db.authority(AuthorityID("X08000002")))
      }
      #expect(ours?.shortName == "Thornmere")
      #expect(other == nil)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Who was refused a page is on record`(on kind: StoreKind) async throws {
    try await withKernel(kind) { house in
      let user = User.test(.councillor)
      try await house.world.recordRefusal(of: user, at: "/users", needing: .manageAccounts)
      let entries = try await house.world.store.read { try $0.accesses(by: user.author.id) }
      #expect(entries.map(\.wasAllowed) == [false])
      #expect(entries.first?.subjectID == "/users")
    }
  }
}

/// A house with the rules that ship with the product.
private func withRules(
  _ kind: StoreKind, _ body: (KernelHouse) async throws -> Void
) async throws {
  try await withKernel(kind) { house in
    try await house.world.store.write(as: .system, because: "test") { db in
      _ = try db.seedTimeRules(of: KernelHouse.authority)
    }
    try await body(house)
  }
}
