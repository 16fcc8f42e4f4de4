import ArgumentParser
import Civil

struct LatestPublication: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The last day on which papers can be published for a meeting.",
    discussion: "Local Government Act 1972, section 100B: neither day counts.")

  @Argument(help: "The day of the meeting, as YYYY-MM-DD.")
  var meeting: CivilDate

  @Option(help: "How many clear days there must be between.")
  var clearDays: Int = 5

  func run() throws {
    print(WorkingCalendar.englandAndWales.latestPublication(meeting: meeting, clearDays: clearDays))
  }
}
