import Civil
import ImprovementPlan
import Kernel
import Markup
import SiteMap
import Storage
import Web

extension RegistersSlice {
  /// What a body is asked about its readiness, for the page of all that is asked of it.
  public var askedElsewhere: AskedElsewhere {
    AskedElsewhere(tables: Self.tables) { db, body, today in
      let council = try db.authority(body.authority)?.name ?? "The council"
      let asked = try db.readinessQuestions(askedOf: body.id, in: body.authority)
      return try asked.compactMap { id in
        let standing = try db.readiness(id, of: body.authority)
        return standing.partners.first { $0.body.id == body.id }.map {
          ReadinessAsked(
            question: standing.question, former: standing.former, partner: $0, council: council,
            today: today, isLatest: id == asked.first
          ).asked
        }
      }
    } open: { db, authority, _ in
      let council = try db.authority(authority)?.name ?? "The council"
      let questions = try db.values(
        ID<ReadinessQuestion>.self,
        "SELECT id FROM readiness_question WHERE authority_id = \(authority) ORDER BY id")
      return try questions.flatMap { id in
        let standing = try db.readiness(id, of: authority)
        return standing.partners.filter { $0.rating == .notYetAssessed }.map {
          AskedElsewhere.Open(
            kind: "readiness", id: id.text, version: standing.question.version,
            owner: .body($0.body.id), title: standing.question.title,
            words: standing.question.question, from: council, dueOn: standing.question.answerBy,
            address: .readinessQuestion(id))
        }
      }
    }
  }
}

extension Transaction {
  /// The questions that a body is asked, the latest first.
  fileprivate func readinessQuestions(
    askedOf body: Body.ID, in authority: AuthorityID
  ) throws -> [ID<ReadinessQuestion>] {
    try values(
      ID<ReadinessQuestion>.self,
      """
      SELECT question.id FROM readiness_question AS question JOIN readiness_partner AS partner
        ON partner.authority_id = question.authority_id AND partner.question_id = question.id
      WHERE question.authority_id = \(authority) AND partner.body_id = \(body)
      ORDER BY question.asked_on DESC, question.id DESC
      """)
  }
}

/// One question about readiness, as the body sees it that is asked.
private struct ReadinessAsked {
  let question: ReadinessQuestion
  /// How it read before its writing was put right.
  let former: [ReadinessWording]
  let partner: ReadinessStanding.Partner
  let council: String
  let today: CivilDate
  /// Whether the body has been asked nothing of the kind since.
  let isLatest: Bool

  var asked: AskedElsewhere.Question {
    AskedElsewhere.Question(
      kind: "readiness", id: question.id.text, kindTitle: "Question about readiness",
      title: question.title,
      words: ([question.question] + former.map(\.sentence)).joined(separator: "\n\n"),
      from: council, askedOn: question.askedOn, dueOn: question.answerBy, said: said, state: state,
      tone: partner.rating.tone, isOpen: isOpen, answering: isOpen || isLatest ? answering : nil,
      note: "It is answered, and you were asked about your readiness again since.")
  }

  private var isOpen: Bool { partner.rating == .notYetAssessed }

  /// What was said to it and when, however long ago.
  private var state: String {
    partner.latest.map {
      "\(partner.body.name) said on \($0.assessedOn.longForm): \($0.rating.title.lowercased())"
    } ?? "Not answered yet"
  }

  private var said: [(words: String, by: String)] {
    partner.latest.map { latest in
      [
        (
          words: "\(latest.rating.title). \(latest.evidence)",
          by: "\(latest.assessedBy), as at \(latest.assessedOn.longForm)"
        )
      ]
    } ?? []
  }

  private var answering: AskedElsewhere.Answering {
    let (question, body, latest) = (question, partner.body.id, partner.latest)
    return AskedElsewhere.Answering(
      title: isOpen ? "Say how ready you are" : "Say how ready you are by now",
      values: [
        "rating": latest?.rating, "evidence": latest?.evidence, "seen": latest?.number ?? 0,
        "assessedOn": today, "asked": question.version,
      ]
    ) { sheet in
      ReadinessFields(sheet: sheet).html
    } take: { acting, form in
      try await AssessReadiness(acting)(
        try ReadinessFields.read(form), of: body, to: question.id,
        readAt: form.entry().version("asked"), after: form.entry().version("seen"))
      return "Thank you. What you said is on record."
    }
  }
}

/// The fields in which a body says how ready it is.
struct ReadinessFields {
  let sheet: FormSheet

  @HTMLBuilder var html: HTML {
    sheet.radios(
      "rating", "How ready is it?",
      Choice.all(of: ReadinessAssessment.Rating.self, titled: \.title))
    sheet.textArea(
      "evidence", "What shows it?",
      hint: "What somebody from outside could see or read. What was said before stays on record.",
      rows: 5, maximum: 4000)
    sheet.dateField("assessedOn", "As at which day?")
    sheet.hidden("seen", sheet.value("seen") ?? "0")
    sheet.hidden("asked", sheet.value("asked") ?? "0")
  }

  static func read(_ form: Form) throws -> ReadinessEntry {
    var entry = form.entry()
    let said = ReadinessEntry(
      rating: entry.choice("rating", "Say how ready it is."),
      evidence: entry.optionalText("evidence", maximum: 4000) ?? "",
      assessedOn: entry.date("assessedOn", "day of the assessment"))
    try entry.finish()
    return said
  }
}
