extension CIN {
  struct ProtectionPlanColumns: Sendable {
    let start: [Day]
    let end: [Day]
    let initialCategory: [UInt8]
    let latestCategory: [UInt8]
    let previousPlans: [UInt8]
    /// For each episode, where its rows begin.
    let first: [Int32]

    init(_ tables: [ReturnTable]) {
      let table = tables[Int(TableNumber.protectionPlans)]
      start = table.days(ProtectionPlan.start)
      end = table.days(ProtectionPlan.end)
      initialCategory = table.codes(ProtectionPlan.initialCategory)
      latestCategory = table.codes(ProtectionPlan.latestCategory)
      previousPlans = table.codes(ProtectionPlan.previousPlans)
      first = table.firsts(parentCount: tables[Int(TableNumber.episodes)].count)
    }
  }

  struct ReviewColumns: Sendable {
    let date: [Day]
    /// The protection plan of each.
    let plan: [UInt32]
    /// For each protection plan, where its rows begin.
    let first: [Int32]

    init(_ tables: [ReturnTable]) {
      let table = tables[Int(TableNumber.reviews)]
      date = table.days(Review.date)
      plan = table.parents
      first = table.firsts(parentCount: tables[Int(TableNumber.protectionPlans)].count)
    }
  }

  struct PreProceedingsColumns: Sendable {
    let start: [Day]
    let letterSent: [Day]
    let meetingOffered: [UInt8]
    let meetingHeld: [UInt8]
    let firstMeeting: [Day]
    let reviewMeetings: [UInt8]
    let stepDecision: [Day]
    let outcome: [UInt8]
    let courtApplication: [Day]
    let letterInitiating: [Day]
    /// For each episode, where its rows begin.
    let first: [Int32]

    init(_ tables: [ReturnTable]) {
      let table = tables[Int(TableNumber.preProceedings)]
      start = table.days(PreProceedings.start)
      letterSent = table.days(PreProceedings.letterSent)
      meetingOffered = table.codes(PreProceedings.meetingOffered)
      meetingHeld = table.codes(PreProceedings.meetingHeld)
      firstMeeting = table.days(PreProceedings.firstMeeting)
      reviewMeetings = table.codes(PreProceedings.reviewMeetings)
      stepDecision = table.days(PreProceedings.stepDecision)
      outcome = table.codes(PreProceedings.outcome)
      courtApplication = table.days(PreProceedings.courtApplication)
      letterInitiating = table.days(PreProceedings.letterInitiating)
      first = table.firsts(parentCount: tables[Int(TableNumber.episodes)].count)
    }
  }
}
