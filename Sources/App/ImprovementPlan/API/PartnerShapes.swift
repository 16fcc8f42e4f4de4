import API
import Civil
import Kernel
import Storage

/// A partner, with how what it leads is going.
struct MeasuredPartner: Sendable {
  let body: Body
  let measure: PartnerMeasure
}

/// A partner with all that is asked of it.
struct AskedPartner: Sendable {
  let partner: MeasuredPartner
  let asked: AskedOfBody
  let asAt: CivilDate?
}

/// What partners and their links look like to a program.
enum PartnerShapes {
  static let partner = Shape<MeasuredPartner>(
    "Partner", "An organisation of which something is asked.", properties { $0 })

  private static func properties<Value>(
    _ partner: @escaping @Sendable (Value) -> MeasuredPartner
  ) -> [Property<Value>] {
    [
      .id("id", "The body.") { partner($0).body.id },
      .text("name", "What it is called.") { partner($0).body.name },
      .word("kind", "What kind of body it is.") { partner($0).body.kind },
      .number("led", "How many actions it leads.") { partner($0).measure.led },
      .number("onTrack", "How many of them are on track or complete.") {
        partner($0).measure.onTrack
      },
      .number("late", "How many of them are late.") { partner($0).measure.late },
      .number(
        "recommendations",
        "How many recommendations the actions serve that it leads or owns, each once in each plan."
      ) { partner($0).measure.impact.recommendations },
      .number(
        "changeSeen",
        "Of how many of these change for children is judged, with verified evidence behind that."
      ) { partner($0).measure.impact.better },
    ]
  }

  static let inFull = Shape<AskedPartner>(
    "PartnerInFull", "A partner with all that open plans ask of it.",
    properties { $0.partner } + [
      .day("asAt", "The past day that was asked about; null for today.") { $0.asAt },
      .many("actions", "What it owns, leads or helps with.", asked) { $0.asked.actions },
      .many("questions", "What it asks back, the latest first.", question) { $0.asked.questions },
    ])

  private static let asked = Shape<AskedAction>(
    "AskedAction", "An action as the body sees it of which it is asked.",
    [
      .id("action", "The action.") { $0.action.id }, .id("plan", "Its plan.") { $0.action.plan },
      .text("reference", "What people call it.") { $0.action.reference },
      .text("title", "What it is.") { $0.action.title },
      .flag("isOwn", "Whether it owns or leads it; else it helps.") { $0.isOwn },
      .word("delivery", "Whether the work is done, as it is rated.") { $0.rating },
      .text("deliveryWord", "What the council calls that.") { $0.ratingWord },
      .day("dueOn", "When it is due.") { $0.action.dueOn },
      .text("lateness", "How it stands to its due date, in words.") { $0.lateness.phrase },
      .text("said", "What was said of it last; null before anything was.") { $0.progress?.note },
      .moment("saidAt", "When.") { $0.progress?.recordedAt },
      .text("saidBy", "By whom.") { $0.progress?.saidBy },
    ])

  static let question = Shape<PartnerQuestion>(
    "PartnerQuestion", "A partner says that something is asked of the wrong body.",
    [
      .id("id", "The question.") { $0.id },
      .number("version", "Counts its changes.") { $0.version },
      .id("body", "Who asks.") { $0.body }, .id("action", "About which action.") { $0.action },
      .text("actionTitle", "What it was called then.") { $0.actionTitle },
      .text("reason", "Why it is not theirs.") { $0.reason },
      .moment("askedAt", "When.") { $0.askedAt }, .text("askedBy", "Who wrote it.") { $0.askedBy },
      .word("answer", "It stays, or it was moved; null before an answer.") { $0.answer },
      .text("answerText", "What they were told.") { $0.answerText },
      .moment("answeredAt", "When.") { $0.answeredAt },
      .text("answeredBy", "By whom.") { $0.answeredBy },
    ])

  static let word = Shape<SaidWord>(
    "PartnerWord", "Something that a partner has said about an action.",
    [
      .id("id", "The word.") { $0.word.id },
      .number("version", "Counts its changes.") { $0.word.version },
      .id("body", "Who has said it.") { $0.word.body },
      .id("action", "About which action.") { $0.word.action },
      .text("text", "What was said.") { $0.word.text },
      .moment("saidAt", "When.") { $0.word.saidAt },
      .text("saidBy", "Who wrote it.") { $0.word.saidBy },
      .text(
        "answer", "What they were told; empty when it was only read, null before anybody read it."
      ) { $0.answer?.text },
      .moment("answeredAt", "When.") { $0.answer?.answeredAt },
      .text("answeredBy", "By whom.") { $0.answer?.answeredBy },
    ])

  static let link = Shape<PartnerLink>(
    "PartnerLink", "A link by which a partner without an account answers.",
    [
      .id("id", "The link.") { $0.id }, .number("version", "Counts its changes.") { $0.version },
      .id("body", "For which body.") { $0.body },
      .text("sentTo", "Whom it was sent to.") { $0.sentTo },
      .day("expiresOn", "The last day on which it holds.") { $0.expiresOn },
      .moment("madeAt", "When it was made.") { $0.madeAt },
      .text("madeBy", "By whom.") { $0.madeBy },
      .day("revokedOn", "When it was taken back; null while it was not.") { $0.revokedOn },
      .text("revokedBy", "By whom.") { $0.revokedBy },
      .text("revokedBecause", "Why.") { $0.revokedBecause },
    ])

  static let use = Shape<AccessEntry>(
    "LinkUse", "What was done by a link, or tried.",
    [
      .moment("at", "When.") { $0.at },
      .text("who", "Who said they were, by the link.") { $0.author.name },
      .text("what", "What they did.") { $0.purpose },
      .flag("wasAllowed", "Whether it was let in.") { $0.wasAllowed },
      .text("detail", "What belongs to it.") { $0.detail },
    ])
}
