import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// Whom late actions and missing updates climb to, when nobody is told anything, and mail that could
/// not be sent.
struct ReminderSettingsPage {
  let visit: Visit
  let inboxes: Inboxes
  let bodies: [Body]
  let posts: [Choice]
  let rules: [TimeRule]
  let mail: [Mail]
  let problems: [Problem]

  private var settings: ReminderSettings { inboxes.settings }

  /// What the rules of the table say is done.
  private static let ruleTitles = [
    "Remind the owner", "Tell the head of service", "Tell the director", "Tell the chair",
    "Tell again what waits to be verified",
  ]

  static func load(_ visit: Visit, problems: [Problem] = []) async throws -> Page {
    let authority = visit.authority
    return try await visit.store.read { db in
      let names = Dictionary(
        try db.bodies(of: authority).map { ($0.id, $0.name) }, uniquingKeysWith: { $1 })
      return ReminderSettingsPage(
        visit: visit,
        inboxes: try db.inboxes(of: authority, on: visit.today),
        bodies: try db.bodies(of: authority),
        posts: try db.posts(of: authority).map { post in
          Choice(post.id.text, names[post.body].map { "\(post.title), \($0)" } ?? post.title)
        },
        rules: try ReminderRules.keys.map { try db.timeRule($0, on: visit.today, of: authority) },
        mail: visit.user.may(.manageSettings) ? try db.troubledMail(of: authority) : [],
        problems: problems
      ).page
    }
  }

  var page: Page {
    Page(
      "Who is told of late actions and missing updates",
      breadcrumbs: [Breadcrumb("Settings", .settings)]
    ) {
      lead(
        "An action that falls due is told to its owner, and so is an update that is due. When the action is late, or the update does not come, and nobody says how it is going, it climbs: to the head of service, the director, the chair."
      )
      mailTrouble
      rulesTable
      p(
        "An update that does not come climbs after as many working days as a late action does, counted from the day on which it was due. Its owner is asked again each time another would be due by the council’s rule of how often to hear of an action. Once the action itself is late, only that climbs."
      )
      p(
        "What waits to be verified is told again until it is verified, or opened again. All that waits for somebody stands in one message a day."
      )
      p(
        "Silence about a late action is counted in working days from the due date, or from the last time somebody said how the action is going. Once an answer is as old as a late action is when the head of service is told, the steps are taken again, one a day at most, from the owner on."
      )
      if visit.user.may(.manageSettings) { form } else { readOnly }
    }
  }

  @HTMLBuilder private var mailTrouble: HTML {
    if !mail.isEmpty {
      panel("Mail that could not be sent", tone: .urgent) {
        TroubledMail(mail).html
      }
    }
  }

  private var rulesTable: HTML {
    dataTable(
      "When", columns: ["Rule", "Holds today", "Says so"],
      rows: zip(Self.ruleTitles, rules).map { title, rule in
        [
          link(title, to: .timeRule(rule.key.rawValue)), HTML(rule.phrase),
          HTML("\(rule.tag.rawValue): \(rule.tag.meaning)"),
        ]
      })
  }

  private var form: HTML {
    var values: [(name: String, value: String)] = [
      ("quietFrom", QuietHours.time(settings.quiet.start)),
      ("quietTo", QuietHours.time(settings.quiet.end)), ("version", "\(settings.version)"),
    ]
    for (place, post) in settings.posts { values.append((place.field, post.text)) }
    let sheet = FormSheet(visit, problems: problems, values: FormValues(values))
    return part("Set it", id: "set") {
      sheet.form(to: .reminderSettings, submit: "Save") {
        sheet.textField(
          "quietFrom", "Quiet hours begin at", hint: "For example, 20:00", width: .short)
        sheet.textField(
          "quietTo", "They end at", hint: "The same time as above: no hour is quiet",
          width: .short)
        select(.director, "The director’s post", sheet)
        select(.chair, "The chair’s post", sheet)
        select(.verifier, "Who is told that something waits to be verified", sheet)
        h3("The head of service of each body")
        p("What is asked of a body itself is told to this post too.")
        for body in bodies { select(.head(body.id), body.name, sheet) }
        sheet.hidden("version", sheet.value("version") ?? "0")
      }
    }
  }

  private func select(
    _ place: ReminderSettings.Place, _ title: String, _ sheet: FormSheet
  ) -> HTML {
    sheet.select(
      place.field, title, posts, hint: whyNobody(place), isOptional: true,
      prompt: "Nobody: this step is passed over")
  }

  /// That nobody reads what is told there, where it is so.
  private func whyNobody(_ place: ReminderSettings.Place) -> String? {
    let owner: Owner? =
      if case .head(let body) = place {
        .body(body)
      } else {
        settings.posts[place].map { Owner.post($0) }
      }
    return owner.flatMap { inboxes.whyNobody($0) }.map {
      "Nobody can be told: \($0). An improvement officer, or else a board manager, is told instead."
    }
  }

  private var readOnly: HTML {
    let titles = Dictionary(posts.map { ($0.value, $0.title) }, uniquingKeysWith: { $1 })
    func row(_ name: String, _ place: ReminderSettings.Place) -> SummaryRow {
      SummaryRow(
        name,
        [settings.posts[place].flatMap { titles[$0.text] } ?? "Nobody", whyNobody(place)]
          .compactMap(\.self).joined(separator: ". "))
    }
    return HTML {
      summaryList([
        SummaryRow("Quiet hours", settings.quiet.phrase), row("Director", .director),
        row("Chair", .chair), row("Told what waits to be verified", .verifier),
      ])
      part("The head of service of each body", id: "heads") {
        summaryList(bodies.map { row($0.name, .head($0.id)) })
      }
    }
  }

  @Sendable static func set(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      var entry = visit.form.entry()
      let version = entry.version()
      let from = time("quietFrom", &entry)
      let to = time("quietTo", &entry)
      let bodies = try await visit.store.read { try $0.bodies(of: visit.authority) }
      var posts: [ReminderSettings.Place: Post.ID?] = [:]
      for place in [.director, .chair, .verifier]
        + bodies.map({ ReminderSettings.Place.head($0.id) })
      {
        posts[place] = .some(entry.optionalID(place.field))
      }
      try entry.finish()
      try await SetReminders(visit)(
        quiet: QuietHours(start: from, end: to), posts: posts, readAt: version)
      return .redirect(.reminderSettings, notice: "It is set.")
    } onProblems: {
      try await load(visit, problems: $0)
    }
  }

  private static func time(_ name: String, _ entry: inout FormEntry) -> Int {
    let minutes = QuietHours.minutes(entry.text(name, "Enter a time of day, such as 20:00."))
    entry.check(minutes != nil, "Enter a time of day, such as 20:00.", field: name)
    return minutes ?? 0
  }
}

extension ReminderSettings.Place {
  /// The name of its field in the form.
  fileprivate var field: String {
    switch self {
    case .head(let body): "head-\(body)"
    case .director: "director"
    case .chair: "chair"
    case .verifier: "verifier"
    }
  }
}
