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

  var quiet = QuietHours.shipped
  var posts: [Place: Post.ID] = [:]

  init() {}

  init(_ authority: AuthorityID, _ db: Transaction) throws {
    let settings = Dictionary(
      try db.all(
        Setting.self,
        """
        SELECT * FROM setting
        WHERE authority_id = \(authority) AND setting_key LIKE 'reminders.%' ORDER BY id
        """
      ).map { ($0.key, $0.value) }, uniquingKeysWith: { $1 })
    if let set = settings[Self.quietKey].flatMap({ QuietHours($0) }) { quiet = set }
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

  public func callAsFunction(
    quiet: QuietHours = .shipped, posts: [ReminderSettings.Place: Post.ID?]
  ) async throws {
    let user = acting.user
    try user.require(.manageSettings)
    try await acting.write(because: "reminders set") { db in
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
