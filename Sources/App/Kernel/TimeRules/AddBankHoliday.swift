import Civil
import Storage

/// Adds a bank holiday that the rules do not give, or takes such a one away.
public struct AddBankHoliday: Sendable {
  private let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  @discardableResult
  public func callAsFunction(
    on date: CivilDate, name: String, replacing replaced: CivilDate? = nil
  ) async throws -> BankHolidayRecord {
    let user = acting.user
    try user.require(.manageSettings)
    return try await acting.write(because: "bank holiday added") { db in
      let holidays = try db.holidays(of: user.authority)
      let problems = Self.problems(date, name, replaced, holidays)
      guard problems.isEmpty else { throw Refusal.invalid(problems) }
      return try db.insert(
        BankHolidayRecord(
          authority: user.authority, date: date, name: name.trimmed, replaces: replaced))
    }
  }

  /// Takes an added holiday away, as when it was entered by mistake.
  public func remove(_ id: ID<BankHolidayRecord>) async throws {
    let user = acting.user
    try user.require(.manageSettings)
    try await acting.write(because: "bank holiday taken away") { db in
      guard let record = try db.find(id, of: user.authority) else {
        throw Refusal.notFound("This bank holiday is no longer there.")
      }
      try db.delete(record)
    }
  }

  static func problems(
    _ date: CivilDate, _ name: String, _ replaced: CivilDate?, _ holidays: BankHolidays
  ) -> [Problem] {
    var problems: [Problem] = []
    if name.trimmed.isEmpty {
      problems.append(Problem("Name the bank holiday", field: "name"))
    } else if name.count > 100 {
      problems.append(Problem("The name must have at most 100 characters", field: "name"))
    }
    if date.isWeekend {
      problems.append(
        Problem("\(date.weekdayForm) is no working day in any case", field: "date"))
    } else if let known = holidays.holiday(on: date) {
      problems.append(
        Problem("\(date.longForm) is a holiday already: \(known.name)", field: "date"))
    }
    if let replaced, holidays.holiday(on: replaced) == nil {
      problems.append(
        Problem("\(replaced.longForm) is not a bank holiday that could be moved", field: "replaces")
      )
    }
    return problems
  }
}

extension String {
  /// Without white space at either end.
  var trimmed: String {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
