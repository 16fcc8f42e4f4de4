import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The form to make an account, or to change one.
@Sendable func accountForm(
  _ visit: Visit, of account: Account? = nil, problems: [Problem] = []
) async throws -> Page {
  let (authority, today) = (visit.authority, visit.today)
  let (people, bodies) = try await visit.store.read { db in
    (try db.people(of: authority, on: today), try db.bodies(of: authority))
  }
  return AccountForm(
    visit: visit, account: account, people: people, bodies: bodies, problems: problems
  ).page
}

private struct AccountForm {
  let visit: Visit
  let account: Account?
  let people: [Person]
  let bodies: [Body]
  let problems: [Problem]

  var page: Page {
    Page(
      account.map { "Change the account of \($0.name)" } ?? "Make an account",
      breadcrumbs: [Breadcrumb("Accounts", .users)]
        + (account.map { [Breadcrumb($0.name, .user($0.id))] } ?? [])
    ) {
      if account == nil {
        lead("You are shown a password once. It has to be changed at the first sign-in.")
      }
      form
    }
  }

  private var sheet: FormSheet {
    FormSheet(
      visit, problems: problems,
      values: [
        "login": account?.login, "name": account?.name,
        "roles": account.map { Role.allCases.filter($0.roles.contains).map(\.rawValue) },
        "person": account?.person, "body": account?.body,
      ])
  }

  private var form: HTML {
    let sheet = sheet
    return sheet.form(
      to: account.map { .user($0.id) } ?? .users,
      submit: account == nil ? "Make the account" : "Save the account",
      cancel: account.map { .user($0.id) } ?? .users
    ) {
      if let account {
        sheet.hidden("version", sheet.value("version").flatMap { Int($0) } ?? account.version)
      }
      sheet.textField("name", "Name", hint: "As others see it beside what this person does.")
      sheet.textField(
        "login", "Signs in with",
        hint: "An e-mail address or a short name. Capital and small letters are the same.")
      sheet.checkboxes("roles", "Roles", roles)
      sheet.select(
        "person", "Is the person", people.map { Choice($0.id.text, $0.name, hint: $0.jobTitle) },
        hint: "So that what this person owns is theirs to report on.", isOptional: true,
        prompt: "Nobody in the directory")
      sheet.select(
        "body", "Works for", bodies.map { Choice($0.id.text, $0.name) },
        hint: "A partner’s lead needs this to report on what the partner owns.",
        isOptional: true, prompt: "No body")
    }
  }

  private var roles: [Choice] { Role.grantable.map { Choice($0.rawValue, $0.title) } }
}
