import Civil
import Kernel
import Storage

/// Sets the council’s own rule for the figures of its plans, from a day on. Rules of the past stay
/// as they were: figures as at a past day are by the rule of that day.
public struct SetFigureRule: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// - Parameter version: how often such rules had been set when they were read; nil where nobody
  ///   read them.
  /// - Throws: `Refusal.invalid` for a rule that makes no sense, or for a day that has passed;
  ///   `StaleRecord` when somebody else has set one since.
  @discardableResult
  public func callAsFunction(
    _ entry: FigureRule, readAt version: Int? = nil
  ) async throws -> FigureRule {
    let (user, world) = (acting.user, acting.world)
    try user.require(.managePlan)
    let today = world.today()
    return try await acting.write(because: "rule for figures set: \(entry.source)") { db in
      var problems = entry.problems
      if entry.validFrom < today {
        problems.append(
          Problem(
            "A rule cannot be changed for days that have passed: what was said then stays.",
            field: "validFrom"))
      }
      if !problems.isEmpty { throw Refusal.invalid(problems) }
      if let version {
        try db.requireUnwritten(FigureRule.self, since: version, of: user.authority)
      }
      // A rule that was set for the same day is put right.
      let same = try db.figureRules(of: user.authority).first { $0.validFrom == entry.validFrom }
      var rule = FigureRule(
        authority: user.authority, id: same?.id ?? FigureRule.ID(), validFrom: entry.validFrom,
        source: entry.source)
      rule.version = same?.version ?? 0
      rule.forecastMinimum = entry.forecastMinimum
      rule.forecastLower = entry.forecastLower
      rule.forecastUpper = entry.forecastUpper
      rule.targets = entry.targets
      return try db.save(rule)
    }
  }
}

extension FigureRule {
  var problems: [Problem] {
    var problems: [Problem] = []
    if forecastMinimum < 3 {
      problems.append(
        Problem(
          "From fewer than three actions nobody can tell a range.", field: "forecastMinimum"))
    }
    if forecastLower >= forecastUpper {
      problems.append(
        Problem(
          "The range has to end at a larger share than it begins with.", field: "forecastUpper"))
    }
    if source.isEmpty {
      problems.append(
        Problem(
          "Say where it was decided, for example “Improvement board, 12 May 2026”.",
          field: "source"))
    }
    return problems
  }
}
