import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// Measure M67: how many consultations were held by the day planned for them, and which.
struct HeldInTimePage {
  let visit: Visit
  let from: AskedDay
  let to: AskedDay
  let consultations: [Consultation]

  private var isBackwards: Bool { from.day > to.day }

  private var measure: ConsultationsHeld {
    ConsultationsHeld(
      isBackwards ? [] : consultations,
      in: min(from.day, to.day)...max(from.day, to.day), today: visit.today)
  }

  var page: Page {
    let measure = measure
    return Page(
      "Consultations held", kicker: "Measure M67",
      breadcrumbs: [Breadcrumb("Consultations", Address.consultations.asAt(visit.shownDay))]
    ) {
      visit.asAtNote
      for problem in [from.problem, to.problem].compactMap(\.self) { warningText(problem) }
      if isBackwards { warningText("The first day is later than the last. Swap the two.") }
      form(.method(.get), .action(Address.consultationsHeld.web), .class("filters")) {
        visit.keptDay
        from.field("Planned from")
        to.field("Planned to")
        div(.class("filter-buttons")) { submitButton("Show", style: .secondary) }
      }
      keyFigures([
        KeyFigure(measure.share.text, "of consultations were held by the day planned"),
        KeyFigure("\(measure.share.numerator)", "held by that day"),
        KeyFigure(
          "\(measure.share.denominator)",
          "planned for \(from.day.longForm) to \(to.day.longForm)"),
      ])
      if measure.planned.isEmpty {
        p("No consultation was planned for these days, so there is no share of it.")
      } else {
        downloadLinks(visit.address)
        table(measure)
      }
      muted(ConsultationsHeld.definition(asAt: visit.shownDay))
      visit.asAtForm("The consultations as at another day")
    }
  }

  private func table(_ measure: ConsultationsHeld) -> HTML {
    dataTable(
      "The consultations that were planned",
      columns: ["Consultation", "First planned for", "Held", "By that day"],
      rows: measure.planned.map { one in
        [
          link(one.title, to: Address.consultation(one.id).asAt(visit.shownDay)),
          one.firstPlannedOn.map { shortDay($0) } ?? HTML(),
          one.heldOn.map { shortDay($0) } ?? HTML("Not yet"),
          one.isHeldInTime ? tag("Yes", .good) : tag("No", .urgent),
        ]
      })
  }

  func file(_ format: TableFormat?) throws -> Answer? {
    guard let format else { return nil }
    return try TableFile(
      "Consultations held",
      columns: ["Consultation", "First planned for", "Held on", "By that day"],
      rows: measure.planned.map {
        [
          $0.title, $0.firstPlannedOn?.description ?? "", $0.heldOn?.description ?? "",
          $0.isHeldInTime ? "yes" : "no",
        ]
      }, asAt: visit.shownDay
    ).answer(as: format)
  }
}
