/// Rules about the factors found in an assessment.
extension CIN {
  static let rule8614 = CINRule(
    "8614", .error, Years.all, flags: [Assessment.authorisation, Assessment.factors],
    "An assessment that is not authorised has factors",
    do: "Give the day it was authorised, or take out the factors."
  ) { cin, flags in
    for row in cin.assessmentRows
    where cin.assessments.authorisation[row].isMissing && !cin.factors(of: row).isEmpty {
      flags.add(row, Assessment.authorisation, Assessment.factors)
    }
  }

  static let rule8869 = CINRule(
    "8869", .error, Years.all, flags: [Assessment.factors],
    "An assessment has ‘no factors’ (21) beside another factor", do: "Take out 21, or the others."
  ) { cin, flags in
    for row in cin.assessmentRows
    where cin.factors(of: row).count > 1 && cin.hasFactor(row, Code.noFactor) {
      flags.add(row, Assessment.factors)
    }
  }

  static let rule8873Q = CINRule(
    "8873Q", .query, Years.all, flags: [Assessment.factors, Episode.reason],
    "The only assessment found no factors, and the episode was not closed for that",
    do: "Check the factors, or close the episode with RC8 or RC9."
  ) { cin, flags in
    for episode in cin.episodeRows
    where cin.assessments(of: episode).count == 1 && !cin.isClosedAfterAssessment(episode) {
      let row = cin.assessments(of: episode).lowerBound
      guard cin.hasFactor(row, Code.noFactor) else { continue }
      flags.add(row, Assessment.factors)
      flags.add(episode, Episode.reason)
    }
  }

  static let rule8897Q = CINRule(
    "8897Q", .query, Years.all, flags: [Assessment.authorisation, Assessment.factors],
    "An authorised assessment has no factors, or one that is not in the list",
    do: "Give the factors by their codes; 21 when there are none."
  ) { cin, flags in
    for row in cin.assessmentRows
    where cin.assessments.authorisation[row].isOnOrAfter(cin.census.start)
      && (cin.factors(of: row).isEmpty
        || cin.factors(of: row).contains { cin.factors.code[$0].isMissingOrOther })
    {
      flags.add(row, Assessment.authorisation, Assessment.factors)
    }
  }

  static let rule8898 = CINRule(
    "8898", .error, Years.all, flags: [Assessment.factors],
    "An assessment has the same factor more than once", do: "Give each factor once."
  ) { cin, flags in
    for row in cin.assessmentRows where cin.mayRepeatFactors(row) {
      var tally = CodeTally()
      var given = 0
      for factor in cin.factors(of: row) where cin.factors.code[factor] != CodeList.missing {
        tally.count(cin.factors.code[factor], other: cin.oddText(Factor.code, row: factor))
        given += 1
      }
      if tally.different < given { flags.add(row, Assessment.factors) }
    }
  }

  static let rule8945Q = CINRule(
    "8945Q", .query, Years.from2024to25, flags: [Assessment.factors],
    "An assessment has the old factor for physical abuse (18A)",
    do: "Say by whom: 18B by a child, 18C by an adult."
  ) { cin, flags in
    for row in cin.assessmentRows where cin.hasFactor(row, Code.physicalAbuseOld) {
      flags.add(row, Assessment.factors)
    }
  }

  static let rule8950Q = CINRule(
    "8950Q", .query, Years.from2024to25, flags: [Assessment.factors],
    "An assessment has the old factor for sexual abuse (19A)",
    do: "Say by whom: 19B by a child, 19C by an adult."
  ) { cin, flags in
    for row in cin.assessmentRows where cin.hasFactor(row, Code.sexualAbuseOld) {
      flags.add(row, Assessment.factors)
    }
  }
}

extension CIN.Rows {
  func hasFactor(_ assessment: Int, _ code: UInt8) -> Bool {
    factors(of: assessment).contains { factors.code[$0] == code }
  }

  /// A quick look, so that few assessments are counted out: two codes are the same, or two are
  /// not in the list.
  fileprivate func mayRepeatFactors(_ assessment: Int) -> Bool {
    var seen: UInt64 = 0
    for factor in factors(of: assessment) where factors.code[factor] != CodeList.missing {
      let bit: UInt64 = 1 << UInt64(factors.code[factor] & 63)
      if seen & bit != 0 { return true }
      seen |= bit
    }
    return false
  }
}
