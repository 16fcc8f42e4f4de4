import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The form of an inspection: a new one, or one that is corrected.
struct InspectionForm {
  let visit: Visit
  let frameworks: [FrameworkVersion]
  /// The one that is corrected; nil for a new one.
  let inspection: Inspection?
  let link: String
  let council: String
  let problems: [Problem]

  var page: Page {
    Page(
      inspection == nil ? "Enter an inspection" : "Correct the inspection",
      kicker: inspection?.title, breadcrumbs: breadcrumbs
    ) {
      if inspection == nil {
        insetText {
          p {
            "Do you have the report as a PDF? "
            Web.link("Upload it", to: .uploadPaper)
            ": most of this form is then filled in for you."
          }
        }
      }
      sheet.form(
        to: inspection.map { .inspection($0.id) } ?? .inspections, submit: "Save",
        cancel: inspection.map { .inspection($0.id) } ?? .inspections
      ) {
        if let inspection {
          sheet.hidden("version", sheet.value("version") ?? "\(inspection.version)")
        }
        Self.fields(sheet, frameworks: frameworks)
      }
    }
  }

  private var breadcrumbs: [Breadcrumb] {
    [Breadcrumb("Inspections", .inspections)]
      + (inspection.map { [Breadcrumb($0.title, .inspection($0.id))] } ?? [])
  }

  private var sheet: FormSheet {
    let framework = inspection.flatMap { own in frameworks.first { $0.id == own.framework } }
    if let inspection, let framework {
      return FormSheet(
        visit, problems: problems,
        values: InspectionFields.values(inspection, framework: framework, link: link))
    }
    return FormSheet(visit, problems: problems, values: ["council": council])
  }

  @HTMLBuilder static func fields(
    _ sheet: FormSheet, frameworks: [FrameworkVersion]
  ) -> HTML {
    sheet.select(
      "framework", "Framework", choices(frameworks),
      hint: "The way of inspecting it was made under. It decides the areas and the grades.")
    sheet.textField("council", "Council that was inspected", width: .twoThirds)
    sheet.textField(
      "title", "Title", hint: "Left empty, it is made from the framework and the visit.",
      isOptional: true)
    sheet.dateField("visitStart", "First day of the visit", isOptional: true)
    sheet.dateField("visitEnd", "Last day of the visit", isOptional: true)
    sheet.dateField(
      "receivedOn", "Day the council received the report",
      hint: "The statutory clocks start on this day. It is not the day of entry.",
      isOptional: true)
    sheet.dateField(
      "publishedOn", "Day the report was published",
      hint: "Recommendations fall due so many months after this day.", isOptional: true)
    sheet.textField("leadInspector", "Lead inspector", isOptional: true, width: .twoThirds)
    sheet.textField(
      "reportLink", "Address of the published report", hint: "Begins with https://",
      isOptional: true, type: .url)
    sheet.textArea(
      "notLookedAt", "What the inspectors say they did not look at", isOptional: true, rows: 3)
    fold("How many recommendations the report says it makes") {
      muted(
        "When this is filled in, a list of recommendations that does not add up to it is refused.")
      for timescale in Timescale.allCases where timescale != .custom {
        sheet.numberField("declared.\(timescale.rawValue)", timescale.title, isOptional: true)
      }
    }
  }

  static func choices(_ frameworks: [FrameworkVersion]) -> [Choice] {
    frameworks.map {
      Choice($0.framework.code, "\($0.framework.shortName), \($0.framework.period)")
    }
  }
}
