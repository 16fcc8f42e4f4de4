import Kernel
import Markup
import SiteMap
import Storage
import Web

/// What a council can set for its public plans.
struct LimitHandlers: Sendable {
  private static let title = "Highest reading grade of the version for children"
  private static let source =
    "6 (read at 11 to 12 years) unless you set another. Source: our choice. The grade is computed by the Flesch–Kincaid formula (Kincaid and others, 1975)."

  @Sendable func show(_ visit: Visit) async throws -> Answer { .page(try await page(visit, [])) }

  @Sendable func change(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      var entry = visit.form.entry()
      let grade = entry.integer("childGrade", "school grade", in: 1...18)
      try entry.finish()
      try await ChangePublicationLimits(visit)(childGrade: grade, readAt: entry.version())
      return .redirect(.publishingSettings, notice: "The settings were saved.")
    } onProblems: {
      try await page(visit, $0)
    }
  }

  private func page(_ visit: Visit, _ problems: [Problem]) async throws -> Page {
    let limits = try await visit.store.read { try $0.publicationLimits(of: visit.authority) }
    let sheet = FormSheet(
      visit, problems: problems,
      values: ["childGrade": limits.childGrade, "version": limits.version])
    return Page("Settings of public plans", breadcrumbs: [Breadcrumb("Settings", .settings)]) {
      if visit.user.may(.manageSettings) {
        sheet.form(
          to: .publishingSettings, submit: "Save the settings", cancel: .settings
        ) {
          sheet.numberField("childGrade", Self.title, hint: Self.source)
          sheet.hidden("version", sheet.value("version") ?? "0")
        }
      } else {
        summaryList([
          SummaryRow(Self.title) {
            p("\(limits.childGrade)")
            muted(Self.source)
          }
        ])
      }
      p {
        HTML("The limit for the summary is that of every public text: ")
        link("settings of the registers", to: .registerSettings)
        HTML(".")
      }
    }
  }
}
