import Kernel
import Markup
import Returns
import SiteMap
import Storage
import Web

/// What a check found: the totals, what has changed, every rule with what to do, and the ways on.
struct RunPage {
  let view: RunView
  let canGiveTables: Bool

  private var run: ReturnRun { view.run }
  private var found: FoundIssues { view.found }

  func answer() throws -> Answer {
    let issues = found.issues
    let listing = RuleList.listing(view, issues)
    return try listing.answer {
      Page(
        run.shortTitle, kicker: run.title, breadcrumbs: [Breadcrumb("Statutory returns", .returns)]
      ) {
        if let words = view.withoutTeam {
          warningText(words)
        } else {
          lead(summary(issues))
          figures(issues)
        }
        yearNote
        change
        if issues.isEmpty { nothing } else { waysOn }
        if !issues.isEmpty { part("By rule", id: "rules") { listing.html } }
        warnings
        if view.mayManage {
          MeasuresTable(view: view).html
          takeAway
          about
        }
      }
    }
  }

  private func summary(_ issues: [FoundIssue]) -> String {
    if let team = found.onlyTeam {
      let children = Set(issues.compactMap(\.childPlace)).count
      return issues.isEmpty
        ? "Nothing was found for the children of \(team)."
        : "\(Plain.count(issues.count, "issue")) of \(Plain.count(children, "child", "children")) of \(team)."
    }
    return
      "\(Plain.count(run.children, "child", "children")) checked against \(Plain.count(run.rules, "rule")) of \(run.year.inWords) in \(Plain.duration(run.milliseconds))."
  }

  @HTMLBuilder private var yearNote: HTML {
    if run.statedYear != run.year {
      insetText(
        run.statedYear.map {
          "The file says it is for \($0.inWords); it was checked by the rules of \(run.year.inWords)."
        }
          ?? "The file names no year that is known here; it was checked by the rules of \(run.year.inWords)."
      )
    }
    if run.year == run.kind?.draftYear {
      insetText("The rules of \(run.year.inWords) are a draft, and may still change.")
    }
  }

  private func figures(_ issues: [FoundIssue]) -> HTML {
    let list = Address.returnRun(run.id, "issues")
    let errors = issues.count { !$0.isQuery }
    let explained = issues.count { $0.note != nil }
    let queries = issues.count - errors
    var figures = [
      KeyFigure(
        errors.grouped, errors == 1 ? "error to put right" : "errors to put right",
        to: list.with("level", "error"), tone: errors == 0 ? .good : .urgent),
      KeyFigure(
        queries.grouped, queries == 1 ? "query" : "queries", to: list.with("level", "query"),
        tone: queries == 0 ? .good : .caution),
    ]
    if explained > 0 {
      figures.append(
        KeyFigure(
          explained.grouped, "of them explained", to: list.with("explained", "yes"), tone: .info))
    }
    let children =
      found.onlyTeam == nil
      ? run.childrenWithIssues : Set(issues.compactMap(\.childPlace)).count
    figures.append(
      KeyFigure(
        children.grouped, children == 1 ? "child with issues" : "children with issues",
        to: .returnRun(run.id, "children")))
    return keyFigures(figures)
  }

  @HTMLBuilder private var change: HTML {
    if let before = run.compared, found.onlyTeam == nil {
      insetText {
        p {
          "Since "
          link("the check before", to: .returnRun(before))
          ": "
          link(
            "\(run.fixed.grouped) fixed",
            to: Address.returnRun(run.id, "fixed").with("gone", "fixed"))
          ", "
          link(
            "\(run.appeared.grouped) new",
            to: Address.returnRun(run.id, "issues").with("standing", "new"))
          ", "
          link(
            "\(run.remained.grouped) still there",
            to: Address.returnRun(run.id, "issues").with("standing", "old"))
          if run.changed > 0 {
            ", "
            link(
              "\(run.changed.grouped) still there with another value",
              to: Address.returnRun(run.id, "issues").with("standing", "changed"))
          }
          gone
          "."
        }
      }
    } else if found.onlyTeam == nil {
      muted(
        "This is the first check of the \(run.title) that is kept here. The next one is compared with it."
      )
    }
  }

  /// What is gone and not known to be put right.
  @HTMLBuilder private var gone: HTML {
    let untold = found.fixed.count { $0.isUntold }
    let list = Address.returnRun(run.id, "fixed")
    if run.departed > untold {
      ", "
      link(
        "\((run.departed - untold).grouped) gone with children who are not in the file any more",
        to: list.with("gone", WayOut.withChild.rawValue))
    }
    if untold > 0 {
      ", "
      link(
        "\(untold.grouped) gone or put right, which cannot be told",
        to: list.with("gone", WayOut.untold.rawValue))
    }
  }

  @HTMLBuilder private var nothing: HTML {
    if view.withoutTeam == nil {
      insetText(
        found.onlyTeam == nil
          ? "Nothing was found: the return passes every rule." : "There is nothing to put right.")
    }
  }

  private var waysOn: HTML {
    HTML {
      buttonRow {
        buttonLink("All issues, one by one", to: .returnRun(run.id, "issues"))
        buttonLink("By child", to: .returnRun(run.id, "children"), style: .secondary)
        if found.onlyTeam == nil {
          buttonLink("By team", to: .returnRun(run.id, "teams"), style: .secondary)
        }
      }
      p(.class("muted")) { "All issues, for whoever puts them right:" }
      downloadLinks(.returnRun(run.id, "issues"))
    }
  }

  @HTMLBuilder private var warnings: HTML {
    if !found.file.warnings.isEmpty, view.mayManage { WarningTable(view: view).html }
  }

  @HTMLBuilder private var takeAway: HTML {
    part("The return’s tables", id: "tables") {
      if canGiveTables {
        p(
          run.file == nil
            ? "The return is in memory for \(ReturnDesk.tablesStayMinutes) minutes after the check, and can be taken away table by table as CSV. The tables hold all that the return holds, dates of birth and UPNs among it."
            : "The file was kept. Its tables hold all that the return holds, dates of birth and UPNs among it."
        )
        ul(.class("plain")) {
          for name in found.file.returnTables {
            li { link("\(name).csv", to: .returnTable(name, of: run.id)) }
          }
          if run.file != nil { li { link("The file itself", to: .returnRun(run.id, "file")) } }
        }
        if run.file == nil {
          view.visit.sheet.button("Forget it now", to: .returnRun(run.id, "forget"))
        }
      } else {
        p(
          "The file was not kept, so there are no tables any more. Check it again to take them away."
        )
      }
    }
  }

  private var about: HTML {
    part("About this check", id: "about") {
      summaryList([
        SummaryRow("File", "\(run.fileName), \(Plain.size(run.fileSize))"),
        SummaryRow("Checked", "\(run.startedAt.forPeople) by \(run.startedBy)"),
        SummaryRow("It took", Plain.duration(run.milliseconds)),
        SummaryRow(
          "Kept", run.file == nil ? "what was found, not the file" : "what was found, and the file"),
      ])
      p { link("Delete this check", to: .returnRun(run.id, "delete")) }
    }
  }
}

/// The main counts of a return.
struct MeasuresTable {
  let view: RunView

  @HTMLBuilder var html: HTML {
    let measures = view.found.file.measures
    if !measures.isEmpty {
      part("The main counts", id: "counts") {
        fold("As the department publishes them") {
          dataTable(
            "The main counts", isCaptionHidden: true,
            columns: ["What", .number("Count"), .number("Of"), .number("Per cent"), "Counted"],
            rows: measures.map { measure in
              [
                HTML(measure.name), HTML(measure.count.grouped),
                HTML(measure.of.map(\.grouped) ?? ""), HTML(measure.percentage),
                HTML(measure.definition),
              ]
            })
          downloadLinks(.returnRun(view.run.id, "summary"))
        }
      }
    }
  }

  static func file(_ view: RunView) -> TableFile {
    TableFile(
      "Main counts \(view.run.code) \(view.run.year)",
      columns: ["Measure", .number("Count"), .number("Of"), .number("Per cent"), "Counted"],
      rows: view.found.file.measures.map { measure in
        [
          measure.name, String(measure.count), measure.of.map(String.init) ?? "",
          measure.percentage, measure.definition,
        ]
      })
  }
}
