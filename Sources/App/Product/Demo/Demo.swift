import Inspections
import Kernel
import Storage

/// Thornmere Borough Council, invented entirely by us: fifteen years of inspections, plans, people
/// and partners, told through the use cases of the service, so that the history of every record
/// reads as if the council had kept it all that time.
///
/// No council, person or child in it is real.
public enum Demo {
  /// Its code lies outside the series that real councils have.
  public static let council = Council(
    code: AuthorityID("E06990001"), name: "Thornmere Borough Council", shortName: "Thornmere")

  /// Fills the empty records of a council.
  ///
  /// - Parameters:
  ///   - world: Its council and what ships with the product (time rules, frameworks) have been
  ///     entered.
  ///   - password: For every account, by the rules for passwords.
  /// - Returns: One account for each role.
  /// - Throws: `Refusal.conflict` when there are inspections, people or accounts already;
  ///   `Refusal.invalid` when the password is against the rules.
  public static func make(in world: World, password: String) async throws -> [DemoLogin] {
    try await requireEmpty(world)
    try requireAccepted(password)
    var stage = Stage(
      world, passwords: try await DemoPasswords(password, by: world.passwords))
    for scene in story { try await stage.play(scene) }
    return logins(password: password)
  }

  /// The accounts that ``make(in:password:)`` makes, for a database that it has filled before.
  public static func logins(password: String) -> [DemoLogin] {
    DemoAccount.current.compactMap { $0.shown(password: password) }
  }

  /// All that happened, in its order.
  static var story: [Scene] {
    (MakeAccounts.scenes + MakeDirectory.scenes + [MakeAccounts.link]
      + DemoReport.allCases.flatMap { MakeInspection(report: $0).scenes }
      + DemoPlan.all.flatMap { MakePlan(plan: $0).scenes }
      + DemoProof.all.flatMap { MakeProof(proof: $0).scenes }
      + MakeVersions.scenes + MakeFigures.scenes
      + MakeReminders.scenes + MakeDrafts.scenes
      + MakeCouncils.scenes
      + MakeRegister.scenes
      + MakeLooks.scenes + MakeToldBefore.scenes + MakeRegisters.scenes
      + MakeConsultations.scenes + MakeEditions.scenes + MakeBoard.scenes
      + MakeReturns.scenes
      + MakeAccounts.ends)
      .inOrder()
  }

  /// Asked before anything is made: a password is refused as a whole, not for the third account.
  private static func requireAccepted(_ password: String) throws {
    for account in DemoAccount.current {
      let rules = PasswordRules(
        login: account.login, name: account.person.name,
        authority: Authority(
          authority: council.code, name: council.name, shortName: council.shortName))
      if let problem = rules.problem(password) {
        throw Refusal.invalid(problem, field: "password")
      }
    }
  }

  private static func requireEmpty(_ world: World) async throws {
    let authority = world.authority
    let count = try await world.store.read { db in
      try db.value(
        Int.self,
        """
        SELECT (SELECT count(*) FROM inspection WHERE authority_id = \(authority))
          + (SELECT count(*) FROM person WHERE authority_id = \(authority))
          + (SELECT count(*) FROM account WHERE authority_id = \(authority))
        """)
    }
    guard count == 0 else {
      throw Refusal.conflict(
        "The demonstration needs an empty database, and this one has records already. Choose another."
      )
    }
  }
}
