import Civil
import Reading
import Testing

/// Covers as councils of every form of name, and printers of every year, have them.
@Suite struct CoverVariantTests {
  private func report(_ name: String, _ changes: [(String, String)]) throws -> InspectionReport {
    try Twin.changed(name, changes)
  }

  static let names: [(printed: String, short: String)] = [
    ("London Borough of Barrow and Thorn", "Barrow and Thorn"),
    ("Royal Borough of Mere upon Thorn", "Mere upon Thorn"),
    ("City of Ostlebury Council", "Ostlebury"),
    ("The City of Ostlebury", "Ostlebury"),
    ("Isles of Thorn", "Isles of Thorn"),
    ("Council of the Isles of Thorn", "Isles of Thorn"),
    ("Isle of Mere Council", "Isle of Mere"),
    ("Barrow, Christmere and Poolthorn Council", "Barrow, Christmere and Poolthorn"),
    ("Thorn-on-the-Mere & Vale", "Thorn-on-the-Mere & Vale"),
    ("St Orme’s Borough Council", "St Orme’s"),
    ("Ostlebury Metropolitan Borough Council", "Ostlebury"),
    ("Kingsmere upon Hull City Council", "Kingsmere upon Hull"),
    ("Royal Borough of Ormington and Chelmere", "Ormington and Chelmere"),
    ("County Thornmere Council", "County Thornmere"),
    ("Thornmere District Council", "Thornmere"),
    ("Bath and North East Thorn", "Bath and North East Thorn"),
  ]

  @Test(arguments: names)
  func `Names of every form, over the title`(_ name: (printed: String, short: String)) throws {
    let found = try report("ilacs-2018", [("Thornmere Borough Council", name.printed)])
    #expect(found.authorityPrinted?.value == name.printed)
    #expect(found.authority?.value == name.short)
    let single = try report(
      "sif-2016", [("Ostlebury County Council\nInspection", "\(name.printed)\nInspection")])
    #expect(single.authority?.value == name.short)
  }

  @Test(arguments: names)
  func `Names of every form, within the title`(_ name: (printed: String, short: String)) throws {
    for title in [
      "Inspection of \(name.printed)\nlocal authority children’s services",
      "Inspection of \(name.printed) local authority\nchildren’s services",
      "Inspection of the \(name.printed) children’s services",
      "Inspection of\n\(name.printed)\nlocal authority children’s services",
    ] {
      let found = try report(
        "ilacs-2022", [("Inspection of Thornmere Borough Council\nchildren’s services", title)])
      #expect(found.authority?.value == name.short, "\(title)")
    }
  }

  @Test(arguments: names)
  func `Names of every form, in a letter's title`(_ name: (printed: String, short: String)) throws {
    for title in [
      "Joint targeted area inspection of \(name.printed)",
      "Joint targeted area inspection of the multi-agency response to child\nexploitation in "
        + name.printed,
      "Joint targeted area inspection of serious youth violence in \(name.printed)",
      "Joint targeted area inspection (JTAI) of the multi-agency response to neglect in the\n"
        + name.printed,
    ] {
      let found = try report(
        "jtai-2023", [("Joint targeted area inspection of Thornmere", title)])
      #expect(found.kind.value == .jtai)
      #expect(found.authority?.value == name.short, "\(title)")
    }
  }

  @Test(arguments: [
    "Thornmere Children’s Trust", "Services delivered by Thornmere Children’s Trust",
    "Achieving for Children", "Thornmere Children First", "Together for Children",
  ])
  func `A trust that runs the services is not the authority`(_ provider: String) throws {
    let printed = "Thornmere Borough Council"
    for between in ["\n", "\n\n"] {
      let found = try report(
        "ilacs-2018",
        [("\(printed)\nInspection", "\(printed)\(between)\(provider)\nInspection")])
      #expect(found.authority?.value == "Thornmere", "\(between.count)")
    }
    let titled = try report(
      "ilacs-2022",
      [
        (
          "Inspection of Thornmere Borough Council\nchildren’s services",
          "Inspection of Thornmere Borough Council children’s services\n"
            + "delivered by \(provider)"
        )
      ])
    #expect(titled.authority?.value == "Thornmere")
  }

  static let dates: [(printed: String, start: String, end: String)] = [
    ("28 November to 9 December 2022", "2022-11-28", "2022-12-09"),
    ("28 November – 9 December 2022", "2022-11-28", "2022-12-09"),
    ("28 November 2022 - 13 January 2023", "2022-11-28", "2023-01-13"),
    ("28 November to 13 January 2023", "2022-11-28", "2023-01-13"),
    ("5–9 December 2022", "2022-12-05", "2022-12-09"),
    ("Monday 28 November to Friday 9 December 2022", "2022-11-28", "2022-12-09"),
    ("28th November to 9th December 2022", "2022-11-28", "2022-12-09"),
    ("28/11/2022 to 09/12/2022", "2022-11-28", "2022-12-09"),
    ("28.11.2022 – 9.12.2022", "2022-11-28", "2022-12-09"),
    ("28 Nov to 9 Dec 2022", "2022-11-28", "2022-12-09"),
    ("from 28 November until 9 December 2022", "2022-11-28", "2022-12-09"),
    ("28 November to 2 December and 12 to 16 December 2022", "2022-11-28", "2022-12-16"),
    ("28 November to 2 December 2022 and\n12 to 16 January 2023", "2022-11-28", "2023-01-16"),
    ("28 November 2022 to\n9 December 2022", "2022-11-28", "2022-12-09"),
    ("\n28 November to 9 December 2022", "2022-11-28", "2022-12-09"),
    ("28 to 30 November 2022, 5 to 9 December 2022", "2022-11-28", "2022-12-09"),
    ("7 December 2022", "2022-12-07", "2022-12-07"),
    ("2022-11-28 to 2022-12-09", "2022-11-28", "2022-12-09"),
    ("2022-11-28 –\n2022-12-09", "2022-11-28", "2022-12-09"),
    ("28-11-2022 - 09-12-2022", "2022-11-28", "2022-12-09"),
    ("5\u{2015}9 December 2022", "2022-12-05", "2022-12-09"),
    ("5\u{AD}9 December 2022", "2022-12-05", "2022-12-09"),
    ("5\u{AD}\n9 December 2022", "2022-12-05", "2022-12-09"),
    ("5-\n9 December 2022", "2022-12-05", "2022-12-09"),
    ("5–9\nDecember 2022", "2022-12-05", "2022-12-09"),
    ("28 November 2022\n— 9 December 2022", "2022-11-28", "2022-12-09"),
    ("28 November 2022 to\n\n9 December 2022", "2022-11-28", "2022-12-09"),
    (
      "28 November 2022 –\n2 December 2022 and\nMonday 12 December 2022 –\n16 January 2023",
      "2022-11-28", "2023-01-16"
    ),
    ("5 to 9 December 2022      Published: 3 February 2023", "2022-12-05", "2022-12-09"),
  ]

  @Test(arguments: dates)
  func `Dates in every form`(_ date: (printed: String, start: String, end: String)) throws {
    for label in ["Inspection dates:", "Inspection date:", "Dates of inspection:"] {
      let found = try report(
        "ilacs-2022",
        [("Inspection dates: 28 November to 9 December 2022", "\(label) \(date.printed)")])
      #expect(found.inspectionStart?.value.description == date.start, "\(label)")
      #expect(found.inspectionEnd?.value.description == date.end, "\(label)")
      // Only the foot of the next page, which says the twin's own dates, may contradict them.
      #expect(found.periods.allSatisfy { $0.certainty == .certain }, "\(label)")
      #expect(found.leadInspector?.value == "Robin Vale-Hurst")
    }
  }

  @Test(arguments: ["5.12.22 to 9.12.22", "5/12/22–9/12/22", "5-12-22 to 09-12-22"])
  func `A year of two digits is read and not certain`(_ printed: String) throws {
    let found = try report(
      "ilacs-2022",
      [("Inspection dates: 28 November to 9 December 2022", "Inspection dates: \(printed)")])
    #expect(found.inspectionStart?.value.description == "2022-12-05")
    #expect(found.inspectionEnd?.value.description == "2022-12-09")
    for day in [found.inspectionStart, found.inspectionEnd] {
      let reason = try #require(day?.certainty.reason)
      #expect(reason.contains("printed with two digits, “22”") || reason.contains("the foot of"))
    }
    let letter = try report("jtai-2023", [("14 July 2023", "14.7.23")])
    #expect(letter.published?.value.description == "2023-07-14")
    #expect(letter.published?.certainty.reason?.contains("two digits") == true)
  }

  static let leads: [(printed: String, name: String)] = [
    ("Lead inspector: Sam Orme, His Majesty’s Inspector", "Sam Orme"),
    ("Lead inspector: Sam Orme\n                His Majesty’s Inspector", "Sam Orme"),
    ("Lead inspector: Sam Orme HMI", "Sam Orme"),
    ("Lead inspector: Sam Orme, SHMI", "Sam Orme"),
    ("Lead inspector: Sam Orme (His Majesty’s Inspector)", "Sam Orme"),
    ("Lead inspector: Sam Orme, Senior His Majesty’s Inspector", "Sam Orme"),
    ("Lead inspector: Sam Orme, Ofsted Inspector", "Sam Orme"),
    ("Lead Inspector: Sam Orme – HMI", "Sam Orme"),
    ("Lead inspector:\nSam Orme, His Majesty’s Inspector", "Sam Orme"),
    ("Lead inspector     Sam Orme", "Sam Orme"),
    ("Lead inspector: Dr Sam J. Orme OBE, HMI", "Sam J. Orme"),
    ("Lead inspector: Sam O’Orme-Vale, HMI", "Sam O’Orme-Vale"),
    ("Lead inspector: Sam van der Orme, HMI", "Sam van der Orme"),
    ("Lead inspectors: Sam Orme and Jo Fenn", "Sam Orme and Jo Fenn"),
    ("Lead inspectors: Sam Orme HMI and Jo Fenn HMI", "Sam Orme and Jo Fenn"),
    (
      "Lead inspectors: Sam Orme, His Majesty’s Inspector, and Jo Fenn, His Majesty’s Inspector",
      "Sam Orme and Jo Fenn"
    ),
    ("Lead inspector: Sam Orme, Regulatory Inspection Manager", "Sam Orme"),
    ("Lead inspector: Sam Orme, His Majesty's Inspector", "Sam Orme"),
  ]

  @Test(arguments: leads)
  func `Lead inspectors in every form`(_ lead: (printed: String, name: String)) throws {
    let found = try report(
      "ilacs-2022",
      [("Lead inspector: Robin Vale-Hurst, His Majesty’s Inspector", lead.printed)])
    #expect(found.leadInspector?.value == lead.name)
    #expect(found.inspectionEnd?.value.description == "2022-12-09")
  }

  @Test func `What is missing is missing, and nothing takes its place`() throws {
    let noLead = try report(
      "ilacs-2022", [("Lead inspector: Robin Vale-Hurst, His Majesty’s Inspector\n", "")])
    #expect(noLead.leadInspector == nil)
    let noDates = try report(
      "ilacs-2022", [("Inspection dates: 28 November to 9 December 2022\n", "")])
    #expect(noDates.inspectionStart == nil || noDates.inspectionStart?.certainty != .certain)
    let noPublication = try report("sif-2016", [("Report published: 3 April 2017\n", "")])
    #expect(noPublication.published == nil)
    let blank = try report("ilacs-2022", [("28 November to 9 December 2022", "")])
    #expect(blank.inspectionStart?.certainty != .certain)
  }

  @Test(arguments: [
    "What needs to improve", "What needs to improve?", "WHAT NEEDS TO IMPROVE?",
    "What needs to improve?1", "What needs to improve: ", "Areas for improvement",
    "Key areas for improvement", "Area for improvement", "Recommendations",
    "Recommendations for the local authority", "Areas for priority action", "Priority actions",
    "What needs to improve further?", "Areas for development",
  ])
  func `A list under any heading that reports print`(_ heading: String) throws {
    let found = try report("ilacs-2022", [("What needs to improve?", heading)])
    #expect(found.improvements.count == 3)
    #expect(found.grades == (try Twin.report("ilacs-2022").grades))
  }

  @Test(arguments: [
    "The arrangements in place to evaluate the effectiveness of what is done by the\n"
      + "authority and board partners to safeguard and promote the welfare of children\n"
      + "require improvement",
    "The LSCB requires improvement", "The OSCB requires improvement to be good",
    "The effectiveness of the Local Safeguarding Children Board (LSCB) requires\nimprovement",
    "The judgement for the effectiveness of the Local Safeguarding Children Board\n"
      + "(LSCB) is requires improvement",
    "Ostlebury’s Local Safeguarding Children’s Board (OSCB) requires improvement",
    "The Ostlebury Local Safeguarding Children Board (OLSCB) requires improvement to be\ngood",
  ])
  func `The board's grade in every sentence that gives it`(_ sentence: String) throws {
    let found = try report(
      "sif-2016",
      [("The Local Safeguarding Children Board requires improvement\nto be good", sentence)])
    let board = try #require(found.judgements.first { $0.key == .lscb })
    #expect(board.grade.value == .requiresImprovement)
  }

  @Test(arguments: [
    "The overall judgement is good", "The overall judgement is good.",
    "The overall judgement is that children’s services are good",
    "The overall judgement is that children’s services in Ostlebury are\ngood",
    "Children’s services in Ostlebury County Council are good",
    "Children’s services in the City of Ostlebury are good",
    "Ostlebury’s children’s services are good", "Services for children in Ostlebury are good",
    "Overall effectiveness is good", "Children’s services in Ostlebury are good.2",
  ])
  func `The overall grade in every sentence that gives it`(_ sentence: String) throws {
    let found = try report("sif-2016", [("Children’s services in Ostlebury are good", sentence)])
    let overall = try #require(found.judgements.first { $0.key == .overall })
    #expect(overall.grade.value == .good)
    #expect(found.judgements.count == 7)
  }

  @Test func `A title nobody knows is told by its table, and doubted`() throws {
    let found = try report(
      "ilacs-2022",
      [("Inspection of Thornmere Borough Council\nchildren’s services", "Thornmere, our findings")])
    #expect(found.kind.value == .ilacs)
    #expect(found.kind.certainty != .certain)
    #expect(found.grades == (try Twin.report("ilacs-2022").grades))
  }

  static let letterDates: [(printed: String, start: String, end: String)] = [
    ("This inspection took place from 22 to 26 May 2023.", "2023-05-22", "2023-05-26"),
    ("This inspection took place between 22 and 26 May 2023.", "2023-05-22", "2023-05-26"),
    ("Between 22 and 26 May 2023, inspectors were here.", "2023-05-22", "2023-05-26"),
    ("From 22 May to 26 May 2023, inspectors were here.", "2023-05-22", "2023-05-26"),
    ("The inspection was carried out from 22 to 26 May 2023.", "2023-05-22", "2023-05-26"),
    ("We undertook this inspection on 22 to 26 May 2023.", "2023-05-22", "2023-05-26"),
    ("The joint inspection, 22–26 May 2023, was the first.", "2023-05-22", "2023-05-26"),
  ]

  @Test(arguments: letterDates)
  func `A letter's dates in every sentence`(
    _ date: (printed: String, start: String, end: String)
  ) throws {
    let found = try report(
      "jtai-2023", [("This inspection took place from 22 to 26 May 2023.", date.printed)])
    #expect(found.inspectionStart?.value.description == date.start)
    #expect(found.inspectionEnd?.value.description == date.end)
    #expect(found.published?.value.description == "2023-07-14")
  }
}
