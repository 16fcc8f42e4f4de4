import Kernel
import Markup
import SiteMap
import Storage
import Web

/// One account: what it may do, and what can be done with it.
struct AccountPage {
  let visit: Visit
  let account: Account
  let person: Person?
  let body: Body?

  init(_ visit: Visit) async throws {
    self.visit = visit
    let account = try await Administration.account(visit)
    self.account = account
    (person, body) = try await visit.store.read { db in
      (
        try account.person.flatMap { try db.find($0, of: account.authority) },
        try account.body.flatMap { try db.find($0, of: account.authority) }
      )
    }
  }

  var page: Page {
    Page(
      account.name, kicker: "Account",
      breadcrumbs: [Breadcrumb("Accounts", .users)]
    ) {
      summary
      part("What can be done", id: "do") { actions }
      p { link("History of this account", to: .history(of: "account", account.id)) }
    }
  }

  private var summary: HTML {
    let edit = Address.editUser(account.id)
    return summaryList([
      SummaryRow("State") { account.stateTag },
      SummaryRow("Signs in with", account.login, change: edit),
      SummaryRow("Roles", account.roleTitles, change: edit),
      SummaryRow("Is the person", change: edit) {
        if let person { link(person.name, to: .person(person.id)) }
      },
      SummaryRow("Works for", change: edit) {
        if let body { link(body.name, to: .body(body.id)) }
      },
    ])
  }

  @HTMLBuilder private var actions: HTML {
    p(
      "A new password is shown to you once. It ends every session of the account, and has to be changed at the next sign-in."
    )
    visit.sheet.button("Give a new password", to: .userPassword(account.id))
    if account.isDisabled {
      p("Switched on, the account can be signed in to again, with the password it had.")
      visit.sheet.button("Switch the account on", to: .switchUserOn(account.id))
    } else {
      p("Switched off, nobody can sign in to it. Its sessions end at once.")
      visit.sheet.button(
        "Switch the account off", to: .switchUserOff(account.id), style: .warning)
    }
  }
}

/// A password just given: the only page that ever shows it. It is the answer to the form itself and
/// no page of its own, so that neither an address nor a cookie carries it.
struct GivenPasswordPage {
  let account: Account
  let password: String

  var page: Page {
    Page(
      "Password for \(account.name)", kicker: "Account",
      breadcrumbs: [Breadcrumb("Accounts", .users), Breadcrumb(account.name, .user(account.id))]
    ) {
      panel("Shown once, now") {
        summaryList([
          SummaryRow("Signs in with", account.login),
          SummaryRow("Password") { code(password) },
        ])
        p(
          "Give it to \(account.name) in person or by telephone, not in the same message as the name. It has to be changed at the first sign-in."
        )
      }
      p { link("Go to the account", to: .user(account.id)) }
    }
  }
}
