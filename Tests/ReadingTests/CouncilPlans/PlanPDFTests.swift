import Civil
import Testing

@testable import Reading

/// Tables on pages of a PDF whose heads stand a space apart, and what a page cannot show.
@Suite struct PlanPDFTests {
  private func read(_ pages: [[String]]) -> (plan: CouncilPlan, reading: PlanReading) {
    planReading(pages: pages)
  }

  private func told(_ reading: PlanReading, _ words: String) -> [Int] {
    reading.problems.filter { $0.message.contains(words) }.map(\.place.row)
  }

  @Test func `Two heads a space apart are parted by what stands beneath them`() {
    let (_, reading) = read([
      [
        "Ref Recommendation              Action                 Lead    Due date RAG", "",
        "1   Visits are made in time,    See each child alone   Ann     1/5/2026 Green",
        "    and written up              and write it up", "",
        "2   Plans are clear to          Rewrite the template   Bob     2/5/2026 Red",
        "    every parent", "", "                              Page 1 of 1",
      ]
    ])
    #expect(reading.entries.map(\.reference) == ["1", "2"])
    #expect(
      reading.recommendations.map(\.text.squeezed) == [
        "Visits are made in time, and written up", "Plans are clear to every parent",
      ])
    #expect(reading.entries.map(\.due?.day?.description) == ["2026-05-01", "2026-05-02"])
    #expect(reading.entries.map(\.rating) == [.green, .red])
    #expect(reading.problems.isEmpty)
  }

  @Test func `Two heads that nothing parts are a doubt, and so are sentences as references`() {
    let (_, reading) = read([
      [
        "Ref Recommendation            Action                 Lead    RAG", "",
        "Visits are made in good time  See each child alone   Ann     Green", "",
        "Plans are clear to parents    Rewrite the template   Bob     Red", "",
        "Homes are near their school   Look for more of them  Cat     Red", "",
      ]
    ])
    #expect(told(reading, "“Ref” and “Recommendation”") == [1])
    #expect(told(reading, "are sentences: “Visits are made") == [1])
  }

  @Test func `A head of two words beside one of them is one head`() {
    let (plan, reading) = read([
      [
        "Action                 Action lead   Due date   RAG", "",
        "See each child alone   Ann Poe       1/5/2026   Red", "",
        "Rewrite the template   Bob Lee       2/5/2026   Red", "",
      ]
    ])
    #expect(plan.tables.first?.columnCount == 4)
    #expect(reading.entries.map(\.action) == ["See each child alone", "Rewrite the template"])
  }

  @Test func `An action above the first recommendation and a rating without a word are told`() {
    let (_, reading) = read([
      [
        "Ref   Recommendation     Action                Lead    RAG", "",
        "                         See each child        Ann          ", "",
        "1     Visits in time     Write it up           Bob     Green", "",
        "                         Ask the children      Cat     Red", "",
      ]
    ])
    #expect(reading.entries.map(\.recommendation) == [nil, "Visits in time", "Visits in time"])
    #expect(told(reading, "the action stands under none") == [2])
    #expect(told(reading, "colours of a PDF") == [2])
    #expect(told(reading, "of the row above was taken") == [4])
  }

  @Test(arguments: [11, 22]) func `A row that goes on over the page loses nothing`(_ gap: Int) {
    let head = "Ref   Recommendation            Action                 Lead    RAG"
    let space = gap > 11 ? [""] : []
    let (plan, reading) = read([
      [
        head, "", "1     Visits are made in time,  See each child alone   Ann     Green", "",
        "2     Plans are clear to        Rewrite the template   Bob     Red", "", "Page 1",
      ],
      [head] + space + [
        "      every parent", "",
        "3     Homes are near            Look for more          Cat     Red", "", "Page 2",
      ],
    ])
    #expect(plan.tables.count == 1)
    #expect(
      reading.recommendations.map(\.text.squeezed) == [
        "Visits are made in time,", "Plans are clear to every parent", "Homes are near",
      ])
    #expect(told(reading, "go on from this page") == [3])
  }

  @Test func `A row of which every cell goes on over the page is one row`() {
    let head = "Ref   Recommendation            Action                 Lead    Due      RAG"
    let (_, reading) = read([
      [
        head, "", "1     Visits are made in time   See each child alone   Ann     1 May    Green",
        "                                                               2027", "",
        "2     Improve the plans of      Carry out audit        Jane    6 March  Red",
        "      all children in", "", "Page 1",
      ],
      [
        head, "      care and their carers     number 5 and tell      Smith   2027",
        "                                the board", "",
        "3     Homes are near            Look for more          Cat     7 March  Red",
        "                                                               2027", "", "Page 2",
      ],
    ])
    #expect(reading.entries.map(\.reference) == ["1", "2", "3"])
    #expect(
      reading.recommendations.map(\.text.squeezed) == [
        "Visits are made in time", "Improve the plans of all children in care and their carers",
        "Homes are near",
      ])
    #expect(reading.entries[1].action?.squeezed == "Carry out audit number 5 and tell the board")
    #expect(reading.entries[1].owners == ["Jane Smith"])
    #expect(
      reading.entries.map(\.due?.day?.description) == ["2027-05-01", "2027-03-06", "2027-03-07"])
    #expect(told(reading, "go on from this page") == [3])
  }

  @Test func `A row with values of its own on the next page goes on with none`() {
    let head = "Recommendation            Action                 Lead    Due date   RAG"
    let (_, reading) = read([
      [
        head, "", "Visits are made in time   see each child alone   Ann     1/5/2026   Green", "",
        "Page 1",
      ],
      [head, "", "                          write it up at once    Bob     2/5/2026   Red", ""],
    ])
    #expect(reading.entries.map(\.action) == ["see each child alone", "write it up at once"])
    #expect(told(reading, "go on from this page").isEmpty)
  }

  @Test func `Recommendations printed as bands over the columns, and above the headers`() {
    let head = "No. Action                          Lead officer      Deadline     RAG"
    let (plan, reading) = read([
      [
        "Improvement plan", "", head, "",
        "Recommendation 1: Improve the timeliness of discussions", "",
        "1.1 Weekly review of discussions,   Head of Audit     30/6/2026    Amber",
        "    told to the board", "",
        "1.2 Protocol with the police        Bob Lee           30/9/2026    Red",
        "", "2. Improve the supervision of every manager and practitioner", "",
        "2.1 Train managers                  Cat               31/7/2026    Green", "",
      ],
      [
        "Recommendation 3: Find homes nearby", head, "",
        "3.1 Look for more                   Dee               1/8/2026     Red", "",
      ],
    ])
    #expect(plan.tables.count == 1)
    #expect(reading.entries.map(\.reference) == ["1.1", "1.2", "2.1", "3.1"])
    #expect(
      reading.entries.first?.action?.squeezed == "Weekly review of discussions, told to the board")
    #expect(
      reading.recommendations.map(\.text) == [
        "Recommendation 1: Improve the timeliness of discussions",
        "2. Improve the supervision of every manager and practitioner",
        "Recommendation 3: Find homes nearby",
      ])
    #expect(reading.recommendations.map(\.entries) == [[0, 1], [2], [3]])
    #expect(told(reading, "taken for the recommendation").count == 1)
  }

  @Test func `A row of a number and an action alone is no band`() {
    let (_, reading) = read([
      [
        "No. Action                          Lead officer      Deadline     RAG", "",
        "1.1 Weekly review of discussions    Head of Audit     30/6/2026    Amber", "",
        "1.2 Protocol with the police", "",
        "1.3 Train managers                  Cat               31/7/2026    Green", "",
      ]
    ])
    #expect(
      reading.entries.map(\.action) == [
        "Weekly review of discussions", "Protocol with the police", "Train managers",
      ])
  }

  @Test
  func `Recommendations that stand in the middle of their rows are those of the rows above too`() {
    func row(_ need: String, _ action: String) -> [String] {
      let gap = String(repeating: " ", count: 27 - need.count)
      return [need + gap + action + "        Ann     1/7/2026    Red", ""]
    }
    let head = ["Recommendation             Action          Lead    Due date    RAG", ""]
    let rows = [
      ("", "Write it"), ("Visits in time", "Train us"), ("", "Audit it"), ("Homes", "Build it"),
      ("", "Plan it"), ("", "Make it"), ("Plans are clear", "Tell it"), ("", "Show it"),
      ("", "Keep it"),
    ]
    let (_, reading) = read([head + rows.flatMap { row($0.0, $0.1) }])
    let visits = Array(repeating: "Visits in time", count: 3)
    #expect(
      reading.entries.map(\.recommendation)
        == visits + ["Homes"] + Array(repeating: "Plans are clear", count: 5))
    #expect(told(reading, "in the middle of their rows") == [2, 4, 6, 7, 9, 10])
    // Where they cannot stand in the middle, each row takes what stands above it.
    let (_, other) = read([head + rows.dropLast().flatMap { row($0.0, $0.1) }])
    #expect(other.entries.map(\.recommendation).first == .some(nil))
    #expect(told(other, "of the row above was taken").count == 4)
  }
}
