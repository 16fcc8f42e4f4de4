import ArgumentParser
import Kernel
import Product
import Storage

struct Verify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prove that nothing on record was altered, removed or inserted.",
    discussion: """
      Prints the head of the chain of seals. Keep it elsewhere, and give it with --expect the next time: \
      so a chain that was cut off at its end is found too.
      """)

  @OptionGroup var service: ServiceOptions

  @Option(help: ArgumentHelp("The head that an earlier run printed.", valueName: "hash"))
  var expect: String?

  func run() async throws {
    let settings = try service.settings()
    let report = try await explained {
      let store = try await Service.openExistingStore(
        settings.database, logger: CommandLog.logger)
      let report = try await store.verify(expecting: expect)
      await store.close()
      return report
    }
    print(
      "\(report.changes) changes, \(report.accesses) looks, \(report.seals) seals, "
        + "\(report.records) records; \(report.unsealed) entries not sealed yet")
    if let head = report.head { print("head: \(head.number) \(head.hash)") }
    for problem in report.problems { print(problem) }
    if report.problemCount > report.problems.count {
      print("… and \(report.problemCount - report.problems.count) more")
    }
    if report.seals == 0 {
      CommandLog.say("goldthread: nothing is sealed in this database yet, so nothing is proved")
      throw ExitCode.foundProblems
    }
    if !report.isClean { throw ExitCode.foundProblems }
  }
}
