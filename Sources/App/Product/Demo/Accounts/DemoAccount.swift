import Civil
import Kernel

/// An account of the story.
struct DemoAccount: Sendable {
  var person: DemoPerson
  var role: Role
  var login: String
  var made: CivilDate
  var switchedOff: CivilDate?
  /// Nil for accounts of people who have left: nobody is invited to use them.
  var whatToTry: String?

  private init(
    _ login: String, _ person: DemoPerson, _ role: Role, made: CivilDate, off: CivilDate? = nil,
    try whatToTry: String? = nil
  ) {
    self.person = person
    self.role = role
    self.login = login + "@thornmere.example"
    self.made = made
    switchedOff = off
    self.whatToTry = whatToTry
  }

  /// One for each role of the catalogue, in the order in which a newcomer might try them.
  static let current = [
    DemoAccount(
      "improvement", .nwachukwu, .improvementOfficer, made: on(2018, 6, 4),
      try: "upload Fixtures/papers/thornmere-ilacs-2026-10.pdf, check it, make a plan from it"),
    DemoAccount(
      "director", .adeyemiHolt, .director, made: on(2023, 9, 5),
      try: "see what is late in the plan of 2026, and which recommendation has no action"),
    DemoAccount(
      "partner", .rathmell, .partnerLead, made: on(2019, 10, 7),
      try: "say how the actions of the police are going; others are not shown"),
    DemoAccount(
      "manager", .dhaliwal, .teamManager, made: on(2022, 5, 4),
      try: "look at the handovers between social workers that the team manager owns"),
    DemoAccount(
      "board", .quayle, .boardManager, made: on(2019, 10, 1),
      try: "open the board: its last pack, what is carried over, the challenge that is overdue"),
    DemoAccount(
      "scrutiny", .sethuraman, .scrutinyOfficer, made: on(2017, 1, 16),
      try:
        "put the national register beside Thornmere: second inspected in 2012, four of seven inadequate"
    ),
    DemoAccount(
      "councillor", .winstanley, .councillor, made: on(2019, 6, 3),
      try: "read the published reports and the grades in plain words"),
    DemoAccount(
      "inspector", .oakeshott, .inspector, made: on(2026, 9, 28),
      try: "follow a finding to the actions that answer it, reading only"),
    DemoAccount(
      "reviewing", .penhallurick, .independentReviewingOfficer, made: on(2017, 3, 7),
      try: "see what the plan says about children being seen alone"),
    DemoAccount(
      "information", .rook, .informationOfficer, made: on(2012, 10, 8),
      try: "open the history of a record: who changed what, when and why"),
    DemoAccount(
      "admin", .oyelaran, .administrator, made: on(2012, 10, 1),
      try: "look after accounts, time rules and bank holidays; inspections stay out of reach"),
    DemoAccount(
      "mash", .oduya, .mashOfficer, made: on(2023, 2, 7), try: "read the published reports"),
    DemoAccount(
      "socialworker", .whitlock, .socialWorker, made: on(2024, 9, 3),
      try: "read the published reports"),
    DemoAccount(
      "earlyhelp", .brezina, .earlyHelpLeadProfessional, made: on(2015, 9, 7),
      try: "find what the inspectors praised at Hollin Bank"),
    DemoAccount(
      "referrer", .lisle, .referrer, made: on(2021, 9, 6), try: "read the published reports"),
    DemoAccount(
      "youngperson", .okaforWells, .youngPerson, made: on(2026, 9, 7),
      try: "read the young people’s version of the report of 2012"),
    DemoAccount(
      "parent", .turnbull, .parent, made: on(2026, 9, 7),
      try: "read what each grade means in plain words"),
  ]

  /// Those of people who have left since: their names stand beside what they did.
  static let former = [
    DemoAccount(
      "g.prowse", .prowse, .improvementOfficer, made: on(2012, 10, 1), off: on(2018, 6, 29)),
    DemoAccount("d.pellew", .pellew, .director, made: on(2012, 10, 2), off: on(2013, 4, 30)),
    DemoAccount(
      "a.routledge", .routledge, .teamManager, made: on(2012, 10, 2), off: on(2016, 10, 28)),
    DemoAccount(
      "k.marsden-hoyle", .marsdenHoyle, .partnerLead, made: on(2012, 10, 2),
      off: on(2017, 9, 29)),
  ]

  func shown(password: String) -> DemoLogin? {
    whatToTry.map {
      DemoLogin(
        login: login, name: person.name, role: role, whatToTry: $0, password: password)
    }
  }
}
