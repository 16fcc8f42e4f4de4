import Kernel
import Markup
import SiteMap
import Storage
import Web

/// Where the file of a plan is dropped.
struct UploadPlanPage {
  let plan: Plan?
  let sheet: FormSheet

  var page: Page {
    Page("Bring in a plan you already have", breadcrumbs: breadcrumbs) {
      lead(
        "Upload your council’s action plan as you keep it. You say what its columns hold, see every row as it would be recorded, and decide. Nothing is recorded before that."
      )
      sheet.form(
        to: .planImports, submit: "Upload and read", cancel: plan.map { .plan($0.id) } ?? .plans,
        hasFiles: true
      ) {
        sheet.fileUpload(
          "file", "The plan",
          hint:
            "Excel (XLSX), Word (DOCX), CSV or a PDF with a table, of at most \(UploadPlanFile.mostBytes >> 20) MB and \(RecordPlanImport.mostActions) rows, without a password.",
          accept: ".xlsx,.docx,.csv,.pdf,.txt,.tsv", mostBytes: UploadPlanFile.mostBytes)
        if let plan { sheet.hidden("plan", plan.id.text) }
      }
      fold("What is taken from it") {
        ul {
          li("Actions, with their owners, partners, measures, first due dates and moved ones")
          li("Recommendations, which are linked to those of your inspections and not doubled")
          li("How far the work is, where the plan says it in words that can be relied on")
          li("Everything else in the row, kept with the action in the words of your plan")
        }
        p("A spreadsheet’s formulas are never run: what the cell last showed is taken as text.")
      }
      p { link("Files that were brought in before", to: .planImports) }
    }
  }

  private var breadcrumbs: [Breadcrumb] {
    [Breadcrumb("Plans", .plans)] + (plan.map { [Breadcrumb($0.title, .plan($0.id))] } ?? [])
  }

  static func load(_ visit: Visit, problems: [Problem] = []) async throws -> Page {
    let text = visit.query("plan") ?? visit.form["plan"]
    let plan = try await visit.store.read { db in
      try text.flatMap { Plan.ID($0) }.flatMap { try db.find($0, of: visit.authority) }
    }
    return UploadPlanPage(plan: plan, sheet: FormSheet(visit, problems: problems)).page
  }
}

/// The files that were brought in, and what became of each.
struct PlanImportsPage {
  let imports: [PlanImport]

  var page: Page {
    Page("Plans brought in from files", breadcrumbs: [Breadcrumb("Plans", .plans)]) {
      buttonRow { buttonLink("Bring in a plan you already have", to: .newPlanImport) }
      if imports.isEmpty {
        emptyState("No file was brought in yet.")
      } else {
        dataTable(
          "The latest files", columns: ["File", "State", "Uploaded", "By", .number("Actions")],
          rows: imports.map { one in
            [
              link(one.fileName, to: .planImport(one.id)), tag(one.state.title, one.state.tone),
              HTML(one.uploadedAt.forTables), HTML(one.uploadedBy), HTML("\(one.actions)"),
            ]
          })
      }
    }
  }

  static func load(_ visit: Visit) async throws -> Page {
    PlanImportsPage(
      imports: try await visit.store.read { try $0.planImports(of: visit.authority, limit: 50) }
    ).page
  }
}

extension PlanImport.State {
  var tone: Tone {
    switch self {
    case .toMap, .toRecord: .gold
    case .recorded: .info
    case .undone, .discarded: .neutral
    }
  }
}

extension PlanImport {
  /// The way back from a step of it.
  func breadcrumbs(_ plan: Plan? = nil) -> [Breadcrumb] {
    [
      Breadcrumb("Plans", .plans), Breadcrumb("Plans brought in from files", .planImports),
      Breadcrumb(fileName, .planImport(id)),
    ]
  }
}

/// "1 row", "2 rows".
func counted(_ count: Int, _ one: String, _ many: String? = nil) -> String {
  "\(count) \(count == 1 ? one : many ?? one + "s")"
}
