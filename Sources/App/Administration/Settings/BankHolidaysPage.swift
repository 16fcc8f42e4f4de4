import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The bank holidays of a year, those that were added here marked, and the form to add one.
struct BankHolidaysPage {
  let visit: Visit
  let year: Int
  let holidays: BankHolidays
  let added: [BankHolidayRecord]
  let problems: [Problem]

  init(_ visit: Visit, problems: [Problem] = []) async throws {
    self.visit = visit
    self.problems = problems
    let asked = visit.query("year").flatMap { Int($0) }
    year = asked.flatMap { Self.years.contains($0) ? $0 : nil } ?? visit.today.year
    (holidays, added) = try await visit.store.read { db in
      (try db.holidays(of: visit.authority), try db.bankHolidays(of: visit.authority))
    }
  }

  /// The years for which the rules are known to be complete, and as far as plans reach.
  static let years = 1978...2150

  var page: Page {
    Page("Bank holidays", kicker: "\(year)", breadcrumbs: [Breadcrumb("Settings", .settings)]) {
      lead(
        "Working days are counted round these. The usual ones follow from rules; what is proclaimed for one year is added here."
      )
      turning
      table
      if visit.user.may(.manageSettings) { part("Add a bank holiday", id: "add") { form } }
    }
  }

  private var turning: HTML {
    nav(.class("pages"), .aria("label", "Years")) {
      if Self.years.contains(year - 1) { link("← \(year - 1)", to: address(year - 1)) }
      if Self.years.contains(year + 1) { link("\(year + 1) →", to: address(year + 1)) }
    }
  }

  private func address(_ year: Int) -> Address {
    Address.bankHolidays.with("year", "\(year)")
  }

  private var table: HTML {
    dataTable(
      "Bank holidays in England and Wales, \(year)", columns: ["Date", "Day", "Holiday", "From"],
      rows: holidays.holidays(in: year).map(row))
  }

  private func row(_ holiday: BankHoliday) -> [HTML] {
    [
      day(holiday.date), HTML(holiday.date.weekday.name), HTML(holiday.name), origin(holiday),
    ]
  }

  @HTMLBuilder private func origin(_ holiday: BankHoliday) -> HTML {
    if let record = added.first(where: { $0.date == holiday.date }) {
      tag("Added here", .gold)
      if visit.user.may(.manageSettings) {
        visit.sheet.button(
          "Take \(record.name) away", to: .removeBankHoliday(record.id), style: .quiet)
      }
    } else {
      HTML("Rule or proclamation")
    }
  }

  private var form: HTML {
    let sheet = FormSheet(visit, problems: problems)
    return sheet.form(to: .bankHolidays, submit: "Add the bank holiday") {
      sheet.dateField("date", "Date")
      sheet.textField("name", "Name", hint: "As it was proclaimed, or why the council is closed.")
      sheet.dateField(
        "replaces", "Moved from", hint: "Only when it is kept instead of a usual bank holiday.",
        isOptional: true)
    }
  }
}
