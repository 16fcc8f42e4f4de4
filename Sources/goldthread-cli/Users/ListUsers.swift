import ArgumentParser
import Kernel
import Product
import Storage

struct ListUsers: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the accounts: login, name, roles, whether switched off.")

  @OptionGroup var service: ServiceOptions

  func run() async throws {
    let world = try await service.openWorld()
    let authority = world.authority
    let accounts = try await explained {
      try await world.store.read { try $0.accounts(of: authority) }
    }
    await world.store.close()
    for account in accounts {
      let roles = account.roles.map(\.rawValue).sorted().joined(separator: ",")
      print(
        [account.login, account.name, roles, account.isDisabled ? "off" : ""]
          .joined(separator: "\t"))
    }
  }
}
