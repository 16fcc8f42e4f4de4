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
  let judgements: [RegisterJudgement]
  let problems: [Problem]

  static func entry(_ visit: Visit) throws -> RegisterEntry {
    var entry = visit.form.entry()
    let register = RegisterEntry(
      council: entry.text("council", "Council: say which council was inspected."),
      framework: entry.text("framework", "Choose the framework.", maximum: 40),
      visitStart: entry.optionalDate("visitStart", "first day of the visit"),
      visitEnd: entry.optionalDate("visitEnd", "last day of the visit"),
      publishedOn: entry.optionalDate("publishedOn", "publication date"),
      overall: entry.optionalText("overall", maximum: 40) ?? "",
      parts: parts(visit.form),
      source: entry.text("source", "Source: say where this is known from.", maximum: 500),
      link: entry.optionalText("link", maximum: 2_000) ?? "")
    try entry.finish()
    return register
  }

  /// The name of the field of an area.
  private static let part = "part."

  /// None when another framework was chosen: its areas are asked for afterwards.
  private static func parts(_ form: Form) -> [String: String] {
    guard form["partsOf"] == form["framework"] else { return [:] }
    return Dictionary(
      form.fields.filter { $0.name.hasPrefix(part) }.map {
        (String($0.name.dropFirst(part.count)), $0.value)
      }, uniquingKeysWith: { first, _ in first })
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
        sheet.dateField(
          "visitEnd", "Last day of the visit",
          hint: "A report that prints no day of publication is counted as inspected from it on.",
          isOptional: true)
        sheet.dateField("publishedOn", "Day the report was published", isOptional: true)
        sheet.select(
          "overall", "Overall grade", grades,
          hint: "As printed, on the scale of its own framework.", isOptional: true,
          prompt: "Not known, or none given")
        if let framework, !areas.isEmpty {
          sheet.hidden("partsOf", framework.framework.code)
        }
        for area in areas {
          sheet.select(
            Self.part + area.code, area.name,
            (framework?.scale(of: area) ?? []).map { Choice($0.code, $0.name) }, isOptional: true,
            prompt: "Not known, or none given")
        }
        sheet.textField("source", "Where this is known from")
        sheet.textField(
          "link", "Address of the report", hint: "Begins with https://", isOptional: true,
          type: .url)
      }
    }
  }

  private var sheet: FormSheet {
    guard let line else { return FormSheet(visit, problems: problems) }
    var values: FormValues = [
      "council": line.council, "framework": framework?.framework.code ?? "",
      "visitStart": line.visitStart, "visitEnd": line.visitEnd, "publishedOn": line.publishedOn,
      "overall": line.overall.flatMap { framework?.grade($0)?.code } ?? "",
      "source": line.source, "link": line.link, "version": line.version,
    ]
    for area in areas {
      let grade = judgements.first { $0.area == area.id }.flatMap { framework?.grade($0.grade) }
      values.fields += (grade?.code).formFields(named: Self.part + area.code)
    }
    return FormSheet(visit, problems: problems, values: values)
  }

  private var framework: FrameworkVersion? { frameworks.first { $0.id == line?.framework } }

  /// The areas besides the whole, once the framework is known. They stay with it: with another
  /// framework they are asked for after it is saved.
  private var areas: [FrameworkArea] {
    guard let framework else { return [] }
    let sent = visit.form["framework"] ?? framework.framework.code
    return sent == framework.framework.code ? framework.areas.filter { !$0.isOverall } : []
  }

  /// Every grade of every scale, once by its code; which of them a framework knows is checked when
  /// saving.
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
