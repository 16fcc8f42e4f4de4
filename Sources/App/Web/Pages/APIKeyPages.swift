import Civil
import Kernel
import Markup
import SiteMap
import Storage

extension ShellPages {
  /// One's own keys for programs: made on a page, shown once, ended at any time.
  func addKeys(to site: inout Site) {
    site.get("account/keys/new", for: .manageOwnAccount) { .page(NewAPIKeyPage(visit: $0).page) }
    site.post("account/keys/new", for: .manageOwnAccount, bodyLimit: 1 << 14) { visit in
      try await visit.retrying {
        var entry = visit.form.entry()
        let name = entry.text("name", "Say what the key is for.", maximum: 100)
        let day = entry.date("expiresOn", "last day")
        try entry.finish()
        let key = try await APIKeys(visit.world).make(named: name, expiresOn: day, by: visit)
        return .page(GivenAPIKeyPage(key: key).page)
      } onProblems: {
        NewAPIKeyPage(visit: visit, problems: $0).page
      }
    }
    site.post("account/keys/:key/end", for: .manageOwnAccount, bodyLimit: 1 << 14) { visit in
      try await APIKeys(visit.world).revoke(try visit.id("key"), by: visit)
      return .redirect(.account.at("keys"), notice: "That key has ended.")
    }
  }
}

/// One's keys, on the page of one's account.
struct APIKeysPart {
  let visit: Visit
  let keys: [APIKey]

  var html: HTML {
    part("Keys for programs", id: "keys") {
      p {
        HTML("A program that has one of your keys can do what you may do, and is named beside it. ")
        link("What programs can do", to: .api)
      }
      if keys.isEmpty { p("You have no keys.") } else { table }
      buttonRow { buttonLink("Make a key", to: .newAPIKey, style: .secondary) }
    }
  }

  private var table: HTML {
    dataTable(
      "Keys", isCaptionHidden: true, columns: ["For", "Made", "Good until", "Last used", "End"],
      rows: keys.map { key in
        [
          HTML(key.name), HTML(key.createdAt.forTables), expiry(key),
          HTML(key.usedAt?.forTables ?? "Never"),
          visit.sheet.button(
            "End the key “\(key.name)”", to: Address("account", "keys", key.id.text, "end"),
            style: .quiet),
        ]
      })
  }

  private func expiry(_ key: APIKey) -> HTML {
    HTML {
      shortDay(key.expiresOn)
      if key.expiresOn < visit.today { tag("Expired", .caution) }
    }
  }
}

struct NewAPIKeyPage {
  /// For how long a key is proposed; its maker may choose another day.
  private static let usualDays = 90

  let visit: Visit
  var problems: [Problem] = []

  var page: Page {
    Page("Make a key", breadcrumbs: [Breadcrumb("Your account", .account)]) {
      lead(
        "Whoever has the key can do in your name what you may do. It ends on the day you choose, when your account is switched off or its password is reset, or when you end it."
      )
      sheet.form(to: .newAPIKey, submit: "Make the key", cancel: .account) {
        sheet.textField(
          "name", "What is it for?",
          hint: "It stands beside everything that is done with it. For example, Reporting dashboard"
        )
        sheet.dateField("expiresOn", "Until which day is it good?", hint: "At most a year from now")
      }
    }
  }

  private var sheet: FormSheet {
    FormSheet(
      visit, problems: problems, values: ["expiresOn": visit.today.adding(days: Self.usualDays)])
  }
}

/// The only time that a key is shown.
struct GivenAPIKeyPage {
  let key: NewAPIKey

  var page: Page {
    Page("Your new key", breadcrumbs: [Breadcrumb("Your account", .account)]) {
      lead("Copy it now: it is not shown again, and only a hash of it is kept.")
      summaryList([
        SummaryRow("For", key.name), SummaryRow("Key") { code(key.text, .class("secret")) },
      ])
      p {
        HTML("Keep it where only the program can read it, never in an address or a document. ")
        link("How a program uses it", to: .api)
      }
    }
  }
}
