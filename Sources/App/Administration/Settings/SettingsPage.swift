import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// What can be set, at a glance.
struct SettingsPage {
  let visit: Visit
  let council: Authority?
  let ruleCount: Int
  let addedHolidays: Int

  init(_ visit: Visit) async throws {
    self.visit = visit
    let authority = visit.authority
    (council, ruleCount, addedHolidays) = try await visit.store.read { db in
      (
        try db.authority(authority),
        Set(try db.timeRuleRecords(of: authority).map(\.rule.key)).count,
        try db.bankHolidays(of: authority).count
      )
    }
  }

  var page: Page {
    Page("Settings") {
      cards {
        card("Time rules", to: .timeRules, level: 2) {
          p("\(ruleCount) deadlines, each with the law or document it comes from.")
        }
        card("Bank holidays", to: .bankHolidays, level: 2) {
          p("What working days are counted round. \(addedHolidays) added here.")
        }
        if visit.user.may(.readPlan) {
          card("Ratings", to: .deliveryRule, level: 2) {
            p("What the council calls delivery and impact, and when work is rated how.")
          }
        }
        card("Registers", to: .registerSettings, level: 2) {
          p("Who counts as recently in post, and how plain public texts must be.")
        }
        card("Public plans", to: .publishingSettings, level: 2) {
          p("How plain the version of a published plan for children must be.")
        }
        card("Reminders", to: .reminderSettings, level: 2) {
          p(
            "Who is told of late actions and missing updates, quiet hours, and mail that could not be sent."
          )
        }
        if visit.user.may(.manageSettings) {
          card("Mail", to: .mail, level: 2) {
            p("Whether mail goes out, from which address, and what could not be sent.")
          }
        }
      }
      part("The council", id: "council") {
        summaryList([
          SummaryRow("Name", council?.name ?? "", change: change),
          SummaryRow("Short name", council?.shortName ?? "", change: change),
          SummaryRow("Website", council?.website ?? "", change: change),
          SummaryRow("Code", visit.authority.code),
        ])
      }
    }
  }

  private var change: Address? { visit.user.may(.manageSettings) ? .council : nil }
}

/// The form for the council's name and website.
struct CouncilForm {
  let visit: Visit
  let council: Authority?
  let problems: [Problem]

  init(_ visit: Visit, problems: [Problem] = []) async throws {
    self.visit = visit
    self.problems = problems
    council = try await visit.store.read { try $0.authority(visit.authority) }
  }

  var page: Page {
    let sheet = FormSheet(
      visit, problems: problems,
      values: [
        "name": council?.name, "shortName": council?.shortName, "website": council?.website,
        "version": council?.version,
      ])
    return Page("The council’s details", breadcrumbs: [Breadcrumb("Settings", .settings)]) {
      sheet.form(to: .council, submit: "Save the details", cancel: .settings) {
        sheet.version
        sheet.textField("name", "Name", hint: "In full, as it stands on the top of every page.")
        sheet.textField(
          "shortName", "Short name", hint: "As people say it: “Thornmere”.", width: .half)
        sheet.textField(
          "website", "Website", hint: "Beginning with https://", isOptional: true, type: .url)
      }
    }
  }
}

/// Keeps the council's name and website.
struct SaveCouncil {
  let visit: Visit

  init(_ visit: Visit) { self.visit = visit }

  func callAsFunction() async throws {
    try visit.user.require(.manageSettings)
    var entry = visit.form.entry()
    let name = entry.text("name", "Enter the name of the council")
    let shortName = entry.text("shortName", "Enter the short name", maximum: 60)
    let website = entry.optionalText("website")
    if let website {
      entry.check(
        website.hasPrefix("https://") || website.hasPrefix("http://"),
        "Enter the whole address, beginning with https://", field: "website")
    }
    let version = entry.version()
    try entry.finish()
    let authority = visit.authority
    try await visit.write(because: "council’s details changed") { db in
      var council =
        try db.authority(authority) ?? Authority(authority: authority, name: "", shortName: "")
      council.name = name
      council.shortName = shortName
      council.website = website
      council.version = version
      try db.save(council)
    }
  }
}
