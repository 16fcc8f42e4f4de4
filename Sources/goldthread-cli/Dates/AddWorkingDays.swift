import ArgumentParser
import Civil

struct AddWorkingDays: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Add working days to a date; a negative number goes back.")

  @Argument(help: "The day the clock starts, as YYYY-MM-DD; it is day 0.")
  var start: CivilDate

  @Argument(parsing: .allUnrecognized, help: "How many working days; a negative number goes back.")
  var days: [Int]

  @Flag(help: "Count the starting day as day 1, as some councils do.")
  var inclusiveStart = false

  func run() throws {
    let calendar = WorkingCalendar(inclusiveStart: inclusiveStart)
    print(calendar.adding(try oneNumber(days, called: "working days"), workingDaysTo: start))
  }
}
