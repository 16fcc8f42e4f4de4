import Civil
import Kernel
import Storage

/// What a council can set for its registers. The values that stand here are our choice, each with
/// its source (domain, tag D), and hold until a council sets its own.
public struct RegisterSettings: Hashable, Sendable {
  /// For how many months after the start somebody counts as recently in post.
  public var recentMonths: Int
  /// The highest school grade, by the Flesch–Kincaid formula, at which a public text passes.
  public var readingGradeLimit: Int
  /// How often the council has set them.
  public internal(set) var version = 0

  /// Twelve months: S28 asks who was "only recently in post" within a year. Grade 8 is read at 13
  /// to 14 years, as public texts should be.
  public static let usual = RegisterSettings(recentMonths: 12, readingGradeLimit: 8)

  static let recentKey = "registers.recent-leader-months"
  static let gradeKey = "registers.reading-grade-limit"

  static let ofThese: SQL = "setting_key IN \(list: [recentKey, gradeKey])"

  var recentLeaders: RecentLeaders { RecentLeaders(months: recentMonths) }
}

extension Transaction {
  /// What the council has set for its registers.
  public func registerSettings(of authority: AuthorityID) throws -> RegisterSettings {
    let usual = RegisterSettings.usual
    var settings = RegisterSettings(
      recentMonths: try setting(RegisterSettings.recentKey, of: authority).flatMap { Int($0) }
        ?? usual.recentMonths,
      readingGradeLimit: try setting(RegisterSettings.gradeKey, of: authority).flatMap { Int($0) }
        ?? usual.readingGradeLimit)
    settings.version = try timesWritten(
      Setting.self, where: RegisterSettings.ofThese, of: authority)
    return settings
  }
}

/// Changes what the council has set for its registers.
public struct ChangeRegisterSettings: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// - Parameter version: that of the settings that were read; nil where nobody read them.
  /// - Throws: `StaleRecord` when somebody else has set them since.
  public func callAsFunction(
    _ settings: RegisterSettings, readAt version: Int? = nil
  ) async throws {
    let user = acting.user
    try user.require(.manageSettings)
    try await acting.write(because: "settings of the registers changed") { db in
      if let version {
        try db.requireUnwritten(
          Setting.self, where: RegisterSettings.ofThese, since: version, of: user.authority)
      }
      try db.set(
        RegisterSettings.recentKey, to: "\(settings.recentMonths)", of: user.authority)
      try db.set(
        RegisterSettings.gradeKey, to: "\(settings.readingGradeLimit)", of: user.authority)
    }
  }
}
