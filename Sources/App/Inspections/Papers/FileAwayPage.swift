import Kernel
import Markup
import SiteMap
import Storage
import Web

/// Asks why a paper makes no inspection, and files it away.
struct FileAwayPage {
  let visit: Visit
  let paper: Paper
  let reading: PaperReading
  let problems: [Problem]

  var page: Page {
    let sheet = FormSheet(
      visit, problems: problems, values: ["filedBecause": reading.whyItMakesNoInspection])
    return Page(
      "File this paper away", kicker: paper.fileName,
      breadcrumbs: [Breadcrumb("Papers", .papers), Breadcrumb(paper.fileName, .paper(paper.id))]
    ) {
      lead(
        "It stays in the list of papers with its reason, and can be taken out again. Nothing is recorded from it."
      )
      sheet.form(
        to: .fileAwayPaper(paper.id), submit: "File it away", cancel: .paper(paper.id)
      ) {
        sheet.hidden("version", sheet.value("version") ?? "\(paper.version)")
        sheet.textArea(
          "filedBecause", "Why does it make no inspection?",
          hint: "The list of papers can be searched for these words.", rows: 3, maximum: 1_000)
      }
    }
  }
}

/// What a review says first of a paper for which no framework is kept here.
struct NoInspectionPanel {
  let paper: Paper
  let reading: PaperReading

  var html: HTML {
    panel("This paper makes no inspection here", tone: .caution) {
      p(
        reading.isUnread
          ? "Nothing could be read from it. You can still enter by hand below what it says, with the file beside you."
          : "It was taken for: \(reading.kind). An inspection is recorded under the framework it was made under, and none is kept here for papers of this kind."
      )
      p {
        reading.isUnread
          ? "File it away, and it is kept with its reason. Or choose its framework below and go on: "
          : "File it away, and it is kept with its reason. If it is of another kind, choose its framework below and go on: "
        link("the frameworks that are kept here", to: .frameworks)
        "."
      }
      p {
        buttonLink("File this paper away", to: .fileAwayPaper(paper.id))
        if reading.isUnread {
          " "
          link("Open the file", to: .paperFile(paper.id))
        }
      }
    }
  }
}
