/// Rules about child protection plans.
extension CIN {
  static let rule1105 = CINRule(
    "1105", .error, Years.all, flags: [ProtectionPlan.start, Episode.referral],
    "A child protection plan began before the referral", do: "Check both dates."
  ) { cin, flags in
    for episode in cin.episodeRows {
      for row in cin.protectionPlans(of: episode)
      where cin.protectionPlans.start[row].isBefore(cin.episodes.referral[episode]) {
        flags.add(row, ProtectionPlan.start)
        flags.add(episode, Episode.referral)
      }
    }
  }

  static let rule8720 = CINRule(
    "8720", .error, Years.all, flags: [ProtectionPlan.start],
    "A child protection plan has no start, or one after the census year", do: "Check the start."
  ) { cin, flags in
    for row in cin.protectionPlanRows
    where cin.protectionPlans.start[row].isMissing
      || cin.protectionPlans.start[row].isAfter(cin.census.reference)
    {
      flags.add(row, ProtectionPlan.start)
    }
  }

  static let rule8730 = CINRule(
    "8730", .error, Years.all, flags: [ProtectionPlan.previousPlans],
    "The number of earlier child protection plans is missing or no whole number from zero",
    do: "Give NumberOfPreviousCPP, 0 when there was none."
  ) { cin, flags in
    for row in cin.protectionPlanRows {
      let count = cin.protectionPlans.previousPlans[row]
      if count == SmallCount.negative || count.isMissingOrOther {
        flags.add(row, ProtectionPlan.previousPlans)
      }
    }
  }

  static let rule8832 = CINRule(
    "8832", .error, Years.all, flags: [ProtectionPlan.row, Episode.noFurtherAction],
    "A referral without further action has a child protection plan",
    do: "Set ReferralNFA to false, or take out the plan."
  ) { cin, flags in
    for episode in cin.episodeRows
    where cin.isWithoutAction(episode) && !cin.protectionPlans(of: episode).isEmpty {
      flags.add(episode, Episode.noFurtherAction)
      for row in cin.protectionPlans(of: episode) { flags.add(row, ProtectionPlan.row) }
    }
  }

  static let rule8840 = CINRule(
    "8840", .error, Years.all, flags: [ProtectionPlan.start, ProtectionPlan.end],
    "A child protection plan began and ended on one day", do: "Check both dates."
  ) { cin, flags in
    for row in cin.protectionPlanRows
    where cin.protectionPlans.end[row].isSame(as: cin.protectionPlans.start[row]) {
      flags.add(row, ProtectionPlan.start, ProtectionPlan.end)
    }
  }

  static let rule8905 = CINRule(
    "8905", .error, Years.all, flags: [ProtectionPlan.initialCategory],
    "The first category of abuse is missing or not one of the codes",
    do: "Give NEG, PHY, SAB, EMO or MUL."
  ) { cin, flags in
    for row in cin.protectionPlanRows
    where cin.protectionPlans.initialCategory[row].isMissingOrOther {
      flags.add(row, ProtectionPlan.initialCategory)
    }
  }

  static let rule8910 = CINRule(
    "8910", .error, Years.all, flags: [ProtectionPlan.latestCategory],
    "The latest category of abuse is missing or not one of the codes",
    do: "Give NEG, PHY, SAB, EMO or MUL."
  ) { cin, flags in
    for row in cin.protectionPlanRows
    where cin.protectionPlans.latestCategory[row].isMissingOrOther {
      flags.add(row, ProtectionPlan.latestCategory)
    }
  }

  static let rule8915 = CINRule(
    "8915", .error, Years.all, flags: [ProtectionPlan.start, Child.death],
    "A child protection plan began after the child died", do: "Check both dates."
  ) { cin, flags in
    for child in cin.childRows where cin.children.death[child].isPresent {
      for row in cin.protectionPlans(ofChild: child)
      where cin.protectionPlans.start[row].isAfter(cin.children.death[child]) {
        flags.add(row, ProtectionPlan.start)
        flags.add(child, Child.death)
      }
    }
  }

  static let rule8920 = CINRule(
    "8920", .error, Years.all, flags: [ProtectionPlan.end, Child.death],
    "A child protection plan ended after the child died", do: "Check both dates."
  ) { cin, flags in
    for child in cin.childRows where cin.children.death[child].isPresent {
      for row in cin.protectionPlans(ofChild: child)
      where cin.protectionPlans.end[row].isAfter(cin.children.death[child]) {
        flags.add(row, ProtectionPlan.end)
        flags.add(child, Child.death)
      }
    }
  }

  static let rule8925 = CINRule(
    "8925", .error, Years.all, flags: [ProtectionPlan.start, ProtectionPlan.end],
    "A child protection plan ended before it began", do: "Check both dates."
  ) { cin, flags in
    for row in cin.protectionPlanRows
    where cin.protectionPlans.end[row].isBefore(cin.protectionPlans.start[row]) {
      flags.add(row, ProtectionPlan.start, ProtectionPlan.end)
    }
  }

  static let rule8930 = CINRule(
    "8930", .error, Years.all, flags: [ProtectionPlan.end],
    "A child protection plan did not end in the census year",
    do: "Correct the end, or leave out what ended before the year."
  ) { cin, flags in
    for row in cin.protectionPlanRows where cin.census.excludes(cin.protectionPlans.end[row]) {
      flags.add(row, ProtectionPlan.end)
    }
  }

  static let rule8935 = CINRule(
    "8935", .error, Years.all, flags: [ProtectionPlan.end],
    "The child has more than one open child protection plan", do: "End all but one."
  ) { cin, flags in
    for child in cin.childRows where cin.protectionPlans(ofChild: child).count > 1 {
      let open = cin.protectionPlans(ofChild: child).lazy.filter {
        cin.protectionPlans.end[$0].isMissing
      }
      if open.count > 1 { for row in open { flags.add(row, ProtectionPlan.end) } }
    }
  }

  static let rule8940 = CINRule(
    "8940", .error, Years.all, flags: [ProtectionPlan.start, ProtectionPlan.end],
    "Two child protection plans of the child overlap",
    do: "Check their dates: one must end before the day the next begins."
  ) { cin, flags in
    for child in cin.childRows where cin.protectionPlans(ofChild: child).count > 1 {
      Overlaps.each(
        cin.protectionPlans(ofChild: child), start: { cin.protectionPlans.start[$0] },
        limit: { row in
          let end = cin.protectionPlans.end[row]
          return end.isPresent ? end : cin.census.reference
        },
        flag: { row, _, isB in
          flags.add(row, ProtectionPlan.start)
          if isB { flags.add(row, ProtectionPlan.end) }
        })
    }
  }
}
