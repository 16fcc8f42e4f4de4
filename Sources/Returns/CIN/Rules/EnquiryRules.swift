/// Rules about section 47 enquiries and their conferences.
extension CIN {
  static let rule1104 = CINRule(
    "1104", .error, Years.all, flags: [Enquiry.conference, Episode.referral],
    "A conference was held before the referral", do: "Check both dates."
  ) { cin, flags in
    for episode in cin.episodeRows {
      for row in cin.enquiries(of: episode)
      where cin.enquiries.conference[row].isBefore(cin.episodes.referral[episode]) {
        flags.add(row, Enquiry.conference)
        flags.add(episode, Episode.referral)
      }
    }
  }

  static let rule2884 = CINRule(
    "2884", .error, Years.all, flags: [Enquiry.conference, Episode.conference],
    "The same conference is given with an enquiry and as a transfer",
    do: "Leave it in Section47 only, or in CINdetails only when the child moved in."
  ) { cin, flags in
    for child in cin.childRows {
      Overlaps.between(
        cin.enquiries(ofChild: child), start: { cin.enquiries.conference[$0] },
        and: cin.episodes(of: child), otherStart: { cin.episodes.conference[$0] },
        limit: { cin.episodes.conference[$0] },
        flagA: { flags.add($0, Enquiry.conference) },
        flagB: { flags.add($0, Episode.conference) })
    }
  }

  static let rule2889 = CINRule(
    "2889", .error, Years.all, flags: [Enquiry.start, Episode.referral],
    "An enquiry began before the referral", do: "Check both dates."
  ) { cin, flags in
    for episode in cin.episodeRows {
      for row in cin.enquiries(of: episode)
      where cin.enquiries.start[row].isBefore(cin.episodes.referral[episode]) {
        flags.add(row, Enquiry.start)
        flags.add(episode, Episode.referral)
      }
    }
  }

  static let rule2991Q = CINRule(
    "2991Q", .query, Years.all, flags: [Enquiry.row],
    "An episode has an enquiry and no assessment",
    do: "Add the assessment, or explain why there was none."
  ) { cin, flags in
    for episode in cin.episodeRows where cin.assessments(of: episode).isEmpty {
      for row in cin.enquiries(of: episode) { flags.add(row, Enquiry.row) }
    }
  }

  static let rule8615 = CINRule(
    "8615", .error, Years.all, flags: [Enquiry.start, Enquiry.conference],
    "An enquiry with a conference has no start, or one after it", do: "Check both dates."
  ) { cin, flags in
    for row in cin.enquiryRows where cin.enquiries.conference[row].isPresent {
      let start = cin.enquiries.start[row]
      if start.isMissing || start.isAfter(cin.enquiries.conference[row]) {
        flags.add(row, Enquiry.start, Enquiry.conference)
      }
    }
  }

  static let rule8675Q = CINRule(
    "8675Q", .query, Years.all, flags: [Enquiry.conference, Enquiry.start, Enquiry.notRequired],
    "An enquiry has waited for its conference for more than 15 working days",
    do: "Give the conference’s date, or set ICPCnotRequired, or explain the wait."
  ) { cin, flags in
    for row in cin.enquiryRows
    where cin.enquiries.conference[row].isMissing && cin.enquiries.notRequired[row] == YesNo.no
      && cin.enquiries.start[row].isBefore(cin.census.fifteenthWorkingDayBack)
    {
      flags.add(row, Enquiry.conference, Enquiry.start, Enquiry.notRequired)
    }
  }

  static let rule8715 = CINRule(
    "8715", .error, Years.all, flags: [Enquiry.conference],
    "The conference was not held in the census year",
    do: "Correct the date, or leave the enquiry out."
  ) { cin, flags in
    for row in cin.enquiryRows where cin.census.excludes(cin.enquiries.conference[row]) {
      flags.add(row, Enquiry.conference)
    }
  }

  static let rule8740 = CINRule(
    "8740", .error, Years.all, flags: [Enquiry.start, Enquiry.conference, Enquiry.notRequired],
    "An enquiry that awaits a conference did not begin in the census year",
    do: "Give the conference’s date, or set ICPCnotRequired."
  ) { cin, flags in
    for row in cin.enquiryRows
    where cin.enquiries.conference[row].isMissing && cin.enquiries.notRequired[row] == YesNo.no
      && cin.census.excludes(cin.enquiries.start[row])
    {
      flags.add(row, Enquiry.start, Enquiry.conference, Enquiry.notRequired)
    }
  }

  static let rule8839 = CINRule(
    "8839", .error, Years.all, flags: [Enquiry.conference],
    "The episode has more than one enquiry that awaits a conference",
    do: "Give the conferences’ dates, or set ICPCnotRequired."
  ) { cin, flags in
    for episode in cin.episodeRows where cin.enquiries(of: episode).count > 1 {
      let waiting = cin.enquiries(of: episode).lazy.filter { cin.awaitsConference($0) }
      if waiting.count > 1 { for row in waiting { flags.add(row, Enquiry.conference) } }
    }
  }

  static let rule8868 = CINRule(
    "8868", .error, Years.all, flags: [Episode.closure, Enquiry.conference, Enquiry.notRequired],
    "The episode is closed and an enquiry in it awaits its conference",
    do: "Give the conference’s date, or set ICPCnotRequired."
  ) { cin, flags in
    for episode in cin.episodeRows where cin.episodes.closure[episode].isPresent {
      for row in cin.enquiries(of: episode) where cin.awaitsConference(row) {
        flags.add(row, Enquiry.conference, Enquiry.notRequired)
        flags.add(episode, Episode.closure)
      }
    }
  }

  static let rule8870Q = CINRule(
    "8870Q", .query, Years.all, flags: [Enquiry.target],
    "A conference’s target date is at a weekend", do: "Check the date."
  ) { cin, flags in
    for row in cin.enquiryRows where cin.enquiries.target[row].isWeekend {
      flags.add(row, Enquiry.target)
    }
  }

  static let rule8875 = CINRule(
    "8875", .error, Years.all, flags: [Enquiry.conference],
    "A conference was held at a weekend", do: "Check the date."
  ) { cin, flags in
    for row in cin.enquiryRows where cin.enquiries.conference[row].isWeekend {
      flags.add(row, Enquiry.conference)
    }
  }

  static let rule8890 = CINRule(
    "8890", .error, Years.all, flags: [Enquiry.start, Enquiry.conference],
    "Two enquiries of the episode overlap", do: "Check their dates; the same may be in twice."
  ) { cin, flags in
    for episode in cin.episodeRows where cin.enquiries(of: episode).count > 1 {
      Overlaps.each(
        cin.enquiries(of: episode), start: { cin.enquiries.start[$0] },
        limit: { row in
          if cin.enquiries.conference[row].isPresent { return cin.enquiries.conference[row] }
          return cin.awaitsConference(row) ? cin.census.reference : .missing
        },
        flag: { row, _, isB in
          flags.add(row, Enquiry.start)
          if isB { flags.add(row, Enquiry.conference) }
        })
    }
  }
}
