import Kernel
import Markup
import Returns
import SiteMap
import Storage
import Web

enum RunSort: String, ListSort {
  case started, errors, queries

  var key: SQL {
    switch self {
    case .started: "started_at"
    case .errors: "errors"
    case .queries: "queries"
    }
  }
}

/// Every check that is kept, the latest first.
enum RunsPage {
  static func answer(_ visit: Visit) async throws -> Answer {
    let (days, list, last) = try await visit.store.read { db in
      (
        try KeptDays(db, visit.authority), try db.teamList(of: visit.authority),
        try db.returnRuns(of: visit.authority, before: visit.world.now().adding(seconds: 60)).last
      )
    }
    let mayManage = visit.user.may(.manageReturns)
    let mayOpen = visit.user.may(.readReturnIssues, as: .team)
    let listing = try await runs(mayManage, areLinked: mayOpen).load(
      for: visit,
      from: ListQuery(
        select: "*", from: "return_run", id: "id",
        where: ["authority_id = \(visit.authority)"]))
    return try listing.answer {
      Page("Statutory returns") {
        lead(
          mayManage
            ? "Check a return against every rule of the department, see what is left to put right, and how much the last days have changed."
            : mayOpen
              ? "Which returns were checked, and what was found for the children of your team."
              : "Which returns were checked, and when.")
        if mayManage {
          buttonRow {
            buttonLink("Check a return", to: .newReturn)
            buttonLink("Teams of the children", to: .returnTeams, style: .secondary)
          }
        } else if mayOpen, let last, last.state == .done {
          p { buttonLink("What was found last", to: .returnRun(last.id)) }
        }
        listing.html
        if mayManage { footer(days, list) }
        if visit.user.may(.readReturnLooks) {
          p { link("Who looked at what was found", to: .returnLooks) }
        }
      }
    }
  }

  /// For how many days checks and explanations are kept.
  private struct KeptDays: Sendable {
    let checks: Int
    let notes: Int

    init(_ db: Transaction, _ authority: AuthorityID) throws {
      checks = try db.keepingDays(.checks, of: authority)
      notes = try db.keepingDays(.notes, of: authority)
    }
  }

  private static func footer(_ days: KeptDays, _ list: TeamList?) -> HTML {
    p(.class("muted")) {
      "A check is kept for \(Plain.count(days.checks, "day")), an explanation of a query for \(Plain.count(days.notes, "day")); then they are deleted. "
      link("Change that", to: .returnKeeping)
      "."
      list == nil
        ? " No list of teams was given yet."
        : " The list of teams has \(Plain.count(list?.children ?? 0, "child", "children"))."
    }
  }

  private static func runs(
    _ showsFigures: Bool, areLinked: Bool
  ) -> List<ReturnRun, RunSort> {
    var columns = [
      ListColumn<ReturnRun, RunSort>(
        "Checked", sort: .started, text: { $0.startedAt.forTables }
      ) {
        areLinked
          ? link($0.startedAt.forTables, to: .returnRun($0.id)) : HTML($0.startedAt.forTables)
      },
      ListColumn("Return", text: \.title),
    ]
    if showsFigures {
      columns += [
        ListColumn("Errors", sort: .errors, isNumber: true, text: { figure($0, $0.errors) }) {
          HTML($0.state == .done ? $0.errors.grouped : "–")
        },
        ListColumn("Queries", sort: .queries, isNumber: true, text: { figure($0, $0.queries) }) {
          HTML($0.state == .done ? $0.queries.grouped : "–")
        },
        ListColumn("Since the check before", text: \.changeInWords),
      ]
    }
    columns.append(
      ListColumn("By", text: \.startedBy) { run in
        run.state == .done
          ? HTML(run.startedBy)
          : HTML([
            HTML(run.startedBy + " "), tag(run.state.title, run.state == .failed ? .urgent : .gold),
          ])
      })
    return List(
      "Checks of returns", noun: ("check", "checks"), sortedBy: .started, isDescending: true,
      columns: columns,
      empty: showsFigures
        ? "No return was checked yet. Check the first one: nothing of the file is kept unless you ask."
        : "No return was checked yet.")
  }

  private static func figure(_ run: ReturnRun, _ number: Int) -> String {
    run.state == .done ? String(number) : ""
  }
}

extension ReturnRun {
  /// "214 fixed, 12 new, 1,040 still there"; empty for the first check.
  var changeInWords: String {
    guard state == .done else { return state.title }
    guard compared != nil else { return "first check" }
    return
      (["\(fixed.grouped) fixed", "\(appeared.grouped) new", "\(remained.grouped) still there"]
      + (changed == 0 ? [] : ["\(changed.grouped) still there with another value"])
      + (departed == 0 ? [] : ["\(departed.grouped) gone, not known to be put right"])).joined(
        separator: ", ")
  }
}

/// Small pieces of English.
enum Plain {
  static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
    "\(number.grouped) \(number == 1 ? one : many ?? one + "s")"
  }

  /// "0.9 seconds", "2 minutes 5 seconds".
  static func duration(_ milliseconds: Int) -> String {
    if milliseconds < 1000 { return "\(milliseconds) milliseconds" }
    if milliseconds < 60_000 {
      let tenths = (milliseconds + 50) / 100
      return "\(tenths / 10).\(tenths % 10) seconds"
    }
    let seconds = milliseconds / 1000
    return "\(count(seconds / 60, "minute")) \(count(seconds % 60, "second"))"
  }

  /// "26.5 MB".
  static func size(_ bytes: Int) -> String {
    if bytes < 1 << 10 { return count(bytes, "byte") }
    if bytes < 1 << 20 { return "\((bytes + 512) >> 10) KB" }
    let tenths = (bytes * 10 + (1 << 19)) >> 20
    return "\(tenths / 10).\(tenths % 10) MB"
  }
}
