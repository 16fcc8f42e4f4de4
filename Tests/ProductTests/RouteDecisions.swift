import Kernel

/// Who may use each route, decided by people and written down apart from `Access`, so that neither can be
/// changed alone.
enum RouteDecisions {
  static let everybody = Set(Role.allCases)
  static let signedIn = everybody.subtracting([.public])
  /// Those who work with the plan inside the council and its safeguarding partnership.
  static let insiders: Set<Role> = [
    .improvementOfficer, .director, .boardManager, .scrutinyOfficer, .teamManager, .inspector,
    .informationOfficer, .independentReviewingOfficer,
  ]
  static let insidersAndPartners = insiders.union([.partnerLead])
  /// Inspectors read, information officers audit: neither answers for an action.
  static let ownersOfActions = insidersAndPartners.subtracting([
    .inspector, .informationOfficer,
  ])
  static let keepersOfNames = insiders.union([.administrator])
  static let verifiers: Set<Role> = [
    .improvementOfficer, .director, .boardManager, .independentReviewingOfficer,
  ]
  static let preparersOfBoards: Set<Role> = [
    .improvementOfficer, .director, .boardManager,
  ]
  static let improvers: Set<Role> = [.improvementOfficer, .director]
  /// Those who keep the plan, and the manager of the board.
  static let registerKeepers = improvers.union([.boardManager])
  static let administrators: Set<Role> = [.administrator]
  /// Whoever keeps the council’s returns (domain §14: plans, measures, returns).
  static let keepersOfReturns: Set<Role> = [.improvementOfficer]
  /// Team managers see what is of their team; the handler asks which that is.
  static let readersOfReturns = keepersOfReturns.union([.teamManager])

  typealias Decision = (roles: Set<Role>, routes: [String])

  static let all: [String: Set<Role>] = Dictionary(
    uniqueKeysWithValues: (service + inspections + plan + board + registers + returns
      + voice + publishing + administration + programs).flatMap { decision in
        decision.routes.map { ($0, decision.roles) }
      })
}
