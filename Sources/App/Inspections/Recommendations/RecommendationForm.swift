import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

extension Timescale: FormValue {}

extension Recommendation.Author: FormValue {}

/// The fields of a recommendation, decoded.
enum RecommendationFields {
  static func entry(_ visit: Visit) throws -> RecommendationEntry {
    var entry = visit.form.entry()
    let recommendation = RecommendationEntry(
      printedNumber: entry.optionalText("printedNumber", maximum: 20) ?? "",
      text: entry.text("text", "Give the recommendation’s words.", maximum: 10_000),
      timescale: entry.optionalChoice("timescale", of: Timescale.self),
      customDue: entry.optionalDate("customDue", "due date"),
      section: entry.optionalText("section", maximum: 300) ?? "",
      theme: entry.optionalText("theme", maximum: 100) ?? "",
      addressedTo: entry.optionalText("addressedTo") ?? "",
      page: entry.optionalInteger("page", "page", in: 1...2_000),
      findings: entry.ids("findings"),
      madeBy: entry.optionalChoice("madeBy", of: Recommendation.Author.self) ?? .inspectors)
    try entry.finish()
    return recommendation
  }

  static func values(
    _ recommendation: Recommendation, findings: [ID<Finding>]
  ) -> FormValues {
    [
      "printedNumber": recommendation.printedNumber, "text": recommendation.text,
      "timescale": recommendation.timescale,
      "customDue": recommendation.customDue,
      "section": recommendation.section, "theme": recommendation.theme,
      "addressedTo": recommendation.addressedTo, "page": recommendation.page,
      "findings": findings, "madeBy": recommendation.madeBy, "version": recommendation.version,
    ]
  }

  static let timescales = Choice.all(of: Timescale.self, titled: \.title)
}

/// The form of a recommendation: a new one, perhaps made from a finding, or one that is corrected.
struct RecommendationForm {
  let visit: Visit
  let inspection: Inspection
  let recommendation: Recommendation?
  /// The findings that the recommendation answers now.
  let answered: [ID<Finding>]
  let findings: [Finding]
  let themes: Themes
  let problems: [Problem]

  var page: Page {
    let back = recommendation.map { Address.recommendation($0.id) } ?? .inspection(inspection.id)
    return Page(
      recommendation == nil ? "Add a recommendation" : "Correct \(recommendation?.reference ?? "")",
      kicker: inspection.title,
      breadcrumbs: [
        Breadcrumb("Inspections", .inspections),
        Breadcrumb(inspection.title, .inspection(inspection.id)),
      ]
    ) {
      if let source {
        quotation(source.text, source: "Finding \(source.number)", to: .finding(source.id))
      }
      sheet.form(
        to: recommendation.map { .recommendation($0.id) }
          ?? .recommendations(ofInspection: inspection.id),
        submit: "Save the recommendation", cancel: back
      ) {
        if recommendation != nil { sheet.hidden("version", sheet.value("version") ?? "") }
        fields
      }
    }
  }

  /// The finding that a new recommendation is made from.
  private var source: Finding? {
    visit.query("finding").flatMap { text in findings.first { $0.id.text == text } }
  }

  private var sheet: FormSheet {
    if let recommendation {
      return FormSheet(
        visit, problems: problems,
        values: RecommendationFields.values(recommendation, findings: answered))
    }
    return FormSheet(
      visit, problems: problems,
      values: [
        "findings": source.map { [$0.id] } ?? [], "theme": source?.theme ?? "",
        "page": source?.page,
        "madeBy": source == nil ? Recommendation.Author.inspectors : Recommendation.Author.council,
      ])
  }

  @HTMLBuilder private var fields: HTML {
    sheet.radios(
      "madeBy", "Whose recommendation is it?",
      [
        Choice(
          Recommendation.Author.inspectors.rawValue, "The inspectors’",
          hint: "It stands in their report."),
        Choice(
          Recommendation.Author.council.rawValue, "The council’s own",
          hint: "It is drawn from what they found; the report does not ask for it."),
      ])
    sheet.textArea("text", "What is recommended", rows: 5)
    sheet.radios(
      "timescale", "By when", RecommendationFields.timescales,
      hint: inspection.publishedOn.map {
        "Counted from publication on \($0.longForm). Leave it open where the report states none."
      } ?? "Counted from publication, which is not known yet.", isOptional: true)
    sheet.dateField(
      "customDue", "The day the report names", hint: "Only for a date of its own.",
      isOptional: true)
    sheet.textField("section", "Heading it stands under", isOptional: true)
    sheet.textField("printedNumber", "Number in the report", isOptional: true, width: .short)
    sheet.numberField("page", "Page of the report", isOptional: true)
    sheet.textField("addressedTo", "Whom it addresses", isOptional: true, width: .twoThirds)
    sheet.select(
      "theme", "Theme", themes.inUse(on: visit.today).map { Choice($0.code, $0.name) },
      isOptional: true, prompt: "Not sorted yet")
    if !findings.isEmpty {
      sheet.checkboxes(
        "findings", "Findings it answers",
        findings.map {
          Choice(
            $0.id.text, "\($0.number). \(ThreadSteps.short($0.text, 120))", hint: $0.kind.title)
        }, isOptional: true)
    }
  }
}
