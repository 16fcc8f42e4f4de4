/// Tables that stand beside a plan's in its paper and hold no actions: of risks, of people, of what
/// the colours mean, of the versions of the paper. They are known by their headers.
enum OtherTables {
  /// Whether the first of the lines names columns of such a table, and none of the lines those of a
  /// plan.
  static func isHeader(_ lines: [[PDFTables.Word]]) -> Bool {
    guard let first = lines.first else { return false }
    let keys = PDFTables.chunks(first).map { TextKey.letters($0.text) }
    let others = keys.count(where: heads.contains)
    guard others >= 1, keys.count >= 2 else { return false }
    // A description may be of anything, an action too.
    let columns = keys.filter { !heads.contains($0) && $0 != "description" }
      .map(ColumnWords.named)
    return columns.count { $0 == nil } <= (others >= 2 ? 1 : 0)
      && !columns.contains(.action) && !columns.contains(.recommendation)
      && !lines.contains(where: PDFTables.mayBeHeader)
  }

  private static let heads: Set = [
    "risk", "risks", "riskdescription", "descriptionofrisk", "likelihood", "probability",
    "mitigation", "mitigations", "mitigatingaction", "mitigatingactions", "severity", "score",
    "riskscore", "riskrating", "riskowner", "inherentrisk", "residualrisk", "controls",
    "currentcontrols", "existingcontrols",
    "name", "role", "jobtitle", "post", "organisation", "member", "members",
    "colour", "meaning", "definition", "key", "term", "abbreviation", "acronym",
    "version", "author", "summaryofchanges",
  ]
}
