import Civil
import Kernel
import Storage

extension Transaction {
  /// The inspection, or a refusal that says it is gone.
  public func inspection(
    _ id: ID<Inspection>, of authority: AuthorityID
  ) throws -> Inspection {
    guard let found = try find(id, of: authority) else {
      throw Refusal.notFound("This inspection is not here. It may have been removed.")
    }
    return found
  }

  /// The framework of an inspection; it cannot be missing, the key is a foreign one.
  func framework(of inspection: Inspection) throws -> FrameworkVersion {
    guard let found = try framework(inspection.framework, of: inspection.authority) else {
      throw DecodingFault("inspection \(inspection.id) names a framework that is not there")
    }
    return found
  }

  /// Inspections of the authority's service, the latest first; only those shown to everybody when
  /// asked so.
  func inspections(
    of authority: AuthorityID, publicOnly: Bool = false
  ) throws -> [Inspection] {
    let condition: SQL = publicOnly ? "AND state = \(Inspection.State.accepted)" : ""
    return try all(
      Inspection.self,
      """
      SELECT * FROM inspection WHERE authority_id = \(authority) \(condition)
      ORDER BY coalesce(visit_start, published_on, '1900-01-01') DESC, id DESC
      """)
  }

  /// The documents of an inspection: report first, then by kind and title.
  func documents(of inspection: Inspection) throws -> [ReportDocument] {
    try all(
      ReportDocument.self,
      """
      SELECT * FROM report_document
      WHERE authority_id = \(inspection.authority) AND inspection_id = \(inspection.id)
      ORDER BY CASE kind WHEN 'full_report' THEN 1 WHEN 'young_peoples_version' THEN 2 ELSE 3 END,
        title, id
      """)
  }

  /// Where everybody finds the full reports of an inspection: those that are published here.
  public func publishedReports(of inspection: Inspection) throws -> [ReportDocument] {
    try documents(of: inspection).filter { $0.isPublished && $0.kind == .fullReport }
  }

  /// Documents that are kept but belong to no inspection yet.
  func unlinkedDocuments(of authority: AuthorityID) throws -> [ReportDocument] {
    try all(
      ReportDocument.self,
      """
      SELECT * FROM report_document
      WHERE authority_id = \(authority) AND inspection_id IS NULL ORDER BY title, id
      """)
  }
}
