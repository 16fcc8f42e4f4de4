import API
import ImprovementPlan
import Kernel
import Storage

/// What boards and what they do look like to a program.
enum BoardShapes {
  static let board = Shape<ImprovementBoard>(
    "Board", "A board that answers for improvement.",
    [
      .id("id", "The board.") { $0.id }, .number("version", "Counts its changes.") { $0.version },
      .id("body", "The body that it is, in the directory.") { $0.body },
      .text("terms", "Its terms of reference.") { $0.terms },
      .text("cadence", "How often it meets, in words.") { $0.cadence },
      .number("cadenceWeeks", "The same in weeks.") { $0.cadenceWeeks },
      .text("startsAt", "The time of day at which it begins.") { $0.startsAt },
      .text("place", "Where it meets.") { $0.place },
    ])

  static let member = Shape<BoardMember>(
    "BoardMember", "Somebody who sits or sat on a board.",
    [
      .id("id", "The seat.") { $0.id }, .number("version", "Counts its changes.") { $0.version },
      .id("board", "The board.") { $0.board },
      .text("who", "A person or a post, like “post:” and its identifier.") { $0.who.formValue },
      .id("agency", "For which body.") { $0.agency },
      .word("role", "As what.") { $0.role }, .day("from", "The first day.") { $0.from },
      .day("to", "The last day; null while they sit.") { $0.to },
    ])

  static let meeting = Shape<Meeting>(
    "Meeting", "A meeting of a board.",
    [
      .id("id", "The meeting.") { $0.id }, .number("version", "Counts its changes.") { $0.version },
      .id("board", "The board.") { $0.board }, .day("heldOn", "The day.") { $0.heldOn },
      .text("startsAt", "The time of day.") { $0.startsAt },
      .text("place", "Where it is held.") { $0.place },
      .word("state", "Planned, held, or cancelled.") { $0.state },
      .text("remarks", "What else is to be said.") { $0.remarks },
      .day("notePublishedOn", "When its public note was published.") { $0.notePublishedOn },
    ])

  static let item = Shape<AgendaItem>(
    "AgendaItem", "What a meeting dealt with.",
    [
      .id("id", "The item.") { $0.id }, .number("version", "Counts its changes.") { $0.version },
      .id("meeting", "The meeting.") { $0.meeting },
      .number("position", "Its place on the agenda.") { $0.position },
      .text("title", "What it is.") { $0.title }, .text("minutes", "What was said.") { $0.minutes },
      .text("publicText", "What the public note says of it.") { $0.publicText },
      .flag("isPublic", "Whether it is marked for the public note.") { $0.openness.isPublic },
      .flag("isAgreed", "Whether the chair has agreed to that.") { $0.openness.isAgreed },
      .flag("isPrivate", "Whether it is taken in private.") { $0.privacy.isPrivate },
      .word("exemption", "On which ground.") { $0.privacy.exemption },
      .text("publicInterest", "Why keeping it private outweighs the public interest in it.") {
        $0.privacy.publicInterest
      },
    ])

  static let decision = Shape<Decision>(
    "Decision", "What a meeting decided.",
    [
      .id("id", "The decision.") { $0.id },
      .number("version", "Counts its changes.") { $0.version },
      .id("meeting", "The meeting.") { $0.meeting },
      .text("reference", "What people call it.") { $0.reference },
      .text("text", "The decision.") { $0.text },
      .flag("isPublic", "Whether it is marked for the public note.") { $0.openness.isPublic },
      .flag("isAgreed", "Whether the chair has agreed to that.") { $0.openness.isAgreed },
    ])

  static let entry = Shape<LogEntry>(
    "LogEntry", "What somebody promised a board to do.",
    [
      .id("id", "The entry.") { $0.id }, .number("version", "Counts its changes.") { $0.version },
      .id("board", "The board.") { $0.board }, .id("meeting", "The meeting.") { $0.meeting },
      .text("reference", "What people call it.") { $0.reference },
      .text("text", "What is to be done.") { $0.text },
      .text("owner", "Who does it.") { $0.owner?.formValue },
      .day("dueOn", "By when.") { $0.dueOn }, .day("doneOn", "When it was done.") { $0.doneOn },
      .text("outcome", "What came of it.") { $0.outcome },
    ])

  static let pack = Shape<BoardPack>(
    "Pack", "A pack for a meeting: a snapshot that never changes.",
    [
      .id("id", "The pack.") { $0.id }, .number("version", "Counts its changes.") { $0.version },
      .id("board", "The board.") { $0.board }, .id("meeting", "The meeting.") { $0.meeting },
      .text("sha256", "The hash of the snapshot, which is printed on whatever cites it.") {
        $0.sha256
      },
      .moment("takenAt", "When it was taken.") { $0.takenAt },
      .text("takenBy", "Who took it.") { $0.takenBy },
    ])

  static let challenge = Shape<Challenge>(
    "Challenge", "What a board or somebody on it asked, and what came of it.",
    [
      .id("id", "The challenge.") { $0.id },
      .number("version", "Counts its changes.") { $0.version },
      .text("reference", "What people call it.") { $0.reference },
      .text("question", "As it was asked.") { $0.question },
      .text("askedBy", "Who asked.") { $0.askedBy.formValue },
      .text("askedOf", "Who is to answer.") { $0.askedOf?.formValue },
      .day("askedOn", "When.") { $0.askedOn }, .id("meeting", "At which meeting.") { $0.meeting },
      .id("event", "At or about which learning event.") { $0.event },
      .id("eventChallenge", "What was written down there and is answered here.") {
        $0.eventChallenge
      },
      .id("plan", "About which plan.") { $0.plan },
      .id("recommendation", "About which recommendation.") { $0.recommendation },
      .text("about", "Both as a change of the challenge says them; null for no plan.") {
        ChallengeForms.about($0)
      },
      .day("dueOn", "By when the answer is due.") { $0.dueOn },
      .text("answer", "The answer.") { $0.answer },
      .day("answeredOn", "When it was given.") { $0.answeredOn },
      .text("answeredBy", "By whom.") { $0.answeredBy },
      .flag("isSatisfied", "Whether whoever asked is satisfied; null when they have not said.") {
        $0.isSatisfied
      },
      .text("outcome", "What came of it.") { $0.outcome },
      .word("changed", "What it changed.") { $0.changed },
      .text("impact", "What that means for children.") { $0.impact },
      .day("closedOn", "When it was closed.") { $0.closedOn },
      .text("closedBy", "By whom.") { $0.closedBy },
    ])

  static let risk = Shape<Linked<Risk, RiskLink>>(
    "Risk", "What might stand in the way. Risk to the work and risk to a child are apart.",
    [
      .id("id", "The risk.") { $0.id }, .number("version", "Counts its changes.") { $0.version },
      .text("reference", "What people call it.") { $0.reference },
      .word("kind", "To delivery, or to a child’s experience.") { $0.kind },
      .text("title", "In a few words.") { $0.title },
      .text("cause", "What causes it.") { $0.cause },
      .text("event", "What may happen.") { $0.event },
      .text("consequence", "What that would mean.") { $0.consequence },
      .text("mitigation", "What is done about it.") { $0.mitigation },
      .text("owner", "Whose it is.") { $0.owner?.formValue },
      .id("plan", "For which plan.") { $0.plan },
      .text("pressure", "What comes from outside.") { $0.pressure },
      .day("pressureOn", "On which day.") { $0.pressureOn },
      .texts("bearsOn", "What it bears on, like “action:” and its identifier.") {
        $0.links.map(\.subject.formValue)
      },
      .day("openedOn", "Since when it is known.") { $0.openedOn },
      .day("reviewOn", "When it is looked at next.") { $0.reviewOn },
      .day("closedOn", "When it was closed.") { $0.closedOn },
      .text("closedBecause", "Why.") { $0.closedBecause },
    ])

  static let score = Shape<RiskScore>(
    "RiskScore", "How grave a risk was, on a day.",
    [
      .id("id", "The score.") { $0.id }, .number("version", "Counts its changes.") { $0.version },
      .id("risk", "The risk.") { $0.risk },
      .number("number", "Its place among the risk’s scores, from 1.") { $0.number },
      .day("scoredOn", "The day.") { $0.scoredOn },
      .number("likelihood", "From 1 to 5.") { $0.likelihood },
      .number("impact", "From 1 to 5.") { $0.impact },
      .number("score", "The one times the other.") { $0.score },
      .text("reason", "Why.") { $0.reason }, .text("scoredBy", "Who said so.") { $0.scoredBy },
    ])

  static let dependency = Shape<WeighedDependency>(
    "Dependency", "That an action waits for another, and what that does to its date.",
    [
      .id("id", "The link.") { $0.dependency.id },
      .number("version", "Counts its changes.") { $0.dependency.version },
      .id("action", "What waits.") { $0.dependency.action },
      .id("needed", "What it waits for.") { $0.dependency.needed },
      .text("reason", "Why.") { $0.dependency.reason },
      .text("saidBy", "Who said so.") { $0.dependency.saidBy },
      .day("neededOn", "When what it waits for will be, or was, done; null where nobody can say.") {
        $0.row?.wait?.expected
      },
      .number(
        "pushedBy",
        "By how many working days this wait pushes what waits; null once that is withdrawn."
      ) { $0.row.map { $0.isPushed ? $0.wait?.pushes ?? 0 : 0 } },
      .day(
        "wouldFinishOn",
        "When what waits would now finish, by all that holds it, or did; null without a date, and where nobody can say."
      ) { $0.row?.forecast?.finish },
      .text(
        "sentence",
        "What this wait does to the date, in words; null once what waits is withdrawn."
      ) {
        $0.row?.sentence
      },
      .text(
        "heldLongest",
        "Where more than this wait bears on the date: what holds it longest, in words; else null."
      ) {
        $0.row?.hold
      },
    ])
}

/// A dependency with what is known of its two actions.
struct WeighedDependency: Sendable {
  let dependency: ActionDependency
  /// Nil once the action that waits is withdrawn.
  let row: PlanDependencies.Row?
}
