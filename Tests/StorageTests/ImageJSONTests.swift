import Testing

@testable import Storage

@Suite struct ImageJSONTests {
  @Test(arguments: [
    (SQLValue.null, "null"), (.integer(0), "0"), (.integer(.min), "-9223372036854775808"),
    (.integer(.max), "9223372036854775807"), (.real(5), "5.0"), (.real(-0.0), "-0.0"),
    (.real(0.1), "0.1"), (.real(1e300), "1e+300"), (.real(.leastNonzeroMagnitude), "5e-324"),
    (.real(.infinity), #"{"real":"inf"}"#), (.real(-.infinity), #"{"real":"-inf"}"#),
    (.boolean(true), "true"), (.boolean(false), "false"), (.text(""), #""""#),
    (.text("a\"b\\c\nd\te\u{1}"), #""a\"b\\c\nd\te\u0001""#), (.text("Zoë 👩‍👧"), #""Zoë 👩‍👧""#),
    (.text("null"), #""null""#), (.blob([]), #"{"base64":""}"#),
    (.blob([0, 255, 16]), #"{"base64":"AP8Q"}"#),
  ])
  func `A value has one text, and the text gives the same value`(value: SQLValue, text: String)
    throws
  {
    let image = Image(pairs: [.init(name: "c", value: value)])
    #expect(image.json == "{\"c\":\(text)}")
    #expect(try Image(json: image.json) == image)
  }

  @Test func `A thousand images made at random come back as they were`() throws {
    var random = Steady(state: 7)
    for _ in 0..<1000 {
      let count = Int.random(in: 0...12, using: &random)
      let image = Image(
        pairs: (0..<count).map {
          .init(
            name: SQLName(catalogued: "c\($0)" + text(&random)), value: value(&random))
        })
      #expect(try Image(json: image.json) == image)
      #expect(try Image(json: image.json).json == image.json)
    }
  }

  @Test(arguments: [
    ("other spacing", #" { "a" : 1 , "b" : [ }"#, false), ("spaces", " { \"a\" : 1 } ", true),
    ("surrogates", #"{"a":"\ud83d\ude00"}"#, true), ("empty text", "", false),
    ("cut off", #"{"a":1"#, false), ("cut off in a text", #"{"a":"b"#, false),
    ("a trailing comma", #"{"a":1,}"#, false), ("more behind", "{} {}", false),
    ("a nested object", #"{"a":{"b":1}}"#, false), ("no number", #"{"a":1.2.3}"#, false),
    ("too large", #"{"a":99999999999999999999}"#, false),
    ("no base64", #"{"a":{"base64":"?"}}"#, false),
    ("an unknown word", #"{"a":nil}"#, false), ("a bad escape", #"{"a":"\x"}"#, false),
  ])
  func `What is not an image is refused`(what: String, text: String, isGood: Bool) {
    if isGood {
      #expect(throws: Never.self) { try Image(json: text) }
    } else {
      #expect(throws: DecodingFault.self) { try Image(json: text) }
    }
  }

  @Test func `Differences name the columns and leave the version out`() {
    let before = Image(pairs: [
      .init(name: "version", value: .integer(1)), .init(name: "a", value: .text("x")),
      .init(name: "b", value: .null),
    ])
    let after = Image(pairs: [
      .init(name: "version", value: .integer(2)), .init(name: "a", value: .text("y")),
      .init(name: "b", value: .null),
    ])
    #expect(
      after.differences(from: before)
        == [FieldDifference(column: "a", old: .text("x"), new: .text("y"))])
    #expect(after.differences(from: after).isEmpty)
  }

  private func value(_ random: inout Steady) -> SQLValue {
    switch Int.random(in: 0...5, using: &random) {
    case 0: .null
    case 1: .integer(Int64(bitPattern: random.next()))
    case 2:
      {
        let number = Double(bitPattern: random.next())
        return number.isNaN ? .real(0.5) : .real(number)
      }()
    case 3: .boolean(Bool.random(using: &random))
    case 4: .text(text(&random))
    default:
      .blob(
        (0..<Int.random(in: 0...40, using: &random)).map { _ in
          UInt8.random(in: 0...255, using: &random)
        })
    }
  }

  private func text(_ random: inout Steady) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...20, using: &random) {
      let code =
        Bool.random(using: &random)
        ? UInt32.random(in: 0...0x7f, using: &random)
        : UInt32.random(in: 0...0x10ffff, using: &random)
      if let scalar = Unicode.Scalar(code) { text.unicodeScalars.append(scalar) }
    }
    return text
  }
}

/// The same numbers each time (xorshift), so that a failure can be seen again.
struct Steady: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
