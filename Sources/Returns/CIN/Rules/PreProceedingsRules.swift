/// Rules about pre-proceedings, drafted for 2026-27 and not released.
extension CIN {
  static let rule8995Q = CINRule(
    "8995Q", .query, Years.draft2026to27, .wholeReturn, flags: [],
    "There are no pre-proceedings in the return", do: "Check that your system gives them."
  ) { cin, flags in
    if cin.preProceedingsRows.isEmpty { flags.addReturn() }
  }

  static let rule9000Q = CINRule(
    "9000Q", .query, Years.draft2026to27, .wholeReturn, flags: [],
    "No pre-proceedings in the return have a start", do: "Check that your system gives PPStartDate."
  ) { cin, flags in
    if cin.preProceedings.start.allSatisfy(\.isMissing) { flags.addReturn() }
  }

  static let rule9005 = CINRule(
    "9005", .error, Years.draft2026to27, flags: [PreProceedings.start],
    "Pre-proceedings did not begin in the census year", do: "Check PPStartDate."
  ) { cin, flags in
    for row in cin.preProceedingsRows where cin.census.excludes(cin.preProceedings.start[row]) {
      flags.add(row, PreProceedings.start)
    }
  }

  static let rule9006 = CINRule(
    "9006", .error, Years.draft2026to27, flags: [PreProceedings.letterSent],
    "The letter before proceedings was not sent in the census year, or before they began",
    do: "Check LBPSentDate and PPStartDate."
  ) { cin, flags in
    let date = cin.preProceedings.letterSent
    cin.flag(&flags, PreProceedings.letterSent, date, notBefore: cin.preProceedings.start)
  }

  static let rule9007 = CINRule(
    "9007", .error, Years.draft2026to27, flags: [PreProceedings.meetingOffered],
    "A letter before proceedings was sent, and whether a family group meeting was offered is not said",
    do: "Give FGDMMeetingOffer."
  ) { cin, flags in
    for row in cin.preProceedingsRows
    where cin.preProceedings.letterSent[row].isPresent
      && cin.preProceedings.meetingOffered[row] == YesNo.missing
    {
      flags.add(row, PreProceedings.meetingOffered)
    }
  }

  static let rule9008 = CINRule(
    "9008", .error, Years.draft2026to27, flags: [PreProceedings.firstMeeting],
    "The first pre-proceedings meeting was not in the census year",
    do: "Check InitialPPMeetingDate."
  ) { cin, flags in
    for row in cin.preProceedingsRows
    where cin.census.excludes(cin.preProceedings.firstMeeting[row]) {
      flags.add(row, PreProceedings.firstMeeting)
    }
  }

  static let rule9009 = CINRule(
    "9009", .error, Years.draft2026to27, flags: [PreProceedings.stepDecision],
    "The decision on the next step was not in the census year, or before pre-proceedings began",
    do: "Check StepDecisionDate and PPStartDate."
  ) { cin, flags in
    let date = cin.preProceedings.stepDecision
    cin.flag(&flags, PreProceedings.stepDecision, date, notBefore: cin.preProceedings.start)
  }

  static let rule9010Q = CINRule(
    "9010Q", .query, Years.draft2026to27, flags: [PreProceedings.meetingHeld],
    "A family group meeting was offered, and whether it was held is not said",
    do: "Give FGDMMeetingFac."
  ) { cin, flags in
    for row in cin.preProceedingsRows
    where cin.preProceedings.meetingOffered[row] == YesNo.yes
      && cin.preProceedings.meetingHeld[row] == YesNo.missing
    {
      flags.add(row, PreProceedings.meetingHeld)
    }
  }

  static let rule9011 = CINRule(
    "9011", .error, Years.draft2026to27, flags: [PreProceedings.outcome],
    "The outcome of pre-proceedings is not one of the codes", do: "Give A, B or C."
  ) { cin, flags in
    for row in cin.preProceedingsRows where cin.preProceedings.outcome[row] == CodeList.other {
      flags.add(row, PreProceedings.outcome)
    }
  }

  static let rule9012 = CINRule(
    "9012", .error, Years.draft2026to27, flags: [PreProceedings.courtApplication],
    "The application to court was not in the census year, or before the decision",
    do: "Check CourtAppDate and StepDecisionDate."
  ) { cin, flags in
    let date = cin.preProceedings.courtApplication
    cin.flag(
      &flags, PreProceedings.courtApplication, date, notBefore: cin.preProceedings.stepDecision)
  }

  static let rule9013 = CINRule(
    "9013", .error, Years.draft2026to27, flags: [PreProceedings.letterInitiating],
    "The letter that proceedings begin was not sent in the census year, or before the application",
    do: "Check LetterInitCPDate and CourtAppDate."
  ) { cin, flags in
    let date = cin.preProceedings.letterInitiating
    cin.flag(
      &flags, PreProceedings.letterInitiating, date,
      notBefore: cin.preProceedings.courtApplication)
  }

  static let rule9015Q = CINRule(
    "9015Q", .query, Years.draft2026to27, flags: [PreProceedings.reviewMeetings],
    "There was a first pre-proceedings meeting, and the number of reviews is not said",
    do: "Give ReviewMeetingsCount, 0 when there was none."
  ) { cin, flags in
    for row in cin.preProceedingsRows
    where cin.preProceedings.firstMeeting[row].isPresent
      && cin.preProceedings.reviewMeetings[row] == SmallCount.missing
    {
      flags.add(row, PreProceedings.reviewMeetings)
    }
  }
}

extension CIN.Rows {
  /// Flags dates that are given and not in the census year, or before another of the same row.
  fileprivate func flag(
    _ flags: inout Flags, _ field: ReturnField, _ dates: [Day], notBefore others: [Day]
  ) {
    for row in preProceedingsRows
    where census.excludes(dates[row]) || dates[row].isBefore(others[row]) {
      flags.add(row, field)
    }
  }
}
