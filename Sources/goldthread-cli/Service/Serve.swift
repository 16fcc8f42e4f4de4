import ArgumentParser
import Kernel
import Product

struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Serve a council from its database.",
    discussion: """
      Put a proxy with TLS in front, and say so with --behind-tls: cookies are then sent by HTTPS only. \
      No account is made here; make the first with `goldthread users add`.

      Mail goes out when these stand in the environment, and else nobody is sent any; /settings/mail \
      says which of it holds:

        \(Sendmail.commandVariable)   what takes messages: "/usr/sbin/sendmail -t"
        \(Sendmail.senderVariable)  the address that messages come from
        \(Sendmail.addressVariable)    for links in messages: "https://goldthread.example"
      """)

  @OptionGroup var service: ServiceOptions

  @Option(help: "The address to listen on.")
  var host = "127.0.0.1"

  @Option(help: "The port to listen on.")
  var port = 8080

  @Flag(help: "People reach the service by HTTPS, through a proxy in front of it.")
  var behindTLS = false

  func validate() throws {
    guard (1...65_535).contains(port) else {
      throw ValidationError("--port must be from 1 to 65535, and \(port) is not")
    }
  }

  func run() async throws {
    var settings = try service.settings()
    settings.host = host
    settings.port = port
    settings.isBehindTLS = behindTLS
    try await explained {
      let world = try await settings.openWorld(logger: CommandLog.logger)
      try await Service.run(settings, world: world) { address in
        CommandLog.say("Goldthread answers at \(address)")
      }
    }
  }
}
