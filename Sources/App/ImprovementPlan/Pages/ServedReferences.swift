import Inspections
import Storage

/// The recommendations that an action serves, as a line of a list has room for them: the first, the
/// last, and how many there are.
struct ServedReferences: Hashable, Sendable {
  /// "REC-2012-03, REC-2012-07 and 2 more".
  let ours: String
  /// The same with what the reports themselves call them: "REC-2012-03 (1(a) in the report)".
  let both: String

  init(of recommendations: [Recommendation]) {
    let names = recommendations.map(\.bothReferences)
    self.init(count: names.count, first: names.min() ?? "", last: names.max() ?? "")
  }

  /// - Parameter kept: what ``column`` gives; nil where nothing is served.
  init(_ kept: String?) {
    let parts = kept?.utf8.split(separator: 0x1E) ?? []
    guard parts.count == 3, let count = Int(Substring(parts[0])) else {
      self.init(count: 0, first: "", last: "")
      return
    }
    self.init(count: count, first: String(Substring(parts[1])), last: String(Substring(parts[2])))
  }

  private init(count: Int, first: String, last: String) {
    func line(_ first: some StringProtocol, _ last: some StringProtocol) -> String {
      switch count {
      case 0: ""
      case 1: String(first)
      case 2: "\(first), \(last)"
      default: "\(first), \(last) and \(count - 2) more"
      }
    }
    // A reference of ours has no space in it.
    ours = line(first.prefix { $0 != " " }, last.prefix { $0 != " " })
    both = line(first, last)
  }

  /// What a list selects of a row of `action`. Between the parts stands a sign that no text has.
  static let column: SQL = """
    (SELECT count(*) || '\u{1E}' || min(\(Recommendation.bothReferencesColumn))
        || '\u{1E}' || max(\(Recommendation.bothReferencesColumn))
      FROM action_recommendation JOIN recommendation
        ON recommendation.authority_id = action_recommendation.authority_id
        AND recommendation.id = action_recommendation.recommendation_id
      WHERE action_recommendation.authority_id = action.authority_id
        AND action_recommendation.action_id = action.id)
    """
}
