import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

extension FindingReview.Outcome: FormValue {
  var tag: HTML {
    switch self {
    case .stillTooEarly: Web.tag(title, .info)
    case .strength: Web.tag(title, .good)
    case .needsImproving: Web.tag(title, .caution)
    }
  }
}

extension FindingHandlers {
  @Sendable func lookAgain(_ visit: Visit) async throws -> Answer {
    .page(try await lookAgainPage(visit, []))
  }

  @Sendable func recordLook(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("finding", of: Finding.self)
    return try await visit.retrying {
      var entry = visit.form.entry()
      let look = FindingReviewEntry(
        lookedOn: entry.date("lookedOn", "day of the look"),
        outcome: entry.choice("outcome", "Say how it is now.", of: FindingReview.Outcome.self),
        reason: entry.text("reason", "Say what was seen, and where.", maximum: 4_000),
        nextLookOn: entry.optionalDate("nextLookOn", "next look"))
      let seen = entry.optionalInteger("seen", "number of looks", in: 0...100_000) ?? 0
      try entry.finish()
      try await LookAgain(visit)(look, at: id, after: seen)
      return .redirect(.finding(id), notice: "What was seen is recorded.")
    } onProblems: {
      try await lookAgainPage(visit, $0)
    }
  }

  private func lookAgainPage(_ visit: Visit, _ problems: [Problem]) async throws -> Page {
    let (finding, inspection, seen) = try await visit.store.read { db in
      let finding = try db.finding(try visit.id("finding"), of: visit.authority)
      return (
        finding, try db.inspection(finding.inspection, of: visit.authority),
        try db.reviews(of: finding).first?.number ?? 0
      )
    }
    let sheet = FormSheet(
      visit, problems: problems, values: ["lookedOn": visit.today, "seen": seen])
    return Page(
      "Look again", kicker: "Finding \(finding.number)",
      breadcrumbs: [
        Breadcrumb(inspection.title, .inspection(inspection.id)),
        Breadcrumb("Finding \(finding.number)", .finding(finding.id)),
      ]
    ) {
      quotation(finding.text, source: inspection.title, to: .inspection(inspection.id))
      p("The inspectors’ words stay as they are. What is seen now stands beside them.")
      sheet.form(
        to: .lookAgain(atFinding: finding.id), submit: "Record what was seen",
        cancel: .finding(finding.id)
      ) {
        sheet.hidden("seen", sheet.value("seen") ?? "")
        sheet.dateField("lookedOn", "When did somebody look?")
        sheet.radios(
          "outcome", "How is it now?",
          Choice.all(of: FindingReview.Outcome.self, titled: \.title))
        sheet.textArea(
          "reason", "What was seen, and where?",
          hint: "For example: 20 cases read in October; the plan was clear to parents in 17.",
          rows: 4, maximum: 4_000)
        sheet.dateField(
          "nextLookOn", "When to look once more",
          hint: "Only when it is still too early to judge.", isOptional: true)
      }
    }
  }

  /// Where somebody has to look again, will have to, and has.
  @Sendable func reminders(_ visit: Visit) async throws -> Answer {
    let (findings, last) = try await visit.store.read { db in
      (
        try db.findings(of: visit.authority, kinds: [.tooEarlyToJudge]),
        try db.lastReviews(of: visit.authority)
      )
    }
    func look(_ finding: Finding) -> CivilDate? { finding.nextLook(after: last[finding.id]) }
    let waiting = findings.filter { look($0) != nil }.sorted {
      (look($0) ?? .latest) < (look($1) ?? .latest)
    }
    let due = waiting.filter { (look($0) ?? .latest) <= visit.today }
    let ahead = waiting.filter { (look($0) ?? .latest) > visit.today }
    let settled = findings.filter { look($0) == nil }
    return .page(
      Page("Time to look again", breadcrumbs: [Breadcrumb("Findings", .findings)]) {
        lead(
          "Where inspectors said it was too early to judge, somebody has to look again on the day that was set."
        )
        if due.isEmpty { emptyState("No review is due today.") }
        if !due.isEmpty { Self.table("Due now", due, look) }
        if !ahead.isEmpty { Self.table("Later", ahead, look) }
        if !settled.isEmpty { Self.seen(settled, last) }
      })
  }

  private static func table(
    _ title: String, _ findings: [Finding], _ look: (Finding) -> CivilDate?
  ) -> HTML {
    dataTable(
      title, columns: ["Look again on", "Finding"],
      rows: findings.map { [day(look($0), else: "No date"), named($0)] })
  }

  private static func seen(
    _ findings: [Finding], _ last: [ID<Finding>: FindingReview]
  ) -> HTML {
    dataTable(
      "Looked at", columns: ["Looked on", "Finding", "How it is now"],
      rows: findings.map { finding in
        let look = last[finding.id]
        return [
          day(look?.lookedOn, else: "No date"), named(finding), look?.outcome.tag ?? HTML(),
        ]
      })
  }

  private static func named(_ finding: Finding) -> HTML {
    link(ThreadSteps.short(finding.text, 200), to: .finding(finding.id))
  }
}
