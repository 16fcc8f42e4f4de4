import Civil

/// Rules about one CINdetails by itself.
extension CIN {
  static let rule8568 = CINRule(
    "8568", .error, Years.all, flags: [Episode.noFurtherAction],
    "ReferralNFA is missing or neither true nor false",
    do: "Say whether the referral led to no further action: 0 or 1."
  ) { cin, flags in
    for episode in cin.episodeRows where cin.episodes.noFurtherAction[episode].isMissingOrOther {
      flags.add(episode, Episode.noFurtherAction)
    }
  }

  static let rule8569Q = CINRule(
    "8569Q", .query, Years.all, flags: [Episode.referral],
    "A referral from before the census year is not marked as acted on",
    do: "Set ReferralNFA to false, or leave the referral out."
  ) { cin, flags in
    for episode in cin.episodeRows
    where cin.episodes.referral[episode].isBefore(cin.census.lastWorkingDayBeforeStart)
      && !cin.isForAction(episode)
    {
      flags.add(episode, Episode.referral)
    }
  }

  static let rule8600 = CINRule(
    "8600", .error, Years.all, flags: [Episode.referral],
    "The referral date is missing or after the end of the census year",
    do: "Give the day the referral was received."
  ) { cin, flags in
    for episode in cin.episodeRows
    where cin.episodes.referral[episode].isMissing
      || cin.episodes.referral[episode].isAfter(cin.census.reference)
    {
      flags.add(episode, Episode.referral)
    }
  }

  static let rule8610 = CINRule(
    "8610", .error, Years.all, flags: [Episode.noFurtherAction, Episode.need],
    "A referral that was acted on has no primary need",
    do: "Give PrimaryNeedCode, N0 when it is not stated."
  ) { cin, flags in
    for episode in cin.episodeRows
    where cin.isForAction(episode) && cin.episodes.need[episode] == CodeList.missing {
      flags.add(episode, Episode.noFurtherAction, Episode.need)
    }
  }

  static let rule8620 = CINRule(
    "8620", .error, Years.all, flags: [Episode.closure],
    "The episode was not closed in the census year",
    do: "Correct the closure date, or leave out what was closed before the year."
  ) { cin, flags in
    for episode in cin.episodeRows where cin.census.excludes(cin.episodes.closure[episode]) {
      flags.add(episode, Episode.closure)
    }
  }

  static let rule8630 = CINRule(
    "8630", .error, Years.all, flags: [Episode.referral, Episode.closure],
    "The episode was closed before the referral", do: "Check both dates."
  ) { cin, flags in
    for episode in cin.episodeRows
    where cin.episodes.closure[episode].isBefore(cin.episodes.referral[episode]) {
      flags.add(episode, Episode.referral, Episode.closure)
    }
  }

  static let rule8640 = CINRule(
    "8640", .error, Years.all, flags: [Episode.reason],
    "The reason for closure is not one of the codes", do: "Give RC1 to RC9."
  ) { cin, flags in
    for episode in cin.episodeRows where cin.episodes.reason[episode] == CodeList.other {
      flags.add(episode, Episode.reason)
    }
  }

  static let rule8650 = CINRule(
    "8650", .error, Years.all, flags: [Episode.need],
    "The primary need is not one of the codes", do: "Give N0 to N9."
  ) { cin, flags in
    for episode in cin.episodeRows where cin.episodes.need[episode] == CodeList.other {
      flags.add(episode, Episode.need)
    }
  }

  static let rule8805 = CINRule(
    "8805", .error, Years.all, flags: [Episode.closure, Episode.reason],
    "The episode is closed without a reason", do: "Give ReasonForClosure."
  ) { cin, flags in
    for episode in cin.episodeRows
    where cin.episodes.closure[episode].isPresent
      && cin.episodes.reason[episode] == CodeList.missing
    {
      flags.add(episode, Episode.closure, Episode.reason)
    }
  }

  static let rule8810 = CINRule(
    "8810", .error, Years.all, flags: [Episode.reason, Episode.closure],
    "The episode has a reason for closure and no closure date",
    do: "Give CINclosureDate, or take out the reason."
  ) { cin, flags in
    for episode in cin.episodeRows
    where cin.episodes.closure[episode].isMissing
      && cin.episodes.reason[episode] != CodeList.missing
    {
      flags.add(episode, Episode.reason, Episode.closure)
    }
  }

  static let rule8866 = CINRule(
    "8866", .error, Years.all, flags: [Episode.referral, Episode.source],
    "The source of the referral is missing or not one of the codes",
    do: "Give ReferralSource, 10 when it is not known."
  ) { cin, flags in
    // Asked for since April 2013.
    let since = Day(year: 2013, month: 4, day: 1) ?? .missing
    for episode in cin.episodeRows
    where cin.episodes.referral[episode].isOnOrAfter(since)
      && cin.episodes.source[episode].isMissingOrOther
    {
      flags.add(episode, Episode.referral, Episode.source)
    }
  }
}
