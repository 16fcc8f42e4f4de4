import Civil
import Inspections
import Kernel
import Markup
import SiteMap
import Storage
import TestKit
import Testing
import Web

@testable import ImprovementPlan

@Suite struct PlanPageTests {
  @Test(arguments: StoreKind.available)
  func `S43, S44, S33: the plan page shows coverage, timescales and countdowns`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      for place in 1...12 {
        try await house.action(
          "Action \(place)", serving: place, in: plan, owner: .post(house.people.post.id))
      }
      let sight = try await house.get(.plan(plan.id))
      let text = sight.text
      #expect(text.contains("12 of 13 recommendations have an action: REC-2012-13 has none."))
      for heading in ["Immediately", "Within three months", "Within six months"] {
        #expect(text.contains("<h2>\(heading)</h2>"), "\(heading)")
      }
      #expect(text.contains("31 working days left"))
      #expect(text.contains("section 137"))
      // 10 November 2012 is a Saturday.
      #expect(text.contains("act by Friday 9 November 2012"))
      #expect(text.contains("set by the inspector"))
      #expect(text.contains("Head of Safeguarding"))
      #expect(!text.lowercased().contains("green"))
      #expect(
        sight.page?.thread?.steps.map(\.kind) == ["Inspection", "Improvement plan", "Actions"])
      let coverage = try await house.get(.coverage(ofPlan: plan.id)).text
      #expect(coverage.contains("REC-2012-13 has none"))
      #expect(coverage.contains("Add an action for REC-2012-13"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A milestone that was refused comes back with its fold open`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let action = try await house.action("Audit", serving: 4, in: plan)
      let fold = "<summary>Add a milestone</summary>"
      let fresh = try await house.get(.action(action.id)).text
      #expect(fresh.contains("<details class=\"fold\">" + fold))
      let refused = try await house.post(
        .action(action.id, "milestones"),
        [
          ("milestone", "Lease signed"), ("milestoneDue", "31"), ("milestoneDue-month", "2"),
          ("milestoneDue-year", "2013"),
        ])
      #expect(refused.text.contains("<details class=\"fold\" open>" + fold))
      #expect(refused.text.contains("value=\"Lease signed\""))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A reader sees no button that they may not press`(_ kind: StoreKind) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let action = try await house.action("Seen", serving: 4, in: plan)
      let reader = house.user(.scrutinyOfficer, "Rae Dunn")
      #expect(try await house.get(.plan(plan.id)).text.contains("Add an action"))
      #expect(try await !house.get(.plan(plan.id), as: reader).text.contains("Add an action"))
      let page = try await house.get(.action(action.id), as: reader).text
      #expect(!page.contains("Say how it is going"))
      #expect(!page.contains("Move the due date"))
      #expect(page.contains("History of this action"))
      for address in [Address.newAction(inPlan: plan.id), .editAction(action.id)] {
        await #expect(throws: Refusal.self) { try await house.get(address, as: reader) }
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `S33: the form makes the plan; a second one asks first, and keeps what was typed`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let address = Address.createPlan(fromInspection: house.inspection.id)
      #expect(try await house.get(address).text.contains("all 13 recommendations"))
      let fields = [("title", "Thornmere’s plan")] + dateFields("datedOn", "2012-10-01")
      let made = try await house.post(address, fields)
      #expect(made.destination?.path.hasPrefix("/plans/") == true)
      let again = try await house.post(address, fields)
      #expect(again.page?.status == 422)
      #expect(again.text.contains("There is already a plan after this inspection"))
      #expect(again.text.contains("Thornmere’s plan"))
      let second = try await house.post(address, fields + [("another", "yes")])
      #expect(second.destination != nil)
      #expect(second.destination != made.destination)
      #expect(try await house.get(.plans).text.contains("0 of 13 recommendations have an action"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `S32: the day a duty was done stops its clock on the page`(_ kind: StoreKind) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let source = try #require(try await house.overview(of: plan).sources.first)
      let address = Address.dutyAnswer(
        TimeRuleKey.statementOfAction.rawValue, ofSource: source.link.id, inPlan: plan.id)
      #expect(try await house.get(address).text.contains("70 working days"))
      let early = try await house.post(address, dateFields("doneOn", "2012-08-01"))
      #expect(early.page?.status == 422)
      #expect(early.text.contains("received on 6 August 2012"))
      let done = try await house.post(address, dateFields("doneOn", "2012-09-28"))
      #expect(done.destination == .plan(plan.id))
      #expect(try await house.get(.plan(plan.id)).text.contains("Done on 28 September 2012"))

      // A council cannot publish a report before the inspectorate has.
      let published = Address.dutyAnswer(
        TimeRuleKey.reportPublication.rawValue, ofSource: source.link.id, inPlan: plan.id)
      let doubt = "That is before the inspectorate published it"
      _ = try await house.post(
        published, dateFields("doneOn", PlanHouse.published.description))
      #expect(try await !house.get(.plan(plan.id)).text.contains(doubt))
      let before = PlanHouse.published.adding(days: -1)
      // Who had opened the form before that is told, and changes nothing.
      await #expect(throws: StaleRecord.self) {
        try await house.post(published, dateFields("doneOn", before.description))
      }
      let seen = dateFields("seen", PlanHouse.published.description)
      let form = try await house.get(published).text
      for field in seen {
        #expect(form.contains("name=\"\(field.0)\" value=\"\(field.1)\""), "\(field)")
      }
      _ = try await house.post(published, dateFields("doneOn", before.description) + seen)
      #expect(try await house.get(.plan(plan.id)).text.contains(doubt))
    }
  }
}

@Suite struct ActionPageTests {
  @Test(arguments: StoreKind.available)
  func `What the plan warns of stands on the action’s own page too`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let all = try await house.recommendations
      let action = try await AddAction(house.acting())(
        ActionEntry(
          title: "Vague", recommendations: [all[0].id, all[3].id]),
        due: date("2012-12-21"), toPlan: plan.id)
      let page = try await house.get(.action(action.id)).text
      let onPlan = try await house.get(.plan(plan.id)).text
      let sentences = [
        "It does not say how success will be measured.", "Nobody owns it yet.",
        "It is due after REC-2012-01, which is due on 10 August 2012.",
      ]
      #expect(page.contains("This action needs a look"))
      for sentence in sentences {
        #expect(page.contains(sentence) && onPlan.contains(sentence), "\(sentence)")
      }
      #expect(
        page.contains(
          "REC-2012-01 is to be met immediately. There is no evidence of a start yet; it was due"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `An action is added, moved, progressed and withdrawn by its forms`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let recommendation = try await house.recommendations[3]
      let empty = try await house.post(.newAction(inPlan: plan.id), [("title", "")])
      #expect(empty.page?.status == 422)
      #expect(empty.text.contains("Give the action a title."))

      let made = try await house.post(
        .newAction(inPlan: plan.id),
        [
          ("title", "See <every> child"), ("recommendations", recommendation.id.text),
          ("owner", Owner.post(house.people.post.id).formValue),
          ("partners", house.people.health.id.text),
        ])
      let address = try #require(made.destination)
      let page = try await house.get(address)
      #expect(page.page?.title == "See <every> child")
      #expect(page.text.contains("It does not say how success will be measured."))
      #expect(page.text.contains("Alma Reyes"))
      #expect(page.text.contains("10 November 2012"))
      #expect(page.page?.thread?.steps.map(\.kind).contains("REC-2012-04") == true)

      let action = try #require(try await house.overview(of: plan).actions.first?.action)
      let moved = try await house.post(
        .moveDueDate(ofAction: action.id),
        dateFields("dueOn", "2012-12-24") + dateFields("setOn", "2012-10-01") + [
          ("setBy", "panel"), ("setByName", "Improvement Board"), ("minute", "Minute 4"),
          ("approver", "The chair"),
          ("reason", "The supplier was late"), ("number", "1"),
        ])
      #expect(moved.destination == .action(action.id))
      let ledger = try await house.get(address).text
      #expect(ledger.contains("The date was moved once, 31 working days after the first date."))
      #expect(ledger.contains("First date"))

      let current = try await house.stored(action)
      let said = try await house.post(
        .recordProgress(ofAction: action.id),
        dateFields("effectiveOn", "2012-10-01") + [
          ("delivery", "complete"), ("note", "All were seen"),
          ("version", String(current.version)),
        ])
      #expect(said.destination == .action(action.id))
      #expect(try await house.get(address).text.contains("All were seen"))
      #expect(
        try await house.get(.plan(plan.id)).text.contains(
          "whether it helped children is not judged yet"))

      let done = try await house.stored(action)
      let gone = try await house.post(
        .withdrawAction(action.id),
        dateFields("setOn", "2012-10-01") + [
          ("setBy", "panel"), ("setByName", "Improvement Board"), ("minute", "Minute 5"),
          ("approver", "The chair"), ("reason", "It stands here twice"),
          ("version", String(done.version)),
        ])
      #expect(gone.destination == .plan(plan.id))
      let withdrawn = try await house.get(address).text
      #expect(withdrawn.contains("Bring it back"))
      #expect(
        withdrawn.contains(
          "Decided by Improvement Board (the panel), Minute 5, and approved by The chair. Entered by Sam Okafor, 1 Oct 2012."
        ))
      let unsaid = try await house.post(
        .restoreAction(action.id), [("version", String(done.version + 1))])
      #expect(unsaid.page?.status == 422)
      let back = try await house.post(
        .restoreAction(action.id),
        dateFields("setOn", "2012-10-01") + [
          ("setBy", "council"), ("setByName", "Director"), ("approver", "The chair"),
          ("reason", "It was not the same"), ("version", String(done.version + 1)),
        ])
      #expect(back.destination == .action(action.id))
      let again = try await house.get(address).text
      #expect(again.contains("Withdrawn and brought back") && again.contains("Minute 5"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A form that comes back keeps what was typed and says what is wrong`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let plan = try await house.plan()
      let action = try await house.action("Move me", serving: 4, in: plan)
      let sight = try await house.post(
        .moveDueDate(ofAction: action.id),
        [
          ("dueOn", "31"), ("dueOn-month", "11"), ("dueOn-year", "2012"), ("setBy", "moon"),
          ("setByName", "Improvement Board"), ("number", "1"),
        ] + dateFields("setOn", "2012-09-28"))
      #expect(sight.page?.status == 422)
      for words in [
        "31 November does not exist.", "Say who set the date.", "Say who approved the new date.",
        "Say why.", "value=\"Improvement Board\"",
      ] {
        #expect(sight.text.contains(words), "\(words)")
      }
    }
  }
}

@Suite struct ActionListPageTests {
  @Test(arguments: StoreKind.available)
  func `S54: the list narrows down to a partner, and a partner sees only its own`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let actions = try await house.askOfPartners()
      let police = house.people.police
      let all = try await house.get(.actions).text
      let narrowed = try await house.get(Address.actions.with("body", police.id.text))
      #expect(narrowed.page?.title == "Asked of Thornmere Police")
      let lead = house.user(.partnerLead, "Chief Inspector Lund", body: police.id)
      let own = try await house.get(.actions, as: lead)
      #expect(own.page?.title == "Asked of you")
      for title in actions.keys.sorted() {
        #expect(all.contains(title), "\(title)")
        #expect(narrowed.text.contains(title) == title.hasPrefix("Police"), "\(title)")
        #expect(own.text.contains(title) == title.hasPrefix("Police"), "\(title)")
      }
      let others = try #require(actions["Health owns"])
      await #expect(throws: Refusal.self) { try await house.get(.action(others.id), as: lead) }
      let theirs = try #require(actions["Police owns"])
      #expect(
        try await house.get(.action(theirs.id), as: lead).text.contains("Say how it is going"))
      await #expect(throws: Refusal.self) { try await house.get(.plans, as: lead) }
    }
  }

  @Test(arguments: StoreKind.available)
  func `The list is narrowed down by state, lateness, owner and recommendation`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let actions = try await house.askOfPartners()
      let health = try #require(actions["Health owns"])
      _ = try await RecordProgress(house.acting())(
        ProgressEntry(delivery: .complete, note: "Done", effectiveOn: date("2012-10-01")),
        on: health.id, readAt: health.version)
      let recommendation = try await house.recommendations[4].id
      let cases: [(Address, [String])] = [
        (Address.actions.with("delivery", "complete"), ["Health owns"]),
        // The three immediate ones were due on 10 August.
        (Address.actions.with("due", "late"), ["Council owns", "Police owns", "Post owns"]),
        (Address.actions.with("due", "quarter"), ["Police helps", "Police leads"]),
        (Address.actions.with("due", "none"), []),
        (
          Address.actions.with("owner", Owner.post(house.people.post.id).formValue),
          ["Post owns"]
        ),
        (Address.actions.with("recommendation", recommendation.text), ["Police helps"]),
      ]
      for (address, titles) in cases {
        let text = try await house.get(address).text
        let seen = actions.keys.filter { text.contains($0) }.sorted()
        #expect(seen == titles, "\(address)")
      }
      let csv = try await house.get(Address.actions.with("format", "csv")).text
      #expect(csv.contains("2012-08-10,2012-08-10,35 working days late"))
      #expect(csv.contains("ACT-04,Police leads,REC-2012-04"))
      // What is complete stands at the end, whenever it was due.
      #expect(csv.split(separator: "\r\n").last?.contains("Health owns") == true)
      #expect(csv.split(separator: "\r\n").count == 7)
    }
  }

  @Test(arguments: StoreKind.available)
  func `S54: a partner’s list begins with what is to do, says who leads, and can show all`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      let actions = try await house.askOfPartners()
      let led = try #require(actions["Police leads"])
      _ = try await RecordProgress(house.acting())(
        ProgressEntry(delivery: .complete, note: "Done", effectiveOn: date("2012-10-01")),
        on: led.id, readAt: led.version)
      let police = house.user(.partnerLead, "Chief Inspector Lund", body: house.people.police.id)
      let first = try await house.get(.actions, as: police).text
      #expect(!first.contains("Police leads"))
      #expect(first.contains("Police owns") && first.contains("Police helps"))
      #expect(first.contains("<option value=\"open\" selected>Not complete</option>"))
      #expect(first.ranges(of: "you lead").count == 1)
      #expect(first.ranges(of: "you help").count == 1)
      let all = try await house.get(Address.actions.with("delivery", "all"), as: police).text
      #expect(all.contains("Police leads"))
      #expect(all.contains("<option value=\"all\" selected>All</option>"))
      // The file holds what is seen; those who keep the plan begin with everything.
      let file = try await house.get(Address.actions.with("format", "csv"), as: police).text
      #expect(!file.contains("Police leads"))
      #expect(try await house.get(.actions).text.contains("Police leads"))
      // With nothing to do, the way to all of it leads there.
      let none = house.user(.partnerLead, "Nobody’s lead")
      #expect(try await house.get(.actions, as: none).text.contains("/actions?delivery=all"))
    }
  }

  @Test func `References beyond the second are counted, with what the reports call them`() {
    let cases: [(kept: String?, ours: String, both: String)] = [
      (nil, "", ""), ("1\u{1E}REC-01\u{1E}REC-01", "REC-01", "REC-01"),
      ("1\u{1E}REC-01 (1|a)\u{1E}REC-01 (1|a)", "REC-01", "REC-01 (1|a)"),
      ("2\u{1E}REC-01 (3)\u{1E}REC-02", "REC-01, REC-02", "REC-01 (3), REC-02"),
      ("5\u{1E}REC-01\u{1E}REC-09", "REC-01, REC-09 and 3 more", "REC-01, REC-09 and 3 more"),
    ]
    for (kept, ours, both) in cases {
      let served = ServedReferences(kept)
      #expect(served.ours == ours && served.both == both, "\(kept ?? "nothing")")
    }
    #expect(ServedReferences(of: []) == ServedReferences(nil))
  }

  @Test(arguments: StoreKind.available)
  func `The actions of a past day offer nothing to change`(_ kind: StoreKind) async throws {
    try await withPlanHouse(kind) { house in
      _ = try await house.askOfPartners()
      let lead = house.user(.partnerLead, "Lee Marsh", body: house.people.police.id)
      let day = house.world.today().description
      house.clock.set(date("2012-11-01"))
      for user in [house.officer, lead] {
        for address in [Address.actions, .updatesDue] {
          let offer = "href=\"\(Address.updateActions)\""
          #expect(try await house.get(address, as: user).text.contains(offer))
          let past = try await house.get(address.with("as-at", day), as: user).text
          #expect(past.contains("Nothing can be changed here") && !past.contains(offer))
        }
      }
    }
  }
}

@Suite struct PlanHomeTests {
  @Test(arguments: StoreKind.available)
  func `The home page says what is asked of somebody, what the law asks for, and which plans run`(
    _ kind: StoreKind
  ) async throws {
    try await withPlanHouse(kind) { house in
      try await house.askOfPartners()
      let slice = ImprovementPlanSlice(world: house.world)
      func home(_ user: User) async throws -> String {
        let visit = Visit(world: house.world, user: user, address: .home)
        return String(decoding: try await slice.home(visit).rendered(), as: UTF8.self)
      }
      let officer = try await home(house.officer)
      #expect(!officer.contains("Asked of you"))
      #expect(officer.contains("31 working days left"))
      #expect(officer.contains("6 of 13 recommendations have an action"))
      #expect(officer.contains("3 actions are late"))
      let head = try await home(
        house.user(.teamManager, "Alma Reyes", person: house.people.head.id))
      #expect(head.contains("ACT-02 Post owns"))
      #expect(!head.contains("ACT-03"))
      let police = try await home(
        house.user(.partnerLead, "Chief Inspector Lund", body: house.people.police.id))
      #expect(police.contains("ACT-03 Police owns"))
      #expect(police.contains("ACT-05 Police helps"))
      #expect(police.ranges(of: " · you lead").count == 2)
      #expect(police.ranges(of: " · you help").count == 1)
      #expect(!head.contains("you lead"))
      #expect(!police.contains("Improvement plans"))
      #expect(try await home(.anonymous(of: PlanHouse.authority)).isEmpty)
    }
  }
}
