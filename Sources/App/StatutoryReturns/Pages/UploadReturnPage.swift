import Kernel
import Markup
import Returns
import SiteMap
import Web

/// Where a return is dropped to be checked.
struct UploadReturnPage {
  let visit: Visit
  let problems: [Problem]

  var page: Page {
    let sheet = FormSheet(visit, problems: problems)
    return Page("Check a return", breadcrumbs: [Breadcrumb("Statutory returns", .returns)]) {
      lead(
        "The file is checked against every rule of the department. Only what was found is kept, encrypted, by the children’s LAchildID."
      )
      p(
        "So that you can take its tables away, the return stays in memory for \(ReturnDesk.tablesStayMinutes) minutes after the check, and is then forgotten. “Forget it now”, on the page of the check, does that at once. A return larger than \(ReturnDesk.mostToStay >> 20) MB is forgotten as soon as it was checked."
      )
      sheet.form(
        to: .returns, submit: "Check the return", cancel: .returns, hasFiles: true,
        isGuarded: false
      ) {
        kind(sheet)
        sheet.field(
          "file", "The return",
          hint:
            "\(first.file), of at most \(CheckReturn.mostBytes >> 30) GB. Choose it or drop it here.",
          classes: "file-field"
        ) { described in
          input(
            .type(.file), .id("file"), .name("file"), .class("file"), .data("drop", ""),
            .data("upload", ""), .accept(first.accept), .when(first.hasSeveralFiles, .multiple),
            described)
        }
        sheet.select(
          "year", "Whose rules", years,
          hint: "Leave it, unless the file names the wrong year or you want to try a draft.",
          prompt: "Those of the year that the file names")
        sheet.checkbox(
          "keep", "Keep the file",
          hint:
            "The whole return is then stored here, encrypted, until this check is deleted. Its tables can be taken away at any time."
        )
      }
    }
  }

  private var first: StatutoryReturn { .cin }

  /// With one return there is nothing to choose.
  @HTMLBuilder private func kind(_ sheet: FormSheet) -> HTML {
    if StatutoryReturn.all.count == 1 {
      sheet.hidden("return", first.code)
    } else {
      sheet.select(
        "return", "Which return", StatutoryReturn.all.map { Choice($0.code, $0.title) },
        prompt: nil)
    }
  }

  private var years: [Choice] {
    first.years.map { year in
      Choice(
        year.description, year == first.draftYear ? "\(year.inWords) (draft)" : year.inWords)
    }
  }
}
