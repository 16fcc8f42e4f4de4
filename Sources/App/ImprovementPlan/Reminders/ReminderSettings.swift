import Kernel
import Storage

/// Who is told, and when nobody is: what a council has set for its reminders.
public struct ReminderSettings: Sendable {
  /// The posts that late actions and missing updates climb to, and the one that verifies.
  public enum Place: Hashable, Sendable {
    /// The post above a body's own: its head of service.
    case head(Body.ID)
    case director, chair, verifier

    var key: String {
      switch self {
      case .head(let body): "reminders.head.\(body)"
      case .director: "reminders.director"
      case .chair: "reminders.chair"
      case .verifier: "reminders.verifier"
      }
    }
  }

  static let quietKey = "reminders.quiet"
  static let ofThese: SQL = "setting_key LIKE 'reminders.%'"

  var quiet = QuietHours.shipped
  var posts: [Place: Post.ID] = [:]
  /// How often the council has set them.
  private(set) var version = 0

  init() {}

  init(_ authority: AuthorityID, _ db: Transaction) throws {
    let settings = Dictionary(
      try db.all(
        Setting.self,
        """
        SELECT * FROM setting
        WHERE authority_id = \(authority) AND \(Self.ofThese) ORDER BY id
        """
      ).map { ($0.key, $0.value) }, uniquingKeysWith: { $1 })
    if let set = settings[Self.quietKey].flatMap({ QuietHours($0) }) { quiet = set }
    version = try db.timesWritten(Setting.self, where: Self.ofThese, of: authority)
    let known = Set(try db.posts(of: authority).map(\.id))
    let bodies = try db.bodies(of: authority).map { Place.head($0.id) }
    for place in bodies + [.director, .chair, .verifier] {
      guard let post = settings[place.key].flatMap({ Post.ID($0) }), known.contains(post)
      else { continue }
      posts[place] = post
    }
  }
}

/// Sets who is told, and when nobody is.
public struct SetReminders: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// - Parameter version: that of the settings that were read; nil where nobody read them.
  /// - Throws: `StaleRecord` when somebody else has set them since.
  public func callAsFunction(
    quiet: QuietHours = .shipped, posts: [ReminderSettings.Place: Post.ID?],
    readAt version: Int? = nil
  ) async throws {
    let user = acting.user
    try user.require(.manageSettings)
    try await acting.write(because: "reminders set") { db in
      if let version {
        try db.requireUnwritten(
          Setting.self, where: ReminderSettings.ofThese, since: version, of: user.authority)
      }
      for id in posts.values.compactMap(\.self) where try db.find(id, of: user.authority) == nil {
        throw Refusal.invalid("Choose posts that are in the directory.")
      }
      try db.set(ReminderSettings.quietKey, to: quiet.text, of: user.authority)
      for (place, post) in posts {
        let text = post?.text ?? ""
        guard try db.setting(place.key, of: user.authority) ?? "" != text else { continue }
        try db.set(place.key, to: text, of: user.authority)
      }
    }
  }
}
