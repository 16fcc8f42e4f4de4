extension CIN {
  static func planMeasures(_ cin: Rows) -> [ReturnMeasure] {
    let plans = cin.protectionPlans
    let started = cin.protectionPlanRows.filter { cin.census.contains(plans.start[$0]) }
    let ended = cin.protectionPlanRows.filter { cin.census.contains(plans.end[$0]) }
    let open = cin.protectionPlanRows.filter {
      plans.start[$0].isOnOrBefore(cin.census.reference)
        && (plans.end[$0].isMissing || plans.end[$0].isAfter(cin.census.reference))
    }
    let second = started.count { (SmallCount.value(plans.previousPlans[$0]) ?? 0) > 0 }
    return [
      ReturnMeasure(
        name: "Child protection plans that began", count: started.count, of: nil,
        definition: "CPPstartDate in the census year"),
      ReturnMeasure(
        name: "Second or later plans", count: second, of: started.count,
        definition: "of those, NumberOfPreviousCPP of 1 or more"),
    ] + byCategory(started, plans.initialCategory, "began", "InitialCategoryOfAbuse") + [
      ReturnMeasure(
        name: "Child protection plans that ended", count: ended.count, of: nil,
        definition: "CPPendDate in the census year")
    ]
      + byLength(ended, "ended", "from CPPstartDate to CPPendDate") {
        (plans.start[$0], plans.end[$0])
      } + [
        ReturnMeasure(
          name: "Child protection plans open at the end of the year", count: open.count, of: nil,
          definition:
            "CPPstartDate on or before the reference date, and no CPPendDate or one after it")
      ] + byCategory(open, plans.latestCategory, "open", "LatestCategoryOfAbuse")
      + byLength(open, "open", "from CPPstartDate to the reference date") {
        (plans.start[$0], cin.census.reference)
      }
  }

  private static func byCategory(
    _ rows: [Int], _ categories: [UInt8], _ what: String, _ field: String
  ) -> [ReturnMeasure] {
    let verb = what == "open" ? "are open" : what
    let stated = categoriesOfAbuse.codes.map { code in
      let number = categoriesOfAbuse.number(of: code)
      return ReturnMeasure(
        name: "Plans that \(verb), \(code)", count: rows.count { categories[$0] == number },
        of: rows.count, definition: "\(field) is \(code)")
    }
    let rest = ReturnMeasure(
      name: "Plans that \(verb), category not stated",
      count: rows.count { categories[$0].isMissingOrOther }, of: rows.count,
      definition: "\(field) is missing, or none of the codes above")
    return stated + [rest]
  }

  /// The bands in which the department publishes how long plans last.
  private static func byLength(
    _ rows: [Int], _ what: String, _ definition: String, _ dates: (Int) -> (Day, Day)
  ) -> [ReturnMeasure] {
    let bands: [(name: String, from: Int, to: Int?)] = [
      ("under 3 months", 0, 3), ("3 to under 6 months", 3, 6), ("6 months to under 1 year", 6, 12),
      ("1 to under 2 years", 12, 24), ("2 years or more", 24, nil),
    ]
    func isKnown(_ row: Int) -> Bool {
      let (start, end) = dates(row)
      return start.isOnOrBefore(end)
    }
    let verb = what == "open" ? "are open" : what
    let known = bands.map { band in
      let count = rows.count { row in
        let (start, end) = dates(row)
        guard isKnown(row) else { return false }
        return end.isOnOrAfter(start.adding(months: band.from))
          && band.to.map { end.isBefore(start.adding(months: $0)) } != false
      }
      return ReturnMeasure(
        name: "Plans that \(verb), \(band.name)", count: count, of: rows.count,
        definition: definition)
    }
    let rest = ReturnMeasure(
      name: "Plans that \(verb), length not known", count: rows.count { !isKnown($0) },
      of: rows.count, definition: "CPPstartDate is missing, or after the end")
    return known + [rest]
  }
}
