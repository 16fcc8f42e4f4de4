import Storage
import Testing

@Suite struct IdentifierTests {
  @Test(arguments: [0, 1, 1_700_000_000_000, 281_474_976_710_655] as [Int64])
  func `An identifier holds its moment, and rises with it`(milliseconds: Int64) {
    let id = Storage.ID<Plan>(at: Instant(milliseconds: milliseconds))
    #expect(id.instant == Instant(milliseconds: milliseconds))
    #expect(id.text.utf8.count == 36)
    #expect(Array(id.text)[14] == "7")
    #expect("89ab".contains(Array(id.text)[19]))
    let earlier = Storage.ID<Plan>(at: Instant(milliseconds: max(0, milliseconds - 1)))
    #expect(milliseconds == 0 || earlier.text < id.text)
  }

  @Test(arguments: [
    ("018bcfe5-687b-7abc-8abc-0123456789ab", true), ("018BCFE5-687B-7ABC-8ABC-0123456789AB", true),
    ("", false), ("018bcfe5687b7abc8abc0123456789ab", false),
    ("018bcfe5-687b-7abc-8abc-0123456789a", false),
    ("018bcfe5-687b-7abc-8abc-0123456789abc", false),
    ("018bcfe5-687b-7abc-8abc-0123456789ag", false),
    ("018bcfe5_687b-7abc-8abc-0123456789ab", false),
    ("' OR 1=1 --                         ", false),
  ])
  func `Only a UUID is an identifier, in either case`(text: String, isGood: Bool) {
    #expect(Storage.ID<Plan>(text)?.text == (isGood ? text.lowercased() : nil))
    let decoded = try? Storage.ID<Plan>(sqlValue: .text(text))
    #expect(decoded?.text == (isGood ? text.lowercased() : nil))
  }

  @Test func `Those made at once are all different, and rise as they are made`() {
    let made = (0..<5000).map { _ in Storage.ID<Plan>(at: Instant(milliseconds: 5)).text }
    #expect(Set(made).count == 5000)
    #expect(made == made.sorted())
  }
}
