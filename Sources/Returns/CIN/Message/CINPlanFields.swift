extension CIN {
  /// Child protection plans of an episode.
  enum ProtectionPlan {
    private static let table = TableNumber.protectionPlans

    static let start = ReturnField("CPPstartDate", .day, "N00105", table: table, place: 0)
    static let end = ReturnField("CPPendDate", .day, "N00115", table: table, place: 1)
    static let initialCategory = ReturnField(
      "InitialCategoryOfAbuse", .code(categoriesOfAbuse), "N00113", table: table, place: 2)
    static let latestCategory = ReturnField(
      "LatestCategoryOfAbuse", .code(categoriesOfAbuse), "N00114", table: table, place: 3)
    static let previousPlans = ReturnField(
      "NumberOfPreviousCPP", .count, "N00106", table: table, place: 4)
    static let row = ReturnField("LAchildID", .marker, table: table, place: 5)

    static let all = [start, end, initialCategory, latestCategory, previousPlans, row]
  }
}

extension CIN {
  /// Review conferences of a protection plan.
  enum Review {
    private static let table = TableNumber.reviews

    static let date = ReturnField("CPPreviewDate", .day, "N00116", table: table, place: 0)

    static let all = [date]
  }
}

extension CIN {
  /// Pre-proceedings and family group decision making, from the 2026-27 collection.
  enum PreProceedings {
    private static let table = TableNumber.preProceedings

    static let start = ReturnField("PPStartDate", .day, table: table, place: 0)
    static let letterSent = ReturnField("LBPSentDate", .day, table: table, place: 1)
    static let meetingOffered = ReturnField("FGDMMeetingOffer", .flag, table: table, place: 2)
    static let meetingHeld = ReturnField("FGDMMeetingFac", .flag, table: table, place: 3)
    static let firstMeeting = ReturnField("InitialPPMeetingDate", .day, table: table, place: 4)
    static let reviewMeetings = ReturnField("ReviewMeetingsCount", .count, table: table, place: 5)
    static let stepDecision = ReturnField("StepDecisionDate", .day, table: table, place: 6)
    static let outcome = ReturnField(
      "PPOutcome", .code(preProceedingsOutcomes), table: table, place: 7)
    static let courtApplication = ReturnField("CourtAppDate", .day, table: table, place: 8)
    static let letterInitiating = ReturnField("LetterInitCPDate", .day, table: table, place: 9)

    static let all = [
      start, letterSent, meetingOffered, meetingHeld, firstMeeting, reviewMeetings, stepDecision,
      outcome, courtApplication, letterInitiating,
    ]
  }
}
