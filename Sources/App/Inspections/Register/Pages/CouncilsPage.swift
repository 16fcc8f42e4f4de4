import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// Every council that is known, with its code, its region and how many inspections the register has
/// of it.
struct CouncilsPage {
  let visit: Visit
  let book: RegisterBook
  let added: Set<String>

  func answer() throws -> Answer {
    guard let format = visit.fileFormat else { return .page(page) }
    return try TableFile(
      "Councils",
      columns: [
        "Council", "Code", "Region", "From", "To", .number("Inspections in the register"),
      ],
      rows: councils.map { council in
        [
          council.name, council.code, council.region.title,
          council.validFrom?.description ?? "", council.validTo?.description ?? "",
          "\(counts[council.code] ?? 0)",
        ]
      }
    ).answer(as: format)
  }

  private var region: Region? { visit.query("region").flatMap { Region(rawValue: $0) } }

  private var councils: [EnglishCouncil] {
    book.councils.all.filter { region == nil || $0.region == region }
  }

  private var counts: [String: Int] {
    Dictionary(book.lines.map { (book.councils.slug($0.council), 1) }, uniquingKeysWith: +)
  }

  private var page: Page {
    Page("Councils", breadcrumbs: [Breadcrumb("National register", .register)]) {
      lead(
        "The authorities of England that are responsible for children’s services, with those that were."
      )
      if visit.user.may(.manageSettings) {
        p { buttonLink("Add a council", to: .newRegisterCouncil, style: .secondary) }
      }
      Markup.form(.method(.get), .action(Address.registerCouncils.web), .class("filters")) {
        AsAt.choice(
          "region", "Region", [("", "All")] + Region.allCases.map { ($0.rawValue, $0.title) },
          chosen: region?.rawValue ?? "")
        div(.class("filter-buttons")) { submitButton("Show", style: .secondary) }
      }
      table
      downloadLinks(visit.address)
      muted(
        "Names, codes and regions: Office for National Statistics, as at April 2025, with what was added here."
      )
    }
  }

  private var table: HTML {
    let counts = self.counts
    return dataTable(
      "\(Words.count(councils.count, "council"))",
      columns: ["Council", "Region", "Code", "There", .number("Inspections")],
      rows: councils.map { council in
        [
          link(council.name, to: .registerCouncil(council.code)), HTML(council.region.title),
          HTML(council.code + (added.contains(council.code) ? " (added here)" : "")),
          HTML(council.periodInWords), HTML("\(counts[council.code] ?? 0)"),
        ]
      })
  }
}

extension EnglishCouncil {
  /// "until 31 March 2023", where it is not there throughout.
  fileprivate var periodInWords: String {
    switch (validFrom, validTo) {
    case (let from?, let to?): "\(from.shortForm) to \(to.shortForm)"
    case (let from?, nil): "since \(from.shortForm)"
    case (nil, let to?): "until \(to.shortForm)"
    case (nil, nil): "throughout"
    }
  }
}

/// The form of a council that an administrator adds or corrects.
struct CouncilForm {
  let visit: Visit
  /// What is known now; nil for a new one.
  let council: EnglishCouncil?
  let added: AddedCouncil?
  let problems: [Problem]

  static func entry(_ visit: Visit) throws -> CouncilEntry {
    var entry = visit.form.entry()
    let council = CouncilEntry(
      code: entry.text("code", "Code: give the council’s nine-character code.", maximum: 9)
        .uppercased(),
      name: entry.text("name", "Say what the council is called.", maximum: 100),
      region: entry.choice("region", "Choose the region."),
      validFrom: entry.optionalDate("validFrom", "first day"),
      validTo: entry.optionalDate("validTo", "last day"),
      source: entry.text("source", "Source: say where this is known from.", maximum: 300))
    try entry.finish()
    return council
  }

  var page: Page {
    let sheet = FormSheet(
      visit, problems: problems,
      values: [
        "code": council?.code, "name": council?.name, "region": council?.region.rawValue,
        "validFrom": council?.validFrom, "validTo": council?.validTo, "source": added?.source,
        "version": added?.version ?? 0,
      ])
    return Page(
      council.map { "Correct what is known of \($0.name)" } ?? "Add a council",
      breadcrumbs: [
        Breadcrumb("National register", .register), Breadcrumb("Councils", .registerCouncils),
      ]
    ) {
      sheet.form(to: .registerCouncils, submit: "Save", cancel: .registerCouncils) {
        sheet.hidden("version", sheet.value("version") ?? "0")
        if let council {
          sheet.hidden("code", council.code)
        } else {
          sheet.textField(
            "code", "Code", hint: "A letter and eight digits, such as E06990001.", width: .third)
        }
        sheet.textField("name", "Name", hint: "Without “Council”.", width: .twoThirds)
        sheet.select("region", "Region", Choice.all(of: Region.self, titled: \.title))
        sheet.dateField(
          "validFrom", "First day", hint: "Where it began after 2009.", isOptional: true)
        sheet.dateField("validTo", "Last day", hint: "Where it has ended.", isOptional: true)
        sheet.textField("source", "Where this is known from")
      }
    }
  }
}
