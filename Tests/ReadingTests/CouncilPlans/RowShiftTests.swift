import Testing

@testable import Reading

/// Rows whose cells slipped sideways.
@Suite struct RowShiftTests {
  private let headers = [
    "Ref", "Recommendation", "Action", "Owner", "Start date", "Due date", "Measure", "Status",
  ]

  @Test func `A whole row that an empty cell pushed to the right is told`() throws {
    let (_, reading) = planReading([
      headers,
      ["1", "REC-1", "Write", "Ann", "01/12/2026", "26/02/2027", "40 letters", "Not started"],
      ["2", "REC-1", "Train", "Bob", "01/12/2026", "26/02/2027", "All 12", "In progress"],
      ["", "3", "REC-1", "Shifted", "Cat", "01/12/2026", "26/02/2027", "5 letters", "Open"],
    ])
    #expect(reading.entries.map(\.looksShifted) == [false, false, true])
    let told = try #require(reading.problems.last { $0.place.row == 4 })
    #expect(told.message.contains("shifted by one column to the right"))
    #expect(told.message.contains("“26/02/2027” stands in column G and not in F"))
  }

  @Test func `An empty reference and a start in words are no shift`() {
    let (_, reading) = planReading([
      headers,
      ["1", "REC-1", "Write", "Ann", "01/12/2026", "26/02/2027", "40 letters", "Not started"],
      ["", "REC-1", "Train", "Bob", "Immediately", "26/02/2027", "31/03/2027", "In progress"],
      ["", "REC-1", "Open", "Cat", "When agreed", "26/02/2027", "5 letters", "In progress"],
      ["4", "REC-1", "Ask", "Dan", "01/12/2026", "26/02/2027", "All", "In progress"],
      ["5", "REC-1", "Look", "Eve", "01/12/2026", "26/02/2027", "All", "In progress"],
    ])
    #expect(reading.entries.map(\.looksShifted) == [false, false, false, false, false])
  }

  @Test func `A row whose cells slipped sideways is doubtful`() throws {
    let (_, reading) = planReading([
      ["Ref", "Action", "Owner", "Due", "RAG"],
      ["1", "Write", "Ann", "1 May 2026", "Green"],
      ["2", "Train", "1 May 2026", "Green", "In hand"],
      ["3", "", "Audit", "Cat", "1 May 2026"],
      ["4", "Check", "Dee", "when the money comes", "Red"],
      ["5", "Open", "Head of Audit", "Ann Poe", "1 May 2026"],
    ])
    #expect(reading.entries.map(\.reference) == ["1", "2", "4", "5"])
    #expect(reading.entries.map(\.looksShifted) == [false, true, false, true])
    let shifted = reading.problems.filter { $0.message.contains("looks shifted") }
    #expect(shifted.map(\.place.row) == [3, 6])
    #expect(shifted.map(\.kind) == [.doubtful, .doubtful])
  }

  @Test func `One date beside its column, and an empty first cell, show that a row has shifted`() {
    let (_, reading) = planReading([
      ["Recommendation", "Action", "Lead", "Measure of success", "Due date"],
      ["Plans are clear", "Write", "Ann", "90 % of records", "1 May 2026"],
      ["", "Children are seen", "Train", "Ann", "90 % of records", "1 June 2026"],
      // What stands under a recommendation named once is no shift, and neither is a note beside a date.
      ["", "Audit", "Ann", "All", "2 June 2026"],
      ["Visits are in time", "Call", "Ann", "All", "when the team is full", "3 June 2026"],
    ])
    #expect(reading.entries.map(\.looksShifted) == [false, true, false, false])
    #expect(
      reading.problems.first { $0.place.row == 3 }?.message.hasPrefix(
        "The row looks shifted by one column to the right: “1 June 2026” stands in column F and not in E"
      ) == true)
  }

  @Test func `A date beside a name in the owner’s cell is no owner`() {
    let (_, reading) = planReading([
      ["Ref", "Action", "Owner", "Due"],
      ["1", "Write", "Head of Early Help / 30/11/2026", "1 May 2027"],
      ["2", "Train", "Ann Poe, Ben Roe", "1 May 2027"],
    ])
    #expect(reading.entries.map(\.owners) == [["Head of Early Help"], ["Ann Poe", "Ben Roe"]])
    #expect(
      reading.problems.contains {
        $0.place.row == 2 && $0.message.contains("“30/11/2026” is a date")
      })
  }

  @Test func `A date in a column of words shows to which side a row has shifted, and from where`() {
    let (_, reading) = planReading([
      ["Ref", "Recommendation", "Action", "Owner", "Due date", "Measure"],
      ["1", "Rec 1", "Write", "Head of Early Help", "01/05/2027", "1 of 10"],
      ["7", "Rec 1", "Head of Early Help", "08/08/2027", "7 of 10", ""],
      ["10", "", "Rec 2", "Do thing number 10", "Head of Early Help", "11/02/2027", "10 of 10"],
      ["11", "Rec 3", "Ann", "09/08/2027", "", ""],
      // No date at all is no shift, whatever else is missing.
      ["12", "", "Train", "Ann Poe", "when the money comes", "All of them"],
    ])
    #expect(reading.entries.map(\.looksShifted) == [false, true, true, true, false])
    let told = [3, 4, 5].map { row in
      reading.problems.filter { $0.place.row == row }.map(\.message)
    }
    let end = ". Compare it with the file before it is taken."
    #expect(
      told == [
        [
          "The row looks shifted by one column to the left from “Action” on: “08/08/2027” stands in"
            + " column D and not in E" + end
        ],
        [
          "The row looks shifted by one column to the right from “Recommendation” on: “11/02/2027”"
            + " stands in column F and not in E; what stands in column G, beyond those that are"
            + " read, is kept as words alone" + end
        ],
        [
          "The row looks shifted by one column to the left from “Owner” on at the latest:"
            + " “09/08/2027” stands in column D and not in E" + end
        ],
      ])
    #expect(
      reading.entries.map(\.owners) == [
        ["Head of Early Help"], [], ["Do thing number 10"], [], ["Ann Poe"],
      ])
  }

  @Test func `A dated update beside a due date in words is no shift, an owner in its place is one`()
  {
    let (_, reading) = planReading([
      ["Ref", "Recommendation", "Action", "Owner", "Due date", "Progress"],
      ["1", "Rec 1", "Write", "Ann Poe", "1 May 2026", "Begun"],
      ["2", "", "Check", "Ann Poe", "when the money comes", "3 May 2026"],
      ["3", "", "Rec 2", "Open", "Ann Poe", "3 June 2026"],
    ])
    #expect(reading.entries.map(\.looksShifted) == [false, false, true])
  }

  @Test func `With two dates the one in the owner’s column shows that a row has shifted`() {
    let (_, reading) = planReading([
      ["Action", "Owner", "Start", "Due", "Measure"],
      ["Write", "Ann Poe", "1 May 2026", "1 June 2026", "All seen"],
      ["Ann Poe", "2 May 2026", "2 June 2026", "All seen", ""],
    ])
    #expect(reading.entries.map(\.looksShifted) == [false, true])
    #expect(
      reading.problems.first?.message.hasPrefix(
        "The row looks shifted by one column to the left from “Action” on: “2 May 2026” stands in "
          + "column B and not in C") == true)
  }

  @Test(arguments: ["30/11/2026", "30 November 2026", "31/11/2026", "30.11.26", "Nov 2026"])
  func `A date is nobody's name, and is not parted into several`(_ text: String) {
    let (_, reading) = planReading([
      ["Action", "Owner", "Partners", "Due"], ["Write", text, "Health", "30/12/2026"],
      ["Train", "Ann; Team 7", "0-19 service", "30/12/2026"],
    ])
    #expect(reading.entries.map(\.owners) == [[], ["Ann", "Team 7"]])
    #expect(reading.entries.map(\.partners) == [["Health"], ["0-19 service"]])
    #expect(reading.entries.map(\.looksShifted) == [false, false])
    let told = reading.problems.filter {
      $0.message.contains("“\(text)” is a date and names nobody")
    }
    #expect(told.map(\.kind) == [.wrong] && told.map(\.place.column) == [2])
  }

  @Test func `Where every owner is a date the column was mistaken, and no row has shifted`() {
    let (_, reading) = planReading([
      ["Action", "Owner", "Due"], ["Write", "30/11/2026", ""], ["Train", "1/12/2026", ""],
      ["Audit", "2/12/2026", ""],
    ])
    #expect(reading.entries.map(\.looksShifted) == [false, false, false])
    #expect(reading.entries.map(\.owners) == [[], [], []])
  }

  @Test func `A shifted row is told once, with how far and what stands beyond the columns`() {
    let headers = [
      "Ref", "Recommendation", "Action", "Lead", "Measure of success", "Due date", "RAG",
      "Progress", "Comments",
    ]
    let (_, reading) = planReading([
      headers,
      ["1", "Plans are clear", "Write", "Ann", "All of them", "1 May 2026", "Green", "Begun", ""],
      [
        "", "", "SLIPPED", "1.7", "Plans are clear", "An action", "Ann", "All", "1 June 2026",
        "Green", "=SUM(A1)",
      ],
      ["2", "Plans are clear", "Train", "All", "1 July 2026", "Red", "Late", "", ""],
      ["3", "Plans are clear", "Audit", "Ann", "All", "when we can", "None", "", ""],
    ])
    #expect(reading.entries.map(\.looksShifted) == [false, true, true, false])
    let told = reading.problems.filter { $0.place.row == 3 }
    #expect(told.map(\.kind) == [.unsafe, .doubtful])
    #expect(
      told.last?.message
        == "The row looks shifted by three columns to the right: “1 June 2026” stands in column I"
        + " and not in F, “Green” stands in column J and not in G; what stands in columns I, J and"
        + " K, beyond those that are read, is kept as words alone. Compare it with the file before"
        + " it is taken.")
    let left = reading.problems.filter { $0.place.row == 4 }
    #expect(left.map { $0.message.contains("by one column to the left") } == [true])
    #expect(reading.problems.filter { $0.place.row == 5 }.count == 2)
  }

  @Test func `A row that slipped to the right is told where its first date stands for the second`()
    throws
  {
    let (_, reading) = planReading([
      ["Recommendation", "Action", "Owner", "Start", "Due", "Measure"],
      ["Visits", "See children alone", "Ann Oak", "01/11/2026", "08/01/2027", "90%"],
      ["Visits", "", "Open the third hub", "Head of Early Help", "01/12/2026", "08/02/2027"],
      ["Visits", "Write to schools", "Ann Oak", "With the board", "08/02/2027", "80%"],
    ])
    #expect(reading.entries.map(\.looksShifted) == [false, true, false])
    #expect(
      reading.problems.contains {
        $0.place.row == 3 && $0.message.contains("shifted by one column to the right")
      })
  }

  @Test func `A good row beneath a shifted one goes on under what stood before`() {
    let (_, reading) = planReading([
      headers,
      ["1", "Visits", "Write", "Ann", "01/12/2026", "26/02/2027", "40 letters", "Begun"],
      ["2", "", "Train", "Bob", "01/12/2026", "26/02/2027", "All 12", "Begun"],
      ["", "3", "", "Slipped", "Cat", "01/12/2026", "26/02/2027", "5 letters", "Begun"],
      ["4", "", "Audit", "Dan", "01/12/2026", "26/02/2027", "All 12", "Begun"],
      ["5", "", "Ask", "Dan", "01/12/2026", "26/02/2027", "All 12", "Begun"],
    ])
    #expect(reading.entries.map(\.looksShifted) == [false, false, true, false, false])
    let unshifted = reading.entries.filter { !$0.looksShifted }
    #expect(unshifted.map(\.recommendation) == ["Visits", "Visits", "Visits", "Visits"])
    let told = reading.problems.filter { $0.place.row == 5 }.map(\.message)
    #expect(
      told == [
        "The cell is empty. Row 4 above looks shifted, and the recommendation of the row before it"
          + " was taken."
      ])
  }

  @Test func `A row beneath a shifted one that may have named another stands under none`() {
    let rows = [
      headers,
      ["1", "Visits", "Write", "Ann", "01/12/2026", "26/02/2027", "40 letters", "Begun"],
      ["", "2", "Plans", "Slipped", "Cat", "01/12/2026", "26/02/2027", "5 letters", "Begun"],
      ["3", "", "Audit", "Dan", "01/12/2026", "26/02/2027", "All 12", "Begun"],
      ["4", "", "Ask", "Dan", "01/12/2026", "26/02/2027", "All 12", "Begun"],
      ["5", "Records", "Look", "Dan", "01/12/2026", "26/02/2027", "All 12", "Begun"],
      ["6", "", "Count", "Dan", "01/12/2026", "26/02/2027", "All 12", "Begun"],
    ]
    let (_, reading) = planReading(rows)
    #expect(reading.entries.map(\.looksShifted) == [false, true, false, false, false, false])
    let unshifted = reading.entries.filter { !$0.looksShifted }
    #expect(unshifted.map(\.recommendation) == ["Visits", nil, nil, "Records", "Records"])
    #expect(
      reading.problems.contains {
        $0.place.row == 4 && $0.kind == .doubtful
          && $0.message.hasSuffix("stands under none. Which one does it belong to?")
      })
  }

  @Test func `What slipped to the left gives its words to no row beneath`() {
    let (_, reading) = planReading([
      ["Ref", "Recommendation", "Action", "Owner", "Due date", "Measure"],
      ["1", "Visits", "Write", "Head of Early Help", "01/05/2027", "1 of 10"],
      ["", "Call every school", "Head of Early Help", "08/08/2027", "7 of 10", ""],
      ["3", "", "Audit", "Ann Poe", "09/08/2027", "All"],
    ])
    #expect(reading.entries.map(\.looksShifted) == [false, true, false])
    #expect(reading.entries.map(\.recommendation).last == .some(nil))
  }

  @Test func `Where the cells slipped beside the recommendation it holds for the rows beneath`() {
    let (_, reading) = planReading([
      ["Recommendation", "Action", "Owner", "Start", "Due", "Measure"],
      ["Visits", "See children alone", "Ann Oak", "01/11/2026", "08/01/2027", "90%"],
      ["Hubs", "", "Open the third hub", "Head of Early Help", "01/12/2026", "08/02/2027"],
      ["", "Write to schools", "Ann Oak", "01/12/2026", "08/02/2027", "80%"],
    ])
    #expect(reading.entries.map(\.looksShifted) == [false, true, false])
    #expect(reading.entries.map(\.recommendation) == ["Visits", "Hubs", "Hubs"])
  }

  @Test func `An action that stands for who does it shows that its row has shifted`() {
    let (_, reading) = planReading([
      ["Recommendation", "Action", "Lead"],
      ["Rec 1", "Write", "Ann Oak"],
      ["Rec 1", "", "Open the third hub"],
      // Who leads on a recommendation is no action.
      ["Rec 2", "", "Head of early help"],
      ["Rec 3", "", "Ann Oak"],
      ["Rec 4", "", "Family and justice Team"],
      ["Rec 4", "Train", "Family and justice Team"],
      ["Rec 5", "", ""],
    ])
    #expect(
      reading.entries.map(\.looksShifted) == [false, true, false, false, false, false, false])
    let told = reading.problems.filter { $0.place.row == 3 }
    #expect(
      told.map(\.message) == [
        "The row looks shifted by one column to the right: “Open the third hub” stands in column C and not in B. Compare it with the file before it is taken."
      ])
  }

  private static let threeDates = [
    "Ref", "Recommendation", "Action", "Lead", "Measure", "Start", "Due", "Revised due",
  ]

  private func threeDates(_ last: [String], _ rows: [[String]]) -> PlanReading {
    let whole = { (number: Int) in
      ["\(number)", "See children", "Do thing \(number)", "Ann Poe", "90 % of cases"]
        + [
          "1 September 2026", "\(number) March 2027", "\(number) April 2027", "Amber",
          "Work goes on",
        ]
    }
    let width = Self.threeDates.count + last.count
    let others = (1...4).map { Array(whole($0).prefix(8) + whole($0).suffix(last.count)) }
    return planReading([Self.threeDates + last] + others + rows.map { Array($0.prefix(width)) })
      .reading
  }

  @Test func `A row that slipped to the left past three dates side by side looks shifted`() {
    let reading = threeDates(
      ["RAG", "Progress"],
      [
        [
          "See children", "Do thing 5", "Ann Poe", "90 % of cases", "1 September 2026",
          "5 March 2027", "5 April 2027", "Amber", "Work goes on",
        ],
        [
          "See children", "Do thing 6", "Ann Poe", "90 % of cases", "1 September 2026",
          "6 March 2027", "", "Amber", "Work goes on",
        ],
        [
          "See children", "Do thing 7", "Ann Poe", "90 % of cases", "", "7 March 2027", "",
          "Amber", "Work goes on",
        ],
      ])
    #expect(
      reading.entries.map(\.looksShifted) == [false, false, false, false, true, true, true])
    #expect(
      reading.problems.first?.message
        == "The row looks shifted by one column to the left: “1 September 2026” stands in column E"
        + " and not in F, “Amber” stands in column H and not in I. Compare it with the file before"
        + " it is taken.")
  }

  @Test func `The same without ratings`() {
    let reading = threeDates(
      ["Progress"],
      [
        [
          "See children", "Do thing 5", "Ann Poe", "90 % of cases", "1 September 2026",
          "5 March 2027", "5 April 2027", "Work goes on",
        ]
      ])
    #expect(reading.entries.map(\.looksShifted) == [false, false, false, false, true])
    #expect(
      reading.problems.first?.message.hasPrefix("The row looks shifted by one column to the left")
        == true)
  }

  @Test func `A revised date that is no date, and one that is yet to be set, are no shift`() {
    let row = ["5", "See children", "Do it", "Ann Poe", "90 %", "1 June 2026", "1 July 2026"]
    let reading = threeDates(
      ["RAG", "Progress"],
      [
        row + ["Under review", "Amber", "Goes on"], row + ["TBC", "", "Goes on"],
        row + ["Amber", "Red", "Goes on"],
      ])
    #expect(reading.entries.allSatisfy { !$0.looksShifted })
  }
}
