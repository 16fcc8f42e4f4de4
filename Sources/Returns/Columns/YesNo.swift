/// A yes-or-no field as a column keeps it.
enum YesNo {
  static let missing: UInt8 = 0
  static let yes: UInt8 = 1
  static let no: UInt8 = 2

  /// 1 or true, 0 or false, in any case; ``CodeList/other`` for anything else.
  static func read(_ bytes: UnsafePointer<UInt8>, count: Int) -> UInt8 {
    switch (count, bytes[0]) {
    case (1, UInt8(ascii: "1")): return yes
    case (1, UInt8(ascii: "0")): return no
    case (4, _): return same(bytes, as: "true") ? yes : CodeList.other
    case (5, _): return same(bytes, as: "false") ? no : CodeList.other
    default: return CodeList.other
    }
  }

  private static func same(_ bytes: UnsafePointer<UInt8>, as word: StaticString) -> Bool {
    for place in 0..<word.utf8CodeUnitCount
    where bytes[place] | 0x20 != word.utf8Start[place] { return false }
    return true
  }
}
