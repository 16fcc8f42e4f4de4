import Civil
import HTTPTypes
import HummingbirdTesting
import Kernel
import Storage
import TestKit
import Testing

@testable import Registers

@Suite struct PolicyTests {
  @Test(arguments: StoreKind.available)
  func `S60: three policies published in a month are its list`(on kind: StoreKind) async throws {
    try await withRegisters(on: kind, "2026-05-29") { house in
      for (title, day) in [
        ("Supervision", "2026-05-01"), ("Thresholds", "2026-05-12"), ("Escalation", "2026-05-29"),
      ] {
        try await house.publish(title, due: "2026-06-30", on: day)
      }
      try await house.publish("Transfers", due: "2026-06-30", on: "2026-04-30")
      // Without signing in.
      let month = try await house.get("/policies/released/2026-05", as: house.nobody)
      #expect(month.status == .ok)
      #expect(month.words.contains("Three policies were published in May 2026."))
      for title in ["Supervision", "Thresholds", "Escalation"] {
        #expect(month.words.contains(title))
      }
      #expect(!month.words.contains("Transfers"))
      let earlier = try await house.get("/policies/released/2026-04", as: house.nobody)
      #expect(earlier.words.contains("One policy was published in April 2026."))
      let empty = try await house.get("/policies/released/2026-03", as: house.nobody)
      #expect(empty.words.contains("No policies were published in March 2026."))
      let months = try await house.get("/policies/released", as: house.nobody)
      #expect(months.words.contains("May 2026 : 3 policies"))
      let csv = try await house.get("/policies/released/2026-05?format=csv", as: house.nobody)
      #expect(csv.text.contains("Escalation,"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `S60: what was published keeps its title, and a later name stands beside it`(
    on kind: StoreKind
  ) async throws {
    try await withRegisters(on: kind, "2026-05-29") { house in
      let made = try await house.publish("Supervision", due: "2026-06-30", on: "2026-05-01")
      let policy = try await house.stored(made.id)
      let address = "/policies/released/2026-05"
      let before = try await house.get(address, as: house.nobody)
      #expect(!before.words.contains("Now called"))
      try await KeepPolicy(house.acting())(
        PolicyEntry(title: "Renamed policy", owner: nil, dueOn: policy.dueOn), over: policy.id,
        readAt: policy.version)
      let after = try await house.get(address, as: house.nobody)
      #expect(after.words.contains("Supervision Now called “Renamed policy”"))
      #expect(after.words.contains("Open Supervision"))
      let csv = try await house.get(address + "?format=csv", as: house.nobody)
      #expect(csv.text.contains("Supervision,") && !csv.text.contains("Renamed"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `S60, M71: an overdue policy lowers the share, and moving its date does not help`(
    on kind: StoreKind
  ) async throws {
    try await withRegisters(on: kind, "2026-11-23") { house in
      try await house.publish("Supervision", due: "2026-05-15", on: "2026-05-15")
      let late = try await KeepPolicy(house.acting())(
        PolicyEntry(title: "Transfers", owner: nil, dueOn: date("2026-06-30")))
      let year = "/registers/policies/on-time?from=1+April+2026&to=31+October+2026"
      let before = try await house.get(year)
      #expect(before.words.contains("50.0 % of policies were revised on time"))
      #expect(before.words.contains("Transfers 30 Jun 2026 Not yet No"))
      try await KeepPolicy(house.acting())(
        PolicyEntry(
          title: "Transfers", owner: nil, dueOn: date("2026-12-31"), reason: "Nobody had time"),
        over: late.id, readAt: late.version)
      #expect(try await house.get(year).words.contains("50.0 % of policies"))
      let none = try await house.get(
        "/registers/policies/on-time?from=1+January+2025&to=31+January+2025")
      #expect(none.words.contains("n/a of policies were revised on time"))
    }
  }

  /// A deadline, the day of revision, the day it ended; what M71 makes of it from 1 to 31 May on 20 May.
  @Test(arguments: [
    ("2026-05-01", "2026-05-01", nil, "1/1"), ("2026-05-01", "2026-05-02", nil, "0/1"),
    ("2026-04-30", "2026-04-30", nil, "0/0"), ("2026-05-20", nil, nil, "0/1"),
    ("2026-05-21", nil, nil, "0/0"), ("2026-05-21", "2026-05-04", nil, "0/0"),
    ("2026-05-10", nil, "2026-05-09", "0/0"), ("2026-05-10", nil, "2026-05-10", "0/1"),
  ])
  func `M71 counts by the day that was first set, up to today`(
    due: String, revised: String?, ended: String?, expected: String
  ) {
    let deadline = PolicyDeadline(
      policy: ID(), title: "Supervision", due: date(due), revised: revised.map(date),
      ended: ended.map(date))
    let measure = PoliciesOnTime(
      [deadline], in: date("2026-05-01")...date("2026-05-31"), today: date("2026-05-20"))
    #expect("\(measure.numerator)/\(measure.denominator)" == expected)
  }

  @Test(arguments: [
    (0, 0, "n/a"), (0, 3, "0.0 %"), (1, 3, "33.3 %"), (2, 3, "66.7 %"), (3, 3, "100.0 %"),
    (99, 100, "99.0 %"), (1, 8, "12.5 %"), (1, 16, "6.3 %"),
  ])
  func `A share has one decimal, and of nothing there is none`(
    numerator: Int, denominator: Int, text: String
  ) {
    #expect(Share(numerator, of: denominator).text == text)
  }

  @Test(arguments: StoreKind.available)
  func `A revision is approved first and published then, with its file`(
    on kind: StoreKind
  ) async throws {
    try await withRegisters(on: kind, "2026-05-12") { house in
      let policy = try await KeepPolicy(house.acting())(
        PolicyEntry(title: "Supervision", owner: nil, dueOn: date("2026-05-29")))
      let revise = RevisePolicy(house.acting())
      let body = Owner.body(house.people.council.id)
      func entry(_ approved: String, next: String) -> PolicyRevisionEntry {
        PolicyRevisionEntry(
          whatChanged: "Shorter", approvedOn: date(approved), approvedBy: body,
          nextDueOn: date(next))
      }
      let early = try await problems {
        try await revise(entry("2026-05-13", next: "2026-05-13"), of: policy.id)
      }
      #expect(early.keys.contains("approvedOn"))
      #expect(early.keys.contains("nextDueOn"))
      let revision = try await revise(entry("2026-05-11", next: "2027-05-28"), of: policy.id)
      await #expect(throws: Refusal.self) {
        try await revise(entry("2026-05-12", next: "2027-05-28"), of: policy.id)
      }
      let refused = try await problems {
        try await revise.publish(revision.id, readAt: 1, on: date("2026-05-10"))
      }
      #expect(refused["publishedOn"]?.contains("11 May 2026") == true)
      #expect(refused["file"] != nil)
      // Not yet public, and still due.
      let address = "/policies/revisions/\(revision.id)/document"
      #expect(try await house.get(address, as: house.nobody).status == .notFound)
      #expect(try await house.stored(policy.id).dueOn == date("2026-05-29"))
      try await revise.publish(
        revision.id, readAt: 1, on: date("2026-05-12"),
        file: ("supervision.txt", Array("Each month".utf8)))
      let file = try await house.get(address, as: house.nobody)
      #expect(file.status == .ok)
      #expect(file.text == "Each month")
      #expect(try await house.stored(policy.id).dueOn == date("2027-05-28"))
      await #expect(throws: Refusal.self) {
        try await revise.publish(revision.id, readAt: 2, on: date("2026-05-12"))
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `A post that nobody held approves nothing, and is not printed as who approved`(
    on kind: StoreKind
  ) async throws {
    try await withRegisters(on: kind, "2012-02-06") { house in
      let policy = try await KeepPolicy(house.acting())(
        PolicyEntry(title: "Supervision", owner: nil, dueOn: date("2012-02-29")))
      let director = Owner.post(house.people.director.id)
      func revise(_ day: String) async throws -> PolicyRevision {
        try await RevisePolicy(house.acting())(
          PolicyRevisionEntry(
            whatChanged: "Shorter", approvedOn: date(day), approvedBy: director,
            nextDueOn: date("2013-02-28")), of: policy.id, file: ("p.txt", Array("P".utf8)))
      }
      // Between two holders.
      let vacant = try await problems { _ = try await revise("2012-01-04") }
      #expect(vacant["approvedBy"]?.hasPrefix("Nobody held this post on 4 January 2012.") == true)
      let held = try await revise("2012-01-09")
      try await RevisePolicy(house.acting()).publish(
        held.id, readAt: held.version, on: date("2012-02-01"))
      let month = "/policies/released/2012-02"
      #expect(
        try await house.get(month, as: house.nobody).words.contains(
          "by Director of Children’s Services"))
      // That it was held is put right later: the holder came only in February.
      try await house.world.store.write(as: .system, because: "test") { db in
        for var holding in try db.holdings(
          of: house.people.director.id, in: RegistersHouse.authority)
        where holding.end == nil {
          holding.start = date("2012-02-01")
          try db.update(holding)
        }
      }
      for format in ["", "?format=csv"] {
        let list = try await house.get(month + format, as: house.nobody).words
        #expect(list.contains("the council") && !list.contains("Director of"))
      }
      #expect(
        try await house.get("/registers/policies/\(policy.id)").words.contains(
          "Nobody held this post then"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A policy is entered, moved with a reason, found overdue and ended on its pages`(
    on kind: StoreKind
  ) async throws {
    try await withRegisters(on: kind, "2026-05-12") { house in
      let empty = try await house.post("/registers/policies", [("title", "")])
      #expect(empty.status == .unprocessableContent)
      #expect(empty.words.contains("Give the policy a title."))
      let made = try await house.post(
        "/registers/policies",
        [("title", "Supervision"), ("owner", "body:\(house.people.police.id)")]
          + dateFields("dueOn", "2026-05-11"))
      let page = try #require(made.location)
      #expect(try await house.get(page).words.contains("Overdue since 11 May 2026"))
      let list = try await house.get("/registers/policies?state=overdue", as: house.inspector)
      #expect(list.words.contains("1 policy"))
      #expect(list.words.contains("Thornmere Police"))
      let twin = try await house.post(
        "/registers/policies", [("title", "supervision")] + dateFields("dueOn", "2026-05-11"))
      #expect(twin.words.contains("There is a policy with this title already."))
      let moved = [("title", "Supervision"), ("version", "1")] + dateFields("dueOn", "2026-06-11")
      #expect(try await house.post(page, moved).words.contains("Say why"))
      #expect(try await house.post(page, moved + [("reason", "Illness")]).status == .seeOther)
      #expect(try await house.get(page).words.contains("(first set for 11 May 2026)"))
      let future = [("reason", "Merged"), ("version", "2")]
      let refused = try await house.post(
        page + "/end", future + dateFields("endedOn", "2026-05-13"))
      #expect(refused.status == .unprocessableContent)
      let ended = try await house.post(
        page + "/end", future + dateFields("endedOn", "2026-05-12"))
      #expect(ended.status == .seeOther)
      #expect(try await house.get(page).words.contains("Ended on 12 May 2026"))
      #expect(try await house.get(page + "/edit").status == .conflict)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Partners and inspectors change no policy, and partners and the public see no register`(
    on kind: StoreKind
  ) async throws {
    try await withRegisters(on: kind) { house in
      #expect(try await house.get("/registers/policies", as: house.inspector).status == .ok)
      #expect(try await house.get("/registers/policies", as: house.police).status == .forbidden)
      for visitor in [house.inspector, house.police] {
        let refused = try await house.post("/registers/policies", [("title", "X")], as: visitor)
        #expect(refused.status == .forbidden)
      }
      let stranger = try await house.get("/registers/policies", as: house.nobody)
      #expect(stranger.location?.hasPrefix("/sign-in") == true)
      await #expect(throws: Refusal.self) {
        try await KeepPolicy(house.acting(house.inspector))(
          PolicyEntry(title: "X", owner: nil, dueOn: date("2026-05-11")))
      }
    }
  }
}

extension RegistersHouse {
  /// A policy with one revision, approved and published on a day.
  @discardableResult
  func publish(_ title: String, due: String, on day: String) async throws -> Policy {
    let policy = try await KeepPolicy(acting())(
      PolicyEntry(title: title, owner: .body(people.council.id), dueOn: date(due)))
    let revision = try await RevisePolicy(acting())(
      PolicyRevisionEntry(
        whatChanged: "Shorter", approvedOn: date(day), approvedBy: .body(people.council.id),
        nextDueOn: date(due).adding(months: 12)),
      of: policy.id, file: ("policy.txt", Array(title.utf8)))
    try await RevisePolicy(acting()).publish(
      revision.id, readAt: revision.version, on: date(day))
    return policy
  }
}
