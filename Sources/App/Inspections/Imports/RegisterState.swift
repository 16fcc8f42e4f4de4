import Civil
import Kernel
import Storage

/// The register as a decision about one report needs it: what is known, and the lines that are
/// there.
struct RegisterState: Sendable {
  let authority: AuthorityID
  let frameworks: [FrameworkVersion]
  let councils: CouncilIndex
  /// The name of our own council, which need not be in the list.
  let ownName: String
  var lines: [NationalInspection]
  var judgements: [ID<NationalInspection>: [RegisterJudgement]]

  func framework(_ code: String) -> FrameworkVersion? {
    frameworks.first { $0.framework.code == code }
  }

  func isSameCouncil(_ one: String, _ other: String) -> Bool {
    councils.isSame(one, other) || CouncilName(one) == CouncilName(other)
  }
}

extension Transaction {
  /// The state that a report is compared with.
  ///
  /// - Parameter code: The framework of the report: lines of others are not needed. Nil for all of
  ///   them.
  func registerState(
    of authority: AuthorityID, framework code: String? = nil
  ) throws -> RegisterState {
    let frameworks = try frameworks(of: authority)
    var lines: [NationalInspection] = []
    if let code {
      if let framework = frameworks.first(where: { $0.framework.code == code }) {
        lines = try register(of: framework.id, in: authority)
      }
    } else {
      lines = try register(of: authority)
    }
    return RegisterState(
      authority: authority, frameworks: frameworks, councils: try councils(of: authority),
      ownName: try self.authority(authority)?.name ?? "", lines: lines,
      judgements: try judgements(of: lines))
  }
}
