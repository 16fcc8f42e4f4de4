import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The quick review: only what was not read with certainty, one after another, each beside its
/// place in the report. By keyboard it is Tab to the next and Enter at the end.
struct DoubtsPage {
  let visit: Visit
  let paper: Paper
  let doubts: [Doubt]
  let fields: ReviewFields

  var page: Page {
    Page(
      "Check \(Words.count(doubts.count, "value"))", kicker: paper.fileName,
      breadcrumbs: [Breadcrumb("Papers", .papers), Breadcrumb(paper.fileName, .paper(paper.id))]
    ) {
      lead(
        "These were not read with certainty, or not at all. Compare them with the report, and correct or fill in what is wrong or missing."
      )
      fields.sheet.form(
        to: .doubtsOfPaper(paper.id), submit: "These are right now", cancel: .paper(paper.id)
      ) {
        fields.sheet.hidden("version", "\(paper.version)")
        for doubt in doubts {
          fields.sheet.hidden("settled", doubt.field)
          fields.fact(doubt.subject)
        }
      }
    }
  }
}
