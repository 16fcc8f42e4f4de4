import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// A row of the list of policies.
struct PolicyRow: RowDecodable {
  let policy: Policy
  let publishedOn: CivilDate?

  init(row: Row) throws {
    policy = try Policy(row: row)
    publishedOn = try row["last_published_on"]
  }
}

enum PolicySort: String, ListSort {
  case due, title, published

  var key: SQL {
    switch self {
    case .due: "policy.due_on"
    case .title: "lower(policy.title)"
    case .published: "coalesce(published.last_published_on, '1900-01-01')"
    }
  }
}

/// All policies, those whose revision is due first at the top.
struct PolicyList {
  let visit: Visit
  let owners: [Owner: OwnerName]

  init(for visit: Visit, in db: Transaction) throws {
    self.visit = visit
    let policies = try db.all(
      Policy.self,
      "SELECT * FROM policy WHERE authority_id = \(visit.authority) ORDER BY due_on, id")
    owners = try db.ownerNames(
      of: policies.compactMap(\.owner), in: visit.authority, on: visit.today)
  }

  func listing(in db: Transaction) throws -> Listing<PolicyRow, PolicySort> {
    let list = List<PolicyRow, PolicySort>(
      "Policies", noun: ("policy", "policies"), sortedBy: .due, columns: columns,
      filters: filters,
      empty: "No policy is in the register yet. Enter each with the day its revision is due.")
    return try list.load(
      for: visit,
      from: ListQuery(
        select: "policy.*, published.last_published_on",
        from: """
          policy LEFT JOIN (
            SELECT authority_id, policy_id, max(published_on) AS last_published_on
            FROM policy_revision GROUP BY authority_id, policy_id) AS published
          ON published.authority_id = policy.authority_id AND published.policy_id = policy.id
          """,
        id: "policy.id", where: ["policy.authority_id = \(visit.authority)"]),
      in: db)
  }

  private var columns: [ListColumn<PolicyRow, PolicySort>] {
    let (owners, today, day) = (owners, visit.today, visit.shownDay)
    return [
      ListColumn("Policy", sort: .title, text: \.policy.title) {
        link($0.policy.title, to: Address.policy($0.policy.id).asAt(day))
      },
      ListColumn(
        "Owner", text: { $0.policy.owner.flatMap { owners[$0]?.name } ?? "Nobody yet" }),
      ListColumn("Revision due", sort: .due, text: { $0.policy.dueOn.description }) {
        shortDay($0.policy.dueOn)
      },
      ListColumn("State", text: { $0.policy.standing(on: today).words }) {
        $0.policy.standing(on: today).html
      },
      ListColumn(
        "Last published", sort: .published, text: { $0.publishedOn?.description ?? "" }
      ) { $0.publishedOn.map { shortDay($0) } ?? HTML("Not yet") },
    ]
  }

  private var filters: [ListFilter] {
    let today = visit.today
    return [
      .choice(
        "state", "State",
        [
          .init("force", "In force", "policy.ended_on IS NULL"),
          .init(
            "overdue", "Overdue", "policy.ended_on IS NULL AND policy.due_on < \(today)"),
          .init(
            "quarter", "Due within three months",
            """
            policy.ended_on IS NULL AND policy.due_on >= \(today)
            AND policy.due_on <= \(today.adding(months: 3))
            """),
          .init("ended", "Ended", "policy.ended_on IS NOT NULL"),
        ], usual: "force"),
      .choice(
        "owner", "Owner",
        owners.sorted { ($0.value.name, $0.key.idText) < ($1.value.name, $1.key.idText) }.map {
          .init(
            $0.key.formValue, $0.value.name,
            "policy.owner_kind = \($0.key.kind) AND policy.owner_id = \($0.key.idText)")
        }),
      .search("words", "Words") { "lower(policy.title) LIKE \($0) ESCAPE '\\'" },
    ]
  }
}

extension Policy {
  /// How its revision stands on a day, in words and with a tone.
  func standing(on today: CivilDate) -> Standing {
    if let endedOn { return Standing("Ended on \(endedOn.longForm)", .neutral) }
    if isOverdue(on: today) { return Standing("Overdue since \(dueOn.longForm)", .urgent) }
    if dueOn <= today.adding(months: 3) {
      return Standing("Due within three months", .caution)
    }
    return Standing("In force", .neutral)
  }
}
