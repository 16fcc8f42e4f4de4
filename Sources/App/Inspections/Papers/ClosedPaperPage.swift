import Kernel
import Markup
import SiteMap
import Storage
import Web

/// A paper that was accepted, filed away or discarded: by whom, why, what became of it, and what
/// was corrected.
struct ClosedPaperPage {
  let visit: Visit
  let paper: Paper
  let reading: PaperReading
  let corrections: [Correction]

  var page: Page {
    Page(
      paper.fileName, kicker: reading.kind.sentence, breadcrumbs: [Breadcrumb("Papers", .papers)]
    ) {
      facts
      if paper.state == .filed, visit.mayManage {
        visit.sheet.button(
          "Take it out again to review it", to: .takeOutPaper(paper.id),
          values: ["version": paper.version])
      }
      if paper.state == .accepted { changes }
      if paper.pages > 0 { pages }
    }
  }

  private var facts: HTML {
    summaryList(
      [
        SummaryRow("State") { paper.state.tag },
        SummaryRow("Uploaded", "\(paper.uploadedAt.forPeople) by \(paper.uploadedBy)"),
        SummaryRow(
          paper.state.title,
          "\(paper.closedAt.map(\.forPeople) ?? "") by \(paper.closedBy)"),
      ]
        + (paper.state == .filed
          ? [SummaryRow("Why it makes no inspection", paper.filedBecause)] : [])
        + [
          SummaryRow("Became") { became },
          SummaryRow("File") { link(paper.fileName, to: .paperFile(paper.id)) },
          SummaryRow("SHA-256 of the file") { code(paper.sha256) },
        ])
  }

  private var pages: HTML {
    part("Pages") {
      ol(.class("page-numbers")) {
        for number in 1...paper.pages {
          li { link("\(number)", to: .paperView(paper.id, number)) }
        }
      }
    }
  }

  @HTMLBuilder private var became: HTML {
    if let inspection = paper.inspection {
      link("An inspection", to: .inspection(inspection))
    } else if paper.registerLine != nil {
      link("A line of the national register", to: .register)
    } else {
      "Nothing was recorded from it"
    }
  }

  private var changes: HTML {
    part("What was corrected") {
      if corrections.isEmpty {
        muted("Nothing: it was accepted as it was read.")
      } else {
        dataTable(
          "Corrections", isCaptionHidden: true, columns: ["What", "Was read", "Was accepted"],
          rows: corrections.map { correction in
            [
              HTML(correction.what), said(correction.read, else: "nothing"),
              said(correction.accepted, else: "left out"),
            ]
          })
      }
    }
  }

  private func said(_ text: String, else words: String) -> HTML {
    text.isEmpty ? span(words, .class("muted")) : HTML(text)
  }
}
