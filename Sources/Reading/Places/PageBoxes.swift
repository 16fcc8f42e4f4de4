/// A rectangle on a page, in PDF points from the upper left corner.
public struct Box: Hashable, Sendable {
  public var left: Double
  public var top: Double
  public var right: Double
  public var bottom: Double

  public init(left: Double, top: Double, right: Double, bottom: Double) {
    self.left = left
    self.top = top
    self.right = right
    self.bottom = bottom
  }

  func joined(with other: Box) -> Box {
    Box(
      left: min(left, other.left), top: min(top, other.top), right: max(right, other.right),
      bottom: max(bottom, other.bottom))
  }
}

/// A page with the place of each of its words.
public struct PageBoxes: Sendable {
  public struct Word: Sendable {
    public var text: String
    public var box: Box
  }

  /// Points.
  public var width: Double
  /// Points.
  public var height: Double
  public let words: [Word]
}
