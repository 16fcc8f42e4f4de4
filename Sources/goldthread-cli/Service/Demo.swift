import ArgumentParser
import Foundation
import Kernel
import Product

struct Demo: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Serve a fictional council, with an account for every role.",
    discussion: """
      The data lies in a folder and is there again tomorrow; --fresh forgets it and begins anew. Everything in it \
      is invented. The accounts are printed at each start; `serve` never makes any.
      """)

  @Option(help: "The port to listen on.")
  var port = 8080

  @Option(help: "The address to listen on.")
  var host = "127.0.0.1"

  @Option(help: ArgumentHelp("The folder of the demonstration’s data.", valueName: "folder"))
  var folder = ".demo"

  @Flag(help: "Forget what the folder holds, and begin anew.")
  var fresh = false

  func validate() throws {
    guard (1...65_535).contains(port) else {
      throw ValidationError("--port must be from 1 to 65535, and \(port) is not")
    }
  }

  func run() async throws {
    try await explained {
      // A council takes a while to make: what would stop the service is found before it.
      try FreePort.require(host, port)
      var demonstration = try Demonstration(folder: folder, isFresh: fresh)
      let world = try await demonstration.openWorld(logger: CommandLog.logger) { text in
        CommandLog.say(text)
      }
      var settings = demonstration.settings
      settings.host = host
      settings.port = port
      let logins = demonstration.logins
      try await Service.run(settings, world: world) { address in
        print(DemonstrationCard(address: address, logins: logins).text)
        // A pipe or a file is written in blocks; the person who waits for these lines should not.
        fflush(nil)
      }
    }
  }
}
