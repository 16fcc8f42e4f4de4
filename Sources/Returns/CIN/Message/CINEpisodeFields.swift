extension CIN {
  /// CINdetails: one row for each referral and what followed it.
  enum Episode {
    private static let table = TableNumber.episodes

    static let referral = ReturnField("CINreferralDate", .day, "N00100", table: table, place: 0)
    static let source = ReturnField(
      "ReferralSource", .code(referralSources), "N00152", table: table, place: 1)
    static let need = ReturnField(
      "PrimaryNeedCode", .code(primaryNeeds), "N00101", table: table, place: 2)
    static let closure = ReturnField("CINclosureDate", .day, "N00102", table: table, place: 3)
    static let reason = ReturnField(
      "ReasonForClosure", .code(closureReasons), "N00103", table: table, place: 4)
    static let conference = ReturnField("DateOfInitialCPC", .day, "N00110", table: table, place: 5)
    static let noFurtherAction = ReturnField("ReferralNFA", .flag, "N00112", table: table, place: 6)

    static let all = [referral, source, need, closure, reason, conference, noFurtherAction]
  }
}

extension CIN {
  /// Assessments of an episode. `factors` stands for the whole list, `row` for the row as such.
  enum Assessment {
    private static let table = TableNumber.assessments

    static let start = ReturnField(
      "AssessmentActualStartDate", .day, "N00159", table: table, place: 0)
    static let internalReview = ReturnField(
      "AssessmentInternalReviewDate", .day, "N00161", table: table, place: 1)
    static let authorisation = ReturnField(
      "AssessmentAuthorisationDate", .day, "N00160", table: table, place: 2)
    static let factors = ReturnField("AssessmentFactors", .marker, "N00181", table: table, place: 3)
    static let row = ReturnField("LAchildID", .marker, table: table, place: 4)

    static let all = [start, internalReview, authorisation, factors, row]
  }
}

extension CIN {
  /// The factors found in an assessment.
  enum Factor {
    private static let table = TableNumber.factors

    static let code = ReturnField(
      "AssessmentFactors", .code(assessmentFactors), "N00181", table: table, place: 0)

    static let all = [code]
  }
}

extension CIN {
  /// Child in need plans of an episode.
  enum NeedPlan {
    private static let table = TableNumber.needPlans

    static let start = ReturnField("CINPlanStartDate", .day, "N00689", table: table, place: 0)
    static let end = ReturnField("CINPlanEndDate", .day, "N00690", table: table, place: 1)
    static let row = ReturnField("LAchildID", .marker, table: table, place: 2)

    static let all = [start, end, row]
  }
}

extension CIN {
  /// Section 47 enquiries of an episode.
  enum Enquiry {
    private static let table = TableNumber.enquiries

    static let start = ReturnField("S47ActualStartDate", .day, "N00148", table: table, place: 0)
    static let target = ReturnField("InitialCPCtarget", .day, "N00109", table: table, place: 1)
    static let conference = ReturnField("DateOfInitialCPC", .day, "N00110", table: table, place: 2)
    static let notRequired = ReturnField("ICPCnotRequired", .flag, "N00111", table: table, place: 3)
    static let row = ReturnField("LAchildID", .marker, table: table, place: 4)

    static let all = [start, target, conference, notRequired, row]
  }
}
