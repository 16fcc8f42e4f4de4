import Foundation
import Kernel
import SiteMap
import Storage
import Web

@testable import ImprovementPlan

/// What the script of a page is told, as the tests read it.
struct News: Decodable {
  struct Other: Decodable {
    let name: String
    let by: String
    let words: String
  }

  let draft: String
  let number: Int
  let saved: String
  let fields: [String: String]
  let adopted: [Other]
  let disputed: [Other]
  let note: String?
}

extension PlanHouse {
  /// The head of safeguarding, who holds the post.
  var head: User {
    user(.teamManager, "Alma Reyes", account: Self.headsAccount, person: people.head.id)
  }
  private static let headsAccount = Account.ID()

  /// An action that the head's post owns, in an agreed plan.
  func ownAction(_ title: String = "Visits", in plan: Plan? = nil) async throws -> Action {
    let home = if let plan { plan } else { try await agreedPlan() }
    return try await action(
      title, serving: 4, in: home, owner: .post(people.post.id), due: date("2012-12-21"))
  }

  /// What is typed, sent as the script of the page sends it.
  func type(
    _ fields: [String: String], on action: Action, after news: News? = nil, as user: User? = nil,
    window: String = "", turn: Int = 0
  ) async throws -> News {
    let all = form(fields, after: news) + [("window", window), ("turn", String(turn))]
    let sight = try await post(.draft(ofAction: action.id), all, as: user ?? officer)
    return try JSONDecoder().decode(News.self, from: Data(sight.text.utf8))
  }

  /// The fields of the form with something typed into them.
  func form(_ fields: [String: String], after news: News? = nil) -> [(String, String)] {
    var values = [
      "delivery": "inProgress", "note": "", "effectiveOn": "1/10/2012", "expectedOn": "",
      "begun": "2012-10-01", "draft": news?.draft ?? "", "number": String(news?.number ?? 0),
    ]
    if let news { values.merge(news.fields) { $1 } }
    values.merge(fields) { $1 }
    return values.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  func published(_ action: Action) async throws -> [ProgressUpdate] {
    try await world.store.read { try $0.progress(of: action.id, in: PlanHouse.authority) }
  }

  func draft(of action: Action) async throws -> ProgressDraft? {
    try await world.store.read { try $0.openDraft(of: action.id, in: PlanHouse.authority) }
  }

  func states(of action: Action) async throws -> [DraftState] {
    try await world.store.read { db in
      try db.states(
        of: db.drafts(of: action.id, in: PlanHouse.authority).map(\.id), in: PlanHouse.authority)
    }
  }
}
