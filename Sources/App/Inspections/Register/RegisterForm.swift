import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The form of one line of the national register.
struct RegisterForm {
  let visit: Visit
  let frameworks: [FrameworkVersion]
  let line: NationalInspection?
  let problems: [Problem]

  static func entry(_ visit: Visit) throws -> RegisterEntry {
    var entry = visit.form.entry()
    let register = RegisterEntry(
      council: entry.text("council", "Council: say which council was inspected."),
      framework: entry.text("framework", "Choose the framework.", maximum: 40),
      visitStart: entry.optionalDate("visitStart", "first day of the visit"),
      publishedOn: entry.optionalDate("publishedOn", "publication date"),
      overall: entry.optionalText("overall", maximum: 40) ?? "",
      source: entry.text("source", "Source: say where this is known from.", maximum: 500),
      link: entry.optionalText("link", maximum: 2_000) ?? "")
    try entry.finish()
    return register
  }

  var page: Page {
    Page(
      line == nil ? "Enter a line of the register" : "Correct a line of the register",
      breadcrumbs: [Breadcrumb("National register", .register)]
    ) {
      sheet.form(
        to: line.map { .registerLine($0.id) } ?? .register, submit: "Save", cancel: .register
      ) {
        if line != nil { sheet.hidden("version", sheet.value("version") ?? "") }
        sheet.textField("council", "Council", width: .twoThirds)
        sheet.select("framework", "Framework", InspectionForm.choices(frameworks))
        sheet.dateField(
          "visitStart", "First day of the visit",
          hint: "“The second to be inspected” counts by this day, or by publication without it.",
          isOptional: true)
        sheet.dateField("publishedOn", "Day the report was published", isOptional: true)
        sheet.select(
          "overall", "Overall grade", grades,
          hint: "As printed, on the scale of its own framework.", isOptional: true,
          prompt: "Not known, or none given")
        sheet.textField("source", "Where this is known from")
        sheet.textField(
          "link", "Address of the report", hint: "Begins with https://", isOptional: true,
          type: .url)
      }
    }
  }

  private var sheet: FormSheet {
    guard let line else { return FormSheet(visit, problems: problems) }
    let framework = frameworks.first { $0.id == line.framework }
    return FormSheet(
      visit, problems: problems,
      values: [
        "council": line.council, "framework": framework?.framework.code ?? "",
        "visitStart": line.visitStart, "publishedOn": line.publishedOn,
        "overall": line.overall.flatMap { framework?.grade($0)?.code } ?? "",
        "source": line.source, "link": line.link, "version": line.version,
      ])
  }

  /// Every grade of every scale, once by its code; which of them a framework knows is checked when saving.
  private var grades: [Choice] {
    var choices: [Choice] = []
    for grade in frameworks.flatMap(\.scale) where grade.isRating {
      if !choices.contains(where: { $0.value == grade.code }) {
        choices.append(Choice(grade.code, grade.name))
      }
    }
    return choices
  }
}
