import Civil
import Foundation
import Testing

@Suite struct CivilDateTextTests {
  @Test func `A date is written four ways`() throws {
    let day = try date("2012-08-10")
    #expect(day.description == "2012-08-10")
    #expect("\(day)" == "2012-08-10")
    #expect(day.longForm == "10 August 2012")
    #expect(day.shortForm == "10 Aug 2012")
    #expect(day.weekdayForm == "Friday 10 August 2012")
    #expect(try date("2012-09-01").shortForm == "1 Sep 2012")
  }

  @Test(arguments: [
    "", "2012", "2012-08", "2012-8-10", "2012-08-1", "12-08-10", "2012-08-10 ", " 2012-08-10",
    "2012/08/10", "2012-08-10T00:00", "2012-13-01", "2012-02-30", "2013-02-29", "0000-01-01",
    "1582-12-31", "+012-08-10", "-012-08-10", "2O12-08-10", "２０１２-08-10", "2012-08-1０",
    "2012–08–10", "10-08-2012",
  ])
  func `Strict ISO 8601 refuses`(text: String) {
    #expect(CivilDate(text) == nil)
  }

  @Test func `ISO 8601 is read from bytes`() throws {
    #expect(try CivilDate(iso: Array("2012-08-10".utf8)) == date("2012-08-10"))
    #expect(CivilDate(iso: [UInt8](repeating: 0xFF, count: 10)) == nil)
  }

  @Test func `A date is a string in JSON`() throws {
    let day = try date("2012-08-10")
    let json = try JSONEncoder().encode([day])
    #expect(String(decoding: json, as: UTF8.self) == #"["2012-08-10"]"#)
    #expect(try JSONDecoder().decode([CivilDate].self, from: json) == [day])
  }

  @Test func `JSON that holds no date is refused with its text`() {
    let error = #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([CivilDate].self, from: Data(#"["2012-02-30"]"#.utf8))
    }
    #expect(error.map { "\($0)".contains("2012-02-30") } == true)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([CivilDate].self, from: Data("[20120810]".utf8))
    }
  }
}
