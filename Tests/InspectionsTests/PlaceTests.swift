import Kernel
import Testing

@testable import Inspections

@Suite struct PlaceTests {
  @Test(arguments: [
    (1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"),
    (21, "21st"), (112, "112th"), (152, "152nd"),
  ])
  func `A place in the register is said as people say it`(number: Int, words: String) {
    #expect(Words.ordinal(number) == words)
  }
}
