/// A date in digits alone at the beginning of a text: "09/12/2022", "9.12.2022", "9-12-22" with the
/// day first, as in Britain; "2022-12-09" with the year first, as ISO 8601 has it. A date with the
/// month first is none: "12/23/2022".
struct NumericDate {
  /// A number with its digits as printed.
  struct Part {
    var value: Int
    var text: String
  }

  let day: Part
  let month: (name: MonthName, text: String)
  /// The year in full; its text has two digits where the paper prints two.
  let year: Part
  /// Bytes of the text that it takes up.
  let length: Int

  init?(startingWith text: some StringProtocol) {
    var rest = text.utf8[...]
    var parts: [Part] = []
    var mark: UInt8?
    while true {
      let digits = rest.prefix { $0 >= 0x30 && $0 <= 0x39 }
      let printed = String(decoding: digits, as: UTF8.self)
      guard digits.count <= 4, let value = Int(printed) else { return nil }
      parts.append(Part(value: value, text: printed))
      rest = rest.dropFirst(digits.count)
      if parts.count == 3 { break }
      guard let next = rest.first, [0x2D, 0x2E, 0x2F].contains(next), mark ?? next == next else {
        return nil
      }
      mark = next
      rest = rest.dropFirst()
    }
    // A fourth number makes it something else: "10-12-03-2022", "1.2.12.4".
    if let next = rest.first, next == mark,
      rest.dropFirst().first.map({ $0 >= 0x30 && $0 <= 0x39 }) == true
    {
      return nil
    }
    let digits = parts.map(\.text.utf8.count)
    if digits == [4, 2, 2] { parts.reverse() }
    guard digits == [4, 2, 2] || (digits[0] <= 2 && digits[1] <= 2 && [2, 4].contains(digits[2])),
      let name = MonthName(number: parts[1].value)
    else { return nil }
    day = parts[0]
    month = (name, parts[1].text)
    // The inspections are of this century.
    let century = parts[2].text.utf8.count == 2 ? 2000 : 0
    year = Part(value: century + parts[2].value, text: parts[2].text)
    length = text.utf8.count - rest.count
  }
}
