import API
import Kernel
import Storage
import Web

extension ImprovementPlanSlice {
  /// What is asked of other organisations, what they ask back, and the links that they are sent.
  func addPartners(to api: inout Operations) {
    let group = "Partners"
    let world = world
    api.list(
      "partners", in: group, "List partners and how what they lead is going",
      for: .readPlan, query: [.asAt], PartnerShapes.partner
    ) { visit in
      let day = try visit.pastDay
      return try await visit.store.read { db in
        let dates = try PlanDates(world, on: day, db)
        let measures = try PartnerMeasure.all(of: visit.authority, dates, asAt: day, db)
        return APIList(
          try db.partners(of: visit.authority, asAt: day).map {
            MeasuredPartner(body: $0, measure: measures[$0.id] ?? PartnerMeasure())
          })
      }
    }
    api.one(
      "partners/:body", in: group, "Read what is asked of a partner",
      about: "Across all agreed plans: what it owns, leads or helps with, and what it asks back.",
      for: .readPlan, query: [.asAt], PartnerShapes.inFull
    ) { visit in
      let (id, day) = (try visit.id("body", of: Body.self), try visit.pastDay)
      return try await visit.store.read { db in
        let body = try db.body(id, of: visit.authority, asAt: day)
        let dates = try PlanDates(world, on: day, db)
        return AskedPartner(
          partner: MeasuredPartner(
            body: body,
            measure: try PartnerMeasure.all(of: visit.authority, dates, asAt: day, db)[id]
              ?? PartnerMeasure()),
          asked: try day.map { try AskedOfBody(body, in: world, asAt: $0, db) }
            ?? AskedOfBody(body, in: world, db), asAt: day)
      }
    }
    addLinks(to: &api)
    api.records(
      "partner-questions", as: "question", in: group, noun: ("question", "questions"),
      about: "A partner says that something is not its own, and is answered.", for: .managePlan,
      filters: [
        .id("body", "body_id", "Of one partner."),
        .choice(
          "state", "How they stand.",
          [
            ("open", "answer IS NULL"), ("answered", "answer IS NOT NULL"),
          ]),
      ], PartnerShapes.question)
    api.form(
      "partner-questions/:question/answer", in: group, "Answer a partner who says “not ours”",
      page: "partner-questions/:question",
      [
        .word("answer", "What the council answers.", of: PartnerQuestion.Answer.self),
        .text("text", "What the partner is told.", most: 2000),
        .owner("owner", "Whose it is from now on, when it moves.", isOptional: true),
        .version(),
      ])
    addWords(to: &api)
  }

  private func addWords(to api: inout Operations) {
    let group = "Partners"
    api.records(
      "partner-words", as: "word", in: group, noun: ("word of a partner", "words of partners"),
      about: "A partner says something about an action, and is answered.", for: .readPlan,
      filters: [
        .id("body", "body_id", "Of one partner."), .id("action", "action_id", "About one action."),
      ], PartnerShapes.word, scope: { _, _ in [] }
    ) { (visit, db, found: [PartnerWord], day) in
      let shelf = db.shelf(of: visit.authority, asAt: day.map { .endOfDayInLondon($0) })
      let answers: [PartnerWordAnswer] = try shelf.all("word_id", in: Set(found.map(\.id))) {
        $0.word
      }
      let answered = Dictionary(answers.map { ($0.word, $0) }, uniquingKeysWith: { one, _ in one })
      return found.map { SaidWord(word: $0, answer: answered[$0.id]) }
    }
    api.form(
      "partner-words/:word/answer", in: group, "Answer a partner who has said something",
      about: "For whoever leads the action or keeps the plan.", page: "partner-words/:word",
      [
        .text(
          "text", "What the partner is told; left out, it is only said to have been read.",
          most: 2000, isOptional: true)
      ])
  }

  private func addLinks(to api: inout Operations) {
    let group = "Partners"
    api.records(
      "partner-links", as: "link", in: group, noun: ("link", "links"),
      about: "Links by which partners without an account answer. Their secrets are kept nowhere.",
      for: .managePlan, filters: [.id("body", "body_id", "Of one partner.")], PartnerShapes.link)
    api.list(
      "partner-links/:link/uses", in: group, "List the uses of a link",
      about: "What was done by it, or tried, the latest first: at most 200.", for: .managePlan,
      PartnerShapes.use
    ) { visit in
      let id: PartnerLink.ID = try visit.id("link")
      return try await visit.store.read { db in
        _ = try db.partnerLink(id, of: visit.authority)
        return APIList(
          try db.accesses(to: PartnerLink.table, id.text, of: visit.authority, limit: 200))
      }
    }
    api.form(
      "partners/:body/links", in: group, "Make a link for a partner",
      about: "The answer’s `secret` is its address, told only this once: send it to the partner.",
      page: "partners/:body/links/new",
      [
        .text("sentTo", "Whom it will be sent to, in words."),
        .day("expiresOn", "The last day on which it holds: at most a year and a day from today."),
      ])
    api.form(
      "partner-links/:link/revoke", in: group, "Take a partner’s link back",
      about: "From that moment it opens nothing.", page: "partner-links/:link/revoke",
      [.text("reason", "Why.", most: 1000), .version()])
  }
}
