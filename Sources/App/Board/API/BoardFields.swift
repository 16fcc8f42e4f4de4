import API
import ImprovementPlan
import Kernel

extension BoardForms {
  static let board: BodyFields = [
    .text("terms", "Its terms of reference.", most: 8000),
    .text("cadence", "How often it meets, in words."),
    .number("cadenceWeeks", "The same in weeks.", in: 1...52),
    .text("startsAt", "The time of day, like 14:00.", most: 5),
    .text("place", "Where it meets."),
  ]
  static let member: BodyFields = [
    .owner("who", "A person or a post."), .id("agency", "For which body.", isOptional: true),
    .word("role", "As what.", of: BoardMember.Role.self), .day("from", "The first day."),
    .day("to", "The last day.", isOptional: true),
  ]
}

extension MeetingForms {
  static let planned: BodyFields = [
    .day("heldOn", "The day."), .text("startsAt", "The time of day, like 14:00.", most: 5),
    .text("place", "Where it is held."),
    .text("remarks", "What else is to be said.", most: 4000, isOptional: true),
  ]
  static let log: BodyFields = [
    .text("text", "What is to be done.", most: 1000),
    .owner("owner", "Who does it.", isOptional: true), .day("dueOn", "By when.", isOptional: true),
    .day("doneOn", "When it was done.", isOptional: true),
    .text("outcome", "What came of it.", most: 2000, isOptional: true),
  ]
  static let item: BodyFields = [
    .text("title", "What it is."),
    .text("minutes", "What was said.", most: 20_000, isOptional: true),
    .text("publicText", "What the public note says of it.", most: 4000, isOptional: true),
    .flag("isPublic", "Whether it is for the public note."),
    .flag("isPrivate", "Whether it is taken in private."),
    .word("exemption", "On which ground.", of: Exemption.self, isOptional: true),
    .text(
      "publicInterest", "Why keeping it private outweighs the public interest in it.", most: 2000,
      isOptional: true),
    .number("position", "Its place on the agenda.", in: 1...200), .keepBecause, .version(),
  ]
  static let decision: BodyFields = [
    .text("text", "What was decided.", most: 2000),
    .flag("isPublic", "Whether it is for the public note."),
  ]
}

extension ChallengeForms {
  static let asked: BodyFields = [
    .text("question", "As it was asked.", most: 4000), .owner("askedBy", "Who asked."),
    .owner("askedOf", "Who is to answer.", isOptional: true), .day("askedOn", "When."),
    .id("meeting", "At which meeting.", isOptional: true),
    .id("event", "At or about which learning event.", isOptional: true),
    .id(
      "eventChallenge",
      "What was written down at a learning event and is taken to the log with this: said when it is recorded, and kept.",
      isOptional: true),
    .text(
      "about",
      "The plan it is about; or the plan and the recommendation, with a space between.",
      most: 80, isOptional: true),
    .day(
      "dueOn", "By when the answer is due; the council’s own rule when it is left out.",
      isOptional: true),
  ]
  static let answered: BodyFields = [
    .text("answer", "What was answered.", most: 8000), .day("answeredOn", "When."),
    .text("answeredBy", "By whom."), .ids("evidence", "What was shown."),
    .word(
      "satisfied", "Whether whoever asked is satisfied.", among: ["yes", "no"], isOptional: true),
    .keepBecause, .version(),
  ]
  static let closed: BodyFields = [
    .text("outcome", "What came of it.", most: 4000, isOptional: true),
    .word("changed", "What it changed.", of: Challenge.Changed.self, isOptional: true),
    .text("impact", "What that means for children.", most: 4000, isOptional: true), .version(),
  ]
}

extension RiskForms {
  static let words: BodyFields = [
    .word("kind", "To delivery, or to a child’s experience.", of: Risk.Kind.self),
    .text("title", "In a few words."), .text("cause", "What causes it.", most: 1000),
    .text("event", "What may happen.", most: 1000),
    .text("consequence", "What that would mean.", most: 1000),
    .text("mitigation", "What is done about it.", most: 2000),
    .owner("owner", "Whose it is."), .id("plan", "For which plan.", isOptional: true),
    .text("pressure", "What comes from outside.", isOptional: true),
    .day("pressureOn", "On which day.", isOptional: true),
    .day("reviewOn", "When it is looked at next."),
    .texts("bearsOn", "What it bears on, like “action:” and its identifier."),
  ]
  static let score: BodyFields = [
    .number("likelihood", "From 1 to 5.", in: 1...5), .number("impact", "From 1 to 5.", in: 1...5),
    .day("scoredOn", "The day."), .text("reason", "Why it is scored so.", most: 1000),
  ]
}
