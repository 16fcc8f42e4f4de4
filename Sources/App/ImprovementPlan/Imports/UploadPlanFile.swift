import Civil
import Inspections
import Kernel
import Reading
import Storage
import Web

/// Takes the file of a plan: reads it first, and keeps it only when a plan can be read from it.
public struct UploadPlanFile: Sendable {
  /// No plan is larger; pictures make files large, and they are not read.
  public static let mostBytes = 20 << 20

  let acting: any Acting
  let reader: PlanFileReader

  public init(_ acting: any Acting, reader: PlanFileReader) {
    self.acting = acting
    self.reader = reader
  }

  /// - Parameter plan: the plan that it is meant for; nil when that is said later.
  /// - Throws: `Refusal.invalid` with one sentence for the field `file`; then nothing is stored.
  public func callAsFunction(_ file: Form.File, for plan: Plan.ID? = nil) async throws -> PlanImport
  {
    let user = acting.user
    try user.require(.managePlan)
    guard file.bytes.count <= Self.mostBytes else {
      throw Refusal.invalid(
        "“\(file.name)” is larger than \(Self.mostBytes >> 20) MB. Save only the sheet with the plan,"
          + " without pictures.", field: "file")
    }
    let world = acting.world
    let documents = world.documents
    let prepared = try documents.prepare(file.bytes, named: file.name, for: user.authority)
    let read = try await reader.read(file.bytes, prepared.name)
    let layout = ImportLayout(read)
    let today = world.today()
    return try await acting.write(because: "council’s own plan uploaded") { db in
      let mapping = ColumnMapping(
        read, layout: layout, remembered: try db.rememberedColumns(of: user.authority))
      var choices = ImportChoices(title: layout.title(prepared.name), asAt: "\(today)")
      if let plan {
        choices.plan = try db.openPlan(plan, of: user.authority).id.text
        choices.isPlaced = true
      }
      let kept = try db.insert(
        PlanImport(
          authority: user.authority, document: try documents.keep(prepared, in: db), plan: plan,
          mapping: try JSONText.of(mapping), choices: try JSONText.of(choices), by: user.name,
          at: db.at))
      try db.keep(layout, of: kept)
      return kept
    }
  }
}

extension ImportLayout {
  /// "Thornmere improvement plan" of "thornmere_improvement-plan.xlsx".
  func title(_ file: String) -> String {
    let stem = file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
    let words = stem.split { "_- ".contains($0) }.joined(separator: " ").shortened(to: 200)
    return words.isEmpty ? "Improvement plan" : words.prefix(1).uppercased() + words.dropFirst()
  }
}
