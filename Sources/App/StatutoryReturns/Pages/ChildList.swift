import Kernel
import Markup
import Returns
import SiteMap
import Web

/// A child with issues: by its number in the council alone, or by the line of the file where it has
/// none.
struct ChildRow: Sendable {
  let place: Int
  let child: String
  let hasNumber: Bool
  let team: String?
  var errors = 0
  var queries = 0
  var appeared = 0
}

enum ChildSort: String, ListOrder {
  case weight, child, team, errors, queries
}

/// The children that have issues, those with the most errors first.
enum ChildList {
  static func listing(_ view: RunView) -> Listing<ChildRow, ChildSort> {
    list(view).load(
      for: view.visit,
      from: ListSource(rows(view.found)) {
        String($0.place)
      } passes: { row, filter, value in
        switch filter {
        case "team": value == IssueList.noTeam ? row.team == nil : row.team == value
        case "number": row.hasNumber == (value == "given")
        case "level": value == "error" ? row.errors > 0 : row.queries > 0
        default: true
        }
      } comesBefore: { sort, one, other in
        switch sort {
        case .weight: (-one.errors, -one.queries) < (-other.errors, -other.queries)
        case .child: one.child < other.child
        case .team: (one.team ?? "\u{10FFFF}") < (other.team ?? "\u{10FFFF}")
        case .errors: one.errors < other.errors
        case .queries: one.queries < other.queries
        }
      })
  }

  static func rows(_ found: FoundIssues) -> [ChildRow] {
    var rows: [Int: ChildRow] = [:]
    for issue in found.issues {
      guard let place = issue.childPlace, let child = issue.childName else { continue }
      var row =
        rows[place]
        ?? ChildRow(
          place: place, child: child, hasNumber: issue.child != nil, team: issue.team)
      if issue.isQuery { row.queries += 1 } else { row.errors += 1 }
      if issue.isNew { row.appeared += 1 }
      rows[place] = row
    }
    return rows.values.sorted { $0.place < $1.place }
  }

  private static func list(_ view: RunView) -> List<ChildRow, ChildSort> {
    let id = view.run.id
    var columns: [ListColumn<ChildRow, ChildSort>] = [
      ListColumn("LAchildID", sort: .child, text: \.child) {
        link($0.child, to: .returnChild($0.place, of: id))
      },
      ListColumn("Errors", sort: .errors, isNumber: true, text: { String($0.errors) }),
      ListColumn("Queries", sort: .queries, isNumber: true, text: { String($0.queries) }),
    ]
    if view.run.compared != nil {
      columns.append(ListColumn("New", isNumber: true, text: { String($0.appeared) }))
    }
    if view.found.hasTeams {
      columns.append(
        ListColumn("Team", sort: .team, text: { $0.team ?? IssueList.noTeamTitle }))
    }
    var filters: [ListFilter] = [
      .choice(
        "level", "With",
        RuleLevel.allCases.map { ListFilter.Option($0.rawValue, $0.plural.lowercased()) })
    ]
    if view.found.file.hasNameless {
      filters.append(
        .choice(
          "number", "LAchildID",
          [ListFilter.Option("none", "Missing"), ListFilter.Option("given", "Given")]))
    }
    if view.found.hasTeams, view.found.onlyTeam == nil {
      filters.append(
        .choice(
          "team", "Team",
          view.found.teamNames.map { ListFilter.Option($0, $0) }
            + [ListFilter.Option(IssueList.noTeam, IssueList.noTeamTitle)]))
    }
    return List(
      "Children with issues", noun: ("child", "children"), sortedBy: .weight, columns: columns,
      filters: filters, empty: view.withoutTeam ?? "No child has an issue.", pageSize: 100)
  }
}

/// Everything that was found for one child, to be put right in one go.
struct ChildPage {
  let view: RunView
  let child: String
  let issues: [FoundIssue]

  var page: Page {
    Page(
      "Child \(child)", kicker: view.run.title,
      breadcrumbs: view.trail + [Breadcrumb("By child", .returnRun(view.run.id, "children"))]
    ) {
      Web.lead(summary)
      if let bearers = issues.first?.bearers, bearers > 1 {
        warningText("\(bearers.grouped) children in this return bear this number.")
      }
      for found in issues { card(found) }
    }
  }

  private var summary: String {
    let errors = issues.count { !$0.isQuery }
    let team = issues.first?.team.map { ", \($0)" } ?? ""
    return
      "\(Plain.count(errors, "error")) and \(Plain.count(issues.count - errors, "query", "queries"))\(team)."
  }

  private func card(_ found: FoundIssue) -> HTML {
    Web.card(
      "\(found.rule.code): \(found.rule.title)", to: .returnIssue(found.number, of: view.run.id),
      kicker: found.rule.level.title, level: 2
    ) {
      IssueFacts(found: found).html
      p(.class("muted")) { "What to do: " + found.rule.remedy }
      IssueMarks(found: found).html
      if let note = found.note { prose(note.text) }
    }
  }
}

/// Where an issue is, and what the file says there.
struct IssueFacts {
  let found: FoundIssue

  var html: HTML {
    summaryList(
      [SummaryRow("Where", place)]
        + found.values.map { value in
          SummaryRow(value.field) {
            if value.value.isEmpty {
              span("missing", .class("muted"))
            } else if value.value == HiddenValues.word {
              span("given; it tells who the child is and is not shown here", .class("muted"))
            } else {
              value.value
            }
          }
        })
  }

  private var place: String {
    guard found.issue.line > 0 else { return found.place.firstUpper }
    return
      "\(found.table), line \(Int(found.issue.line).grouped), column \(Int(found.issue.column).grouped)"
  }
}
