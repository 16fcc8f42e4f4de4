/// Numbers as people read them.
enum Grouped {
  /// 12345 as "12,345".
  static func number(_ number: Int) -> String {
    var digits = Array(String(number))
    var place = digits.count - 3
    while place > 0 {
      digits.insert(",", at: place)
      place -= 3
    }
    return String(digits)
  }
}
