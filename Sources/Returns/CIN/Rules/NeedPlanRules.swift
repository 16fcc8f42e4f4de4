/// Rules about child in need plans by themselves and beside one another.
extension CIN {
  static let rule4000 = CINRule(
    "4000", .error, Years.all, flags: [Episode.noFurtherAction, NeedPlan.row],
    "A referral without further action has a child in need plan",
    do: "Set ReferralNFA to false, or take out the plan."
  ) { cin, flags in
    for episode in cin.episodeRows
    where cin.isWithoutAction(episode) && !cin.needPlans(of: episode).isEmpty {
      flags.add(episode, Episode.noFurtherAction)
      for row in cin.needPlans(of: episode) { flags.add(row, NeedPlan.row) }
    }
  }

  static let rule4004 = CINRule(
    "4004", .error, Years.all, flags: [NeedPlan.end],
    "The episode has more than one open child in need plan", do: "End all but one."
  ) { cin, flags in
    for episode in cin.episodeRows where cin.needPlans(of: episode).count > 1 {
      let open = cin.needPlans(of: episode).lazy.filter { cin.needPlans.end[$0].isMissing }
      if open.count > 1 { for row in open { flags.add(row, NeedPlan.end) } }
    }
  }

  static let rule4008 = CINRule(
    "4008", .error, Years.all, flags: [Child.death, NeedPlan.start],
    "A child in need plan began after the child died", do: "Check both dates."
  ) { cin, flags in
    for child in cin.childRows where cin.children.death[child].isPresent {
      for row in cin.needPlans(ofChild: child)
      where cin.children.death[child].isBefore(cin.needPlans.start[row]) {
        flags.add(child, Child.death)
        flags.add(row, NeedPlan.start)
      }
    }
  }

  static let rule4009Q = CINRule(
    "4009Q", .query, Years.all, flags: [Child.death, NeedPlan.end],
    "A child in need plan ended after the child died", do: "Check both dates."
  ) { cin, flags in
    for child in cin.childRows where cin.children.death[child].isPresent {
      for row in cin.needPlans(ofChild: child)
      where cin.children.death[child].isBefore(cin.needPlans.end[row]) {
        flags.add(child, Child.death)
        flags.add(row, NeedPlan.end)
      }
    }
  }

  static let rule4010 = CINRule(
    "4010", .error, Years.all, flags: [NeedPlan.start],
    "A child in need plan has no start, or one after the census year", do: "Check the start."
  ) { cin, flags in
    for row in cin.needPlanRows
    where cin.needPlans.start[row].isMissing
      || cin.needPlans.start[row].isAfter(cin.census.reference)
    {
      flags.add(row, NeedPlan.start)
    }
  }

  static let rule4011 = CINRule(
    "4011", .error, Years.all, flags: [NeedPlan.start, NeedPlan.end],
    "A child in need plan ended before it began", do: "Check both dates."
  ) { cin, flags in
    for row in cin.needPlanRows where cin.needPlans.end[row].isBefore(cin.needPlans.start[row]) {
      flags.add(row, NeedPlan.start, NeedPlan.end)
    }
  }

  static let rule4012Q = CINRule(
    "4012Q", .query, Years.all, flags: [NeedPlan.start, NeedPlan.end],
    "A child in need plan began and ended on one day", do: "Check both dates."
  ) { cin, flags in
    for row in cin.needPlanRows
    where cin.needPlans.end[row].isSame(as: cin.needPlans.start[row]) {
      flags.add(row, NeedPlan.start, NeedPlan.end)
    }
  }

  static let rule4013 = CINRule(
    "4013", .error, Years.all, flags: [NeedPlan.end],
    "A child in need plan did not end in the census year",
    do: "Correct the end, or leave out what ended before the year."
  ) { cin, flags in
    for row in cin.needPlanRows where cin.census.excludes(cin.needPlans.end[row]) {
      flags.add(row, NeedPlan.end)
    }
  }

  static let rule4014 = CINRule(
    "4014", .error, Years.all, flags: [NeedPlan.start, NeedPlan.end],
    "Two child in need plans of the child overlap",
    do: "Check their dates: one must end before the day the next begins."
  ) { cin, flags in
    for child in cin.childRows where cin.needPlans(ofChild: child).count > 1 {
      Overlaps.each(
        cin.needPlans(ofChild: child), start: { cin.needPlans.start[$0] },
        limit: { row in
          cin.needPlans.end[row].isPresent ? cin.needPlans.end[row] : cin.census.reference
        },
        flag: { row, _, isB in
          flags.add(row, NeedPlan.start)
          if isB { flags.add(row, NeedPlan.end) }
        })
    }
  }

  static let rule4015 = CINRule(
    "4015", .error, Years.all, flags: [NeedPlan.start, Episode.referral],
    "A child in need plan began before the referral", do: "Check both dates."
  ) { cin, flags in
    for episode in cin.episodeRows {
      for row in cin.needPlans(of: episode)
      where cin.needPlans.start[row].isBefore(cin.episodes.referral[episode]) {
        flags.add(row, NeedPlan.start)
        flags.add(episode, Episode.referral)
      }
    }
  }
}
