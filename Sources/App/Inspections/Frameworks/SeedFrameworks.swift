import Civil
import Storage

/// Brings the frameworks and themes that ship with the program into an authority's records.
/// What is there already and unchanged stays untouched, so it may run at every start.
struct SeedFrameworks {
  let authority: AuthorityID

  func callAsFunction(_ db: WriteTransaction) throws {
    for catalogued in CataloguedFramework.all { try seed(catalogued, db) }
    for (position, theme) in FindingTheme.catalogue.enumerated() {
      try seed(theme, position: position + 1, db)
    }
  }

  private func seed(_ catalogued: CataloguedFramework, _ db: WriteTransaction) throws {
    let stored = try db.framework(code: catalogued.code, of: authority)
    let framework = try db.save(record(of: catalogued, over: stored?.framework))
    for (index, area) in catalogued.areas.enumerated() {
      let old = stored?.area(area.code)
      try db.save(
        FrameworkArea(
          authority: authority, id: old?.id ?? ID(), version: old?.version ?? 0,
          framework: framework.id, code: area.code, name: area.name, part: area.part,
          parentCode: area.parentCode, isOverall: area.isOverall, position: index + 1))
    }
    for (index, grade) in catalogued.grades.enumerated() {
      let old = stored?.grades.first { $0.part == grade.part && $0.code == grade.code }
      try db.save(
        FrameworkGrade(
          authority: authority, id: old?.id ?? ID(), version: old?.version ?? 0,
          framework: framework.id, part: grade.part, code: grade.code, name: grade.name,
          alsoPrinted: grade.alsoPrinted, definition: grade.definition,
          isRating: grade.isRating, position: index + 1))
    }
  }

  private func record(of catalogued: CataloguedFramework, over old: Framework?) -> Framework {
    Framework(
      authority: authority, id: old?.id ?? ID(), version: old?.version ?? 0,
      code: catalogued.code, shortName: catalogued.shortName, name: catalogued.name,
      inspectorate: catalogued.inspectorate, purpose: catalogued.purpose, scope: catalogued.scope,
      powers: catalogued.powers, outcome: catalogued.outcome, validFrom: catalogued.validFrom,
      validTo: catalogued.validTo, source: catalogued.source, tag: catalogued.tag,
      responseRules: catalogued.responseRules.map(\.rawValue).joined(separator: " "))
  }

  private func seed(
    _ theme: (code: String, name: String), position: Int, _ db: WriteTransaction
  ) throws {
    let stored = try db.first(
      FindingTheme.self,
      "SELECT * FROM finding_theme WHERE authority_id = \(authority) AND code = \(theme.code)")
    // A council may rename or end a theme; what it did is not undone at the next start.
    guard stored == nil else { return }
    try db.insert(
      FindingTheme(authority: authority, code: theme.code, name: theme.name, position: position))
  }
}
