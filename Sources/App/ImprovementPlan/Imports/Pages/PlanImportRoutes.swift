import Kernel
import SiteMap
import Storage
import Web

extension ImprovementPlanSlice {
  /// Bringing in a plan that a council already has, step by step.
  func addImportRoutes(to site: inout Site) {
    let pages = PlanImportHandlers(reader: planFiles)
    site.get("plan-imports", for: .managePlan) { .page(try await PlanImportsPage.load($0)) }
    site.get("plan-imports/new", for: .managePlan) { .page(try await UploadPlanPage.load($0)) }
    site.post(
      "plan-imports", for: .managePlan, bodyLimit: UploadPlanFile.mostBytes + (1 << 20),
      use: pages.upload)
    site.get("plan-imports/:import", for: .managePlan, use: pages.show)
    site.get("plan-imports/:import/columns", for: .managePlan) {
      .page(try await ColumnsPage.load($0))
    }
    site.post("plan-imports/:import/columns", for: .managePlan, use: pages.confirmColumns)
    site.get("plan-imports/:import/target", for: .managePlan) {
      .page(try await ImportTargetPage.load($0))
    }
    site.post("plan-imports/:import/target", for: .managePlan, use: pages.place)
    for step in ImportQuestions.Step.allCases {
      site.get("plan-imports/:import/\(step.rawValue)", for: .managePlan) {
        .page(try await ImportQuestions.load($0, step))
      }
      site.post("plan-imports/:import/\(step.rawValue)", for: .managePlan) {
        try await pages.answer($0, step)
      }
    }
    site.get("plan-imports/:import/rows", for: .managePlan) {
      .page(try await ImportRowsPage.load($0))
    }
    site.post("plan-imports/:import/rows", for: .managePlan, use: pages.tickRows)
    site.get("plan-imports/:import/problems", for: .managePlan) {
      .page(try await ImportNotesPage.load($0))
    }
    site.post("plan-imports/:import/record", for: .managePlan, use: pages.record)
    site.post("plan-imports/:import/undo", for: .managePlan, use: pages.undo)
    site.post("plan-imports/:import/discard", for: .managePlan, use: pages.discard)
    site.get("plan-imports/:import/file", for: .managePlan, use: pages.file)
  }
}
