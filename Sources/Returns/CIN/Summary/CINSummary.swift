import Civil

extension CINReturn {
  /// The tables by name, each as CSV.
  public var tablesAsCSV: [(name: String, bytes: [UInt8])] {
    file.tables.indices.map { number in
      (
        "\(file.tables[number].layout.name)",
        file.csv(number, parent: Int(CIN.parents[number]))
      )
    }
  }

  /// The main counts the department publishes, for the census year of the return’s reference date.
  /// Without a reference date nothing is in the year and all are 0.
  public var summary: ReturnSummary {
    ReturnSummary(
      measures: CIN.referralMeasures(rows) + CIN.assessmentMeasures(rows)
        + CIN.enquiryMeasures(rows) + CIN.planMeasures(rows))
  }
}

extension CIN {
  static let calendar = WorkingCalendar.englandAndWales

  /// Whether a day is at most so many working days after another, which is day 0; one before it is.
  static func isWithin(_ count: Int, workingDaysOf start: Day, _ end: Day) -> Bool {
    guard let start = start.date, let end = end.date else { return false }
    return end <= calendar.adding(count, workingDaysTo: start)
  }

  static func referralMeasures(_ cin: Rows) -> [ReturnMeasure] {
    var referrals = 0
    var again = 0
    var withoutAction = 0
    for child in cin.childRows {
      let episodes = cin.episodes(of: child)
      for episode in episodes where cin.census.contains(cin.episodes.referral[episode]) {
        referrals += 1
        if cin.isWithoutAction(episode) { withoutAction += 1 }
        let day = cin.episodes.referral[episode]
        let since = day.adding(months: -12)
        let earlier = episodes.contains { other in
          let before = cin.episodes.referral[other]
          return before.isOnOrAfter(since) && before.isBefore(day)
        }
        if earlier { again += 1 }
      }
    }
    let open = cin.episodeRows.count { cin.isOpenAtYearEnd($0) }
    let undated = cin.episodeRows.count { episode in
      cin.episodes.referral[episode].isMissing && cin.isOpenForAction(episode)
    }
    return [
      ReturnMeasure(
        name: "Referrals", count: referrals, of: nil,
        definition: "CINreferralDate in the census year"),
      ReturnMeasure(
        name: "Re-referrals", count: again, of: referrals,
        definition:
          "referrals within 12 months of one of the same child with an earlier date in this return, whatever its outcome; a second referral on the same day does not count"
      ),
      ReturnMeasure(
        name: "Referrals without further action", count: withoutAction, of: referrals,
        definition: "ReferralNFA is true"),
      ReturnMeasure(
        name: "Episodes open at the end of the year", count: open, of: nil,
        definition:
          "CINreferralDate on or before the reference date, no CINclosureDate or one after it, and ReferralNFA is false"
      ),
      ReturnMeasure(
        name: "Open episodes without a referral date", count: undated, of: nil,
        definition:
          "not among those above: CINreferralDate is missing or no date, no CINclosureDate, and ReferralNFA is false"
      ),
    ]
  }

  static func assessmentMeasures(_ cin: Rows) -> [ReturnMeasure] {
    var completed = 0
    var inTime = 0
    var inTimeOfReferral = 0
    var notInNeed = 0
    for episode in cin.episodeRows {
      for row in cin.assessments(of: episode)
      where cin.census.contains(cin.assessments.authorisation[row]) {
        completed += 1
        let end = cin.assessments.authorisation[row]
        if isWithin(45, workingDaysOf: cin.assessments.start[row], end) { inTime += 1 }
        if isWithin(45, workingDaysOf: cin.episodes.referral[episode], end) {
          inTimeOfReferral += 1
        }
      }
      if cin.census.contains(cin.episodes.closure[episode]), cin.isClosedAfterAssessment(episode) {
        notInNeed += 1
      }
    }
    return [
      ReturnMeasure(
        name: "Assessments completed", count: completed, of: nil,
        definition: "AssessmentAuthorisationDate in the census year"),
      ReturnMeasure(
        name: "Assessments in 45 working days", count: inTime, of: completed,
        definition: "from AssessmentActualStartDate, day 0, to authorisation"),
      ReturnMeasure(
        name: "Assessments in 45 working days of referral", count: inTimeOfReferral,
        of: completed, definition: "from CINreferralDate, day 0, to authorisation"),
      ReturnMeasure(
        name: "Assessed, not in need", count: notInNeed, of: completed,
        definition: "episodes closed in the year with RC8 or RC9, over assessments completed"),
    ]
  }

  static func enquiryMeasures(_ cin: Rows) -> [ReturnMeasure] {
    var started = 0
    var withConference = 0
    var conferences = 0
    var inTime = 0
    for row in cin.enquiryRows {
      let conference = cin.enquiries.conference[row]
      if cin.census.contains(cin.enquiries.start[row]) {
        started += 1
        if conference.isPresent { withConference += 1 }
      }
      if cin.census.contains(conference) {
        conferences += 1
        if isWithin(15, workingDaysOf: cin.enquiries.start[row], conference) { inTime += 1 }
      }
    }
    return [
      ReturnMeasure(
        name: "Section 47 enquiries", count: started, of: nil,
        definition: "S47ActualStartDate in the census year"),
      ReturnMeasure(
        name: "Enquiries that led to a conference", count: withConference, of: started,
        definition: "of those, with a DateOfInitialCPC in Section47"),
      ReturnMeasure(
        name: "Initial conferences", count: conferences, of: nil,
        definition: "DateOfInitialCPC in Section47 in the census year; transfers in are left out"),
      ReturnMeasure(
        name: "Initial conferences in 15 working days", count: inTime, of: conferences,
        definition: "from S47ActualStartDate, day 0, to the conference"),
    ]
  }
}

extension CIN.Rows {
  /// Whether an episode was under way on the reference date: begun by then and not closed by then,
  /// the closing day itself being closed. One closed after the year, or before the return was made,
  /// still was; a referral that leads nowhere never is.
  func isOpenAtYearEnd(_ episode: Int) -> Bool {
    let closure = episodes.closure[episode]
    return episodes.referral[episode].isOnOrBefore(census.reference)
      && (closure.isMissing || closure.isAfter(census.reference)) && isForAction(episode)
  }
}
