/// Something that a person may or may not do. Each route names the one it needs.
public enum Permission: String, CaseIterable, Sendable {
  /// Published reports, the national register, the frameworks' grades in plain words, signing in.
  case readPublished
  /// Come to a door that only a secret opens: a partner's link, a calendar's feed address. Whoever
  /// stands behind it asks for the secret.
  case openSecretAddress
  /// One's own account: password, sessions.
  case manageOwnAccount
  /// Inspections that are not published yet, uploaded papers, papers under review.
  case readInspections
  /// Upload and review papers; record and correct inspections, judgements, findings,
  /// recommendations.
  case manageInspections
  /// The improvement plan with its actions, dates and owners.
  case readPlan
  /// The actions one owns, or that one's post or agency owns.
  case readOwnActions
  /// Make plans, actions, owners; move dates.
  case managePlan
  /// Approve a plan’s edition for the public, or take one back: never one that one has prepared.
  case publishPlan
  /// Say how an action is going: for those who own it.
  case updateAction
  /// Verify evidence and completed work that others have said; judge impact.
  case verifyWork
  /// Record that the board has signed a recommendation off, or opened it again.
  case signOff
  /// The registers beside the plan: policies, learning events, peer support, statements before they
  /// are published, leaders, how ready each partner is.
  case readRegisters
  /// Keep the registers; approve or confirm what somebody else wrote.
  case manageRegisters
  /// What partners see of the registers: shared case studies, and what their own body is asked.
  case readOwnRegisters
  /// Say how ready a body is: for the body itself, and for those who keep the registers.
  case assessReadiness
  /// The boards that answer for a plan, their meetings and packs: all of them for insiders, for
  /// others those of which they are members.
  case readBoard
  /// Prepare a board’s work: packs, challenges with their answers, risks, what waits for what.
  case prepareBoard
  /// Keep a board: its terms and members, meetings and minutes, public notes.
  case manageBoard
  /// The history of a record: who changed what, when and why.
  case readHistory
  /// What was asked of one, of one's post or of one's agency on a day of the past, as it stood then.
  case readOwnPast
  /// Undo a change.
  case undoChange
  /// People, posts and bodies, with who holds which post.
  case readDirectory
  /// Enter and change people, posts and bodies.
  case manageDirectory
  /// Accounts and roles.
  case manageAccounts
  /// That statutory returns are checked, and when: no child and no figure.
  case readReturns
  /// What checks of statutory returns found, child by child, by the council's own number of the
  /// child.
  case readReturnIssues
  /// Check statutory returns, explain queries, keep and delete what was found.
  case manageReturns
  /// Who looked at what checks of statutory returns found, and at which child: audit.
  case readReturnLooks
  /// Time rules and bank holidays, which stand behind every computed date.
  case readSettings
  /// Change time rules, bank holidays, the council's name.
  case manageSettings
}

extension Permission {
  /// Whether it changes nothing.
  var isReading: Bool {
    switch self {
    case .readPublished, .readInspections, .readPlan, .readOwnActions, .readRegisters,
      .readOwnRegisters, .readBoard, .readHistory, .readOwnPast, .readDirectory,
      .readReturns, .readReturnIssues, .readReturnLooks, .readSettings:
      true
    case .openSecretAddress, .manageOwnAccount, .manageInspections, .managePlan, .publishPlan,
      .updateAction, .verifyWork, .signOff, .manageRegisters, .assessReadiness, .prepareBoard,
      .manageBoard, .undoChange, .manageDirectory, .manageAccounts, .manageReturns,
      .manageSettings:
      false
    }
  }
}

/// How a person stands to a record (domain §14).
public enum Relationship: String, CaseIterable, Sendable {
  case none, allocated, team, invited, consented, own
}

/// The only place that decides who may do what. What is not granted here is refused.
public enum Access {
  /// Whether any of the person's roles grants this, given how they stand to the record.
  public static func allows(
    _ user: User, _ permission: Permission, as relationship: Relationship = .none
  ) -> Bool {
    if user.looksBack, !permission.isReading { return false }
    if user.link != nil { return grantsByLink(permission, relationship) }
    return user.roles.contains { grants($0, permission, relationship) }
  }

  /// What somebody may do who came by a link: see what is asked of the body it was sent to, say how
  /// that is going, and answer what the body is asked. Nothing else, and never verify.
  private static func grantsByLink(
    _ permission: Permission, _ relationship: Relationship
  ) -> Bool {
    switch permission {
    case .readOwnActions: true
    case .updateAction, .assessReadiness: relationship == .own
    default: false
    }
  }

  private static func grants(
    _ role: Role, _ permission: Permission, _ relationship: Relationship
  ) -> Bool {
    switch permission {
    case .readPublished, .openSecretAddress: true
    case .manageOwnAccount: role != .public
    case .readInspections, .readHistory: insideReaders.contains(role)
    case .readPlan: insideReaders.contains(role)
    case .readRegisters: insideReaders.contains(role)
    case .readOwnActions, .readOwnPast, .readOwnRegisters, .readBoard:
      insideReaders.contains(role) || role == .partnerLead
    case .manageRegisters: registerKeepers.contains(role)
    case .assessReadiness:
      registerKeepers.contains(role) || relationship == .own && role == .partnerLead
    case .readDirectory, .readSettings: insideReaders.contains(role) || role == .administrator
    case .manageInspections, .managePlan, .publishPlan, .undoChange, .manageDirectory:
      role == .improvementOfficer || role == .director
    case .updateAction:
      role == .improvementOfficer || role == .director
        || relationship == .own && (insideWriters.contains(role) || role == .partnerLead)
    case .verifyWork:
      role == .improvementOfficer || role == .director || role == .boardManager
        || role == .independentReviewingOfficer
    case .signOff, .manageBoard: role == .boardManager || role == .director
    case .prepareBoard:
      role == .boardManager || role == .director || role == .improvementOfficer
    case .readReturns:
      role == .improvementOfficer || role == .teamManager || role == .informationOfficer
    case .readReturnIssues:
      role == .improvementOfficer || role == .teamManager && relationship == .team
    case .manageReturns: role == .improvementOfficer
    case .readReturnLooks: role == .improvementOfficer || role == .informationOfficer
    case .manageAccounts, .manageSettings: role == .administrator
    }
  }

  /// Those who work with the plan inside the council and its safeguarding partnership.
  private static let insideReaders: Set<Role> = [
    .improvementOfficer, .director, .boardManager, .scrutinyOfficer, .teamManager, .inspector,
    .informationOfficer, .independentReviewingOfficer,
  ]

  /// Those who keep the registers: with the plan, and with the board (domain §14).
  private static let registerKeepers: Set<Role> = [.improvementOfficer, .director, .boardManager]

  /// Those of them who may write at all: an inspector's pack is read-only, and information officers
  /// audit without editing (domain §14).
  private static let insideWriters = insideReaders.subtracting([.inspector, .informationOfficer])
}

extension User {
  public func may(_ permission: Permission, as relationship: Relationship = .none) -> Bool {
    Access.allows(self, permission, as: relationship)
  }

  /// Refuses in words unless the person may do this.
  public func require(_ permission: Permission, as relationship: Relationship = .none) throws {
    guard may(permission, as: relationship) else {
      throw Refusal.notPermitted(
        isSignedIn
          ? "Your account does not allow this. If you need it for your work, ask an administrator of your council."
          : "Sign in to do this.")
    }
  }
}
