import Civil
import Inspections
import Kernel
import Storage
import Web

/// What the list of actions can be narrowed down by, and what its rows call plans, bodies and
/// owners: there are few of them, so one query reads them all and the rows need no joins.
struct ActionChoices: Sendable {
  struct Choice: RowDecodable, Sendable {
    let kind: String
    let id: String
    let name: String

    init(_ kind: String, _ id: String, _ name: String) {
      self.kind = kind
      self.id = id
      self.name = name
    }

    init(row: Row) throws {
      kind = try row["kind"]
      id = try row["id"]
      name = try row["name"]
    }
  }

  let plans: [Choice]
  /// The plans that nobody has agreed yet.
  private let drafts: Set<String>
  let bodies: [Choice]
  let owners: [Choice]
  /// The recommendation that the address names: there may be thousands, so they are not all
  /// offered.
  let recommendation: Choice?
  /// By identifier, which is unique across all kinds.
  private let names: [String: String]

  /// - Parameter day: the past day whose names they are; nil for today.
  init(_ visit: Visit, asAt day: CivilDate? = nil, _ db: Transaction) throws {
    let authority = visit.authority
    let all =
      try day.map { try Choice.all(db.shelf(of: authority, asAt: .endOfDayInLondon($0))) }
      ?? db.all(
        Choice.self,
        """
        SELECT CASE WHEN state = \(Plan.State.draft) THEN 'draft' ELSE 'plan' END AS kind, id,
          title AS name
        FROM plan WHERE authority_id = \(authority)
        UNION ALL SELECT 'post', id, title FROM post WHERE authority_id = \(authority)
        UNION ALL SELECT 'person', id, name FROM person WHERE authority_id = \(authority)
        UNION ALL SELECT 'body', id, name FROM body WHERE authority_id = \(authority)
        ORDER BY 3, 2
        """)
    drafts = Set(all.filter { $0.kind == "draft" }.map(\.id))
    names = Dictionary(all.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    guard visit.user.may(.readPlan) else {
      (plans, bodies, owners, recommendation) = ([], [], [], nil)
      return
    }
    plans = all.filter { $0.kind == "plan" || $0.kind == "draft" }
    bodies = all.filter { $0.kind == "body" }
    owners = all.filter { $0.kind == "post" } + all.filter { $0.kind == "person" } + bodies
    recommendation = try visit.query("recommendation").flatMap { Recommendation.ID($0) }.flatMap {
      try db.first(
        Choice.self,
        """
        SELECT 'recommendation' AS kind, id, reference AS name FROM recommendation
        WHERE authority_id = \(authority) AND id = \($0)
        """)
    }
  }
}

extension ActionChoices.Choice {
  /// All of them as they were called at the moment of a shelf, by name.
  fileprivate static func all(_ shelf: Shelf) throws -> [Self] {
    let plans = try shelf.all(Plan.self).map {
      Self($0.state == .draft ? "draft" : "plan", $0.id.text, $0.title)
    }
    let posts = try shelf.all(Post.self).map { Self("post", $0.id.text, $0.title) }
    let people = try shelf.all(Person.self).map { Self("person", $0.id.text, $0.name) }
    let bodies = try shelf.all(Body.self).map { Self("body", $0.id.text, $0.name) }
    return (plans + posts + people + bodies).sorted { ($0.name, $0.id) < ($1.name, $1.id) }
  }
}

extension ActionChoices {
  func plan(of row: ActionRow) -> String { names[row.plan.text] ?? "" }

  /// Whether the plan is not agreed yet, so that nobody has been asked for it.
  func isDraft(_ row: ActionRow) -> Bool { isDraft(row.plan) }

  func isDraft(_ plan: Plan.ID) -> Bool { drafts.contains(plan.text) }

  /// The title of a plan in a file, which has no marks: "Our plan (draft)".
  func titleInFile(of plan: Plan.ID) -> String {
    (names[plan.text] ?? "") + (isDraft(plan) ? " (draft)" : "")
  }

  /// What a plan, an owner or a body is called, by its identifier.
  func name(of id: String) -> String? { names[id] }

  /// Nil when nobody owns it.
  func owner(of row: ActionRow) -> String? { row.owner.flatMap { names[$0.idText] } }

  /// The body that answers for it, when that is another than the owner.
  func leadBody(of row: ActionRow) -> String? {
    guard let lead = row.leadBody, lead.text != row.owner?.idText else { return nil }
    return names[lead.text]
  }

  /// - Parameters:
  ///   - own: who and what the person is, for "asked of you".
  ///   - withdrawn: the answers that ask for what was withdrawn; none where nothing can be done
  ///     with it.
  func filters(
    _ visit: Visit, own: [Owner], lateBefore limit: CivilDate, today: CivilDate,
    withdrawn: [WithdrawnFilter] = []
  ) -> [ListFilter] {
    var filters: [ListFilter] = []
    if plans.count > 1 {
      filters.append(
        .choice(
          "plan", "Plan", plans.map { .init($0.id, $0.name, "action.plan_id = \($0.id)") }))
    }
    if let recommendation {
      filters.append(
        .choice(
          "recommendation", "Recommendation",
          [
            .init(
              recommendation.id, recommendation.name,
              """
              action.id IN (SELECT action_id FROM action_recommendation
                WHERE authority_id = \(visit.authority)
                  AND recommendation_id = \(recommendation.id))
              """)
          ]))
    }
    if !bodies.isEmpty {
      filters.append(
        .choice(
          "body", "Asked of",
          bodies.compactMap { choice in
            Body.ID(choice.id).map {
              .init(
                choice.id, choice.name,
                ActionScope.condition(askedOf: $0, in: visit.authority))
            }
          }))
    }
    if !owners.isEmpty {
      filters.append(
        .choice(
          "owner", "Owner",
          [
            .init("me", "You", ActionScope.own(visit.user, owners: own)),
            .init("nobody", "Nobody yet", "action.owner_id IS NULL"),
          ]
            + owners.map {
              .init(
                $0.kind + ":" + $0.id, $0.name,
                "action.owner_kind = \($0.kind) AND action.owner_id = \($0.id)")
            }))
    }
    // Who comes for what is asked of them comes for what is still to do.
    let delivery = Self.delivery(
      usual: visit.user.may(.readPlan) ? nil : "open", withdrawn: withdrawn)
    return filters + [delivery, Self.due(lateBefore: limit, today: today)]
  }

  private static func delivery(usual: String?, withdrawn: [WithdrawnFilter]) -> ListFilter {
    .choice(
      WithdrawnFilter.name, "Work",
      [.init("open", "Not complete", "action.completed_on IS NULL")]
        + Action.Delivery.allCases.map {
          .init($0.rawValue, $0.title, "action.delivery = \($0)")
        } + withdrawn.map(\.option), usual: usual)
  }

  private static func due(lateBefore limit: CivilDate, today: CivilDate) -> ListFilter {
    func between(_ start: CivilDate, _ end: CivilDate) -> SQL {
      """
      action.completed_on IS NULL AND action.due_order >= \(Action.order(ofDueDate: start))
      AND action.due_order <= \(Action.order(ofDueDate: end))
      """
    }
    return .choice(
      "due", "Due",
      [
        .init(
          "late", "Late",
          """
          action.completed_on IS NULL AND action.due_order < \(Action.order(ofDueDate: limit))
          """),
        .init("month", "Within a month", between(today, today.adding(months: 1))),
        .init("quarter", "Within three months", between(today, today.adding(months: 3))),
        .init(
          "none", "No date", "action.due_on IS NULL"),
        .init("moved", "Date was moved", "action.first_due_on <> action.due_on"),
      ])
  }
}
