import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// What has changed in a plan since a day: grouped, in words, each with who and when.
struct ChangesPage {
  let overview: PlanOverview
  /// The plan as it stood at the end of this day is what everything is compared with.
  let since: AskedDay
  let asAt: AsAt
  /// Whether the plan was there on that day.
  let wasThere: Bool
  let changes: [PlanChange]

  static func answer(_ visit: Visit, with registers: RegisterLinks) async throws -> Answer {
    let page = try await load(visit, with: registers)
    if let format = visit.fileFormat { return try page.file.answer(as: format) }
    return .page(page.page)
  }

  static func load(
    _ visit: Visit, with registers: RegisterLinks
  ) async throws -> ChangesPage {
    let (world, id) = (visit.world, try visit.id("plan", of: Plan.self))
    let asAt = AsAt(visit)
    let day = asAt.pastDay
    let last = day ?? visit.today
    let since = AskedDay("since", of: visit, else: last.adding(days: -28))
    return try await visit.store.read { db in
      let overview = try PlanOverview(id, in: world, for: visit.user, asAt: day, db)
      let rule = try db.figureRule(on: overview.dates.today, of: visit.authority)
      let start = min(since.day, last)
      let former = try PlanDigest.before(id, in: world, for: visit.user, at: start, db)
      let begin = Instant.endOfDayInLondon(start)
      let end: Instant = day.map { .endOfDayInLondon($0) } ?? world.now()
      let changes = try PlanChanges(
        id, PlanDigest(overview, figures: rule), of: visit.authority, since: begin, through: end,
        db)
      return ChangesPage(
        overview: overview, since: since, asAt: asAt, wasThere: former != nil,
        changes: try changes.all(before: former)
          + registers.changes(db, overview.plan, begin, end))
    }
  }

  private var here: Address { .changes(ofPlan: overview.plan.id) }

  var page: Page {
    Page(
      "What has changed", kicker: overview.plan.fullTitle,
      breadcrumbs: [
        Breadcrumb("Plans", overview.address(.plans)),
        Breadcrumb(overview.plan.title, overview.address(.plan(overview.plan.id))),
      ]
    ) {
      AsAtNote(overview: overview, here: here).html
      if !isBackwards {
        lead(
          "Since the end of \(since.day.longForm), told from the record of changes: what was closed and opened again, added, withdrawn, taken back, rewritten, moved, made to wait, reported, said by partners, completed, proven and decided."
        )
      }
      chooser
      if !isBackwards { told }
    }
  }

  /// The day that it is to be told since comes after the day up to which.
  private var isBackwards: Bool { since.day > overview.dates.today }

  private var told: HTML {
    HTML {
      if !wasThere { muted("The plan had not been made on that day.") }
      if changes.isEmpty {
        p("Nothing has changed since \(since.day.longForm).")
      } else {
        for topic in PlanChange.Topic.allCases { group(topic) }
        downloadLinks(address)
      }
    }
  }

  /// The page with what is chosen on it.
  private var address: Address {
    overview.address(here.with("since", since.day.description))
  }

  private var chooser: HTML {
    let last = overview.dates.today
    let usual: [(String, CivilDate)] = [
      ("A week", last.adding(days: -7)), ("Four weeks", last.adding(days: -28)),
      ("Three months", last.adding(months: -3)), ("The day of the plan", overview.plan.datedOn),
    ]
    return HTML {
      if let problem = since.problem { warningText(problem) }
      if isBackwards { warningText(backwards(last)) }
      asAt.form(to: here, title: "As at") { since.field("Changed since the end of") }
      p {
        "Usual: "
        usual.map { link($0.0, to: overview.address(here.with("since", $0.1.description))) }
          .joined(by: HTML(" · "))
      }
    }
  }

  private func backwards(_ last: CivilDate) -> String {
    overview.asAt == nil
      ? "\(since.day.longForm) has not come yet, so nothing has changed since. Choose a day before \(last.longForm)."
      : "\(since.day.longForm) is later than \(last.longForm), the day as at which the plan is shown, so there is nothing between them to tell. Choose an earlier day to tell the changes since, or a later day to show the plan as at."
  }

  @HTMLBuilder private func group(_ topic: PlanChange.Topic) -> HTML {
    let found = changes.filter { $0.topic == topic }
    if !found.isEmpty {
      part("\(topic.title) (\(found.count))", id: topic.rawValue) {
        ul {
          for change in found {
            li {
              words(change)
              span(" \(Self.who(change))", .class("muted"))
            }
          }
        }
      }
    }
  }

  /// The words, of which those that name it lead to it.
  private func words(_ change: PlanChange) -> HTML {
    let address = overview.address(change.address)
    guard let range = change.words.firstRange(of: change.subject) else {
      return link(change.words, to: address)
    }
    return HTML {
      HTML(String(change.words[..<range.lowerBound]))
      link(change.subject, to: address)
      HTML(String(change.words[range.upperBound...]))
    }
  }

  private static func who(_ change: PlanChange) -> String {
    change.by.isEmpty
      ? "by the rule, as at \(change.on.shortForm)" : "\(change.by), \(change.on.shortForm)"
  }

  private var file: TableFile {
    TableFile(
      "What has changed", columns: ["Kind", "Day", "What", "By"],
      rows: changes.map { [$0.topic.title, $0.on.description, $0.words, $0.by] },
      asAt: overview.asAt)
  }
}

extension PlanDigest {
  /// The plan at the end of a past day; nil when it had not been made.
  fileprivate static func before(
    _ id: Plan.ID, in world: World, for user: User, at day: CivilDate, _ db: Transaction
  ) throws -> PlanDigest? {
    guard try db.record(id, of: user.authority, asAt: .endOfDayInLondon(day)) != nil else {
      return nil
    }
    return PlanDigest(
      try PlanOverview(id, in: world, for: user, asAt: day, db),
      figures: try db.figureRule(on: day, of: user.authority))
  }
}
