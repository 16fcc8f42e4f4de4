import Civil
import Foundation

/// Working-day additions on one core, beside a walk with Foundation's calendar, in the same run.
@main
enum CivilBenchmark {
  /// Random dates from 1990 to 2060 and counts from 1 to 70, the same on every machine.
  static let inputs: [(start: CivilDate, days: Int)] = {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    func random(below limit: UInt64) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % limit)
    }
    guard let first = CivilDate("1990-01-01") else { return [] }
    return (0..<1_048_576).map { _ in
      (first.adding(days: random(below: 25_900)), random(below: 70) + 1)
    }
  }()

  static func main() {
    let calendar = WorkingCalendar.englandAndWales
    let ours = nanoseconds(rounds: 50, inputs) { start, days in
      Int(calendar.adding(days, workingDaysTo: start).dayNumber)
    }
    let walked = nanoseconds(rounds: 1, Array(inputs.prefix(2_000))) { start, days in
      walk(days, from: start)
    }
    print("working-day addition                ns each   million/s")
    print(line("Civil, counted table", ours))
    print(line("Foundation calendar, day by day", walked))
    print("ratio: \(Int(walked / ours)) ×")
  }

  private static func line(_ name: String, _ nanoseconds: Double) -> String {
    let rate = 1000 / nanoseconds
    return name.padding(toLength: 32, withPad: " ", startingAt: 0)
      + String(format: "%11.1f %11.3f", nanoseconds, rate)
  }

  private static func nanoseconds(
    rounds: Int, _ inputs: [(start: CivilDate, days: Int)], _ add: (CivilDate, Int) -> Int
  ) -> Double {
    var sum = 0
    let time = ContinuousClock().measure {
      for _ in 0..<rounds { for (start, days) in inputs { sum &+= add(start, days) } }
    }
    // The sum is printed so that no addition can be left out.
    FileHandle.standardError.write(Data("sum \(sum)\n".utf8))
    let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    return seconds / Double(rounds * inputs.count) * 1e9
  }

  private static let gregorian: Calendar = {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    return calendar
  }()

  /// What one would write with Foundation: day after day, weekends and holidays left out.
  private static func walk(_ days: Int, from start: CivilDate) -> Int {
    var date = Date(timeIntervalSince1970: Double(start.dayNumber) * 86_400)
    var left = days
    while left > 0 {
      date = gregorian.date(byAdding: .day, value: 1, to: date) ?? date
      let number = Int32(date.timeIntervalSince1970 / 86_400)
      guard !gregorian.isDateInWeekend(date), let day = CivilDate(dayNumber: number),
        BankHolidays.englandAndWales.holiday(on: day) == nil
      else { continue }
      left -= 1
    }
    return Int(date.timeIntervalSince1970 / 86_400)
  }
}
