import Testing

@testable import Reading

@Suite struct ProseDatesTests {
  @Test(arguments: [
    ("9 to 20 May 2022", ["2022-05-09/2022-05-20"]),
    ("16 April 2018 – 26 April 2018", ["2018-04-16/2018-04-26"]),
    ("26 February 2018–22 March 2018", ["2018-02-26/2018-03-22"]),
    ("15-19 July 2013", ["2013-07-15/2013-07-19"]),
    ("24 February – 18 March 2015", ["2015-02-24/2015-03-18"]),
    ("Between 20 and 24 January 2020", ["2020-01-20/2020-01-24"]),
    ("Between 24 February and 28 February 2020", ["2020-02-24/2020-02-28"]),
    ("28 November to 9 December 2022", ["2022-11-28/2022-12-09"]),
    ("12 December to 20 January 2017", ["2016-12-12/2017-01-20"]),
    (
      "8 July 2019 to 12 July 2019 and 7 August 2019 to 8 August 2019",
      ["2019-07-08/2019-07-12", "2019-08-07/2019-08-08"]
    ),
    (
      "5 to 9 December 2022 and 14 to 15 February 2023",
      ["2022-12-05/2022-12-09", "2023-02-14/2023-02-15"]
    ),
    (
      "29 April to 3 May and 13 to 17 May 2019", ["2019-04-29/2019-05-03", "2019-05-13/2019-05-17"]
    ),
    ("Monday 1 July to Friday 12 July 2019", ["2019-07-01/2019-07-12"]),
    ("1st July until 12th July 2019", ["2019-07-01/2019-07-12"]),
    ("01 September 2014", ["2014-09-01/2014-09-01"]),
    ("4 and 5 September 2018", ["2018-09-04/2018-09-04", "2018-09-05/2018-09-05"]),
    ("3 Sept 2018 to 7 Sep 2018", ["2018-09-03/2018-09-07"]),
    ("2018-03-12 to 2018-03-23", ["2018-03-12/2018-03-23"]),
    ("2018/03/12 – 2018/03/23", ["2018-03-12/2018-03-23"]),
    ("12.3.2018", ["2018-03-12/2018-03-12"]),
    ("12-03-2018 - 23-03-2018", ["2018-03-12/2018-03-23"]),
    ("12-23/03/2018", ["2018-03-12/2018-03-23"]),
    ("10-12-03-2018", ["2018-03-10/2018-03-12"]),
    ("24.3.25 to 28.3.25", ["2025-03-24/2025-03-28"]),
    ("24/3/25–4/4/25.", ["2025-03-24/2025-04-04"]),
    ("12\u{2015}23 March 2018", ["2018-03-12/2018-03-23"]),
    ("12 \u{2E3A} 23 March 2018", ["2018-03-12/2018-03-23"]),
    ("12 \u{FE58} 23 March 2018", ["2018-03-12/2018-03-23"]),
    ("12 \u{2043} 23 March 2018", ["2018-03-12/2018-03-23"]),
    ("12 ~ 23 March 2018", ["2018-03-12/2018-03-23"]),
    ("12 \u{F02D} 23 March 2018", ["2018-03-12/2018-03-23"]),
    ("12 \u{96} 23 March 2018", ["2018-03-12/2018-03-23"]),
    ("12 \u{FFFD} 23 March 2018", ["2018-03-12/2018-03-23"]),
  ])
  func `Periods in prose`(_ text: String, _ expected: [String]) {
    #expect(ProseDates.periods(in: text).map { "\($0.start)/\($0.end)" } == expected)
  }

  @Test(arguments: [
    "", "no date", "30 February 2020", "32 May 2020", "May 2020", "9 May",
    "20 May 2022 to 9 May 2022",
    "16 and 17 years", "in 2017", "12/23/2022", "2022-13-01", "2022-02-30", "1.2.12.4", "24.3.5",
    "24.3.025", "24.3/25", "99999999999999999999 May 2020", "0 May 2020", "12 2020",
  ])
  func `What is no date is none`(_ text: String) {
    #expect(ProseDates.periods(in: text).isEmpty)
  }
}

@Suite struct NameTests {
  @Test(arguments: [
    ("Thornmere Borough Council", "Thornmere"), ("London Borough of Thornmere", "Thornmere"),
    ("Royal Borough of Thornmere", "Thornmere"), ("City of Ostlebury Council", "Ostlebury"),
    ("Ostlebury Metropolitan Borough Council", "Ostlebury"),
    ("Council of the Isles of Thorn", "Isles of Thorn"), ("Thornmere", "Thornmere"),
    ("The Borough of Thornmere", "Thornmere"), ("Thorn-on-Mere and Vale", "Thorn-on-Mere and Vale"),
    ("Thornmere Safeguarding Children Board", "Thornmere"), ("Council", "Council"),
    ("Thornmere Children’s Trust", "Thornmere"),
    ("Thornmere Children's Services Trust", "Thornmere"),
    ("Royal Borough of Thornmere and Vale", "Thornmere and Vale"),
    ("Thornmere City Council", "Thornmere"),
    ("Thornmere Local Safeguarding Children Board", "Thornmere"),
    ("Thornmere Local Safeguarding Children’s Board", "Thornmere"),
    ("City of London local authority", "City of London"), ("The City of London", "City of London"),
    ("The Council of the Isles of Thorn", "Isles of Thorn"),
    ("Thorn, Mere and Vale Council", "Thorn, Mere and Vale"),
  ])
  func `Short names of authorities`(_ printed: String, _ short: String) {
    #expect(AuthorityName.short(printed) == short)
  }

  @Test(arguments: [
    ("Alex Marl, His Majesty’s Inspector", "Alex Marl"), ("Alex Marl HMI", "Alex Marl"),
    ("Alex J Marl", "Alex J Marl"), ("Alex Marl, HMI", "Alex Marl"),
    ("Alex Marl Her Majesty’s Inspector", "Alex Marl"), ("Alex Marl – HMI", "Alex Marl"),
    ("Alex O’Marl-Vale Senior HMI", "Alex O’Marl-Vale"), ("Dr Alex Marl (HMI)", "Alex Marl"),
    ("Sam Orme", "Sam Orme"),
  ])
  func `Inspectors without titles`(_ printed: String, _ name: String) {
    #expect(InspectorName.plain(printed) == name)
  }

  @Test(arguments: ["", "HMI", "His Majesty’s Inspector", "12", "–"])
  func `No name is no inspector`(_ printed: String) {
    #expect(InspectorName.plain(printed) == nil)
  }

  @Test(arguments: [
    ("Inspection of Thornmere local authority children’s services", "Thornmere"),
    ("Inspection of Thornmere Borough Council children's services", "Thornmere Borough Council"),
    ("Inspection of Somewhere Council local authority children’s services", "Somewhere Council"),
    ("Inspection of Thorn children’s social care services", "Thorn"),
    ("Inspection of children’s social care services", nil),
    ("Inspection of local authority children’s services", nil),
  ])
  func `The name within a title`(_ title: String, _ name: String?) {
    #expect(FullInspection.authority(inTitle: title) == name)
  }

  @Test(arguments: [
    ("Joint targeted area inspection of Thornmere", "Thornmere"),
    (
      "Joint targeted area inspection of the multi-agency response to abuse and neglect in Thornmere",
      "Thornmere"
    ),
    (
      "Joint targeted area inspection of the multi-agency response to sexual abuse in the family in "
        + "the London Borough of Thornmere1", "London Borough of Thornmere"
    ),
  ])
  func `The name within a letter's title`(_ title: String, _ name: String) {
    #expect(InspectionLetter.authority(inTitle: title, kind: .jtai) == name)
  }
}

@Suite struct GradeTests {
  @Test(arguments: [
    ("inadequate", Grade.inadequate), ("adequate", .adequate),
    ("requiresimprovement", .requiresImprovement),
    ("requireimprovementtobegood", .requiresImprovement), ("inadequategrade", .inadequate),
    ("gradeadequate", .adequate),
  ])
  func `A whole key is a grade`(_ key: String, _ grade: Grade) {
    #expect(Grade(numberedKey: key) == grade)
  }

  @Test(arguments: [
    "", "goods", "requires", "verygood", "nadequate", "improvement", "outstandingly",
  ])
  func `A part of a word is none`(_ key: String) {
    #expect(Grade(numberedKey: key) == nil)
  }

  @Test func `Adequate and requires improvement belong to different scales`() {
    for framework in Framework.allCases {
      #expect(
        !(framework.scale.contains(.adequate) && framework.scale.contains(.requiresImprovement)))
    }
  }
}
