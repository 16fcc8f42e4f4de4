/// Rules about an episode and what is in it, and about a child's episodes beside one another.
extension CIN {
  static let rule2990 = CINRule(
    "2990", .error, Years.all,
    flags: [Episode.conference, Enquiry.row, ProtectionPlan.row, NeedPlan.row],
    "An episode closed after assessment holds an enquiry, a conference or a plan",
    do: "Give another reason than RC8 or RC9, or move what belongs elsewhere."
  ) { cin, flags in
    for episode in cin.episodeRows where cin.isClosedAfterAssessment(episode) {
      let enquiries = cin.enquiries(of: episode)
      let protection = cin.protectionPlans(of: episode)
      let need = cin.needPlans(of: episode)
      guard
        !enquiries.isEmpty || !protection.isEmpty || !need.isEmpty
          || cin.episodes.conference[episode].isPresent
      else { continue }
      flags.add(episode, Episode.conference)
      for row in enquiries { flags.add(row, Enquiry.row) }
      for row in protection { flags.add(row, ProtectionPlan.row) }
      for row in need { flags.add(row, NeedPlan.row) }
    }
  }

  static let rule8565 = CINRule(
    "8565", .error, Years.all,
    flags: [
      Episode.closure, Episode.conference, Assessment.start, Assessment.authorisation,
      Enquiry.start, Enquiry.conference, ProtectionPlan.end, NeedPlan.start, NeedPlan.end,
    ],
    "Something happened after the episode was closed",
    do: "Check the closure date and the later dates; a new referral needs its own episode."
  ) { cin, flags in
    for episode in cin.episodeRows {
      let closure = cin.episodes.closure[episode]
      guard closure.isPresent else { continue }
      var isLate = closure.isBefore(cin.episodes.conference[episode])
      for row in cin.assessments(of: episode)
      where closure.isBefore(cin.assessments.start[row])
        || closure.isBefore(cin.assessments.authorisation[row])
      {
        flags.add(row, Assessment.start, Assessment.authorisation)
        isLate = true
      }
      for row in cin.enquiries(of: episode)
      where closure.isBefore(cin.enquiries.start[row])
        || closure.isBefore(cin.enquiries.conference[row])
      {
        flags.add(row, Enquiry.start, Enquiry.conference)
        isLate = true
      }
      for row in cin.protectionPlans(of: episode)
      where closure.isBefore(cin.protectionPlans.end[row]) {
        flags.add(row, ProtectionPlan.end)
        isLate = true
      }
      for row in cin.needPlans(of: episode)
      where closure.isBefore(cin.needPlans.start[row])
        || closure.isBefore(cin.needPlans.end[row])
      {
        flags.add(row, NeedPlan.start, NeedPlan.end)
        isLate = true
      }
      if isLate { flags.add(episode, Episode.closure, Episode.conference) }
    }
  }

  static let rule8815 = CINRule(
    "8815", .error, Years.all, flags: [Episode.closure],
    "The child has more than one open episode", do: "Close all but one."
  ) { cin, flags in
    for child in cin.childRows {
      let open = cin.episodes(of: child).lazy.filter { cin.isOpenForAction($0) }
      if cin.episodes(of: child).count > 1, open.count > 1 {
        for episode in open { flags.add(episode, Episode.closure) }
      }
    }
  }

  static let rule8816 = CINRule(
    "8816", .error, Years.all, flags: [Episode.referral],
    "An open episode is not the child’s latest", do: "Close it, or check the referral dates."
  ) { cin, flags in
    for child in cin.childRows where cin.episodes(of: child).count > 1 {
      var latest: Int?
      for episode in cin.episodes(of: child) where cin.episodes.referral[episode].isPresent {
        if let best = latest,
          !cin.episodes.referral[episode].isAfter(cin.episodes.referral[best])
        {
          continue
        }
        latest = episode
      }
      guard let latest else { continue }
      for episode in cin.episodes(of: child)
      where episode != latest && cin.episodes.referral[episode].isPresent
        && cin.isOpenForAction(episode)
      {
        flags.add(episode, Episode.referral)
        flags.add(latest, Episode.referral)
      }
    }
  }

  static let rule8820 = CINRule(
    "8820", .error, Years.all, flags: [Episode.referral, Episode.closure],
    "Two episodes of the child overlap",
    do: "Put the two together, or correct the dates of referral and closure."
  ) { cin, flags in
    for child in cin.childRows where cin.episodes(of: child).count > 1 {
      Overlaps.each(
        cin.episodes(of: child), start: { cin.episodes.referral[$0] },
        limit: { episode in
          // Strictly before the closure, or before the reference date: to the day before it.
          if cin.episodes.closure[episode].isPresent {
            return cin.episodes.closure[episode].adding(days: -1)
          }
          return cin.isForAction(episode) ? cin.census.reference.adding(days: -1) : .missing
        },
        flag: { episode, _, isB in
          flags.add(episode, Episode.referral)
          if isB { flags.add(episode, Episode.closure) }
        })
    }
  }

  static let rule8825Q = CINRule(
    "8825Q", .query, Years.all, flags: [Episode.reason],
    "An episode closed after assessment has no assessment",
    do: "Add the assessment, or give another reason than RC8 or RC9."
  ) { cin, flags in
    for episode in cin.episodeRows
    where cin.isClosedAfterAssessment(episode) && cin.assessments(of: episode).isEmpty {
      flags.add(episode, Episode.reason)
    }
  }

  static let rule8831 = CINRule(
    "8831", .error, Years.all, flags: [Episode.conference, Assessment.row, Enquiry.row],
    "A referral without further action was followed by an assessment, an enquiry or a conference",
    do: "Set ReferralNFA to false, or move what belongs to another referral."
  ) { cin, flags in
    for episode in cin.episodeRows where cin.isWithoutAction(episode) {
      var isActedOn = cin.episodes.conference[episode].isPresent
      for row in cin.assessments(of: episode)
      where cin.assessments.start[row].isPresent || cin.assessments.authorisation[row].isPresent {
        flags.add(row, Assessment.row)
        isActedOn = true
      }
      for row in cin.enquiries(of: episode)
      where cin.enquiries.start[row].isPresent || cin.enquiries.conference[row].isPresent {
        flags.add(row, Enquiry.row)
        isActedOn = true
      }
      if isActedOn { flags.add(episode, Episode.conference) }
    }
  }
}

extension CIN.Rows {
  /// No closure date, and ReferralNFA is false.
  func isOpenForAction(_ episode: Int) -> Bool {
    episodes.closure[episode].isMissing && isForAction(episode)
  }
}
