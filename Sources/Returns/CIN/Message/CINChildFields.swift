extension CIN {
  /// What the return says of itself.
  enum Header {
    private static let table = TableNumber.header

    static let referenceDate = ReturnField("ReferenceDate", .day, "N00603", table: table, place: 0)
    static let year = ReturnField("Year", .text, table: table, place: 1)
    static let collection = ReturnField("Collection", .text, table: table, place: 2)
    static let authority = ReturnField("LEA", .text, table: table, place: 3)

    static let all = [referenceDate, year, collection, authority]
  }
}

extension CIN {
  /// A child’s identifiers: one row for each Child.
  enum Child {
    private static let table = TableNumber.children

    static let laChildID = ReturnField("LAchildID", .text, "N00097", table: table, place: 0)
    static let upn = ReturnField("UPN", .text, "N00001", table: table, place: 1)
    static let formerUPN = ReturnField("FormerUPN", .text, "N00002", table: table, place: 2)
    static let upnUnknown = ReturnField(
      "UPNunknown", .code(reasonsForNoUPN), "N00135", table: table, place: 3)
    static let birth = ReturnField("PersonBirthDate", .day, "N00066", table: table, place: 4)
    static let expectedBirth = ReturnField(
      "ExpectedPersonBirthDate", .day, "N00098", table: table, place: 5)
    static let sex = ReturnField("Sex", .code(sexes), "N00783", table: table, place: 6)
    static let gender = ReturnField(
      "GenderCurrent", .code(genders), "N00065", table: table, place: 7)
    static let death = ReturnField("PersonDeathDate", .day, "N00108", table: table, place: 8)

    static let all = [
      laChildID, upn, formerUPN, upnUnknown, birth, expectedBirth, sex, gender, death,
    ]
  }
}

extension CIN {
  /// A child’s characteristics: one row for each Child.
  enum Characteristics {
    private static let table = TableNumber.characteristics

    static let ethnicity = ReturnField(
      "Ethnicity", .code(ethnicities), "N00177", table: table, place: 0)

    static let all = [ethnicity]
  }
}

extension CIN {
  /// One row for each Disability.
  enum DisabilityRow {
    private static let table = TableNumber.disabilities

    static let disability = ReturnField(
      "Disability", .code(disabilityCodes), "N00099", table: table, place: 0)

    static let all = [disability]
  }
}
