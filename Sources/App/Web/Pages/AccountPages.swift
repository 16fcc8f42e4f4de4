import Civil
import Kernel
import Markup
import SiteMap
import Storage

extension ShellPages {
  func addAccount(to site: inout Site) {
    site.get("account", for: .manageOwnAccount) { visit in
      let sessions = try await Sessions(visit.world).list(of: visit.user)
      let keys = try await APIKeys(visit.world).list(of: visit.user)
      return .page(AccountPage(visit: visit, sessions: sessions, keys: keys).page)
    }
    site.get("account/password", for: .manageOwnAccount) { visit in
      .page(PasswordPage(visit: visit).page)
    }
    site.post("account/password", for: .manageOwnAccount, bodyLimit: 1 << 14) { visit in
      try await visit.retrying {
        let session = try await ChangePassword(visit.world)(
          current: visit.form["current"] ?? "", new: visit.form["new"] ?? "",
          repeated: visit.form["repeated"] ?? "", by: visit.user,
          from: visit.browser.remoteAddress, userAgent: visit.browser.userAgent)
        return .begin(
          session.token, then: .account,
          notice: "Your password is changed. You are signed out everywhere else.")
      } onProblems: { problems in
        PasswordPage(visit: visit, problems: problems).page
      }
    }
    site.post("account/sessions/:session/end", for: .manageOwnAccount, bodyLimit: 1 << 14) {
      visit in
      let id: ID<Session> = try visit.id("session")
      try await Sessions(visit.world).revoke(id, by: visit.user)
      return .redirect(.account, notice: "That session has ended.")
    }
    site.post("account/sign-out-everywhere", for: .manageOwnAccount, bodyLimit: 1 << 14) { visit in
      try await Sessions(visit.world).signOutEverywhere(by: visit.user)
      return .end(then: .signIn, notice: "You have signed out everywhere.")
    }
  }
}

extension Address {
  static func endSession(_ id: ID<Session>) -> Address {
    Address("account", "sessions", id.text, "end")
  }
}

struct AccountPage {
  let visit: Visit
  let sessions: [Session]
  let keys: [APIKey]

  var page: Page {
    Page("Your account") {
      summaryList([
        SummaryRow("Name", visit.user.name),
        SummaryRow("Role", roles),
        SummaryRow("Password", "Only you know it", change: .changePassword),
      ])
      part("Where you are signed in", id: "sessions") {
        p("If you do not recognise one of these, end it and change your password.")
        table
        visit.sheet.button(
          "Sign out everywhere", to: .signOutEverywhere, style: .warning)
      }
      APIKeysPart(visit: visit, keys: keys).html
    }
  }

  private var roles: String {
    Role.allCases.filter(visit.user.roles.contains).map(\.title).joined(separator: ", ")
  }

  private var table: HTML {
    dataTable(
      "Sessions", isCaptionHidden: true, columns: ["Browser", "Signed in", "Last used", "End"],
      rows: sessions.map { session in
        [
          HTML(session.browser), HTML(session.createdAt.forTables), HTML(session.seenAt.forTables),
          session.id == visit.browser.session?.id ? tag("This browser", .info) : end(session),
        ]
      })
  }

  private func end(_ session: Session) -> HTML {
    visit.sheet.button(
      "End the session in \(session.browser)", to: .endSession(session.id), style: .quiet)
  }
}

struct PasswordPage {
  let visit: Visit
  var problems: [Problem] = []

  var page: Page {
    Page("Change your password", breadcrumbs: [Breadcrumb("Your account", .account)]) {
      lead("You will be signed out everywhere else.")
      form
    }
  }

  private var form: HTML {
    let sheet = FormSheet(visit, problems: problems)
    return sheet.form(
      to: .changePassword, submit: "Change the password", cancel: .account, isGuarded: false
    ) {
      sheet.passwordField("current", "Your present password", autocomplete: "current-password")
      sheet.passwordField(
        "new", "New password",
        hint:
          "At least \(PasswordRules.least) characters. Three or four words that do not belong together are easy to remember and hard to guess.",
        autocomplete: "new-password")
      sheet.passwordField("repeated", "New password again", autocomplete: "new-password")
    }
  }
}
