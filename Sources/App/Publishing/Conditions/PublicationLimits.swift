import Kernel
import Registers
import Storage

/// What a council can set for its public plans. The value that stands here is our choice, with its
/// source (domain, section 11, tag D), and holds until a council sets its own.
public struct PublicationLimits: Hashable, Sendable {
  /// The highest school grade, by the Flesch–Kincaid formula, at which a summary passes: the
  /// council’s limit for every public text, which is set with its registers.
  public let summaryGrade: Int
  /// The same of the version for children.
  public var childGrade: Int
  /// How often the council has set it.
  public let version: Int

  /// Grade 6 is read at 11 to 12 years.
  static let usualChildGrade = 6
  static let childKey = "publishing.child-reading-grade-limit"
  static let ofThese: SQL = "setting_key = \(childKey)"
}

extension Transaction {
  /// What the council has set.
  public func publicationLimits(of authority: AuthorityID) throws -> PublicationLimits {
    PublicationLimits(
      summaryGrade: try registerSettings(of: authority).readingGradeLimit,
      childGrade: try setting(PublicationLimits.childKey, of: authority).flatMap { Int($0) }
        ?? PublicationLimits.usualChildGrade,
      version: try timesWritten(Setting.self, where: PublicationLimits.ofThese, of: authority))
  }
}

/// Changes what the council has set for its public plans.
public struct ChangePublicationLimits: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// - Parameter version: that of the settings that were read; nil where nobody read them.
  /// - Throws: `StaleRecord` when somebody else has set them since.
  public func callAsFunction(childGrade: Int, readAt version: Int? = nil) async throws {
    let user = acting.user
    try user.require(.manageSettings)
    try await acting.write(because: "limits of public plans changed") { db in
      if let version {
        try db.requireUnwritten(
          Setting.self, where: PublicationLimits.ofThese, since: version, of: user.authority)
      }
      try db.set(PublicationLimits.childKey, to: "\(childGrade)", of: user.authority)
    }
  }
}
