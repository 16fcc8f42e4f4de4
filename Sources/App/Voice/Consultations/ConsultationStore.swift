import Civil
import ImprovementPlan
import Kernel
import Storage

/// A consultation with all that belongs to it.
public struct ConsultationFile: Sendable {
  public let consultation: Consultation
  /// In the order in which they were named.
  public let groups: [ConsultationGroup]
  public let answers: [YouSaid]
  let links: [ConsultationLink]

  /// What it is about, without where it is cited.
  var actions: [Action.ID] { links.filter { $0.evidence == nil }.compactMap(\.action) }
  var outcomes: [PlanOutcome.ID] { links.compactMap(\.outcome) }
  var citations: [(evidence: Evidence.ID, action: Action.ID)] {
    links.compactMap { link in
      if case .evidence(let id, let action) = link.subject { (id, action) } else { nil }
    }
  }
}

extension Transaction {
  /// The consultation, or a refusal in words.
  func consultation(_ id: Consultation.ID, of authority: AuthorityID) throws -> Consultation {
    guard let found = try find(id, of: authority) else {
      throw Refusal.notFound("There is no such consultation. The link may be incomplete.")
    }
    return found
  }

  func consultationFile(
    _ id: Consultation.ID, of authority: AuthorityID
  ) throws -> ConsultationFile {
    let found = try consultation(id, of: authority)
    return try files(of: [found], in: authority)[0]
  }

  /// The consultations about a plan with all that belongs to them, by their day; those without a
  /// day last.
  public func consultationFiles(
    ofPlan plan: Plan.ID, in authority: AuthorityID
  ) throws -> [ConsultationFile] {
    try files(
      of: all(
        Consultation.self,
        """
        SELECT * FROM consultation WHERE authority_id = \(authority) AND plan_id = \(plan)
        ORDER BY coalesce(held_on, planned_on, '9999-12-31'), id
        """), in: authority)
  }

  /// Every consultation of the council, by the day first planned.
  func consultations(of authority: AuthorityID) throws -> [Consultation] {
    try all(
      Consultation.self,
      """
      SELECT * FROM consultation WHERE authority_id = \(authority)
      ORDER BY coalesce(first_planned_on, '9999-12-31'), id
      """)
  }

  /// The consultations that an action is linked to or cites, by their day.
  func consultations(
    about action: Action.ID, of authority: AuthorityID
  ) throws -> [Consultation] {
    try all(
      Consultation.self,
      """
      SELECT * FROM consultation WHERE authority_id = \(authority) AND id IN (
        SELECT consultation_id FROM consultation_link
        WHERE authority_id = \(authority) AND action_id = \(action))
      ORDER BY coalesce(held_on, planned_on, '9999-12-31'), id
      """)
  }

  private func files(
    of consultations: [Consultation], in authority: AuthorityID
  ) throws -> [ConsultationFile] {
    let ids = consultations.map(\.id)
    let groups = Dictionary(grouping: try parts(ConsultationGroup.self, ids, authority)) {
      $0.consultation
    }
    let answers = Dictionary(grouping: try parts(YouSaid.self, ids, authority)) { $0.consultation }
    let links = Dictionary(grouping: try parts(ConsultationLink.self, ids, authority)) {
      $0.consultation
    }
    return consultations.map {
      ConsultationFile(
        consultation: $0, groups: groups[$0.id] ?? [], answers: answers[$0.id] ?? [],
        links: links[$0.id] ?? [])
    }
  }

  private func parts<Part: Record>(
    _ type: Part.Type, _ ids: [Consultation.ID], _ authority: AuthorityID
  ) throws -> [Part] {
    try all(
      type,
      """
      SELECT * FROM \(type.table)
      WHERE authority_id = \(authority) AND consultation_id IN \(list: ids) ORDER BY id
      """)
  }
}
