import Civil
import Testing

@Suite struct TimeRuleTests {
  let calendar = WorkingCalendar.englandAndWales
  let rules = TimeRules.seeded

  @Test(arguments: [
    (TimeRuleKey.reportPublication, "2012-12-21", "2013-02-06", nil),
    (.statementOfAction, "2012-12-21", "2013-04-05", nil),
    (.statementOfAction, "2023-05-09", "2023-08-16", nil),
    (.statementOfAction, "2016-11-28", "2017-03-09", nil),
    (.focusedVisitDraftPlan, "2018-08-10", "2018-09-10", nil),
    (.focusedVisitFinalPlan, "2018-08-10", "2018-11-19", nil),
    (.jointInspectionStatement, "2023-05-09", "2023-08-16", nil),
    (.recommendationImmediate, "2012-08-10", "2012-08-10", nil),
    (.immediateStartEvidence, "2012-08-10", "2012-08-17", nil),
    (.recommendationThreeMonths, "2012-08-10", "2012-11-10", "2012-11-09"),
    (.recommendationSixMonths, "2012-08-10", "2013-02-10", "2013-02-08"),
    (.recommendationThreeMonths, "2012-12-21", "2013-03-21", nil),
    (.recommendationSixMonths, "2012-12-21", "2013-06-21", nil),
    (.recommendationTwelveMonths, "2012-08-10", "2013-08-10", "2013-08-09"),
    (.agendaPublication, "2012-12-12", "2012-12-04", nil),
    (.agendaPublication, "2026-06-02", "2026-05-22", nil),
    (.executiveDecisionNotice, "2024-07-16", "2024-06-17", nil),
    (.scrutinyResponse, "2024-07-16", "2024-09-16", nil),
    (.reportBack, "2012-08-31", "2013-02-28", nil),
    (.reportBackGrace, "2013-02-28", "2013-03-31", "2013-03-28"),
  ])
  func `check 1: a seeded rule gives its due date and the day to act by`(
    key: TimeRuleKey, start: String, due: String, actBy: String?
  ) throws {
    let result = try rules.due(key, from: date(start), calendar: calendar)
    #expect(try result.date == date(due))
    #expect(try result.actBy == actBy.map { try date($0) })
    #expect(try result.start == date(start))
    #expect(result.rule.key == key)
  }

  @Test func `S44: three due at once, seven in three months, three in six`() throws {
    let published = try date("2012-08-10")
    let classes: [(TimeRuleKey, Int)] = [
      (.recommendationImmediate, 3), (.recommendationThreeMonths, 7),
      (.recommendationSixMonths, 3),
    ]
    let dues = try classes.map { key, count in
      "\(try rules.due(key, from: published, calendar: calendar).date) ×\(count)"
    }
    #expect(dues == ["2012-08-10 ×3", "2012-11-10 ×7", "2013-02-10 ×3"])
  }

  @Test func `Nobody is asked to act before the report was published`() throws {
    let saturday = try date("2012-08-11")
    let due = try rules.due(.recommendationImmediate, from: saturday, calendar: calendar)
    #expect(due.date == saturday)
    #expect(due.actBy == nil)
  }

  @Test func `Papers counted back from a meeting are acted on before it`() throws {
    let rule = TimeRule(
      key: .agendaPublication, value: -3, unit: .calendarDays, basis: .meeting,
      tag: .localProcedure, source: "Standing orders")
    let due = try rule.due(from: date("2012-12-12"), calendar: calendar)
    #expect(try due.date == date("2012-12-09"))
    #expect(try due.actBy == date("2012-12-07"))
    #expect(rule.isCountedBack)
  }

  @Test func `A council that counts the trigger day is one working day earlier`() throws {
    let inclusive = WorkingCalendar(inclusiveStart: true)
    let due = try rules.due(.statementOfAction, from: date("2012-12-21"), calendar: inclusive)
    #expect(try due.date == date("2013-04-04"))
  }

  @Test(arguments: [
    (TimeRuleKey.statementOfAction, "70 working days from receipt of the report"),
    (.recommendationImmediate, "on publication of the report"),
    (.recommendationThreeMonths, "3 months from publication of the report"),
    (.agendaPublication, "5 clear working days before the meeting"),
    (.executiveDecisionNotice, "28 clear days before the decision"),
    (.reportBack, "6 months from the meeting"),
  ])
  func `A rule can be said`(key: TimeRuleKey, phrase: String) throws {
    #expect(try rules.rule(key, asAt: date("2024-07-08"))?.phrase == phrase)
  }

  @Test(arguments: TimeUnit.allCases)
  func `One is singular`(unit: TimeUnit) {
    #expect(!unit.name(for: 1).hasSuffix("s"))
    #expect(unit.name(for: 2) == unit.name(for: 1) + "s")
  }

  @Test(arguments: [
    (TimeRuleKey.reportPublication, "2007-04-01"), (.statementOfAction, "2007-04-01"),
    (.jointInspectionStatement, "2015-11-09"), (.executiveDecisionNotice, "2012-09-10"),
  ])
  func `A rule of law starts when its instrument came into force`(
    key: TimeRuleKey, iso: String
  ) throws {
    let start = try date(iso)
    #expect(rules.rule(key, asAt: start)?.validFrom == start)
    #expect(rules.rule(key, asAt: start.adding(days: -1)) == nil)
  }

  @Test(arguments: TimeRule.seeded)
  func `Every seeded rule names its source`(rule: TimeRule) {
    #expect(rule.source.count >= 10)
    #expect(rule.value >= 0)
    #expect(!rule.basis.phrase.isEmpty)
    #expect(!rule.tag.meaning.isEmpty)
  }

  @Test(arguments: [
    (TimeRuleKey.reportPublication, RuleTag.law), (.statementOfAction, .notReadAtSource),
    (.focusedVisitDraftPlan, .inspectorate), (.jointInspectionStatement, .law),
    (.recommendationImmediate, .ourChoice), (.recommendationThreeMonths, .inspectorate),
    (.immediateStartEvidence, .ourChoice), (.agendaPublication, .law),
    (.executiveDecisionNotice, .law), (.scrutinyResponse, .notReadAtSource),
    (.reportBackGrace, .ourChoice),
  ])
  func `A rule says how far it can be trusted`(key: TimeRuleKey, tag: RuleTag) throws {
    let rule = try #require(rules.rule(key, asAt: date("2024-07-08")))
    #expect(rule.tag == tag)
    #expect(rule.tag.isLocallySet == ["P", "D", "U"].contains(tag.rawValue))
  }
}
