import Storage

extension Transaction {
  /// The judgements of an inspection, in the printed order of its framework.
  func judgements(of inspection: Inspection) throws -> [Judgement] {
    try all(
      Judgement.self,
      """
      SELECT judgement.* FROM judgement
      JOIN framework_area ON framework_area.authority_id = judgement.authority_id
        AND framework_area.id = judgement.area_id
      WHERE judgement.authority_id = \(inspection.authority)
        AND judgement.inspection_id = \(inspection.id)
      ORDER BY framework_area.position, judgement.id
      """)
  }

  /// Which findings each of these judgements rests on.
  func findingLinks(of judgements: [Judgement]) throws -> [JudgementFinding] {
    guard let authority = judgements.first?.authority else { return [] }
    return try all(
      JudgementFinding.self,
      """
      SELECT * FROM judgement_finding
      WHERE authority_id = \(authority) AND judgement_id IN \(list: judgements.map(\.id))
      ORDER BY id
      """)
  }
}
