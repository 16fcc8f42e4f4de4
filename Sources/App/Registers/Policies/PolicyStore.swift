import Civil
import Kernel
import Storage

extension Transaction {
  /// The policy, or a refusal in words.
  func policy(_ id: ID<Policy>, of authority: AuthorityID) throws -> Policy {
    guard let found = try find(id, of: authority) else {
      throw Refusal.notFound("There is no such policy. The link may be incomplete.")
    }
    return found
  }

  func policyRevision(
    _ id: ID<PolicyRevision>, of authority: AuthorityID
  ) throws -> PolicyRevision {
    guard let found = try find(id, of: authority) else {
      throw Refusal.notFound("There is no such revision of a policy. The link may be incomplete.")
    }
    return found
  }

  /// The revisions of a policy, the latest first.
  func revisions(of policy: Policy) throws -> [PolicyRevision] {
    try all(
      PolicyRevision.self,
      """
      SELECT * FROM policy_revision
      WHERE authority_id = \(policy.authority) AND policy_id = \(policy.id)
      ORDER BY number DESC, id
      """)
  }

  /// All policies with every revision that was published: what M71 is reckoned from.
  func policyDeadlines(of authority: AuthorityID) throws -> [PolicyDeadline] {
    let policies = try all(
      Policy.self,
      "SELECT * FROM policy WHERE authority_id = \(authority) ORDER BY lower(title), id")
    let titles = Dictionary(uniqueKeysWithValues: policies.map { ($0.id, $0.title) })
    let revised = try all(
      PolicyRevision.self,
      """
      SELECT * FROM policy_revision
      WHERE authority_id = \(authority) AND published_on IS NOT NULL ORDER BY published_on, id
      """
    ).map { revision in
      PolicyDeadline(
        policy: revision.policy, title: titles[revision.policy] ?? "", due: revision.firstDueOn,
        revised: revision.publishedOn)
    }
    let open = policies.map {
      PolicyDeadline(
        policy: $0.id, title: $0.title, due: $0.firstDueOn, revised: nil, ended: $0.endedOn)
    }
    return revised + open
  }

  /// What was published in some days, in the order of the days.
  func policiesPublished(
    in days: ClosedRange<CivilDate>, of authority: AuthorityID
  ) throws -> [PublishedPolicy] {
    try all(
      PolicyRevision.self,
      """
      SELECT * FROM policy_revision
      WHERE authority_id = \(authority) AND published_on >= \(days.lowerBound)
        AND published_on <= \(days.upperBound)
      ORDER BY published_on, id
      """
    ).map { revision in
      let now = try policy(revision.policy, of: authority).title
      return PublishedPolicy(
        revision: revision, title: try titleWhenPublished(revision) ?? now, titleNow: now)
    }
  }

  /// What the policy was called when a revision of it was published, by the change log.
  private func titleWhenPublished(_ revision: PolicyRevision) throws -> String? {
    let published = try history(of: revision.id, authority: revision.authority).first { change in
      try change.after.map { try PolicyRevision(row: $0.row).publishedOn != nil } ?? false
    }
    guard let published else { return nil }
    return try history(of: revision.policy, authority: revision.authority)
      .last { $0.sequence < published.sequence }?.after.map { try Policy(row: $0.row).title }
  }
}

/// A revision that was published, with what its policy was called then and is called now.
struct PublishedPolicy {
  let revision: PolicyRevision
  let title: String
  let titleNow: String
}
