import Civil

extension FormEntry {
  /// A date typed into three fields: `name`, `name-month`, `name-year`. `what` names it in the
  /// messages: "visit start".
  public mutating func date(_ name: String, _ what: String) -> CivilDate {
    if let date = optionalDate(name, what) { return date }
    if !hasProblem(name) { add("Enter the \(what), for example 27 3 2013.", name) }
    return .earliest
  }

  /// A date that may be left out; nil when all three fields are empty.
  public mutating func optionalDate(_ name: String, _ what: String) -> CivilDate? {
    let day = Self.tidy(form[name] ?? "")
    let month = Self.tidy(form[name + "-month"] ?? "")
    let year = Self.tidy(form[name + "-year"] ?? "")
    if day.isEmpty && month.isEmpty && year.isEmpty { return nil }
    // A whole date pasted into the first field, as "27 March 2013", is understood.
    if month.isEmpty && year.isEmpty && day.count > 2 {
      do { return try CivilDate(reading: day) } catch {
        add("\(error)", name)
        return nil
      }
    }
    let missing = [
      day.isEmpty ? "a day" : nil, month.isEmpty ? "a month" : nil, year.isEmpty ? "a year" : nil,
    ].compactMap { $0 }
    guard missing.isEmpty else {
      add("The \(what) must include \(missing.joined(separator: " and ")).", name)
      return nil
    }
    return date(name, what, day: day, month: month, year: year)
  }

  private mutating func date(
    _ name: String, _ what: String, day: String, month: String, year: String
  ) -> CivilDate? {
    guard let dayNumber = Self.number(day), (1...31).contains(dayNumber) else {
      add("The day of the \(what) must be a number between 1 and 31.", name)
      return nil
    }
    guard let named = Self.month(month) else {
      add("The month of the \(what) must be a number between 1 and 12, or its name.", name)
      return nil
    }
    guard year.utf8.count == 4, let yearNumber = Self.number(year) else {
      add("The year of the \(what) must have four digits, for example 2013.", name)
      return nil
    }
    guard (1900...2199).contains(yearNumber) else {
      add("The year of the \(what) must lie between 1900 and 2199.", name)
      return nil
    }
    guard let date = CivilDate(year: yearNumber, month: named.rawValue, day: dayNumber) else {
      let suffix = named == .february && dayNumber == 29 ? " in \(yearNumber)" : ""
      add("\(dayNumber) \(named.name) does not exist\(suffix).", name)
      return nil
    }
    return date
  }

  private static func number(_ text: String) -> Int? {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
  }

  private static func month(_ text: String) -> Month? {
    if let number = number(text) { return Month(rawValue: number) }
    let word = text.lowercased()
    guard word.count >= 3 else { return nil }
    return Month.allCases.first {
      $0.name.lowercased().hasPrefix(word) || word == "sept" && $0 == .september
    }
  }
}
