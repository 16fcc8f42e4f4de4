import Kernel
import Markup
import SiteMap

extension ShellPages {
  func addSignIn(to site: inout Site) {
    site.get("sign-in", for: .readPublished) { visit in
      if visit.user.isSignedIn { return .redirect(Self.destination(of: visit.query("return"))) }
      return .page(SignInPage(visit: visit, council: shell.council).page)
    }
    site.post("sign-in", for: .readPublished, bodyLimit: 1 << 14) { visit in
      try await visit.retrying {
        let session = try await SignIn(visit.world)(
          login: visit.form["login"] ?? "", password: visit.form["password"] ?? "",
          from: visit.browser.remoteAddress, userAgent: visit.browser.userAgent,
          replacing: visit.browser.token)
        return .begin(session.token, then: Self.destination(of: visit.form["return"]))
      } onProblems: { problems in
        SignInPage(visit: visit, council: shell.council, problems: problems).page
      }
    }
    site.post("sign-out", for: .manageOwnAccount, bodyLimit: 1 << 14) { visit in
      if let token = visit.browser.token {
        try await Sessions(visit.world).signOut(token: token, by: visit.user)
      }
      return .end(then: .signIn, notice: "You have signed out.")
    }
  }

  /// Where to go after signing in: an address of ours, or home. Never to where one signs in or out.
  static func destination(of text: String?) -> Address {
    guard let text, let address = Address(local: text) else { return .home }
    let parts = address.path.split(separator: "/")
    let doors: [Address] = [.signIn, .signOut, .signOutEverywhere]
    return doors.contains { $0.path.split(separator: "/") == parts } ? .home : address
  }
}

struct SignInPage {
  let visit: Visit
  let council: String
  var problems: [Problem] = []

  var page: Page {
    var page = Page("Sign in") {
      lead("For people who work with \(council) on putting inspection findings right.")
      form
      p("If you cannot sign in, ask an administrator of your council.", .class("muted"))
    }
    page.hasBreadcrumbs = false
    return page
  }

  private var form: HTML {
    let sheet = FormSheet(visit, problems: problems)
    let back = visit.form["return"] ?? visit.query("return")
    return sheet.form(to: .signIn, submit: "Sign in", isGuarded: false) {
      if let back { sheet.hidden("return", back) }
      sheet.textField(
        "login", "Your name or e-mail address", width: .twoThirds, autocomplete: "username")
      sheet.passwordField("password", "Password", autocomplete: "current-password")
    }
  }
}
