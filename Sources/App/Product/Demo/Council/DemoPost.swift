import Civil

/// The posts of the story, each with those who held it.
enum DemoPost: CaseIterable {
  case director, assistantDirector, headOfSafeguarding, headOfFrontDoor, headOfEarlyHelp
  case principalSocialWorker, improvementManager, housingManager, virtualSchoolHead
  case improvementChair, partnershipManager, scrutinyChair
  case policeLead, designatedNurse

  var facts: (title: String, body: DemoBody) {
    switch self {
    case .director: ("Director of Children’s Services", .childrensServices)
    case .assistantDirector:
      ("Assistant Director, Safeguarding and Children in Care", .socialCare)
    case .headOfSafeguarding: ("Head of Child Protection and Court", .socialCare)
    case .headOfFrontDoor: ("Head of Front Door and Assessment", .socialCare)
    case .headOfEarlyHelp: ("Head of Early Help", .earlyHelp)
    case .principalSocialWorker: ("Principal Social Worker", .socialCare)
    case .improvementManager: ("Improvement and Performance Manager", .performance)
    case .housingManager: ("Housing Options Manager", .housing)
    case .virtualSchoolHead: ("Head of the Virtual School", .virtualSchool)
    case .improvementChair:
      ("Independent Chair, Children’s Improvement Board", .improvementBoard)
    case .partnershipManager:
      ("Safeguarding Partnership Business Manager", .safeguardingPartnership)
    case .scrutinyChair: ("Chair, Children’s Scrutiny Committee", .scrutiny)
    case .policeLead: ("Detective Superintendent, Public Protection", .police)
    case .designatedNurse: ("Designated Nurse, Safeguarding", .integratedCareBoard)
    }
  }

  /// Whether it stands in the register of leaders.
  var isLeadership: Bool {
    switch self {
    case .director, .assistantDirector, .headOfSafeguarding, .headOfFrontDoor, .headOfEarlyHelp,
      .principalSocialWorker, .improvementChair, .policeLead, .designatedNurse:
      true
    case .improvementManager, .housingManager, .virtualSchoolHead, .partnershipManager,
      .scrutinyChair:
      false
    }
  }

  /// Somebody in the post, from a first to a last day.
  struct Holder {
    var person: DemoPerson
    var from: CivilDate
    var to: CivilDate?
    var isInterim: Bool

    init(_ person: DemoPerson, _ from: CivilDate, _ to: CivilDate? = nil, interim: Bool = false) {
      self.person = person
      self.from = from
      self.to = to
      isInterim = interim
    }
  }

  var holders: [Holder] {
    switch self {
    case .director:
      [
        Holder(.stannage, on(2007, 4, 2), on(2011, 12, 31)),
        Holder(.pellew, on(2012, 1, 9), on(2013, 4, 30), interim: true),
        Holder(.kilvington, on(2013, 5, 1), on(2019, 8, 30)),
        Holder(.abernethy, on(2019, 9, 2), on(2023, 6, 30)),
        Holder(.rahmanzai, on(2023, 7, 3), on(2023, 9, 1), interim: true),
        Holder(.adeyemiHolt, on(2023, 9, 4)),
      ]
    case .assistantDirector:
      [
        Holder(.routledge, on(2012, 9, 17), on(2013, 6, 28), interim: true),
        Holder(.rahmanzai, on(2021, 4, 6)),
      ]
    case .headOfSafeguarding:
      [
        Holder(.routledge, on(2009, 6, 1), on(2016, 10, 28)), Holder(.castellan, on(2016, 11, 7)),
      ]
    case .headOfFrontDoor: [Holder(.tarrant, on(2011, 2, 14))]
    case .headOfEarlyHelp:
      [
        Holder(.yardley, on(2008, 9, 1), on(2020, 7, 31)),
        Holder(.holroyd, on(2020, 9, 1), on(2026, 10, 30)),
      ]
    case .principalSocialWorker: [Holder(.fairclough, on(2017, 6, 12))]
    case .improvementManager:
      [Holder(.prowse, on(2010, 11, 1), on(2018, 5, 31)), Holder(.nwachukwu, on(2018, 6, 4))]
    case .housingManager: [Holder(.blackledge, on(2021, 1, 11))]
    case .virtualSchoolHead: [Holder(.marwood, on(2018, 9, 3))]
    case .improvementChair:
      [
        Holder(.threlfall, on(2012, 10, 15), on(2013, 9, 30), interim: true),
        Holder(.ormesher, on(2026, 3, 16)),
      ]
    case .partnershipManager: [Holder(.quayle, on(2019, 9, 30))]
    case .scrutinyChair:
      [Holder(.tulley, on(2010, 5, 19), on(2019, 5, 2)), Holder(.winstanley, on(2019, 5, 22))]
    case .policeLead:
      [Holder(.marsdenHoyle, on(2011, 4, 4), on(2017, 9, 29)), Holder(.rathmell, on(2017, 10, 2))]
    case .designatedNurse: [Holder(.barraclough, on(2022, 7, 1))]
    }
  }
}
