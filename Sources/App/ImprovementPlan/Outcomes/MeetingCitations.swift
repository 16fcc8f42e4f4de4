import Kernel
import Storage

/// What was decided about plans at a meeting and names it. What was taken back since rests on the
/// meeting no more.
public struct MeetingCitations: Hashable, Sendable {
  /// What can be taken back: "the sign-off of 1 recommendation".
  public let revocable: [String]
  /// What stays on record as it was decided: "the due date of ACT-06".
  public let lasting: [String]
}

extension Transaction {
  /// The decisions about plans that name a meeting, in words.
  public func citations(
    ofMeeting id: String, of authority: AuthorityID
  ) throws -> MeetingCitations {
    func count(_ table: SQLName, _ condition: SQL = "1 = 1") throws -> Int {
      try value(
        Int.self,
        """
        SELECT count(*) FROM \(table)
        WHERE authority_id = \(authority) AND meeting_id = \(id) AND \(condition)
        """) ?? 0
    }
    func actions(_ table: SQLName, _ condition: SQL = "1 = 1") throws -> [String] {
      try values(
        Int.self,
        """
        SELECT DISTINCT action.number FROM action JOIN \(table) AS line
          ON line.authority_id = action.authority_id AND line.action_id = action.id
        WHERE line.authority_id = \(authority) AND line.meeting_id = \(id) AND \(condition)
        ORDER BY action.number
        """
      ).map(Action.reference)
    }
    func counted(_ number: Int, _ words: String) -> [String] { number > 0 ? [words] : [] }
    let signOffs = try count(SignOff.table, "reopened_on IS NULL")
    let ratings = try count(RatingOverride.table, "ended_on IS NULL")
    let recommendations = try count(DueDateEntry.table, "recommendation_id IS NOT NULL")
    let versions = try count(PlanVersion.table)
    var revocable = counted(
      signOffs, "the sign-off of \(Words.count(signOffs, "recommendation"))")
    revocable += counted(
      ratings, Words.count(ratings, "rating by the chair", "ratings by the chair"))
    let confirmed = try count(SignOffConfirmation.table)
    var lasting = counted(
      confirmed,
      "that the sign-off of \(Words.count(confirmed, "recommendation")) stands")
    lasting += try actions(DueDateEntry.table).map { "the due date of \($0)" }
    lasting += counted(
      recommendations, "the due date of \(Words.count(recommendations, "recommendation"))")
    for (kind, name) in [(ActionWithdrawal.Kind.withdrawn, "withdrawal"), (.broughtBack, "return")]
    {
      lasting += try actions(ActionWithdrawal.table, "line.kind = \(kind)").map {
        "the \(name) of \($0)"
      }
    }
    lasting += counted(
      versions, Words.count(versions, "version of the plan", "versions of the plan"))
    return MeetingCitations(revocable: revocable, lasting: lasting)
  }
}
