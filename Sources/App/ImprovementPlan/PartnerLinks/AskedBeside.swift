import Inspections
import Kernel
import Storage

/// What stands beside an action that a body is asked for: the recommendations that it answers, what
/// those who help have said, what the files are called that were attached.
struct AskedBeside: Sendable {
  /// A recommendation in its inspection's words, of an inspection that is published.
  struct Answered: Sendable {
    let recommendation: Recommendation
    let inspection: String
  }

  var answers: [Answered] = []
  var words: [SaidWord] = []
  var files: [Document.ID: String] = [:]
}

extension AskedBeside {
  /// Of the actions in some records, in a query for each kind of thing.
  static func all(of records: PlanRecords, _ db: Transaction) throws -> [Action.ID: AskedBeside] {
    let (authority, ids) = (records.plan.authority, records.actions.map(\.id))
    let words = try db.partnerWords(about: ids, in: authority)
    let answers = try db.answered(by: ids, in: authority)
    var all: [Action.ID: AskedBeside] = [:]
    for id in ids {
      all[id] = AskedBeside(answers: answers[id] ?? [], words: words[id] ?? [])
    }
    for evidence in records.evidence {
      guard let action = evidence.subject.action, let file = evidence.document,
        let document = try db.find(file, of: authority)
      else { continue }
      all[action]?.files[file] = document.name
    }
    return all
  }
}

extension Transaction {
  /// The recommendations that some actions answer. What is a draft still is shown to nobody
  /// outside.
  fileprivate func answered(
    by actions: [Action.ID], in authority: AuthorityID
  ) throws -> [Action.ID: [AskedBeside.Answered]] {
    let anybody = User.anonymous(of: authority)
    let links = try all(
      ActionRecommendation.self,
      """
      SELECT * FROM action_recommendation
      WHERE authority_id = \(authority) AND action_id IN \(list: actions) ORDER BY id
      """)
    var known: [Recommendation.ID: AskedBeside.Answered] = [:]
    for id in Set(links.map(\.recommendation)) {
      let recommendation = try recommendation(id, of: authority)
      let inspection = try inspection(recommendation.inspection, of: authority)
      guard inspection.isShown(to: anybody) else { continue }
      known[id] = AskedBeside.Answered(
        recommendation: recommendation, inspection: inspection.title)
    }
    return Dictionary(grouping: links, by: \.action).mapValues { links in
      links.compactMap { known[$0.recommendation] }
        .sorted { $0.recommendation.reference < $1.recommendation.reference }
    }
  }
}
