import ArgumentParser
import Civil

struct EarliestMeeting: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The first day on which a meeting can take papers that were published on a day.")

  @Argument(help: "The day the papers were published, as YYYY-MM-DD.")
  var published: CivilDate

  @Option(help: "How many clear days there must be between.")
  var clearDays: Int = 5

  func run() throws {
    print(
      WorkingCalendar.englandAndWales.earliestMeeting(
        publishedOn: published, clearDays: clearDays))
  }
}
