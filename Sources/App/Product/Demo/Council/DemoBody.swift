import Civil
import Kernel

/// The services, partners, boards and committees of the story. All are invented.
enum DemoBody: CaseIterable {
  case childrensServices, socialCare, earlyHelp, hollinBank, performance, education, virtualSchool
  case housing, democraticServices
  case police, primaryCareTrust, integratedCareBoard, communityHealth, schools, probation
  case speakUp, harbourLights
  case improvementBoard, safeguardingBoard, safeguardingPartnership, corporateParenting, scrutiny

  var facts: (name: String, short: String?, kind: Body.Kind) {
    switch self {
    case .childrensServices: ("Children’s Services", "CS", .councilService)
    case .socialCare: ("Children’s Social Care", "CSC", .councilService)
    case .earlyHelp: ("Early Help and Family Hubs", "EH", .councilService)
    case .hollinBank: ("Hollin Bank Family Hub", nil, .councilService)
    case .performance: ("Performance and Quality Assurance", "PQA", .councilService)
    case .education: ("Education and Inclusion", nil, .councilService)
    case .virtualSchool: ("Thornmere Virtual School", nil, .school)
    case .housing: ("Housing Options", nil, .councilService)
    case .democraticServices: ("Legal and Democratic Services", nil, .councilService)
    case .police: ("Mereshire Constabulary", "MC", .police)
    case .primaryCareTrust: ("Thornmere Primary Care Trust", "PCT", .health)
    case .integratedCareBoard: ("Mereshire Integrated Care Board", "ICB", .health)
    case .communityHealth: ("Mere Valley Community Health Trust", nil, .health)
    case .schools: ("Thornmere Schools Partnership", "TSP", .school)
    case .probation: ("Mereshire Probation Service", nil, .probation)
    case .speakUp: ("Speak Up Thornmere", nil, .voluntary)
    case .harbourLights: ("Harbour Lights Thornmere", nil, .voluntary)
    case .improvementBoard: ("Children’s Improvement Board", "CIB", .board)
    case .safeguardingBoard: ("Thornmere Safeguarding Children Board", "LSCB", .board)
    case .safeguardingPartnership:
      ("Thornmere Safeguarding Children Partnership", "TSCP", .board)
    case .corporateParenting: ("Corporate Parenting Panel", nil, .board)
    case .scrutiny: ("Children’s Scrutiny Committee", nil, .committee)
    }
  }

  /// The day on which the directory first had it; before, it was called otherwise or was not there.
  var from: CivilDate {
    switch self {
    case .communityHealth: on(2013, 4, 2)
    case .harbourLights: on(2016, 4, 4)
    case .safeguardingPartnership: on(2019, 9, 30)
    case .integratedCareBoard: on(2022, 7, 1)
    default: DemoPerson.firstDay
    }
  }
}
