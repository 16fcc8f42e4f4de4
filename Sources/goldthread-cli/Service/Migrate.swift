import ArgumentParser
import Kernel
import Product
import Storage

struct Migrate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Bring a database up to date, or set up a new one for a council.")

  @OptionGroup var service: ServiceOptions

  func run() async throws {
    let world = try await service.openWorld()
    let engine = try await world.store.engine
    await world.store.close()
    CommandLog.say("The database (\(engine)) is up to date for council \(world.authority).")
  }
}
