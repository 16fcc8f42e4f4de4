import Civil

/// The people of the story. All are invented; no real person is meant.
enum DemoPerson: CaseIterable {
  // Directors of children's services, in their order.
  case stannage, pellew, kilvington, abernethy, adeyemiHolt
  // Children's services.
  case rahmanzai, routledge, castellan, tarrant, fairclough, dhaliwal, whitlock, oduya, penhallurick
  case yardley, holroyd, brezina, prowse, nwachukwu, blackledge, marwood
  // Council: scrutiny, information, systems.
  case tulley, winstanley, sethuraman, rook, oyelaran
  // Boards and partners.
  case threlfall, ormesher, quayle, marsdenHoyle, rathmell, coyleFinn, barraclough
  case osgerby, lisle, stanworth, dinsdale
  // People with an account and no place in the directory: an inspector, a parent, a young person.
  case oakeshott, turnbull, okaforWells

  /// The day on which the council began to use the service.
  static let firstDay = on(2012, 10, 1)

  struct Facts {
    var name: String
    var job: String
    var body: DemoBody?
    /// The day on which the directory first had the person.
    var from: CivilDate
    var left: CivilDate?

    init(
      _ name: String, _ job: String, _ body: DemoBody? = nil, from: CivilDate = firstDay,
      left: CivilDate? = nil
    ) {
      self.name = name
      self.job = job
      self.body = body
      self.from = from
      self.left = left
    }
  }

  var facts: Facts {
    switch self {
    case .stannage:
      Facts(
        "Patricia Stannage", "Director of Children’s Services", .childrensServices,
        left: on(2011, 12, 31))
    case .pellew:
      Facts(
        "Desmond Pellew", "Interim Director of Children’s Services", .childrensServices,
        left: on(2013, 4, 30))
    case .kilvington:
      Facts(
        "Ruth Kilvington", "Director of Children’s Services", .childrensServices,
        from: on(2013, 5, 1), left: on(2019, 8, 30))
    case .abernethy:
      Facts(
        "Colin Abernethy-Shaw", "Director of Children’s Services", .childrensServices,
        from: on(2019, 9, 2), left: on(2023, 6, 30))
    case .adeyemiHolt:
      Facts(
        "Marguerite Adeyemi-Holt", "Director of Children’s Services", .childrensServices,
        from: on(2023, 9, 4))
    case .rahmanzai:
      Facts(
        "Farida Rahmanzai", "Assistant Director, Safeguarding and Children in Care", .socialCare,
        from: on(2021, 4, 6))
    case .routledge:
      Facts("Angela Routledge", "Head of Safeguarding", .socialCare, left: on(2016, 10, 28))
    case .castellan:
      Facts(
        "Leroy Castellan", "Head of Child Protection and Court", .socialCare, from: on(2016, 11, 7))
    case .tarrant:
      Facts("Siobhan Tarrant", "Head of Front Door and Assessment", .socialCare)
    case .fairclough:
      Facts("Mei-Lin Fairclough", "Principal Social Worker", .socialCare, from: on(2017, 6, 12))
    case .dhaliwal:
      Facts(
        "Harpreet Dhaliwal-Moss", "Team Manager, Assessment Team 2", .socialCare,
        from: on(2022, 5, 3))
    case .whitlock:
      Facts("Ebony Whitlock", "Social Worker", .socialCare, from: on(2024, 9, 2))
    case .oduya: Facts("Kwame Oduya", "MASH Officer", .socialCare, from: on(2023, 2, 6))
    case .penhallurick:
      Facts(
        "Gareth Penhallurick", "Independent Reviewing Officer", .performance, from: on(2017, 3, 6))
    case .yardley:
      Facts("Nasreen Yardley", "Head of Early Help", .earlyHelp, left: on(2020, 7, 31))
    case .holroyd:
      Facts(
        "Kerensa Holroyd-Achebe", "Head of Early Help", .earlyHelp, from: on(2020, 9, 1),
        left: on(2026, 10, 30))
    case .brezina:
      Facts(
        "Zuzana Brezina", "Early Help Lead Professional", .hollinBank, from: on(2015, 9, 1))
    case .prowse:
      Facts(
        "Gillian Prowse", "Performance and Quality Manager", .performance, left: on(2018, 5, 31))
    case .nwachukwu:
      Facts(
        "Tobias Nwachukwu-Lane", "Improvement and Performance Manager", .performance,
        from: on(2018, 5, 29))
    case .blackledge:
      Facts("Cerys Blackledge", "Housing Options Manager", .housing, from: on(2021, 1, 11))
    case .marwood:
      Facts("Sunita Marwood", "Head of the Virtual School", .virtualSchool, from: on(2018, 9, 3))
    case .tulley:
      Facts(
        "Councillor Raymond Tulley", "Chair, Children’s Scrutiny Committee", .scrutiny,
        left: on(2019, 5, 2))
    case .winstanley:
      Facts(
        "Councillor Dorothea Winstanley", "Chair, Children’s Scrutiny Committee", .scrutiny,
        from: on(2019, 5, 22))
    case .sethuraman:
      Facts("Anjali Sethuraman", "Scrutiny Officer", .democraticServices, from: on(2017, 1, 9))
    case .rook:
      Facts("Hamish Rook", "Information Governance Officer", .democraticServices)
    case .oyelaran: Facts("Tamsin Oyelaran", "Systems Administrator", .democraticServices)
    case .threlfall:
      Facts(
        "Malcolm Threlfall", "Independent Chair, Safeguarding Children Board", .safeguardingBoard,
        left: on(2019, 9, 27))
    case .ormesher:
      Facts(
        "Beatrix Ormesher", "Independent Chair, Children’s Improvement Board", .improvementBoard,
        from: on(2026, 3, 16))
    case .quayle:
      Facts(
        "Lorna Quayle-Stubbs", "Safeguarding Partnership Business Manager",
        .safeguardingPartnership, from: on(2019, 9, 30))
    case .marsdenHoyle:
      Facts(
        "Keith Marsden-Hoyle", "Detective Superintendent, Public Protection", .police,
        left: on(2017, 9, 29))
    case .rathmell:
      Facts(
        "Joanne Rathmell", "Detective Superintendent, Public Protection", .police,
        from: on(2017, 10, 2))
    case .coyleFinn:
      Facts(
        "Bernadette Coyle-Finn", "Designated Nurse, Safeguarding", .primaryCareTrust,
        left: on(2021, 3, 31))
    case .barraclough:
      Facts(
        "Chidinma Barraclough", "Designated Nurse, Safeguarding", .integratedCareBoard,
        from: on(2022, 7, 1))
    case .osgerby:
      Facts("Philip Osgerby", "Chair of the Headteachers’ Group", .schools)
    case .lisle:
      Facts(
        "Bethan Lisle", "Designated Safeguarding Lead, Millrace Academy", .schools,
        from: on(2021, 9, 1))
    case .stanworth:
      Facts("Marek Stanworth", "Head of Probation Delivery", .probation, from: on(2021, 6, 28))
    case .dinsdale: Facts("Yusuf Dinsdale", "Director", .speakUp)
    case .oakeshott: Facts("Margaret Oakeshott", "His Majesty’s Inspector")
    case .turnbull: Facts("Michelle Turnbull-Reyes", "Parent")
    case .okaforWells: Facts("Jayden Okafor-Wells", "Young person")
    }
  }

  var name: String { facts.name }

  /// "gillian.prowse@thornmere.example"; nil for those who do not work there.
  var email: String? {
    guard facts.body != nil else { return nil }
    let plain = name.replacing("Councillor ", with: "").lowercased()
    return plain.split(separator: " ").joined(separator: ".") + "@thornmere.example"
  }
}
