import API
import ImprovementPlan
import Kernel
import Storage

/// What the registers beside the plan look like to a program.
enum RegisterShapes {
  static let policy = Shape<Policy>(
    "Policy", "A policy that the partnership keeps.",
    [
      .id("id", "The policy.") { $0.id }, .number("version", "Counts its changes.") { $0.version },
      .text("title", "What it is called.") { $0.title },
      .text("owner", "Whose it is.") { $0.owner?.formValue },
      .day("firstDueOn", "When its next revision was first due.") { $0.firstDueOn },
      .day("dueOn", "When its next revision is due.") { $0.dueOn },
      .day("endedOn", "When it went out of force; null while it is in force.") { $0.endedOn },
      .text("endedBecause", "Why.") { $0.endedBecause },
    ])

  static let revision = Shape<PolicyRevision>(
    "PolicyRevision", "A revision of a policy.",
    [
      .id("id", "The revision.") { $0.id },
      .number("version", "Counts its changes.") { $0.version },
      .id("policy", "The policy.") { $0.policy }, .number("number", "From 1.") { $0.number },
      .text("whatChanged", "What has changed.") { $0.whatChanged },
      .day("approvedOn", "When it was approved.") { $0.approvedOn },
      .text("approvedBy", "By whom.") { $0.approvedBy.formValue },
      .day("nextDueOn", "When the next one is due.") { $0.nextDueOn },
      .day("publishedOn", "When it was published.") { $0.publishedOn },
      .flag("hasFile", "Whether its document is here.") { $0.document != nil },
    ])

  static let event = Shape<LearningEvent>(
    "LearningEvent", "An event from which the partnership learns.",
    [
      .id("id", "The event.") { $0.id }, .number("version", "Counts its changes.") { $0.version },
      .text("title", "What it is called.") { $0.title }, .day("heldOn", "The day.") { $0.heldOn },
      .text("place", "Where it was held.") { $0.place },
      .text("purpose", "What it was for.") { $0.purpose },
    ])

  static let eventChallenge = Shape<EventChallenge>(
    "EventChallenge", "What one body asked another at an event.",
    [
      .id("id", "The challenge.") { $0.id },
      .number("version", "Counts its changes.") { $0.version },
      .id("event", "The event.") { $0.event }, .id("from", "Who asked.") { $0.from },
      .id("to", "Who was asked.") { $0.to }, .text("text", "What was asked.") { $0.text },
    ])

  static let attendance = Shape<EventAttendance>(
    "EventAttendance", "How many of a body came to an event.",
    [
      .id("id", "The entry.") { $0.id }, .number("version", "Counts its changes.") { $0.version },
      .id("event", "The event.") { $0.event }, .id("body", "The body.") { $0.body },
      .number("number", "How many came.") { $0.number },
      .text("names", "Who they were, as far as it was written down.") { $0.names },
    ])

  static let study = Shape<CaseStudy>(
    "CaseStudy", "What happened to children and families, told so that nobody can be recognised.",
    [
      .id("id", "The case study.") { $0.id },
      .number("version", "Counts its changes.") { $0.version },
      .id("event", "The event.") { $0.event }, .text("title", "What it is called.") { $0.title },
      .text("text", "What happened.") { $0.text }, .text("writer", "Who wrote it.") { $0.writer },
      .text("confirmer", "Who confirmed that nobody can be recognised.") { $0.confirmer },
      .day("confirmedOn", "When.") { $0.confirmedOn },
      .day("sharedOn", "When it was shared with partners.") { $0.sharedOn },
    ])

  static let priority = Shape<AgreedPriority>(
    "Priority", "What was agreed to matter next.",
    [
      .id("id", "The priority.") { $0.id },
      .number("version", "Counts its changes.") { $0.version },
      .id("event", "The event at which it was agreed.") { $0.event },
      .id("plan", "The plan it comes from; null where it comes from none.") { $0.plan },
      .id("goesOnIn", "The plan in which it goes on; null while it goes on in none.") {
        $0.goesOnIn
      }, .text("text", "What it is.") { $0.text },
      .day("agreedOn", "When it was agreed.") { $0.agreedOn },
      .text("owner", "Whose it is.") { $0.owner?.formValue },
    ])

  static let peer = Shape<Linked<PeerActivity, PeerActivityAction>>(
    "PeerSupport", "Help from outside.",
    [
      .id("id", "The help.") { $0.id }, .number("version", "Counts its changes.") { $0.version },
      .text("organisation", "Who helps.") { $0.organisation },
      .word("kind", "What kind of help it is.") { $0.kind },
      .text("focus", "What it looks at.") { $0.focus },
      .day("startOn", "Since when.") { $0.startOn },
      .day("endOn", "Until when.") { $0.endOn },
      .text("learning", "What was learnt.") { $0.learning },
      .ids("actions", "The actions on which it bears.") { $0.links.map(\.action) },
    ])

  static let statement = Shape<Statement>(
    "Statement", "What the council says in public.",
    [
      .id("id", "The statement.") { $0.id },
      .number("version", "Counts its changes.") { $0.version },
      .word("kind", "What it is.") { $0.kind },
      .text("audience", "Whom it is for.") { $0.audience },
      .text("channel", "Where it goes out.") { $0.channel },
      .day("firstPlannedOn", "When it was first planned for.") { $0.firstPlannedOn },
      .day("plannedOn", "When it is planned for.") { $0.plannedOn },
      .day("publishedOn", "When it was published.") { $0.publishedOn },
      .text("author", "Who wrote it.") { $0.author },
    ])

  static let statementText = Shape<StatementText>(
    "StatementText", "A statement’s words in one language.",
    [
      .id("id", "The words.") { $0.id }, .number("version", "Counts its changes.") { $0.version },
      .id("statement", "The statement.") { $0.statement },
      .text("language", "As BCP 47 has it: “en”, “ur”.") { $0.language },
      .text(
        "seen",
        "What whoever approves these words says that they have read: the language and the edition of the words, “en 3”. It changes with the words, `version` with whatever is said of them."
      ) { "\($0.language) \($0.edition)" },
      .text("title", "Its title.") { $0.title }, .text("text", "Its words.") { $0.text },
      .text("checker", "Who checked a translation.") { $0.checker },
      .day("checkedOn", "When.") { $0.checkedOn },
      .text("approver", "Who approved them: never who wrote them.") { $0.approver },
      .day("approvedOn", "When.") { $0.approvedOn },
    ])

  /// A question about readiness, and to whom it is put.
  struct Asked: Sendable {
    let question: ReadinessQuestion
    let partners: [Body.ID]
    let former: [ReadinessWording]
  }

  static let question = Shape<Asked>(
    "ReadinessQuestion", "What partners are asked about their readiness.",
    [
      .id("id", "The question.") { $0.question.id },
      .number("version", "Counts its changes.") { $0.question.version },
      .text("title", "For what they should be ready.") { $0.question.title },
      .text("question", "What is asked.") { $0.question.question },
      .day("askedOn", "When it was asked.") { $0.question.askedOn },
      .day("answerBy", "By when an answer is wanted.") { $0.question.answerBy },
      .ids("partners", "Who is asked; for a partner’s lead, their own body only.") { $0.partners },
      .many("former", "How it read before its writing was put right.", wording) { $0.former },
    ])

  private static let wording = Shape<ReadinessWording>(
    "ReadinessWording", "How a question about readiness read before its writing was put right.",
    [
      .text("title", "For what they should be ready.") { $0.title },
      .text("question", "What was asked.") { $0.words },
      .day("correctedOn", "When it was put right.") { $0.correctedOn },
      .text("correctedBy", "By whom.") { $0.correctedBy },
      .text("because", "What was wrong with it.") { $0.because },
    ])

  static let assessment = Shape<ReadinessAssessment>(
    "ReadinessAssessment", "How ready a body says it is.",
    [
      .id("id", "The assessment.") { $0.id },
      .number("version", "Counts its changes.") { $0.version },
      .id("question", "The question.") { $0.question }, .id("body", "The body.") { $0.body },
      .number("number", "Its place among the body’s answers, from 1.") { $0.number },
      .word("rating", "How ready.") { $0.rating },
      .text("evidence", "What shows it.") { $0.evidence },
      .day("assessedOn", "The day.") { $0.assessedOn },
      .text("assessedBy", "Who said so.") { $0.assessedBy },
    ])

  static let holding = Shape<PostHolding>(
    "Leader", "That somebody holds, or held, a post of leadership.",
    [
      .id("id", "The holding.") { $0.id }, .number("version", "Counts its changes.") { $0.version },
      .id("post", "The post.") { $0.post }, .id("person", "The person.") { $0.person },
      .day("startOn", "Since when.") { $0.start }, .day("endOn", "Until when.") { $0.end },
      .flag("isInterim", "Whether for the time being only.") { $0.isInterim },
    ])

  static let settings = Shape<RegisterSettings>(
    "RegisterSettings", "What the council has set for its registers.",
    [
      .number("version", "Counts their changes.") { $0.version },
      .number("recentMonths", "For how many months a leader is new.") { $0.recentMonths },
      .number("readingGradeLimit", "The highest reading grade of a public text.") {
        $0.readingGradeLimit
      },
    ])
}
