import Storage

/// Gives the lines that were in the register before it held every judgement those that are known of
/// them.
enum RegisterBackfill {
  /// The last days of the visits that are recorded here.
  static func visitEnds(_ db: WriteTransaction) throws {
    for inspection in try db.all(
      Inspection.self, "SELECT * FROM inspection WHERE visit_end IS NOT NULL ORDER BY id")
    {
      guard var line = try db.registerLine(of: inspection) else { continue }
      line.visitEnd = inspection.visitEnd
      try db.update(line)
    }
  }

  static func run(_ db: WriteTransaction) throws {
    let lines = try db.all(
      NationalInspection.self,
      "SELECT national_inspection.*, NULL AS visit_end FROM national_inspection ORDER BY authority_id, id"
    )
    for line in lines {
      if let own = line.inspection {
        let judgements = try db.all(
          Judgement.self,
          """
          SELECT * FROM judgement
          WHERE authority_id = \(line.authority) AND inspection_id = \(own) ORDER BY id
          """)
        try db.keep(judgements.map { ($0.area, $0.grade, $0.page) }, of: line)
      } else if let overall = line.overall {
        let area = try db.value(
          ID<FrameworkArea>.self,
          """
          SELECT id FROM framework_area
          WHERE authority_id = \(line.authority) AND framework_id = \(line.framework)
            AND is_overall = \(true)
          """)
        try db.keep(area.map { [($0, overall, nil)] } ?? [], of: line)
      }
    }
  }
}
