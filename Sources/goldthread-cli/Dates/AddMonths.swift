import ArgumentParser
import Civil

struct AddMonths: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Add calendar months: the same day number, or the month’s last day.")

  @Argument(help: "The date to start from, as YYYY-MM-DD.")
  var start: CivilDate

  @Argument(parsing: .allUnrecognized, help: "How many months; a negative number goes back.")
  var months: [Int]

  func run() throws { print(start.adding(months: try oneNumber(months, called: "months"))) }
}
