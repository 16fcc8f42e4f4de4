import Kernel
import Web

extension ImprovementPlanSlice {
  /// The figures of a plan, and what was written about it that disagrees with them.
  func addFigureRoutes(to site: inout Site) {
    let (links, registers) = (figures, registers)
    site.get("plans/:plan/figures", for: .readPlan) {
      .page(try await FiguresPage.load($0, with: links))
    }
    site.get("plans/:plan/figures/:figure", for: .readPlan, use: FigurePage.show)
    site.get("plans/:plan/slippage", for: .readPlan) { try await SlippagePage.load($0).answer() }
    site.get("slippage", for: .readPlan) { try await SlippagePage.load($0).answer() }
    site.get("plans/:plan/narrative", for: .readPlan) {
      .page(try await NarrativePage.load($0, with: registers))
    }
    site.get("figure-rule", for: .readPlan) { .page(try await FigureRulePage.load($0)) }
    site.post("figure-rule", for: .managePlan, use: FigureRulePage.set)
  }
}
