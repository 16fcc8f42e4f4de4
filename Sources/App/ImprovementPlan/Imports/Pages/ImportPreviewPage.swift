import Civil
import Inspections
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// What would be recorded from a file, what is still to be decided, and the button that does it.
struct ImportPreviewPage {
  let decisions: ImportDecisions
  let first: [ImportLine]
  let survey: ImportSurvey
  let earlier: PlanImport?
  let sheet: FormSheet

  private var found: PlanImport { decisions.planImport }
  private var digest: ImportDigest { decisions.digest }

  var page: Page {
    Page(
      "Check before you record", kicker: found.fileName,
      breadcrumbs: [
        Breadcrumb("Plans", .plans), Breadcrumb("Plans brought in from files", .planImports),
      ]
    ) {
      lead("Nothing is recorded yet. Go through the list, then record it all at once.")
      if let earlier { SameFileNote(earlier: earlier).html }
      figures
      taskList(tasks)
      part("The first rows") {
        ImportRowsTable(decisions: decisions, lines: first, twins: survey.twins).html
        p { link("See all rows", to: .planImport(found.id, "rows")) }
      }
      leftPart
      recordPart
      p { link("The file itself", to: .planImport(found.id, "file")) }
      sheet.button("Discard this file", to: .planImport(found.id, "discard"), style: .quiet)
    }
  }

  private var figures: HTML {
    var figures = [
      KeyFigure(
        "\(survey.actions)", survey.actions == 1 ? "action to record" : "actions to record",
        to: rows)
    ]
    if survey.updating > 0 {
      figures.append(
        KeyFigure(
          "\(survey.updating)",
          survey.updating == 1 ? "action to update" : "actions to update", to: rows))
    }
    figures += [
      KeyFigure("\(linked) of \(digest.groups.count)", "headings are linked"),
      KeyFigure(
        "\(allLeft)", allLeft == 1 ? "row is left out" : "rows are left out",
        to: allLeft > leftWithTables || allLeft == 0 ? rows : .planImport(found.id, "problems"),
        tone: allLeft == 0 ? .neutral : .caution),
      KeyFigure(
        "\(toKnow)", toKnow == 1 ? "thing to know" : "things to know",
        to: .planImport(found.id, "problems"), tone: toKnow == 0 ? .neutral : .caution),
    ]
    return keyFigures(figures)
  }

  private var toKnow: Int {
    digest.noteCount + survey.thereDifferently + survey.perhapsThere + survey.withOpenWords
  }

  private var leftWithTables: Int { digest.leftRows ?? 0 }

  private var there: Int { survey.thereUnchanged + survey.thereDifferently }

  /// Rows that a person left, those that the plan has, and those of the tables that were not taken.
  private var allLeft: Int { survey.leftOut + there + leftWithTables }

  private var rows: Address { .planImport(found.id, "rows") }

  private var linked: Int {
    digest.groups.count { decisions.decision($0) != .own }
  }

  private var tasks: [TaskItem] {
    let unknown = digest.names.count { decisions.decision($0.text) == .text }
    let unmapped = digest.words.count { decisions.decision(word: $0.key) == nil }
    let own = digest.groups.count - linked
    return [
      TaskItem(
        "What the columns hold", to: .planImport(found.id, "columns"),
        hint: "To read the file in another way", status: tag("Confirmed", .good)),
      TaskItem(
        "Where does it go?", to: .planImport(found.id, "target"), hint: place,
        status: decisions.choices.isPlaced ? tag("Said", .good) : tag("To do", .gold)),
      TaskItem(
        ImportQuestions.Step.recommendations.title,
        to: .planImport(found.id, "recommendations"),
        hint: "\(linked) linked, \(own) of your own", status: state(own, "to look at")),
      TaskItem(
        ImportQuestions.Step.owners.title, to: .planImport(found.id, "owners"),
        hint: "\(digest.names.count - unknown) known, \(unknown) as words",
        status: state(unknown, "unknown")),
      TaskItem(
        ImportQuestions.Step.ratings.title, to: .planImport(found.id, "ratings"),
        hint: "\(digest.words.count - unmapped) with a meaning, \(unmapped) kept as words",
        status: state(unmapped, "as words")),
      TaskItem("The rows", to: rows, hint: rowsSaid, status: rowsState),
    ]
  }

  private var rowsSaid: String {
    var said = [counted(survey.actions, "action") + " to record"]
    if survey.updating > 0 { said.append(counted(survey.updating, "action") + " to update") }
    if survey.headingsOnly > 0 {
      said.append("\(counted(survey.headingsOnly, "row")) of which only the heading counts")
    }
    return (said + [leftSaid]).joined(separator: ", ")
  }

  /// How many rows are left out, and how many for which reason.
  private var leftSaid: String {
    let reasons = [
      (survey.leftOut, "not ticked"), (there, "in the plan already"),
      (leftWithTables, "in tables that were not taken"),
    ].filter { $0.0 > 0 }
    let all = "\(counted(allLeft, "row")) left out"
    return reasons.isEmpty
      ? all : "\(all) (\(reasons.map { "\($0.0) \($0.1)" }.joined(separator: ", ")))"
  }

  private var rowsState: HTML {
    let open = survey.thereDifferently + survey.perhapsThere
    return open == 0 ? tag("Optional", .neutral) : tag("\(open) to look at", .caution)
  }

  private var place: String {
    guard decisions.choices.isPlaced else { return "An existing plan or a new one" }
    if let plan = decisions.plan { return "Into “\(plan.fullTitle)”" }
    let after = decisions.inspection.map { ", after “\($0.title)”" } ?? ", without an inspection"
    return "A new plan, “\(decisions.choices.title)”\(after)"
  }

  private func state(_ open: Int, _ words: String) -> HTML {
    open == 0 ? tag("Clear", .good) : tag("\(open) \(words)", .caution)
  }

  private var leftPart: HTML {
    part("What does not become a record") {
      ul {
        if leftWithTables > 0 {
          li(
            "\(counted(leftWithTables, "row")) of tables that were not taken: look at what the columns hold, and take the tables in which actions stand."
          )
        }
        if there + survey.perhapsThere > 0 { inPlan }
        if survey.setAside > 0 {
          li {
            HTML(
              "\(counted(survey.setAside, "row looks", "rows look")) like notes, totals or the key of the colours, and \(survey.setAside == 1 ? "is" : "are") set aside. "
            )
            link("Tick those that are actions after all", to: rows)
          }
        }
        if survey.withoutDate > 0 {
          li(
            "\(counted(survey.withoutDate, "action")) will have no due date, since the file names no day: set one afterwards."
          )
        }
        if survey.withOpenWords > 0 { openWords }
        if survey.doneWithoutDay > 0 {
          li(
            "\(counted(survey.doneWithoutDay, "action")) complete without a day: recorded as complete on \(decisions.asAt.longForm), the day of the file, and so perhaps later than it was. Name the day in the file, or correct it afterwards."
          )
        }
        if survey.headingsOnly > 0 {
          li(
            "\(counted(survey.headingsOnly, "row")) without an action: only the heading counts."
          )
        }
        li(
          "Evidence, resources, the rating of the impact, and every word that was not understood stay with their action, as your plan has them. Ratings of impact are judged on evidence here, and never taken over."
        )
        if digest.uncounted > 0 {
          li(
            "The file has more names, headings or words than \(ImportDigest.most) of a kind. The rest are kept as words."
          )
        }
      }
      if toKnow > 0 {
        p {
          link(
            "See \(counted(toKnow, "thing")) to know, each with its place",
            to: .planImport(found.id, "problems"))
        }
      }
    }
  }

  private var openWords: HTML {
    li {
      HTML(
        "\(counted(survey.withOpenWords, "action")) with words of progress that do not say how far the work is: the words are kept as what was said, and the work counts as not started. Say what they mean under “"
      )
      link(ImportQuestions.Step.ratings.title, to: .planImport(found.id, "ratings"))
      HTML("”.")
    }
  }

  private var inPlan: HTML {
    var said: [String] = []
    if survey.thereUnchanged > 0 {
      said.append(
        "\(counted(survey.thereUnchanged, "row is", "rows are")) in the plan already, unchanged, and left out."
      )
    }
    if survey.thereDifferently > 0 {
      said.append(
        "\(counted(survey.thereDifferently, "row is in the plan already and says", "rows are in the plan already and say")) other things now: left out, until you say otherwise."
      )
    }
    if survey.perhapsThere > 0 {
      said.append(
        "\(counted(survey.perhapsThere, "row")) may be in the plan already: compare before you record."
      )
    }
    return li {
      HTML(said.joined(separator: " ") + " ")
      link("See them one by one", to: .planImport(found.id, "problems"))
    }
  }

  private var recordPart: HTML {
    part("Record it", id: "record") {
      if !decisions.choices.isPlaced {
        p {
          HTML("Say first ")
          link("where it goes", to: .planImport(found.id, "target"))
          HTML(".")
        }
      } else if survey.actions + survey.updating == 0 {
        nothingNew
      } else {
        sheet.form(
          to: .planImport(found.id, "record"), submit: "Record the plan", isGuarded: false
        ) {
          sheet.textField(
            "reason", "What is being brought in, and why?",
            hint: "It stands in the history of everything that is recorded now.")
          sheet.hidden("version", found.version)
        }
      }
    }
  }

  /// Recording would be refused: what to do instead.
  @HTMLBuilder private var nothingNew: HTML {
    if there == 0 {
      p {
        HTML("Every row with an action is left out. ")
        link("Tick those to be recorded", to: rows)
        HTML(".")
      }
    } else {
      p {
        strong(
          survey.thereDifferently > 0
            ? "No action of this file is new." : "Nothing new in this file.")
        HTML(
          " Every row with an action is in the plan already\(survey.leftOut > 0 ? ", or left out" : "")."
        )
      }
      if survey.thereDifferently > 0 {
        p {
          HTML(
            "\(counted(survey.thereDifferently, "of them says", "of them say")) other things now: "
          )
          link("bring their actions up to date", to: rows)
          HTML(", if the file is right.")
        }
      }
      if let plan = decisions.plan {
        buttonRow { buttonLink("Open “\(plan.fullTitle)”", to: .plan(plan.id)) }
      }
    }
  }

  static func load(_ visit: Visit, problems: [Problem] = []) async throws -> Page {
    let id: PlanImport.ID = try visit.id("import")
    return try await visit.store.read { db in
      let found = try db.openImport(id, of: visit.authority)
      let decisions = try ImportDecisions(found, on: visit.today, db)
      return ImportPreviewPage(
        decisions: decisions,
        first: try db.lines(of: found, limit: 5), survey: try ImportSurvey(decisions, db),
        earlier: try db.earlierImport(of: found),
        sheet: FormSheet(
          visit, problems: problems,
          values: ["reason": "The council’s own plan, brought in from \(found.fileName)"])
      ).page
    }
  }
}
