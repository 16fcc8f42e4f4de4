import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The fields of a finding, decoded.
enum FindingFields {
  static func entry(_ visit: Visit) throws -> FindingEntry {
    var entry = visit.form.entry()
    let finding = FindingEntry(
      number: entry.optionalInteger("number", "number", in: 1...9_999),
      kind: entry.choice("kind", "Say what kind of finding it is.", of: Finding.Kind.self),
      text: entry.text("text", "Give the finding’s words.", maximum: 10_000),
      theme: entry.optionalText("theme", maximum: 100) ?? "",
      cohort: entry.optionalText("cohort") ?? "",
      community: entry.optionalText("community") ?? "",
      toldTo: entry.optionalText("toldTo") ?? "",
      partnerAgency: entry.optionalText("partnerAgency") ?? "",
      impactReviewOn: entry.optionalDate("impactReviewOn", "impact review date"),
      page: entry.optionalInteger("page", "page", in: 1...2_000),
      paragraph: entry.optionalText("paragraph", maximum: 40) ?? "")
    try entry.finish()
    return finding
  }

  static func values(_ finding: Finding) -> FormValues {
    [
      "number": finding.number, "kind": finding.kind, "text": finding.text,
      "theme": finding.theme, "cohort": finding.cohort, "community": finding.community,
      "toldTo": finding.toldTo, "partnerAgency": finding.partnerAgency,
      "impactReviewOn": finding.impactReviewOn, "page": finding.page,
      "paragraph": finding.paragraph, "version": finding.version,
    ]
  }
}

/// The form of a finding: a new one, or one that is corrected.
struct FindingForm {
  let visit: Visit
  let inspection: Inspection
  let finding: Finding?
  let themes: Themes
  let bodies: [Body]
  let problems: [Problem]

  var page: Page {
    let back = finding.map { Address.finding($0.id) } ?? .inspection(inspection.id)
    return Page(
      finding == nil ? "Add a finding" : "Correct the finding", kicker: inspection.title,
      breadcrumbs: [
        Breadcrumb("Inspections", .inspections),
        Breadcrumb(inspection.title, .inspection(inspection.id)),
      ]
    ) {
      sheet.form(
        to: finding.map { .finding($0.id) } ?? .findings(ofInspection: inspection.id),
        submit: "Save the finding", cancel: back
      ) {
        if finding != nil { sheet.hidden("version", sheet.value("version") ?? "") }
        fields
      }
    }
  }

  private var sheet: FormSheet {
    FormSheet(
      visit, problems: problems,
      values: finding.map(FindingFields.values) ?? ["toldTo": "Director of children’s services"])
  }

  @HTMLBuilder private var fields: HTML {
    sheet.radios("kind", "Kind", Choice.all(of: Finding.Kind.self, titled: \.title))
    sheet.dateField(
      "impactReviewOn", "Impact review date",
      hint: "When to look again. Needed when it was too early to judge.", isOptional: true)
    sheet.textArea("text", "The inspectors’ words", rows: 6)
    sheet.select(
      "theme", "Theme", themes.inUse(on: visit.today).map { Choice($0.code, $0.name) },
      isOptional: true, prompt: "Not sorted yet")
    sheet.textField("toldTo", "Who was told", isOptional: true, width: .twoThirds)
    sheet.textField(
      "cohort", "Children it is about", hint: "For example: children on child protection plans",
      isOptional: true)
    sheet.textField(
      "community", "Community it is about", hint: "For example: Roma and Slovak families",
      isOptional: true)
    sheet.select(
      "partnerAgency", "Partner agency that is named",
      bodies.filter(\.kind.isPartnerAgency).map { Choice($0.name, $0.name) } + namedElsewhere,
      isOptional: true, prompt: "None")
    sheet.numberField("number", "Number", hint: "Left empty, the next one.", isOptional: true)
    sheet.numberField("page", "Page of the report", isOptional: true)
    sheet.textField("paragraph", "Paragraph, as printed", isOptional: true, width: .short)
  }

  /// An agency that a report names and the directory does not know stays what it is.
  private var namedElsewhere: [Choice] {
    guard let name = sheet.value("partnerAgency"), !name.isEmpty,
      !bodies.contains(where: { $0.kind.isPartnerAgency && $0.name == name })
    else { return [] }
    return [Choice(name, name)]
  }
}
