/// Rules about the dates of assessments.
extension CIN {
  static let rule1103 = CINRule(
    "1103", .error, Years.all, flags: [Assessment.start, Episode.referral],
    "An assessment began before the referral", do: "Check both dates."
  ) { cin, flags in
    for episode in cin.episodeRows {
      for row in cin.assessments(of: episode)
      where cin.assessments.start[row].isBefore(cin.episodes.referral[episode]) {
        flags.add(row, Assessment.start)
        flags.add(episode, Episode.referral)
      }
    }
  }

  static let rule8608 = CINRule(
    "8608", .error, Years.all, flags: [Assessment.start, Assessment.authorisation],
    "The assessment was authorised before it began", do: "Check both dates."
  ) { cin, flags in
    for row in cin.assessmentRows
    where cin.assessments.start[row].isAfter(cin.assessments.authorisation[row]) {
      flags.add(row, Assessment.start, Assessment.authorisation)
    }
  }

  static let rule8670Q = CINRule(
    "8670Q", .query, Years.all, flags: [Assessment.start, Assessment.authorisation],
    "An assessment has been open for more than 45 working days",
    do: "Give the day it was authorised, or explain why it is still open."
  ) { cin, flags in
    for row in cin.assessmentRows
    where cin.assessments.authorisation[row].isMissing
      && cin.assessments.start[row].isBefore(cin.census.fortyFifthWorkingDayBack)
    {
      flags.add(row, Assessment.start, Assessment.authorisation)
    }
  }

  static let rule8696 = CINRule(
    "8696", .error, Years.all, flags: [Assessment.authorisation],
    "The assessment was not authorised in the census year",
    do: "Correct the date, or leave the assessment out."
  ) { cin, flags in
    for row in cin.assessmentRows
    where cin.census.excludes(cin.assessments.authorisation[row]) {
      flags.add(row, Assessment.authorisation)
    }
  }

  static let rule8736 = CINRule(
    "8736", .error, Years.all, flags: [Assessment.authorisation, Assessment.start],
    "An assessment that is not authorised did not begin in the census year",
    do: "Give its start, or the day it was authorised."
  ) { cin, flags in
    for row in cin.assessmentRows
    where cin.assessments.authorisation[row].isMissing
      && (cin.assessments.start[row].isMissing
        || cin.census.excludes(cin.assessments.start[row]))
    {
      flags.add(row, Assessment.authorisation, Assessment.start)
    }
  }

  static let rule8863Q = CINRule(
    "8863Q", .query, Years.all, flags: [Assessment.start, Assessment.authorisation],
    "Two assessments of the episode overlap", do: "Check their dates; the same may be in twice."
  ) { cin, flags in
    for episode in cin.episodeRows where cin.assessments(of: episode).count > 1 {
      Overlaps.each(
        cin.assessments(of: episode), start: { cin.assessments.start[$0] },
        limit: { row in
          let end = cin.assessments.authorisation[row]
          return end.isPresent ? end : cin.census.reference
        },
        flag: { row, _, isB in
          flags.add(row, Assessment.start)
          if isB { flags.add(row, Assessment.authorisation) }
        })
    }
  }

  static let rule8867 = CINRule(
    "8867", .error, Years.all, flags: [Episode.closure, Assessment.authorisation],
    "The episode is closed and an assessment in it is not authorised",
    do: "Give the day the assessment was authorised."
  ) { cin, flags in
    for episode in cin.episodeRows where cin.episodes.closure[episode].isPresent {
      for row in cin.assessments(of: episode)
      where cin.assessments.authorisation[row].isMissing {
        flags.add(row, Assessment.authorisation)
        flags.add(episode, Episode.closure)
      }
    }
  }

  static let rule8896 = CINRule(
    "8896", .error, Years.all, flags: [Assessment.authorisation],
    "The episode has more than one open assessment", do: "Give the days they were authorised."
  ) { cin, flags in
    for episode in cin.episodeRows where cin.assessments(of: episode).count > 1 {
      let open = cin.assessments(of: episode).lazy.filter {
        cin.assessments.authorisation[$0].isMissing
      }
      if open.count > 1 { for row in open { flags.add(row, Assessment.authorisation) } }
    }
  }
}
