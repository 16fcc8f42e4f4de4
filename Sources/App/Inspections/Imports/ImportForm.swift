import Kernel
import Markup
import SiteMap
import Web

/// Where many reports are dropped at once.
struct ImportForm {
  let visit: Visit
  let problems: [Problem]

  var page: Page {
    let sheet = FormSheet(
      visit, problems: problems, values: ["target": visit.query("target") ?? "papers"])
    return Page(
      "Import reports",
      breadcrumbs: [Breadcrumb("Papers", .papers), Breadcrumb("Imports", .imports)]
    ) {
      lead(
        "Choose many reports, or a whole folder of them. They are read in the background, and you see what becomes of each. One bad file stops no other."
      )
      sheet.form(
        to: .imports, submit: "Import", cancel: .imports, hasFiles: true
      ) {
        sheet.radios(
          "target", "What is to become of them?",
          [
            Choice(
              ImportBatch.Target.papers.rawValue, ImportBatch.Target.papers.title,
              hint: "Each waits until somebody has compared it with what was read."),
            Choice(
              ImportBatch.Target.register.rawValue, ImportBatch.Target.register.title,
              hint:
                "What was read with certainty is entered there or completes the line that is there. Nothing is overwritten. A summary for children is added to its inspection. The rest waits to be reviewed."
            ),
          ])
        Self.files(sheet, visit)
      }
    }
  }

  static func files(_ sheet: FormSheet, _ visit: Visit) -> HTML {
    sheet.field(
      "files", "The files",
      hint:
        "Reports as PDF; summaries for children also as web pages or texts. Each of at most \(visit.world.documents.sizeLimit >> 20) MB; up to \(StartImport.mostFiles) files and \((ImportHandlers.mostBytes >> 20) - 1) MB at once. More can follow afterwards.",
      classes: "file-field"
    ) { described in
      input(
        .type(.file), .id("files"), .name("files"), .multiple(true), .class("file"),
        .data("drop", ""), .data("most-files", "\(StartImport.mostFiles)"),
        .data("most-bytes", "\(ImportHandlers.mostBytes - (1 << 20))"),
        .accept(UploadPage.accepted), described)
    }
  }
}
