/// The columns that rules read, by name. Arrays are shared with the tables they come from.
extension CIN {
  struct ChildColumns: Sendable {
    let laChildID: [TextReference]
    let upn: [TextReference]
    let formerUPN: [TextReference]
    let upnUnknown: [UInt8]
    let birth: [Day]
    let expectedBirth: [Day]
    let sex: [UInt8]
    let gender: [UInt8]
    let death: [Day]
    let ethnicity: [UInt8]

    init(_ tables: [ReturnTable]) {
      let table = tables[Int(TableNumber.children)]
      laChildID = table.texts(Child.laChildID)
      upn = table.texts(Child.upn)
      formerUPN = table.texts(Child.formerUPN)
      upnUnknown = table.codes(Child.upnUnknown)
      birth = table.days(Child.birth)
      expectedBirth = table.days(Child.expectedBirth)
      sex = table.codes(Child.sex)
      gender = table.codes(Child.gender)
      death = table.days(Child.death)
      ethnicity = tables[Int(TableNumber.characteristics)].codes(Characteristics.ethnicity)
    }
  }

  struct DisabilityColumns: Sendable {
    let code: [UInt8]
    let first: [Int32]

    init(_ tables: [ReturnTable]) {
      let table = tables[Int(TableNumber.disabilities)]
      code = table.codes(DisabilityRow.disability)
      first = table.firsts(parentCount: tables[Int(TableNumber.children)].count)
    }
  }
}
