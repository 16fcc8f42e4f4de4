/// Rules about sex, birth and death.
extension CIN {
  static let rule4180BySex = CINRule(
    "4180", .error, Years.from2024to25, flags: [Child.sex], "Sex is missing or not M, F or U",
    do: "Give Sex as M, F or, when it is not known, U."
  ) { cin, flags in
    for child in cin.childRows where cin.children.sex[child].isMissingOrOther {
      flags.add(child, Child.sex)
    }
  }

  static let rule4180ByGender = CINRule(
    "4180", .error, Years.to2023to24, flags: [Child.gender],
    "Gender is missing or not 0, 1, 2 or 9", do: "Give GenderCurrent as 0, 1, 2 or 9."
  ) { cin, flags in
    for child in cin.childRows where cin.children.gender[child].isMissingOrOther {
      flags.add(child, Child.gender)
    }
  }

  static let rule8520 = CINRule(
    "8520", .error, Years.all, flags: [Child.birth],
    "The child was born after the end of the census year",
    do: "Correct the date of birth, or give it as the expected date."
  ) { cin, flags in
    for child in cin.childRows where cin.children.birth[child].isAfter(cin.census.reference) {
      flags.add(child, Child.birth)
    }
  }

  static let rule8525Q = CINRule(
    "8525Q", .query, Years.all, flags: [Child.birth, Child.expectedBirth],
    "The child has both a date of birth and an expected one, or neither",
    do: "Give the date of birth, or for an unborn child the expected date."
  ) { cin, flags in
    for child in cin.childRows
    where cin.children.birth[child].isPresent == cin.children.expectedBirth[child].isPresent {
      flags.add(child, Child.birth, Child.expectedBirth)
    }
  }

  static let rule8530Q = CINRule(
    "8530Q", .query, Years.all, flags: [Child.expectedBirth],
    "The expected date of birth is more than 30 days before or 9 months after the census year’s end",
    do: "Correct the expected date, or give the date of birth."
  ) { cin, flags in
    let earliest = cin.census.reference.adding(days: -30)
    let latest = cin.census.reference.adding(months: 9)
    for child in cin.childRows
    where cin.children.expectedBirth[child].isBefore(earliest)
      || cin.children.expectedBirth[child].isAfter(latest)
    {
      flags.add(child, Child.expectedBirth)
    }
  }

  static let rule8535Q = CINRule(
    "8535Q", .query, Years.all, flags: [Child.death, Child.birth],
    "The child died before it was born, or has no date of birth",
    do: "Check the dates of birth and death."
  ) { cin, flags in
    for child in cin.childRows where cin.children.death[child].isPresent {
      let birth = cin.children.birth[child]
      if birth.isMissing || birth.isAfter(cin.children.death[child]) {
        flags.add(child, Child.death, Child.birth)
      }
    }
  }

  static let rule8545Q = CINRule(
    "8545Q", .query, Years.all, flags: [Child.death],
    "The child did not die in the census year", do: "Check the date of death."
  ) { cin, flags in
    for child in cin.childRows where cin.census.excludes(cin.children.death[child]) {
      flags.add(child, Child.death)
    }
  }

  static let rule8555Q = CINRule(
    "8555Q", .query, Years.all, flags: [Child.death, Episode.referral],
    "The child died before being referred", do: "Check the dates of death and referral."
  ) { cin, flags in
    for child in cin.childRows where cin.children.death[child].isPresent {
      for episode in cin.episodes(of: child)
      where cin.children.death[child].isBefore(cin.episodes.referral[episode]) {
        flags.add(child, Child.death)
        flags.add(episode, Episode.referral)
      }
    }
  }

  static let rule8585Q = CINRule(
    "8585Q", .query, Years.all, flags: [Episode.reason, Child.death],
    "An episode closed because the child died, and there is no date of death",
    do: "Give the date of death, or another reason for closure."
  ) { cin, flags in
    for child in cin.childRows where cin.children.death[child].isMissing {
      for episode in cin.episodes(of: child) where cin.episodes.reason[episode] == Code.died {
        flags.add(child, Child.death)
        flags.add(episode, Episode.reason)
      }
    }
  }

  static let rule8606 = CINRule(
    "8606", .error, Years.all, flags: [Episode.referral, Child.birth, Child.expectedBirth],
    "The child was referred more than 280 days before birth",
    do: "Check the dates of referral and birth."
  ) { cin, flags in
    for child in cin.childRows {
      let birth = cin.children.birth[child].adding(days: -280)
      let expected = cin.children.expectedBirth[child].adding(days: -280)
      for episode in cin.episodes(of: child)
      where cin.episodes.referral[episode].isBefore(birth)
        || cin.episodes.referral[episode].isBefore(expected)
      {
        flags.add(episode, Episode.referral)
        flags.add(child, Child.birth, Child.expectedBirth)
      }
    }
  }

  static let rule8750BySex = CINRule(
    "8750", .error, Years.from2024to25, flags: [Child.sex, Child.birth, Child.expectedBirth],
    "An unborn child’s sex is not U", do: "Give Sex as U until the child is born."
  ) { cin, flags in
    for child in cin.childRows
    where cin.isUnborn(child) && cin.children.sex[child] != Code.sexUnknown {
      flags.add(child, Child.sex, Child.birth, Child.expectedBirth)
    }
  }

  static let rule8750ByGender = CINRule(
    "8750", .error, Years.to2023to24, flags: [Child.gender, Child.birth, Child.expectedBirth],
    "An unborn child’s gender is not 0", do: "Give GenderCurrent as 0 until the child is born."
  ) { cin, flags in
    for child in cin.childRows
    where cin.isUnborn(child) && cin.children.gender[child] != Code.genderUnknown {
      flags.add(child, Child.gender, Child.birth, Child.expectedBirth)
    }
  }

  static let rule8775Q = CINRule(
    "8775Q", .query, Years.all, flags: [Child.birth, Episode.closure],
    "Somebody over 25 has an episode that is open, or was closed after the 25th birthday",
    do: "Check the date of birth and close what should have been closed."
  ) { cin, flags in
    let limit = cin.census.reference.adding(years: -25)
    for child in cin.childRows where cin.children.birth[child].isBefore(limit) {
      let birthday = cin.children.birth[child].adding(years: 25)
      for episode in cin.episodes(of: child)
      where cin.episodes.closure[episode].isMissing
        || cin.episodes.closure[episode].isAfter(birthday)
      {
        flags.add(child, Child.birth)
        flags.add(episode, Episode.closure)
      }
    }
  }
}

extension UInt8 {
  /// As a code in a column: not one of its list.
  @inline(__always) var isMissingOrOther: Bool {
    self == CodeList.missing || self == CodeList.other
  }
}

extension CIN.Rows {
  /// Only an expected date of birth is given.
  func isUnborn(_ child: Int) -> Bool {
    children.birth[child].isMissing && children.expectedBirth[child].isPresent
  }
}
