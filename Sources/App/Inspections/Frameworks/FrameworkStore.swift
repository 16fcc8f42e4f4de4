import Civil
import Storage

extension Transaction {
  /// Every framework of the authority with its areas and grades, the earliest first.
  func frameworks(of authority: AuthorityID) throws -> [FrameworkVersion] {
    let frameworks = try all(
      Framework.self,
      """
      SELECT * FROM framework WHERE authority_id = \(authority)
      ORDER BY coalesce(valid_from, '1900-01-01'), code
      """)
    let areas = Dictionary(
      grouping: try all(
        FrameworkArea.self, "SELECT * FROM framework_area WHERE authority_id = \(authority)"),
      by: \.framework)
    let grades = Dictionary(
      grouping: try all(
        FrameworkGrade.self, "SELECT * FROM framework_grade WHERE authority_id = \(authority)"),
      by: \.framework)
    return frameworks.map {
      FrameworkVersion(framework: $0, areas: areas[$0.id] ?? [], grades: grades[$0.id] ?? [])
    }
  }

  /// One framework with its areas and grades.
  func framework(_ id: ID<Framework>, of authority: AuthorityID) throws -> FrameworkVersion? {
    guard let framework = try find(id, of: authority) else { return nil }
    return try version(of: framework)
  }

  /// The framework with this code.
  func framework(code: String, of authority: AuthorityID) throws -> FrameworkVersion? {
    let found = try first(
      Framework.self,
      "SELECT * FROM framework WHERE authority_id = \(authority) AND code = \(code)")
    return try found.map(version)
  }

  private func version(of framework: Framework) throws -> FrameworkVersion {
    FrameworkVersion(
      framework: framework,
      areas: try all(
        FrameworkArea.self,
        """
        SELECT * FROM framework_area
        WHERE authority_id = \(framework.authority) AND framework_id = \(framework.id)
        """),
      grades: try all(
        FrameworkGrade.self,
        """
        SELECT * FROM framework_grade
        WHERE authority_id = \(framework.authority) AND framework_id = \(framework.id)
        """))
  }
}
