import API
import Civil
import Kernel
import Storage
import Web

extension ImprovementPlanSlice {
  /// What waits for somebody, the steps by which late actions and missing updates climb, and whom
  /// they are told to.
  func addReminders(to api: inout Operations) {
    let group = "Reminders"
    let elsewhere = elsewhere
    api.one(
      "reminders", in: group, "Read what waits for you",
      about:
        "What you were reminded of, what boards and registers ask of you, what partners ask and say, and what waits for your decision.",
      for: .readOwnActions, ReminderShapes.waiting
    ) { visit in
      try await visit.store.read { try Waiting(for: visit.user, elsewhere, in: visit.world, $0) }
    }
    api.list(
      "reminders/made", in: group, "List reminders that were made",
      about: "Every step of escalation, with what answered it: the last 200, the latest first.",
      for: .managePlan, ReminderShapes.made
    ) { visit in
      try await visit.store.read { db in
        APIList(
          try db.judged(db.lastReminders(of: visit.authority)).map {
            MadeReminder(open: $0.open, answer: $0.answer)
          })
      }
    }
    api.form(
      "reminders/calendar", in: group, "Make an address for your calendar",
      about:
        "It takes the place of the one before. The answer’s `secret` is the address, told only this once.",
      page: "reminders/calendar")
    api.form(
      "reminders/calendar/revoke", in: group, "Take your calendar’s address back",
      page: "reminders/calendar/revoke")
    api.one(
      "reminders/settings", in: group, "Read who is told of late actions and missing updates",
      for: .readSettings, ReminderShapes.settings
    ) { visit in
      try await visit.store.read { db in
        ReminderRules(
          settings: try ReminderSettings(visit.authority, db),
          rules: try ReminderRules.keys.map {
            try db.timeRule($0, on: visit.today, of: visit.authority)
          })
      }
    }
    api.form(
      .put, "reminders/settings", in: group, "Set who is told of late actions and missing updates",
      about: "The whole of it: a post that is left out is nobody, and its step is passed over.",
      page: "reminders/settings",
      [
        .text("quietFrom", "Quiet hours begin at, like “20:00”.", most: 5),
        .text("quietTo", "They end at; the same time when no hour is quiet.", most: 5),
        .id("director", "The director’s post.", isOptional: true),
        .id("chair", "The chair’s post.", isOptional: true),
        .id("verifier", "Who is told that something waits to be verified.", isOptional: true),
        .entries(
          "heads", "The head of service of each body: a post, by the body’s identifier.",
          of: .id, sentAs: "head-"),
        .version(),
      ])
  }
}

/// A reminder that was made, with what has answered it by now.
struct MadeReminder: Sendable {
  let open: OpenReminder
  let answer: Reminder.Answer?
}

/// Who is told of late actions and missing updates, and when.
struct ReminderRules: Sendable {
  static let keys: [TimeRuleKey] = [
    .reminder, .escalationToHead, .escalationToDirector, .escalationToChair, .verificationAgain,
  ]

  /// A body with the post above its own.
  struct Head: Sendable {
    let body: Body.ID
    let post: Post.ID
  }

  let settings: ReminderSettings
  let rules: [TimeRule]

  var heads: [Head] {
    settings.posts.compactMap { place, post in
      if case .head(let body) = place { Head(body: body, post: post) } else { nil }
    }
    .sorted { $0.body.text < $1.body.text }
  }
}

/// What reminders look like to a program.
enum ReminderShapes {
  static let waiting = Shape<Waiting>(
    "Waiting", "What waits for somebody.",
    [
      .number("count", "How many things.") { $0.count },
      .many("reminders", "What they were reminded of and has not been answered.", reminder) {
        $0.reminders
      },
      .many("asked", "What boards and registers ask.", asked) { $0.asked },
      .many("toVerify", "Actions that others call complete.", toVerify) { $0.toVerify },
      .many("evidence", "Evidence that others added, to be verified.", evidence) { $0.evidence },
      .many("laterDates", "Actions that are expected after the day on which they are due.", later) {
        $0.laterDates
      },
      .many("signOffs", "Recommendations that the board may sign off.", signOff) { $0.signOffs },
      .many(
        "doubts", "Recommendations of which the board has to say whether its sign-off stands.",
        signOff
      ) { $0.doubts },
      .many("questions", "What partners ask.", PartnerShapes.question) { $0.questions },
      .many("words", "What partners have said and nobody has answered.", PartnerShapes.word) {
        $0.words.map { SaidWord(word: $0.word, answer: nil) }
      },
    ])

  private static func properties<Value>(
    _ open: @escaping @Sendable (Value) -> OpenReminder
  ) -> [Property<Value>] {
    [
      .id("id", "The reminder.") { open($0).reminder.id },
      .id("action", "About which action.") { open($0).action.id },
      .text("reference", "What people call the action.") { open($0).action.reference },
      .text("title", "What it is.") { open($0).action.title },
      .word("step", "Why somebody was told, and how far it has climbed.") {
        open($0).reminder.step
      },
      .text("toldTo", "Who was told.") { open($0).reminder.toName },
      .day(
        "aboutDay",
        "The due date, the day since which it is complete, or the day on which an update was to come."
      ) {
        open($0).reminder.aboutDay
      },
      .moment("toldAt", "When.") { open($0).reminder.sentAt },
    ]
  }

  private static let reminder = Shape<OpenReminder>(
    "Reminder", "That somebody was told of an action.", properties { $0 })

  static let made = Shape<MadeReminder>(
    "MadeReminder", "That somebody was told of an action, and what answered it.",
    properties { $0.open } + [
      .text("untold", "Why nobody of them could be told, and who was instead; empty else.") {
        $0.open.reminder.untold
      },
      .text("answer", "What has answered it; null while nothing has.") { made in
        (made.open.reminder.noted ?? made.answer)?.words
      },
      .moment("answeredAt", "When that was, or when it was noticed.") { made in
        (made.open.reminder.noted ?? made.answer)?.at
      },
    ])

  private static let asked = Shape<AskedElsewhere.Open>(
    "AskedBesideThePlan", "Something that a board or a register asks.",
    [
      .text("kind", "What kind it is: “challenge”, “log”, “readiness”.") { $0.kind },
      .text("id", "Names it among its kind.") { $0.id },
      .text("title", "What people call it.") { $0.title },
      .text("words", "What is asked.") { $0.words },
      .text("from", "Who asks.") { $0.from },
      .day("dueOn", "By when.") { $0.dueOn },
    ])

  private static let evidence = Shape<WaitingEvidence>(
    "EvidenceToVerify", "Evidence that somebody else added and nobody has verified.",
    [
      .id("evidence", "The evidence.") { $0.id }, .text("title", "What it is.") { $0.title },
      .text("about", "What it is evidence of.") { $0.about },
      .text("addedBy", "Who added it.") { $0.addedBy },
    ])

  private static let later = Shape<LaterDate>(
    "LaterDate", "An action that is expected after the day on which it is due.",
    [
      .id("action", "The action.") { $0.action },
      .text("reference", "What people call it.") { $0.reference },
      .text("title", "What it is.") { $0.title }, .day("dueOn", "When it is due.") { $0.dueOn },
      .day("expectedOn", "By when it is expected.") { $0.expectedOn },
      .text("saidBy", "Who said so.") { $0.saidBy },
    ])

  private static let signOff = Shape<WaitingSignOff>(
    "SignOffWaiting", "A recommendation that waits for the board’s word.",
    [
      .id("outcome", "The recommendation in its plan.") { $0.outcome },
      .id("plan", "The plan.") { $0.plan },
      .text("reference", "What the report calls it.") { $0.reference },
      .text("text", "The inspectors’ words.") { $0.text },
    ])

  private static let toVerify = Shape<Action>(
    "ActionToVerify", "An action that somebody calls complete.",
    [
      .id("action", "The action.") { $0.id },
      .text("reference", "What people call it.") { $0.reference },
      .text("title", "What it is.") { $0.title },
      .text("claimedBy", "Who called it complete.") { $0.deliveryChangedBy },
    ])

  static let settings = Shape<ReminderRules>(
    "ReminderSettings",
    "Who is told of late actions and missing updates, and when nobody is told anything.",
    [
      .number("version", "Counts their changes.") { $0.settings.version },
      .text("quietFrom", "Quiet hours begin at.") { QuietHours.time($0.settings.quiet.start) },
      .text("quietTo", "They end at.") { QuietHours.time($0.settings.quiet.end) },
      .id("director", "The director’s post.") { $0.settings.posts[.director] },
      .id("chair", "The chair’s post.") { $0.settings.posts[.chair] },
      .id("verifier", "Who is told that something waits to be verified.") {
        $0.settings.posts[.verifier]
      },
      .entries("heads", "The head of service of each body: a post, by the body’s identifier.") {
        $0.heads.map { (name: $0.body.text, text: $0.post.text) }
      },
      .many("steps", "When each step is taken.", step) { $0.rules },
    ])

  private static let step = Shape<TimeRule>(
    "EscalationStep", "When a step is taken.",
    [
      .text("rule", "Names the time rule.") { $0.key.rawValue },
      .text("phrase", "How long, in words.") { $0.phrase },
    ])
}
