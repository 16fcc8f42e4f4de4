import ArgumentParser
import Foundation
import Kernel
import Product
import Storage

struct AddUser: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Make an account; its password must be changed at first sign-in.",
    discussion: "The password is read from standard input, one line.")

  @OptionGroup var service: ServiceOptions

  @Option(help: "What the person signs in with: their work e-mail address.")
  var login: String

  @Option(help: "The person’s name.")
  var name: String

  @Option(help: "A role, such as administrator; may be given several times.")
  var role: [Role]

  func run() async throws {
    if isatty(STDIN_FILENO) != 0 { CommandLog.say("Password, one line:") }
    guard let password = readLine(strippingNewline: true), !password.isEmpty else {
      throw ValidationError("give the password as one line on standard input")
    }
    let world = try await service.openWorld()
    let account = try await explained {
      try await CreateAccountAsOperator(world)(
        AccountEntry(login: login, name: name, roles: Set(role)), password: password,
        mustChange: true)
    }
    await world.store.close()
    print("\(account.login)\t\(account.name)")
  }
}

extension Role: ExpressibleByArgument {}
