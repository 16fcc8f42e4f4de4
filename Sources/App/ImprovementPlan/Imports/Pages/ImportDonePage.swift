import Inspections
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// What became of a file: what it made, and how to take it back.
struct ImportDonePage {
  let planImport: PlanImport
  let plan: Plan?
  let user: User
  /// How many actions that the plan had before were brought up to date by it.
  let updated: Int
  /// Why it is not taken back any more; nil while it can be.
  let stands: String?
  let sheet: FormSheet

  var page: Page {
    Page(
      planImport.fileName, kicker: "Plan brought in from a file",
      breadcrumbs: [
        Breadcrumb("Plans", .plans), Breadcrumb("Plans brought in from files", .planImports),
      ]
    ) {
      summaryList([
        SummaryRow("State") { tag(planImport.state.title, planImport.state.tone) },
        SummaryRow(
          "Uploaded", "\(planImport.uploadedAt.forPeople) by \(planImport.uploadedBy)"),
        SummaryRow(
          "Last step", planImport.closedAt.map { "\($0.forPeople) by \(planImport.closedBy)" } ?? ""
        ),
        SummaryRow("Actions made", "\(planImport.actions)"),
        SummaryRow("Actions brought up to date", updated > 0 ? "\(updated)" : "None"),
        SummaryRow("Plan") { if let plan { link(plan.fullTitle, to: .plan(plan.id)) } },
        SummaryRow("File") {
          link("Download \(planImport.fileName)", to: .planImport(planImport.id, "file"))
        },
      ])
      if !planImport.left.isEmpty { leftOver }
      if planImport.state == .recorded { undoPart }
      if user.may(.readHistory) {
        p { link("History of this import", to: .history(of: "plan_import", planImport.id)) }
      }
    }
  }

  private var leftOver: HTML {
    let lines = planImport.left.split(separator: "\n").map(String.init)
    return part("What was not taken back") {
      ul { for line in lines.prefix(200) { li(line) } }
      if lines.count > 200 { muted("And \(lines.count - 200) more.") }
    }
  }

  private var undoPart: HTML {
    part("Take it back", id: "undo") {
      if let stands {
        p(stands)
        if let plan {
          p { link("The actions of the plan", to: Address.actions.with("plan", plan.id.text)) }
        }
      } else {
        undoForm
      }
    }
  }

  private var undoForm: HTML {
    HTML {
      p(
        "Removes all actions, dates and organisations that this file made and nobody has changed since, gives back to the actions that it brought up to date what they were, and the plan itself if it was made with them. What somebody has changed stays and is named. The history keeps everything. In a plan that is agreed, this can be done only on the day on which the file was brought in."
      )
      sheet.form(
        to: .planImport(planImport.id, "undo"), submit: "Take back the whole import",
        style: .warning
      ) {
        sheet.textField("reason", "Why is it taken back?")
        sheet.hidden("version", planImport.version)
      }
    }
  }

  static func load(_ visit: Visit, problems: [Problem] = []) async throws -> Page {
    let id: PlanImport.ID = try visit.id("import")
    return try await visit.store.read { db in
      let found = try db.planImport(id, of: visit.authority)
      let made =
        found.made.isEmpty ? nil : try JSONText.value(ImportMade.self, of: found.made)
      return ImportDonePage(
        planImport: found, plan: try found.plan.flatMap { try db.find($0, of: visit.authority) },
        user: visit.user, updated: made?.updates?.count ?? 0,
        stands: found.state == .recorded ? try db.whyItStands(found, on: visit.today) : nil,
        sheet: FormSheet(visit, problems: problems)
      ).page
    }
  }
}
