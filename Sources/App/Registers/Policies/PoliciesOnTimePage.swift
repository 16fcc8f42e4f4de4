import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

extension PolicyHandlers {
  /// Measure M71 over a period that the address names; the last twelve months unless it does.
  @Sendable func onTime(_ visit: Visit) async throws -> Answer {
    let visit = visit.inRegisters
    let to = AskedDay("to", of: visit, else: visit.today)
    let from = AskedDay("from", of: visit, else: to.day.adding(months: -12).adding(days: 1))
    let deadlines = try await visit.read { try $0.policyDeadlines(of: visit.authority) }
    let page = PoliciesOnTimePage(visit: visit, from: from, to: to, deadlines: deadlines)
    return try page.file(visit.fileFormat) ?? .page(page.page)
  }
}

/// How many policies were revised by the day they were due, and which.
struct PoliciesOnTimePage {
  let visit: Visit
  let from: AskedDay
  let to: AskedDay
  let deadlines: [PolicyDeadline]

  private var isBackwards: Bool { from.day > to.day }

  private var measure: PoliciesOnTime {
    PoliciesOnTime(
      isBackwards ? [] : deadlines,
      in: min(from.day, to.day)...max(from.day, to.day), today: visit.today)
  }

  var page: Page {
    let measure = measure
    return Page(
      "Policies on time", kicker: "Measure M71",
      breadcrumbs: [
        visit.registersCrumb,
        Breadcrumb("Policies", Address.policies.asAt(visit.shownDay)),
      ]
    ) {
      visit.asAtNote
      for problem in [from.problem, to.problem].compactMap(\.self) { warningText(problem) }
      if isBackwards { warningText("The first day is later than the last. Swap the two.") }
      period
      keyFigures([
        KeyFigure(measure.share, "of policies were revised on time"),
        KeyFigure("\(measure.numerator)", "revised by the day they were due"),
        KeyFigure("\(measure.denominator)", "due from \(from.day.longForm) to \(to.day.longForm)"),
      ])
      if measure.due.isEmpty {
        p("No revision was due in these days, so there is no share of it.")
      } else {
        downloadLinks(visit.address)
        table(measure)
      }
      muted(
        "Counted by the day that was first set for the revision; moving it later changes nothing here. A policy counts as revised on the day its revision is published, which is our choice. What falls due after \(visit.shownDay?.longForm ?? "today") is not counted yet."
      )
      visit.asAtForm("The policies as at another day")
    }
  }

  private var period: HTML {
    form(.method(.get), .action(Address.policiesOnTime.web), .class("filters")) {
      visit.keptDay
      from.field("Due from")
      to.field("Due to")
      div(.class("filter-buttons")) { submitButton("Show", style: .secondary) }
    }
  }

  private func table(_ measure: PoliciesOnTime) -> HTML {
    dataTable(
      "The policies that were due", columns: ["Policy", "Due", "Published", "On time"],
      rows: measure.due.map { one in
        [
          link(one.title, to: Address.policy(one.policy).asAt(visit.shownDay)), shortDay(one.due),
          one.revised.map { shortDay($0) } ?? HTML("Not yet"),
          one.isOnTime ? tag("Yes", .good) : tag("No", .urgent),
        ]
      })
  }

  func file(_ format: TableFormat?) throws -> Answer? {
    guard let format else { return nil }
    return try TableFile(
      "Policies on time", columns: ["Policy", "Due on", "Published on", "On time"],
      rows: measure.due.map {
        [
          $0.title, $0.due.description, $0.revised?.description ?? "",
          $0.isOnTime ? "yes" : "no",
        ]
      }, asAt: visit.shownDay
    ).answer(as: format)
  }
}
