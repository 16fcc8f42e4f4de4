import Kernel
import SiteMap
import Storage
import Web

/// Accounts: who may sign in, and as what.
struct AccountRoutes {
  func add(to site: inout Site) {
    site.get("users", for: .manageAccounts) { try await AccountList.answer($0) }
    site.get("users/new", for: .manageAccounts) { .page(try await accountForm($0)) }
    site.post("users", for: .manageAccounts, bodyLimit: 1 << 16) { visit in
      try await visit.retrying {
        let made = try await CreateAccount(visit)(entry(visit.form))
        return .page(GivenPasswordPage(account: made.account, password: made.password).page)
      } onProblems: {
        try await accountForm(visit, problems: $0)
      }
    }
    site.get("users/:user", for: .manageAccounts) { visit in
      .page(try await AccountPage(visit).page)
    }
    site.get("users/:user/edit", for: .manageAccounts) { visit in
      .page(try await accountForm(visit, of: try await account(visit)))
    }
    site.post("users/:user", for: .manageAccounts, bodyLimit: 1 << 16) { visit in
      let id: ID<Account> = try visit.id("user")
      return try await visit.retrying {
        try await EditAccount(visit)(
          id, version: visit.form.entry().version(), entry(visit.form))
        return .redirect(.user(id), notice: "The account was changed.")
      } onProblems: { problems in
        try await accountForm(visit, of: try await account(visit), problems: problems)
      }
    }
    addStates(to: &site)
  }

  private func addStates(to site: inout Site) {
    site.post("users/:user/password", for: .manageAccounts, bodyLimit: 1 << 14) { visit in
      let account = try await account(visit)
      let password = try await EditAccount(visit).resetPassword(account.id)
      return .page(GivenPasswordPage(account: account, password: password).page)
    }
    site.post("users/:user/off", for: .manageAccounts, bodyLimit: 1 << 14) { visit in
      let id: ID<Account> = try visit.id("user")
      try await EditAccount(visit).setDisabled(true, id)
      return .redirect(
        .user(id), notice: "The account is switched off. All its sessions have ended.")
    }
    site.post("users/:user/on", for: .manageAccounts, bodyLimit: 1 << 14) { visit in
      let id: ID<Account> = try visit.id("user")
      try await EditAccount(visit).setDisabled(false, id)
      return .redirect(.user(id), notice: "The account is switched on.")
    }
  }
}

/// The account that the address names.
@Sendable func account(_ visit: Visit) async throws -> Account {
  let id: ID<Account> = try visit.id("user")
  guard let account = try await visit.store.read({ try $0.find(id, of: visit.authority) }) else {
    throw Refusal.notFound("This account is not there.")
  }
  return account
}

/// What the form says; everything that can be wrong with it is checked where it is used.
private func entry(_ form: Form) throws -> AccountEntry {
  var entry = form.entry()
  let person = entry.optionalID("person", of: Person.self)
  let body = entry.optionalID("body", of: Body.self)
  let roles = entry.choices("roles", of: Role.self)
  try entry.finish()
  return AccountEntry(
    login: form["login"] ?? "", name: form["name"] ?? "", roles: Set(roles), person: person,
    body: body)
}
