import Kernel
import Markup
import SiteMap
import Storage
import Web

/// What a council can set for its registers.
struct RegisterSettingsHandlers: Sendable {
  @Sendable func show(_ visit: Visit) async throws -> Answer { .page(try await page(visit, [])) }

  @Sendable func change(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      var entry = visit.form.entry()
      let settings = RegisterSettings(
        recentMonths: entry.integer("recentMonths", "number of months", in: 1...120),
        readingGradeLimit: entry.integer("readingGradeLimit", "school grade", in: 1...18))
      try entry.finish()
      try await ChangeRegisterSettings(visit)(settings, readAt: entry.version())
      return .redirect(.registerSettings, notice: "The settings were saved.")
    } onProblems: {
      try await page(visit, $0)
    }
  }

  private func page(_ visit: Visit, _ problems: [Problem]) async throws -> Page {
    let settings = try await visit.store.read { try $0.registerSettings(of: visit.authority) }
    let sheet = FormSheet(
      visit, problems: problems,
      values: [
        "recentMonths": settings.recentMonths, "readingGradeLimit": settings.readingGradeLimit,
        "version": settings.version,
      ])
    return Page("Settings of the registers", breadcrumbs: [Breadcrumb("Settings", .settings)]) {
      if visit.user.may(.manageSettings) {
        sheet.form(to: .registerSettings, submit: "Save the settings", cancel: .settings) {
          sheet.numberField("recentMonths", Self.months, hint: Self.monthsSource)
          sheet.numberField("readingGradeLimit", Self.grade, hint: Self.gradeSource)
          sheet.hidden("version", sheet.value("version") ?? "0")
        }
      } else {
        summaryList([
          SummaryRow(Self.months) {
            p("\(settings.recentMonths)")
            muted(Self.monthsSource)
          },
          SummaryRow(Self.grade) {
            p("\(settings.readingGradeLimit)")
            muted(Self.gradeSource)
          },
        ])
      }
    }
  }

  private static let months = "Months for which a leader counts as recently in post"
  private static let monthsSource =
    "12 unless you set another number. Source: our choice, not law or guidance."
  private static let grade = "Highest reading grade of a public text"
  private static let gradeSource =
    "8 (read at 13 to 14 years) unless you set another. Source: our choice. The grade is computed by the Flesch–Kincaid formula (Kincaid and others, 1975)."
}
