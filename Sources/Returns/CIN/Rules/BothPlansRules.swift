/// Rules about child in need plans beside child protection plans: a child has one or the other.
extension CIN {
  static let rule4001 = CINRule(
    "4001", .error, Years.all, flags: [ProtectionPlan.end, NeedPlan.end],
    "A child protection plan and a child in need plan are both open",
    do: "End the child in need plan on the day the protection plan begins."
  ) { cin, flags in
    for episode in cin.episodeRows {
      let protection = cin.protectionPlans(of: episode).lazy.filter {
        cin.protectionPlans.end[$0].isMissing
      }
      let need = cin.needPlans(of: episode).lazy.filter { cin.needPlans.end[$0].isMissing }
      guard !protection.isEmpty, !need.isEmpty else { continue }
      for row in protection { flags.add(row, ProtectionPlan.end) }
      for row in need { flags.add(row, NeedPlan.end) }
    }
  }

  static let rule4003 = CINRule(
    "4003", .error, Years.all, flags: [Review.date, ProtectionPlan.end, NeedPlan.start],
    "A protection plan was reviewed while the child had a child in need plan",
    do: "Check the dates of the review and of both plans."
  ) { cin, flags in
    for episode in cin.episodeRows
    where !cin.needPlans(of: episode).isEmpty && !cin.protectionPlans(of: episode).isEmpty {
      Overlaps.between(
        cin.reviews.first.rows(of: cin.protectionPlans(of: episode)),
        start: { review in
          // The review that ended its own plan may be the day the other begins.
          let date = cin.reviews.date[review]
          let end = cin.protectionPlans.end[Int(cin.reviews.plan[review])]
          return date.isSame(as: end) ? .missing : date
        },
        and: cin.needPlans(of: episode), otherStart: { cin.needPlans.start[$0] },
        limit: { cin.needPlans.end[$0].adding(days: -1) },
        flagA: { review in
          flags.add(review, Review.date)
          flags.add(Int(cin.reviews.plan[review]), ProtectionPlan.end)
        },
        flagB: { flags.add($0, NeedPlan.start) })
    }
  }

  static let rule4016 = CINRule(
    "4016", .error, Years.all,
    flags: [NeedPlan.start, ProtectionPlan.start, ProtectionPlan.end],
    "A child in need plan began during a child protection plan",
    do: "Check the dates: it may begin on the day the protection plan ends."
  ) { cin, flags in
    for child in cin.childRows where cin.hasBothPlans(child) {
      Overlaps.between(
        cin.needPlans(ofChild: child), start: { cin.needPlans.start[$0] },
        and: cin.protectionPlans(ofChild: child), otherStart: { cin.protectionPlans.start[$0] },
        limit: { row in
          let end = cin.protectionPlans.end[row]
          return end.isPresent ? end.adding(days: -1) : cin.census.reference
        },
        flagA: { flags.add($0, NeedPlan.start) },
        flagB: { flags.add($0, ProtectionPlan.start, ProtectionPlan.end) })
    }
  }

  static let rule4017 = CINRule(
    "4017", .error, Years.all, flags: [ProtectionPlan.start, NeedPlan.start, NeedPlan.end],
    "A child protection plan began during a child in need plan",
    do: "End the child in need plan on the day the protection plan begins."
  ) { cin, flags in
    for child in cin.childRows where cin.hasBothPlans(child) {
      Overlaps.between(
        cin.protectionPlans(ofChild: child), start: { cin.protectionPlans.start[$0] },
        and: cin.needPlans(ofChild: child), otherStart: { cin.needPlans.start[$0] },
        limit: { row in
          let end = cin.needPlans.end[row]
          return end.isPresent ? end.adding(days: -1) : cin.census.reference
        },
        flagA: { flags.add($0, ProtectionPlan.start) },
        flagB: { flags.add($0, NeedPlan.start, NeedPlan.end) })
    }
  }
}

extension CIN.Rows {
  fileprivate func hasBothPlans(_ child: Int) -> Bool {
    !needPlans(ofChild: child).isEmpty && !protectionPlans(ofChild: child).isEmpty
  }
}
