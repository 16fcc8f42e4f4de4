import Civil
import Kernel
import Testing

@testable import Web

@Suite struct FieldMergeTests {
  private static func merge(
    _ mine: String?, _ base: String?, _ stored: String?
  ) -> (value: String?, isAdopted: Bool, isDisputed: Bool) {
    func values(_ text: String?) -> FieldMerge.Values { text.map { ["f": [$0]] } ?? [:] }
    let merge = FieldMerge(
      mine: values(mine), base: values(base), stored: values(stored), fields: ["f"])
    return (merge.values["f"]?.first, merge.adopted == ["f"], merge.disputed == ["f"])
  }

  @Test(
    arguments: [
      ("a", "a", "a", "a", false, false), ("b", "a", "a", "b", false, false),
      ("a", "a", "b", "b", true, false), ("b", "a", "b", "b", false, false),
      ("b", "a", "c", "b", false, true), (nil, "a", "c", nil, false, true),
      ("b", nil, nil, "b", false, false), (nil, nil, "b", "b", true, false),
      (nil, "a", "a", nil, false, false), ("a", "a", nil, nil, true, false),
      ("b", nil, "c", "b", false, true),
    ] as [(String?, String?, String?, String?, Bool, Bool)])
  func `Each field has its own three ways`(
    mine: String?, base: String?, stored: String?, value: String?, adopted: Bool, disputed: Bool
  ) {
    let merged = Self.merge(mine, base, stored)
    #expect(merged.value == value)
    #expect(merged.isAdopted == adopted)
    #expect(merged.isDisputed == disputed)
  }

  @Test func `Boxes ticked and unticked by two people are all done`() {
    let merge = FieldMerge(
      mine: ["s": ["a", "d"]], base: ["s": ["a", "b"]], stored: ["s": ["a", "b", "c"]],
      fields: ["s"], sets: ["s"])
    #expect(merge.values["s"] == ["a", "c", "d"])
    #expect(merge.disputed.isEmpty)
  }

  @Test func `A field in which the other's words are wanted has them`() {
    let merge = FieldMerge(
      mine: ["f": ["mine"]], base: ["f": ["old"]], stored: ["f": ["theirs"]], fields: ["f"],
      yielding: ["f"])
    #expect(merge.values["f"] == ["theirs"])
    #expect(merge.adopted.isEmpty && merge.disputed.isEmpty)
  }

  @Test func `A date is one field of three boxes, and line ends are no change`() throws {
    let sent = Form([
      ("day", "2"), ("day-month", "10"), ("day-year", "2012"), ("words", "one\r\ntwo"),
      ("_base", "day=1"), ("_base", "day-month=10"), ("_base", "day-year=2012"),
      ("_base", "words=one\ntwo"),
    ])
    let merge = FormMerge(
      sent,
      stored: ["day": CivilDate(year: 2012, month: 10, day: 1), "words": "one\ntwo\nthree"],
      fields: ["day", "words"])
    #expect(merge.form["day"] == "2" && merge.form["day-year"] == "2012")
    #expect(merge.form["words"] == "one\ntwo\nthree")
    #expect(merge.adopted == ["words"] && merge.disputed.isEmpty)
  }

  @Test func `A date that somebody else took away goes, with all its boxes`() throws {
    let sent = Form([
      ("day", "1"), ("day-month", "10"), ("day-year", "2012"), ("_base", "day=1"),
      ("_base", "day-month=10"), ("_base", "day-year=2012"),
    ])
    let merge = FormMerge(sent, stored: ["day": CivilDate?.none], fields: ["day"])
    #expect(merge.form["day"] == nil && merge.form["day-year"] == nil)
  }
}
