/// Rules about the conference that a protection plan begins with, and the reviews that follow.
extension CIN {
  static let rule2885 = CINRule(
    "2885", .error, Years.all,
    flags: [ProtectionPlan.start, Enquiry.conference, Episode.conference],
    "A new child protection plan did not begin on the day of a conference",
    do: "Check the plan’s start and the conference’s date, with a transfer in CINdetails."
  ) { cin, flags in
    for episode in cin.episodeRows {
      let new = cin.protectionPlans(of: episode).lazy.filter {
        cin.census.contains(cin.protectionPlans.start[$0])
      }
      guard !new.isEmpty else { continue }
      let enquiries = cin.enquiries(of: episode).filter {
        cin.enquiries.notRequired[$0] != YesNo.yes
      }
      let conferences =
        enquiries.isEmpty
        ? [cin.episodes.conference[episode]] : enquiries.map { cin.enquiries.conference[$0] }
      let held = Set(conferences.filter(\.isPresent))
      var isAnyRight = false
      for row in new {
        if held.contains(cin.protectionPlans.start[row]) {
          isAnyRight = true
        } else {
          flags.add(row, ProtectionPlan.start)
        }
      }
      guard !isAnyRight else { continue }
      if enquiries.isEmpty { flags.add(episode, Episode.conference) }
      for row in enquiries { flags.add(row, Enquiry.conference) }
    }
  }

  static let rule8841 = CINRule(
    "8841", .error, Years.all, flags: [ProtectionPlan.start, Review.date],
    "A child protection plan was reviewed on or before the day it began", do: "Check both dates."
  ) { cin, flags in
    for row in cin.protectionPlanRows {
      for review in cin.reviews(of: row)
      where cin.reviews.date[review].isOnOrBefore(cin.protectionPlans.start[row]) {
        flags.add(row, ProtectionPlan.start)
        flags.add(review, Review.date)
      }
    }
  }

  static let rule8842Q = CINRule(
    "8842Q", .query, Years.all, flags: [Review.date], "A review has no date",
    do: "Give the review’s date, or take it out."
  ) { cin, flags in
    for review in cin.reviewRows where cin.reviews.date[review].isMissing {
      flags.add(review, Review.date)
    }
  }
}
