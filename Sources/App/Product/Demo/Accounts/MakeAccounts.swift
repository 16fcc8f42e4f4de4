import Civil
import Kernel
import Storage

/// Makes the accounts of the story on their days, and switches off those of people who leave.
enum MakeAccounts {
  private static let all = DemoAccount.current + DemoAccount.former

  /// The accounts of each day. The first two, without whom nobody could begin, come before there is
  /// a directory; the others are of people whom it has by then.
  static let scenes: [Scene] = Set(all.map(\.made)).map { day in
    Scene(day) { stage in try await make(all.filter { $0.made == day }, on: &stage) }
  }

  /// Joins the first accounts to their people, once these are in the directory.
  static let link = Scene(DemoPerson.firstDay, linkFirst)

  /// Switches off the accounts of people who leave.
  static var ends: [Scene] {
    all.compactMap { account in
      account.switchedOff.map { day in
        Scene(day) { stage in
          let administrator = try stage.user(.oyelaran)
          guard let id = try stage.user(account.person).account else { return }
          try await EditAccount(ActingUser(administrator, in: stage.world)).setDisabled(true, id)
        }
      }
    }
  }

  private static func make(_ accounts: [DemoAccount], on stage: inout Stage) async throws {
    let create = CreateAccountAsOperator(stage.world)
    for account in accounts {
      let password = stage.passwords[account]
      let kept = try await create(
        try entry(of: account, on: stage), password: password.text, hash: password.hash,
        mustChange: false)
      stage.users[account.person] = kept.user
    }
  }

  private static func entry(of account: DemoAccount, on stage: Stage) throws -> AccountEntry {
    let person = account.person
    var entry = AccountEntry(login: account.login, name: person.name, roles: [account.role])
    if let body = person.facts.body, !stage.people.isEmpty {
      entry.person = try stage.found(stage.people[person], person)
      entry.body = try stage.found(stage.bodies[body], body)
    }
    return entry
  }

  private static func linkFirst(_ stage: inout Stage) async throws {
    let administrator = try stage.user(.oyelaran)
    for account in all where account.made == DemoPerson.firstDay {
      guard let id = try stage.user(account.person).account else { continue }
      let kept = try await EditAccount(ActingUser(administrator, in: stage.world))(
        id, version: 1, try entry(of: account, on: stage))
      stage.users[account.person] = kept.user
    }
  }
}
