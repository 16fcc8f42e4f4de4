import Civil
import Foundation
import Testing

@Suite struct TimeRulesTests {
  let seeded = TimeRules.seeded
  let calendar = WorkingCalendar.englandAndWales

  private func rule(
    version: Int, from: String? = nil, to: String? = nil
  ) throws -> TimeRule {
    TimeRule(
      key: .reportBack, version: version, value: version, unit: .months, basis: .meeting,
      tag: .ourChoice, source: "A test", validFrom: try from.map { try date($0) },
      validTo: try to.map { try date($0) })
  }

  @Test func `The seeded catalogue stands its own checks`() throws {
    #expect(try TimeRules(TimeRule.seeded) == seeded)
    #expect(seeded.rules.count == TimeRule.seeded.count)
  }

  @Test(arguments: [("2002-09-30", 3, 1), ("2002-10-01", 5, 2), ("2026-06-02", 5, 2)])
  func `History keeps its own rules`(iso: String, clearDays: Int, version: Int) throws {
    let rule = try #require(seeded.rule(.agendaPublication, asAt: date(iso)))
    #expect(rule.value == clearDays)
    #expect(rule.version == version)
    let due = try seeded.due(.agendaPublication, from: date(iso), calendar: calendar)
    #expect(due.rule == TimeRuleVersion(key: .agendaPublication, version: version))
    #expect(seeded.rule(due.rule) == rule)
  }

  @Test func `A rule that did not exist yet is missing, in words`() throws {
    let early = try date("2007-03-31")
    #expect(seeded.rule(.reportPublication, asAt: early) == nil)
    let error = #expect(throws: TimeRuleProblem.self) {
      try seeded.due(.reportPublication, from: early, calendar: calendar)
    }
    #expect(error == .missing(.reportPublication, asAt: early))
    #expect(error?.description.contains("31 March 2007") == true)
  }

  @Test func `A changed value holds from its day on and not before`() throws {
    let changed = try seeded.changing(
      .immediateStartEvidence, to: 10, .workingDays, from: date("2026-04-01"),
      tag: .localProcedure, source: "Thornmere procedure 4")
    let before = try changed.due(
      .immediateStartEvidence, from: date("2026-03-31"), calendar: calendar)
    let after = try changed.due(
      .immediateStartEvidence, from: date("2026-04-01"), calendar: calendar)
    #expect(before.rule.version == 1)
    #expect(after.rule.version == 2)
    #expect(try before.date == date("2026-04-09"))
    #expect(try after.date == date("2026-04-17"))
    #expect(try changed.rule(before.rule)?.validTo == date("2026-03-31"))
    #expect(changed.rules.count == seeded.rules.count + 1)
  }

  @Test func `A change that meets another is refused`() throws {
    let day = try date("2026-04-01")
    let changed = try seeded.changing(
      .reportBack, to: 4, .months, from: day, tag: .localProcedure, source: "Thornmere")
    #expect(throws: TimeRuleProblem.alreadyStarts(.reportBack, on: day)) {
      try changed.changing(
        .reportBack, to: 5, .months, from: day, tag: .localProcedure, source: "Thornmere")
    }
    #expect(throws: TimeRuleProblem.alreadyEnds(.reportBack, on: day.adding(days: -1))) {
      try changed.changing(
        .reportBack, to: 5, .months, from: day.adding(days: -30), tag: .localProcedure,
        source: "Thornmere")
    }
    let unknown = TimeRuleKey(rawValue: "unknown")
    #expect(throws: TimeRuleProblem.missing(unknown, asAt: day)) {
      try seeded.changing(unknown, to: 5, .months, from: day, tag: .ourChoice, source: "x")
    }
  }

  @Test func `A catalogue that contradicts itself is refused`() throws {
    let day = try date("2020-01-01")
    #expect(throws: TimeRuleProblem.overlap(.reportBack, on: day)) {
      try TimeRules([
        rule(version: 1, to: "2020-01-01"), rule(version: 2, from: "2020-01-01"),
      ])
    }
    #expect(throws: TimeRuleProblem.sameVersionTwice(.reportBack, version: 1)) {
      try TimeRules([
        rule(version: 1, to: "2019-12-31"), rule(version: 1, from: "2020-01-01"),
      ])
    }
    #expect(throws: TimeRuleProblem.endsBeforeItBegins(.reportBack, version: 1)) {
      try TimeRules([rule(version: 1, from: "2020-01-02", to: "2020-01-01")])
    }
    let good = try TimeRules([
      rule(version: 1, to: "2019-12-31"), rule(version: 2, from: "2020-01-01"),
    ])
    #expect(good.rule(.reportBack, asAt: day)?.version == 2)
  }

  @Test func `check 5: every problem names the rule in plain words`() throws {
    let day = try date("2020-01-01")
    let problems: [TimeRuleProblem] = [
      .missing(.reportBack, asAt: day), .overlap(.reportBack, on: day),
      .sameVersionTwice(.reportBack, version: 1), .endsBeforeItBegins(.reportBack, version: 1),
      .alreadyStarts(.reportBack, on: day), .alreadyEnds(.reportBack, on: day),
    ]
    for problem in problems {
      #expect(problem.description.contains("scrutiny.report-back"))
      #expect(problem.description.hasSuffix("."))
    }
    #expect(Set(problems.map(\.description)).count == problems.count)
  }

  @Test func `Rules and due dates survive being stored`() throws {
    let due = try seeded.due(
      .recommendationSixMonths, from: date("2012-08-10"), calendar: calendar)
    let stored = try JSONEncoder().encode(due)
    #expect(try JSONDecoder().decode(DueDate.self, from: stored) == due)
    let rules = try JSONEncoder().encode(seeded.rules)
    #expect(try TimeRules(JSONDecoder().decode([TimeRule].self, from: rules)) == seeded)
  }
}
