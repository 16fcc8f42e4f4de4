import Civil
import Kernel
import Storage

extension WriteTransaction {
  /// Enters in the register what a report says, or completes the line that is there. Nothing that
  /// is there is overwritten, and nothing doubtful is entered.
  func enter(
    _ reading: PaperReading, named file: String, of authority: AuthorityID
  ) throws -> (outcome: ImportOutcome, line: NationalInspection?) {
    var state = try registerState(of: authority, framework: reading.framework.text)
    let decision = RegisterDecision(reading, source: "The report “\(file)”", in: state)
    let outcome = decision.outcome(in: state).saying(reading.remarkForRegister)
    guard let line = decision.changed else { return (outcome, decision.line) }
    let kept = try save(line)
    state.take(decision, as: kept)
    try keep(
      (state.judgements[kept.id] ?? []).map { ($0.area, $0.grade, $0.page) }, of: kept)
    return (outcome, kept)
  }
}

extension RegisterState {
  /// What would be in the register after a decision.
  mutating func take(_ decision: RegisterDecision, as kept: NationalInspection? = nil) {
    guard let line = kept ?? decision.changed else { return }
    if let index = lines.firstIndex(where: { $0.id == line.id }) {
      lines[index] = line
    } else {
      lines.append(line)
    }
    var judgements = self.judgements[line.id] ?? []
    for one in decision.grades where !judgements.contains(where: { $0.area == one.area.id }) {
      judgements.append(
        RegisterJudgement(line: line, area: one.area.id, grade: one.grade.id, page: one.page))
    }
    self.judgements[line.id] = judgements
  }
}

extension ImportOutcome {
  /// With a remark on what was entered, or is there already.
  func saying(_ remark: String?) -> ImportOutcome {
    switch kind {
    case .entered, .completed, .unchanged:
      ImportOutcome(kind, remark.map { "\(sentence); \($0)" } ?? sentence)
    case .joined, .conflict, .uncertain, .left, .refused, .toReview, .known, .failed: self
    }
  }
}

extension RegisterDecision {
  /// The line as it will be; nil when nothing changes.
  var changed: NationalInspection? {
    switch self {
    case .enter(let line, _), .complete(let line, _, _): line
    case .unchanged, .conflict, .uncertain, .left: nil
    }
  }

  /// The line that the report is about.
  var line: NationalInspection? {
    switch self {
    case .enter(let line, _), .complete(let line, _, _), .unchanged(let line),
      .conflict(let line, _):
      line
    case .uncertain, .left: nil
    }
  }

  var grades: [RegisterReading.Grade] {
    switch self {
    case .enter(_, let grades), .complete(_, let grades, _): grades
    case .unchanged, .conflict, .uncertain, .left: []
    }
  }

  func outcome(in state: RegisterState) -> ImportOutcome {
    switch self {
    case .enter(let line, _): ImportOutcome(.entered, words(line, state))
    case .complete(let line, _, let added):
      ImportOutcome(.completed, words(line, state) + "; added: " + Words.list(added))
    case .unchanged(let line): ImportOutcome(.unchanged, words(line, state))
    case .conflict(let line, let differences):
      ImportOutcome(
        .conflict,
        words(line, state) + "; " + differences.joined(separator: "; ")
          + ". Nothing was changed.")
    case .uncertain(let reasons): ImportOutcome(.uncertain, reasons.joined(separator: " "))
    case .left(let reason): ImportOutcome(.left, reason)
    }
  }

  private func words(_ line: NationalInspection, _ state: RegisterState) -> String {
    let framework = state.frameworks.first { $0.id == line.framework }
    let when = visitInWords(line.visitStart, line.publishedOn)
    let text = "\(line.council), \(framework?.framework.shortName ?? "another framework"), \(when)"
    return line.overall.flatMap { framework?.grade($0)?.name }.map { "\(text): \($0)" } ?? text
  }
}
