import Foundation
import Hummingbird
import Inspections
import Kernel
import Logging
import NIOCore
import Storage
import Web

extension Service {
  /// Serves until the process is told to stop (SIGTERM, SIGINT), sealing and tidying up beside it.
  ///
  /// - Parameter onReady: called once, with the address people open, when requests are answered.
  public static func run(
    _ settings: ServiceSettings, world: World,
    onReady: @escaping @Sendable (_ address: String) async -> Void
  ) async throws {
    let authority = world.authority
    let council = try await world.store.read { try $0.authority(authority) }
    let shell = Shell(
      council: council?.name ?? authority.code, navigation: navigation,
      isSecure: settings.isBehindTLS, trustsProxy: settings.isBehindTLS)
    let address = "http://\(settings.host):\(settings.port)"
    let environment = ProcessInfo.processInfo.environment
    let mail = try Sendmail.configured(by: environment)
    let linked = environment[Sendmail.addressVariable] ?? address
    let service = Service(world, mail: mail, address: linked)
    let jobs = service.jobs(address: linked, mail: mail)
    let server = WebServer(site: service.site, shell: shell, world: world)
    let application = server.makeApplication(host: settings.host, port: settings.port) { _ in
      await onReady(address)
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        do {
          try await application.runService()
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
          throw FreePort.problem(settings.host, settings.port)
        }
      }
      group.addTask { await world.store.runSealer() }
      group.addTask { try await keepHouse(world) }
      group.addTask { await service.runBackgroundWork() }
      group.addTask { await jobs.run() }
      // The first to end is the server, when it was told to stop or could not start.
      try await group.next()
      group.cancelAll()
      while true {
        do { if try await group.next() == nil { break } } catch is CancellationError {}
      }
    }
    await world.store.close()
  }

  /// Once an hour: sessions and forms that have expired are taken away.
  private static func keepHouse(_ world: World) async throws {
    let housekeeping = Housekeeping(world)
    while !Task.isCancelled {
      do {
        try await housekeeping()
      } catch {
        world.logger.error("housekeeping failed", metadata: ["error": "\(error)"])
      }
      try await Task.sleep(for: .seconds(3600))
    }
  }
}
