import Kernel
import Markup
import SiteMap
import Web

/// What is missing before an inspection can be published, each line leading to where it is entered.
struct RefusedPublication {
  let dossier: InspectionDossier
  let problems: [Problem]

  var page: Page {
    let inspection = dossier.inspection
    return Page(
      "This inspection cannot be published yet", kicker: inspection.title,
      breadcrumbs: [
        Breadcrumb("Inspections", .inspections),
        Breadcrumb(inspection.title, .inspection(inspection.id)),
      ]
    ) {
      lead("Nothing was changed. This is missing:")
      ul { for problem in problems { li { link(problem.message, to: address(of: problem)) } } }
      p { link("Back to the inspection", to: .inspection(inspection.id)) }
    }
  }

  private func address(of problem: Problem) -> Address {
    let id = dossier.inspection.id
    guard let field = problem.field else { return .inspection(id) }
    if field.hasPrefix("judgement.") { return Address.judgements(of: id).at(field) }
    return Address.editInspection(id).at(field)
  }
}
