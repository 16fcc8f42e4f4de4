import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The form of all judgements of an inspection: one part for each area, in printed order.
struct JudgementHandlers: Sendable {
  @Sendable func edit(_ visit: Visit) async throws -> Answer { .page(try await form(visit, [])) }

  /// A program may name an area that the framework of the inspection does not have: its grade would
  /// be lost.
  private static func refuseUnknownAreas(in form: Form, of framework: FrameworkVersion) throws {
    let known = Set(framework.areas.map(\.code))
    let problems = form.fields.compactMap { field -> Problem? in
      let parts = field.name.split(separator: ".", maxSplits: 1).map(String.init)
      guard parts.count == 2, ["judgement", "rationale", "findings", "page"].contains(parts[0]),
        !known.contains(parts[1])
      else { return nil }
      return Problem(
        "“\(parts[1])” is no area of this inspection’s framework. Its areas are \(Words.list(framework.areas.map(\.code))).",
        field: field.name)
    }
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
  }

  @Sendable func update(_ visit: Visit) async throws -> Answer {
    let id = try visit.id("inspection", of: Inspection.self)
    return try await visit.retrying {
      let inspection = try await visit.store.read { try $0.inspection(id, of: visit.authority) }
      let framework = try await visit.store.read { try $0.framework(of: inspection) }
      var entry = visit.form.entry()
      let judgements = framework.areas.map { area in
        JudgementEntry(
          area: area.code, grade: entry.optionalText("judgement.\(area.code)") ?? "",
          rationale: entry.optionalText("rationale.\(area.code)", maximum: 5_000) ?? "",
          findings: entry.ids("findings.\(area.code)"),
          page: entry.optionalInteger("page.\(area.code)", "page", in: 1...2_000),
          readAt: entry.version("version.\(area.code)"))
      }
      try entry.finish()
      try Self.refuseUnknownAreas(in: visit.form, of: framework)
      try await RecordJudgements(visit)(judgements, of: id)
      return .redirect(
        Address.inspection(id).at("judgements"), notice: "The judgements were saved.")
    } onProblems: {
      try await form(visit, $0)
    }
  }

  private func form(_ visit: Visit, _ problems: [Problem]) async throws -> Page {
    let id = try visit.id("inspection", of: Inspection.self)
    return try await visit.store.read { db in
      let inspection = try db.inspection(id, of: visit.authority)
      let judgements = try db.judgements(of: inspection)
      return JudgementForm(
        visit: visit, inspection: inspection, framework: try db.framework(of: inspection),
        judgements: judgements, links: try db.findingLinks(of: judgements),
        findings: try db.findings(of: inspection), problems: problems
      ).page
    }
  }
}

struct JudgementForm {
  let visit: Visit
  let inspection: Inspection
  let framework: FrameworkVersion
  let judgements: [Judgement]
  let links: [JudgementFinding]
  let findings: [Finding]
  let problems: [Problem]

  var page: Page {
    Page(
      "Judgements", kicker: inspection.title,
      breadcrumbs: [
        Breadcrumb("Inspections", .inspections),
        Breadcrumb(inspection.title, .inspection(inspection.id)),
      ]
    ) {
      if framework.isGraded {
        lead("As the report gives them. Nothing here is worked out from anything else.")
        sheet.form(
          to: .judgements(of: inspection.id), submit: "Save the judgements",
          cancel: .inspection(inspection.id)
        ) {
          for area in framework.areas { fields(area) }
        }
      } else {
        emptyState(
          "\(framework.framework.shortName) gives no judgements, only words. Record what it says as findings."
        ) { p { link("Add a finding", to: .newFinding(inInspection: inspection.id)) } }
      }
    }
  }

  private var sheet: FormSheet {
    var values = FormValues()
    for area in framework.areas {
      let judgement = judgements.first { $0.area == area.id }
      values.fields.append(("version.\(area.code)", "\(judgement?.version ?? 0)"))
      guard let judgement else { continue }
      let linked = links.filter { $0.judgement == judgement.id }.map(\.finding)
      values.fields += [
        ("judgement.\(area.code)", framework.grade(judgement.grade)?.code ?? ""),
        ("rationale.\(area.code)", judgement.rationale),
        ("page.\(area.code)", judgement.page.map(String.init) ?? ""),
      ]
      values.fields += linked.map { ("findings.\(area.code)", $0.text) }
    }
    return FormSheet(visit, problems: problems, values: values)
  }

  private func fields(_ area: FrameworkArea) -> HTML {
    part(area.name) {
      sheet.hidden("version.\(area.code)", sheet.value("version.\(area.code)") ?? "0")
      sheet.radios(
        "judgement.\(area.code)", "Grade",
        framework.scale(of: area).map { Choice($0.code, $0.name, hint: $0.definition) })
      sheet.textArea(
        "rationale.\(area.code)", "Why", hint: "In the report’s words, or short.",
        isOptional: true, rows: 3)
      sheet.numberField("page.\(area.code)", "Page of the report", isOptional: true)
      if !findings.isEmpty {
        fold("Findings it rests on") {
          sheet.checkboxes(
            "findings.\(area.code)", "Findings",
            findings.map {
              Choice($0.id.text, "\($0.number). \(ThreadSteps.short($0.text, 90))")
            }, isOptional: true)
        }
      }
    }
  }
}
