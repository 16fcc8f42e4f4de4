import Markup
import SiteMap
import Storage
import Web

/// What a summary for children and young people says besides its findings: purpose, grades in its
/// own words, and what was promised.
struct ReviewSummary {
  let paper: Paper
  let summary: PaperReading.ChildSummary
  let sheet: FormSheet
  let framework: FrameworkVersion?

  var html: HTML {
    part("Summary for children and young people", id: "child-summary") {
      if let purpose = summary.purpose {
        quotation(purpose.text, source: "what it says the inspection is for")
      }
      if !summary.definitions.isEmpty { definitions }
      if summary.promises.isEmpty {
        muted("No promise was found in it.")
      } else {
        sheet.group("promises", "What was promised: tick what is to be recorded") {
          for (index, promise) in summary.promises.enumerated() {
            sheet.checkbox(
              ReviewAnswers.promise(index), "“\(promise.text.text)”",
              hint: hint(promise))
          }
        }
      }
    }
  }

  /// The summary's words beside those of the framework: they are not always the same.
  private var definitions: HTML {
    dataTable(
      "What the grades mean", columns: ["Grade", "In this summary", "In the framework"],
      rows: summary.definitions.map { definition in
        let grade = framework?.scale.first { $0.code == definition.grade }
        return [
          HTML(
            grade?.name ?? definition.grade.split(separator: "_").joined(separator: " ").sentence),
          HTML(definition.text), HTML(grade?.definition ?? "–"),
        ]
      })
  }

  private func hint(_ promise: PaperReading.ChildSummary.Promise) -> String {
    var words = [promise.kind.title]
    if !promise.by.isEmpty { words.append("by \(promise.by)") }
    if let page = promise.text.place?.page { words.append("page \(page)") }
    return words.joined(separator: ", ")
  }
}
