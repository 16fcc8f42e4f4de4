import Kernel
import Markup
import Returns
import SiteMap
import Storage
import Web

/// What a check found, by issue, child and team, and the notes on it.
struct IssueHandlers: Sendable {
  let loader: RunLoader

  init(desk: ReturnDesk) { loader = RunLoader(desk: desk) }

  @Sendable func list(_ visit: Visit) async throws -> Answer {
    let view = try await loader.view(visit)
    let listing = IssueList.listing(view, view.found.issues, title: Self.title(view, visit))
    try await view.look(for: "issues of children", at: listing.count, ("issue", "issues"))
    // The page says who explained a query, the file what they wrote.
    if visit.fileFormat != nil { try await view.lookAtNotes(on: listing.elements) }
    let course = try await course(view, visit.query("rule"))
    return try listing.answer {
      Page("Issues", kicker: view.run.title, breadcrumbs: view.trail) {
        if let rule = Self.rule(view, visit) { ruleWords(rule, course) }
        listing.html
      }
    }
  }

  @Sendable func fixed(_ visit: Visit) async throws -> Answer {
    let view = try await loader.view(visit)
    let listing = IssueList.listing(
      view, view.found.fixed, title: "Issues that are gone", areFixed: true)
    try await view.look(
      for: "issues that are gone", at: listing.count, ("issue", "issues"))
    return try listing.answer {
      Page("Gone since the check before", kicker: view.run.title, breadcrumbs: view.trail) {
        lead("What the check before had found, and this one did not.")
        listing.html
      }
    }
  }

  @Sendable func show(_ visit: Visit) async throws -> Answer {
    let (view, found) = try await issue(visit)
    if found.note != nil { try await view.look(for: LookRecord.noteRead, at: found.inRecord) }
    return .page(IssuePage(view: view, found: found, problems: []).page)
  }

  /// Leads from where an explanation is sent back to the issue: a refused one is answered there,
  /// and whoever opens that address again, or shares it, is to find the page.
  @Sendable func issueOfNote(_ visit: Visit) async throws -> Answer {
    let run = try visit.id("run", of: ReturnRun.self)
    guard let number = visit.parameters["issue"].flatMap({ Int($0) }) else {
      throw Refusal.notFound("This check has no such issue.")
    }
    return .redirect(.returnIssue(number, of: run))
  }

  @Sendable func explain(_ visit: Visit) async throws -> Answer {
    let (view, found) = try await issue(visit)
    return try await visit.retrying {
      var entry = visit.form.entry()
      let text = entry.optionalText("text", maximum: ExplainQuery.longest) ?? ""
      try entry.finish()
      try await ExplainQuery(visit)(
        found.issue, in: view.found.file, of: view.run.code, text: text,
        readAt: entry.version())
      try await view.look(
        for: text.isEmpty ? LookRecord.noteTakenBack : LookRecord.noteWritten, at: found.inRecord)
      return .redirect(
        .returnIssue(found.number, of: view.run.id),
        notice: text.isEmpty ? "The explanation was taken back." : "The explanation is kept.")
    } onProblems: {
      IssuePage(view: view, found: found, problems: $0).page
    }
  }

  private func issue(_ visit: Visit) async throws -> (RunView, FoundIssue) {
    let number = visit.parameters["issue"].flatMap { Int($0) } ?? -1
    let (view, purpose) = (try await loader.view(visit), "an issue of a child")
    guard let found = view.found.issue(number) else {
      if let hidden = view.found.anyIssue(number) {
        try await view.refuse(purpose, at: hidden.inRecord)
      }
      throw Refusal.notFound("This check has no such issue.")
    }
    try await view.look(for: purpose, at: found.inRecord)
    return (view, found)
  }

  // MARK: Children

  @Sendable func children(_ visit: Visit) async throws -> Answer {
    let view = try await loader.view(visit)
    let listing = ChildList.listing(view)
    try await view.look(for: "children with issues", at: listing.count, ("child", "children"))
    return try listing.answer {
      Page("Children with issues", kicker: view.run.title, breadcrumbs: view.trail) {
        FindChildForm(view: view, problems: []).html
        if view.found.file.hasNameless {
          p {
            "Children without an LAchildID are named by the line of the file. "
            link(
              "Only those", to: Address.returnRun(view.run.id, "children").with("number", "none"))
          }
        }
        listing.html
      }
    }
  }

  @Sendable func child(_ visit: Visit) async throws -> Answer {
    let place = visit.parameters["child"].flatMap { Int($0) } ?? -1
    let (view, purpose) = (try await loader.view(visit), "issues of one child")
    let issues = view.found.issues.filter { $0.childPlace == place }
    guard let child = issues.first?.childName else {
      if let hidden = view.found.child(atPlace: place) {
        try await view.refuse(purpose, at: LookRecord.child(hidden))
      }
      throw Refusal.notFound("This check found nothing for such a child.")
    }
    try await view.look(for: purpose, at: LookRecord.child(child))
    try await view.lookAtNotes(on: issues, child: child)
    return .page(ChildPage(view: view, child: child, issues: issues).page)
  }

  @Sendable func find(_ visit: Visit) async throws -> Answer {
    let view = try await loader.view(visit)
    let purpose = "looking for a child"
    return try await visit.retrying {
      var entry = visit.form.entry()
      let wanted = entry.text("child", "Enter the LAchildID.", maximum: 40)
      try entry.finish()
      guard let found = view.found.issues.first(where: { $0.child == wanted }),
        let place = found.childPlace
      else {
        if view.found.file.children.contains(wanted) {
          try await view.refuse(purpose, at: LookRecord.child(wanted))
        } else {
          try await view.look(for: purpose, at: LookRecord.child(wanted, "nothing was found"))
        }
        throw Refusal.invalid(
          "Nothing was found for a child with this LAchildID. Check the number: it has to be written as the return has it.",
          field: "child")
      }
      try await view.look(for: purpose, at: LookRecord.child(wanted))
      return .redirect(.returnChild(place, of: view.run.id))
    } onProblems: { problems in
      Page("Look for a child", kicker: view.run.title, breadcrumbs: view.trail) {
        FindChildForm(view: view, problems: problems).html
      }
    }
  }

  // MARK: Rules

  private static func rule(_ view: RunView, _ visit: Visit) -> IssueFile.Rule? {
    visit.query("rule").flatMap { code in view.found.file.rules.first { $0.code == code } }
  }

  private static func title(_ view: RunView, _ visit: Visit) -> String {
    let words = [visit.query("team"), visit.query("rule")].compactMap(\.self)
    return (["Issues \(view.run.code) \(view.run.year)"] + words).joined(separator: " ")
  }

  private func ruleWords(_ rule: IssueFile.Rule, _ course: [(ReturnRun, Int)]) -> HTML {
    panel("\(rule.level.title) \(rule.code)", tone: rule.level == .error ? .urgent : .caution) {
      p(rule.title + ".")
      p { "What to do: " + rule.remedy }
      if course.count > 1 {
        fold("Over the last checks") {
          dataTable(
            "Issues of rule \(rule.code) over the last checks", isCaptionHidden: true,
            columns: ["Checked", .number("Issues")],
            rows: course.map { [HTML($0.0.startedAt.forTables), HTML($0.1.grouped)] })
        }
      }
    }
  }

  /// How many issues a rule had in this check and those before it; none for whoever sees one team.
  private func course(_ view: RunView, _ code: String?) async throws -> [(ReturnRun, Int)] {
    guard let code, view.found.onlyTeam == nil else { return [] }
    let run = view.run
    return try await view.visit.store.read { db in
      try db.runs(upTo: run, limit: 12).map { one in
        (one, try db.ruleCounts(of: one).first { $0.code == code }?.issues ?? 0)
      }
    }
  }
}
