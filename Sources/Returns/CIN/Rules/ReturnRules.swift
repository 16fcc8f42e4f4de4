/// Rules about the header and about the return as a whole.
extension CIN {
  static let rule100 = CINRule(
    "100", .error, Years.all, .wholeReturn, flags: [Header.referenceDate],
    "The reference date is not 31 March of the collection’s year",
    do: "Put right ReferenceDate and Year in the header; the other checks count from them."
  ) { cin, flags in
    let header = cin.file.tables[Int(TableNumber.header)]
    let year = header.texts(Header.year).first.flatMap { Int(cin.file.source.string($0)) }
    let parts = cin.census.reference.parts
    let isRight = parts?.month == 3 && parts?.day == 31 && year != nil && parts?.year == year
    if !isRight { flags.add(0, Header.referenceDate) }
  }

  static let rule2883 = CINRule(
    "2883", .error, Years.all, .wholeReturn, flags: [],
    "More child protection plans began in the year than conferences were held",
    do: "Look for conferences that are not in the return, or plans with a wrong start."
  ) { cin, flags in
    let plans = cin.protectionPlans.start.count(where: cin.census.contains)
    let conferences =
      cin.episodes.conference.count(where: cin.census.contains)
      + cin.enquiries.conference.count(where: cin.census.contains)
    if plans > conferences { flags.addReturn() }
  }

  static let rule2886QBySex = CINRule(
    "2886Q", .query, Years.from2024to25, .wholeReturn, flags: [],
    "More than 2 in 100 children who are born have no known sex",
    do: "Complete Sex, or confirm that it is not known for so many."
  ) { cin, flags in
    if isUnknownForMany(cin, cin.children.sex, unknown: Code.sexUnknown) { flags.addReturn() }
  }

  static let rule2886QByGender = CINRule(
    "2886Q", .query, Years.to2023to24, .wholeReturn, flags: [],
    "More than 2 in 100 children who are born have no known gender",
    do: "Complete GenderCurrent, or confirm that it is not known for so many."
  ) { cin, flags in
    if isUnknownForMany(cin, cin.children.gender, unknown: Code.genderUnknown) {
      flags.addReturn()
    }
  }

  /// More than 0.02, reckoned in whole numbers so that 0.02 itself is not more.
  private static func isUnknownForMany(_ cin: Rows, _ codes: [UInt8], unknown: UInt8) -> Bool {
    var count = 0
    for child in cin.childRows
    where cin.children.expectedBirth[child].isMissing
      && (codes[child] == CodeList.missing || codes[child] == unknown)
    {
      count += 1
    }
    return count * 50 > cin.childRows.count
  }

  static let rule2887Q = CINRule(
    "2887Q", .query, Years.all, .wholeReturn, flags: [],
    "Seven or fewer different disabilities are recorded in the whole return",
    do: "Check that every kind of disability comes through from your system."
  ) { cin, flags in
    var tally = CodeTally()
    for row in cin.disabilities.code.indices where cin.isDisability(row) {
      tally.count(
        cin.disabilities.code[row], other: cin.oddText(DisabilityRow.disability, row: row))
    }
    if tally.different <= 7 { flags.addReturn() }
  }

  static let rule2888Q = CINRule(
    "2888Q", .query, Years.all, .wholeReturn, flags: [],
    "No disabled child has more than one disability",
    do: "Check that your system gives every disability of a child and not only the first."
  ) { cin, flags in
    var most = 0
    for child in cin.childRows {
      most = max(most, cin.disabilities(of: child).count(where: cin.isDisability))
    }
    if most == 1 { flags.addReturn() }
  }
}

extension CIN.Rows {
  /// A Disability that is given and is not NONE.
  func isDisability(_ row: Int) -> Bool {
    disabilities.code[row] != CodeList.missing
      && disabilities.code[row] != CIN.Code.noDisability
  }
}
