import Civil
import Testing

@testable import Reading

/// What looks like a date and is none must never leave the rest of its period as certain.
@Suite struct DateDoubtTests {
  /// What a cover prints, and the words its reason must name.
  static let covers: [(printed: String, named: String)] = [
    ("31 November to 12 December 2025", "31 November"),
    ("22 to 31 June 2025", "31 June"),
    ("29 February to 11 March 2025", "29 February"),
    ("10 Marhc to 21 March 2025", "Marhc"),
    ("10 to 21 March 2025 and 31 April to 2 May 2025", "31 April"),
    ("10 March 2025 to 21 Marhc 2025", "21 Marhc"),
    ("10 to 21 Marhc 2025 and 7 to 8 April 2025", "21 Marhc"),
    ("32 May to 10 June 2025", "32 May"),
    ("0 May to 10 June 2025", "0 May"),
    ("31/11/2025 to 12/12/2025", "31 November 2025"),
    ("30/13/2025 to 12/12/2025", "2025 to 12"),
    ("10 March 2025 to 21", "to 21"),
    ("10 March 2025 –", "–"),
    ("to 21 March 2025", "to"),
    ("2l March to 28 March 2025", "l"),
    ("10 March 2025 to 21 March 202", "202"),
    ("Between 20 Januray and 24 January 2025", "Januray"),
    ("20 May 2025 to 9 May 2025 and 2 to 3 June 2025", "20 May 2025"),
    // The words between two days are lost or unknown: the first of them would be.
    ("12 23 March 2025", "12"),
    ("12 ? 23 March 2025", "12"),
    ("12 upto 23 March 2025", "12"),
    ("12 March 2025, first week, 17 to 21 March 2025", "first"),
    ("12 \u{FFFD} 23 March 2025", "taken for a dash"),
    ("12 \u{96} 23 March 2025", "taken for a dash"),
    ("10 to 21 March 2025     3", "3"),
    ("10 to 21 March 2025 and", "and"),
  ]

  @Test(arguments: covers)
  func `A cover's doubtful dates are doubted, with the words`(
    _ cover: (printed: String, named: String)
  ) throws {
    let report = try Twin.changed(
      "ilacs-2022",
      [("Inspection dates: 28 November to 9 December 2022", "Inspection dates: \(cover.printed)")])
    for period in report.periods {
      let reason = try #require(period.certainty.reason, "\(period.value)")
      #expect(reason.contains(cover.named), "\(reason)")
    }
    for day in [report.inspectionStart, report.inspectionEnd] {
      #expect(day?.certainty != .certain)
    }
  }

  @Test(arguments: [
    ("27 November to 9 December 2022", "27 November 2022 was no working day (Sunday)."),
    ("28 November to 10 December 2022", "10 December 2022 was no working day (Saturday)."),
    (
      "19 December 2022 to 2 January 2023",
      "2 January 2023 was no working day (New Year’s Day (substitute day))."
    ),
  ])
  func `A visit at the weekend or on a holiday is doubted`(
    _ printed: String, _ reason: String
  ) throws {
    let report = try Twin.changed("ilacs-2022", [("28 November to 9 December 2022", printed)])
    #expect(report.periods.map(\.certainty) == [.uncertain(reason)])
    #expect(
      [report.inspectionStart, report.inspectionEnd].contains { $0?.certainty.reason == reason })
  }

  @Test func `A report that is out before its inspection is over is doubted`() throws {
    let report = try Twin.changed(
      "sif-2016", [("Report published: 3 April 2017", "Report published: 3 January 2017")])
    #expect(
      report.published?.certainty.reason?.hasPrefix("3 January 2017 is not after the inspection")
        == true)
  }

  @Test(arguments: [
    ("3-12 September 2012", "30 February - 3 March 2013", "30 February"),
    ("3-12 September 2012", "3 Setpember - 12 September 2012", "Setpember"),
    ("3-12 September 2012", "22 to 31 June 2012", "31 June"),
  ])
  func `A summary's doubtful dates are doubted`(
    _ old: String, _ new: String, _ named: String
  ) throws {
    let report = try Twin.summary([(old, new)])
    #expect(!report.periods.isEmpty)
    for period in report.periods {
      let reason = try #require(period.certainty.reason, "\(period.value)")
      #expect(reason.contains(named), "\(reason)")
    }
  }

  @Test(arguments: [
    ("from 22 to 26 May 2023", "from 31 June to 4 July 2023", "31 June"),
    ("from 22 to 26 May 2023", "from 22 Mya to 26 May 2023", "Mya"),
  ])
  func `A letter's doubtful dates are doubted`(
    _ old: String, _ new: String, _ named: String
  ) throws {
    let report = try Twin.changed("jtai-2023", [(old, new)])
    #expect(!report.periods.isEmpty)
    for period in report.periods {
      let reason = try #require(period.certainty.reason, "\(period.value)")
      #expect(reason.contains(named), "\(reason)")
    }
  }

  @Test(arguments: [
    "9 to 20 May 2022", "Between 24 February and 28 February 2020", "1st July until 12th July 2019",
    "5 to 9 December 2022 and 14 to 15 February 2023", "12 December to 20 January 2017",
    "Monday 1 July to Friday 12 July 2019", "28/11/2022 to 09/12/2022", "29 February 2024",
    "4 and 5 September 2018", "2018-03-12 to 2018-03-23", "12.3.2018 – 23.3.2018",
    "9 to 20 May 2022 (in person)", "28 to 30 November 2022, 5 to 9 December 2022", "", "no date",
  ])
  func `Whole dates are not doubted`(_ text: String) {
    #expect(DateDoubt.reason(in: text, .label) == nil)
    #expect(DateDoubt.reason(in: text, .prose) == nil)
  }

  @Test(arguments: [
    "Thornmere – Inspection of child protection 3-12 September 2012",
    "Our visit to Thornmere on 4 and 5 September 2018 looked at 3 teams",
    "We spoke to 16 and 17 year olds from 9 to 20 May 2022",
    "The report was published on 10 October 2012 and 12 people read it",
  ])
  func `Prose beside dates is not doubted`(_ text: String) {
    #expect(DateDoubt.reason(in: text, .prose) == nil)
  }

  /// Days in a list, with the first and the last of them.
  static let lists: [(printed: String, first: String, last: String)] = [
    ("12, 13, and 14 May 2025", "2025-05-12", "2025-05-14"),
    ("12, 13 and 14 May 2025", "2025-05-12", "2025-05-14"),
    ("6, 7 and 8 September 2023", "2023-09-06", "2023-09-08"),
    ("6, 7, 8 and 11 September 2023", "2023-09-06", "2023-09-11"),
    ("12 May, 13 May and 14 May 2025", "2025-05-12", "2025-05-14"),
    ("28 February, 1 and 4 March 2024", "2024-02-28", "2024-03-04"),
    ("12 to 14, 19 and 20 May 2025", "2025-05-12", "2025-05-20"),
    ("12 to 14 May and on 20 May 2025", "2025-05-12", "2025-05-20"),
    ("Tuesday 13, Wednesday 14, and Thursday 15 May 2025", "2025-05-13", "2025-05-15"),
    ("12 May to 14 May and 19, 20 May 2025", "2025-05-12", "2025-05-20"),
    ("30 September, 1 October, and 2 October 2025", "2025-09-30", "2025-10-02"),
    ("12–14 and 20 May 2025", "2025-05-12", "2025-05-20"),
  ]

  @Test(arguments: lists)
  func `A list of days is read from its first to its last`(
    _ list: (printed: String, first: String, last: String)
  ) throws {
    let reports = [
      try Twin.changed("ilacs-2022", [("28 November to 9 December 2022", list.printed)]),
      try Twin.changed("focused-visit", [("12 and 13 June 2024", list.printed)]),
      try Twin.changed(
        "focused-visit",
        [("Inspection dates: 12 and 13 June 2024", "Dates of visit: \(list.printed)")]),
      try Twin.changed("monitoring-visit", [("9 and 10 July 2019", list.printed)]),
      try Twin.changed("jtai-2023", [("from 22 to 26 May 2023", "from \(list.printed)")]),
      try Twin.summary([("3-12 September 2012", list.printed)]),
    ]
    for report in reports {
      #expect(report.inspectionStart?.value.description == list.first, "\(report.kind.value)")
      #expect(report.inspectionEnd?.value.description == list.last, "\(report.kind.value)")
    }
  }

  @Test(arguments: [
    "12 13 and 14 May 2025", "12 and 13 May 2025, 14", "12 and 13 May 2025 and 14 and 15",
  ])
  func `A day beside the dates that is left over makes them doubtful`(_ printed: String) throws {
    #expect(DateDoubt.reason(in: printed, .prose) != nil)
    let report = try Twin.changed("monitoring-visit", [("9 and 10 July 2019", printed)])
    #expect(!report.periods.isEmpty)
    #expect(report.periods.allSatisfy { $0.certainty.reason?.contains("1") == true })
  }
}
