import Civil
import Kernel
import Registers
import Storage

/// Writes the statements of the story, has them approved by somebody else, and publishes them.
enum MakeStatements {
  static var scenes: [Scene] {
    DemoStatement.all.flatMap { statement in
      [Scene(statement.written) { stage in try await write(statement, on: &stage) }]
        + (statement.approved.map { day in
          [Scene(day) { stage in try await approve(statement, on: &stage) }]
        } ?? [])
        + (statement.published.map { day in
          [Scene(day) { stage in try await publish(statement, on: &stage) }]
        } ?? [])
    }
  }

  private static func write(_ statement: DemoStatement, on stage: inout Stage) async throws {
    let write = WriteStatement(try stage.acting(as: statement.writer))
    let english = statement.words[0]
    let kept = try await write(
      StatementEntry(
        kind: statement.kind, audience: statement.audience, channel: statement.channel,
        plannedOn: statement.planned),
      StatementWords(title: english.title, text: english.text))
    stage.registers.statements[statement.title] = kept.id
    for words in statement.words.dropFirst() {
      let language = try stage.found(StatementLanguage(code: words.language), words.language)
      try await write(
        StatementWords(
          title: words.title, text: words.text, checker: words.checker, checkedOn: stage.day),
        in: language, of: kept.id, readAt: 0)
    }
  }

  private static func approve(_ statement: DemoStatement, on stage: inout Stage) async throws {
    let approver = try stage.found(statement.approver, "approver")
    let seen = statement.words.map { ($0.language, 1) }
    try await ApproveStatement(stage.acting(as: approver))(
      try stage.found(stage.registers.statements[statement.title], statement.title),
      seen: Dictionary(uniqueKeysWithValues: seen))
  }

  private static func publish(_ statement: DemoStatement, on stage: inout Stage) async throws {
    let id = try stage.found(stage.registers.statements[statement.title], statement.title)
    try await ApproveStatement(stage.acting(as: statement.writer)).publish(
      id, readAt: try await stage.stored(id).version)
  }
}
