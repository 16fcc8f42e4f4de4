import API
import Civil
import ImprovementPlan
import Kernel
import Storage
import Web

extension RegistersSlice {
  /// What programs may ask of the registers beside the plan.
  public func addOperations(to api: inout Operations) {
    addPolicies(to: &api)
    addEvents(to: &api)
    addPeers(to: &api)
    addCampaigns(to: &api)
    addSchools(to: &api)
    addStatements(to: &api)
    addReadiness(to: &api)
    addSettings(to: &api)
  }

  private func addPolicies(to api: inout Operations) {
    let group = "Policies"
    let path = "registers/policies/:policy"
    api.records(
      "registers/policies", as: "policy", in: group, noun: ("policy", "policies"),
      for: .readRegisters,
      filters: [
        .choice(
          "state", "How they stand.",
          [
            ("inForce", "ended_on IS NULL"), ("ended", "ended_on IS NOT NULL"),
          ])
      ], RegisterShapes.policy)
    api.records(
      "registers/policy-revisions", as: "revision", in: group,
      noun: ("revision", "revisions"), about: "Without a key, those that are published.",
      for: .readPublished, filters: [.id("policy", "policy_id", "Of one policy.")],
      RegisterShapes.revision,
      scope: { visit, _ in
        visit.user.may(.readRegisters) ? [] : ["published_on <= \(visit.today)"]
      })
    let words: [BodyField] = [
      .text("title", "What it is called."), .owner("owner", "Whose it is.", isOptional: true),
      .day("dueOn", "When the next revision is due."),
      .text("reason", "Why that day moves, when it does.", isOptional: true),
    ]
    api.form(
      "registers/policies", in: group, "Enter a policy", page: "registers/policies",
      BodyFields(words))
    api.form(.put, path, in: group, "Change a policy", page: path, BodyFields(words + [.version()]))
    api.form(
      path + "/end", in: group, "End a policy", page: path + "/end",
      [.day("endedOn", "The last day."), .text("reason", "Why.", most: 1000), .version()])
    api.form(
      path + "/revise", in: group, "Record an approved revision", page: path + "/revise",
      [
        .text("whatChanged", "What has changed.", most: 1000),
        .day("approvedOn", "When it was approved."), .owner("approvedBy", "By whom."),
        .day("nextDueOn", "When the next one is due."), .file("file", "The document."),
      ])
    api.form(
      "registers/policy-revisions/:revision/publish", in: group, "Publish a revision",
      about: "It stands in the month’s list, with its document.",
      page: "registers/policy-revisions/:revision/publish",
      [
        .day("publishedOn", "The day of publication."),
        .file("file", "The document, when it is not here yet."), .version(),
      ])
  }

  private func addEvents(to api: inout Operations) {
    let group = "Learning"
    let path = "registers/events/:event"
    let ofEvent = [RecordFilter.id("event", "event_id", "Of one event.")]
    api.records(
      "registers/events", as: "event", in: group, noun: ("event", "events"),
      for: .readRegisters, RegisterShapes.event)
    let words: [BodyField] = [
      .text("title", "What it is called."), .day("heldOn", "The day."),
      .text("place", "Where it is held.", isOptional: true),
      .text("purpose", "What it is for.", most: 2000, isOptional: true),
    ]
    api.form(
      "registers/events", in: group, "Enter an event", page: "registers/events",
      BodyFields(words))
    api.form(.put, path, in: group, "Change an event", page: path, BodyFields(words + [.version()]))
    api.records(
      "registers/attendance", as: "attendance", in: group,
      noun: ("attendance", "attendances"), for: .readRegisters, filters: ofEvent,
      RegisterShapes.attendance)
    api.records(
      "registers/challenges", as: "challenge", in: group,
      noun: ("challenge at an event", "challenges at events"), for: .readRegisters,
      filters: ofEvent, RegisterShapes.eventChallenge)
    api.form(
      .put, path + "/attendance", in: group, "Say who came to an event",
      about:
        "By the body’s identifier; a body that is left out stays as it is, and of one with 0 nobody came.",
      page: path + "/attendance",
      [
        .entries("numbers", "How many came.", of: .number(0...10_000), sentAs: "number-"),
        .entries("names", "Who they were.", of: .text(most: 1000), sentAs: "names-"),
        .entries(
          "versions",
          "The version of what was read of each, by the body’s identifier; left out where nothing was written down yet.",
          of: .number(0...1_000_000_000), sentAs: RowsMerge.version),
      ])
    api.form(
      path + "/challenges", in: group, "Record what one body asked another",
      page: path + "/challenges",
      [
        .text("text", "What was asked.", most: 4000), .id("from", "Who asked."),
        .id("to", "Who was asked."),
      ])
    api.form(
      .put, "registers/challenges/:challenge", in: group, "Correct what one body asked another",
      about:
        "Until it is in the challenge log, to which a new challenge takes it that names it as its eventChallenge.",
      page: "registers/challenges/:challenge",
      [
        .text("text", "What was asked.", most: 4000), .id("from", "Who asked."),
        .id("to", "Who was asked."), .version(),
      ])
    api.records(
      "registers/case-studies", as: "study", in: group,
      noun: ("case study", "case studies"), about: "Partners read those that are shared.",
      for: .readOwnRegisters, filters: ofEvent, RegisterShapes.study,
      scope: { visit, _ in
        visit.user.may(.manageRegisters) ? [] : ["shared_on IS NOT NULL"]
      })
    let study: [BodyField] = [
      .text("title", "What it is called."), .text("text", "What happened.", most: 20_000),
    ]
    api.form(
      path + "/case-studies", in: group, "Write a case study", page: path + "/case-studies",
      BodyFields(study))
    let one = "registers/case-studies/:study"
    api.form(
      .put, one, in: group, "Change a case study", page: one,
      BodyFields(study + [.version()]))
    api.form(
      one + "/confirm", in: group, "Confirm that nobody can be recognised",
      about: "Whoever wrote it cannot.", page: one + "/confirm",
      [
        .flag(
          "isAnonymous", "That it was read with this in mind.", sentAs: "anonymous",
          isOptional: false),
        .text("despite", "Why, when the check still has concerns.", most: 1000, isOptional: true),
        .version(),
      ])
    api.form(
      one + "/share", in: group, "Share a case study with partners", page: one + "/share",
      [.version()])
    api.form(
      one + "/withdraw", in: group, "Stop sharing a case study", page: one + "/withdraw",
      [.version()])
    api.records(
      "registers/priorities", as: "priority", in: group,
      noun: ("priority", "priorities"), for: .readRegisters,
      filters: [
        .id("plan", AgreedPriority.origin, "That come from one plan."),
        .id("goesOnIn", AgreedPriority.destination, "That go on in one plan."),
      ], RegisterShapes.priority)
    let priority: [BodyField] = [
      .text("text", "What matters next.", most: 500), .day("agreedOn", "When it was agreed."),
      .owner("owner", "Whose it is.", isOptional: true),
      .id("plan", "The plan it goes on from: needed without an event.", isOptional: true),
      .id(
        "goesOnIn",
        "The plan in which it goes on: one that is not closed, unless it went on there before.",
        isOptional: true),
      .id(
        "event", "The event at which it was agreed: said when it is recorded, and kept.",
        isOptional: true), .keepBecause,
    ]
    api.form(
      "registers/priorities", in: group, "Record a priority", page: "registers/priorities",
      BodyFields(priority))
    api.form(
      .put, "registers/priorities/:priority", in: group, "Change a priority",
      page: "registers/priorities/:priority", BodyFields(priority + [.version()]))
  }

  private func addPeers(to api: inout Operations) {
    let group = "Help and leadership"
    api.records(
      "registers/peer-support", as: "peer", in: group,
      noun: ("help from outside", "helps from outside"), for: .readRegisters,
      filters: [.word("kind", "kind", "Of one kind.", of: PeerActivity.Kind.self)],
      RegisterShapes.peer, scope: { _, _ in [] },
      showing: Linked.view("peer_activity_id") { $0.activity })
    let words: [BodyField] = [
      .text("organisation", "Who helps."),
      .word("kind", "What kind of help it is.", of: PeerActivity.Kind.self),
      .text("focus", "What it looks at.", most: 1000), .day("startOn", "Since when."),
      .day("endOn", "Until when.", isOptional: true),
      .text("learning", "What was learnt.", most: 6000, isOptional: true),
      .ids("actions", "The actions on which it bears."),
    ]
    api.form(
      "registers/peer-support", in: group, "Enter help from outside",
      page: "registers/peer-support", BodyFields(words))
    api.form(
      .put, "registers/peer-support/:peer", in: group, "Change help from outside",
      page: "registers/peer-support/:peer", BodyFields(words + [.version()]))
    api.records(
      "registers/leaders", as: "leader", in: group, noun: ("leader", "leaders"),
      for: .readRegisters, filters: [.id("post", "post_id", "In one post.")],
      RegisterShapes.holding,
      scope: { visit, _ in
        [
          """
          post_id IN (
            SELECT id FROM post WHERE authority_id = \(visit.authority) AND is_leadership)
          """
        ]
      })
  }

  /// Whose posts are posts of leadership, and what the council has set for its registers.
  private func addSettings(to api: inout Operations) {
    let group = "Help and leadership"
    api.form(
      .put, "registers/leaders", in: group, "Say which posts are posts of leadership",
      about:
        "A post that was read and is left out of `posts` is none any more; what somebody else has chosen since stays.",
      page: "registers/leaders/choose",
      [
        .ids("posts", "The posts."),
        .ids("seen", "Those that were posts of leadership when they were read."),
      ])
    api.one(
      "settings/registers", in: group, "Read what the council has set for its registers",
      for: .readSettings, RegisterShapes.settings
    ) { visit in try await visit.store.read { try $0.registerSettings(of: visit.authority) } }
    api.form(
      .put, "settings/registers", in: group, "Set it", page: "settings/registers",
      [
        .number("recentMonths", "For how many months a leader is new.", in: 1...120),
        .number("readingGradeLimit", "The highest reading grade of a public text.", in: 1...18),
        .version(),
      ])
  }

  private func addStatements(to api: inout Operations) {
    let group = "Statements"
    let path = "registers/statements/:statement"
    let published: SQL = "published_on IS NOT NULL"
    api.records(
      "registers/statements", as: "statement", in: group,
      noun: ("statement", "statements"), about: "Without a key, those that are published.",
      for: .readPublished,
      filters: [.word("kind", "kind", "Of one kind.", of: Statement.Kind.self)],
      RegisterShapes.statement,
      scope: { visit, _ in visit.user.may(.readRegisters) ? [] : [published] })
    api.records(
      "registers/statement-texts", as: "text", in: group,
      noun: ("text of a statement", "texts of statements"),
      about: "Without a key, those that are approved and published.", for: .readPublished,
      filters: [.id("statement", "statement_id", "Of one statement.")],
      RegisterShapes.statementText,
      scope: { visit, _ in
        visit.user.may(.readRegisters)
          ? []
          : [
            "approver_id IS NOT NULL",
            """
            statement_id IN (
              SELECT id FROM statement WHERE authority_id = \(visit.authority) AND \(published))
            """,
          ]
      })
    let facts: [BodyField] = [
      .word("kind", "What it is.", of: Statement.Kind.self),
      .text("audience", "Whom it is for."), .text("channel", "Where it goes out."),
      .day("plannedOn", "When it is planned for."),
      .text("reason", "Why that day moves, when it does.", isOptional: true),
    ]
    let words: [BodyField] = [
      .text("title", "Its title."), .text("text", "Its words.", most: 20_000),
      .text("checker", "Who checked a translation.", isOptional: true),
      .day("checkedOn", "When.", isOptional: true),
    ]
    api.form(
      "registers/statements", in: group, "Write a statement", page: "registers/statements",
      BodyFields(facts + words))
    api.form(
      .put, path, in: group, "Change what is known of a statement", page: path,
      BodyFields(facts + [.version()]))
    api.form(
      .put, path + "/words/:language", in: group, "Write its words in a language",
      page: path + "/words/:language", BodyFields(words + [.keepBecause, .version()]))
    api.form(
      .delete, path + "/words/:language", in: group, "Stop offering a statement in a language",
      page: path + "/languages/:language/remove")
    api.form(
      path + "/approve", in: group, "Approve the words of a statement",
      about: "Whoever wrote them cannot.", page: path + "/approve",
      [
        .texts("seen", "What was read: `seen` of each text that waits for approval, “en 3”."),
        .text(
          "reason", "Why names that seem to stand in it are harmless, when they do.", most: 1000,
          isOptional: true),
      ])
    api.form(
      path + "/publish", in: group, "Publish a statement",
      about: "Somebody other than its writer must have approved it.", page: path + "/publish",
      [.version()])
    api.form(
      path + "/withdraw", in: group, "Take a statement back", page: path + "/withdraw",
      [.text("reason", "Why.", most: 1000), .version()])
  }

  private func addReadiness(to api: inout Operations) {
    let group = "Readiness"
    api.records(
      "registers/readiness", as: "question", in: group,
      noun: ("question", "questions"), about: "A partner’s lead sees what that partner is asked.",
      for: .readOwnRegisters, RegisterShapes.question,
      scope: { visit, _ in
        visit.user.may(.readRegisters)
          ? []
          : [
            """
            id IN (SELECT question_id FROM readiness_partner
              WHERE authority_id = \(visit.authority) AND body_id = \(visit.user.body))
            """
          ]
      }
    ) { (visit, db, found: [ReadinessQuestion], day) in
      try db.asked(found, as: visit, asAt: day)
    }
    api.records(
      "registers/readiness-assessments", as: "assessment", in: group,
      noun: ("assessment", "assessments"), for: .readOwnRegisters,
      filters: [.id("question", "question_id", "Of one question.")], RegisterShapes.assessment,
      scope: { visit, _ in
        visit.user.may(.readRegisters) ? [] : ["body_id = \(visit.user.body)"]
      })
    let words: [BodyField] = [
      .text("title", "For what partners should be ready."),
      .text("question", "What is asked.", most: 2000), .day("askedOn", "When it is asked."),
      .day("answerBy", "By when an answer is wanted.", isOptional: true),
      .ids("partners", "Who is asked.", isOptional: false),
    ]
    api.form(
      "registers/readiness", in: group, "Ask partners something", page: "registers/readiness",
      BodyFields(words))
    api.form(
      .put, "registers/readiness/:question", in: group, "Change what partners are asked",
      page: "registers/readiness/:question",
      BodyFields(
        words + [
          .text(
            "correction", "What was wrong with the writing of a question that is answered.",
            most: 500, isOptional: true),
          .version(),
        ]))
    api.form(
      "registers/readiness/:question/bodies/:body", in: group, "Say how ready a body is",
      page: "registers/readiness/:question/bodies/:body",
      [
        .word("rating", "How ready.", of: ReadinessAssessment.Rating.self),
        .text("evidence", "What shows it.", most: 4000, isOptional: true),
        .day("assessedOn", "The day."),
        .version("asked", "The version of the question that was read."),
        .version("seen", "How many assessments there were when they were read."),
      ])
  }
}

extension Transaction {
  /// Questions with those to whom they are put, as far as somebody may know it: a partner’s lead
  /// knows of their own body only.
  fileprivate func asked(
    _ found: [ReadinessQuestion], as visit: Visit, asAt day: CivilDate?
  ) throws -> [RegisterShapes.Asked] {
    let moment = day.map { Instant.endOfDayInLondon($0) }
    let partners: [ReadinessPartner] = try shelf(of: visit.authority, asAt: moment).all(
      "question_id", in: Set(found.map(\.id))
    ) { $0.question }
    let shown =
      visit.user.may(.readRegisters) ? partners : partners.filter { $0.body == visit.user.body }
    let bodies = Dictionary(grouping: shown, by: \.question).mapValues { $0.map(\.body) }
    let wordings: [ReadinessWording] = try shelf(of: visit.authority, asAt: moment).all(
      "question_id", in: Set(found.map(\.id))
    ) { $0.question }
    let former = Dictionary(grouping: wordings, by: \.question)
    return found.map {
      RegisterShapes.Asked(
        question: $0, partners: bodies[$0.id] ?? [],
        former: (former[$0.id] ?? []).sorted { $0.number > $1.number })
    }
  }
}
