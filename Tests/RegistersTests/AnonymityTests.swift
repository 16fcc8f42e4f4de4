import Testing

@testable import Registers

@Suite struct AnonymityTests {
  private let check = AnonymityCheck(names: [
    "Jayden Okafor-Wells", "Councillor Raymond Tulley", "Niamh O’Brien",
  ])

  @Test(arguments: [
    ("Jayden was seen.", "Jayden"), ("Jayden’s mother", "Jayden"), ("the Wells family", "Wells"),
    ("Mr Tulley came", "Tulley"), ("Niamh’s school", "Niamh"),
  ])
  func `A name that the service knows is found`(text: String, name: String) {
    #expect(check.concerns(in: text).map(\.words) == [name])
  }

  @Test(arguments: [
    ("born 14/03/2019", "14/03/2019"), ("born 14.3.19", "14.3.19"),
    ("on 2019-03-14 she", "2019-03-14"), ("the 14th of March 2019", "14th of March 2019"),
    ("1 sept 2020", "1 sept 2020"),
  ])
  func `What looks like a date of birth is found`(text: String, date: String) {
    let concerns = check.concerns(in: text)
    #expect(concerns.contains { $0.words == date && $0.kind == "a date of birth" }, "\(concerns)")
  }

  @Test(arguments: [
    ("at 12b Mill Lane now", "12b Mill Lane"), ("off Corn Street", "Corn Street"),
    ("Corn Street-based", "Corn Street"),
    ("call ٠١٦٣٢٩٦٠١٢٣ now", "٠١٦٣٢٩٦٠١٢٣"), ("TH1 4QB", "TH1 4QB"),
    ("call 01632 960 123", "01632 960 123"), ("case 1234-567", "1234-567"),
    ("due 1 March, N1 9GU", "N1 9GU"),
    ("write to a.b@example.org", "a.b@example.org"),
  ])
  func `What looks like an address or a number of a person is found`(text: String, words: String) {
    #expect(check.concerns(in: text).map(\.words) == [words])
  }

  @Test(arguments: [
    "A girl was visited nine times.", "The councillor asked about wells.", "In March she moved.",
    "Two of 41 schools answered in 2019.", "ACT-04 by 2026, 3 of 12 in Q3.",
    "She lived in a street with three shops.",
  ])
  func `What tells nothing about anybody is left alone`(text: String) {
    #expect(check.concerns(in: text) == [])
  }

  @Test func `The same words are named once`() {
    #expect(check.concerns(in: "Jayden and Jayden").count == 1)
  }
}
