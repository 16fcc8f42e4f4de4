import Civil
import Foundation
import Inspections
import Kernel
import Reading
import Storage
import Web

@testable import ImprovementPlan

/// A plan of Thornmere's own, as a spreadsheet saves it: shifted by a title, with a date that does
/// not exist, a formula, a moved date and a colour.
let thornmereCSV = """
  Thornmere action plan,,,,,,,
  Ref,Recommendation,Action,Lead,Due date,RAG,Status,Progress
  1.1,Recommendation 4 of thirteen,Open two family hubs,Head of Safeguarding,31/03/2013,Green,In progress,First hub open
  1.2,Recommendation 4 of thirteen,Train 40 lead professionals,Alma Reyes,31/11/2012,Red,,
  1.3,Our own idea,Write the threshold guide,J. Nobody; Health,1 May 2012 moved to 1 August 2012,Blue,Complete,=HYPERLINK("http://x")
  1.4,Our own idea,=cmd|' /C calc'!A0,Thornmere Police,TBC,,,

  """

extension PlanHouse {
  /// Uploads a file and confirms the columns as they were guessed.
  func readPlan(
    _ text: String = thornmereCSV, named name: String = "thornmere.csv", for plan: Plan? = nil
  ) async throws -> PlanImport {
    let kept = try await UploadPlanFile(acting(), reader: .live())(
      Form.File(name: name, bytes: Array(text.utf8)), for: plan?.id)
    let mapping = try JSONText.value(ColumnMapping.self, of: kept.mapping)
    try await ConfirmColumns(acting(), reader: .live())(
      kept.id, readAt: kept.version, as: mapping)
    return try await stored(kept)
  }

  /// Changes the choices of an import.
  func decide(
    _ found: PlanImport, _ body: @escaping @Sendable (inout ImportChoices) -> Void
  ) async throws {
    try await DecideImport(acting())(found.id, because: "test") { choices, _ in body(&choices) }
  }

  @discardableResult
  func record(_ found: PlanImport) async throws -> Plan {
    let now = try await stored(found)
    let plan = try await RecordPlanImport(acting())(
      found.id, readAt: now.version, because: "The council’s own plan")
    let stored = try await world.store.read { try $0.find(plan, of: Self.authority) }
    guard let stored else { throw Missing() }
    return stored
  }

  func undo(_ found: PlanImport) async throws -> PlanImport {
    try await UndoPlanImport(acting())(
      found.id, readAt: try await stored(found).version, because: "Wrong columns")
  }

  func decisions(_ found: PlanImport) async throws -> ImportDecisions {
    let (found, today) = (try await stored(found), world.today())
    return try await world.store.read { try ImportDecisions(found, on: today, $0) }
  }

  func count(_ table: SQLName) async throws -> Int {
    try await world.store.read {
      try $0.value(Int.self, "SELECT count(*) FROM \(table)") ?? 0
    }
  }
}

/// A file among the fixtures.
func fixture(_ name: String, file: String = #filePath) throws -> Form.File {
  var url = URL(fileURLWithPath: file)
  for _ in 0..<4 { url.deleteLastPathComponent() }
  let data = try Data(contentsOf: url.appendingPathComponent("Fixtures/plans/" + name))
  return Form.File(name: name, bytes: Array(data))
}

/// Whether Debian's Python has openpyxl, which reads workbooks.
let canReadWorkbooks = FileManager.default.fileExists(
  atPath: "/usr/lib/python3/dist-packages/openpyxl/__init__.py")
