import Civil
import Kernel
import Storage

/// A post of the register of leaders with somebody who held it on a day, or with nobody.
///
/// The register has no tables of its own: posts and who held them when are the Kernel's directory.
struct LeaderRow: RowDecodable {
  let post: Post
  let body: String
  /// Nil when nobody held the post, or nobody knows who did.
  let holder: String?
  /// Whether the day lies before the first holder on record: the post may not have been there yet,
  /// and was not vacant as far as anybody can tell.
  let isBeforeRecords: Bool
  let person: Person.ID?
  let isInterim: Bool
  let start: CivilDate?
  let end: CivilDate?
  /// The day on which it was entered who held the post.
  let enteredOn: CivilDate?

  init(row: Row) throws {
    post = try Post(row: row)
    body = try row["body_name"]
    holder = try row["person_name"]
    isBeforeRecords = try row.get("is_before_records", as: Bool?.self) ?? false
    person = try row["holding_person_id"]
    isInterim = try row.get("holding_is_interim", as: Bool?.self) ?? false
    start = try row["holding_start_on"]
    end = try row["holding_end_on"]
    enteredOn = try row.get("holding_entered_at", as: Instant?.self)?.dateInLondon
  }
}

extension LeaderRow {
  /// Who held it, or why there is no name.
  var heldBy: String { holder ?? (isBeforeRecords ? "Nobody on record" : "Vacant") }
}

/// Who counts as recently in post (S28): those whose start lies within so many months of a day.
struct RecentLeaders: Hashable, Sendable {
  let months: Int

  /// The first and the last day of the months count: who started on 21 November 2011 is recent on
  /// 21 November 2012, and not on the day after.
  func isRecent(_ start: CivilDate?, on day: CivilDate) -> Bool {
    guard let start, start <= day else { return false }
    return start >= day.adding(months: -months)
  }
}
