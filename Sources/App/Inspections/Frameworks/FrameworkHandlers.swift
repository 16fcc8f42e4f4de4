import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The frameworks in plain English, for everybody.
struct FrameworkHandlers: Sendable {
  @Sendable func list(_ visit: Visit) async throws -> Answer {
    let frameworks = try await visit.store.read { try $0.frameworks(of: visit.authority) }
    return .page(
      Page(
        "How services for children are inspected",
        breadcrumbs: [Breadcrumb("Inspections", .inspections)]
      ) {
        lead(
          "Inspectors have worked in different ways over the years. Each has grades of its own; a grade of one says nothing about a grade of another."
        )
        dataTable(
          "Frameworks", isCaptionHidden: true, columns: ["Framework", "In use", "What comes out"],
          rows: frameworks.map { one in
            [
              link(one.framework.shortName, to: .framework(one.framework.code)),
              HTML(one.framework.period), HTML(one.framework.outcome),
            ]
          })
      })
  }

  @Sendable func show(_ visit: Visit) async throws -> Answer {
    let code = visit.parameters["code"] ?? ""
    let found = try await visit.store.read { db in
      try db.framework(code: code, of: visit.authority)
    }
    guard let framework = found else {
      throw Refusal.notFound("There is no framework called “\(code)” here.")
    }
    return .page(FrameworkPage(framework: framework).page)
  }
}

struct FrameworkPage {
  let framework: FrameworkVersion

  private var record: Framework { framework.framework }

  var page: Page {
    Page(
      record.shortName, kicker: "How services for children are inspected",
      breadcrumbs: [Breadcrumb("Frameworks", .frameworks)]
    ) {
      lead(record.purpose)
      summaryList([
        SummaryRow("Full name", record.name),
        SummaryRow("Whose work it looks at", record.scope),
        SummaryRow("Who inspects", record.inspectorate),
        SummaryRow("In use", record.period),
        SummaryRow("What comes out", record.outcome),
        SummaryRow("Powers", record.powers),
        SummaryRow("Where this is from", "\(record.source) (\(record.tag.meaning))"),
      ])
      part("What is judged") {
        if framework.isGraded { areas } else { p("Nothing is graded.") }
      }
      if framework.isGraded {
        part("What the grades mean") { GradeScale(framework: framework).html }
      }
      p {
        link(
          "Inspections under this framework",
          to: Address.inspections.with("framework", record.code))
      }
    }
  }

  @HTMLBuilder private var areas: HTML {
    ol {
      for area in framework.areas where area.parentCode.isEmpty {
        li {
          area.name
          if area.isOverall { " – the judgement of the whole" }
          parts(of: area)
        }
      }
    }
    if framework.overall == nil { muted("There is no judgement of the whole.") }
  }

  @HTMLBuilder private func parts(of area: FrameworkArea) -> HTML {
    let parts = framework.areas.filter { $0.parentCode == area.code }
    if !parts.isEmpty {
      ul { for one in parts { li(one.name) } }
    }
  }
}
