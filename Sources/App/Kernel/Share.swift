/// A share in per cent with one decimal; of nothing it is not zero but "n/a" (domain, section 12).
public struct Share: Hashable, Sendable {
  public let numerator: Int
  public let denominator: Int

  public init(_ numerator: Int, of denominator: Int) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// "75.0 %", or "n/a".
  public var text: String {
    guard denominator > 0 else { return "n/a" }
    let tenths = (numerator * 2000 + denominator) / (denominator * 2)
    return "\(tenths / 10).\(tenths % 10) %"
  }
}
