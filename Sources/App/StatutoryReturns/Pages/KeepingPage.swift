import Kernel
import Markup
import SiteMap
import Storage
import Web

/// For how long checks, and explanations of queries, are kept.
struct KeepingPage {
  let visit: Visit
  let problems: [Problem]
  let days: Int
  let noteDays: Int

  init(_ visit: Visit, problems: [Problem] = []) async throws {
    self.visit = visit
    self.problems = problems
    (days, noteDays) = try await visit.store.read { db in
      (
        try db.keepingDays(.checks, of: visit.authority),
        try db.keepingDays(.notes, of: visit.authority)
      )
    }
  }

  var page: Page {
    let sheet = FormSheet(
      visit, problems: problems, values: ["days": days, "note-days": noteDays])
    return Page(
      "How long checks are kept", breadcrumbs: [Breadcrumb("Statutory returns", .returns)]
    ) {
      lead(
        "What was found in a return is about children, and so is what was said of it. Each is deleted after so many days, and it is on record that it was."
      )
      sheet.form(to: .returnKeeping, submit: "Save", cancel: .returns) {
        sheet.numberField(
          "days", "Days that checks are kept",
          hint: "What was found, with files that were kept. \(Self.bounds(.checks))")
        sheet.numberField(
          "note-days", "Days that explanations of queries are kept",
          hint:
            "Counted from the day an explanation was last written. It has to last until the next collection to be met again there. \(Self.bounds(.notes))"
        )
      }
    }
  }

  private static func bounds(_ time: KeepingTime) -> String {
    "From \(KeepingTime.range.lowerBound) to \(KeepingTime.range.upperBound); \(time.usual) unless you set something else."
  }
}
